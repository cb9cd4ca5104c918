"""Stock: what is counted, received, lost, given and kept. Quantities are state; value enters by counts only."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import (
    Cents,
    Counted,
    Id,
    PositiveCents,
    Quantity,
    Rate,
    Reference,
    StockRole,
)

__all__ = [
    "ProductCount",
    "StockAccepted",
    "StockCounted",
    "StockGiven",
    "StockKept",
    "StockReceived",
    "StockValue",
    "StockWrittenOff",
]


@attrs.frozen(kw_only=True)
class StockValue:
    """The value of one kind of stock before and after a count; the difference is posted."""

    stock: StockRole
    before: Cents
    after: Cents


@attrs.frozen(kw_only=True)
class ProductCount:
    """The pieces of a product that the ledger expected and those that were counted: equal, or first explained."""

    product: Id
    expected: Counted
    counted: Counted


@attrs.frozen(kw_only=True)
class StockCounted:
    """Stock is counted and valued (periodic inventory): old and new values, so that a count stands alone."""

    on: date
    reference: Reference
    values: tuple[StockValue, ...]
    products: tuple[ProductCount, ...] = ()


@attrs.frozen(kw_only=True)
class StockReceived:
    """The host hands over stock at a value; with a `product`, its pieces enter the stock in quantity."""

    on: date
    reference: Reference
    stock: StockRole
    cents: Cents
    product: Id | None = None
    quantity: Counted = 0


@attrs.frozen(kw_only=True)
class StockAccepted:
    """The host takes counted stock over at its value: only then is it part of what is shared."""

    on: date
    stock: StockRole
    cents: PositiveCents
    accepted_by: Id


@attrs.frozen(kw_only=True)
class StockWrittenOff:
    """Pieces are lost without VAT to pay back: proved spoilage, a sample, a low-value gift, an entitled charity.

    Pieces `missing` without proof are another matter: the VAT deducted on their `cost` is paid back
    (CGI annexe II, art. 207).
    """

    on: date
    reference: Reference
    product: Id
    quantity: Quantity
    fate: Literal["spoiled", "sample", "low_value_gift", "charity", "missing"]
    proof: Reference | None = None
    cost: Cents = 0
    rate: Rate = 0
    vat: Cents = 0


@attrs.frozen(kw_only=True)
class StockGiven:
    """Pieces are given free where VAT is due: a supply to oneself, cost x the product's rate (CGI art. 257 II)."""

    on: date
    reference: Reference
    product: Id
    quantity: Quantity
    cost: Cents
    rate: Rate
    vat: Cents


@attrs.frozen(kw_only=True)
class StockKept:
    """A member keeps pieces: a supply to oneself, cost x the product's rate (CGI art. 257 II)."""

    on: date
    reference: Reference
    member: Id
    product: Id
    quantity: Quantity
    cost: Cents
    rate: Rate
    vat: Cents
