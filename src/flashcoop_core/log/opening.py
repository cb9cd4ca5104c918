"""How a ledger file is made, recognised and set up: everything about SQLite that is not rows.

The settings are those under which no acknowledged commit was ever lost in simulated power cuts:
WAL with FULL, or, where the SQLite at hand has the WAL-reset race, DELETE with EXTRA. Each is read
back, since SQLite ignores a setting that it does not know or cannot grant.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

import apsw

from flashcoop_core.errors import (
    Damaged,
    LaterFormat,
    LedgerBusy,
    LedgerUnreadable,
    LogError,
    NotALedger,
    WriteFailed,
)

__all__ = [
    "FORMAT",
    "SCHEMA",
    "Snapshot",
    "create_file",
    "failure",
    "open_for_reading",
    "open_for_writing",
    "reason_of",
    "recognise",
    "wal_is_safe",
]

#: "Flco": what tells a ledger from other SQLite files.
_APPLICATION_ID = 0x466C636F

#: The format this version writes, and the highest it reads: as SQLite's user_version, and by name.
FORMAT = 1
_FORMAT_NAME = "draft-1"

_TABLE = """CREATE TABLE log (
    position INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    version INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    record BLOB NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 32),
    ledger BLOB NOT NULL CHECK (length(ledger) = 32),
    UNIQUE (session, version)
) STRICT"""

# One trigger for all three keys: INSERT OR REPLACE deletes the rows that stand in its way without
# firing delete triggers, so nothing may stand in its way by the time it gets there.
_APPENDS = """CREATE TRIGGER log_appends BEFORE INSERT ON log BEGIN
    SELECT CASE
        WHEN new.position <> (SELECT coalesce(max(position), 0) + 1 FROM log) THEN raise(ABORT, 'position')
        WHEN EXISTS (SELECT 1 FROM log WHERE id = new.id) THEN raise(ABORT, 'id')
        WHEN new.version <> (SELECT coalesce(max(version), 0) + 1 FROM log WHERE session = new.session)
            THEN raise(ABORT, 'version')
    END;
END"""

_NEVER_CHANGES = """CREATE TRIGGER log_never_changes BEFORE UPDATE ON log BEGIN
    SELECT raise(ABORT, 'append-only');
END"""

_NEVER_SHRINKS = """CREATE TRIGGER log_never_shrinks BEFORE DELETE ON log BEGIN
    SELECT raise(ABORT, 'append-only');
