"""Texts about the log: the file, its lock, its chain, and what `verify` finds.

`ledger-damaged` names the place as far as it is known; a sentence `damage-<what>` follows it.
"""

from __future__ import annotations

__all__ = ["DAMAGES", "TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    "not-a-ledger": (
        "« {path} » n'est pas un registre Flashcoop. Vérifiez le chemin ; rien n'a été modifié.",
        "“{path}” is not a Flashcoop ledger. Check the path; nothing was changed.",
    ),
    "former-draft": (
        "« {path} » est au format d'essai {found}, que cette version ne lit plus (elle lit le {known}). Exportez-le avec la version qui l'a fait (`flashcoop log --jsonl`) ; rien n'a été modifié.",
        "“{path}” has the draft format {found}, which this version reads no more (it reads {known}). Export it with the version that made it (`flashcoop log --jsonl`); nothing was changed.",
    ),
    "later-format": (
        "« {path} » est au format {found}, plus récent que celui que cette version connaît ({known}). Mettez flashcoop-core à jour, puis rouvrez-le ; rien n'a été modifié.",
        "“{path}” has format {found}, later than the one this version knows ({known}). Upgrade flashcoop-core, then open it again; nothing was changed.",
    ),
    "ledger-unreadable": (
        "« {path} » ne peut pas être ouvert ou lu ({reason}). Vérifiez que le fichier existe et que vous avez le droit de le lire ; s'il est sur un support en lecture seule, ouvrez-le en lecture ou copiez-le ailleurs.",
        "“{path}” cannot be opened or read ({reason}). Check that the file exists and that you may read it; on read-only media, open it for reading or copy it elsewhere.",
    ),
    "ledger-absent": (
        "Il n'y a pas de registre « {path} ». Vérifiez le nom et le dossier ; pour en commencer un : « flashcoop new {path} ».",
        "There is no ledger “{path}”. Check the name and the folder; to begin one: `flashcoop new {path}`.",
    ),
    "network-file-system": (
        "« {path} » est sur un partage réseau ({system}), où rien n'empêche deux ordinateurs d'y écrire en même temps et de l'abîmer. Fermez-le partout, copiez-le (avec son fichier « -wal », s'il y en a un) sur un disque de cet ordinateur et ouvrez la copie ; rien n'a été modifié.",
        "“{path}” is on a network share ({system}), where nothing keeps two computers from writing to it at once and spoiling it. Close it everywhere, copy it (with its “-wal” file, if there is one) to a disk of this computer and open the copy; nothing was changed.",
    ),
    "ledger-busy": (
        "« {path} » est occupé : quelqu'un d'autre y écrit depuis plus de {seconds} s. Rien n'a été enregistré. Réessayez ; si cela dure, cherchez le programme qui le tient ouvert.",
        "“{path}” is busy: somebody else has been writing for more than {seconds} s. Nothing was recorded. Try again; if it goes on, look for the program that holds it.",
    ),
    "write-failed": (
        "L'écriture dans « {path} » a échoué ({reason}) : disque plein, support en lecture seule ou erreur du disque. Corrigez la cause, rouvrez le registre et enregistrez les mêmes événements : aucun ne sera inscrit deux fois.",
        "Writing to “{path}” failed ({reason}): disk full, read-only media or a disk error. Remove the cause, reopen the ledger and record the same events again: none will be stored twice.",
    ),
    "ledger-poisoned": (
        "Une écriture dans « {path} » a échoué plus tôt : ce registre n'accepte plus rien tant qu'il n'est pas fermé puis rouvert. Rouvrez-le, puis enregistrez les mêmes événements.",
        "An earlier write to “{path}” failed: the ledger accepts nothing more until it is closed and reopened. Reopen it, then record the same events again.",
    ),
    "ledger-forked": (
        "« {path} » a été ouvert par un autre processus, dont celui-ci est issu. Rouvrez-le dans ce processus.",
        "“{path}” was opened by another process, which this one was forked from. Open it in this process.",
    ),
    "ledger-closed": (
        "Le registre « {path} » est fermé. Rouvrez-le pour continuer.",
        "The ledger “{path}” is closed. Open it again to go on.",
    ),
    "ledger-damaged": ("Le registre est abîmé.", "The ledger is damaged."),
    "ledger-damaged-at": (
        "Le registre est abîmé à la position {position}.",
        "The ledger is damaged at position {position}.",
    ),
    "ledger-damaged-of": (
        "Le registre est abîmé, dans la session {session}.",
        "The ledger is damaged, in session {session}.",
    ),
    "ledger-damaged-in": (
        "Le registre est abîmé à la position {position}, dans la session {session}.",
        "The ledger is damaged at position {position}, in session {session}.",
    ),
    "not-a-head": (
        "« {head} » n'est pas une empreinte entière. Recopiez ses 64 chiffres et lettres, sans rien couper.",
        "“{head}” is not a whole head. Copy all of its 64 digits and letters.",
    ),
    "damage-incoherent": (
        "Il ne peut pas suivre ce qui précède : son jour, son heure, ou ce qu'il dit annuler ne correspondent pas. Repartez d'une copie saine du registre.",
        "It cannot follow what is before it: its day, its time, or what it says it reverses do not match. Go back to a sound copy of the ledger.",
    ),
    "head-not-found": (
        "L'empreinte {head} n'est pas dans ce registre : depuis qu'elle a été relevée, des événements ont été retirés de la fin ou remplacés. Comparez avec une copie du registre et n'écrivez rien avant d'avoir compris.",
        "The head {head} is not in this ledger: since it was noted, events were cut from the end or replaced. Compare with a copy of the ledger, and write nothing before you know why.",
    ),
    "version-conflict": (
        "La session {session} en est à la version {actual}, et non {expected} : quelqu'un a enregistré entre-temps. Relisez la session, puis enregistrez de nouveau. Rien n'a été modifié.",
        "Session {session} is at version {actual}, not {expected}: somebody recorded in the meantime. Read the session again, then record again. Nothing was changed.",
    ),
    "unknown-session": (
        "Aucune session « {session} » n'est désignée dans ce registre, qui contient : {known}. Nommez l'une d'elles.",
        "No session “{session}” is meant in this ledger, which holds: {known}. Name one of them.",
    ),
    "id-reused": (
        "L'identifiant {id} est déjà celui d'un événement enregistré. Donnez un nouvel identifiant à un nouvel événement ; pour refaire le même envoi, renvoyez exactement le même contenu.",
        "The id {id} already belongs to a recorded event. Give a new event a new id; to send the same one again, send exactly the same content.",
    ),
    "traces-remain": (
        "La purge est enregistrée, mais ce qui a été effacé peut encore se lire dans les fichiers de « {path} » ({reason}). Fermez les autres programmes qui l'ouvrent et demandez la même purge, jusqu'à ce qu'elle réponde qu'il n'y a plus rien à effacer.",
        "The purge is recorded, but what was erased may still be found in the files of “{path}” ({reason}). Close the other programs that have it open and ask for the same purge again, until it answers that nothing is left to erase.",
    ),
    "learning-damaged": (
        "Le suivi des apprentissages, à côté du registre, est abîmé ; le registre lui-même n'est pas en cause.",
        "What is kept of learning beside the ledger is damaged; the ledger itself is not concerned.",
    ),
    "learning-damaged-at": (
        "Le suivi des apprentissages, à côté du registre, est abîmé à la position {position}.",
        "What is kept of learning beside the ledger is damaged at position {position}.",
    ),
    "learning-damaged-of": (
        "Le suivi des apprentissages, à côté du registre, est abîmé, dans la session {session}.",
        "What is kept of learning beside the ledger is damaged, in session {session}.",
    ),
    "learning-damaged-in": (
        "Le suivi des apprentissages, à côté du registre, est abîmé à la position {position}, dans la session {session}.",
        "What is kept of learning beside the ledger is damaged at position {position}, in session {session}.",
    ),
    "damage-content-missing": (
        "Le contenu de cet événement a disparu sans qu'une purge l'ait effacé. Cherchez qui y a touché, et repartez d'une copie saine.",
        "The content of this event is gone, and no purge erased it. Find out who touched it, and go back to a sound copy.",
    ),
    "damage-content-changed": (
        "Le contenu de cet événement n'est plus celui qui a été enregistré. Repartez d'une copie saine.",
        "The content of this event is no longer what was recorded. Go back to a sound copy.",
    ),
    "damage-content-left": (
        "Une purge dit avoir effacé le contenu de cet événement, qui est encore là. Demandez de nouveau la purge dans une copie saine.",
        "A purge says it erased the content of this event, which is still there. Ask for the purge again in a sound copy.",
    ),
    "damage-not-erased": (
        "Cet événement précède une purge de toute la session, et son contenu est encore là. Repartez d'une copie saine.",
        "This event came before a purge of the whole session, and its content is still there. Go back to a sound copy.",
    ),
    "damage-not-purged": (
        "Cet événement est marqué comme effacé, mais par rien qui soit une purge de sa session. Repartez d'une copie saine.",
        "This event is marked as erased, but by nothing that is a purge of its session. Go back to a sound copy.",
    ),
    "damage-purge-differs": (
        "Cette purge ne correspond pas à ce qui manque (dit / trouvé : {detail}). Repartez d'une copie saine.",
        "This purge does not match what is gone (said / found: {detail}). Go back to a sound copy.",
    ),
    "damage-stray": (
        "Des contenus n'appartiennent à aucun événement ({detail}) : la fin a été coupée. Repartez d'une copie saine.",
        "Some contents belong to no event ({detail}): the tail was cut. Go back to a sound copy.",
    ),
    "damage-foreign-session": (
        "Cette session n'est pas dans le registre : le fichier des apprentissages est celui d'un autre registre, ou plus récent. Remettez ensemble les deux fichiers.",
        "This session is not in the ledger: the file of learning is that of another ledger, or a later one. Put the two files together again.",
    ),
    "damage-missing": (
        "Un ou plusieurs événements manquent à cet endroit. Repartez d'une copie saine du registre.",
        "One or more events are missing here. Go back to a sound copy of the ledger.",
    ),
    "damage-session-removed": (
        "Des événements manquent à cet endroit alors qu'aucune session présente n'a de trou : une session entière, ou la fin d'une session, a été retirée. Repartez d'une copie saine du registre.",
        "Events are missing here although no session present has a gap: a whole session, or the end of one, was removed. Go back to a sound copy of the ledger.",
    ),
    "damage-inserted": (
        "Cet événement a été inséré après coup. Repartez d'une copie saine du registre.",
        "This event was inserted afterwards. Go back to a sound copy of the ledger.",
    ),
    "damage-swapped": (
        "Cet événement n'est pas à sa place : des événements ont été échangés. Repartez d'une copie saine du registre.",
        "This event is out of place: events were swapped. Go back to a sound copy of the ledger.",
    ),
    "damage-changed": (
        "Son contenu n'est plus celui qui a été enregistré. Repartez d'une copie saine du registre.",
        "Its content is no longer what was recorded. Go back to a sound copy of the ledger.",
    ),
    "damage-column": (
        "La colonne « {detail} » ne dit pas la même chose que l'événement lui-même, qui est intact. Repartez d'une copie saine, ou réimportez le journal exporté dans un registre neuf.",
        "The column “{detail}” does not say what the event itself says, which is intact. Go back to a sound copy, or import the exported log into a new ledger.",
    ),
    "damage-link": (
        "Son empreinte ne suit pas celle qui précède : elle a été changée, ou un événement qui précédait a été retiré. Repartez d'une copie saine du registre.",
        "Its link does not follow the one before: it was changed, or an event before it was removed. Go back to a sound copy of the ledger.",
    ),
    "damage-unbalanced": (
        "Une de ses écritures n'est pas équilibrée. Cet événement n'a pas été écrit par cette bibliothèque : cherchez le programme qui l'a écrit.",
        "One of its entries does not balance. This library did not write that event: find the program that did.",
    ),
    "damage-repeated-id": (
        "Son identifiant {detail} est aussi celui d'un autre événement. Repartez d'une copie saine du registre.",
        "Its id {detail} is also that of another event. Go back to a sound copy of the ledger.",
    ),
    "damage-unreadable": (
        "Son contenu n'est pas celui d'un événement. Cherchez le programme qui l'a écrit.",
        "Its content is not that of an event. Find the program that wrote it.",
    ),
    "damage-not-canonical": (
        "Il n'est pas écrit sous la forme canonique. Cherchez le programme qui l'a écrit.",
        "It is not written in the canonical form. Find the program that wrote it.",
    ),
    "damage-entries": (
        "Ses écritures enregistrées ne sont pas celles que le calcul donne pour cet événement. Vérifiez la version de flashcoop-core et les modules actifs ; sinon, repartez d'une copie saine du registre.",
        "Its stored entries are not those that the code computes for that event. Check the version of flashcoop-core and the active plugins; otherwise go back to a sound copy of the ledger.",
    ),
    "damage-urn-short": (
        "Il manque des bulletins dans l'urne d'un vote secret ouvert (vote, bulletins / votants : {detail}). Repartez d'une copie saine du registre, ou retirez cette décision et votez de nouveau.",
        "Ballots are missing from the urn of an open secret vote (vote, ballots / voters: {detail}). Go back to a sound copy of the ledger, or withdraw that decision and vote again.",
    ),
    "damage-urn-overfull": (
        "Il y a dans l'urne des bulletins que personne n'a déposés (vote, bulletins / votants : {detail}). Repartez d'une copie saine du registre ; si le vote est encore ouvert, vous pouvez aussi retirer cette décision et voter de nouveau.",
        "The urn holds ballots that nobody cast (vote, ballots / voters: {detail}). Go back to a sound copy of the ledger; if the vote is still open, you may also withdraw that decision and vote again.",
    ),
    "damage-urn-changed": (
        "Un bulletin de l'urne n'est pas de ceux que la question admet (vote, bulletins / votants : {detail}). Repartez d'une copie saine du registre, ou retirez cette décision et votez de nouveau.",
        "A ballot in the urn is none that the question takes (vote, ballots / voters: {detail}). Go back to a sound copy of the ledger, or withdraw that decision and vote again.",
    ),
    "damage-file": (
        "Le fichier lui-même est abîmé (SQLite : {detail}). Repartez d'une copie saine du registre.",
        "The file itself is damaged (SQLite: {detail}). Go back to a sound copy of the ledger.",
    ),
    "damage-schema": (
        "Les tables ou les protections du fichier ont été changées ({detail}). Repartez d'une copie saine du registre.",
        "The tables or the safeguards of the file were changed ({detail}). Go back to a sound copy of the ledger.",
    ),
}

#: The codes that `Damaged` gives as `what`.
DAMAGES = tuple(name.removeprefix("damage-") for name in TEXTS if name.startswith("damage-"))
