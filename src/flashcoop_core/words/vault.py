"""Sentences about rosters: who members are, which no sentence ever says."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "roster-unreadable": (
        "Le fichier d'identités n'est ni un CSV à en-tête (UTF-8, «\u00a0;\u00a0» ou «\u00a0,\u00a0»), ni un JSON fait d'une liste d'objets\u00a0: enregistrez-le sous une de ces formes.",
        "The roster is neither a CSV with a heading (UTF-8, `;` or `,`) nor JSON made of a list of objects: save it in one of these forms.",
    ),
    "roster-ragged-line": (
        "Cette ligne du fichier d'identités a {cells} cases, l'en-tête en a {columns}\u00a0: mettez-en une par colonne, entre guillemets si elle contient un séparateur.",
        "This line of the roster has {cells} cells, the heading has {columns}: give it one a column, in quotes if it holds a separator.",
    ),
    "roster-unknown-field": (
        "Le fichier d'identités a des colonnes inconnues, en position {places}\u00a0: les colonnes possibles sont member, {known}.",
        "The roster has unknown columns, in position {places}: the columns it may have are member, {known}.",
    ),
    "roster-field-twice": (
        "Le fichier d'identités a deux fois la colonne {fields}\u00a0: gardez-en une.",
        "The roster has the column {fields} twice: keep one.",
    ),
    "roster-no-member": (
        "Cette ligne du fichier d'identités ne dit pas à quel membre elle appartient\u00a0: il faut une colonne member, remplie.",
        "This line of the roster does not say which member it belongs to: a column member is needed, filled in.",
    ),
    "roster-not-an-id": (
        "La colonne member ne contient pas ici un identifiant de membre (minuscules, chiffres, «\u00a0.\u00a0», «\u00a0_\u00a0», «\u00a0-\u00a0»)\u00a0: vérifiez que les colonnes ne sont pas décalées.",
        "The column member does not hold a member id here (lower case, digits, `.`, `_`, `-`): check that the columns have not shifted.",
    ),
    "roster-text-too-long": (
        "Un texte de cette ligne du fichier d'identités dépasse {limit} caractères ({fields})\u00a0: raccourcissez-le, ou cherchez un guillemet qui manque.",
        "A text in this line of the roster has over {limit} characters ({fields}): shorten it, or look for a missing quote.",
    ),
    "roster-line-twice": (
        "Cette ligne du fichier d'identités concerne le même membre que la ligne {first}\u00a0: gardez-en une.",
        "This line of the roster is about the same member as line {first}: keep one.",
    ),
    "roster-unwritable-text": (
        "Le fichier d'identités contient, pour le membre {member}, un retour à la ligne, un caractère de contrôle ou plus de {limit} caractères dans {fields}\u00a0: retapez ces textes.",
        "The roster holds, for member {member}, a line end, a control character or over {limit} characters in {fields}: type these texts again.",
    ),
    "roster-forgets-member": (
        "Le fichier d'identités ne connaît pas le membre {member}\u00a0: ajoutez-le.",
        "The roster does not know member {member}: add them.",
    ),
    "roster-incomplete": (
        "Le fichier d'identités ne donne pas, pour le membre {member}\u00a0: {fields}. Complétez-le.",
        "The roster does not give, for member {member}: {fields}. Complete it.",
    ),
    "roster-has-no-such": (
        "Aucun membre du fichier d'identités n'a cette valeur de {field}\u00a0: vérifiez que le fichier et les résultats vont ensemble.",
        "No member of the roster has this value of {field}: check that the roster and the results belong together.",
    ),
    "roster-ambiguous": (
        "Plusieurs membres ont la même valeur de {field}\u00a0: {members}. Corrigez le fichier d'identités.",
        "Several members have the same value of {field}: {members}. Correct the roster.",
    ),
}
