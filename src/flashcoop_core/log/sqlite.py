"""A log in one SQLite file, for many sessions, many processes and power cuts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from secrets import token_bytes
from typing import Any, Self

import apsw

from flashcoop_core.errors import Damaged, IdReused
from flashcoop_core.log.chain import START, Head, Item, linked
from flashcoop_core.log.connection import LedgerFile, Statement
from flashcoop_core.log.record import Row, as_row
from flashcoop_core.log.schema import LEDGER, Layout
from flashcoop_core.log.urn import Sealed, UrnChange

__all__ = ["SQLiteLog", "SQLiteWriter"]

#: Rows read at a time: enough to make each query cheap, few enough to keep memory flat.
_PAGE = 256

_LEDGER_PAGE = """
SELECT position, session, version, id, record, link, ledger FROM log
WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
"""

_SESSION_PAGE = """
SELECT position, session, version, id, record, link, ledger FROM log
WHERE session = ? AND version > ? AND version <= ? ORDER BY version LIMIT ?
"""

_BY_ID = "SELECT position, session, version, id, record, link, ledger FROM log WHERE id = ?"

_HEAD = "SELECT position, ledger FROM log ORDER BY position DESC LIMIT 1"

_SESSION_HEAD = "SELECT version, link FROM log WHERE session = ? ORDER BY version DESC LIMIT 1"

# From name to name through the index, instead of through every row.
_HEADS = """
WITH RECURSIVE names (session) AS (
    SELECT min(session) FROM log
    UNION ALL
    SELECT (SELECT min(session) FROM log WHERE session > names.session) FROM names WHERE session IS NOT NULL
)
SELECT log.session, log.version, log.link FROM names JOIN log ON log.session = names.session
    AND log.version = (SELECT max(version) FROM log WHERE session = names.session)
"""

# Over the index, which holds the positions too.
_HEADS_UPTO = """
SELECT log.session, log.version, log.link
FROM (SELECT session, max(version) AS version FROM log WHERE position <= ? GROUP BY session)
    JOIN log USING (session, version)
