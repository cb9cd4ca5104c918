"""What stands in the file of learning: the rows of a log, what can be erased, and what was erased by which purge."""

from __future__ import annotations

from flashcoop_core.log.schema import SCHEMA, Layout

__all__ = ["LAYOUT"]

#: "Flcl": neither a ledger nor another SQLite file.
_APPLICATION_ID = 0x466C636C

_FORMAT = 1
_FORMAT_NAME = "learning-draft-1"

_CONTENT = """CREATE TABLE content (
    position INTEGER PRIMARY KEY REFERENCES log (position),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    content BLOB NOT NULL
) STRICT"""

_ERASED = """CREATE TABLE erased (
    position INTEGER PRIMARY KEY REFERENCES log (position),
    purge INTEGER NOT NULL REFERENCES log (position) CHECK (purge > position)
) STRICT"""

_CONTENT_ONCE = """CREATE TRIGGER content_once BEFORE INSERT ON content BEGIN
    SELECT CASE
        WHEN EXISTS (SELECT 1 FROM content WHERE position = new.position) THEN raise(ABORT, 'content')
        WHEN EXISTS (SELECT 1 FROM erased WHERE position = new.position) THEN raise(ABORT, 'erased')
    END;
END"""

_CONTENT_NEVER_CHANGES = """CREATE TRIGGER content_never_changes BEFORE UPDATE ON content BEGIN
    SELECT raise(ABORT, 'content');
END"""

# The only rows of all that can go, and not without a trace.
_CONTENT_GOES_BY_A_PURGE = """CREATE TRIGGER content_goes_by_a_purge BEFORE DELETE ON content BEGIN
    SELECT raise(ABORT, 'purge') WHERE NOT EXISTS (SELECT 1 FROM erased WHERE position = old.position);
END"""

_ERASED_ONCE = """CREATE TRIGGER erased_once BEFORE INSERT ON erased BEGIN
    SELECT raise(ABORT, 'erased') WHERE EXISTS (SELECT 1 FROM erased WHERE position = new.position);
END"""

_ERASED_NEVER_CHANGES = """CREATE TRIGGER erased_never_changes BEFORE UPDATE ON erased BEGIN
    SELECT raise(ABORT, 'append-only');
END"""

_ERASED_NEVER_SHRINKS = """CREATE TRIGGER erased_never_shrinks BEFORE DELETE ON erased BEGIN
    SELECT raise(ABORT, 'append-only');
END"""

#: The layout of the file beside a ledger that holds what is learnt in its sessions.
LAYOUT = Layout(
    _APPLICATION_ID,
    _FORMAT,
    _FORMAT_NAME,
    {
        **SCHEMA,
        "content": _CONTENT,
        "erased": _ERASED,
        "content_once": _CONTENT_ONCE,
        "content_never_changes": _CONTENT_NEVER_CHANGES,
        "content_goes_by_a_purge": _CONTENT_GOES_BY_A_PURGE,
        "erased_once": _ERASED_ONCE,
        "erased_never_changes": _ERASED_NEVER_CHANGES,
        "erased_never_shrinks": _ERASED_NEVER_SHRINKS,
    },
    forgets=True,
)
