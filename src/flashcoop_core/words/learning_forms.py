"""The words of forms and of what is made of the answers: what is wrong with one, what the commands say."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "unknown-form": (
        "Aucun formulaire ne s'appelle {form}. Il y a\u00a0: {forms}. Corrigez le nom\u00a0; `flashcoop forms` les montre.",
        "No form is called {form}. There are: {forms}. Correct the name; `flashcoop forms` shows them.",
    ),
    "unknown-form-version": (
        "Le formulaire {form} n'a pas de version {version}. Il y a\u00a0: {versions}. Corrigez la version, ou mettez le programme à jour.",
        "Form {form} has no version {version}. There are: {versions}. Correct the version, or update the program.",
    ),
    "unknown-question": (
        "Le formulaire {form} n'a pas de question {question}\u00a0: vérifiez l'identifiant et la version du formulaire.",
        "Form {form} has no question {question}: check the id and the version of the form.",
    ),
    "answered-twice": (
        "La question {question} du formulaire {form} a deux réponses\u00a0: gardez-en une.",
        "Question {question} of form {form} is answered twice: keep one answer.",
    ),
    "answer-missing": (
        "La question {question} du formulaire {form} attend une réponse\u00a0: donnez-la.",
        "Question {question} of form {form} needs an answer: give it.",
    ),
    "answer-of-another-kind": (
        "La question {question} du formulaire {form} attend une réponse d'un autre type ({kind})\u00a0: un degré pour scale, un choix pour choice, des choix pour choices, un texte pour text.",
        "Question {question} of form {form} takes another kind of answer ({kind}): a step for scale, one choice for choice, choices for choices, a text for text.",
    ),
    "answer-outside-scale": (
        "{mark} n'est pas un degré de la question {question} du formulaire {form}. Les degrés sont\u00a0: {marks}.",
        "{mark} is no step of question {question} of form {form}. The steps are: {marks}.",
    ),
    "unknown-choice": (
        "{choice} n'est pas un choix de la question {question} du formulaire {form}. Les choix sont\u00a0: {choices}.",
        "{choice} is no choice of question {question} of form {form}. The choices are: {choices}.",
    ),
    "chosen-twice": (
        "Le choix {choice} est donné deux fois à la question {question} du formulaire {form}\u00a0: gardez-le une fois.",
        "Choice {choice} is given twice for question {question} of form {form}: keep it once.",
    ),
    "too-many-choices": (
        "La question {question} du formulaire {form} n'attend qu'un choix\u00a0: gardez-en un.",
        "Question {question} of form {form} takes one choice: keep one.",
    ),
    "unknown-skill": (
        "La grille {form} n'a pas de compétence {skill}\u00a0: vérifiez l'identifiant et la version de la grille.",
        "Grid {form} has no skill {skill}: check the id and the version of the grid.",
    ),
    "marked-twice": (
        "La compétence {skill} est marquée deux fois dans la grille {form}\u00a0: gardez une marque.",
        "Skill {skill} is marked twice on grid {form}: keep one mark.",
    ),
    "no-marks": (
        "La grille {form} ne porte aucune marque\u00a0: marquez au moins une compétence, ou n'enregistrez rien.",
        "Grid {form} has no mark: mark at least one skill, or record nothing.",
    ),
    # the commands
    "help-forms": (
        "Montrer les formulaires que les personnes remplissent, ou l'un d'eux.\n\nLivret de compétences, grille d'appréciation, entretien, fiche, questionnaires à chaud et à froid, avec leurs échelles et leurs pictogrammes.",
        "Show the forms that people answer, or one of them.\n\nSkills booklet, appreciation grid, interview, sheet, hot and cold questionnaires, with their scales and pictograms.",
    ),
    "help-follow-ups": (
        "Montrer à qui quel formulaire est demandé, et ce qui est en retard.\n\nTout se déduit du programme et des personnes de la session\u00a0: livret chaque jour, à chaud le dernier jour, à froid quatre à six mois après. Pour les animateurs\u00a0: à ne pas diffuser.",
        "Show which form is asked of whom, and what is late.\n\nIt all follows from the programme and the people of the session: the booklet each day, hot on the last day, cold four to six months later. For facilitators: not to be passed on.",
    ),
    "help-progress": (
        "Montrer l'indice de progression, les avis, les réponses, le devenir des membres.\n\nPour les animateurs\u00a0: un nombre plus petit que cinq peut désigner quelqu'un, ne le diffusez pas.",
        "Show the progress index, what members think, answers and outcomes.\n\nFor facilitators: a count under five may point at somebody, do not pass it on.",
    ),
    "help-argument-form": (
        "Le formulaire à montrer\u00a0; par défaut, la liste.",
        "The form to show; by default, the list.",
    ),
    "help-option-form-version": (
        "La version du formulaire\u00a0; par défaut, la dernière.",
        "The version of the form; by default, the last.",
    ),
    "help-option-learning-day": (
        "Le jour dont il s'agit\u00a0; par défaut, aujourd'hui.",
        "The day in question; by default, today.",
    ),
    "ratio": ("{part} sur {whole}", "{part} of {whole}"),
    "ratio-none": ("pas de chiffre", "no figure"),
    "assessor-self": ("soi-même", "self"),
    "assessor-peer": ("un pair", "peer"),
    "assessor-facilitator": ("l'animateur", "facilitator"),
    "respondent-participant": ("participants", "participants"),
    "respondent-facilitator": ("animateurs", "facilitators"),
    "respondent-partner": ("partenaires", "partners"),
    "moment-sourcing": ("avant la session", "before the session"),
    "moment-hot": ("à chaud", "hot"),
    "moment-cold": ("à froid, 4 à 6 mois après", "cold, 4 to 6 months later"),
    "moment-days": ("chaque jour du programme sauf le dernier", "each day of the programme but the last"),
    "outcome-training": ("en formation", "in training"),
    "outcome-job": ("en emploi", "in a job"),
    "outcome-entered-cae": ("dans une CAE", "in a CAE"),
    "outcome-own-project": ("projet en cours", "own project moving on"),
    "outcome-gave-idea-up": ("a laissé son idée (un résultat aussi)", "gave the idea up (a result too)"),
    "outcome-seeking": ("cherche", "looking"),
    "channel-phone": ("téléphone", "phone"),
    "channel-email": ("courriel", "email"),
    "channel-letter": ("lettre", "letter"),
    "channel-text-message": ("SMS", "text message"),
    "channel-in-person": ("de vive voix", "in person"),
    "forms-form": ("formulaire", "form"),
    "forms-version": ("version", "version"),
    "forms-title": ("titre", "title"),
    "forms-head": ("{title} ({form}, version {version})", "{title} ({form}, version {version})"),
    "forms-asked": ("Pour\u00a0: {roles}. Quand\u00a0: {moments}.", "For: {roles}. When: {moments}."),
    "forms-scale": ("Échelle {scale}\u00a0:", "Scale {scale}:"),
    "forms-on-scale": ("échelle {scale}", "scale {scale}"),
    "forms-kind": ("{kind}", "{kind}"),
    "question-scale": ("échelle", "scale"),
    "question-choice": ("un choix", "one choice"),
    "question-choices": ("plusieurs choix", "several choices"),
    "question-text": ("texte", "text"),
    "forms-needed": (
        "* réponse demandée\u00a0; les autres questions peuvent rester sans réponse.",
        "* an answer is needed; the other questions may be left open.",
    ),
    "follow-ups-title": ("{name}\u00a0: formulaires à remplir, le {on}", "{name}: forms to be answered, on {on}"),
    "follow-ups-note": (
        "À faire\u00a0: {now}. Déjà répondu\u00a0: {answered}. Pas encore\u00a0: {ahead}. Pour les animateurs\u00a0: ne pas diffuser.",
        "To do: {now}. Answered: {answered}. Not yet: {ahead}. For facilitators: do not pass on.",
    ),
    "follow-ups-form": ("formulaire", "form"),
    "follow-ups-who": ("qui", "who"),
    "follow-ups-opens": ("à partir du", "from"),
    "follow-ups-due": ("jusqu'au", "until"),
    "follow-ups-status": ("où on en est", "status"),
    "follow-ups-reminders": ("relances", "reminders"),
    "follow-ups-day": ("{form}, jour {day}", "{form}, day {day}"),
    "follow-up-due": ("à faire", "due"),
    "follow-up-late": ("⚠ en retard", "⚠ late"),
    "progress-title": (
        "{name} ({session})\u00a0: ce qui est appris, dit, devenu, au {on}",
        "{name} ({session}): what was learnt, said, and came of it, on {on}",
    ),
    "progress-sensitive": (
        "Pour les animateurs de la session. Ne pas diffuser\u00a0: un nombre plus petit que cinq\npeut désigner quelqu'un.",
        "For the facilitators of the session. Do not pass on: a count under five\nmay point at somebody.",
    ),
    "progress-erased": (
        "Événements effacés, absents de tous les chiffres\u00a0: {count}.",
        "Events erased, in none of the figures: {count}.",
    ),
    "progress-index": (
        "Indice de progression\u00a0: {ratio} (compétences en hausse, sur celles marquées deux jours ou plus)",
        "Progress index: {ratio} (skills that went up, of those marked on two days or more)",
    ),
    "progress-by": ("selon {by}\u00a0: {ratio}", "by {by}: {ratio}"),
    "progress-observed": ("Devenir connu\u00a0: {ratio} (membres)", "Outcome known: {ratio} (members)"),
    "progress-levels": ("Compétences, par famille et par évaluateur", "Skills, by family and by assessor"),
    "progress-levels-note": (
        "Acquis\u00a0: sans aide, à la dernière marque.",
        "Reached: without help, by the last mark.",
    ),
    "progress-column-family": ("famille", "family"),
    "progress-column-by": ("selon", "by"),
    "progress-column-index": ("en hausse", "went up"),
    "progress-column-reached": ("acquis", "reached"),
    "progress-column-other": ("comparé à", "against"),
    "progress-column-lower": ("plus bas", "lower"),
    "progress-column-same": ("pareil", "same"),
    "progress-column-higher": ("plus haut", "higher"),
    "progress-gaps": (
        "Comment les membres se voient, comparé aux autres",
        "How members see themselves, against others",
    ),
    "progress-appreciation": (
        "Ce que la session a apporté\u00a0: d'accord, sur ceux qui ont répondu",
        "What the session brought: agree, of those who answered",
    ),
    "progress-sentence": ("phrase", "sentence"),
    "progress-count": ("nombre", "count"),
    "progress-answers": ("Réponses, sur celles attendues", "Answers, of those expected"),
    "progress-form": ("formulaire", "form"),
    "progress-outcomes": (
        "Devenir, sur les membres dont on sait quelque chose",
        "Outcomes, of the members of whom something is known",
    ),
    "progress-outcome": ("devenir", "outcome"),
}
