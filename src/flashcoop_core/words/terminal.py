"""What the command line says: help, questions, answers, what is wrong with a command."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    # the frame of a help text
    "terminal-usage": ("Utilisation\u00a0:", "Usage:"),
    "terminal-options": ("Options", "Options"),
    "terminal-arguments": ("Arguments", "Arguments"),
    "terminal-commands": ("Commandes", "Commands"),
    "terminal-statuses": ("Codes de sortie", "Exit statuses"),
    "terminal-command-metavar": ("COMMANDE [ARGS]...", "COMMAND [ARGS]..."),
    "terminal-ledger": ("REGISTRE", "LEDGER"),
    "status-0": ("c'est fait", "done"),
    "status-1": (
        "refusé\u00a0: les règles ou la saisie s'y opposent\u00a0; rien n'a changé",
        "refused: by the rules, or for what was given; nothing changed",
    ),
    "status-2": ("la commande n'est pas utilisée comme il faut", "the command is not used as it is meant"),
    "status-3": (
        "le registre est abîmé, d'une version plus récente, ou n'en est pas un",
        "the ledger is damaged, of a later version, or none",
    ),
    "status-4": (
        "un fichier est absent, occupé ou illisible, ou le disque refuse",
        "a file is absent, busy or cannot be read, or the disk refuses",
    ),
    "status-130": ("interrompu au clavier", "interrupted from the keyboard"),
    # help of the commands: the first paragraph also stands in the list of commands
    "help-flashcoop": (
        "Le registre d'une Flashcoop\u00a0: enregistrer ce qui se passe, lire les comptes.",
        "The ledger of a Flashcoop: record what happens, read the books.",
    ),
    "help-demo": (
        "Jouer une session entière, puis montrer ses états.\n\n"
        "Avec --out, laisse dans DIR le registre, son journal en JSON Lines et les états.",
        "Play a whole session, then show its statements.\n\n"
        "With --out, leaves in DIR the ledger, its log as JSON Lines and the statements.",
    ),
    "help-new": (
        "Ouvrir une session.\n\nLe registre est créé s'il n'existe pas. Sans --json, chaque champ est demandé.",
        "Open a session.\n\nThe ledger is made if it is not there. Without --json, each field is asked for.",
    ),
    "help-record": (
        "Enregistrer un événement.\n\n"
        'Avec --json, l\'événement lui-même\u00a0: {"kind": "member_joined", "event": {...}}. Avec --plan, ce '
        'qu\'on en dit, et le reste est calculé\u00a0: --plan sale --json - avec {"product": "kokedama", '
        "\"pieces\": 2}. Sans l'un ni l'autre, chaque champ est demandé.",
        "Record an event.\n\n"
        'With --json, the event itself: {"kind": "member_joined", "event": {...}}. With --plan, what people '
        'say of it, and the rest is computed: --plan sale --json - with {"product": "kokedama", "pieces": 2}. '
        "With neither, each field is asked for.",
    ),
    "help-import": (
        "Prendre les lignes d'un fichier JSON Lines, toutes ou aucune.\n\n"
        "Les lignes exportées par `log --jsonl` sont reprises octet pour octet\u00a0; les événements nus "
        '({"kind": ..., "event": ...}) sont enregistrés dans la session nommée. Le registre est créé '
        "s'il n'existe pas.",
        "Take in the lines of a JSON Lines file, all or none.\n\n"
        'Lines exported by `log --jsonl` are adopted byte for byte; bare events ({"kind": ..., "event": ...}) '
        "are recorded in the session named. The ledger is made if it is not there.",
    ),
    "help-log": (
        "Montrer les événements.\n\nAvec --jsonl, les enregistrements eux-mêmes, octet pour octet.",
        "Show the events.\n\nWith --jsonl, the stored records themselves, byte for byte.",
    ),
    "help-show": (
        "Montrer où en est une session.\n\n"
        "Membres, décisions, prix en vigueur, stock, caisse, étapes de clôture faites et à faire.",
        "Show where a session stands.\n\n"
        "Members, decisions, prices in force, stock, till, steps of closing done and to do.",
    ),
    "help-statements": (
        "Imprimer les états financiers.\n\n"
        "Tous, ou celui qui est nommé\u00a0: journal, general-ledger, trial-balance, income-statement, "
        "balance-sheet, cash-flow, vat-summary, till-book, product-margins, stock, distribution, "
        "member-account, reconciliation.",
        "Print the financial statements.\n\n"
        "All of them, or the one named: journal, general-ledger, trial-balance, income-statement, "
        "balance-sheet, cash-flow, vat-summary, till-book, product-margins, stock, distribution, "
        "member-account, reconciliation.",
    ),
    "help-why": (
        "Dire de quels événements vient un chiffre.\n\n"
        "LINE est un numéro de compte, ou le texte de la ligne tel qu'il est imprimé.",
        "Say which events a figure comes from.\n\nLINE is an account number, or the text of the line as it is printed.",
    ),
    "help-verify": (
        "Vérifier tout le registre.\n\n"
        "Nomme le premier événement changé, manquant, déplacé ou ajouté. Avec --head, voit aussi une fin coupée.",
        "Check the whole ledger.\n\n"
        "Names the first event that was changed, removed, moved or added. With --head, also sees a cut tail.",
    ),
    "help-argument-ledger": ("Le fichier du registre.", "The file of the ledger."),
    "help-argument-story": (
        "L'histoire\u00a0: jinsei (par défaut) ou coopkies.",
        "The story: jinsei (default) or coopkies.",
    ),
    "help-argument-file": (
        "Le fichier JSON Lines, ou - pour l'entrée standard.",
        "The JSON Lines file, or - for stdin.",
    ),
    "help-argument-name": ("Le nom d'un état.", "The name of a statement."),
    "help-argument-statement": ("Le nom d'un état.", "The name of a statement."),
    "help-argument-line": ("La ligne dont on veut savoir d'où elle vient.", "The line to be explained."),
    "help-option-lang": (
        "La langue\u00a0; aussi par FLASHCOOP_LANG. Français par défaut.",
        "The language; also by FLASHCOOP_LANG. French by default.",
    ),
    "help-option-help": ("Montrer cette aide.", "Show this help."),
    "help-option-session": (
        "La session\u00a0; inutile si le registre n'en contient qu'une.",
        "The session; not needed where the ledger holds one.",
    ),
    "help-option-session-new": (
        "L'identifiant à donner à la session\u00a0; par défaut, tiré de son nom.",
        "The id to give to the session; by default, made from its name.",
    ),
    "help-option-out": (
        "Le dossier où tout laisser, créé au besoin.",
        "The folder to leave everything in, made if needed.",
    ),
    "help-option-json": (
        "Les champs, dans un fichier JSON ou sur l'entrée standard (-).",
        "The fields, in a JSON file or on stdin (-).",
    ),
    "help-option-json-new": (
        "Les champs de l'ouverture, dans un fichier JSON ou sur l'entrée standard (-).",
        "The fields of the opening, in a JSON file or on stdin (-).",
    ),
    "help-option-plan": (
        "Le calcul à faire\u00a0: sale, purchase, refund, till_close, vat... Ses arguments viennent de --json.",
        "The planner: sale, purchase, refund, till_close, vat... Its arguments come from --json.",
    ),
    "help-option-kind": (
        "Le genre d'événement à demander champ par champ.",
        "The kind of event to ask for, field by field.",
    ),
    "help-option-by": (
        "L'identifiant de qui enregistre, jamais un nom.",
        "The id of who records, never a name.",
    ),
    "help-option-jsonl": ("Les enregistrements, un par ligne.", "The stored records, one a line."),
    "help-option-at": (
        "À une version (un entier), ou à une date d'effet (2026-03-07).",
        "At a version (an integer), or at an effective day (2026-03-07).",
    ),
    "help-option-recorded": (
        "Tel qu'enregistré à ce moment\u00a0: 2026-03-07T18:00:00, en UTC sauf décalage indiqué.",
        "As recorded by that moment: 2026-03-07T18:00:00, UTC unless an offset says otherwise.",
    ),
    "help-option-member": ("De quel membre, pour member-account.", "Of which member, for member-account."),
    "help-option-json-out": ("En JSON, montants en centimes.", "As JSON, amounts in cents."),
    "help-option-head": (
        "Une empreinte relevée plus tôt, du registre ou d'une session.",
        "A head noted earlier, of the ledger or of a session.",
    ),
    # a command that is not used as it is meant
    "usage-help": ("Aide\u00a0: {command} --help", "Help: {command} --help"),
    "usage-missing": ("Il manque {parameter}.", "{parameter} is missing."),
    "usage-bad-value": (
        "La valeur donnée à {parameter} n'est pas de celles qu'il accepte.",
        "The value given to {parameter} is not one that it accepts.",
    ),
    "usage-unknown-option": ("L'option {option} n'existe pas ici.", "There is no option {option} here."),
    "usage-option-alone": (
        "L'option {option} ne va pas seule, ou ne prend pas de valeur.",
        "The option {option} lacks its value, or takes none.",
    ),
    "usage-extra": ("Il y a un argument de trop.", "There is one argument too many."),
    "usage-unknown-command": (
        "Cette commande n'existe pas. Prenez l'une de celles-ci\u00a0: {commands}.",
        "There is no such command. Take one of these: {commands}.",
    ),
    "usage-unknown-statement": (
        "Aucun état ne porte ce nom. Prenez l'un de ceux-ci\u00a0: {statements}.",
        "No statement has that name. Take one of these: {statements}.",
    ),
    "usage-unknown-demo": (
        "Aucune histoire ne porte ce nom. Prenez l'une de celles-ci\u00a0: {names}.",
        "No story has that name. Take one of these: {names}.",
    ),
    "usage-unknown-plan": (
        "Aucun calcul ne porte ce nom. Prenez l'un de ceux-ci\u00a0: {plans}.",
        "No planner has that name. Take one of these: {plans}.",
    ),
    "usage-unknown-kind": (
        "Aucun événement ne s'appelle ainsi. Prenez l'un de ceux-ci\u00a0: {kinds}.",
        "No event is called that. Take one of these: {kinds}.",
    ),
    "usage-unknown-line": (
        "Aucune ligne de cet état ne s'appelle ainsi. Prenez l'une de celles-ci\u00a0: {lines}.",
        "No line of that statement is called that. Take one of these: {lines}.",
    ),
    "usage-kind-is-asked": (
        "--kind sert à être interrogé\u00a0: ne le donnez ni avec --json ni avec --plan.",
        "--kind is for being asked: give it neither with --json nor with --plan.",
    ),
    "usage-version-or-day": (
        "--at prend une version (un entier) ou un jour qui existe, comme 2026-03-07.",
        "--at takes a version (an integer) or a day that exists, like 2026-03-07.",
    ),
    "usage-version-and-moment": (
        "--recorded choisit déjà une version\u00a0: avec lui, --at prend un jour.",
        "--recorded chooses a version already: with it, --at takes a day.",
    ),
    "usage-no-such-version": (
        "La session n'a pas de version {version}\u00a0: la dernière est {last}.",
        "The session has no version {version}: the last is {last}.",
    ),
    "usage-moment": (
        "--recorded prend un moment, comme 2026-03-07T18:00:00 ou 2026-03-07T18:00:00+01:00.",
        "--recorded takes a moment, like 2026-03-07T18:00:00 or 2026-03-07T18:00:00+01:00.",
    ),
    "usage-member-needed": (
        "Dites de quel membre\u00a0: --member.",
        "Say of which member: --member.",
    ),
    # how a run ends
    "terminal-interrupted": (
        "Interrompu. Ce qui était en cours n'a pas été enregistré.",
        "Interrupted. What was under way was not recorded.",
    ),
    "terminal-file": (
        "«\u00a0{path}\u00a0» ne peut pas être lu ou écrit ({reason}). Vérifiez le chemin, les droits et la place libre.",
        "“{path}” cannot be read or written ({reason}). Check the path, the rights and the free space.",
    ),
    "file-exists": (
        "«\u00a0{path}\u00a0» existe déjà. Choisissez un autre dossier, ou déplacez ce fichier.",
        "“{path}” is there already. Choose another folder, or move that file.",
    ),
    # answers
    "recorded": (
        "Enregistré\u00a0: {kind}, session {session}, version {version}, id {id}.",
        "Recorded: {kind}, session {session}, version {version}, id {id}.",
    ),
    "repeated": (
        "Déjà enregistré\u00a0: {kind}, session {session}, version {version}, id {id}.",
        "Recorded already: {kind}, session {session}, version {version}, id {id}.",
    ),
    "not-recorded": ("Rien n'a été enregistré.", "Nothing was recorded."),
    "opened": (
        "Session {session} («\u00a0{name}\u00a0») ouverte dans {path}.",
        "Session {session} (“{name}”) opened in {path}.",
    ),
    "session-head": ("Empreinte de la session\u00a0: {head}", "Head of the session: {head}"),
    "ledger-head": ("Empreinte du registre\u00a0: {head}", "Head of the ledger: {head}"),
    "imported": (
        "Événements importés\u00a0: {events}, déjà là\u00a0: {repeated}, sessions touchées\u00a0: {sessions}.",
        "Events imported: {events}, there already: {repeated}, sessions touched: {sessions}.",
    ),
    "import-progress": ("Import", "Importing"),
    "verified": (
        "{path}\u00a0: tout concorde. Événements\u00a0: {events}, sessions\u00a0: {sessions}.",
        "{path}: all of it holds. Events: {events}, sessions: {sessions}.",
    ),
    "verified-session": ("Empreinte de la session {session}\u00a0: {head}", "Head of session {session}: {head}"),
    "verified-kept": (
        "L'empreinte donnée est celle du registre à la position {position}\u00a0; événements depuis\u00a0: {later}.",
        "The head given is that of the ledger at position {position}; events since: {later}.",
    ),
    "verified-kept-in": (
        "L'empreinte donnée est celle de la session {session} à la position {position}\u00a0; événements depuis\u00a0: {later}.",
        "The head given is that of session {session} at position {position}; events since: {later}.",
    ),
    "demo-kept": (
        "Tout est dans {folder}. Empreinte du registre\u00a0: {head}\n"
        "Pour vérifier\u00a0: flashcoop verify {path} --head {head}",
        "Everything is in {folder}. Head of the ledger: {head}\nTo verify: flashcoop verify {path} --head {head}",
    ),
    "demo-not-kept": (
        "Empreinte du registre\u00a0: {head}\n"
        "Rien n'a été gardé. Pour garder le registre et le vérifier\u00a0:\n"
        "flashcoop demo {name} --out demo\n"
        "flashcoop verify demo/{name}.flashcoop --head {head}",
        "Head of the ledger: {head}\n"
        "Nothing was kept. To keep the ledger and verify it:\n"
        "flashcoop demo {name} --out demo\n"
        "flashcoop verify demo/{name}.flashcoop --head {head}",
    ),
    "log-session": ("Session", "Session"),
    "log-version": ("Version", "Version"),
    "log-day": ("Jour", "Day"),
    "log-kind": ("Événement", "Event"),
    "log-sum": ("Montant", "Amount"),
    "log-end": ("Événements\u00a0: {events} · empreinte {head}", "Events: {events} · head {head}"),
    "why-title": ("D'où vient «\u00a0{line}\u00a0»", "Where “{line}” comes from"),
    "why-total": ("Total", "Total"),
    # where a session stands
    "show-title": ("{name}, {place}, du {starts} au {ends}", "{name}, {place}, from {starts} to {ends}"),
    "show-host": ("Hébergée par {host}, section {section}", "Hosted by {host}, section {section}"),
    "show-version": (
        "Session {session}, version {version}, empreinte {head}",
        "Session {session}, version {version}, head {head}",
    ),
    "show-closed": ("Comptes clos le {on}", "Accounts closed on {on}"),
    "show-members": ("Membres", "Members"),
    "show-member": ("Membre", "Member"),
    "show-joined": ("Arrivée", "Joined"),
    "show-contract": ("Contrat", "Contract"),
    "show-worked": ("Travail", "Worked"),
    "show-left": ("Reste", "Left"),
    "show-gone": ("parti le {on}", "left on {on}"),
    "show-no-contract": ("aucun contrat signé", "no contract signed"),
    "show-contract-until": ("{kind} jusqu'au {ends}", "{kind} until {ends}"),
    "show-decisions": ("Décisions", "Decisions"),
    "show-decision": ("Décision", "Decision"),
    "show-question": ("Question", "Question"),
    "show-outcome": ("Issue", "Outcome"),
    "show-open": ("ouverte, bulletins\u00a0: {ballots}", "open, ballots: {ballots}"),
    "show-withdrawn": ("retirée", "withdrawn"),
    "show-adopted": ("adopté\u00a0: {winner} (contre\u00a0: {dissent})", "adopted: {winner} (against: {dissent})"),
    "show-rejected": ("rejetée {winner}(contre\u00a0: {dissent})", "rejected {winner}(against: {dissent})"),
    "show-no_quorum": (
        "quorum non atteint {winner}(contre\u00a0: {dissent})",
        "no quorum {winner}(against: {dissent})",
    ),
    "show-tie": ("égalité {winner}(contre\u00a0: {dissent})", "tie {winner}(against: {dissent})"),
    "show-prices": ("Prix en vigueur", "Prices in force"),
    "show-product": ("Produit", "Product"),
    "show-channel": ("Canal", "Channel"),
    "show-price": ("Prix TTC", "Price, VAT included"),
    "show-since": ("Depuis", "Since"),
    "show-backed": ("Décidé par", "Decided by"),
    "show-voted": ("vote {decision}", "vote {decision}"),
    "show-emergency": (
        "⚠ URGENCE, sans vote\u00a0: {facilitator}, {reason}",
        "⚠ EMERGENCY, no vote: {facilitator}, {reason}",
    ),
    "show-stock": ("Stock", "Stock"),
    "show-produced": ("Fabriqué", "Made"),
    "show-sold": ("Vendu", "Sold"),
    "show-till": ("En caisse\u00a0: {till:cents}", "In the till: {till:cents}"),
    "show-bank": ("En banque\u00a0: {bank:cents}", "At the bank: {bank:cents}"),
    "show-customers-owe": ("Dû par les clients\u00a0: {cents:cents}", "Owed by customers: {cents:cents}"),
    "show-suppliers-owed": ("Dû aux fournisseurs\u00a0: {cents:cents}", "Owed to suppliers: {cents:cents}"),
    "show-steps-done": ("Étapes de clôture faites", "Steps of closing done"),
    "show-steps-next": ("Reste à faire avant de clore", "Left to do before closing"),
    "show-ready-to-close": (
        "Tout est prêt\u00a0: la session peut être close.",
        "All is ready: the session can be closed.",
    ),
    # questions
    "ask-kind": ("Quel événement (nom ou numéro)\u00a0?", "Which event (name or number)?"),
    "ask-record": ("Enregistrer\u00a0? [o/N]", "Record it? [y/N]"),
    "ask-field": ("{path} ({name}), {type}", "{path} ({name}), {type}"),
    "ask-end": ("\u00a0: ", ": "),
    "ask-default": (" [Entrée\u00a0: {default}]\u00a0: ", " [Enter: {default}]: "),
    "ask-part": ("{path} ({name})\u00a0: le préciser\u00a0? [o/N]", "{path} ({name}): give it? [y/N]"),
    "ask-more": (
        "{path} ({name}), déjà {count}\u00a0: en ajouter\u00a0? [o/N]",
        "{path} ({name}), {count} so far: add one? [y/N]",
    ),
    "yes": ("oui", "yes"),
    "no": ("non", "no"),
    "type-money": ("en euros, de {low} à {high}", "in euros, from {low} to {high}"),
    "type-quantity": ("en unités, de {low} à {high}", "in units, from {low} to {high}"),
    "type-rate": ("en pour cent, de {low} à {high}", "in percent, from {low} to {high}"),
    "type-count": ("nombre entier, de {low} à {high}", "whole number, from {low} to {high}"),
    "type-count-free": ("nombre entier", "whole number"),
    "type-text": ("texte, {limit} caractères au plus", "text, {limit} characters at most"),
    "type-pattern": ("comme {example}", "like {example}"),
    "type-flag": ("oui ou non", "yes or no"),
    "type-day": ("jour, comme 07/03/2026 ou 2026-03-07", "day, like 2026-03-07"),
    "answer-not-listed": ("Ce n'est pas dans la liste.", "This is not in the list."),
    "answer-not-whole": (
        "Ce nombre doit être entier. Écrivez-le sans décimale.",
        "This number must be whole. Write it without decimals.",
    ),
    "answer-not-yes-or-no": ("Répondez oui ou non.", "Answer yes or no."),
    "answers-ended": (
        "Les réponses s'arrêtent avant la dernière question. Rien n'a été enregistré.",
        "The answers end before the last question. Nothing was recorded.",
    ),
    # the fields of events, as they are asked for
    "field-accepted_by": ("accepté par", "accepted by"),
    "field-account": ("compte", "account"),
    "field-accounts": ("comptes", "accounts"),
    "field-accrued": ("part provisionnée", "share accrued"),
    "field-acknowledged_by": ("écart reconnu par", "difference acknowledged by"),
    "field-after": ("valeur après", "value after"),
    "field-at": ("heure", "time"),
    "field-aux": ("tiers ou produit", "third party or product"),
    "field-base": ("assiette", "base"),
    "field-before": ("valeur avant", "value before"),
    "field-blank": ("bulletins blancs", "blank ballots"),
    "field-brought_forward": ("crédit reporté", "credit brought forward"),
    "field-cause": ("cause", "cause"),
    "field-cents": ("montant", "amount"),
    "field-channel": ("canal de vente", "channel"),
    "field-charge": ("nature de la charge", "kind of charge"),
    "field-collected": ("TVA collectée", "VAT collected"),
    "field-contract": ("contrat", "contract"),
    "field-contribution": ("contribution à la CAE", "host contribution"),
    "field-cost": ("coût hors taxes", "cost net of VAT"),
    "field-counted": ("compté", "counted"),
    "field-credit": ("crédit de TVA", "VAT credit"),
    "field-customer": ("client", "customer"),
    "field-dated": ("date de la pièce", "date of the voucher"),
    "field-decided_by": ("décidé par", "decided by"),
    "field-decision": ("décision", "decision"),
    "field-deductible": ("TVA déductible", "VAT deductible"),
    "field-delivered": ("livré", "delivered"),
    "field-difference": ("écart", "difference"),
    "field-dissent": ("voix contre", "votes against"),
    "field-distributable": ("somme à partager", "sum to share"),
    "field-due": ("TVA due", "VAT due"),
    "field-emergency": ("urgence", "emergency"),
    "field-employer": ("cotisations patronales", "employer's contributions"),
    "field-ends": ("fin", "end"),
    "field-entitled": ("votants", "entitled to vote"),
    "field-entrepreneur": ("entrepreneur de la CAE", "entrepreneur of the host"),
    "field-entries": ("écritures", "entries"),
    "field-envelope": ("enveloppe", "envelope"),
    "field-event": ("id de l'événement", "id of the event"),
    "field-expected": ("attendu", "expected"),
    "field-facilitator": ("animateur", "facilitator"),
    "field-fate": ("devenir", "fate"),
    "field-fee": ("commission hors taxes", "fee net of VAT"),
    "field-fee_rate": ("TVA de la commission, taux", "VAT rate of the fee"),
    "field-fee_vat": ("TVA de la commission", "VAT of the fee"),
    "field-filiere": ("filière", "trade"),
    "field-fiscal_year_ends": ("fin de l'exercice de la CAE", "end of the host's fiscal year"),
    "field-format": ("format", "format"),
    "field-funder": ("financeur", "funder"),
    "field-gap": ("écart de caisse", "till gap"),
    "field-grant": ("subvention", "grant"),
    "field-gross": ("montant TTC", "amount, VAT included"),
    "field-head": ("empreinte", "head"),
    "field-hook_api": ("version de l'interface", "hook API"),
    "field-host": ("CAE", "host"),
    "field-imposed": ("imposé", "imposed"),
    "field-in_loss": ("due aussi en cas de perte", "due in a loss too"),
    "field-instalment": ("mensualité", "instalment"),
    "field-interest": ("intérêts", "interest"),
    "field-into": ("versé sur", "paid into"),
    "field-invoice_to_host": ("facture au nom de la CAE", "invoice in the host's name"),
    "field-journal": ("journal", "journal"),
    "field-key": ("clé de répartition", "key"),
    "field-kind": ("genre", "kind"),
    "field-label": ("intitulé", "label"),
    "field-line": ("ligne", "line"),
    "field-lines": ("lignes", "lines"),
    "field-means": ("moyen de paiement", "means of payment"),
    "field-member": ("membre", "member"),
    "field-method": ("mode de décision", "method"),
    "field-minutes": ("durée en minutes", "minutes"),
    "field-month": ("mois", "month"),
    "field-months": ("nombre de mois", "number of months"),
    "field-name": ("nom", "name"),
    "field-nature": ("nature", "nature"),
    "field-net": ("montant net, hors taxes", "net amount"),
    "field-next_year_ends": ("fin de l'exercice suivant", "end of the next year"),
    "field-number": ("numéro", "number"),
    "field-objects": ("objection", "objection"),
    "field-on": ("jour", "day"),
    "field-option": ("option", "option"),
    "field-options": ("options", "options"),
    "field-other_charges": ("autres charges de paie", "other payroll charges"),
    "field-other_social": ("autres organismes sociaux", "other social bodies"),
    "field-outcome": ("issue", "outcome"),
    "field-owns_bank": ("compte bancaire propre", "bank account of its own"),
    "field-paid": ("paiements", "payments"),
    "field-partner": ("partenaire", "partner"),
    "field-per_unit": ("par pièce", "per unit"),
    "field-period": ("période", "period"),
    "field-perpetual": ("total perpétuel", "perpetual total"),
    "field-perpetual_absolute": ("total perpétuel absolu", "absolute perpetual total"),
    "field-piece": ("pièce", "voucher"),
    "field-place": ("lieu", "place"),
    "field-plugins": ("extensions", "plugins"),
    "field-postings": ("lignes d'écriture", "postings"),
    "field-price": ("prix TTC", "price, VAT included"),
    "field-prices": ("prix", "prices"),
    "field-principal": ("capital", "principal"),
    "field-product": ("produit", "product"),
    "field-products": ("produits", "products"),
    "field-proof": ("preuve", "proof"),
    "field-purchase": ("pièce d'achat", "purchase voucher"),
    "field-quantity": ("quantité", "quantity"),
    "field-question": ("question", "question"),
    "field-quorum": ("quorum", "quorum"),
    "field-rate": ("taux", "rate"),
    "field-reason": ("raison", "reason"),
    "field-rebate": ("remise seule", "rebate only"),
    "field-reference": ("numéro de pièce", "reference"),
    "field-refund": ("numéro du remboursement", "refund number"),
    "field-refunds": ("remboursements", "refunds"),
    "field-returned": ("pièces rendues", "pieces returned"),
    "field-reverse_charge": ("autoliquidation", "reverse charge"),
    "field-reverse_charged": ("TVA autoliquidée", "VAT reverse-charged"),
    "field-role": ("rôle", "role"),
    "field-rounding": ("arrondis", "rounding"),
    "field-sales": ("ventes", "sales"),
    "field-section": ("section analytique", "analytic section"),
    "field-shares": ("parts", "shares"),
    "field-signed": ("signé le", "signed on"),
    "field-siren": ("SIREN", "SIREN"),
    "field-social_security": ("sécurité sociale", "social security"),
    "field-source": ("provenance", "source"),
    "field-split": ("partage", "split"),
    "field-starts": ("début", "start"),
    "field-stock": ("genre de stock", "kind of stock"),
    "field-subject": ("sujet", "subject"),
    "field-supplier": ("fournisseur", "supplier"),
    "field-tally": ("décompte", "tally"),
    "field-target": ("destination", "target"),
    "field-taxes": ("taxes sur salaires", "payroll taxes"),
    "field-through": ("dernière version couverte", "last version covered"),
    "field-ticket": ("ticket", "ticket"),
    "field-tickets": ("nombre de tickets", "number of tickets"),
    "field-timezone": ("fuseau horaire", "time zone"),
    "field-totals": ("totaux par taux", "totals per rate"),
    "field-unit": ("unité", "unit"),
    "field-values": ("valeurs", "values"),
    "field-vat": ("TVA", "VAT"),
    "field-vat_liable": ("assujettie à la TVA", "liable to VAT"),
    "field-vat_rate": ("taux de TVA", "VAT rate"),
    "field-vat_reason": ("raison du taux", "reason of the rate"),
    "field-vat_rounding": ("arrondi de la TVA", "rounding of VAT"),
    "field-version": ("version", "version"),
    "field-votes": ("voix", "votes"),
    "field-voucher": ("numéro de pièce", "voucher number"),
    "field-weight": ("poids", "weight"),
    "field-weights": ("poids", "weights"),
    "field-winner": ("option adoptée", "option adopted"),
    "field-withheld": ("prélèvement à la source", "withholding tax"),
}
