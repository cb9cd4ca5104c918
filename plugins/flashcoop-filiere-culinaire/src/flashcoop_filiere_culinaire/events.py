"""The kinds of event of the food trade. None of them books anything: value enters the stock by counts only."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import attrs
from msgspec import Meta

from flashcoop_core.events.fields import Cents, Id, Name, Quantity, Rate, Reference, Text
from flashcoop_filiere_culinaire.allergens import Allergen

__all__ = [
    "AllergensDeclared",
    "CategoryDecided",
    "HygieneChecked",
    "Ingredient",
    "IngredientLotReceived",
    "LotMade",
    "NamedAllergen",
    "Reading",
    "ReadingKind",
    "RecipeSet",
    "Until",
]

#: What one unit of an ingredient weighs, in grams.
Grams = Annotated[int, Meta(ge=1, le=1_000_000, description="grams, above 0")]
#: A temperature, in tenths of a degree Celsius (4.0 degrees are 40).
Tenths = Annotated[int, Meta(ge=-1_000, le=3_000, description="tenths of a degree Celsius")]
#: A day of the programme, from 1.
ProgrammeDay = Annotated[int, Meta(ge=1, le=366, description="programme day, from 1")]
#: What a temperature was read of: food kept cold, frozen, or hot until it is served.
ReadingKind = Literal["chilled", "frozen", "hot"]


@attrs.frozen(kw_only=True)
class Until:
    """The last day of a food: `use_by` (DLC), after which it is deemed unsafe, or `best_before` (DDM).

    `day` itself is still good. Regulation (EU) 1169/2011, art. 24 and annex X.
    """

    kind: Literal["use_by", "best_before"]
    day: date


@attrs.frozen(kw_only=True)
class CategoryDecided:
    """The VAT category of a product and its rate, decided for a reason. A later decision replaces it.

    `decided_by` is the id of who decided: where the category is not certain, the host's accountant.
    """

    on: date
    product: Id
    category: Id
    rate: Rate
    reason: Text
    decided_by: Id


@attrs.frozen(kw_only=True)
class NamedAllergen:
    """An allergen in an ingredient, and the `word` that the label puts in capitals: `blé`, `lait`, `amande`."""

    allergen: Allergen
    word: Name


@attrs.frozen(kw_only=True)
class Ingredient:
    """What a recipe takes of one ingredient: its name on the label, how much, what it costs and may provoke.

    `quantity` is in thousandths of `unit`, which weighs `unit_grams` (1 kg by default; an egg, 55) and
    costs `unit_cost` cents, net of VAT.
    """

    ingredient: Id
    name: Name
    quantity: Quantity
    unit: Name = "kg"
    unit_grams: Grams = 1_000
    unit_cost: Cents
    allergens: tuple[NamedAllergen, ...]


@attrs.frozen(kw_only=True)
class RecipeSet:
    """How a product is made: the ingredients of one round, which `yields` so much (thousandths of its unit).

    A later recipe replaces it. `net_quantity` is what one piece holds, as the label says it: `120 g`.
    """

    on: date
    product: Id
    yields: Quantity
    ingredients: tuple[Ingredient, ...]
    net_quantity: Name | None = None


@attrs.frozen(kw_only=True)
class IngredientLotReceived:
    """An ingredient came in: from whom, on which voucher, under which lot number of theirs, good until when.

    `lot` is our own id. `quantity` is in thousandths of the recipe's unit. `until` is null only where the
    law asks for no date, as for salt, sugar, fresh fruit (regulation (EU) 1169/2011, annex X 1 d).
    `allergens` are those printed on it: an empty list says that there are none. One step back, as
    regulation (EC) 178/2002, art. 18, asks.
    """

    on: date
    lot: Id
    ingredient: Id
    supplier: Id
    voucher: Reference
    supplier_lot: Reference | None = None
    quantity: Quantity
    until: Until | None
    allergens: tuple[Allergen, ...]


@attrs.frozen(kw_only=True)
class LotMade:
    """Pieces made the same day from the same ingredient lots, good until the same day: one lot.

    `on` is the day they were made, `quantity` thousandths of the product's unit. The pieces enter the
    stock by `goods_produced`; a lot says what they are.
    """

    on: date
    lot: Id
    product: Id
    quantity: Quantity
    ingredient_lots: tuple[Id, ...]
    until: Until


@attrs.frozen(kw_only=True)
class AllergensDeclared:
    """The allergens of a product, as customers are told. An empty list says that there are none.

    A later declaration replaces it. Food without packaging needs it too: regulation (EU) 1169/2011, art. 44.
    """

    on: date
    product: Id
    allergens: tuple[Allergen, ...]


@attrs.frozen(kw_only=True)
class Reading:
    """A temperature that was read."""

    kind: ReadingKind
    tenths: Tenths


@attrs.frozen(kw_only=True)
class HygieneChecked:
    """Items of the checklist of a programme `day` that were done on that date, and temperatures read."""

    on: date
    day: ProgrammeDay
    done: tuple[Id, ...] = ()
    readings: tuple[Reading, ...] = ()
