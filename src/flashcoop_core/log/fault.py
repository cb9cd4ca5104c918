"""What happened to the first event that does not follow from those before it.

The chains say *that* something is wrong; what it was is read off how the stored links still fit
together around the place. Whoever rewrote the links as well left less to read: then the answer is
the best guess, and the position is still the first one that cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

import msgspec

from flashcoop_core.errors import Damaged
from flashcoop_core.log.chain import START, Head, ledger_link, session_link
from flashcoop_core.log.record import Envelope, Row, read_envelope

__all__ = ["Place", "balanced", "diagnose", "diagnose_in_session"]


class Place(NamedTuple):
    """How far a reading was sound: position and ledger link, the ledger link before, session heads."""

    position: int
    ledger: bytes
    before: bytes
    heads: Mapping[str, Head]


# The cents of a posting, without a call into Python for each: a replay asks this of every event.
_cents = itemgetter(2)


def balanced(envelope: Envelope) -> bool:
    """Whether each entry of `envelope` sums to zero."""
    for _, _, postings in envelope.entries:  # noqa: SIM110 - a generator would cost a tenth of the whole check
        if sum(map(_cents, postings)):
            return False
    return True


def diagnose(place: Place, row: Row, rest: Iterable[Row]) -> Damaged:
    """Name what is wrong with `row`, the first after `place` that fails a check.

    `rest` is what follows it; it is read, once, only where the answer lies there.
    """
    position = place.position + 1
    head = place.heads.get(row.session, START)
    own = session_link(head[1], row.record)
    if row.position != position:
        return _gap(position, _survey(place, row, rest))
    if _continues(place.ledger, row):
        return _in_itself(row, place.heads)
    if ledger_link(place.ledger, own) == row.ledger:
        return Damaged(position=position, session=row.session, what="column", detail="link")
    if place.position and _continues(place.before, row):
        return Damaged(position=place.position, what="inserted")
    intact = own == row.link and row.version == head[0] + 1
    return _out_of_place(row, _survey(place, row, rest), "link" if intact else _by_version(row, head))


def diagnose_in_session(position: int, head: Head, row: Row) -> Damaged:
    """As `diagnose`, for a reading of one session only, which sees no ledger links.

    `position` is that of the last sound event of the session.
    """
    if row.version != head[0] + 1:
        return Damaged(position=position + 1, session=row.session, what="missing")
    return _in_itself(row, {row.session: head})


def _gap(position: int, after: _After) -> Damaged:
    """Events are gone: of a session that goes on, or of one that does not."""
    what = "missing" if after.interrupted else "session-removed"
    return Damaged(position=position, session=after.interrupted, what=what)


def _out_of_place(row: Row, after: _After, alone: str) -> Damaged:
    """What a row is whose links do not follow; `alone` is what it is if what comes after is silent."""
    if after.before_owner is not None:
        what = "swapped" if _continues(after.before_owner, row) else "inserted"
        return Damaged(position=row.position, session=row.session, what=what)
    if after.next and _continues(row.ledger, after.next):
        return _gap(row.position, after)
    if after.next and alone == "link":
        return Damaged(position=row.position, session=row.session, what="column", detail="ledger")
    return Damaged(position=row.position, session=row.session, what=alone)


class _After(NamedTuple):
    """What the rows after a bad one tell.

    `next` is the first of them. `before_owner` is the ledger link that precedes the row which
    should stand at the place of the bad one, if that row exists. `interrupted` is the first
    session that goes on with a gap, or empty.
    """

    next: Row | None
    before_owner: bytes | None
    interrupted: str


def _survey(place: Place, row: Row, rest: Iterable[Row]) -> _After:
    first: Row | None = None
    before: bytes | None = None
    seen = {row.session}
    interrupted = row.session if row.version != place.heads.get(row.session, START)[0] + 1 else ""
    for other in rest:
        if _continues(place.ledger, other):
            return _After(first or other, before or other.ledger, interrupted)
        if not interrupted and other.session not in seen:
            seen.add(other.session)
            interrupted = other.session if other.version != place.heads.get(other.session, START)[0] + 1 else ""
        first = first or other
        before = other.ledger
    return _After(first, None, interrupted)


def _continues(before: bytes, row: Row) -> bool:
    """Whether the stored links of `row` follow the ledger link `before`."""
    return ledger_link(before, row.link) == row.ledger


def _by_version(row: Row, head: Head) -> str:
    """What the version of a row in the wrong place tells."""
    return "missing" if row.version > head[0] + 1 else "inserted" if row.version <= head[0] else "changed"


def _in_itself(row: Row, heads: Mapping[str, Head]) -> Damaged:
    """What is wrong with a row that stands where it was written."""
    try:
        envelope = read_envelope(row.record)
    except msgspec.DecodeError:
        chained = session_link(heads.get(row.session, START)[1], row.record) == row.link
        return Damaged(position=row.position, session=row.session, what="unreadable" if chained else "changed")
    version, link = heads.get(envelope.session, START)
    if session_link(link, row.record) != row.link:
        return Damaged(position=row.position, session=row.session, what=_by_version(row, (version, link)))
    copies = {"session": row.session, "version": row.version, "id": row.id.hex()}
    for column, copy in copies.items():
        if copy != getattr(envelope, column):
            return Damaged(position=row.position, session=envelope.session, what="column", detail=column)
    if envelope.version != version + 1:
        return Damaged(position=row.position, session=row.session, what=_by_version(row, (version, link)))
    return Damaged(position=row.position, session=row.session, what="unbalanced")
