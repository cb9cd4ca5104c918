"""The report `cost-sheet`: the core's own, with the materials that the recipe says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from flashcoop_core.hooks import SessionView
from flashcoop_core.reports import CostLine, bought_lines, cost_sheet_report, estimated_lines
from flashcoop_filiere_culinaire.events import Ingredient
from flashcoop_filiere_culinaire.kitchen import kitchen_of

__all__ = ["COST_SHEET"]


def _costs(session: SessionView, product: str, quantity: int) -> Iterator[CostLine]:
    """The recipe's ingredients, and what else was estimated for the product, or bought for it.

    Without a recipe, materials too are those estimated or bought.
    """
    state, recipe = session.state, kitchen_of(session.state).recipes.get(product)
    for line in estimated_lines(state, product) or bought_lines(state, product, quantity):
        if recipe is None or line.kind != "materials":
            yield line
    if recipe is not None:
        yield from map(partial(_line, yields=recipe.yields), recipe.ingredients)


def _line(ingredient: Ingredient, yields: int) -> CostLine:
    """What one ingredient costs."""
    return CostLine(
        name=ingredient.ingredient,
        label=(ingredient.name, ingredient.name),
        # Cents a unit times thousandths of a unit: exactly what a thousand rounds of the recipe cost.
        cents=ingredient.unit_cost * ingredient.quantity,
        per=1_000 * yields,
    )


COST_SHEET = cost_sheet_report(_costs)
