"""What the journal for a host needs of a session before it is written: fiscal years, and what was reversed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Self

import attrs

from flashcoop_core.books.statements.base import reversed_ids
from flashcoop_core.events import EventReversed, FiscalYearCut
from flashcoop_core.hooks.view import SessionView
from flashcoop_core.log.record import Envelope

__all__ = ["FiscalYear", "HostBooks", "Origin"]


@attrs.frozen
class FiscalYear:
    """A fiscal year of the host, both days included."""

    first: date
    last: date


@attrs.frozen
class Origin:
    """The event that an entry goes back to.

    `piece_date` is the date printed on its voucher, if the event has it, else its accounting day. `undeducted` are
    the lines of a purchase whose VAT is part of the charge: (product, gross, rate).
    """

    kind: str
    version: int
    piece_date: date
    supplier: str
    undeducted: frozenset[tuple[str, int, int]]

    @classmethod
    def of(cls, envelope: Envelope, event: Any) -> Self:  # noqa: ANN401 - an event of any class
        """That of the event itself."""
        lines = (line for line in getattr(event, "lines", ()) if not getattr(line, "deductible", True))
        return cls(
            envelope.kind,
            envelope.version,
            getattr(event, "dated", event.on),
            getattr(event, "supplier", ""),
            frozenset((line.product or "", line.gross, line.rate) for line in lines),
        )


@attrs.frozen(eq=False)
class HostBooks:
    """A session as its host takes it: its fiscal years, and the events that were reversed, by id.

    Only those are held in memory, never the session.
    """

    session: SessionView
    years: tuple[FiscalYear, ...]
    reversed: Mapping[str, Origin]

    @classmethod
    def of(cls, session: SessionView) -> Self:
        """What the log of `session` says; it is read twice. There is one year, and one more for each cut."""
        undone = reversed_ids(session.books)
        ends = [session.opening.fiscal_year_ends]
        origins = {}
        for envelope, event in session.books.facts():
            if isinstance(event, FiscalYearCut):
                ends.append(event.next_year_ends)
            if envelope.id in undone:
                origins[envelope.id] = Origin.of(envelope, event)
        begins = [session.opening.on, *(end + timedelta(days=1) for end in ends)]
        years = tuple(FiscalYear(first, last) for first, last in zip(begins, ends, strict=False))
        return cls(session, years, origins)

    def origin(self, envelope: Envelope, event: Any) -> Origin:  # noqa: ANN401 - an event of any class
        """What an entry goes back to: its event, or what that one reverses."""
        return self.reversed[event.event] if isinstance(event, EventReversed) else Origin.of(envelope, event)
