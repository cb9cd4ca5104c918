"""Plans of treasury: the till counted, a loan simulated."""

from __future__ import annotations

from datetime import date

from flashcoop_core.events import BankLoanSimulated, Event, TillCounted
from flashcoop_core.money import half_up
from flashcoop_core.session.figures.loans import owed_after
from flashcoop_core.session.plan.base import Plan, day_of, next_number
from flashcoop_core.session.state import State

__all__ = ["loan", "till_count"]


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

    def plan(state: State) -> Event:
        low, high = 1, principal + half_up(principal * rate, 12 * 10_000) + 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if owed_after(principal, rate, months, middle) <= 0 else (middle + 1, high)
        return BankLoanSimulated(
            on=day_of(state, on),
            principal=principal,
            rate=rate,
            months=months,
            instalment=low,
            interest=low * months - principal,
        )

    return plan
