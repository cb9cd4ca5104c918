"""Turns at a log, for its kit: one that another thread holds, one that is waited for again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flashcoop_core.errors import LedgerBusy
from flashcoop_core.log import Log
from flashcoop_core.log.chain import Item
from flashcoop_core.testing.conformance.rows import store

__all__ = ["held", "store_in_turn"]

_SECONDS = 5
#: How often one who was told to wait comes back. A machine may be busy for seconds; no log keeps a turn that long.
_TRIES = 50


def store_in_turn(log: Log, *items: Item) -> None:
    """Store `items` in one turn; one who is told that the wait was too long comes back, as people do.

    Raises:
        LedgerBusy: it never was their turn.
    """
    for _ in range(_TRIES - 1):
        try:
            store(log, *items)
        except LedgerBusy:
            continue
        return
    store(log, *items)


@contextmanager
def held(log: Log) -> Iterator[None]:
    """Another thread holds the turn while the block runs."""
    entered, done = threading.Event(), threading.Event()

    def hold() -> None:
        with log.writing():
            entered.set()
            done.wait(_SECONDS)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait(_SECONDS)
    try:
        yield
    finally:
        done.set()
        holder.join()
