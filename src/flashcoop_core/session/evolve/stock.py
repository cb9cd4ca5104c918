"""Stock: pieces in and out; a count and what the host accepts."""

from __future__ import annotations

from flashcoop_core.events import StockAccepted, StockCounted, StockGiven, StockKept, StockReceived, StockWrittenOff
from flashcoop_core.session.evolve.trade import move_stock
from flashcoop_core.session.state import Fact, State

__all__ = ["APPLY", "UNDO"]

_Gone = StockWrittenOff | StockGiven | StockKept


def _counted(state: State, event: StockCounted, fact: Fact) -> None:
    state.counted_at = fact.version


def _counted_not(state: State, event: StockCounted, fact: Fact) -> None:
    # The count before it says again what is there.
    counts = (past for past in state.facts.values() if past.kind == fact.kind and past.id not in state.reversed)
    state.counted_at = max((past.version for past in counts if past.version < fact.version), default=0)


def _received(state: State, event: StockReceived, _: Fact) -> None:
    if event.product:
        move_stock(state, event.product, stock=event.quantity)


def _received_not(state: State, event: StockReceived, _: Fact) -> None:
    if event.product:
        move_stock(state, event.product, stock=-event.quantity)


def _accepted(state: State, event: StockAccepted, _: Fact) -> None:
    state.accepted[event.stock] = state.accepted.get(event.stock, 0) + event.cents


def _accepted_not(state: State, event: StockAccepted, _: Fact) -> None:
    state.accepted[event.stock] -= event.cents


def _gone(state: State, event: _Gone, _: Fact) -> None:
    move_stock(state, event.product, stock=-event.quantity)


def _gone_not(state: State, event: _Gone, _: Fact) -> None:
    move_stock(state, event.product, stock=event.quantity)


APPLY = {
    StockCounted: _counted,
    StockReceived: _received,
    StockAccepted: _accepted,
    StockWrittenOff: _gone,
    StockGiven: _gone,
    StockKept: _gone,
}
UNDO = {
    StockCounted: _counted_not,
    StockReceived: _received_not,
    StockAccepted: _accepted_not,
    StockWrittenOff: _gone_not,
    StockGiven: _gone_not,
    StockKept: _gone_not,
}
