"""How a ledger file is made, opened for writing or reading, and what its errors are called."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

import apsw

from flashcoop_core.errors import Damaged, LedgerBusy, LedgerUnreadable, LogError, NotALedger, WriteFailed
from flashcoop_core.log.mounts import refuse_network
from flashcoop_core.log.schema import LEDGER, Layout, check_schema, check_stamp, make
from flashcoop_core.log.settings import BUSY_SECONDS, configure, put, value_of, wal_is_safe

__all__ = [
    "Snapshot",
    "create_file",
    "failure",
    "open_for_reading",
    "open_for_writing",
    "reason_of",
    "recognise",
]


def reason_of(error: apsw.Error | OSError) -> str:
    """The name of what went wrong, the same in every language: `ENOSPC`, `SQLITE_IOERR_WRITE`."""
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, type(error).__name__)
    code = getattr(error, "extendedresult", 0)
    if not code:
        return type(error).__name__
    names = {**apsw.mapping_result_codes, **apsw.mapping_extended_result_codes}
    return str(names.get(code, names.get(code & 0xFF, type(error).__name__)))


def failure(path: Path, error: apsw.Error | OSError | UnicodeDecodeError) -> LogError:
    """What an error met while opening or reading the file at `path` is called here."""
    if isinstance(error, UnicodeDecodeError):
        return Damaged(position=0, what="file", detail="UTF-8")
    reason = reason_of(error)
    if isinstance(error, apsw.NotADBError):
        return NotALedger(path=path)
    if isinstance(error, (apsw.CorruptError, apsw.FormatError)):
        return Damaged(position=0, what="file", detail=reason)
    if isinstance(error, (apsw.BusyError, apsw.LockedError)):
        return LedgerBusy(path=path, seconds=BUSY_SECONDS)
    # The memory that WAL shares is a file too: where it does not grow, there is no room left.
    if isinstance(error, apsw.FullError) or reason in {"ENOSPC", "SQLITE_IOERR_SHMSIZE"}:
        return WriteFailed(path=path, reason=reason)
    return LedgerUnreadable(path=path, reason=reason)


class Snapshot(NamedTuple):
    """What a file, its write-ahead log and its journal looked like from outside."""

    file: tuple[int, int, int] | None
    wal: int
    journal: int

    @classmethod
    def of(cls, path: Path) -> Snapshot:
        """How they look now. They are never opened: closing would drop SQLite's locks."""
        try:
            found = path.stat()
        except OSError:
            return cls(None, 0, 0)
        return cls((found.st_ino, found.st_size, found.st_mtime_ns), _size(f"{path}-wal"), _size(f"{path}-journal"))

    @property
    def at_rest(self) -> bool:
        """Whether all there is to read stands in the file itself."""
        return not self.wal and not self.journal


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def recognise(path: Path, layout: Layout = LEDGER) -> None:
    """Refuse a file that is plainly not of that layout, before anything is put beside it.

    Raises:
        NotALedger: it is something else.
        LaterFormat: it has a format that this version does not know.
    """
    _check_regular(path)
    # While a journal is waiting to be rolled back, only an opening for writing can tell.
    if path.stat().st_size and Snapshot.of(path).at_rest:
        db = _immutable(path)
        try:
            check_stamp(db, path, layout)
        finally:
            db.close()


def create_file(path: Path) -> None:
    """Make an empty file of mode 0600 that no crash can lose; leave one that exists alone."""
    try:
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        return
    os.close(file)
    # SQLite syncs what is in the file, never its name in the directory.
    directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def open_for_writing(path: Path, layout: Layout = LEDGER) -> apsw.Connection:
    """A connection to the file at `path`, which exists, set up to lose nothing. Side lock held."""
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    configure(db)
    if layout.forgets:
        put(db, "secure_delete", 1)
    if not value_of(db, "page_count"):
        make(db, layout)
    check_stamp(db, path, layout)
    _check_whole(db, path)
    check_schema(db, layout)
    wal = wal_is_safe(apsw.SQLITE_VERSION_NUMBER)
    put(db, "journal_mode", "wal" if wal else "delete")
    put(db, "synchronous", 2 if wal else 3)
    if layout.forgets:
        # Whoever was stopped between deleting and emptying the write-ahead log left in it what was deleted.
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return db


def open_for_reading(path: Path, mounts: Path, layout: Layout = LEDGER) -> tuple[apsw.Connection, Snapshot | None]:
    """A connection that writes nothing, and the outside view on which its answers depend.

    If the file is at rest it is read as if nobody could change it: no -wal, no -shm. That is sound
    only while the file looks the same afterwards (`Snapshot`): who reads must compare. Otherwise a
    writer is at work, or was interrupted: SQLite then coordinates, and the view is None.

    Coordinating takes locks and shared memory, so it is refused where the table `mounts` says that
    the file comes over a network. A file at rest is read there too: closed ledgers are kept on
    shares. A share may be late in telling that a file has changed; who then reads pages of two
    moments reads rows whose links do not follow.

    Raises:
        NetworkFileSystem: the file is on a network file system, and not at rest.
    """
    _check_regular(path)
    while True:
        view = Snapshot.of(path)
        if not view.at_rest:
            refuse_network(path, mounts)
        db = _immutable(path) if view.at_rest else apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            configure(db)
            if not value_of(db, "page_count"):
                raise LedgerUnreadable(path=path, reason="empty")
            check_stamp(db, path, layout)
            _check_whole(db, path)
            check_schema(db, layout)
        except (LogError, apsw.Error, UnicodeDecodeError):
            db.close()
            if not view.at_rest or view == Snapshot.of(path):
                raise
        else:
            return db, view if view.at_rest else None


def _immutable(path: Path) -> apsw.Connection:
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.Connection(f"file:{quoted}?immutable=1", flags=flags)


def _check_whole(db: apsw.Connection, path: Path) -> None:
    """Refuse a file that ends in the middle of its last page: SQLite fills what is missing with zeros.

    Only at rest: while a write-ahead log holds pages, the file may rightly be shorter.
    """
    whole = db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").get
    if Snapshot.of(path).at_rest and path.stat().st_size < whole:
        raise Damaged(position=0, what="file", detail="cut short")


def _check_regular(path: Path) -> None:
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotALedger(path=path)
