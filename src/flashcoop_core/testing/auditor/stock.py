"""What the auditor believes of stock: pieces made, counted, received, gone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.testing.auditor.books import Event
from flashcoop_core.testing.auditor.common import (
    Check,
    Names,
    before_sharing,
    cost_vat,
    member,
    product,
    within_programme,
)
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "not-made-here",
        "count-before-differs",
        "accepts-more-than-counted",
        "unknown-product",
        "count-expected-differs",
        "count-not-explained",
        "product-not-counted",
        "quantity-without-product",
        "not-in-stock",
        "proof-missing",
        "host-not-liable",
        "rate-differs",
    }
)


def _made(auditor: Auditor, event: Event) -> Names:
    product = auditor.products().get(event.product)
    if product and product.nature != "finished":
        yield "not-made-here"


def _count(auditor: Auditor, event: Event) -> Names:
    for value in event.values:
        if value.before != auditor.of(value.stock):
            yield "count-before-differs"
        if auditor.accepted(value.stock) > value.after:
            yield "accepts-more-than-counted"
    stock, products = auditor.stock(), auditor.products()
    for line in event.products:
        if line.product not in products:
            yield "unknown-product"
        elif line.expected != stock.get(line.product, 0):
            yield "count-expected-differs"
        elif line.counted != line.expected:
            yield "count-not-explained"
    if {name for name, left in stock.items() if left} - {line.product for line in event.products}:
        yield "product-not-counted"


def _received(auditor: Auditor, event: Event) -> Names:
    if event.product is not None and event.product not in auditor.products():
        yield "unknown-product"
    if (event.product is None) != (event.quantity == 0):
        yield "quantity-without-product"


def _acceptance(auditor: Auditor, event: Event) -> Names:
    if event.cents > auditor.of(event.stock) - auditor.accepted(event.stock):
        yield "accepts-more-than-counted"


def _gone(auditor: Auditor, event: Event) -> Names:
    product = auditor.products().get(event.product)
    if product and event.quantity > auditor.stock().get(event.product, 0):
        yield "not-in-stock"
    if type(event).__name__ == "StockWrittenOff":
        if event.fate in ("spoiled", "charity") and event.proof is None:
            yield "proof-missing"
        if event.vat and not auditor.facts[0].event.vat_liable:
            yield "host-not-liable"
        if event.fate == "missing":
            yield from cost_vat(auditor, event)
    else:
        if product and event.rate != product.vat_rate:
            yield "rate-differs"
        yield from cost_vat(auditor, event)


#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "GoodsProduced": (product, _made, within_programme),
        "StockCounted": (_count,),
        "StockReceived": (_received,),
        "StockAccepted": (_acceptance, before_sharing),
        "StockWrittenOff": (product, _gone),
        "StockGiven": (product, _gone),
        "StockKept": (product, member, _gone),
    }
)
