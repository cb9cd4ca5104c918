"""Food in a Flashcoop: VAT categories, recipes, cost sheets, lots, allergens, recall, hygiene, labels.

A filière and report plugin. The opening activates it as `culinaire`; it adds six kinds of event and the
rules that food is sold under, and books nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from flashcoop_core.hooks import EventKind, Extension, Filiere, Report, hookimpl
from flashcoop_filiere_culinaire.allergens import ALLERGENS, Allergen
from flashcoop_filiere_culinaire.categories import CATEGORIES, product_in
from flashcoop_filiere_culinaire.events import (
    AllergensDeclared,
    CategoryDecided,
    HygieneChecked,
    Ingredient,
    IngredientLotReceived,
    LotMade,
    NamedAllergen,
    Reading,
    RecipeSet,
    Until,
)
from flashcoop_filiere_culinaire.fold import evolve
from flashcoop_filiere_culinaire.hygiene import CHECKLISTS, known_items
from flashcoop_filiere_culinaire.kitchen import Kitchen, kitchen_of
from flashcoop_filiere_culinaire.reports import REPORTS
from flashcoop_filiere_culinaire.rules import RULES, lots, offer
from flashcoop_filiere_culinaire.texts import TEXTS

__all__ = [
    "ALLERGENS",
    "CATEGORIES",
    "Allergen",
    "AllergensDeclared",
    "CategoryDecided",
    "HygieneChecked",
    "Ingredient",
    "IngredientLotReceived",
    "Kitchen",
    "LotMade",
    "NamedAllergen",
    "Reading",
    "RecipeSet",
    "Until",
    "flashcoop_filiere",
    "flashcoop_reports",
    "kitchen_of",
    "product_in",
]

_KINDS = (
    EventKind(
        name="category_decided",
        event=CategoryDecided,
        label=("Catégorie de TVA décidée", "VAT category decided"),
        rules=(offer.category_decided,),
    ),
    EventKind(
        name="recipe_set",
        event=RecipeSet,
        label=("Recette fixée", "Recipe set"),
        rules=(offer.recipe_sound,),
    ),
    EventKind(
        name="allergens_declared",
        event=AllergensDeclared,
        label=("Allergènes déclarés", "Allergens declared"),
        rules=(offer.allergens_complete,),
    ),
    EventKind(
        name="ingredient_lot_received",
        event=IngredientLotReceived,
        label=("Lot d'ingrédient reçu", "Ingredient lot received"),
        rules=(lots.new_lot,),
        reversible=True,
    ),
    EventKind(
        name="lot_made",
        event=LotMade,
        label=("Lot fabriqué", "Lot made"),
        rules=(lots.new_lot, lots.made_of_something, lots.ingredients_safe),
        reversible=True,
    ),
    EventKind(
        name="hygiene_checked",
        event=HygieneChecked,
        label=("Hygiène vérifiée", "Hygiene checked"),
        rules=(known_items,),
        reversible=True,
    ),
)


@hookimpl
def flashcoop_filiere() -> Filiere:
    """The food trade."""
    return Filiere(
        label=("Filière culinaire", "Food"),
        extension=Extension(kinds=_KINDS, rules=RULES, texts=TEXTS, initial=Kitchen(), evolve=evolve),
        vat_categories=tuple(CATEGORIES.values()),
        checklists=MappingProxyType(
            {number: tuple(item.words for item in items) for number, items in CHECKLISTS.items()}
        ),
    )


@hookimpl
def flashcoop_reports() -> Sequence[Report]:
    """The reports of the food trade."""
    return REPORTS
