"""Closing: each step is remembered in order, so that the last in is the first out."""

from __future__ import annotations

from datetime import timedelta

import attrs

from flashcoop_core.events import (
    ContributionCharged,
    FiscalYearCut,
    PayrollSettled,
    ProfitDistributed,
    ProfitLeft,
    RemunerationPaid,
    SessionClosed,
    ShareGiven,
    ShareWaived,
    TillClosed,
    VatSettled,
)
from flashcoop_core.session.state import Fact, Period, ShareDue, State

__all__ = ["APPLY", "UNDO"]


def _step(state: State, fact: Fact) -> None:
    state.steps[fact.version] = fact.id


def _step_back(state: State, fact: Fact) -> None:
    del state.steps[fact.version]


def _till_closed(state: State, event: TillClosed, fact: Fact) -> None:
    till = state.till
    empty = Period(number=event.number)
    rounds = event.period in ("day", "session")
    days = [day for day in (till.closed_through, event.on if rounds else None) if day]
    state.till = attrs.evolve(
        till,
        day=empty if event.period == "day" else Period(till.day.number) if rounds else till.day,
        month=empty if event.period == "month" else till.month,
        session=empty if event.period == "session" else till.session,
        unrounded=Period().sales if rounds else till.unrounded,
        # Both totals count each ticket once: at the closing that empties its day.
        perpetual=event.perpetual,
        perpetual_absolute=event.perpetual_absolute,
        closed_through=max(days) if days else None,
        session_closed_at=fact.version if event.period == "session" else till.session_closed_at,
    )


def _vat_settled(state: State, event: VatSettled, fact: Fact) -> None:
    state.settled[event.month] = event
    _step(state, fact)


def _vat_settled_not(state: State, event: VatSettled, fact: Fact) -> None:
    del state.settled[event.month]
    _step_back(state, fact)


def _contributed(state: State, event: ContributionCharged, fact: Fact) -> None:
    state.contribution = event
    _step(state, fact)


def _contributed_not(state: State, event: ContributionCharged, fact: Fact) -> None:
    state.contribution = None
    _step_back(state, fact)


def _distributed(state: State, event: ProfitDistributed, fact: Fact) -> None:
    state.distribution = event
    state.shares = {share.member: ShareDue(share.cents) for share in event.shares if share.cents}
    _step(state, fact)


def _distributed_not(state: State, event: ProfitDistributed, fact: Fact) -> None:
    state.distribution = None
    state.shares = {}
    _step_back(state, fact)


def _left(state: State, event: ProfitLeft, fact: Fact) -> None:
    state.profit_left = event
    _step(state, fact)


def _left_not(state: State, event: ProfitLeft, fact: Fact) -> None:
    state.profit_left = None
    _step_back(state, fact)


def _fate(state: State, member: str, fate: str) -> None:
    state.shares[member] = attrs.evolve(state.shares[member], fate=fate)


def _waived(state: State, event: ShareWaived, fact: Fact) -> None:
    _fate(state, event.member, "waived")
    _step(state, fact)


def _given(state: State, event: ShareGiven, fact: Fact) -> None:
    _fate(state, event.member, "given")
    _step(state, fact)


def _due_again(state: State, event: ShareWaived | ShareGiven, fact: Fact) -> None:
    _fate(state, event.member, "due")
    _step_back(state, fact)


def _payroll(state: State, event: PayrollSettled, fact: Fact) -> None:
    for line in event.lines:
        if line.accrued:
            _fate(state, line.member, "paid")
        state.pay_due[line.member] = state.pay_due.get(line.member, 0) + line.net
    _step(state, fact)


def _payroll_not(state: State, event: PayrollSettled, fact: Fact) -> None:
    for line in event.lines:
        if line.accrued:
            _fate(state, line.member, "due")
        state.pay_due[line.member] -= line.net
    _step_back(state, fact)


def _paid(state: State, event: RemunerationPaid, fact: Fact) -> None:
    for paid in event.paid:
        state.pay_due[paid.member] -= paid.cents
    state.pay_left_at = fact.version
    _step(state, fact)


def _cut(state: State, event: FiscalYearCut, _: Fact) -> None:
    state.books_begin = event.on + timedelta(days=1)
    state.books_end = event.next_year_ends


def _closed(state: State, event: SessionClosed, fact: Fact) -> None:
    state.closing = event
    _step(state, fact)


def _reopened(state: State, event: SessionClosed, fact: Fact) -> None:
    state.closing = None
    _step_back(state, fact)


APPLY = {
    TillClosed: _till_closed,
    VatSettled: _vat_settled,
    ContributionCharged: _contributed,
    ProfitDistributed: _distributed,
    ProfitLeft: _left,
    ShareWaived: _waived,
    ShareGiven: _given,
    PayrollSettled: _payroll,
    RemunerationPaid: _paid,
    FiscalYearCut: _cut,
    SessionClosed: _closed,
}
UNDO = {
    VatSettled: _vat_settled_not,
    ContributionCharged: _contributed_not,
    ProfitDistributed: _distributed_not,
    ProfitLeft: _left_not,
    ShareWaived: _due_again,
    ShareGiven: _due_again,
    PayrollSettled: _payroll_not,
    SessionClosed: _reopened,
}