"""

# Along the index by id, where equal ids are neighbours.
_REPEATED_ID = "SELECT id FROM log GROUP BY id HAVING count(*) > 1 LIMIT 1"

# Sorted, so that their order says nothing.
_BALLOTS = "SELECT ballot FROM urn WHERE session = ? AND decision = ? ORDER BY ballot"

# One query, so that log and urn are those of one moment.
_SEALED = """
SELECT (SELECT coalesce(max(position), 0) FROM log) AS last, NULL AS session, NULL AS decision, NULL AS ballot
UNION ALL SELECT NULL, session, decision, ballot FROM urn ORDER BY last DESC, session, decision, ballot
"""

_EMPTY_URN = "DELETE FROM urn WHERE session = ? AND decision = ?"

_DROP = "INSERT INTO urn VALUES (?, ?, ?, ?)"


def _head(found: Sequence[Sequence[Any]]) -> Head:
    if not found:
        return START
    count, link = found[0]
    if not isinstance(count, int) or not isinstance(link, bytes):  # only a damaged page can hold others
        raise Damaged(position=0, what="file", detail="type")
    return count, link


class SQLiteLog:
    """The log in the SQLite file at `path`, made with mode 0600 if it is absent.

    Threads may share it; each process opens its own. `timeout` (seconds) bounds the wait for a turn
    to write. `layout` is that of a ledger, unless the file is one that lies beside it. With `read_only`
    nothing is written: not in the file, nor beside it unless another process is writing at that time.

    Raises:
        NotALedger: the file is something else.
        LaterFormat: the file has a format that this version does not know.
        LedgerUnreadable: the file cannot be opened, or is absent and `read_only` is set.
        NetworkFileSystem: the file is on a network share; with `read_only`, only if a writer is at
            work there or was interrupted.
        LedgerBusy: another process held the lock for too long.
        WriteFailed: the disk has no room for a new file.
        Damaged: the file's tables are not those of a ledger.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        timeout: float = 10.0,
        layout: Layout = LEDGER,
    ) -> None:
        self._file = LedgerFile(Path(path), read_only=read_only, timeout=timeout, layout=layout)
        self._known = _KnownHeads()

    def rows(self, session: str | None = None, after: int = 0) -> Iterator[Row]:
        """See `Reader.rows`.

        Raises:
            Damaged: SQLite finds the file itself damaged.
        """
        last = self.head()[0] if session is None else self.session_head(session)[0]
        query, key = (_LEDGER_PAGE, 0) if session is None else (_SESSION_PAGE, 2)
        scope = () if session is None else (session,)
        size = _PAGE
        while after < last:
            place = after + 1 if session is None else 0
            try:
                page = self._file.read(query, (*scope, after, last, size))
            except Damaged as damaged:
                if size == 1:
                    raise Damaged(
                        position=place, session=session or "", what="file", detail=damaged.detail
                    ) from damaged
                size = 1  # to hand out what stands before the damage, and to name the place
                continue
            if not page or not isinstance(page[-1][key], int) or page[-1][key] <= after:
                raise Damaged(position=place, session=session or "", what="missing")
            yield from map(as_row, page)
            after = page[-1][key]

    def head(self) -> Head:
        """See `Reader.head`."""
        return _head(self._file.read(_HEAD))

    def session_head(self, session: str) -> Head:
        """See `Reader.session_head`."""
        return _head(self._file.read(_SESSION_HEAD, (session,)))

    @property
    def path(self) -> Path:
        """The file, under the name that all its names lead to."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the file was opened to be read."""
        return self._file.read_only

    @property
    def timeout(self) -> float:
        """How long a turn to write is waited for, in seconds."""
        return self._file.timeout

    def ask(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """The answer to a query on what the layout has besides the rows."""
        return self._file.read(query, values)

    def heads(self, upto: int | None = None) -> dict[str, Head]:
        """See `Log.heads`."""
        found = self._file.read(_HEADS) if upto is None else self._file.read(_HEADS_UPTO, (upto,))
        return {session: _head([head]) for session, *head in found}

    def find(self, id: bytes) -> Row | None:
        """See `Reader.find`."""
        found = self._file.read(_BY_ID, (id,))
        return Row(*found[0]) if found else None

    def repeated_id(self) -> bytes | None:
        """See `Log.repeated_id`."""
        found = self._file.read(_REPEATED_ID)
        return found[0][0] if found else None

    def store_fault(self) -> str | None:
        """See `Log.store_fault`: SQLite's own check of its pages, keys and indexes."""
        fault = self._file.read("PRAGMA integrity_check(1)")[0][0]
        return None if fault == "ok" else str(fault)

    def sealed(self) -> Sealed:
        """See `UrnReader.sealed`."""
        (last, *_), *ballots = self._file.read(_SEALED)
        return Sealed(last, tuple((session, decision, ballot) for _, session, decision, ballot in ballots))

    def writing(self) -> AbstractContextManager[SQLiteWriter]:
        """See `Log.writing`.

        Raises:
            LedgerBusy: others held the lock for longer than the timeout.
            LedgerPoisoned: an earlier write on this handle failed.
            WriteFailed: the log was opened for reading.
        """
        return SQLiteWriter(self, self._file, self._known)

    def close(self) -> None:
        """See `Log.close`. The last one to close brings everything into the one file."""
        self._file.close()


class _KnownHeads:
    """Heads that need no query as long as nobody else has written since."""

    def __init__(self) -> None:
        self._data_version: object = None
        self.ledger: Head | None = None
        self.sessions: dict[str, Head] = {}

    def confirm(self, data_version: object) -> None:
        """Forget all if the file changed: `data_version` is SQLite's count of others' commits."""
        if data_version != self._data_version:
            self.forget()
            self._data_version = data_version

    def forget(self) -> None:
        """Know nothing."""
        self.ledger = None
        self.sessions.clear()


class SQLiteWriter:
    """A turn at writing to a SQLiteLog, for the `with` block."""

    def __init__(self, log: SQLiteLog, file: LedgerFile, known: _KnownHeads) -> None:
        self._log = log
        self._file = file
        self._known = known
        self._active = False
        self._confirmed = False

    def __enter__(self) -> Self:
        self._file.begin_turn()
        self._active = True
        return self

    def __exit__(self, *_: object) -> None:
        self._active = False
        self._file.end_turn()

    def rows(self, session: str | None = None, after: int = 0) -> Iterator[Row]:
        """See `Reader.rows`."""
        return self._log.rows(session, after)

    def find(self, id: bytes) -> Row | None:
        """See `Reader.find`."""
        return self._log.find(id)

    def head(self) -> Head:
        """See `Reader.head`."""
        self._confirm()
        known = self._known
        if known.ledger is None:
            known.ledger = self._log.head()
        return known.ledger

    def session_head(self, session: str) -> Head:
        """See `Reader.session_head`."""
        self._confirm()
        known = self._known.sessions
        if session not in known:
            known[session] = self._log.session_head(session)
        return known[session]

    def append(self, items: Sequence[Item], also: Sequence[Statement] = ()) -> list[Row]:
        """See `Writer.append`. What there is `also` to do is done after the rows, in the same transaction."""
        if not self._active:
            raise RuntimeError("this turn at writing is over")
        if not self._confirmed:
            # Nobody asked in this turn for the heads known from the one before. If others have
            # written since, records or table disagree with them: that is cheaper than asking.
            try:
                return self._store(items, also)
            except (ValueError, apsw.ConstraintError):
                self._confirm()
        try:
            return self._store(items, also)
        except apsw.ConstraintError as error:
            # Ids apart, the table refuses only what follows a row that came without the lock.
            raise self._reused(items) or self._file.busy() from error

    def ballots(self, session: str, decision: str) -> list[bytes]:
        """See `UrnKeeper.ballots`."""
        return [ballot for (ballot,) in self._file.read(_BALLOTS, (session, decision))]

    def append_sealed(self, items: Sequence[Item], change: UrnChange) -> list[Row]:
        """See `UrnKeeper.append_sealed`."""
        emptied: Statement = (_EMPTY_URN, change.emptied)
        dropped: Statement = (_DROP, [(token_bytes(16), *ballot) for ballot in change.dropped])
        if not change.emptied:
            return self.append(items, [dropped])
        with self._file.forgetting():
            return self.append(items, [emptied, dropped])

    def scrub(self) -> None:
        """Leave in the files nothing of what was deleted.

        Raises:
            TracesRemain: something may still be found there.
        """
        self._file.scrub()

    def _confirm(self) -> None:
        if not self._confirmed:
            self._known.confirm(self._file.read("PRAGMA data_version")[0][0])
            self._confirmed = True

    def _store(self, items: Sequence[Item], also: Sequence[Statement]) -> list[Row]:
        known = self._known
        try:
            rows = linked(items, known.ledger or self._log.head(), known.sessions, self._log.session_head)
            self._file.write(rows, also)
        except BaseException:
            known.forget()
            raise
        if rows:
            known.ledger = (rows[-1].position, rows[-1].ledger)
        return rows

    def _reused(self, items: Sequence[Item]) -> IdReused | None:
        taken: set[bytes] = set()
        for _, id, _ in items:
            if id in taken or self.find(id):
                return IdReused(id=id.hex())
            taken.add(id)
        return None
