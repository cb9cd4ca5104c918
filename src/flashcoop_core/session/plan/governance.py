"""Plans of governance: the count of a decision's ballots."""

from __future__ import annotations

from datetime import date

from flashcoop_core.events import Event
from flashcoop_core.session.figures import tally
from flashcoop_core.session.plan.base import Plan, day_of, refused
from flashcoop_core.session.state import State

__all__ = ["decision_closing"]


def decision_closing(decision: str, *, on: date | None = None, drawn: str | None = None) -> Plan:
    """Close a decision: tally, quorum, outcome, dissent. `drawn` is the option that a lot fell on, if one was drawn.

    The ballots of a secret vote are in the urn only while it is recorded: the closing is recorded as a plan.
    """

    def plan(state: State) -> Event:
        if decision not in state.decisions:
            raise refused("unknown-decision", "decision", decision=decision)
        return tally(state, decision, day_of(state, on), drawn=drawn)

    return plan
