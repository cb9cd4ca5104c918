"""Where learning is kept: the rows of a log, and beside each what can be erased. In memory, or in a file (`file`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple, Protocol

from flashcoop_core.learning.sealed import Entry, Sealed
from flashcoop_core.log import Head, Log, MemoryLog, Row, Writer

__all__ = ["Held", "MemoryStore", "Store", "Turn"]


class Held(NamedTuple):
    """A row as it is held: with its content, or with the position of the purge that erased it."""

    row: Row
    content: Sealed | None
    purge: int | None


class Turn(Protocol):
    """A turn at writing. It is over when the `with` block ends."""

    def find(self, id: bytes) -> Row | None:
        """The row of the event with that 16-byte id, if it is stored."""
        ...

    def session_head(self, session: str) -> Head:
        """The last version of `session` and its link."""
        ...

    def append(self, entries: Sequence[Entry]) -> list[Row]:
        """Store the entries in one transaction: all of them or none. Raises as `log.Writer.append`."""
        ...

    def purge(self, purge: Entry, positions: Sequence[int]) -> Row:
        """Store the entry of a purge and erase the contents at `positions`, in one transaction."""
        ...

    def scrub(self) -> None:
        """Leave nothing of what was erased, wherever the store left copies.

        Raises:
            TracesRemain: some may be left.
        """
        ...


class Store(Protocol):
    """A log whose records have contents beside them, which can be erased."""

    @property
    def log(self) -> Log:
        """The rows, chained as those of a ledger; their records name nobody."""
        ...

    def held(self, session: str | None = None) -> list[Held]:
        """All rows, or those of `session`, in order, as they are at one moment."""
        ...

    def strays(self) -> int:
        """How many contents and marks of erasure belong to no row."""
        ...

    def writing(self) -> AbstractContextManager[Turn]:
        """Wait for the turn to write and hold it for the `with` block. Raises as `log.Log.writing`."""
        ...

    def close(self) -> None:
        """Let go of the store. Closing twice is fine."""
        ...


class MemoryStore:
    """What is learnt in the sessions of a ledger in memory."""

    def __init__(self) -> None:
        self.log = MemoryLog()
        self.contents: dict[int, Sealed] = {}
        self.erased: dict[int, int] = {}

    def held(self, session: str | None = None) -> list[Held]:
        """See `Store.held`."""
        rows = self.log.rows(session)
        return [Held(row, self.contents.get(row.position), self.erased.get(row.position)) for row in rows]

    def strays(self) -> int:
        """See `Store.strays`."""
        last, _ = self.log.head()
        return sum(position > last for position in (*self.contents, *self.erased))

    @contextmanager
    def writing(self) -> Iterator[Turn]:
        """See `Store.writing`."""
        with self.log.writing() as turn:
            yield _MemoryTurn(turn, self)

    def close(self) -> None:
        """See `Store.close`. What was stored is gone."""
        self.log.close()
        self.contents.clear()


class _MemoryTurn:
    """A turn at writing to a MemoryStore."""

    def __init__(self, turn: Writer, store: MemoryStore) -> None:
        self._turn = turn
        self._store = store
        self.find = turn.find
        self.session_head = turn.session_head

    def append(self, entries: Sequence[Entry]) -> list[Row]:
        """See `Turn.append`."""
        rows = self._turn.append([entry.item for entry in entries])
        self._store.contents |= {row.position: entry.sealed for row, entry in zip(rows, entries, strict=True)}
        return rows

    def purge(self, purge: Entry, positions: Sequence[int]) -> Row:
        """See `Turn.purge`."""
        [row] = self.append([purge])
        for position in positions:
            del self._store.contents[position]
            self._store.erased[position] = row.position
        return row

    def scrub(self) -> None:
        """See `Turn.scrub`: there is no file that could hold a copy."""
