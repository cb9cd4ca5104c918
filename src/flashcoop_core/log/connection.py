"""One handle on a ledger file: its connection, its lock, and what it is still fit for.

Reading takes no lock and never leaves a transaction open. Writing is done in turns, each under the
lock beside the file. After a failed write the handle writes no more: what the disk holds is then
for a fresh opening to find out.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

import apsw

from flashcoop_core.errors import (
    LedgerBusy,
    LedgerClosed,
    LedgerForked,
    LedgerPoisoned,
    TracesRemain,
    WriteFailed,
)
from flashcoop_core.log.lock import SideLock
from flashcoop_core.log.mounts import MOUNTS, refuse_network
from flashcoop_core.log.opening import (
    Snapshot,
    create_file,
    failure,
    open_for_reading,
    open_for_writing,
    reason_of,
    recognise,
)
from flashcoop_core.log.record import Row
from flashcoop_core.log.schema import LEDGER, Layout
from flashcoop_core.log.settings import put

__all__ = ["LedgerFile", "Statement"]

#: A statement, and the values it is executed with, as often as there are any.
Statement = tuple[str, Sequence[tuple[object, ...]]]

#: Rows in one statement where there are many. Within a transaction SQLite keeps aside each page that
#: a statement changes, in case it fails: rows that share a statement share that too. The triggers
#: still see each row, and more rows at a time are no faster.
_TOGETHER = 8

_INSERT = "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)"
_INSERT_TOGETHER = _INSERT + ", (?, ?, ?, ?, ?, ?, ?)" * (_TOGETHER - 1)


class LedgerFile:
    """A ledger file, opened. Threads may share it; each process opens its own.

    `mounts` is the file that holds the table of mounted file systems.
    """

    def __init__(
        self, path: Path, *, read_only: bool, timeout: float, mounts: Path = MOUNTS, layout: Layout = LEDGER
    ) -> None:
        # Resolved, so that all names of a file lead to the same lock, and to the disk it is on.
        self.path = path.resolve()
        self._mounts = mounts
        self._layout = layout
        self.timeout = timeout
        self._process = os.getpid()
        self._turn = threading.Lock()
        self._writer_thread: int | None = None
        self._use = threading.RLock()
        self._poisoned = False
        self._closed = False
        self._view: Snapshot | None = None
        self._lock: SideLock  # of a file that is opened for writing
        self.read_only = read_only
        self._open(read_only=read_only)

    def read(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of the answer at once, so that no transaction stays open behind it."""
        with self._use:
            self._check_usable()
            while True:
                try:
                    found = self._db.execute(query, values).fetchall()
                except (apsw.Error, UnicodeDecodeError) as error:
                    if self._unchanged():
                        raise failure(self.path, error) from error
                else:
                    if self._unchanged():
                        return found
                self._db.close()
                self._open(read_only=True)

    def begin_turn(self) -> None:
        """Wait for the turn to write. Each that was begun is to be ended."""
        self._check_usable()
        if self.read_only:
            raise WriteFailed(path=self.path, reason="read-only")
        try:
            self._enter()
        except OSError as error:  # the lock was removed, and cannot be made again
            raise WriteFailed(path=self.path, reason=reason_of(error)) from error
        if self._poisoned:
            self.end_turn()
            raise LedgerPoisoned(path=self.path)

    def end_turn(self) -> None:
        """Let the next one write."""
        self._writer_thread = None
        self._lock.release()
        self._turn.release()

    def write(self, rows: Sequence[Row], also: Sequence[Statement] = ()) -> None:
        """Store `rows`, and do what else belongs to them, in one transaction, given up at the first error.

        Raises:
            apsw.ConstraintError: the table refuses a row.
        """
        with self._use:
            self._check_usable()
            if self._poisoned:
                raise LedgerPoisoned(path=self.path)
            try:
                if len(rows) == 1 and not also:
                    self._cursor.execute(_INSERT, rows[0])  # a statement alone is a transaction
                elif rows:
                    self._cursor.execute("BEGIN IMMEDIATE")
                    self._insert(rows)
                    for statement, values in also:
                        self._cursor.executemany(statement, values)
                    self._cursor.execute("COMMIT")
            except apsw.BusyError as error:
                self._give_up()
                raise self.busy() from error
            except (apsw.ConstraintError, KeyboardInterrupt):
                self._give_up()
                raise
            except BaseException as error:
                self._poisoned = True
                self._give_up()
                reason = reason_of(error) if isinstance(error, (apsw.Error, OSError)) else type(error).__name__
                raise WriteFailed(path=self.path, reason=reason) from error

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """What is deleted meanwhile is overwritten; then the write-ahead log is emptied, unless others read it."""
        with self._use:
            self._check_usable()
            put(self._db, "secure_delete", 1)
            try:
                yield
                with suppress(apsw.Error):  # what was committed is safe; the last to close empties it as well
                    self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                put(self._db, "secure_delete", 0)

    def scrub(self) -> None:
        """Write the file anew from what it still holds, and empty the write-ahead log. In a turn, outside a write.

        Zeroing what is deleted (`Layout.forgets`) leaves two places: pages from which rows were moved
        before, and the write-ahead log.

        Raises:
            TracesRemain: what was deleted is gone from the tables, but may still be found in the files.
        """
        with self._use:
            self._check_usable()
            try:
                self._db.execute("VACUUM")
                busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
            except apsw.Error as error:
                raise TracesRemain(path=self.path, reason=reason_of(error)) from error
            if busy:
                raise TracesRemain(path=self.path, reason="SQLITE_BUSY")

    def _insert(self, rows: Sequence[Row]) -> None:
        together = len(rows) - len(rows) % _TOGETHER
        if together:
            values = list(chain.from_iterable(rows[:together]))
            size = _TOGETHER * len(Row._fields)
            self._cursor.executemany(
                _INSERT_TOGETHER, [values[place : place + size] for place in range(0, len(values), size)]
            )
        self._cursor.executemany(_INSERT, rows[together:])

    def busy(self) -> LedgerBusy:
        """The refusal to wait any longer."""
        return LedgerBusy(path=self.path, seconds=self.timeout)

    def close(self) -> None:
        """Let go of the file. The last one to close brings everything into it."""
        # A forked child must not touch what its parent has open, not even to close it.
        if self._closed or os.getpid() != self._process:
            return
        if self.read_only:
            self._db.close()
        else:
            self._close_writing()
        self._closed = True

    def _close_writing(self) -> None:
        # Whatever fails from here on, what was committed is safe in the -wal file.
        with suppress(apsw.Error, LedgerBusy, OSError):
            self._enter()
            try:
                if not self._poisoned:
                    self._db.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
                self._db.close()
            finally:
                self.end_turn()
        self._db.close()
        self._lock.close()

    def _open(self, *, read_only: bool) -> None:
        try:
            if read_only:
                self._db, self._view = open_for_reading(self.path, self._mounts, self._layout)
            else:
                self._open_for_writing()
        except (apsw.Error, OSError, UnicodeDecodeError) as error:
            raise failure(self.path, error) from error

    def _open_for_writing(self) -> None:
        refuse_network(self.path, self._mounts)
        beside = Path(f"{self.path}.lock")
        if self.path.exists() and not beside.exists():
            recognise(self.path, self._layout)  # before anything is put beside a file that is no ledger
        self._lock = SideLock(beside)
        try:
            self._enter()
            try:
                # Under the lock, so that no other thread has a file open that we open and close.
                create_file(self.path)
                self._db = open_for_writing(self.path, self._layout)
                self._cursor = self._db.cursor()  # for writing; to make one each time costs a hundredth
            finally:
                self.end_turn()
        except BaseException:
            self._lock.close()
            raise

    def _unchanged(self) -> bool:
        """Whether the file is still as it was when it was opened as one that nobody changes."""
        return self._view is None or self._view == Snapshot.of(self.path)

    def _check_usable(self) -> None:
        if os.getpid() != self._process:
            raise LedgerForked(path=self.path)
        if self._closed:
            raise LedgerClosed(path=self.path)

    def _enter(self) -> None:
        """Take the turn among the threads of this process, then the one among processes."""
        left = self.timeout
        if not self._turn.acquire(False):  # noqa: FBT003 - named, the argument costs more than the call
            if self._writer_thread == threading.get_ident():
                raise RuntimeError("turns do not nest: this thread is writing already")
            asked = time.monotonic()
            if not self._turn.acquire(timeout=left):
                raise self.busy()
            left = max(left + asked - time.monotonic(), 0.0)
        try:
            self._lock.take(left)
        except BaseException as error:
            self._turn.release()
            if isinstance(error, TimeoutError):
                raise self.busy() from None
            raise
        self._writer_thread = threading.get_ident()

    def _give_up(self) -> None:
        """End the transaction. On some errors SQLite has done so by itself: then nothing is open."""
        if self._db.in_transaction:
            try:
                self._db.execute("ROLLBACK")
            except apsw.Error:
                self._poisoned = True
