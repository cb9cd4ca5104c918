"""Rules of stock: never below zero, counted as expected or first explained, VAT where it is due."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.errors import Refusal
from flashcoop_core.events import StockAccepted, StockCounted, StockGiven, StockKept, StockReceived, StockWrittenOff
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import known_member, known_product, steps_still_open, vat_of_cost
from flashcoop_core.session.state import State

__all__ = ["RULES"]


@rule("count-before-differs", "stock-counted-twice", "accepts-more-than-counted")
def _values(state: State, event: StockCounted) -> Iterator[Refusal]:
    seen: set[str] = set()
    for at, value in enumerate(event.values):
        if value.stock in seen:
            yield refuse("stock-counted-twice", f"values[{at}].stock", stock=value.stock)
        seen.add(value.stock)
        held = state.balance(value.stock)
        if value.before != held:
            yield refuse("count-before-differs", f"values[{at}].before", before=value.before, expected=held)
        accepted = state.accepted.get(value.stock, 0)
        if accepted > value.after:
            yield refuse("accepts-more-than-counted", f"values[{at}].after", cents=accepted, left=value.after)


@rule("unknown-product", "count-expected-differs", "count-not-explained", "product-not-counted")
def _pieces(state: State, event: StockCounted) -> Iterator[Refusal]:
    for at, line in enumerate(event.products):
        product, where = state.products.get(line.product), f"products[{at}]"
        if product is None:
            yield refuse("unknown-product", f"{where}.product", product=line.product)
        elif line.expected != product.stock:
            yield refuse("count-expected-differs", f"{where}.expected", expected=product.stock, product=line.product)
        elif line.counted != line.expected:
            gap = line.counted - line.expected
            yield refuse("count-not-explained", f"{where}.counted", gap=gap, product=line.product)
    counted = {line.product for line in event.products}
    for name, product in sorted(state.products.items()):
        if product.stock and name not in counted:
            yield refuse("product-not-counted", "products", product=name, stock=product.stock)


@rule("unknown-product", "quantity-without-product")
def _received(state: State, event: StockReceived) -> Iterator[Refusal]:
    if event.product is not None and event.product not in state.products:
        yield refuse("unknown-product", "product", product=event.product)
    if (event.product is None) != (event.quantity == 0):
        yield refuse("quantity-without-product", "quantity")


@rule("accepts-more-than-counted")
def _accepted(state: State, event: StockAccepted) -> Iterator[Refusal]:
    left = state.balance(event.stock) - state.accepted.get(event.stock, 0)
    if event.cents > left:
        yield refuse("accepts-more-than-counted", "cents", cents=event.cents, left=left)


@rule("not-in-stock")
def _in_stock(state: State, event: StockWrittenOff | StockGiven | StockKept) -> Iterator[Refusal]:
    product = state.products.get(event.product)
    if product and event.quantity > product.stock:
        yield refuse("not-in-stock", "quantity", product=event.product, stock=product.stock, quantity=event.quantity)


@rule("proof-missing", "no-vat-on-this-loss")
def _fate(state: State, event: StockWrittenOff) -> Iterator[Refusal]:
    if event.fate in ("spoiled", "charity") and event.proof is None:
        yield refuse("proof-missing", "proof", fate=event.fate)
    if event.fate != "missing" and (event.vat or event.rate):
        yield refuse("no-vat-on-this-loss", "vat", fate=event.fate)


@rule("host-not-liable")
def _liable(state: State, event: StockWrittenOff) -> Iterator[Refusal]:
    if event.vat and not state.opened.vat_liable:
        yield refuse("host-not-liable", "vat", rate=event.rate)


@rule("vat-does-not-add-up")
def _missing_vat(state: State, event: StockWrittenOff) -> Iterator[Refusal]:
    if event.fate == "missing":
        yield from vat_of_cost(state, event)


@rule("rate-differs")
def _own_rate(state: State, event: StockGiven | StockKept) -> Iterator[Refusal]:
    product = state.products.get(event.product)
    if product and event.rate != product.definition.vat_rate:
        yield refuse("rate-differs", "rate", rate=event.rate, expected=product.definition.vat_rate)


RULES = {
    StockCounted: (_values, _pieces),
    StockReceived: (_received,),
    StockAccepted: (_accepted, steps_still_open),
    StockWrittenOff: (known_product, _in_stock, _fate, _liable, _missing_vat),
    StockGiven: (known_product, _in_stock, _own_rate, vat_of_cost),
    StockKept: (known_product, known_member, _in_stock, _own_rate, vat_of_cost),
}
