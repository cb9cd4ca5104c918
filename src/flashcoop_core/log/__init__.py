"""The log: an append-only, chained sequence of events, the only truth of a ledger.

`SQLiteLog` stands apart, in `flashcoop_core.log.sqlite`: what needs no file need not load SQLite.
"""

from __future__ import annotations

from flashcoop_core.log.chain import GENESIS, START, Head, Item, ledger_link, session_link
from flashcoop_core.log.memory import MemoryLog
from flashcoop_core.log.protocol import Log, Reader, Writer
from flashcoop_core.log.record import (
    Entries,
    Envelope,
    Record,
    Row,
    encode_record,
    is_canonical,
    read_envelope,
    read_record,
)
from flashcoop_core.log.urn import ELSEWHERE, NO_CHANGE, Sealed, UrnChange, UrnKeeper, UrnReader
from flashcoop_core.log.verify import KeptHead, Progress, Verified, check_ids, checked, checked_session, read, verify

__all__ = [
    "ELSEWHERE",
    "GENESIS",
    "NO_CHANGE",
    "START",
    "Entries",
    "Envelope",
    "Head",
    "Item",
    "KeptHead",
    "Log",
    "MemoryLog",
    "Progress",
    "Reader",
    "Record",
    "Row",
    "Sealed",
    "UrnChange",
    "UrnKeeper",
    "UrnReader",
    "Verified",
    "Writer",
    "check_ids",
    "checked",
    "checked_session",
    "encode_record",
    "is_canonical",
    "ledger_link",
    "read",
    "read_envelope",
    "read_record",
    "session_link",
    "verify",
]
