"""The texts of the commands that deal with plugins: help, columns, what they print."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    # help of the commands: the first paragraph also stands in the list of commands
    "help-report": (
        "Imprimer un document fait par un module.\n\nUne fiche de coût, une étiquette, un rappel de lot… `flashcoop export --list` dit ce qu'il y a.",
        "Print a document that a plugin makes.\n\nA cost sheet, a label, a recall… `flashcoop export --list` says what there is.",
    ),
    "help-export": (
        "Sortir les comptes dans la forme qu'un autre programme lit.\n\n--list dit quelles formes il y a, et de quel module. Un fichier n'est jamais écrit à moitié.",
        "Write the books in the form that another program reads.\n\n--list says which forms there are, and from which plugin. A file is never half written.",
    ),
    "help-kit": (
        "Faire les documents qui entourent la session.\n\nPresse, partenaires, droits, évaluation\u00a0: remplis de ce que le registre sait, à modifier (DOCX) et à imprimer (PDF). Sans fichier d'identités, ce qui est personnel reste à remplir à la main.",
        "Make the documents around the session.\n\nPress, partners, rights, evaluation, in French: filled with what the ledger knows, to edit (DOCX) and to print (PDF). Without a roster, what is personal is left to be filled in by hand.",
    ),
    "help-pay-files": (
        "Préparer les éléments de paie des membres.\n\nLes montants sont leurs parts, en coût total. Le fichier d'identités reste hors du registre\u00a0; le module n'en voit que ce dont il a besoin.",
        "Prepare the pay elements of the members.\n\nThe amounts are their shares, as total cost. The roster stays outside of the ledger; the plugin sees of it what it needs.",
    ),
    "help-pay-results": (
        "Enregistrer les résultats que la paie a calculés.\n\nCe que chaque membre a vraiment coûté est rapproché de sa part\u00a0; les centimes d'écart sont nommés, et reconnus par --acknowledged-by.",
        "Record the results that the payroll computed.\n\nWhat each member really cost is held against their share; the cents of difference are named, and acknowledged by --acknowledged-by.",
    ),
    "help-plugins": (
        "Lister les modules, leur état et que faire.\n\nAvec un registre, ceux que ses sessions ont activés sont chargés et vérifiés\u00a0; --check les charge tous.",
        "List the plugins, their state and what to do.\n\nWith a ledger, those that its sessions have activated are loaded and checked; --check loads all of them.",
    ),
    "help-argument-plugin": ("Le nom du module de paie.", "The name of the payroll plugin."),
    "help-argument-plugins-of": (
        "Un registre, pour savoir ce que ses sessions ont activé.",
        "A ledger, to know what its sessions have activated.",
    ),
    "help-argument-report": (
        "Le module et son document\u00a0; le module seul, s'il n'en a qu'un.",
        "The plugin and its document; the plugin alone, if it has one.",
    ),
    "help-argument-pay-results": (
        "Le fichier que la paie a rendu, ou - pour l'entrée standard.",
        "The file that the payroll gave back, or - for stdin.",
    ),
    "help-option-check-plugins": (
        "Charger aussi ceux qui ne sont pas activés.",
        "Load those that are not activated too.",
    ),
    "help-option-json-plugins": ("En JSON.", "As JSON."),
    "help-option-json-report": ("En JSON.", "As JSON."),
    "help-option-set": (
        "Un réglage du module\u00a0; autant de fois qu'il en faut.",
        "A setting of the plugin; as many times as needed.",
    ),
    "help-option-format": ("La forme, et le module qui la fait.", "The form, and the plugin that makes it."),
    "help-option-out-export": (
        "Où écrire\u00a0: un fichier, ou un dossier créé au besoin. Sinon, sur la sortie standard.",
        "Where to write: a file, or a folder made if needed. On stdout otherwise.",
    ),
    "help-option-list": ("Dire ce qu'il y a, et de quel module.", "Say what there is, and from which plugin."),
    "help-option-only": (
        "Un document\u00a0; autant de fois qu'il en faut. Tous sinon.",
        "A document; as many times as needed. All otherwise.",
    ),
    "help-option-format-kit": ("Une seule forme\u00a0; les deux sinon.", "One form alone; both otherwise."),
    "help-option-out-kit": (
        "Où écrire\u00a0: un dossier, créé au besoin.",
        "Where to write: a folder, made if needed.",
    ),
    "help-option-list-kit": ("Dire quels documents il y a.", "Say which documents there are."),
    "help-option-month": ("Le mois de paie.", "The month of pay."),
    "help-option-roster": (
        "Qui sont les membres\u00a0: un CSV à en-tête ou un JSON.",
        "Who the members are: a CSV with a heading, or JSON.",
    ),
    "help-option-basis": (
        "Ce que sont les montants\u00a0: coût total, brut ou net.",
        "What the amounts are: total cost, gross or net.",
    ),
    "help-option-amounts": (
        "Pour le brut ou le net\u00a0: le montant de chaque membre, en centimes, en JSON.",
        "For gross or net: the amount of each member, in cents, as JSON.",
    ),
    "help-option-reference": (
        "La référence de la paie, comme elle sera dans les comptes.",
        "The reference of the payroll, as the books will have it.",
    ),
    "help-option-acknowledged-by": (
        "L'identifiant de qui reconnaît les écarts.",
        "The id of who acknowledges the differences.",
    ),
    "help-option-on": (
        "Le jour de l'écriture\u00a0; sinon celui du dernier événement.",
        "The accounting day; that of the latest event otherwise.",
    ),
    "help-option-plugin": (
        "Un module à activer\u00a0; autant de fois qu'il en faut, dans l'ordre.",
        "A plugin to activate; as many times as needed, in order.",
    ),
    "help-option-observer": (
        "Un module à prévenir de ce qui est enregistré.",
        "A plugin to be told of what is recorded.",
    ),
    # misuse
    "usage-setting": (
        "Un réglage s'écrit NOM=VALEUR, une fois par nom\u00a0: {setting}.",
        "A setting is written NAME=VALUE, once a name: {setting}.",
    ),
    "usage-export": (
        "Dites de quel registre et sous quelle forme\u00a0: REGISTRE --format MODULE\u00a0; ou --list.",
        "Say of which ledger and in which form: LEDGER --format PLUGIN; or --list.",
    ),
    "usage-kit": (
        "Dites de quel registre et dans quel dossier\u00a0: REGISTRE --out DIR\u00a0; ou --list.",
        "Say of which ledger and into which folder: LEDGER --out DIR; or --list.",
    ),
    "usage-out-needed": (
        "Cette forme fait plusieurs fichiers\u00a0: donnez un dossier, --out DIR.",
        "This form makes several files: give a folder, --out DIR.",
    ),
    "usage-month": ("Un mois s'écrit 2026-03.", "A month is written 2026-03."),
    "usage-day": ("Un jour s'écrit 2026-03-07.", "A day is written 2026-03-07."),
    "usage-amounts": (
        'Les montants sont un objet JSON, en centimes\u00a0: {{"m-01": 4157}}.',
        'The amounts are a JSON object, in cents: {{"m-01": 4157}}.',
    ),
    # what is printed
    "plugins-none": ("Aucun module n'est installé.", "No plugin is installed."),
    "exports-none": (
        "Aucun module installé ne fait de document ni de forme de sortie. Installez-en un, comme flashcoop-format-xlsx ou flashcoop-book.",
        "No plugin that is installed makes a document or a form. Install one, like flashcoop-format-xlsx or flashcoop-book.",
    ),
    "plugins-title": ("Modules", "Plugins"),
    "exports-title": ("Documents et formes de sortie", "Documents and forms"),
    "column-plugin": ("Module", "Plugin"),
    "column-plugin-state": ("État", "State"),
    "column-plugin-distribution": ("Paquet", "Distribution"),
    "column-plugin-hooks": ("Ce qu'il fait", "What it does"),
    "column-name": ("Nom", "Name"),
    "column-command": ("Commande", "Command"),
    "column-family": ("Pour", "For"),
    "column-personal": ("Identités", "Identities"),
    "kit-title": ("Le dossier de documents", "The kit of documents"),
    "kit-personal": ("si on les donne", "if given"),
    "kit-left": ("Fichiers dans {folder}\u00a0: {files}.", "Files in {folder}: {files}."),
    "column-settings": ("Réglages", "Settings"),
    "column-what": ("Ce que c'est", "What it is"),
    "state-active": ("activé", "active"),
    "state-inactive": ("installé", "inactive"),
    "state-missing": ("manque", "missing"),
    "state-broken": ("cassé", "broken"),
    "state-incompatible": ("incompatible", "incompatible"),
    "state-duplicate": ("en double", "duplicate"),
    "report-left": (
        "{name}\u00a0: {files} fichier(s) dans {folder}.",
        "{name}: {files} file(s) in {folder}.",
    ),
    "file-left": ("{path} ({bytes} octets)", "{path} ({bytes} bytes)"),
    "export-progress": (
        "Écriture en cours\u00a0: {seconds} s, {bytes} octets…",
        "Being written: {seconds} s, {bytes} bytes…",
    ),
    "export-left": ("{name} → {folder}", "{name} → {folder}"),
    "pay-files-left": (
        "{total:cents} pour {members} membres, en {basis}.",
        "{total:cents} for {members} members, by {basis}.",
    ),
    "basis-cost": ("coût total", "total cost"),
    "basis-gross": ("brut", "gross"),
    "basis-net": ("net", "net"),
    # what sentences about pay call a contract
    "contract-cape": ("CAPE", "CAPE"),
    "contract-cesa": ("CESA", "CESA"),
    "contract-salaried": ("salarié", "salaried"),
    "contract-other": ("d'une autre sorte", "of another sort"),
    "pay-difference": (
        "{member}\u00a0: part {share:cents}, écart avec la paie {difference:cents}.",
        "{member}: share {share:cents}, difference with the payroll {difference:cents}.",
    ),
    "observer-failed": (
        "L'événement est enregistré, mais un module prévenu a échoué\u00a0: {plugin} ({distribution}), {error}.",
        "The event is recorded, but a plugin that was told of it failed: {plugin} ({distribution}), {error}.",
    ),
    "show-plugins-unknown": (
        "⚠ Module absent ou inutilisable\u00a0: {plugins}. Son état est inconnu\u00a0; les comptes sont entiers, rien ne peut être enregistré.",
        "⚠ Missing or unusable plugin: {plugins}. Its state is unknown; the books are whole, nothing can be recorded.",
    ),
    "show-plugins": ("Modules actifs\u00a0: {plugins}.", "Active plugins: {plugins}."),
    "verified-skipped": (
        "⚠ {events} événement(s) du module {plugin}, absent ici\u00a0: leurs écritures n'ont pas pu être recalculées.",
        "⚠ {events} event(s) of plugin {plugin}, missing here: their entries could not be computed again.",
    ),
}
