"""Offer: products and the prices in force."""

from __future__ import annotations

from flashcoop_core.events import BudgetEstimated, PriceChanged, PriceSet, ProductDefined
from flashcoop_core.session.state import Fact, Price, Product, State

__all__ = ["APPLY", "UNDO"]


def _defined(state: State, event: ProductDefined, _: Fact) -> None:
    state.products[event.product] = Product(event)


def _set(state: State, event: PriceSet, _: Fact) -> None:
    state.prices[event.product, event.channel] = Price(event.price, event.on, event.decision)


def _changed(state: State, event: PriceChanged, _: Fact) -> None:
    state.prices[event.product, event.channel] = Price(event.price, event.on, event.decision, event.emergency)


def _estimated(state: State, event: BudgetEstimated, _: Fact) -> None:
    """A budget changes nothing: reports read it from the log."""


APPLY = {ProductDefined: _defined, PriceSet: _set, PriceChanged: _changed, BudgetEstimated: _estimated}
UNDO: dict[type, object] = {}
