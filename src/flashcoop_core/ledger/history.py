"""Reading a ledger: the books and the state of a session as they are, or as they were.

The books are read from stored entries alone: no event is decoded, no rule is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

import attrs
import msgspec

from flashcoop_core.books.chart import Chart
from flashcoop_core.errors import UnknownSession
from flashcoop_core.ledger.sources import written_moment
from flashcoop_core.log import Envelope, Log, Row, checked_session, read_envelope, read_record

if TYPE_CHECKING:
    from flashcoop_core.books.books import Books
    from flashcoop_core.events import Event, SessionOpened
    from flashcoop_core.hooks.view import SessionView
    from flashcoop_core.ledger.live import Live
    from flashcoop_core.session.extension import Available
    from flashcoop_core.session.state import State

__all__ = ["Moment", "books_at", "live_at", "opening_at", "version_at"]


class _Account(msgspec.Struct, frozen=True):
    """An account of the chart, as an opening gives it."""

    role: str
    number: str
    label: str


class _Frame(msgspec.Struct):
    """What the books need of an opening or an amendment: the accounts, and the session's name."""

    name: str = ""
    accounts: tuple[_Account, ...] = ()


_read_frame = msgspec.json.Decoder(_Frame).decode


@attrs.frozen
class Moment:
    """A session as it was after `version` events."""

    log: Log
    session: str
    version: int
    available: Callable[[], Available]
    recorded: str | None = None

    @property
    def books(self) -> Books:
        """The books at that version."""
        return books_at(self.log, self.session, self.version, self.recorded)

    @property
    def state(self) -> State:
        """The state at that version, as a frozen view."""
        return live_at(self.log, self.session, self.version, self.available()).state.view()

    @property
    def view(self) -> SessionView:
        """What plugins are given of the session as it was: whatever is done to it changes nothing."""
        from flashcoop_core.hooks.view import SessionView  # noqa: PLC0415 - most programs show no plugin anything

        return SessionView(
            id=self.session,
            books=self.books,
            opening=lambda: opening_at(self.log, self.session, self.version),
            state=lambda: self.state,
        )


def _rows(log: Log, session: str, version: int) -> Iterator[Row]:
    """The rows of a session up to `version`, whatever others append meanwhile."""
    return takewhile(lambda row: row.version <= version, log.rows(session))


def version_at(log: Log, session: str, *, version: int | None = None, recorded: datetime | None = None) -> int:
    """The last version of `session`, or the one asked for, or the last recorded by that moment.

    Raises:
        UnknownSession: the ledger holds no such session.
    """
    last, _ = log.session_head(session)
    if not last:
        raise UnknownSession(session=session, known=tuple(sorted(log.heads())))
    if recorded is not None:
        moment = written_moment(recorded)
        return sum(1 for _ in takewhile(lambda row: read_envelope(row.record).at <= moment, log.rows(session)))
    return last if version is None else max(0, min(version, last))


def books_at(log: Log, session: str, version: int, recorded: str | None = None) -> Books:
    """The books of `session` after `version` events, read from the stored entries.

    `recorded` is the moment that was asked for, if one was: statements print it.
    """
    from flashcoop_core.books.books import Books, Heading  # noqa: PLC0415 - a log is replayed without statements

    name, chart, head, on = session, Chart(()), "", ""
    for row in _rows(log, session, version):
        head = row.link.hex()
        envelope = read_envelope(row.record)
        on = max(on, envelope.on)
        if envelope.kind in ("session_opened", "session_amended"):
            frame = _read_frame(read_record(row.record).event)
            name, chart = frame.name or name, chart.amended(frame.accounts)
    return Books(
        chart=chart,
        heading=Heading(
            session=session,
            name=name,
            version=version,
            head=head,
            recorded=recorded,
            on=date.fromisoformat(on) if on else None,
        ),
        booked=lambda: checked_session(_rows(log, session, version)),
        facts=partial(_facts, log, session, version),
    )


def opening_at(log: Log, session: str, version: int) -> SessionOpened:
    """The opening of `session` as amended until `version`: read from these events alone, however long it is.

    Raises:
        UnknownSession: it was not open yet.
    """
    from flashcoop_core.codec.fast import decode  # noqa: PLC0415 - the books need the accounts alone
    from flashcoop_core.session.evolve.opening import amended  # noqa: PLC0415

    opening: SessionOpened | None = None
    for row in _rows(log, session, version):
        record = read_record(row.record)
        if record.kind in ("session_opened", "session_amended"):
            event = decode(record.kind, record.schema, record.event)
            opening = event if opening is None else amended(opening, event)
    if opening is None:
        raise UnknownSession(session=session, known=tuple(sorted(log.heads())))
    return opening


def _facts(log: Log, session: str, version: int) -> Iterator[tuple[Envelope, Event]]:
    # The vocabulary is loaded only where events are read.
    from flashcoop_core.codec.fast import decode  # noqa: PLC0415
    from flashcoop_core.events.vocabulary import UnreadEvent  # noqa: PLC0415

    for row, envelope in zip(_rows(log, session, version), checked_session(_rows(log, session, version)), strict=True):
        record = read_record(row.record)
        # Statements count what the core knows; a plugin's event counts by what it booked, which is stored.
        if "." in record.kind:
            yield envelope, UnreadEvent(on=date.fromisoformat(record.on), kind=record.kind)
        else:
            yield envelope, decode(record.kind, record.schema, record.event)


def live_at(log: Log, session: str, version: int, available: Available) -> Live:
    """The session replayed up to `version`."""
    from flashcoop_core.ledger.live import Live  # noqa: PLC0415 - loads the rules; reading the books does not need them

    live = Live.empty(session, available)
    for row in _rows(log, session, version):
        live.follow(row)
    return live
