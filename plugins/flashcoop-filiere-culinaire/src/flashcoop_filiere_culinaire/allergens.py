"""The fourteen allergens that the law has declared: a closed list, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from flashcoop_core.hooks import Words
from flashcoop_core.written import Lang

__all__ = ["ALLERGENS", "Allergen", "in_law_order", "named"]

#: A substance of annex II of regulation (EU) 1169/2011.
Allergen = Literal[
    "gluten",
    "crustaceans",
    "eggs",
    "fish",
    "peanuts",
    "soybeans",
    "milk",
    "nuts",
    "celery",
    "mustard",
    "sesame",
    "sulphites",
    "lupin",
    "molluscs",
]

#: What each is called, (French, English), after annex II. Cereals and nuts are named on a label by their
#: own name, wheat or almond: notice 2017/C 428/01, point 3.
ALLERGENS: Mapping[Allergen, Words] = MappingProxyType(
    {
        "gluten": ("céréales contenant du gluten", "cereals containing gluten"),
        "crustaceans": ("crustacés", "crustaceans"),
        "eggs": ("œufs", "eggs"),
        "fish": ("poissons", "fish"),
        "peanuts": ("arachides", "peanuts"),
        "soybeans": ("soja", "soybeans"),
        "milk": ("lait", "milk"),
        "nuts": ("fruits à coque", "nuts"),
        "celery": ("céleri", "celery"),
        "mustard": ("moutarde", "mustard"),
        "sesame": ("graines de sésame", "sesame seeds"),
        "sulphites": ("anhydride sulfureux et sulfites", "sulphur dioxide and sulphites"),
        "lupin": ("lupin", "lupin"),
        "molluscs": ("mollusques", "molluscs"),
    }
)


def in_law_order(found: Iterable[Allergen]) -> tuple[Allergen, ...]:
    """Each of `found` once, in the order of annex II."""
    there = frozenset(found)
    return tuple(allergen for allergen in get_args(Allergen) if allergen in there)


def named(found: Iterable[Allergen], lang: Lang) -> tuple[str, ...]:
    """What each of `found` is called, in the order of annex II."""
    return tuple(ALLERGENS[allergen][0 if lang == "fr" else 1] for allergen in in_law_order(found))
