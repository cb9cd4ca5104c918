"""Rules of sharing: what is distributed is what is distributable; payroll comes back member by member."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.errors import Refusal
from flashcoop_core.events import (
    Option,
    PayLine,
    PayrollSettled,
    ProfitDistributed,
    ProfitLeft,
    RemunerationPaid,
    ShareGiven,
    ShareWaived,
    SplitOption,
)
from flashcoop_core.session.figures import envelope, payable, split
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.closing import (
    contribution_charged,
    contribution_current,
    payouts_in,
    sales_stopped,
    stock_counted,
    vat_settled,
)
from flashcoop_core.session.rules.common import after_facts, after_its_decision, bank_owned, known_member
from flashcoop_core.session.state import State

__all__ = ["RULES", "month_of_work", "pay_cost", "voted_split"]


def voted_split(state: State, decision_id: str) -> SplitOption | None:
    """The split of the winning option of a decision, if there is one."""
    decision = state.decisions.get(decision_id)
    won: list[Option] = []
    if decision and decision.winner:
        won = [option for option in decision.proposal.options if option.option == decision.winner]
    return won[0].split if won else None


def pay_cost(line: PayLine) -> int:
    """What one member's pay really costs, in cents: gross and all that comes on top."""
    return line.gross + line.employer + line.taxes + line.other_charges


@rule("already-distributed")
def _once(state: State, event: ProfitDistributed) -> Iterator[Refusal]:
    decided = state.distribution or state.profit_left
    if decided is not None:
        yield refuse("already-distributed", on=decided.on)


@rule("till-not-counted")
def _till_counted(state: State, event: ProfitDistributed) -> Iterator[Refusal]:
    if state.till.counted_at < state.till.session_closed_at:
        yield refuse("till-not-counted", till=state.till_balance)


@rule("payroll-already-settled")
def _unpaid(state: State, event: ProfitDistributed) -> Iterator[Refusal]:
    # Pay that has gone through payroll is no part of the envelope: sharing now would pay it twice.
    if any(state.facts[step].kind == "payroll_settled" for step in state.steps.values()):
        yield refuse("payroll-already-settled")


@rule("unknown-decision", "split-not-voted")
def _voted(state: State, event: ProfitDistributed) -> Iterator[Refusal]:
    if event.decision not in state.decisions:
        yield refuse("unknown-decision", "decision", decision=event.decision)
        return
    voted = voted_split(state, event.decision)
    if voted is None or voted.key != event.key:
        yield refuse("split-not-voted", "decision", decision=event.decision, key=event.key)


@rule("nothing-to-distribute", "envelope-differs", "share-does-not-add-up", "no-member-to-pay")
def _shared(state: State, event: ProfitDistributed) -> Iterator[Refusal]:
    planned = envelope(state)
    distributable = sum(line.cents for line in planned)
    if distributable <= 0:
        yield refuse("nothing-to-distribute", "distributable", distributable=distributable)
        return
    if (event.envelope, event.distributable) != (planned, distributable):
        yield refuse("envelope-differs", "envelope", given=event.distributable, expected=distributable)
        return
    voted = voted_split(state, event.decision)
    if voted is None:
        return
    parts = split(state, event.on, voted, distributable)
    if not parts.shares:
        yield refuse("no-member-to-pay", "shares", on=event.on)
    elif (event.shares, event.causes) != (parts.shares, parts.causes):
        given = sum(share.cents for share in event.shares) + sum(part.cents for part in event.causes)
        yield refuse("share-does-not-add-up", "shares", given=given, expected=distributable)


@rule("profit-not-distributed")
def _profit_decided(state: State, event: PayrollSettled) -> Iterator[Refusal]:
    distributable = sum(line.cents for line in envelope(state))
    if state.distribution is None and state.profit_left is None and distributable > 0:
        yield refuse("profit-not-distributed", distributable=distributable)


@rule("already-distributed", "envelope-differs", "unknown-decision", "profit-has-takers")
def _left(state: State, event: ProfitLeft) -> Iterator[Refusal]:
    decided = state.distribution or state.profit_left
    if decided is not None:
        yield refuse("already-distributed", on=decided.on)
        return
    distributable = sum(line.cents for line in envelope(state))
    if event.distributable != distributable:
        yield refuse("envelope-differs", "distributable", given=event.distributable, expected=distributable)
    decision = state.decisions.get(event.decision or "")
    if event.reason == "members_decided" and decision is None:
        yield refuse("unknown-decision", "decision", decision=event.decision or "-")
    voted = voted_split(state, event.decision or "")
    holds = {
        # Nobody at all, or nobody by the split that was voted: equal parts of those who are here, and all have left.
        "no_member_to_pay": not payable(state, event.on, "hours")
        or (voted is not None and not split(state, event.on, voted, distributable).shares),
        "paid_already": any(state.facts[step].kind == "payroll_settled" for step in state.steps.values()),
        "members_decided": decision is None or decision.winner is not None,
    }
    if not holds[event.reason]:
        yield refuse("profit-has-takers", "reason", reason=event.reason)


