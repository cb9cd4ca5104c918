"""Rules of treasury: what is expected in the till, what is owed to members, what was granted."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.errors import Refusal
from flashcoop_core.events import (
    BankLoanSimulated,
    CashMoved,
    FundsAdvanced,
    FundsReturned,
    GrantAwarded,
    GrantDeferred,
    GrantReceived,
    MemberReimbursed,
    TillCounted,
)
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import bank_owned, known_member
from flashcoop_core.session.state import State

__all__ = ["RULES"]


@rule("same-account")
def _moves(state: State, event: CashMoved) -> Iterator[Refusal]:
    if event.source == event.target:
        yield refuse("same-account", "target")


@rule("till-expected-differs", "gap-does-not-add-up")
def _counted(state: State, event: TillCounted) -> Iterator[Refusal]:
    if event.expected != state.till_balance:
        yield refuse("till-expected-differs", "expected", expected=state.till_balance, given=event.expected)
    if event.gap != event.counted - event.expected:
        yield refuse("gap-does-not-add-up", "gap", gap=event.gap, expected=event.counted - event.expected)


@rule("overpaid")
def _owed(state: State, event: MemberReimbursed) -> Iterator[Refusal]:
    owed = -state.balance("members_payable", event.member)
    if event.cents > owed:
        yield refuse("overpaid", "cents", cents=event.cents, owed=owed)


@rule("duplicate-grant", "unknown-partner")
def _new_grant(state: State, event: GrantAwarded) -> Iterator[Refusal]:
    if event.grant in state.grants:
        yield refuse("duplicate-grant", "grant", grant=event.grant)
    if event.funder not in state.partners:
        yield refuse("unknown-partner", "funder", partner=event.funder)


def _within_grant(state: State, event: GrantReceived | GrantDeferred, used: str) -> Iterator[Refusal]:
    """Of the award's nature, and no more than what is left of it once what is `used` is taken off."""
    grant = state.grants.get(event.grant)
    if grant is None:
        yield refuse("unknown-grant", "grant", grant=event.grant)
        return
    if event.nature != grant.award.nature:
        yield refuse("grant-nature-differs", "nature", nature=grant.award.nature)
    left = grant.award.cents - (grant.received if used == "received" else grant.deferred)
    if event.cents > left:
        yield refuse("exceeds-grant", "cents", cents=event.cents, left=left)


@rule("unknown-grant", "grant-nature-differs", "exceeds-grant")
def _receivable(state: State, event: GrantReceived) -> Iterator[Refusal]:
    return _within_grant(state, event, "received")


@rule("unknown-grant", "grant-nature-differs", "exceeds-grant")
def _deferrable(state: State, event: GrantDeferred) -> Iterator[Refusal]:
    return _within_grant(state, event, "deferred")


@rule("loan-does-not-add-up")
def _loan(state: State, event: BankLoanSimulated) -> Iterator[Refusal]:
    paid = event.instalment * event.months
    if paid != event.principal + event.interest:
        yield refuse("loan-does-not-add-up", "interest", paid=paid, expected=event.principal + event.interest)


RULES = {
    FundsAdvanced: (bank_owned,),
    FundsReturned: (bank_owned,),
    CashMoved: (_moves, bank_owned),
    TillCounted: (_counted,),
    MemberReimbursed: (known_member, _owed, bank_owned),
    GrantAwarded: (_new_grant,),
    GrantReceived: (_receivable, bank_owned),
    GrantDeferred: (_deferrable,),
    BankLoanSimulated: (_loan,),
}
