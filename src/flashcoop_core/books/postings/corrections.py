"""Corrections: what was booked comes back with its sides swapped."""

from __future__ import annotations

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings.sides import Row
from flashcoop_core.events.corrections import EventReversed

__all__ = ["ROWS"]


def _event_reversed(event: EventReversed, chart: Chart) -> tuple[Entry, ...]:  # noqa: ARG001 - as every row
    """Note `accounting`, section 2: a reversal carries the lines of what it reverses."""
    return tuple(
        (
            entry.journal,
            entry.piece,
            tuple((posting.account, posting.aux, posting.cents, posting.vat) for posting in entry.postings),
        )
        for entry in event.entries
    )


ROWS = (Row(EventReversed, _event_reversed, "D ACCOUNT / C ACCOUNT"),)
