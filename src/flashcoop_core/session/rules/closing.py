"""Rules of closing: the till, VAT and the host's contribution, each step in its order (note `accounting`, 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from flashcoop_core.errors import Refusal
from flashcoop_core.events import ContributionCharged, FiscalYearCut, SessionClosed, TillClosed, VatSettled
from flashcoop_core.session.figures import (
    balance_lines,
    contribution,
    envelope,
    months_to_settle,
    till_closing,
    vat_settlement,
)
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import YEARS, after_facts, steps_still_open
from flashcoop_core.session.rules.trade import RECEIVABLE
from flashcoop_core.session.state import State

__all__ = [
    "RULES",
    "contribution_charged",
    "contribution_current",
    "payouts_in",
    "sales_stopped",
    "stock_counted",
    "till_rounded",
    "vat_settled",
]


@rule("closing-too-late")
def _in_time(state: State, event: TillClosed) -> Iterator[Refusal]:
    # A closing cannot be taken back, so a slip of the year would stop every sale until then.
    days = [state.opened.ends, state.till.session.latest, state.till.closed_through]
    last = max(day for day in days if day)
    if event.on > last + timedelta(days=31):
        yield refuse("closing-too-late", "on", on=event.on, last=last)


@rule("ticket-after-closing", "till-closed-out-of-order", "closing-differs")
def _till(state: State, event: TillClosed) -> Iterator[Refusal]:
    covered = {"day": state.till.day, "month": state.till.month, "session": state.till.session}[event.period]
    if covered.latest and covered.latest > event.on:
        yield refuse("ticket-after-closing", "on", on=event.on, latest=covered.latest)
    through = state.till.closed_through
    if through and event.on < through:
        yield refuse("till-closed-out-of-order", "on", on=event.on, through=through)
    planned = till_closing(state, event.on, event.period)
    if event != planned:
        yield refuse("closing-differs", gross=planned.gross, perpetual=planned.perpetual, number=planned.number)


@rule("till-not-closed")
def till_rounded(state: State, event: object) -> Iterator[Refusal]:
    """Every ticket is in a day's or the session's closing: VAT roundings are posted there."""
    if state.till.day.tickets:
        yield refuse("till-not-closed", tickets=state.till.day.tickets)


@rule("month-already-settled", "month-not-begun", "earlier-month-not-settled", "settlement-differs")
def _vat(state: State, event: VatSettled) -> Iterator[Refusal]:
    if event.month in state.settled:
        yield refuse("month-already-settled", "month", month=event.month)
        return
    if event.month > f"{event.on:%Y-%m}":
        yield refuse("month-not-begun", "month", month=event.month, on=event.on)
    earlier = [month for month in months_to_settle(state) if month < event.month]
    if earlier:
        yield refuse("earlier-month-not-settled", "month", month=earlier[0])
    planned = vat_settlement(state, event.on, event.month)
    if event != planned:
        yield refuse("settlement-differs", "due", due=planned.due, credit=planned.credit, month=event.month)


@rule("contribution-already-charged", "contribution-differs")
def _contribution(state: State, event: ContributionCharged) -> Iterator[Refusal]:
    if state.contribution is not None:
        yield refuse("contribution-already-charged")
        return
    planned = contribution(state, event.on, event.reference)
    if event != planned:
        yield refuse("contribution-differs", "cents", cents=event.cents, expected=planned.cents if planned else 0)


@rule("sales-not-stopped")
def sales_stopped(state: State, event: object) -> Iterator[Refusal]:
    """The till was closed for the session, and covers every ticket."""
    if not state.till.session_closed_at or state.till.session.tickets:
        yield refuse("sales-not-stopped", tickets=state.till.session.tickets)


@rule("payouts-outstanding")
def payouts_in(state: State, event: object) -> Iterator[Refusal]:
    """Cards, cheques and platforms have paid out."""
    held = sum(state.balance(role) for role in RECEIVABLE.values())
    if held:
        yield refuse("payouts-outstanding", held=held)


@rule("stock-not-counted")
def stock_counted(state: State, event: object) -> Iterator[Refusal]:
    """Stock was counted after the last piece moved, if any piece ever did."""
    if state.stock_moved_at > state.counted_at:
        pieces = sum(product.stock for product in state.products.values())
        yield refuse("stock-not-counted", pieces=pieces)


@rule("vat-not-settled")
def vat_settled(state: State, event: object) -> Iterator[Refusal]:
    """VAT of every month is settled."""
    months = months_to_settle(state)
    if months:
        yield refuse("vat-not-settled", months=tuple(months))


@rule("contribution-not-charged")
def contribution_charged(state: State, event: object) -> Iterator[Refusal]:
    """The host's contribution, if the opening owes one, is charged before profit is shared."""
    if state.contribution is None:
        planned = contribution(state, state.opened.on, "-")
        if planned:
            yield refuse("contribution-not-charged", expected=planned.cents)


