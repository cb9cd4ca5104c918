"""The books day by day: what the log holds in the order recorded, other programs want in the order of dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from typing import Any, TypeVar

from flashcoop_core.books.books import Books
from flashcoop_core.log.record import Envelope

__all__ = ["facts_in_date_order", "in_date_order"]

_T = TypeVar("_T")


def in_date_order(books: Books) -> Iterator[Envelope]:
    """The stored records by accounting day; within a day, in the order recorded.

    The log is read twice, and only what was recorded after something of a later day is held in memory:
    late invoices, not the session.
    """
    return _in_date_order(books.booked, lambda envelope: envelope)


def facts_in_date_order(books: Books) -> Iterator[tuple[Envelope, Any]]:
    """The same records with their events, as `Books.facts` gives them."""
    return _in_date_order(books.facts, lambda fact: fact[0])


def _in_date_order(read: Callable[[], Iterable[_T]], envelope_of: Callable[[_T], Envelope]) -> Iterator[_T]:
    def place(one: _T) -> tuple[str, int]:
        envelope = envelope_of(one)
        return envelope.on, envelope.version

    def in_time() -> Iterator[_T]:
        latest = ""
        for one in read():
            on = envelope_of(one).on
            if on >= latest:
                latest = on
                yield one

    late: list[_T] = []
    latest = ""
    for one in read():
        on = envelope_of(one).on
        if on < latest:
            late.append(one)
        latest = max(latest, on)
    return merge(in_time(), sorted(late, key=place), key=place)
