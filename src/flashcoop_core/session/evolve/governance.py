"""Governance: decisions open, change, collect ballots, and close."""

from __future__ import annotations

from types import MappingProxyType

import attrs

from flashcoop_core.events import (
    DecisionAmended,
    DecisionApplied,
    DecisionClosed,
    DecisionProposed,
    DecisionWithdrawn,
    VoteCast,
)
from flashcoop_core.session.state import Decision, Fact, State

__all__ = ["APPLY", "UNDO"]


def _proposed(state: State, event: DecisionProposed, _: Fact) -> None:
    state.decisions[event.decision] = Decision(event)


def _amended(state: State, event: DecisionAmended, _: Fact) -> None:
    proposal = attrs.evolve(state.decisions[event.decision].proposal, question=event.question, options=event.options)
    state.decisions[event.decision] = Decision(proposal)
    state.urns.pop(event.decision, None)


def _voted(state: State, event: VoteCast, _: Fact) -> None:
    decision = state.decisions[event.decision]
    ballots = MappingProxyType({**decision.ballots, event.member: event})
    state.decisions[event.decision] = attrs.evolve(decision, ballots=ballots)


def _closed(state: State, event: DecisionClosed, _: Fact) -> None:
    state.decisions[event.decision] = attrs.evolve(state.decisions[event.decision], closing=event)
    state.urns.pop(event.decision, None)


def _withdrawn(state: State, event: DecisionWithdrawn, _: Fact) -> None:
    state.decisions[event.decision] = attrs.evolve(state.decisions[event.decision], withdrawn=True)
    state.urns.pop(event.decision, None)


def _applied(state: State, event: DecisionApplied, _: Fact) -> None:
    """Nothing moves: what applied a decision is read from the facts."""


APPLY = {
    DecisionProposed: _proposed,
    DecisionAmended: _amended,
    VoteCast: _voted,
    DecisionClosed: _closed,
    DecisionWithdrawn: _withdrawn,
    DecisionApplied: _applied,
}
UNDO: dict[type, object] = {}
