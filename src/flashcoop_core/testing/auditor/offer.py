"""What the auditor believes of the offer: products, and prices that a decision or an emergency made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.testing.auditor.books import Event
from flashcoop_core.testing.auditor.common import Check, Names, product
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "product-already-defined",
        "host-not-liable",
        "price-not-set",
        "price-unchanged",
        "price-already-set",
        "decision-or-emergency",
        "unknown-decision",
        "price-not-voted",
        "facilitator-not-engaged",
    }
)


def _new_product(auditor: Auditor, event: Event) -> Names:
    if event.product in auditor.products():
        yield "product-already-defined"
    if event.vat_rate and not auditor.facts[0].event.vat_liable:
        yield "host-not-liable"


def _price(auditor: Auditor, event: Event) -> Names:
    now, changes = auditor.price(event.product, event.channel), type(event).__name__ == "PriceChanged"
    if changes and now is None:
        yield "price-not-set"
    elif changes and now == event.price:
        yield "price-unchanged"
    elif not changes and now is not None:
        yield "price-already-set"
    if changes and (event.decision is None) == (event.emergency is None):
        yield "decision-or-emergency"
    if event.decision is not None:
        option, wanted = auditor.won(event.decision), (event.product, event.channel, event.price)
        if auditor.decision(event.decision) is None:
            yield "unknown-decision"
        elif option is None or wanted not in {(part.product, part.channel, part.price) for part in option.prices}:
            yield "price-not-voted"
    if changes and event.emergency:
        engaged = {past.facilitator for past in auditor.events("FacilitatorEngaged")}
        if event.emergency.facilitator not in engaged:
            yield "facilitator-not-engaged"


#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "ProductDefined": (_new_product,),
        "PriceSet": (product, _price),
        "PriceChanged": (product, _price),
        "BudgetEstimated": (product,),
    }
)