END"""

_FORMAT_TABLE = "CREATE TABLE format (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"

#: Everything in the file, by name, as SQLite keeps it.
SCHEMA = {
    "log": _TABLE,
    "log_appends": _APPENDS,
    "log_never_changes": _NEVER_CHANGES,
    "log_never_shrinks": _NEVER_SHRINKS,
    "format": _FORMAT_TABLE,
}

#: How long SQLite itself waits: only for programs that do not take the lock beside the file.
_BUSY_SECONDS = 5

#: Pragma -> the value it must read back as.
_SETTINGS: dict[str, object] = {
    "locking_mode": "normal",
    "busy_timeout": _BUSY_SECONDS * 1000,
    "temp_store": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "wal_autocheckpoint": 1000,
}

#: DEFENSIVE: no SQL can corrupt the file. NO_CKPT_ON_CLOSE: no checkpoint outside the side lock.
_SWITCHES = {
    apsw.SQLITE_DBCONFIG_DEFENSIVE: 1,
    apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA: 0,
    apsw.SQLITE_DBCONFIG_DQS_DML: 0,
    apsw.SQLITE_DBCONFIG_DQS_DDL: 0,
    apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION: 0,
    apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE: 1,
}


#: From the version that carries the correction to the first that lacks it again.
_WITHOUT_RACE = ((3_044_006, 3_045_000), (3_050_007, 3_051_000), (3_051_003, 4_000_000))


def wal_is_safe(version: int) -> bool:
    """Whether the SQLite of that version number (3054001 is 3.54.1) is free of the WAL-reset race.

    Several connections in WAL mode corrupted files under load before 3.51.3; 3.50.7 and 3.44.6
    carry the correction too.
    """
    return any(first <= version < end for first, end in _WITHOUT_RACE)


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
        return LedgerBusy(path=path, seconds=_BUSY_SECONDS)
    if isinstance(error, apsw.FullError) or reason == "ENOSPC":
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


def recognise(path: Path) -> None:
    """Refuse a file that is plainly no ledger, before anything is put beside it.

    Raises:
        NotALedger: it is something else.
        LaterFormat: it has a format that this version does not know.
    """
    _check_regular(path)
    # While a journal is waiting to be rolled back, only an opening for writing can tell.
    if path.stat().st_size and Snapshot.of(path).at_rest:
        db = _immutable(path)
        try:
            _check_stamp(db, path)
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


def open_for_writing(path: Path) -> apsw.Connection:
    """A connection to the file at `path`, which exists, set up to lose nothing. Side lock held."""
    db = _configured(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE))
    if not _value(db, "page_count"):
        _make(db)
    _check_stamp(db, path)
    _check_schema(db)
    wal = wal_is_safe(apsw.SQLITE_VERSION_NUMBER)
    _set(db, "journal_mode", "wal" if wal else "delete")
    _set(db, "synchronous", 2 if wal else 3)
    return db


def open_for_reading(path: Path) -> tuple[apsw.Connection, Snapshot | None]:
    """A connection that writes nothing, and the outside view on which its answers depend.

    If the file is at rest it is read as if nobody could change it: no -wal, no -shm. That is sound
    only while the file looks the same afterwards (`Snapshot`): who reads must compare. Otherwise a
    writer is at work, or was interrupted: SQLite then coordinates, and the view is None.
    """
    _check_regular(path)
    while True:
        view = Snapshot.of(path)
        db = _immutable(path) if view.at_rest else apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            _configured(db)
            if not _value(db, "page_count"):
                raise LedgerUnreadable(path=path, reason="empty")
            _check_stamp(db, path)
            _check_schema(db)
        except (LogError, apsw.Error, UnicodeDecodeError):
            db.close()
            if not view.at_rest or view == Snapshot.of(path):
                raise
        else:
            return db, view if view.at_rest else None


def _make(db: apsw.Connection) -> None:
    """Make the empty file behind `db` a ledger, in one transaction that survives a power cut."""
    _set(db, "synchronous", 3)
    db.execute("BEGIN EXCLUSIVE")
    for statement in SCHEMA.values():
        db.execute(statement)
    db.execute("INSERT INTO format VALUES (?)", (_FORMAT_NAME,))
    db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.execute("COMMIT")


def _immutable(path: Path) -> apsw.Connection:
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.Connection(f"file:{quoted}?immutable=1", flags=flags)


def _configured(db: apsw.Connection) -> apsw.Connection:
    for switch, value in _SWITCHES.items():
        if db.config(switch, value) != value:
            raise RuntimeError(f"SQLite refuses the switch {switch}")
    for pragma, expected in _SETTINGS.items():
        _set(db, pragma, expected)
    db.execute("PRAGMA mmap_size = 0")  # reads back as nothing where it was compiled out
    if _value(db, "mmap_size"):
        raise RuntimeError("SQLite refuses to read without mapping the file")
    return db


def _set(db: apsw.Connection, pragma: str, expected: object) -> None:
    """Set a pragma and read it back. Settings that are right already are left alone."""
    if _value(db, pragma) != expected:
        db.execute(f"PRAGMA {pragma} = {expected}").fetchall()
    if (found := _value(db, pragma)) != expected:
        raise RuntimeError(f"SQLite has {pragma} = {found} where {expected} is needed")


def _value(db: apsw.Connection, pragma: str) -> object:
    return db.execute(f"PRAGMA {pragma}").get


def _check_regular(path: Path) -> None:
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotALedger(path=path)


def _check_stamp(db: apsw.Connection, path: Path) -> None:
    application, stamp = _value(db, "application_id"), _value(db, "user_version")
    if application != _APPLICATION_ID or not isinstance(stamp, int) or stamp < 1:
        raise NotALedger(path=path)
    if stamp > FORMAT:
        raise LaterFormat(path=path, found=stamp, known=FORMAT)


def _check_schema(db: apsw.Connection) -> None:
    """Damaged if a table or safeguard was dropped, changed or added."""
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    found = {str(name): sql for name, sql in rows}
    wrong = sorted(name for name in found.keys() | SCHEMA.keys() if found.get(name) != SCHEMA.get(name))
    if wrong:
        db.close()
        raise Damaged(position=0, what="schema", detail=", ".join(wrong))
