"""What a log is: an append-only sequence of rows, read by anyone, written by one at a time.

Writing is a turn, not a bare append: whoever enters `Log.writing()` holds the lock from there on,
catches up with what others have written, checks, encodes, and only then appends. No decision is
ever taken on a state that another writer has already changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from flashcoop_core.log.chain import Head, Item
from flashcoop_core.log.record import Row

__all__ = ["Log", "Reader", "Writer"]


class Reader(Protocol):
    """What can be asked of a log, with or without the lock."""

    def rows(self, session: str | None = None, after: int = 0) -> Iterator[Row]:
        """The rows stored so far, in order: all of them, or those of `session`.

        Only those after position `after`, or after version `after` when a session is given. Rows
        appended once the first was handed out are not waited for. Memory stays flat.
        """
        ...

    def head(self) -> Head:
        """The last position and its ledger link; (0, 32 zero bytes) if the log is empty."""
        ...

    def session_head(self, session: str) -> Head:
        """The last version of `session` and its link; (0, 32 zero bytes) if it holds none."""
        ...

    def find(self, id: bytes) -> Row | None:
        """The row of the event with that 16-byte id, if it is stored."""
        ...


class Writer(Reader, Protocol):
    """A turn at writing. It is over when the `with` block ends."""

    def append(self, items: Sequence[Item]) -> list[Row]:
        """Store (session, id, record) items in one transaction: all of them or none.

        Positions, versions and links are computed here. Returns the rows as stored.

        Raises:
            IdReused: an id is in the log already, or twice among the items.
            LedgerBusy: another program, which does not take the lock, is writing.
            WriteFailed: the disk refused; this handle writes no more until it is reopened.
            ValueError: a record says another session, version or id than its item.
            RuntimeError: the turn is over.
        """
        ...


class Log(Reader, Protocol):
    """An append-only log of events."""

    def heads(self, upto: int | None = None) -> dict[str, Head]:
        """The head of each session, by session id, at one moment; as they were after position `upto`, if given."""
        ...

    def writing(self) -> AbstractContextManager[Writer]:
        """Wait for the turn to write and hold it for the `with` block. Turns do not nest.

        Raises:
            LedgerBusy: others held the lock for longer than the timeout.
            LedgerPoisoned: an earlier write on this handle failed.
            WriteFailed: the log was opened for reading.
        """
        ...

    def repeated_id(self) -> bytes | None:
        """An id that two rows carry, if there is one."""
        ...

    def store_fault(self) -> str | None:
        """What the store itself finds wrong with its file, in its own words; None if nothing."""
        ...

    def close(self) -> None:
        """Let go of the log. Closing twice is fine."""
        ...
