"""The entries that the code computes for a stored record, so that `verify` can compare."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings import postings
from flashcoop_core.codec.envelope import MOMENT
from flashcoop_core.codec.fast import decode, encode
from flashcoop_core.events import KINDS, Event, EventReversed, SessionAmended, SessionOpened
from flashcoop_core.log import Entries, Record
from flashcoop_core.session.figures import reversed_entries

__all__ = ["expected_entries"]


@attrs.define
class _Session:
    """What is remembered of a session on the way: its chart, its last moment, and what each event booked.

    Of a former event only a hash of what it booked is kept, to compare its reversal with.
    """

    chart: Chart = attrs.field(factory=lambda: Chart(()))
    recorded: str = ""
    booked: dict[str, int] = attrs.field(factory=dict)


def expected_entries() -> Callable[[Record], Entries]:
    """What to ask for each record, in order: it remembers every session as it goes.

    It raises ValueError where the event does not encode to the bytes that are stored (a field too
    many, a key twice), LookupError where the record cannot follow what came before it.
    """
    sessions: dict[str, _Session] = {}

    def expect(record: Record) -> Entries:
        event = decode(record.kind, record.schema, record.event)
        if record.schema == KINDS[record.kind].schema and encode(event) != bytes(record.event):
            raise ValueError(record.kind)
        session = sessions.setdefault(record.session, _Session())
        _follows(session, record, event)
        entries = postings(event, session.chart)
        if isinstance(event, (SessionOpened, SessionAmended)):
            session.chart = session.chart.amended(event.accounts)
        session.recorded = record.at
        session.booked[record.id] = _booked(record.kind, record.version, entries)
        return entries

    return expect


def _booked(kind: str, version: int, entries: tuple[Entry, ...]) -> int:
    return hash((kind, version, reversed_entries(entries)))


def _follows(session: _Session, record: Record, event: Event) -> None:
    """Raise LookupError if the record does not fit its own event or what was recorded before."""
    if record.on != event.on.isoformat() or not MOMENT.fullmatch(record.at) or record.at < session.recorded:
        raise LookupError(record.at)
    if isinstance(event, SessionOpened) != (record.version == 1):
        raise LookupError(record.kind)
    if isinstance(event, EventReversed):
        undone = hash((event.kind, event.version, event.entries))
        if session.booked.get(event.event) != undone:
            raise LookupError(event.event)
