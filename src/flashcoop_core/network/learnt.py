"""What is kept of the learning of a session, as a network counts it: people by what is said of them, skills.

Read from the file beside the ledger, if there is one. What is not there, or was erased, is said and not
guessed. The ids of people go no further than the summary of their session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from itertools import takewhile
from types import MappingProxyType
from typing import Literal, TypeAlias

import attrs

from flashcoop_core.codec.fast import decode
from flashcoop_core.events.vocabulary import Event, UnreadEvent
from flashcoop_core.learning.events import LearningPurged, RespondentRole
from flashcoop_core.learning.follow_ups import FollowUp, follow_ups
from flashcoop_core.learning.outcomes import outcomes
from flashcoop_core.learning.place import beside
from flashcoop_core.learning.progress import ASSESSORS, Assessor, Ratio, Track, index, tracks
from flashcoop_core.learning.reading import Erased, read_session
from flashcoop_core.learning.store import Store
from flashcoop_core.log import Log, Record, read_record
from flashcoop_core.session.evolve import evolve
from flashcoop_core.session.state import State

__all__ = ["ABSENT", "Kept", "Learnt", "Said", "kept_beside", "learnt"]

#: Whether anything is kept: nothing is there, something is, or all of it was erased.
Kept: TypeAlias = Literal["absent", "kept", "erased"]

#: What is said of somebody: "followed", "outcome:job", "asked:interview", "answered:interview", "progressed:self"...
Said: TypeAlias = tuple[str, ...]


@attrs.frozen
class Learnt:
    """What a session's learning says.

    `members` is by id; who had it erased is not there. `others` are facilitators and partners, whoever
    they are. `progress` is the index by assessor, `partly` says that some events were erased.
    """

    kept: Kept = "absent"
    members: Mapping[str, Said] = MappingProxyType({})
    others: tuple[Said, ...] = ()
    progress: tuple[tuple[Assessor, Ratio], ...] = ()
    partly: bool = False


#: Nothing of learning is there.
ABSENT = Learnt()


@contextmanager
def kept_beside(log: Log) -> Iterator[Store | None]:
    """What is kept of learning beside the ledger of `log`, to be read; None if nothing is.

    Raises:
        LearningDamaged, LogError: it cannot be read.
    """
    kept = beside(log)
    if kept is None or not kept.path.exists():
        yield None
        return
    with closing(kept.opened()) as store:
        yield store


def learnt(store: Store | None, log: Log, session: str, version: int, on: date) -> Learnt:
    """What `store` keeps of `session`, of which `version` events are read, on the day `on`: nothing later counts.

    Raises:
        LearningDamaged: naming the first bad event.
    """
    recorded = read_session(store.held(session)) if store is not None else ()
    if not recorded:
        return ABSENT
    left = [one.event for one in recorded if not isinstance(one.event, Erased)]
    purged = {event.member for event in left if isinstance(event, LearningPurged)}
    if None in purged:
        return Learnt("erased")
    # Of a purge it does not matter when it was: what it erased is gone.
    events = [event for event in left if isinstance(event, LearningPurged) or event.on <= on]
    state = _folded(log, session, version)
    asked: dict[tuple[RespondentRole, str], list[FollowUp]] = defaultdict(list)
    for one in follow_ups(state, events):
        asked[one.role, one.respondent].append(one)
    found = tracks(events)
    became = outcomes(events, state.members).latest
    return Learnt(
        kept="kept",
        members={
            member: (
                "followed",
                *((f"outcome:{became[member].outcome}",) if member in became else ()),
                *_answers(asked["participant", member], on),
                *_progress([track for track in found if track.member == member]),
            )
            for member in state.members
            if member not in purged
        },
        others=tuple(tuple(_answers(forms, on)) for (role, _), forms in sorted(asked.items()) if role != "participant"),
        progress=tuple((by, index(track for track in found if track.by == by)) for by in ASSESSORS),
        partly=len(left) < len(recorded),
    )


def _folded(log: Log, session: str, version: int) -> State:
    """The session after `version` events, without what plugins make of them: no form asks for that."""
    state = State(session)
    for row in takewhile(lambda row: row.version <= version, log.rows(session)):
        record = read_record(row.record)
        evolve(state, _event(record), record.entries, row.id.hex())
    return state


def _event(record: Record) -> Event:
    if "." in record.kind:
        return UnreadEvent(on=date.fromisoformat(record.on), kind=record.kind)
    return decode(record.kind, record.schema, record.event)


def _answers(asked: Iterable[FollowUp], on: date) -> Iterator[str]:
    """Each form that was asked of somebody by that day; the booklet is answered if one of its days is."""
    answered: dict[str, bool] = {}
    for one in asked:
        status = one.status(on)
        if status != "not-yet":
            answered[one.form] = answered.get(one.form, False) or status == "answered"
    for form, yes in sorted(answered.items()):
        yield f"asked:{form}"
        if yes:
            yield f"answered:{form}"


def _progress(of: Sequence[Track]) -> Iterator[str]:
    """By each kind of assessor: whether skills can be compared; whether one went up, and whether one did not."""
    for by in ASSESSORS:
        compared = [track.progressed for track in of if track.by == by and track.compared]
        if compared:
            yield f"compared:{by}"
        if any(compared):
            yield f"progressed:{by}"
        if not all(compared):
            yield f"level:{by}"
