"""What the plugin remembers of a session: decisions, recipes, lots made, and what left the stock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeVar, cast

import attrs

from flashcoop_core.hooks import Refusal, Refused, State
from flashcoop_filiere_culinaire.allergens import Allergen, in_law_order
from flashcoop_filiere_culinaire.categories import NOT_FOOD, category_of
from flashcoop_filiere_culinaire.events import (
    AllergensDeclared,
    CategoryDecided,
    HygieneChecked,
    Ingredient,
    IngredientLotReceived,
    LotMade,
    RecipeSet,
    Until,
)

__all__ = ["PLUGIN", "Gone", "Kitchen", "Way", "is_past", "is_unsafe", "kitchen_of", "with_key"]

#: What openings call this plugin.
PLUGIN = "culinaire"

#: How pieces left the stock.
Way = Literal["sold", "kept", "given", "written_off"]

_T = TypeVar("_T")
_NONE: Mapping[str, Any] = MappingProxyType({})


def is_past(until: Until | None, on: date) -> bool:
    """Whether `on` is later than the last day of a food; never if the law asks for no date."""
    return until is not None and until.day < on


def is_unsafe(until: Until | None, on: date) -> bool:
    """Whether a use-by date has passed: the food is deemed unsafe (regulation (EU) 1169/2011, art. 24)."""
    return until is not None and until.kind == "use_by" and is_past(until, on)


@attrs.frozen(kw_only=True)
class Gone:
    """Pieces of one product that left the stock together.

    Attributes:
        on, product, quantity: when, what, how much (thousandths).
        way: how they left; `reference` is the ticket or voucher, `to` the channel or the member.
        returned: thousandths that the customer brought back since: they are taken never to have left.
    """

    on: date
    product: str
    quantity: int
    way: Way
    reference: str
    to: str = ""
    returned: int = 0

    @property
    def kept(self) -> int:
        """What was not brought back (thousandths)."""
        return self.quantity - self.returned


@attrs.frozen(kw_only=True)
class Kitchen:
    """The plugin's state.

    Attributes:
        decided: product -> its VAT category, as decided last.
        recipes: product -> its recipe, as set last.
        declared: product -> its allergens, as declared last.
        received: ingredient lot -> how it came in.
        lots: lot -> how it was made.
        gone: what left the stock, in the order in which it was recorded.
        checks: what was checked of the checklists.
    """

    decided: Mapping[str, CategoryDecided] = _NONE
    recipes: Mapping[str, RecipeSet] = _NONE
    declared: Mapping[str, AllergensDeclared] = _NONE
    received: Mapping[str, IngredientLotReceived] = _NONE
    lots: Mapping[str, LotMade] = _NONE
    gone: tuple[Gone, ...] = ()
    checks: tuple[HygieneChecked, ...] = ()

    def lots_of(self, product: str) -> list[LotMade]:
        """Its lots, in the order of their last days."""
        lots = (lot for lot in self.lots.values() if lot.product == product)
        return sorted(lots, key=lambda lot: (lot.until.day, lot.on, lot.lot))

    def moves(self, product: str) -> Iterator[tuple[date, int]]:
        """(day, thousandths): its lots in, what left out."""
        yield from ((lot.on, lot.quantity) for lot in self.lots_of(product))
        yield from ((gone.on, -gone.kept) for gone in self.gone if gone.product == product)

    def made_from(self, ingredient_lot: str) -> tuple[str, ...]:
        """The lots that an ingredient lot went into, in the order in which they were recorded."""
        return tuple(name for name, lot in self.lots.items() if ingredient_lot in lot.ingredient_lots)

    def ingredient(self, name: str) -> Ingredient | None:
        """An ingredient as a recipe describes it; None if no recipe uses it."""
        found = (each for recipe in self.recipes.values() for each in recipe.ingredients if each.ingredient == name)
        return next(found, None)

    def allergens_in(self, product: str) -> tuple[Allergen, ...]:
        """What is in it: allergens of its recipe's ingredients, and of the ingredient lots that its lots are from.

        A lot that is sold out by its date counts still: a piece of it may be left.
        """
        recipe = self.recipes.get(product)
        ingredients = recipe.ingredients if recipe else ()
        found = {named.allergen for ingredient in ingredients for named in ingredient.allergens}
        for lot in self.lots_of(product):
            for name in lot.ingredient_lots:
                found |= set(self.received[name].allergens)
        return in_law_order(found)

    def undeclared(self, product: str) -> tuple[Allergen, ...]:
        """What is in it and was not declared."""
        declared = self.declared.get(product)
        known = declared.allergens if declared else ()
        return tuple(allergen for allergen in self.allergens_in(product) if allergen not in known)

    def is_food(self, state: State, product: str) -> bool:
        """Whether it is food, as everything is that was not said to be something else."""
        decided, known = self.decided.get(product), state.products.get(product)
        if decided is not None:
            return decided.category != NOT_FOOD
        category = category_of(known.definition) if known else None
        return category is None or category.name != NOT_FOOD


def with_key(table: Mapping[str, _T], key: str, value: _T) -> Mapping[str, _T]:
    """`table` with `value` under `key`; the table itself stays as it is."""
    return MappingProxyType({**table, key: value})


def kitchen_of(state: State) -> Kitchen:
    """The plugin's state in a session.

    Raises:
        Refused: `plugin-not-active`.
    """
    if PLUGIN not in state.plugins:
        raise Refused([Refusal("plugin-not-active", {"plugin": PLUGIN})])
    return cast("Kitchen", state.plugins[PLUGIN])
