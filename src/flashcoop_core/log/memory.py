"""A log in memory: for what-if sessions, tests and demonstrations. It behaves as the one on disk."""

from __future__ import annotations

import threading
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from flashcoop_core.errors import IdReused, LedgerBusy, LedgerClosed
from flashcoop_core.log.chain import START, Head, Item, linked
from flashcoop_core.log.protocol import Writer
from flashcoop_core.log.record import Row
from flashcoop_core.log.urn import Sealed, UrnChange

__all__ = ["MemoryLog"]


class MemoryLog:
    """A log that lives as long as the object. Threads may share it.

    `timeout` (seconds) bounds the wait for another thread's turn.
    """

    def __init__(self, *, timeout: float = 10.0) -> None:
        self._timeout = timeout
        self._turn = threading.Lock()
        self._writer_thread: int | None = None
        self._closed = False
        self._rows: list[Row] = []
        self._by_session: defaultdict[str, list[Row]] = defaultdict(list)
        self._by_id: dict[bytes, Row] = {}
        self._urn: dict[tuple[str, str], list[bytes]] = {}

    def rows(self, session: str | None = None, after: int = 0) -> Iterator[Row]:
        """See `Reader.rows`."""
        self._check_open()
        stored = self._rows if session is None else self._by_session.get(session, [])
        for place in range(after, len(stored)):
            yield stored[place]

    def head(self) -> Head:
        """See `Reader.head`."""
        self._check_open()
        return (self._rows[-1].position, self._rows[-1].ledger) if self._rows else START

    def session_head(self, session: str) -> Head:
        """See `Reader.session_head`."""
        self._check_open()
        stored = self._by_session.get(session)
        return (stored[-1].version, stored[-1].link) if stored else START

    def heads(self, upto: int | None = None) -> dict[str, Head]:
        """See `Log.heads`."""
        self._check_open()
        if upto is not None:
            return {row.session: (row.version, row.link) for row in self._rows[:upto]}
        return {session: self.session_head(session) for session in sorted(self._by_session)}

    def find(self, id: bytes) -> Row | None:
        """See `Reader.find`."""
        self._check_open()
        return self._by_id.get(id)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """See `Log.writing`."""
        self._check_open()
        if self._writer_thread == threading.get_ident():
            raise RuntimeError("turns do not nest: this thread is writing already")
        if not self._turn.acquire(timeout=self._timeout):
            raise LedgerBusy(path="", seconds=self._timeout)
        self._writer_thread = threading.get_ident()
        writer = _MemoryWriter(self, self._store, self._urn)
        try:
            yield writer
        finally:
            writer.over = True
            self._writer_thread = None
            self._turn.release()

    def repeated_id(self) -> bytes | None:
        """See `Log.repeated_id`: the index by id leaves no room for one."""
        return None

    def store_fault(self) -> str | None:
        """See `Log.store_fault`: there is no file to be at fault."""
        return None

    def sealed(self) -> Sealed:
        """See `UrnReader.sealed`."""
        self._check_open()
        ballots = ((*vote, ballot) for vote, waiting in sorted(self._urn.items()) for ballot in waiting)
        return Sealed(len(self._rows), tuple(ballots))

    def close(self) -> None:
        """See `Log.close`. What was stored is gone."""
        self._closed = True

    def _check_open(self) -> None:
        if self._closed:
            raise LedgerClosed(path="")

    def _store(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._rows.append(row)
            self._by_session[row.session].append(row)
            self._by_id[row.id] = row


class _MemoryWriter:
    """A turn at writing to a MemoryLog."""

    def __init__(
        self, log: MemoryLog, store: Callable[[Sequence[Row]], None], urn: dict[tuple[str, str], list[bytes]]
    ) -> None:
        self._store = store
        self._urn = urn
        self.rows = log.rows
        self.head = log.head
        self.session_head = log.session_head
        self.find = log.find
        self.over = False

    def append(self, items: Sequence[Item]) -> list[Row]:
        """See `Writer.append`."""
        if self.over:
            raise RuntimeError("this turn at writing is over")
        rows = linked(items, self.head(), {}, self.session_head)
        taken: set[bytes] = set()
        for row in rows:
            if row.id in taken or self.find(row.id):
                raise IdReused(id=row.id.hex())
            taken.add(row.id)
        self._store(rows)
        return rows

    def ballots(self, session: str, decision: str) -> list[bytes]:
        """See `UrnKeeper.ballots`."""
        return list(self._urn.get((session, decision), ()))

    def append_sealed(self, items: Sequence[Item], change: UrnChange) -> list[Row]:
        """See `UrnKeeper.append_sealed`."""
        rows = self.append(items)
        for vote in change.emptied:
            self._urn.pop(vote, None)
        for session, decision, ballot in change.dropped:
            insort(self._urn.setdefault((session, decision), []), ballot)
        return rows
