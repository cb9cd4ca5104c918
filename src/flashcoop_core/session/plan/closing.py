"""Plans of closing and correction: each step's figures from the state, in the order of the note `accounting`, 3."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events import (
    Event,
    EventReversed,
    FiscalYearCut,
    NetPaid,
    PayLine,
    PayrollSettled,
    ProfitDistributed,
    ProfitLeft,
    RemunerationPaid,
    SessionClosed,
    ShareGiven,
    ShareWaived,
)
from flashcoop_core.session.figures import (
    balance_lines,
    contribution,
    envelope,
    last_of,
    reversed_entries,
    split,
    till_closing,
    vat_settlement,
)
from flashcoop_core.session.plan.base import Plan, day_of, next_number, refused
from flashcoop_core.session.rules.sharing import pay_cost, voted_split
from flashcoop_core.session.state import State

__all__ = [
    "contribution_charge",
    "distribution",
    "fiscal_year_cut",
    "payroll",
    "profit_left",
    "remuneration",
    "reversal",
    "session_closing",
    "share_gift",
    "share_waiver",
    "till_close",
    "vat",
]


def till_close(period: Literal["day", "month", "session"] = "day", *, on: date | None = None) -> Plan:
    """Close the till for a day, a month, or the session: then sales are over but to members."""
    return lambda state: till_closing(state, day_of(state, on), period)


def vat(month: str | None = None, *, on: date | None = None) -> Plan:
    """Settle the VAT of a month (`2026-03`), by default that of the day."""

    def plan(state: State) -> Event:
        day = day_of(state, on)
        return vat_settlement(state, day, month or f"{day:%Y-%m}")

    return plan


def contribution_charge(*, reference: str | None = None, on: date | None = None) -> Plan:
    """Charge the host's contribution at the rate and base of the opening."""

    def plan(state: State) -> Event:
        charge = contribution(state, day_of(state, on), reference or next_number(state, "ch"))
        if charge is None:
            raise refused("no-contribution-due")
        return charge

    return plan


def distribution(decision: str, *, on: date | None = None) -> Plan:
    """Share what is distributable as `decision` says: the envelope line by line, then each share."""

    def plan(state: State) -> Event:
        day, voted = day_of(state, on), voted_split(state, decision)
        if decision not in state.decisions:
            raise refused("unknown-decision", "decision", decision=decision)
        if voted is None:
            raise refused("no-split-adopted", "decision", decision=decision)
        lines = envelope(state)
        distributable = sum(line.cents for line in lines)
        if distributable <= 0:
            raise refused("nothing-to-distribute", "distributable", distributable=distributable)
        parts = split(state, day, voted, distributable)
        return ProfitDistributed(
            on=day,
            decision=decision,
            key=voted.key,
            envelope=lines,
            distributable=distributable,
            shares=parts.shares,
            causes=parts.causes,
        )

    return plan


def profit_left(
    reason: Literal["no_member_to_pay", "paid_already", "members_decided"],
    *,
    decision: str | None = None,
    on: date | None = None,
) -> Plan:
    """Leave what could be shared to the host, for a reason that holds."""
    return lambda state: ProfitLeft(
        on=day_of(state, on),
        distributable=sum(line.cents for line in envelope(state)),
        reason=reason,
        decision=decision,
    )


def _share(state: State, member: str) -> int:
    share = state.shares.get(member)
    if share is None:
        raise refused("no-share-due", "member", member=member)
    return share.cents


def share_waiver(member: str, reason: Literal["waived", "no_right_to_work"], *, on: date | None = None) -> Plan:
    """A member's share is not payable; it stays with the host."""
    return lambda state: ShareWaived(on=day_of(state, on), member=member, cents=_share(state, member), reason=reason)


def share_gift(member: str, cause: str, *, means: Literal["host", "payable"] = "host", on: date | None = None) -> Plan:
    """A member gives their share to a cause, an engaged partner."""
    return lambda state: ShareGiven(
        on=day_of(state, on), member=member, cents=_share(state, member), cause=cause, means=means
    )


def payroll(
    results: Iterable[PayLine],
    *,
    month: str,
    reference: str,
    acknowledged_by: str | None = None,
    on: date | None = None,
) -> Plan:
    """Payroll results as they came back; what was accrued for each member and the difference are filled in."""
    lines = tuple(results)

    def settled(state: State, line: PayLine) -> PayLine:
        share = state.shares.get(line.member)
        accrued = share.cents if share and share.fate == "due" else 0
        return attrs.evolve(line, accrued=accrued, difference=accrued - pay_cost(line))

    return lambda state: PayrollSettled(
        on=day_of(state, on),
        reference=reference,
        month=month,
        lines=tuple(settled(state, line) for line in lines),
        acknowledged_by=acknowledged_by,
    )


def remuneration(*, means: Literal["host", "bank"] = "host", reference: str, on: date | None = None) -> Plan:
    """Pay every member the net that payroll says is due."""
    return lambda state: RemunerationPaid(
        on=day_of(state, on),
        reference=reference,
        means=means,
        paid=tuple(NetPaid(member=who, cents=cents) for who, cents in sorted(state.pay_due.items()) if cents),
    )


def fiscal_year_cut(next_year_ends: date) -> Plan:
    """The situation on the last day of the host's year, so that the books may go on into the next."""
    return lambda state: FiscalYearCut(
        on=state.books_end or day_of(state, None), next_year_ends=next_year_ends, lines=balance_lines(state)
    )


def session_closing(*, on: date | None = None) -> Plan:
    """Close the session: every balance-sheet account but the link goes to the host."""
    return lambda state: SessionClosed(on=day_of(state, on), lines=balance_lines(state))


def reversal(
    event: str | None = None,
    *,
    kind: str | None = None,
    version: int | None = None,
    reason: Literal["error", "duplicate", "cancelled", "reopened", "invoice_received"] = "error",
    on: date | None = None,
) -> Plan:
    """Reverse an event, named by its id, its version, or as the latest of a `kind` not reversed yet."""

    def plan(state: State) -> Event:
        found = event or (last_of(state, kind) if kind else None)
        if version is not None:
            found = next((fact.id for fact in state.facts.values() if fact.version == version), None)
        if found is None or found not in state.facts:
            raise refused("unknown-event", "event", event=found or kind or version or "-")
        original = state.facts[found]
        return EventReversed(
            on=day_of(state, on),
            event=found,
            version=original.version,
            kind=original.kind,
            reason=reason,
            entries=reversed_entries(original.entries),
        )

    return plan
