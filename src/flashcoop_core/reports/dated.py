"""The books day by day: what the log holds in the order recorded, other programs want in the order of dates."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from flashcoop_core.books.books import Books
from flashcoop_core.log.record import Envelope

__all__ = ["in_date_order"]


def in_date_order(books: Books) -> Iterator[Envelope]:
    """The stored records by accounting day; within a day, in the order recorded.

    The log is read twice, and only what was recorded after something of a later day is held in memory:
    late invoices, not the session.
    """
    late: list[Envelope] = []
    latest = ""
    for envelope in books.booked():
        if envelope.on < latest:
            late.append(envelope)
        latest = max(latest, envelope.on)
    return merge(_in_time(books), sorted(late, key=_place), key=_place)


def _in_time(books: Books) -> Iterator[Envelope]:
    latest = ""
    for envelope in books.booked():
        if envelope.on >= latest:
            latest = envelope.on
            yield envelope


def _place(envelope: Envelope) -> tuple[str, int]:
    return envelope.on, envelope.version
