"""Plans of stock: a count, pieces kept or given with their VAT."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from flashcoop_core.events import (
    Event,
    ProductCount,
    StockCounted,
    StockGiven,
    StockKept,
    StockValue,
)
from flashcoop_core.events.fields import StockRole
from flashcoop_core.money import percentage
from flashcoop_core.session.plan.base import Plan, day_of, next_number, product_of, refused
from flashcoop_core.session.state import State

__all__ = ["stock_count", "stock_given", "stock_kept"]


def stock_count(values: Mapping[StockRole, int], *, reference: str | None = None, on: date | None = None) -> Plan:
    """A count: the value (cents) of each kind of stock; pieces counted are those expected."""

    def plan(state: State) -> Event:
        unknown = [stock for stock in values if stock not in get_args(StockRole)]
        if unknown:
            raise refused("unknown-stock", "values", stocks=tuple(unknown), known=get_args(StockRole))
        return StockCounted(
            on=day_of(state, on),
            reference=reference or next_number(state, "inv"),
            values=tuple(
                StockValue(stock=stock, before=state.balance(stock), after=after) for stock, after in values.items()
            ),
            products=tuple(
                ProductCount(product=name, expected=product.stock, counted=product.stock)
                for name, product in sorted(state.products.items())
                if product.stock
            ),
        )

    return plan


def stock_kept(
    member: str, product: str, quantity: int, *, cost: int, reference: str | None = None, on: date | None = None
) -> Plan:
    """A member keeps `quantity` (thousandths) that cost `cost` (cents, net of VAT) to make."""

    def plan(state: State) -> Event:
        rate = product_of(state, product).definition.vat_rate
        return StockKept(
            on=day_of(state, on),
            reference=reference or next_number(state, "k"),
            member=member,
            product=product,
            quantity=quantity,
            cost=cost,
            rate=rate,
            vat=percentage(cost, rate),
        )

    return plan


def stock_given(
    product: str, quantity: int, *, cost: int, reference: str | None = None, on: date | None = None
) -> Plan:
    """`quantity` (thousandths) that cost `cost` (cents, net of VAT) is given where VAT is due."""

    def plan(state: State) -> Event:
        rate = product_of(state, product).definition.vat_rate
        return StockGiven(
            on=day_of(state, on),
            reference=reference or next_number(state, "g"),
            product=product,
            quantity=quantity,
            cost=cost,
            rate=rate,
            vat=percentage(cost, rate),
        )

    return plan
