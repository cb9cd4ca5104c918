"""The entries that the code computes for a stored record, so that `verify` can compare."""

from __future__ import annotations

from collections.abc import Callable

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.postings import postings
from flashcoop_core.codec.fast import decode, encode
from flashcoop_core.events import KINDS, SessionAmended, SessionOpened
from flashcoop_core.log import Entries, Record

__all__ = ["expected_entries"]


def expected_entries() -> Callable[[Record], Entries]:
    """What to ask for each record, in order: it remembers the chart of every session as it goes.

    It raises ValueError where the event does not encode to the bytes that are stored: a field too
    many, a key twice.
    """
    charts: dict[str, Chart] = {}

    def expect(record: Record) -> Entries:
        event = decode(record.kind, record.schema, record.event)
        if record.schema == KINDS[record.kind].schema and encode(event) != bytes(record.event):
            raise ValueError(record.kind)
        chart = charts.get(record.session, Chart(()))
        entries = postings(event, chart)
        if isinstance(event, (SessionOpened, SessionAmended)):
            charts[record.session] = chart.amended(event.accounts)
        return entries

    return expect