@rule("contribution-differs")
def contribution_current(state: State, event: Any) -> Iterator[Refusal]:
    """What was charged is still what is owed: a refund or a purchase since then changes it."""
    charged = state.contribution
    if charged is None:
        return
    owed = contribution(state, event.on, charged.reference)
    if owed is None or owed.cents != charged.cents:
        yield refuse("contribution-differs", cents=charged.cents, expected=owed.cents if owed else 0)


@rule("contribution-differs")
def _contribution_of_no_share(state: State, event: SessionClosed) -> Iterator[Refusal]:
    # Once shared, a correction is the host's to bear; where nothing is shared, the charge must be right.
    if state.distribution is None and state.profit_left is None:
        yield from contribution_current(state, event)


@rule("profit-not-distributed")
def _shared(state: State, event: SessionClosed) -> Iterator[Refusal]:
    distributable = sum(line.cents for line in envelope(state))
    decided = state.distribution is not None or state.profit_left is not None
    if not decided and distributable > 0:
        yield refuse("profit-not-distributed", distributable=distributable)


@rule("shares-not-settled", "pay-not-paid")
def _paid(state: State, event: SessionClosed) -> Iterator[Refusal]:
    due = [who for who, share in sorted(state.shares.items()) if share.fate == "due"]
    if due:
        yield refuse("shares-not-settled", members=tuple(due))
    owed = sum(state.pay_due.values())
    if owed:
        yield refuse("pay-not-paid", owed=owed)


@rule("till-not-empty")
def _empty(state: State, event: SessionClosed) -> Iterator[Refusal]:
    if state.till_balance:
        yield refuse("till-not-empty", till=state.till_balance)


@rule("balances-differ")
def _balances(state: State, event: SessionClosed | FiscalYearCut) -> Iterator[Refusal]:
    planned = balance_lines(state)
    if event.lines != planned:
        wrong = sorted({line.account for line in set(event.lines) ^ set(planned)})
        yield refuse("balances-differ", "lines", accounts=tuple(wrong))


@rule("cut-not-at-year-end", "dates-reversed", "date-absurd")
def _cut(state: State, event: FiscalYearCut) -> Iterator[Refusal]:
    if event.on != state.books_end:
        yield refuse("cut-not-at-year-end", "on", on=event.on, expected=state.books_end)
    if event.next_year_ends <= event.on:
        yield refuse("dates-reversed", "next_year_ends", first=event.on, last=event.next_year_ends)
    if event.next_year_ends.year not in YEARS:
        yield refuse("date-absurd", "next_year_ends", on=event.next_year_ends, first=YEARS[0], last=YEARS[-1])


RULES = {
    TillClosed: (_in_time, _till),
    VatSettled: (till_rounded, _vat),
    ContributionCharged: (after_facts, sales_stopped, _contribution, steps_still_open),
    FiscalYearCut: (_cut, _balances),
    SessionClosed: (
        after_facts,
        sales_stopped,
        payouts_in,
        stock_counted,
        vat_settled,
        contribution_charged,
        _contribution_of_no_share,
        _shared,
        _paid,
        _empty,
        _balances,
    ),
}
