"""The links that chain events: one chain for each session, and one across the whole ledger.

A link is the SHA-256 of the link before it and of what it covers, so that changing, removing or
moving one event changes every link after it. The last link of a chain is its head: kept elsewhere
(printed on a statement, sent to a member), it also shows that a tail was cut.
"""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Callable, Iterable
from hashlib import sha256

from flashcoop_core.log.record import Row, as_row

__all__ = ["GENESIS", "START", "Head", "Item", "ledger_link", "linked", "session_link"]

_ID_BYTES = 16

_EMPTY = sha256()

#: What stands for the link before the first one.
GENESIS = bytes(32)

#: How far a chain has come: (version or position, link).
Head = tuple[int, bytes]

#: The head of a chain that holds nothing yet.
START: Head = (0, GENESIS)

#: What a writer is given to store: (session, 16-byte event id, record).
Item = tuple[str, bytes, bytes]


def session_link(before: bytes, record: bytes) -> bytes:
    """The link of `record` in the chain of its session; `before` is the link of the event before it."""
    return sha256(before + record).digest()


def ledger_link(before: bytes, link: bytes) -> bytes:
    """The link across the ledger of an event whose session link is `link`."""
    return sha256(before + link).digest()


def linked(items: Iterable[Item], head: Head, heads: dict[str, Head], session_head: Callable[[str], Head]) -> list[Row]:
    """The rows that store `items` after `head`: positions, versions and links without gaps.

    `heads` says how far sessions have come, where that is known; for others `session_head` is asked.
    It is brought up to date on the way: if the rows are not stored, or none could be made, what it
    holds is wrong.

    Raises:
        ValueError: a record says another session, version or id than those it would be stored
            under. Nobody can cause this from outside: whoever encodes under the lock knows them.
    """
    position, ledger = head
    rows: list[Row] = []
    for session, id, record in items:
        version, link = heads.get(session) or session_head(session)
        version += 1
        # Read off the bytes, where sorted keys put these fields: decoding costs as much as both links.
        # `in` would cost more than `find`: it first tries to take what it looks for as a number.
        if (
            not record.endswith(b',"session":"%b","version":%d}' % (session.encode(), version))
            or record.find(b'"id":"%b","kind":' % hexlify(id)) < 0
            or len(id) != _ID_BYTES
        ):
            raise ValueError(f"the record is not version {version} of session {session} with that id")
        position += 1
        # `session_link` and `ledger_link`, written out: a call less for each, and to copy an empty
        # hash costs a fifth less than to make one.
        hashed = _EMPTY.copy()
        hashed.update(link + record)
        link = hashed.digest()
        hashed = _EMPTY.copy()
        hashed.update(ledger + link)
        ledger = hashed.digest()
        heads[session] = (version, link)
        rows.append(as_row((position, session, version, id, record, link, ledger)))
    return rows
