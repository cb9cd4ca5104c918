"""Treasury: most of it is in the books alone; grants and the count of the till are remembered."""

from __future__ import annotations

import attrs

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
from flashcoop_core.session.state import Fact, Grant, State

__all__ = ["APPLY", "UNDO"]


def _books_only(state: State, event: object, _: Fact) -> None:
    """The entries say it all."""


def _counted(state: State, event: TillCounted, fact: Fact) -> None:
    state.till = attrs.evolve(state.till, counted_at=fact.version)


def _counted_not(state: State, event: TillCounted, _: Fact) -> None:
    state.till = attrs.evolve(state.till, counted_at=0)


def _awarded(state: State, event: GrantAwarded, _: Fact) -> None:
    state.grants[event.grant] = Grant(event)


def _awarded_not(state: State, event: GrantAwarded, _: Fact) -> None:
    del state.grants[event.grant]


def _grant_moves(state: State, grant: str, *, received: int = 0, deferred: int = 0) -> None:
    was = state.grants[grant]
    state.grants[grant] = attrs.evolve(was, received=was.received + received, deferred=was.deferred + deferred)


def _received(state: State, event: GrantReceived, _: Fact) -> None:
    _grant_moves(state, event.grant, received=event.cents)


def _received_not(state: State, event: GrantReceived, _: Fact) -> None:
    _grant_moves(state, event.grant, received=-event.cents)


def _deferred(state: State, event: GrantDeferred, _: Fact) -> None:
    _grant_moves(state, event.grant, deferred=event.cents)


def _deferred_not(state: State, event: GrantDeferred, _: Fact) -> None:
    _grant_moves(state, event.grant, deferred=-event.cents)


APPLY = {
    FundsAdvanced: _books_only,
    FundsReturned: _books_only,
    CashMoved: _books_only,
    TillCounted: _counted,
    MemberReimbursed: _books_only,
    GrantAwarded: _awarded,
    GrantReceived: _received,
    GrantDeferred: _deferred,
    BankLoanSimulated: _books_only,
}
UNDO = {
    FundsAdvanced: _books_only,
    FundsReturned: _books_only,
    CashMoved: _books_only,
    TillCounted: _counted_not,
    MemberReimbursed: _books_only,
    GrantAwarded: _awarded_not,
    GrantReceived: _received_not,
    GrantDeferred: _deferred_not,
}
