"""What if: events tried on a copy, some refusals assumed away by name, nothing ever written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import attrs

from flashcoop_core.books.books import Books
from flashcoop_core.codec.shape import shape
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events import Event, Kind
from flashcoop_core.ledger.live import Live, Step
from flashcoop_core.log import Envelope
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.rules import ENTRY_NAMES, NAMES, check
from flashcoop_core.session.secrecy import refused_ballot, sealed
from flashcoop_core.session.state import State

__all__ = ["Imagined", "imagine"]


#: The refusals that can be put aside: those of rules, but for what is not there at all.
ASSUMABLE = frozenset(
    name
    for names in (*NAMES.values(), ENTRY_NAMES)
    for name in names
    if not name.startswith(("unknown-", "duplicate-"))
)


@attrs.frozen
class Imagined:
    """A session as it would be. `assumed` are the refusals that were put aside to get there."""

    state: State
    books: Books
    assumed: tuple[Refusal, ...]


def imagine(trial: Live, books: Books, whats: Sequence[Event | Plan], assuming: Sequence[str]) -> Imagined:
    """Play `whats` on `trial`, a copy of the session, putting aside the refusals named in `assuming`.

    Only what a rule says can be assumed away: an event must have a shape, and what it names must be there.

    Raises:
        Refused: another refusal stands in the way.
    """
    played: list[tuple[Envelope, Event]] = []
    assumed: list[Refusal] = []
    for line, what in enumerate(whats, 1):
        event = what if trial.knows(what) else what(trial.state)
        vocabulary = trial.state.activated.vocabulary
        kind = vocabulary.by_class[type(event)]
        stored, _ = sealed(trial.state, event)
        refusals, _ = check(trial.state, stored)
        refusals += tuple(refused_ballot(trial.state, event))
        wished = () if shape(event, vocabulary) else [name for name in assuming if name in ASSUMABLE]
        others = [refusal for refusal in refusals if refusal.name not in wished]
        if others:
            raise Refused(others, kind=kind.name, line=line if len(whats) > 1 else 0)
        assumed += refusals
        step = trial.assume(event)
        trial.move(step)
        played.append((_envelope(trial.state, step, kind), stored))

    def booked() -> Iterator[Envelope]:
        return chain(books.booked(), (envelope for envelope, _ in played))

    def facts() -> Iterator[tuple[Envelope, Event]]:
        return chain(books.facts(), played)

    heading = attrs.evolve(books.heading, version=trial.state.version, imagined=True)
    return Imagined(
        state=trial.state.view(),
        books=attrs.evolve(books, chart=trial.state.chart, heading=heading, booked=booked, facts=facts),
        assumed=tuple(assumed),
    )


def _envelope(state: State, step: Step, kind: Kind) -> Envelope:
    """What the log would hold of a step."""
    return Envelope(
        at=state.recorded,
        by=None,
        entries=step.entries,
        id=step.id.hex(),
        kind=kind.name,
        on=step.event.on.isoformat(),
        origin=None,
        schema=kind.schema,
        session=state.session,
        version=state.version,
    )
