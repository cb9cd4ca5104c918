"""How reports write what they show, and how they refuse a setting."""

from __future__ import annotations

from datetime import date

from flashcoop_core.events.fields import Id
from flashcoop_core.hooks import Refusal, Refused, State, Words
from flashcoop_core.written import Lang, day, quantity
from flashcoop_filiere_culinaire.events import Until
from flashcoop_filiere_culinaire.kitchen import Kitchen
from flashcoop_filiere_culinaire.texts import TEXTS

__all__ = [
    "NONE",
    "amount_of",
    "day_given",
    "degrees",
    "ingredient_name",
    "known_product",
    "pick",
    "product_name",
    "refused",
    "until",
]

#: What stands where there is nothing.
NONE = "-"


def pick(words: Words, lang: Lang) -> str:
    """The French or the English of a pair."""
    return words[0 if lang == "fr" else 1]


def refused(name: str, where: str, **facts: object) -> Refused:
    """The refusal of a setting, in the plugin's words or in the core's."""
    return Refused([Refusal(name, facts, where, TEXTS.get(name))])


def known_product(state: State, product: str) -> Id:
    """The product, if it is defined.

    Raises:
        Refused: `unknown-product`.
    """
    if product not in state.products:
        raise refused("unknown-product", "product", product=product)
    return product


def product_name(state: State, product: str) -> str:
    """What people call a product."""
    return state.products[product].definition.name if product in state.products else product


def ingredient_name(kitchen: Kitchen, ingredient: str) -> str:
    """What recipes call an ingredient, without what stands in brackets; or its id."""
    found = kitchen.ingredient(ingredient)
    return found.name.partition(" (")[0] if found else ingredient


def amount_of(kitchen: Kitchen, ingredient: str, thousandths: int, lang: Lang) -> str:
    """A quantity of an ingredient with the unit of its recipe: `1,2 kg`."""
    found = kitchen.ingredient(ingredient)
    written = quantity(thousandths, lang)
    return f"{written}\u00a0{found.unit}" if found else written


def until(of: Until | None, lang: Lang) -> str:
    """The last day of a food, and what it means: `DLC 07/03/2026`."""
    if of is None:
        return pick(("sans date", "no date"), lang)
    kinds = {"use_by": ("DLC", "use by"), "best_before": ("DDM", "best before")}
    return f"{pick(kinds[of.kind], lang)} {day(of.day, lang)}"


def degrees(tenths: int, lang: Lang) -> str:
    """A temperature (tenths of a degree): `4,0 °C`."""
    whole, part = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{',' if lang == 'fr' else '.'}{part}\u00a0°C"


def day_given(text: str, default: date) -> date:
    """The day that a setting gives, `2026-03-07`; the default if it is empty.

    Raises:
        Refused: `culinaire.not-a-day`.
    """
    try:
        return date.fromisoformat(text) if text else default
    except ValueError as error:
        raise refused("culinaire.not-a-day", "on") from error
