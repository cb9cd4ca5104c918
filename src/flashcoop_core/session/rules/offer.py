"""Rules of the offer: a price equals the members' decision, or is a marked emergency."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.errors import Refusal
from flashcoop_core.events import BudgetEstimated, PriceChanged, PriceOption, PriceSet, ProductDefined
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import after_its_decision, known_product
from flashcoop_core.session.state import State

__all__ = ["RULES"]


@rule("product-already-defined")
def _new(state: State, event: ProductDefined) -> Iterator[Refusal]:
    if event.product in state.products:
        yield refuse("product-already-defined", "product", product=event.product)


@rule("host-not-liable")
def _liable(state: State, event: ProductDefined) -> Iterator[Refusal]:
    if event.vat_rate and not state.opened.vat_liable:
        yield refuse("host-not-liable", "vat_rate", rate=event.vat_rate)


@rule("price-already-set")
def _first(state: State, event: PriceSet) -> Iterator[Refusal]:
    if (event.product, event.channel) in state.prices:
        yield refuse("price-already-set", "price", product=event.product, channel=event.channel)


@rule("price-not-set", "price-unchanged")
def _later(state: State, event: PriceChanged) -> Iterator[Refusal]:
    price = state.prices.get((event.product, event.channel))
    if price is None:
        yield refuse("price-not-set", "price", product=event.product, channel=event.channel)
    elif price.cents == event.price:
        yield refuse("price-unchanged", "price", price=event.price)


@rule("unknown-decision", "price-not-voted")
def _voted(state: State, event: PriceSet | PriceChanged) -> Iterator[Refusal]:
    if event.decision is None:
        return
    decision = state.decisions.get(event.decision)
    if decision is None:
        yield refuse("unknown-decision", "decision", decision=event.decision)
        return
    won = [option for option in decision.proposal.options if option.option == decision.winner]
    price = PriceOption(product=event.product, channel=event.channel, price=event.price)
    if not any(price in option.prices for option in won):
        yield refuse("price-not-voted", "price", price=event.price, decision=event.decision)


@rule("decision-or-emergency")
def _backed(state: State, event: PriceChanged) -> Iterator[Refusal]:
    if (event.decision is None) == (event.emergency is None):
        yield refuse("decision-or-emergency")


@rule("facilitator-not-engaged")
def _emergency(state: State, event: PriceChanged) -> Iterator[Refusal]:
    if event.emergency and event.emergency.facilitator not in state.facilitators:
        yield refuse("facilitator-not-engaged", "emergency.facilitator", facilitator=event.emergency.facilitator)


RULES = {
    ProductDefined: (_new, _liable),
    PriceSet: (known_product, _first, _voted, after_its_decision),
    PriceChanged: (known_product, _later, _backed, _voted, after_its_decision, _emergency),
    BudgetEstimated: (known_product,),
}
