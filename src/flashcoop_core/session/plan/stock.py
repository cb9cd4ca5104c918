"""Plans of stock and treasury: a count, pieces kept or given with their VAT, the till counted, a loan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flashcoop_core.events import (
    BankLoanSimulated,
    Event,
    ProductCount,
    StockCounted,
    StockGiven,
    StockKept,
    StockValue,
    TillCounted,
)
from flashcoop_core.events.fields import StockRole
from flashcoop_core.money import half_up, percentage
from flashcoop_core.session.plan.base import Plan, day_of, next_number, product_of
from flashcoop_core.session.state import State

__all__ = ["loan", "stock_count", "stock_given", "stock_kept", "till_count"]


def stock_count(values: Mapping[StockRole, int], *, reference: str | None = None, on: date | None = None) -> Plan:
    """A count: the value (cents) of each kind of stock; pieces counted are those expected."""

    def plan(state: State) -> Event:
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


def till_count(counted: int, *, reference: str | None = None, on: date | None = None) -> Plan:
    """The till is counted at `counted` (cents); the gap with what the ledger expects is posted."""

    def plan(state: State) -> Event:
        day, expected = day_of(state, on), state.till_balance
        return TillCounted(
            on=day,
            reference=reference or next_number(state, "c"),
            expected=expected,
            counted=counted,
            gap=counted - expected,
        )

    return plan


def loan(principal: int, rate: int, months: int, *, on: date | None = None) -> Plan:
    """A loan of `principal` (cents) at `rate` a year (basis points) in constant monthly instalments.

    The instalment is the smallest whole number of cents that pays the loan back: interest is added
    month by month on what is still owed, half up to the cent.
    """

    def pays_back(instalment: int) -> bool:
        owed = principal
        for _ in range(months):
            owed += half_up(owed * rate, 12 * 10_000) - instalment
        return owed <= 0

    def plan(state: State) -> Event:
        low, high = 1, principal + half_up(principal * rate, 12 * 10_000) + 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if pays_back(middle) else (middle + 1, high)
        return BankLoanSimulated(
            on=day_of(state, on),
            principal=principal,
            rate=rate,
            months=months,
            instalment=low,
            interest=low * months - principal,
        )

    return plan
