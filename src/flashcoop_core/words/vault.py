"""Sentences about rosters: who members are, which no sentence ever says."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "roster-unreadable": (
        "Le fichier d'identités n'est ni un CSV à en-tête (UTF-8, « ; » ou « , »), ni un JSON fait d'une liste d'objets\u00a0: enregistrez-le sous une de ces formes.",
        "The roster is neither a CSV with a heading (UTF-8, `;` or `,`) nor JSON made of a list of objects: save it in one of these forms.",
    ),
    "roster-unknown-field": (
        "Le fichier d'identités a {count} colonne(s) inconnue(s)\u00a0: les colonnes possibles sont member, {known}.",
        "The roster has {count} unknown column(s): the columns it may have are member, {known}.",
    ),
    "roster-no-member": (
        "Cette ligne du fichier d'identités ne dit pas à quel membre elle appartient\u00a0: remplissez la colonne member.",
        "This line of the roster does not say which member it belongs to: fill in the column member.",
    ),
    "roster-line-twice": (
        "Le membre {member} figure deux fois dans le fichier d'identités\u00a0: gardez une ligne.",
        "Member {member} stands twice in the roster: keep one line.",
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
