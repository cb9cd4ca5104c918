"""The words of the forms of learning: what is wrong with an answer."""

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
    "form-not-for-role": (
        "Le formulaire {form} n'est pas pour {role}, mais pour\u00a0: {roles}. Corrigez le formulaire, ou à quel titre la personne répond.",
        "Form {form} is not for {role} but for: {roles}. Correct the form, or as what the person answers.",
    ),
    "form-at-other-moment": (
        "Le formulaire {form} ne se remplit pas à ce moment ({moment}), mais\u00a0: {moments}. Corrigez le formulaire ou le moment.",
        "Form {form} is not answered at that moment ({moment}) but: {moments}. Correct the form or the moment.",
    ),
    "not-a-skills-grid": (
        "Le formulaire {form} ne marque aucune compétence\u00a0: enregistrez des réponses (form_answered), ou corrigez la grille.",
        "Form {form} marks no skill: record answers (form_answered), or correct the grid.",
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
}
