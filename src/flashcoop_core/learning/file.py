"""Learning in one SQLite file beside the ledger, `LEDGER.learning`: opened, locked and chained as the ledger is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from flashcoop_core.learning.layout import LAYOUT
from flashcoop_core.learning.sealed import Entry, Sealed
from flashcoop_core.learning.store import Held, Turn
from flashcoop_core.log import Row
from flashcoop_core.log.connection import Statement
from flashcoop_core.log.sqlite import SQLiteLog, SQLiteWriter

__all__ = ["FileStore"]

# In one query, so that nothing can be recorded or erased between a row and its content.
_HELD = """
SELECT log.position, session, version, id, record, link, ledger, salt, content, purge
FROM log LEFT JOIN content USING (position) LEFT JOIN erased USING (position)
"""
_ALL = _HELD + " ORDER BY position"
_OF_SESSION = _HELD + " WHERE session = ? ORDER BY version"

_STRAYS = """
SELECT count(*) FROM (SELECT position FROM content UNION ALL SELECT position FROM erased)
WHERE position NOT IN (SELECT position FROM log)
"""

_KEEP = "INSERT INTO content VALUES (?, ?, ?)"
_MARK = "INSERT INTO erased VALUES (?, ?)"
_ERASE = "DELETE FROM content WHERE position = ?"


class FileStore:
    """The store in the file at `path`, made with mode 0600 if it is absent. Raises as `SQLiteLog`."""

    def __init__(self, path: Path, *, read_only: bool, timeout: float) -> None:
        self.log = SQLiteLog(path, read_only=read_only, timeout=timeout, layout=LAYOUT)

    def held(self, session: str | None = None) -> list[Held]:
        """See `Store.held`."""
        found = self.log.ask(_ALL) if session is None else self.log.ask(_OF_SESSION, (session,))
        return [
            Held(Row(*row), None if salt is None else Sealed(salt, content), purge)
            for *row, salt, content, purge in found
        ]

    def strays(self) -> int:
        """See `Store.strays`."""
        return int(self.log.ask(_STRAYS)[0][0])

    @contextmanager
    def writing(self) -> Iterator[Turn]:
        """See `Store.writing`."""
        with self.log.writing() as turn:
            yield _FileTurn(turn)

    def close(self) -> None:
        """See `Store.close`."""
        self.log.close()


class _FileTurn:
    """A turn at writing to a FileStore."""

    def __init__(self, turn: SQLiteWriter) -> None:
        self._turn = turn
        self.find = turn.find
        self.session_head = turn.session_head
        self.scrub = turn.scrub

    def append(self, entries: Sequence[Entry]) -> list[Row]:
        """See `Turn.append`."""
        return self._append(entries)

    def purge(self, purge: Entry, positions: Sequence[int]) -> Row:
        """See `Turn.purge`."""
        mine = self._turn.head()[0] + 1
        marked = (_MARK, [(position, mine) for position in positions])
        [row] = self._append([purge], marked, (_ERASE, [(position,) for position in positions]))
        return row

    def _append(self, entries: Sequence[Entry], *also: Statement) -> list[Row]:
        first = self._turn.head()[0] + 1
        kept = [(first + at, entry.sealed.salt, entry.sealed.content) for at, entry in enumerate(entries)]
        return self._turn.append([entry.item for entry in entries], [(_KEEP, kept), *also])
