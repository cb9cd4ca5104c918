"""Sentences about plugins, pay that goes out and results that come back."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "plugin-active": (
        "Activé par une session de ce registre, en état de marche.",
        "Activated by a session of this ledger, in working order.",
    ),
    "plugin-inactive": (
        "Installé, pas activé\u00a0: il n'est pas chargé tant que rien ne le demande.",
        "Installed, not activated: it is not loaded as long as nothing asks for it.",
    ),
    "plugin-missing": (
        "Le module {plugin} n'est pas installé\u00a0: installez-le, ou retirez-le de ce que vous demandez.",
        "Plugin {plugin} is not installed: install it, or take it off what you ask for.",
    ),
    "kit-missing": (
        "Le dossier de documents est fait par un module à installer\u00a0: «\u00a0pip install 'flashcoop-kit[pdf]'\u00a0», ou «\u00a0pip install flashcoop-kit\u00a0» sans les PDF.",
        "The kit of documents is made by a plugin to install: `pip install 'flashcoop-kit[pdf]'`, or `pip install flashcoop-kit` without the PDF files.",
    ),
    "unknown-kit-document": (
        "Le dossier n'a pas de document {document}\u00a0: il y a {known}. «\u00a0flashcoop kit --list\u00a0» dit ce qu'ils sont.",
        "The kit has no document {document}: there are {known}. `flashcoop kit --list` says what they are.",
    ),
    "plugin-broken": (
        "Le module {plugin} ({distribution}) ne se charge pas\u00a0: {reason}. Réparez-le ou installez une autre version.",
        "Plugin {plugin} ({distribution}) does not load: {reason}. Repair it or install another version.",
    ),
    "plugin-incompatible": (
        "Le module {plugin} ({distribution}) n'est pas fait pour cette version\u00a0: il demande {wants}, ceci est {have}. Installez les versions qui vont ensemble.",
        "Plugin {plugin} ({distribution}) was not made for this version: it asks for {wants}, this is {have}. Install the versions that go together.",
    ),
    "plugin-duplicate": (
        "Plusieurs paquets installés apportent un module {plugin}\u00a0: {distribution}. Désinstallez ceux qui sont de trop.",
        "Several installed distributions bring a plugin {plugin}: {distribution}. Uninstall those that are too many.",
    ),
    "plugin-shapes-nothing": (
        "Le module {plugin} ({distribution}) n'ajoute rien à une session\u00a0: ne l'activez pas, nommez-le à la commande.",
        "Plugin {plugin} ({distribution}) adds nothing to a session: do not activate it, name it at the command.",
    ),
    "plugin-lacks-hook": (
        "Le module {plugin} ({distribution}) ne fait pas cela, il lui manque {hook}\u00a0: choisissez-en un autre, `flashcoop plugins --check` dit ce que chacun fait.",
        "Plugin {plugin} ({distribution}) does not do that, it lacks {hook}: choose another, `flashcoop plugins --check` says what each does.",
    ),
    "plugin-lacks-report": (
        "Le module {plugin} n'a pas de document {report} de cette sorte\u00a0: il a {known}.",
        "Plugin {plugin} has no document {report} of this sort: it has {known}.",
    ),
    "plugin-report-unnamed": (
        "Le module {plugin} fait plusieurs documents\u00a0: dites lequel, {known}.",
        "Plugin {plugin} makes several documents: say which, {known}.",
    ),
    "plugin-report-of-several": (
        "Plusieurs modules font un document «\u00a0{report}\u00a0»\u00a0: dites lequel, {known}.",
        "Several plugins make a document “{report}”: say which, {known}.",
    ),
    "plugin-makes-files": (
        "{document} est une forme pour d'autres programmes\u00a0: demandez-la par `flashcoop export --format {document}`.",
        "{document} is a form for other programs: ask for it by `flashcoop export --format {document}`.",
    ),
    "plugin-makes-report": (
        "{document} est un document à lire\u00a0: demandez-le par `flashcoop report`.",
        "{document} is a document to read: ask for it by `flashcoop report`.",
    ),
    "plugin-failed": (
        "Le module {plugin} ({distribution}) a échoué dans {function}\u00a0: {error}. Rien n'a été enregistré\u00a0; signalez-le à qui le maintient.",
        "Plugin {plugin} ({distribution}) failed in {function}: {error}. Nothing was recorded; tell those who maintain it.",
    ),
    "plugin-not-active": (
        "Le module {plugin} n'est pas activé dans cette session\u00a0: activez-le par un avenant (session_amended), s'il est installé.",
        "Plugin {plugin} is not active in this session: activate it by an amendment (session_amended), if it is installed.",
    ),
    "plugin-twice": (
        "Le module {plugin} figure deux fois\u00a0: ne l'activez qu'une fois.",
        "Plugin {plugin} stands twice: activate it once.",
    ),
    "unknown-setting": (
        "{of} n'a pas de réglage {setting}\u00a0: ceux qui existent sont {known}.",
        "{of} has no setting {setting}: those that exist are {known}.",
    ),
    "missing-setting": (
        "{of} demande le réglage {setting}\u00a0: donnez-le par `--set {setting}=VALEUR`.",
        "{of} asks for the setting {setting}: give it by `--set {setting}=VALUE`.",
    ),
    "nothing-distributed": (
        "Rien n'a été réparti entre les membres, il n'y a pas de paie à préparer\u00a0: enregistrez d'abord la répartition.",
        "Nothing was shared among the members, there is no pay to prepare: record the distribution first.",
    ),
    "no-share-left-to-pay": (
        "Il n'y a plus de paie à préparer\u00a0: les parts sont déjà payées, laissées à la CAE ou données. «\u00a0flashcoop statements REGISTRE distribution\u00a0» dit ce que chacune est devenue.",
        "There is no pay left to prepare: the shares are paid already, left to the host or given. `flashcoop statements LEDGER distribution` says what became of each.",
    ),
    "pay-amounts-differ": (
        "Pour une paie en {basis:basis}, la CAE donne un montant par membre\u00a0: {members}, tous et eux seuls.",
        "For a payroll by {basis:basis}, the host gives an amount for each member: {members}, all of them and no one else.",
    ),
    "pay-basis-not-taken": (
        "Le module {plugin} ne prend pas de montants en {basis:basis}\u00a0: il prend {known:basis}.",
        "Plugin {plugin} takes no amounts by {basis:basis}: it takes {known:basis}.",
    ),
    "pay-member-missing": (
        "Les résultats de paie de {month} oublient {members}\u00a0: demandez un fichier complet.",
        "The payroll results of {month} forget {members}: ask for a complete file.",
    ),
    "pay-member-unknown": (
        "Les résultats de paie nomment {member}, qui n'a pas de contrat dans cette session en {month}\u00a0: vérifiez que le fichier est celui de cette session.",
        "The payroll results name {member}, who has no contract in this session in {month}: check that the file is this session's.",
    ),
    "pay-member-twice": (
        "Les résultats de paie donnent deux fois {member}\u00a0: ne gardez qu'une ligne.",
        "The payroll results give {member} twice: keep one line.",
    ),
    "pay-wrong-month": (
        "Les résultats de {member} sont ceux de {month}, pas de {expected}\u00a0: demandez le bon mois, ou nommez celui du fichier.",
        "The results of {member} are those of {month}, not of {expected}: ask for the right month, or name that of the file.",
    ),
    "pay-other-contract": (
        "Les résultats de {member} concernent un contrat {contract:contract}, le sien est un contrat {expected:contract}\u00a0: faites corriger la paie.",
        "The results of {member} are about a contract {contract:contract}, theirs is {expected:contract}: have the payroll corrected.",
    ),
}
