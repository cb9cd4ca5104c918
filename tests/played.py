"""Sessions played in memory: events and plans, one after another, each through the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from flashcoop_core import events as ev
from flashcoop_core.books.chart import default_accounts
from flashcoop_core.errors import Refused
from flashcoop_core.events import Event
from flashcoop_core.session.evolve import evolve
from flashcoop_core.session.plan import Plan, decision_closing
from flashcoop_core.session.rules import check
from flashcoop_core.session.state import State

__all__ = ["CONTRACT", "NEW", "OPENING", "adopted", "april", "joined", "march", "play", "refusals_of", "spoilt"]

#: A session before its first event; the log gives the real head.
NEW = State("s", head="0" * 64)


def march(day: int) -> date:
    """A day of March 2026."""
    return date(2026, 3, day)


def april(day: int) -> date:
    """A day of April 2026."""
    return date(2026, 4, day)


def event_of(state: State, step: Event | Plan) -> Event:
    """The event, computed now if it is a plan."""
    return step(state) if callable(step) else step


def play(state: State, *steps: Event | Plan) -> State:
    """The state after `steps`, none of which may be refused. `state` itself stays as it is."""
    state = state.copy()
    for step in steps:
        event = event_of(state, step)
        refusals, entries = check(state, event)
        assert not refusals, f"{type(event).__name__}: {'; '.join(map(str, refusals))}"
        evolve(state, event, entries, f"{state.version + 1:032x}")
    return state


def refusals_of(state: State, step: Event | Plan) -> tuple[Event | None, tuple[Any, ...]]:
    """The event of `step`, if it could be computed at all, and why it is refused after `state`."""
    try:
        event = event_of(state, step)
    except Refused as refused:
        return None, refused.refusals
    return event, check(state, event)[0]


def spoilt(plan: Plan, **changes: object) -> Callable[[State], Event]:
    """The event that `plan` computes, with some fields changed afterwards."""
    return lambda state: attrs.evolve(plan(state), **changes)


#: The opening of a session of ten days of March, whose host asks for a tenth of net sales.
OPENING = ev.SessionOpened(
    on=march(1),
    name="Jinsei'Coop",
    host=ev.Host(name="CAE des Exemples", siren="123456782", section="fc-lusignan"),
    place="Lusignan",
    starts=march(2),
    ends=march(12),
    fiscal_year_ends=date(2026, 12, 31),
    filiere="kokedama",
    contribution=ev.Contribution(rate=1_000),
    imposed=("venue",),
    accounts=default_accounts(),
)

#: A CAPE signed on the second day, until summer.
CONTRACT = ev.Contract(signed=march(2), ends=date(2026, 8, 31))


def joined(member: str) -> ev.MemberJoined:
    """`member` joins on the second day, under contract."""
    return ev.MemberJoined(on=march(2), member=member, contract=CONTRACT)


def adopted(decision: ev.DecisionProposed, *members: str) -> tuple[Event | Plan, ...]:
    """A decision proposed, voted for by `members`, and closed the same day: its first option."""
    return (
        decision,
        *(
            ev.VoteCast(on=decision.on, decision=decision.decision, member=member, option=decision.options[0].option)
            for member in members
        ),
        decision_closing(decision.decision, on=decision.on),
    )
