"""The entries that the code computes for a stored record, so that `verify` can compare."""

from __future__ import annotations

from datetime import date

import attrs

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings import postings
from flashcoop_core.codec.envelope import MOMENT
from flashcoop_core.codec.fast import decode, encode
from flashcoop_core.events import Event, EventReversed, PluginActivation, SessionAmended, SessionOpened
from flashcoop_core.events.vocabulary import UnreadEvent
from flashcoop_core.ledger.urns import SecretVotes
from flashcoop_core.log import Entries, Record
from flashcoop_core.session.evolve.plugins import with_plugins
from flashcoop_core.session.extension import Activated, Available
from flashcoop_core.session.figures import reversed_entries

__all__ = ["Expected"]


@attrs.define
class _Session:
    """What is remembered of a session on the way: its chart, its last moment, and what each event booked.

    Of a former event only a hash of what it booked is kept, to compare its reversal with.
    """

    chart: Chart = attrs.field(factory=lambda: Chart(()))
    plugins: tuple[PluginActivation, ...] = ()
    activated: Activated = attrs.field(factory=Activated)
    recorded: str = ""
    booked: dict[str, int] = attrs.field(factory=dict)


class Expected:
    """What to ask for each record, in order: it remembers every session as it goes.

    `skipped` counts, by plugin, the events whose entries nobody here can compute: their plugin is missing.
    `votes` are the secret votes open by then.
    """

    def __init__(self, available: Available) -> None:
        self.skipped: dict[str, int] = {}
        self.votes = SecretVotes()
        self._available = available
        self._sessions: dict[str, _Session] = {}

    def __call__(self, record: Record) -> Entries:
        """The entries that `record` should hold.

        Raises:
            ValueError: the event does not encode to the bytes that are stored (a field too many, a key twice).
            LookupError: the record cannot follow what came before it.
        """
        session = self._sessions.setdefault(record.session, _Session())
        event = self._event(record, session.activated)
        _follows(session, record, event)
        self.votes.follow(record.session, event)
        if isinstance(event, UnreadEvent):
            entries = record.entries
        elif session.activated.plugin_of(event) is None:
            entries = postings(event, session.chart)
        else:
            entries = session.activated.postings(event, session.chart)
        if isinstance(event, (SessionOpened, SessionAmended)):
            session.chart = session.chart.amended(event.accounts)
            if event.plugins:
                session.plugins = with_plugins(session.plugins, event.plugins)
                session.activated = self._available.activated(session.plugins)
        session.recorded = record.at
        session.booked[record.id] = _booked(record.kind, record.version, entries)
        return entries

    def _event(self, record: Record, activated: Activated) -> Event:
        plugin = record.kind.partition(".")[0]
        if plugin in activated.missing:
            self.skipped[plugin] = self.skipped.get(plugin, 0) + 1
            return UnreadEvent(on=date.fromisoformat(record.on), kind=record.kind)
        event = decode(record.kind, record.schema, record.event, activated.vocabulary)
        if record.schema == activated.vocabulary.kinds[record.kind].schema and encode(event) != bytes(record.event):
            raise ValueError(record.kind)
        return event


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
