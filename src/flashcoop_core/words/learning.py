"""The words of learning: why something was not recorded or not erased, and what the two commands say."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    # what is recorded
    "assessed-while-absent": (
        "{member} n'est pas membre le {on}\u00a0: corrigez la date, ou l'identifiant.",
        "{member} is not a member on {on}: correct the date, or the id.",
    ),
    "assessor-is-not-as-said": (
        "{assessor} évalue {member}\u00a0: c'est une auto-évaluation (self) si c'est la même personne, et seulement dans ce cas. Corrigez qui évalue, ou à quel titre.",
        "{assessor} assesses {member}: it is “self” if that is the same person, and only then. Correct who assesses, or as what.",
    ),
    "evaluator-outside-session": (
        "{assessor} n'est pas de la session le {on} à ce titre ({role})\u00a0: un pair est un membre présent ce jour-là, un mineur avec l'accord de son représentant\u00a0; un animateur est engagé dans la session. Vérifiez l'identifiant, ou enregistrez d'abord son arrivée ou son engagement.",
        "{assessor} is not in the session on {on} as {role}: a peer is a member present on that day, a minor with their guardian's consent; a facilitator is engaged in the session. Check the id, or record that they joined or were engaged first.",
    ),
    "day-outside-booklet": (
        "Le livret suit les jours 1 à {last}, pas le jour {day}\u00a0: le dernier jour est celui du bilan. Corrigez le numéro.",
        "The booklet follows days 1 to {last}, not day {day}: the last day is for looking back. Correct the number.",
    ),
    "already-assessed": (
        "{assessor} a déjà évalué {member} pour le jour {day} avec cette grille\u00a0: n'enregistrez rien, ou vérifiez le jour.",
        "{assessor} has assessed {member} for day {day} on this grid already: record nothing, or check the day.",
    ),
    "respondent-outside-session": (
        "{respondent} n'est pas de la session à ce titre ({role})\u00a0: vérifiez l'identifiant, ou enregistrez d'abord son engagement.",
        "{respondent} is not in the session as {role}: check the id, or record their engagement first.",
    ),
    "hot-too-early": (
        "À chaud, c'est à partir du dernier jour du programme, le {first}\u00a0: corrigez la date ({on}), ou attendez ce jour.",
        "Hot forms are answered from the last day of the programme on, {first}: correct the date ({on}), or wait for that day.",
    ),
    "cold-too-early": (
        "À froid, c'est à partir de quatre mois après le dernier jour, soit le {first}\u00a0: corrigez la date ({on}), ou attendez ce jour.",
        "Cold forms are answered from four months after the last day on, {first}: correct the date ({on}), or wait for that day.",
    ),
    "form-already-answered": (
        "{respondent} a déjà répondu au formulaire {form} à ce moment-là, le {on}\u00a0: n'enregistrez rien, ou vérifiez qui répond.",
        "{respondent} has answered form {form} at that moment already, on {on}: record nothing, or check who answers.",
    ),
    "reminder-after-answer": (
        "{respondent} a répondu au formulaire {form} le {on}\u00a0: il n'y a rien à relancer.",
        "{respondent} answered form {form} on {on}: there is nothing to remind them of.",
    ),
    "outcome-too-early": (
        "Ce que devient un membre s'observe à partir du dernier jour du programme, le {first}\u00a0: corrigez la date ({on}).",
        "What becomes of a member is observed from the last day of the programme on, {first}: correct the date ({on}).",
    ),
    "purge-is-not-recorded": (
        "Une purge s'enregistre en purgeant\u00a0: `flashcoop purge`.",
        "A purge is recorded by purging: `flashcoop purge`.",
    ),
    "learning-needs-a-file": (
        "Ce registre est tenu par un module, qui ne garde pas les apprentissages à part. Tenez-les dans un registre en fichier.",
        "This ledger is kept by a plugin, which does not keep learning apart. Keep it in a ledger that is a file.",
    ),
    # what is erased
    "retention-not-over": (
        "Il n'est pas encore temps\u00a0: la durée de conservation, deux ans après le dernier contact, va jusqu'au {due}, et la purge est datée du {on}. Attendez ce jour\u00a0; si la personne le demande, purgez à sa demande (request).",
        "It is not time yet: what is kept, for two years after the last contact, is kept until {due}, and the purge is dated {on}. Wait for that day; if the person asks for it, purge on request.",
    ),
    "nothing-to-purge": (
        "Il n'y a rien à effacer dans la session {session}\u00a0: rien n'a été enregistré de ce suivi, ou tout est effacé.",
        "There is nothing to erase in session {session}: nothing of the kind was recorded, or all of it is erased.",
    ),
    # the commands
    "help-learn": (
        'Enregistrer des apprentissages, toutes les lignes d\'un fichier JSON Lines ou aucune.\n\nCompétences évaluées, formulaires, relances, devenir des membres\u00a0: {{"kind": "outcome_observed", "event": {{...}}}}. Ils sont gardés à part, dans un fichier à côté du registre, et moins longtemps\u00a0; aucun export du registre ne les emporte.',
        'Record what is learnt: all lines of a JSON Lines file, or none.\n\nSkills assessed, forms answered, reminders, outcomes: {{"kind": "outcome_observed", "event": {{...}}}}. They are kept apart, in a file beside the ledger, and for less long; no export of the ledger takes them along.',
    ),
    "help-purge": (
        "Effacer ce qui est gardé des apprentissages d'une session, ou d'un membre.\n\nLes contenus disparaissent du fichier\u00a0; l'enchaînement reste vérifiable. Les copies du fichier, elles, sont à détruire de votre côté.",
        "Erase what is kept of the learning of a session, or of one member.\n\nThe contents are gone from the file; the chain can still be verified. Copies of the file are for you to destroy.",
    ),
    "help-option-reason": (
        "retention\u00a0: la durée de conservation est passée\u00a0; request\u00a0: la personne le demande.",
        "retention: what may be kept was kept long enough; request: the person asks for it.",
    ),
    "help-option-purge-member": (
        "Le membre dont il s'agit\u00a0; par défaut, toute la session.",
        "The member concerned; by default, the whole session.",
    ),
    "help-option-purge-on": (
        "Le jour de la purge\u00a0; par défaut, aujourd'hui.",
        "The day of the purge; by default, today.",
    ),
    "help-option-yes": ("Ne pas demander de confirmation.", "Do not ask to confirm."),
    "ask-purge": (
        "Effacer pour toujours {count} événement(s) d'apprentissage de la session {session} (membre\u00a0: {member})\u00a0? [o/N]",
        "Erase {count} event(s) of learning of session {session} for ever (member: {member})? [y/N]",
    ),
    "not-purged": ("Rien n'a été effacé.", "Nothing was erased."),
    "purged": (
        "{count} événement(s) effacé(s) dans la session {session}. Détruisez aussi les copies du fichier des apprentissages.",
        "{count} event(s) erased in session {session}. Destroy the copies of the file of learning too.",
    ),
    "learning-head": ("Empreinte des apprentissages\u00a0: {head}", "Head of learning: {head}"),
    "verified-learning-session": (
        "Empreinte des apprentissages de la session {session}\u00a0: {head}",
        "Head of the learning of session {session}: {head}",
    ),
    "verified-kept-learning": (
        "L'empreinte donnée est celle des apprentissages, à la position {position}\u00a0; événements depuis\u00a0: {later}.",
        "The head given is one of learning, at position {position}; events since: {later}.",
    ),
    "verified-learning": (
        "Apprentissages. Événements\u00a0: {events}, dont effacés\u00a0: {erased}.",
        "Learning. Events: {events}, of them erased: {erased}.",
    ),
}
