"""The sentences of the refusals, in French and in English: why, and what to do next."""

# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.hooks import Words

__all__ = ["TEXTS"]

#: Reason -> (French, English).
TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        "too-few-options": (
            "Cette façon de décider demande au moins deux options, pas {count}\u00a0: ajoutez-en, par exemple celle de ne rien changer.",
            "This way to decide asks for two options or more, not {count}: add some, for example that of changing nothing.",
        ),
        "threshold-out-of-range": (
            "Un seuil de {value:rate} ne va pas\u00a0: donnez plus de la moitié et au plus la totalité, de 5001 à 10000 points de base (6667 pour deux tiers).",
            "A threshold of {value:rate} does not do: give more than half and at most all, from 5001 to 10000 basis points (6667 for two thirds).",
        ),
        "number-out-of-range": (
            "Le paramètre {parameter} vaut {value}\u00a0: donnez un nombre entier de {least} à {most}.",
            "Parameter {parameter} is {value}: give a whole number from {least} to {most}.",
        ),
        "rate-out-of-range": (
            "Dans l'option {option}, {parameter} vaut {value} points de base\u00a0: donnez de 1 à 9999 (5000 pour la moitié). Pour rien ou pour la totalité, prenez une clé plus simple.",
            "In option {option}, {parameter} is {value} basis points: give from 1 to 9999 (5000 for a half). For nothing or for all, use a simpler key.",
        ),
        "switch-out-of-range": (
            "Dans l'option {option}, {parameter} vaut {value}\u00a0: donnez 1 pour oui, 0 pour non.",
            "In option {option}, {parameter} is {value}: give 1 for yes, 0 for no.",
        ),
        "cause-missing": (
            "L'option {option} donne une part à une cause et n'en nomme aucune\u00a0: nommez un partenaire engagé, ou partagez sans cause.",
            "Option {option} gives a part to a cause and names none: name an engaged partner, or share without a cause.",
        ),
        "cause-rate-missing": (
            "L'option {option} ne dit pas quelle part va à la cause\u00a0: donnez le paramètre cause-rate, en points de base du tout (1000 pour un dixième).",
            "Option {option} does not say which part goes to the cause: give the parameter cause-rate, in basis points of the whole (1000 for a tenth).",
        ),
        "points-missing": (
            "L'option {option} partage selon des points et n'en donne aucun\u00a0: donnez-en à un membre au moins.",
            "Option {option} shares by points and gives none: give some to one member at least.",
        ),
    }
)
