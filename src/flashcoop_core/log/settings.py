"""The settings under which no acknowledged commit was ever lost in simulated power cuts.

WAL with FULL, or, where the SQLite at hand has the WAL-reset race, DELETE with EXTRA. Each is read
back, since SQLite ignores a setting that it does not know or cannot grant.
"""

from __future__ import annotations

import apsw

__all__ = ["BUSY_SECONDS", "SETTINGS", "configure", "put", "value_of", "wal_is_safe"]

#: How long SQLite itself waits: only for programs that do not take the lock beside the file.
BUSY_SECONDS = 5

#: Pragma -> the value it must read back as.
SETTINGS: dict[str, object] = {
    "locking_mode": "normal",
    "busy_timeout": BUSY_SECONDS * 1000,
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


def configure(db: apsw.Connection) -> None:
    """Put every switch and setting that concerns a connection, and read each back."""
    for switch, value in _SWITCHES.items():
        if db.config(switch, value) != value:
            raise RuntimeError(f"SQLite refuses the switch {switch}")
    for pragma, expected in SETTINGS.items():
        put(db, pragma, expected)
    db.execute("PRAGMA mmap_size = 0")  # reads back as nothing where it was compiled out
    if value_of(db, "mmap_size"):
        raise RuntimeError("SQLite refuses to read without mapping the file")


def put(db: apsw.Connection, pragma: str, expected: object) -> None:
    """Set a pragma and read it back. Settings that are right already are left alone."""
    if value_of(db, pragma) != expected:
        db.execute(f"PRAGMA {pragma} = {expected}").fetchall()
    if (found := value_of(db, pragma)) != expected:
        raise RuntimeError(f"SQLite has {pragma} = {found} where {expected} is needed")


def value_of(db: apsw.Connection, pragma: str) -> object:
    """What `pragma` reads as."""
    return db.execute(f"PRAGMA {pragma}").get
