"""Rules on what an event books: open days and months, a till that is never below zero at a day's end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from flashcoop_core.books.entries import Entry, balanced, postings_of
from flashcoop_core.errors import Refusal
from flashcoop_core.events import (
    Event,
    EventReversed,
    SaleMade,
    SaleRefunded,
    TakingsRecorded,
    TillClosed,
    TillCounted,
    VatSettled,
)
from flashcoop_core.session.rules.base import refuse
from flashcoop_core.session.state import State

__all__ = ["ENTRY_NAMES", "check_entries"]

#: The names that any event with entries can be refused with.
ENTRY_NAMES = ("entry-not-balanced", "account-not-in-chart", "day-closed", "month-settled", "till-would-go-negative")


def check_entries(state: State, event: Event, entries: tuple[Entry, ...], *, sums_hold: bool) -> Iterator[Refusal]:
    """What is wrong with the entries of `event`, given what is booked already.

    Sums that a rule has refused already would not balance either, so balance is looked at only if
    `sums_hold`.
    """
    if not entries:
        return
    if sums_hold and not all(balanced(entry) for entry in entries):
        yield refuse("entry-not-balanced")
    yield from _accounts_known(state, event, entries)
    yield from _day_open(state, event, entries)
    yield from _month_open(state, event, entries)
    yield from _till_above_zero(state, event, entries)


def _accounts_known(state: State, event: Event, entries: tuple[Entry, ...]) -> Iterator[Refusal]:
    # The core books by the chart; a plugin might name an account of its own.
    if state.activated.plugin_of(event) is None:
        return
    known = set(state.chart.numbers.values())
    for account in sorted({account for account, _, _, _ in postings_of(entries)} - known):
        yield refuse("account-not-in-chart", account=account)


def _touches_till(state: State, event: Event, entries: tuple[Entry, ...]) -> bool:
    # A count comes after the closing of its day, and a closing says itself what it covers.
    if isinstance(event, (TillCounted, TillClosed)):
        return False
    if isinstance(event, (SaleMade, SaleRefunded, TakingsRecorded)):
        return True
    # The reversal of a ticket is rung as a refund, however it was paid.
    if isinstance(event, EventReversed) and event.kind in ("sale_made", "takings_recorded"):
        return True
    till = state.chart["till"]
    return any(account == till for account, _, _, _ in postings_of(entries))


def _day_open(state: State, event: Event, entries: tuple[Entry, ...]) -> Iterator[Refusal]:
    through = state.till.closed_through
    if through and event.on <= through and _touches_till(state, event, entries):
        yield refuse("day-closed", "on", on=event.on, next=through + timedelta(days=1))


def _month_open(state: State, event: Event, entries: tuple[Entry, ...]) -> Iterator[Refusal]:
    if isinstance(event, VatSettled):
        return
    # Undoing a settlement reopens its month; everything else that bears VAT needs an open one.
    if isinstance(event, EventReversed) and event.kind in ("vat_settled", "session_closed"):
        return
    month = f"{event.on:%Y-%m}"
    if (
        state.settled
        and month <= max(state.settled)
        and any(account.startswith("445") and vat is not None for account, _, _, vat in postings_of(entries))
    ):
        yield refuse("month-settled", "on", on=event.on, month=month)


def _till_above_zero(state: State, event: Event, entries: tuple[Entry, ...]) -> Iterator[Refusal]:
    till = state.chart["till"]
    moved = sum(cents for account, _, cents, _ in postings_of(entries) if account == till)
    if moved >= 0:
        return
    running = 0
    days: dict[date, int] = {**state.till_days, event.on: state.till_days.get(event.on, 0) + moved}
    for day in sorted(days):
        running += days[day]
        if day >= event.on and running < 0:
            yield refuse("till-would-go-negative", on=day, till=running, cents=-moved)
            return
