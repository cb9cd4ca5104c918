"""Offer: what is sold, at which price, and what it was expected to cost."""

from __future__ import annotations

from datetime import date

import attrs

from flashcoop_core.events.fields import (
    ChargeRole,
    Id,
    Name,
    PositiveCents,
    ProductNature,
    Quantity,
    Rate,
    Text,
)

__all__ = [
    "BudgetEstimated",
    "BudgetLine",
    "Emergency",
    "PriceChanged",
    "PriceSet",
    "ProductDefined",
]


@attrs.frozen(kw_only=True)
class ProductDefined:
    """A product or service, with its VAT rate: a decision with its reason, never deduced.

    `nature` chooses the sales account: finished goods 701, services 706, goods resold 707. Services
    have no stock. `decided_by` is the id of who decided the rate (the host's accountant).
    """

    on: date
    product: Id
    name: Name
    unit: Name = "pièce"
    nature: ProductNature = "finished"
    vat_rate: Rate
    vat_reason: Text
    decided_by: Id


@attrs.frozen(kw_only=True)
class PriceSet:
    """The first price of a product on a channel: the winning option of the members' decision."""

    on: date
    product: Id
    channel: Id
    price: PositiveCents
    decision: Id


@attrs.frozen(kw_only=True)
class Emergency:
    """A price changed without a vote, by an engaged facilitator, for a stated reason. Reports show it."""

    facilitator: Id
    reason: Text


@attrs.frozen(kw_only=True)
class PriceChanged:
    """A price in force is replaced: by a winning option, or by a marked emergency."""

    on: date
    product: Id
    channel: Id
    price: PositiveCents
    decision: Id | None = None
    emergency: Emergency | None = None


@attrs.frozen(kw_only=True)
class BudgetLine:
    """What one kind of charge is expected to cost, net of VAT; `per_unit` if it grows with the pieces made."""

    charge: ChargeRole
    cents: PositiveCents
    per_unit: bool = False


@attrs.frozen(kw_only=True)
class BudgetEstimated:
    """The members' estimate before they buy and make: it posts nothing, reports hold it against the facts."""

    on: date
    product: Id
    quantity: Quantity
    lines: tuple[BudgetLine, ...]