@rule("no-share-due", "share-differs")
def _due(state: State, event: ShareWaived | ShareGiven) -> Iterator[Refusal]:
    share = state.shares.get(event.member)
    if share is None or share.fate != "due":
        yield refuse("no-share-due", "member", member=event.member)
    elif event.cents != share.cents:
        yield refuse("share-differs", "cents", cents=event.cents, expected=share.cents)


@rule("unknown-partner")
def _cause(state: State, event: ShareGiven) -> Iterator[Refusal]:
    if event.cause not in state.partners:
        yield refuse("unknown-partner", "cause", partner=event.cause)


def _settled_in(state: State, month: str) -> set[str]:
    """The members whose payroll results of `month` are in already."""
    return {
        line.member
        for fact in state.facts.values()
        if isinstance(fact.event, PayrollSettled) and fact.event.month == month and fact.id not in state.reversed
        for line in fact.event.lines
    }


@rule("no-lines", "unknown-member", "payroll-line-twice", "payroll-forgets-member", "no-contract-in-force")
def _payroll_members(state: State, event: PayrollSettled) -> Iterator[Refusal]:
    if not event.lines:
        yield refuse("no-lines", "lines")
    seen = _settled_in(state, event.month)
    for at, line in enumerate(event.lines):
        member = state.members.get(line.member)
        if member is None:
            yield refuse("unknown-member", f"lines[{at}].member", member=line.member)
        elif member.contract is None:
            yield refuse("no-contract-in-force", f"lines[{at}].member", member=line.member, on=event.on)
        if line.member in seen:
            yield refuse("payroll-line-twice", f"lines[{at}].member", member=line.member, month=event.month)
        seen.add(line.member)
    lined = {line.member for line in event.lines}
    forgotten = [who for who, share in sorted(state.shares.items()) if share.fate == "due" and who not in lined]
    if forgotten:
        yield refuse("payroll-forgets-member", "lines", members=tuple(forgotten))


def month_of_work(state: State, month: str) -> Iterator[Refusal]:
    """Work is paid in the month of its first day at the earliest."""
    starts = state.opened.starts
    if month < f"{starts:%Y-%m}":
        yield refuse("payroll-before-work", "month", month=month, starts=starts)


@rule("payroll-before-work")
def _payroll_month(state: State, event: PayrollSettled) -> Iterator[Refusal]:
    yield from month_of_work(state, event.month)


@rule("payroll-does-not-add-up", "accrued-differs", "difference-differs", "difference-not-acknowledged")
def _payroll_sums(state: State, event: PayrollSettled) -> Iterator[Refusal]:
    for at, line in enumerate(event.lines):
        where, cost = f"lines[{at}]", pay_cost(line)
        owed = line.net + line.withheld + line.social_security + line.other_social
        if cost != owed:
            yield refuse("payroll-does-not-add-up", where, cost=cost, owed=owed, member=line.member)
        share = state.shares.get(line.member)
        accrued = share.cents if share and share.fate == "due" else 0
        if line.accrued != accrued:
            yield refuse("accrued-differs", f"{where}.accrued", accrued=line.accrued, expected=accrued)
        if line.difference != line.accrued - cost:
            expected = line.accrued - cost
            yield refuse("difference-differs", f"{where}.difference", difference=line.difference, expected=expected)
    # Member by member: the sum may be zero while two of them differ.
    apart = {line.member: line.difference for line in event.lines if line.difference}
    if event.acknowledged_by is None and apart:
        yield refuse("difference-not-acknowledged", "acknowledged_by", differences=apart)


@rule("no-lines", "pay-differs")
def _net(state: State, event: RemunerationPaid) -> Iterator[Refusal]:
    if not event.paid:
        yield refuse("no-lines", "paid")
    paid: dict[str, int] = {}
    for part in event.paid:
        paid[part.member] = paid.get(part.member, 0) + part.cents
    for member, cents in sorted(paid.items()):
        due = state.pay_due.get(member, 0)
        if cents > due:
            yield refuse("pay-differs", "paid", member=member, cents=cents, due=due)


RULES = {
    ProfitDistributed: (
        after_facts,
        after_its_decision,
        _once,
        sales_stopped,
        _till_counted,
        payouts_in,
        stock_counted,
        vat_settled,
        contribution_charged,
        contribution_current,
        _unpaid,
        _voted,
        _shared,
    ),
    ProfitLeft: (
        after_facts,
        after_its_decision,
        sales_stopped,
        payouts_in,
        stock_counted,
        vat_settled,
        contribution_charged,
        contribution_current,
        _left,
    ),
    ShareWaived: (known_member, _due),
    ShareGiven: (known_member, _due, _cause),
    PayrollSettled: (after_facts, sales_stopped, _profit_decided, _payroll_month, _payroll_members, _payroll_sums),
    RemunerationPaid: (after_facts, _net, bank_owned),
}
