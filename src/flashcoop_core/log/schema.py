"""What stands in a file besides its rows: the tables, their safeguards, the stamp of the format.

A ledger has one layout, what is kept beside it may have others: all are opened, locked and checked alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import apsw

from flashcoop_core.errors import Damaged, FormerDraft, LaterFormat, NotALedger
from flashcoop_core.log.settings import put, value_of

__all__ = ["FORMAT", "LEDGER", "SCHEMA", "Layout", "check_schema", "check_stamp", "make"]


class Layout(NamedTuple):
    """A kind of file: what tells it from others, and everything in it by name, as SQLite keeps it.

    `application` is SQLite's application_id, `format` its user_version, by `name` for people. From a file
    that `forgets`, what is deleted is gone from the disk, as far as a program can see to that.
    """

    application: int
    format: int
    name: str
    schema: Mapping[str, str]
    forgets: bool = False


#: "Flco": what tells a ledger from other SQLite files.
_APPLICATION_ID = 0x466C636F

#: The format this version writes, and the only one it reads: as SQLite's user_version, and by name.
#: Drafts are not read by later versions; from the first that is no draft on, every one will be.
FORMAT = 3
_FORMAT_NAME = "draft-3"

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

# The key is drawn at random, and the rows lie in its order: neither says who voted, nor when.
_URN = """CREATE TABLE urn (
    place BLOB PRIMARY KEY CHECK (length(place) = 16),
    session TEXT NOT NULL,
    decision TEXT NOT NULL,
    ballot BLOB NOT NULL
) STRICT, WITHOUT ROWID"""

_URN_FILLS = """CREATE TRIGGER urn_fills BEFORE INSERT ON urn BEGIN
    SELECT raise(ABORT, 'place') WHERE EXISTS (SELECT 1 FROM urn WHERE place = new.place);
END"""

_URN_NEVER_CHANGES = """CREATE TRIGGER urn_never_changes BEFORE UPDATE ON urn BEGIN
    SELECT raise(ABORT, 'sealed');
END"""

#: What a file of rows holds, by name, as SQLite keeps it.
SCHEMA = {
    "log": _TABLE,
    "log_appends": _APPENDS,
    "log_never_changes": _NEVER_CHANGES,
    "log_never_shrinks": _NEVER_SHRINKS,
    "format": _FORMAT_TABLE,
}

#: The layout of a ledger: its rows, and the urn of its secret votes.
LEDGER = Layout(
    _APPLICATION_ID,
    FORMAT,
    _FORMAT_NAME,
    {**SCHEMA, "urn": _URN, "urn_fills": _URN_FILLS, "urn_never_changes": _URN_NEVER_CHANGES},
)


def make(db: apsw.Connection, layout: Layout = LEDGER) -> None:
    """Give the empty file behind `db` that layout, in one transaction that survives a power cut."""
    put(db, "synchronous", 3)
    db.execute("BEGIN EXCLUSIVE")
    for statement in layout.schema.values():
        db.execute(statement)
    db.execute("INSERT INTO format VALUES (?)", (layout.name,))
    db.execute(f"PRAGMA application_id = {layout.application}")
    db.execute(f"PRAGMA user_version = {layout.format}")
    db.execute("COMMIT")


def check_stamp(db: apsw.Connection, path: Path, layout: Layout = LEDGER) -> None:
    """Refuse what is not of that layout, or has a format that this version does not know.

    Raises:
        NotALedger: it is something else.
        LaterFormat: it has a later format.
        FormerDraft: it has the format of a draft that is read no more.
    """
    application, stamp = value_of(db, "application_id"), value_of(db, "user_version")
    if application != layout.application or not isinstance(stamp, int) or stamp < 1:
        raise NotALedger(path=path)
    if stamp > layout.format:
        raise LaterFormat(path=path, found=stamp, known=layout.format)
    if stamp < layout.format:
        raise FormerDraft(path=path, found=stamp, known=layout.format)


def check_schema(db: apsw.Connection, layout: Layout = LEDGER) -> None:
    """Damaged if a table or safeguard was dropped, changed or added."""
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    found = {str(name): sql for name, sql in rows}
    wanted = layout.schema
    wrong = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    if wrong:
        db.close()
        raise Damaged(position=0, what="schema", detail=", ".join(wrong))
