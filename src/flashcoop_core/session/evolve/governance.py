"""Governance: decisions open, collect ballots, and close."""

from __future__ import annotations

from types import MappingProxyType

import attrs

from flashcoop_core.events import DecisionClosed, DecisionProposed, DecisionWithdrawn, VoteCast
from flashcoop_core.session.state import Decision, Fact, State

__all__ = ["APPLY", "UNDO"]


def _proposed(state: State, event: DecisionProposed, _: Fact) -> None:
    state.decisions[event.decision] = Decision(event)


def _voted(state: State, event: VoteCast, _: Fact) -> None:
    decision = state.decisions[event.decision]
    ballots = MappingProxyType({**decision.ballots, event.member: event})
    state.decisions[event.decision] = attrs.evolve(decision, ballots=ballots)


def _closed(state: State, event: DecisionClosed, _: Fact) -> None:
    state.decisions[event.decision] = attrs.evolve(state.decisions[event.decision], closing=event)


def _withdrawn(state: State, event: DecisionWithdrawn, _: Fact) -> None:
    state.decisions[event.decision] = attrs.evolve(state.decisions[event.decision], withdrawn=True)


APPLY = {DecisionProposed: _proposed, VoteCast: _voted, DecisionClosed: _closed, DecisionWithdrawn: _withdrawn}
UNDO: dict[type, object] = {}
