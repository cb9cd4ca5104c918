"""Rules of what is offered: VAT categories, recipes, allergens."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.events import ProductDefined, SaleDelivered, SaleMade, TakingsRecorded
from flashcoop_core.hooks import Refusal, State, refuse, rule
from flashcoop_filiere_culinaire.allergens import Allergen, named
from flashcoop_filiere_culinaire.categories import CATEGORIES, category_of
from flashcoop_filiere_culinaire.events import AllergensDeclared, CategoryDecided, RecipeSet
from flashcoop_filiere_culinaire.fold import by_product
from flashcoop_filiere_culinaire.kitchen import Kitchen, kitchen_of

__all__ = [
    "allergens_complete",
    "allergens_told",
    "category_decided",
    "rate_of_definition",
    "rate_of_sale",
    "recipe_sound",
]


def _other_rate(where: str, product: str, rate: int, expected: int) -> Refusal:
    return refuse("culinaire.rate-not-of-category", where, product=product, rate=rate, expected=expected)


def _rate_due(kitchen: Kitchen, definition: ProductDefined) -> int | None:
    """The rate that a decision gives a product, or a certain category; None if nothing does."""
    decided = kitchen.decided.get(definition.product)
    if decided is not None:
        return decided.rate
    category = category_of(definition)
    return category.rate if category is not None and category.certain else None


@rule("culinaire.unknown-category", "culinaire.rate-not-of-category", "culinaire.accountant-decides")
def category_decided(state: State, event: CategoryDecided) -> Iterator[Refusal]:
    """A certain category has its rate; another is decided by an accountant engaged in the session."""
    category = CATEGORIES.get(event.category)
    if category is None:
        yield refuse("culinaire.unknown-category", "category", category=event.category, known=tuple(CATEGORIES))
    elif category.certain and event.rate != category.rate:
        yield _other_rate("rate", event.product, event.rate, category.rate)
    elif not category.certain and state.facilitators.get(event.decided_by) != "accountant":
        yield refuse("culinaire.accountant-decides", "decided_by", category=event.category, by=event.decided_by)


@rule("culinaire.rate-not-of-category")
def rate_of_definition(state: State, event: ProductDefined) -> Iterator[Refusal]:
    """A product is defined at the rate of its category, or at the one decided before."""
    due = _rate_due(kitchen_of(state), event)
    if state.opened.vat_liable and due is not None and event.vat_rate != due:
        yield _other_rate("vat_rate", event.product, event.vat_rate, due)


@rule("culinaire.category-undecided", "culinaire.rate-not-of-category")
def rate_of_sale(state: State, event: SaleMade | TakingsRecorded) -> Iterator[Refusal]:
    """Nothing is sold before its category is certain or decided, nor at another rate (CGI art. 278-0 bis, 279)."""
    # A host that is not liable sells at no VAT (CGI art. 293 B): there is nothing to decide.
    if not state.opened.vat_liable:
        return
    kitchen = kitchen_of(state)
    for at, line in enumerate(event.lines):
        known = state.products.get(line.product)
        if known is None:
            continue
        due = _rate_due(kitchen, known.definition)
        if due is None:
            yield refuse("culinaire.category-undecided", f"lines[{at}].product", product=line.product)
        elif line.rate != due:
            yield _other_rate(f"lines[{at}].rate", line.product, line.rate, due)


@rule("unknown-product", "culinaire.recipe-empty", "culinaire.ingredient-twice")
def recipe_sound(state: State, event: RecipeSet) -> Iterator[Refusal]:
    """A recipe is of a product, of something, and names each ingredient once."""
    if event.product not in state.products:
        yield refuse("unknown-product", "product", product=event.product)
    if not event.ingredients:
        yield refuse("culinaire.recipe-empty", "ingredients", product=event.product)
    seen: set[str] = set()
    for at, ingredient in enumerate(event.ingredients):
        if ingredient.ingredient in seen:
            where = f"ingredients[{at}].ingredient"
            yield refuse("culinaire.ingredient-twice", where, ingredient=ingredient.ingredient)
        seen.add(ingredient.ingredient)


def _missing(where: str, product: str, missing: tuple[Allergen, ...]) -> Refusal:
    fr, en = named(missing, "fr"), named(missing, "en")
    return refuse("culinaire.allergens-missing", where, product=product, allergens=missing, fr=fr, en=en)


@rule("unknown-product", "culinaire.allergens-missing")
def allergens_complete(state: State, event: AllergensDeclared) -> Iterator[Refusal]:
    """A declaration names at least what the recipe and the ingredient lots contain."""
    if event.product not in state.products:
        yield refuse("unknown-product", "product", product=event.product)
    found = kitchen_of(state).allergens_in(event.product)
    missing = tuple(allergen for allergen in found if allergen not in event.allergens)
    if missing:
        yield _missing("allergens", event.product, missing)


@rule("culinaire.allergens-not-declared", "culinaire.allergens-missing")
def allergens_told(state: State, event: SaleMade | SaleDelivered | TakingsRecorded) -> Iterator[Refusal]:
    """Customers are told of every allergen before they buy (regulation (EU) 1169/2011, art. 9, 14 and 44)."""
    kitchen = kitchen_of(state)
    for product, _ in by_product(event.lines):
        if product not in state.products or not kitchen.is_food(state, product):
            continue
        if product not in kitchen.declared:
            yield refuse("culinaire.allergens-not-declared", "lines", product=product)
        elif missing := kitchen.undeclared(product):
            yield _missing("lines", product, missing)
