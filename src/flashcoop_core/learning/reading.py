"""Reading what is kept of learning without trusting it, and the full check of all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import attrs

from flashcoop_core.errors import Damaged, LearningDamaged
from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.about import names_nobody
from flashcoop_core.learning.events import LearningPurged
from flashcoop_core.learning.sealed import Opened, opened, sealed
from flashcoop_core.learning.store import Held, Store
from flashcoop_core.learning.vocabulary import PURGED
from flashcoop_core.log import GENESIS, Entries, Record, Verified, session_link
from flashcoop_core.log import verify as verify_log

__all__ = ["Erased", "Recorded", "as_learning", "read_session", "verify"]

#: What a stored value of the wrong type or form makes the checks raise.
_MALFORMED = (ValueError, TypeError, AttributeError)


@attrs.frozen
class Erased:
    """An event whose content was erased: its version in the session, and its kind. No more is known."""

    version: int
    kind: str


@attrs.frozen
class Recorded:
    """An event of learning as it is read: where it stands, when it was recorded, by whom, and what it says.

    `at` is the moment (UTC), `event` the event, or an `Erased`; `by` an opaque id, if one was given.
    """

    position: int
    version: int
    id: bytes
    at: str
    event: Event
    by: str | None = None


@contextmanager
def as_learning() -> Iterator[None]:
    """Name what is found damaged inside as what it is: not the ledger, but what is kept of learning beside it."""
    try:
        yield
    except Damaged as damaged:
        raise LearningDamaged(
            position=damaged.position, session=damaged.session, what=damaged.what, detail=damaged.detail
        ) from damaged


def read_session(held: Iterable[Held]) -> tuple[Recorded, ...]:
    """The events of one session, each checked against its link, its digest and its place.

    Raises:
        LearningDamaged: naming the first bad one.
    """
    link, read = GENESIS, []
    for version, one in enumerate(held, 1):
        record, found = _read(one)
        if record.version != version or session_link(link, one.row.record) != one.row.link:
            raise _damaged(one, "changed")
        link = one.row.link
        event = found.event if found else Erased(version, record.kind)
        read.append(Recorded(one.row.position, version, one.row.id, record.at, event, found.by if found else None))
    return tuple(read)


def verify(store: Store, *, head: str | None = None, sessions: Sequence[str] = ()) -> Verified:
    """Check all that `store` holds: chains and rows as in a ledger; contents; and that purges erased what is gone.

    `head` is that of a chain of learning as it was kept elsewhere; `sessions` are those of the ledger.
    What was erased still counts: the chains hold digests.

    Raises:
        LearningDamaged: naming the first bad row.
        HeadNotFound, NotAHead: see `log.verify`.
    """
    with as_learning():
        found = verify_log(store.log, head=head, expect=_nothing_booked)
        held = store.held()
    read = [(one, *_read(one)) for one in held]
    if strays := store.strays():
        raise LearningDamaged(position=0, what="stray", detail=str(strays))
    for one, record, _ in read:
        if record.session not in sessions:
            raise _damaged(one, "foreign-session")
    for fault in _purges(read):
        raise fault
    return attrs.evolve(found, erased=sum(one.content is None for one in held))


def _nothing_booked(record: Record) -> Entries:
    """What a record of learning books. Raises ValueError if the record says more than one may."""
    if record.by is not None or record.origin is not None or record.entries:
        raise ValueError(record.kind)
    return ()


def _read(one: Held) -> tuple[Record, Opened | None]:
    """The record of a row and what its content says; None if a purge erased it."""
    try:
        record, digest = sealed(one.row.record)
    except _MALFORMED:
        raise _damaged(one, "unreadable") from None
    if one.content is None:
        if one.purge is None:
            raise _damaged(one, "content-missing")
        return record, None
    if one.purge is not None:
        raise _damaged(one, "content-left")
    try:
        return record, opened(record, digest, one.content)
    except _MALFORMED:
        raise _damaged(one, "content-changed") from None


def _purges(read: Sequence[tuple[Held, Record, Opened | None]]) -> Iterator[LearningDamaged]:
    """What does not hold between the purges and what is gone."""
    purges = {one.row.position: record.session for one, record, _ in read if record.kind == PURGED}
    by_purge = Counter(one.purge for one, _, _ in read if one.purge is not None)
    links: dict[str, bytes] = {}
    unerased: dict[str, list[Held]] = {}
    for one, record, found in read:
        if one.purge is not None and purges.get(one.purge) != record.session:
            yield _damaged(one, "not-purged")
        before = unerased.setdefault(record.session, [])
        if found is not None and isinstance(found.event, LearningPurged):
            said, gone = found.event, by_purge[one.row.position]
            if said.erased != gone or said.head != links.get(record.session, GENESIS).hex():
                yield _damaged(one, "purge-differs", f"{said.erased} / {gone}")
            if said.member is None and before:
                yield _damaged(before[0], "not-erased")
        if found is not None and not names_nobody(found.event):
            before.append(one)
        links[record.session] = one.row.link


def _damaged(one: Held, what: str, detail: str = "") -> LearningDamaged:
    return LearningDamaged(position=one.row.position, session=one.row.session, what=what, detail=detail)
