"""The food filière is held to the kit of filières."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

import flashcoop_filiere_culinaire as culinaire
from flashcoop_core.events import Event
from flashcoop_core.testing import FiliereConformance
from flashcoop_core.testing.conformance.sessions import LAST_DAY

_GLUTEN = culinaire.NamedAllergen(allergen="gluten", word="blé")
_FLOUR = culinaire.Ingredient(
    ingredient="flour", name="farine de blé", quantity=10_000, unit_cost=1_10, allergens=(_GLUTEN,)
)
_SALT = culinaire.Ingredient(ingredient="salt", name="sel", quantity=200, unit_cost=80, allergens=())


class TestCulinaire(FiliereConformance):
    plugin: ClassVar = culinaire

    def examples(self) -> Sequence[Event]:
        """Bread, from its recipe to its lot."""
        return [
            culinaire.CategoryDecided(
                on=LAST_DAY,
                product="bread",
                category="packaged-food",
                rate=550,
                reason="pain, à emporter",
                decided_by="f-01",
            ),
            culinaire.RecipeSet(
                on=LAST_DAY, product="bread", yields=20_000, ingredients=(_FLOUR, _SALT), net_quantity="500 g"
            ),
            culinaire.AllergensDeclared(on=LAST_DAY, product="bread", allergens=("gluten",)),
            culinaire.IngredientLotReceived(
                on=LAST_DAY,
                lot="flour-1",
                ingredient="flour",
                supplier="mill",
                voucher="F-1",
                supplier_lot="M/26",
                quantity=40_000,
                until=culinaire.Until(kind="best_before", day=date(2026, 9, 30)),
                allergens=("gluten",),
            ),
            culinaire.LotMade(
                on=LAST_DAY,
                lot="bread-1",
                product="bread",
                quantity=6_000,
                ingredient_lots=("flour-1",),
                until=culinaire.Until(kind="use_by", day=date(2026, 3, 30)),
            ),
            culinaire.HygieneChecked(
                on=LAST_DAY,
                day=4,
                done=("hands", "health", "cold"),
                readings=(culinaire.Reading(kind="chilled", tenths=36),),
            ),
        ]
