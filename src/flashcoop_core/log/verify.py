"""Reading a log without trusting it: each event is checked before it is handed out.

`checked` is the fast pass that every replay goes through. `verify` is the full one: it also asks
that each record is written in the one canonical way, that the stored entries are those the code
computes, that the file is sound, and that a head kept elsewhere is still in the chain. Only that
last check sees a tail that was cut and everything after it rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import attrs
import msgspec

from flashcoop_core.errors import Damaged, HeadNotFound, NotAHead
from flashcoop_core.log.chain import GENESIS, START, Head, ledger_link, session_link
from flashcoop_core.log.fault import Place, balanced, diagnose, diagnose_in_session
from flashcoop_core.log.protocol import Log
from flashcoop_core.log.record import Entries, Envelope, Record, Row, is_canonical, read_envelope, read_record
from flashcoop_core.log.urn import UrnReader

__all__ = ["KeptHead", "Progress", "Verified", "check_ids", "checked", "checked_session", "read", "verify"]

#: What a stored value of the wrong type or form makes the checks raise.
_MALFORMED = (msgspec.DecodeError, TypeError, AttributeError, ValueError)


@attrs.define
class Progress:
    """How far a checked reading has come; give it to the next reading to go on from there.

    `position` and `ledger` are the last sound position and its ledger link, `heads` the head of
    each session read.
    """

    position: int = 0
    ledger: bytes = GENESIS
    heads: dict[str, Head] = attrs.field(factory=dict)


def checked(rows: Iterable[Row], progress: Progress | None = None, *, sums: bool = True) -> Iterator[Envelope]:
    """The envelopes of `rows`, each checked before it is handed out.

    Checked are positions, versions in each session, the columns against the record's own fields,
    both links, and that each entry sums to zero; not the sums if `sums` is false, for who adds the
    entries up and sees it himself. `rows` are all rows of a ledger from its start, or from where
    `progress` stands; it is brought up to date as the reading goes.

    Raises:
        Damaged: naming the first bad event.
    """
    progress = progress if progress is not None else Progress()
    heads = progress.heads
    position, ledger, before = progress.position, progress.ledger, GENESIS
    rest = iter(rows)
    for row in rest:
        at, session, version, id, record, link, stored_ledger = row
        try:
            last, head = heads.get(session, START)
            own = session_link(head, record)
            after = ledger_link(ledger, own)
            envelope = read_envelope(record)
            sound = (
                at == position + 1
                and version == last + 1
                and own == link
                and after == stored_ledger
                and envelope.session == session
                and envelope.version == version
                and envelope.id == id.hex()
                and (not sums or balanced(envelope))
            )
        except _MALFORMED:
            sound = False
        if not sound:
            raise _named(Place(position, ledger, before, heads), row, rest)
        heads[session] = (version, own)
        position, ledger, before = at, after, ledger
        progress.position, progress.ledger = position, ledger
        yield envelope


def checked_session(rows: Iterable[Row], head: Head = START) -> Iterator[Envelope]:
    """As `checked`, for the rows of one session only, from its start or from `head` on.

    The links across the ledger are not checked: they cover events of other sessions.

    Raises:
        Damaged: naming the first bad event.
    """
    last, link = head
    position = 0
    for row in rows:
        try:
            own = session_link(link, row.record)
            envelope = read_envelope(row.record)
            sound = (
                row.position > position
                and row.version == last + 1
                and own == row.link
                and (envelope.session, envelope.version, envelope.id) == (row.session, row.version, row.id.hex())
                and balanced(envelope)
            )
        except _MALFORMED:
            sound = False
        if not sound:
            raise _named_in_session(position, (last, link), row)
        last, link, position = row.version, own, row.position
        yield envelope


def read(log: Log) -> Iterator[Envelope]:
    """The envelopes of a whole log, checked as `checked` does, and that no id stands twice.

    Raises:
        Damaged: naming the first bad event.
    """
    yield from checked(log.rows())
    check_ids(log)


class KeptHead(NamedTuple):
    """Where a head that was kept elsewhere was found.

    `chain` is the session whose head it was, or empty for the ledger's; `position` is that of the
    event it closes; `later` counts the events recorded in that chain since (0: it is the head still).
    """

    chain: str
    position: int
    later: int


@attrs.frozen
class Verified:
    """What a full pass has shown: all of it holds.

    `events` and `sessions` count what was read, `head` is the ledger's in hexadecimal, `heads` those
    of the sessions; `kept` tells where the head given was found, None if none was given. `skipped`
    counts, by plugin, the events whose entries could not be computed again: their plugin is not here.
    `learning` is the same of what is kept of learning beside the ledger, None if nothing is; there,
    `erased` counts the events whose content was purged. `elsewhere` are the open secret votes that were
    imported: session, decision, and how many ballots wait in the ledger where the vote was held.
    """

    events: int
    sessions: int
    head: str
    heads: tuple[tuple[str, str], ...]
    kept: KeptHead | None
    skipped: tuple[tuple[str, int], ...] = ()
    learning: Verified | None = None
    erased: int = 0
    elsewhere: tuple[tuple[str, str, int], ...] = ()


def verify(
    log: Log,
    *,
    head: str | None = None,
    expect: Callable[[Record], Entries] | None = None,
    urn: Callable[[Sequence[tuple[str, str, bytes]]], Damaged | None] | None = None,
) -> Verified:
    """Check everything in `log`, from the first event to the last.

    `head` is the head of the ledger or of a session, in hexadecimal, as it was kept elsewhere: an
    older one is accepted, since what it closes is then still the beginning of the chain. `expect`
    computes the entries that a record should hold; it raises ValueError if its event is not written
    as the code writes it, LookupError if the record cannot follow those before it. `urn` tells what is
    wrong with (session, decision, ballot) waiting for their count, after all that `expect` has been asked.

    Raises:
        Damaged: naming the first bad event, or the secret vote whose ballots are not those cast.
        HeadNotFound: `head` is in none of the chains.
        NotAHead: `head` is not 64 hexadecimal digits.
    """
    wanted = _parsed(head)
    # Before the rows: others may vote while they are read.
    sealed = log.sealed() if urn is not None and isinstance(log, UrnReader) else None
    fault = urn(sealed.ballots) if urn and sealed and not sealed.position else None
    progress = Progress()
    current = _Current(log.rows())
    found: tuple[Literal["ledger", "session"], Row] | None = None
    for _ in checked(current, progress):
        row = current.row
        if not is_canonical(row.record):
            raise Damaged(position=row.position, session=row.session, what="not-canonical")
        if expect is not None and (what := _event_fault(expect, read_record(row.record))):
            raise Damaged(position=row.position, session=row.session, what=what)
        if urn and sealed and row.position == sealed.position:
            fault = urn(sealed.ballots)
        if wanted is not None and wanted in (row.ledger, row.link):
            found = ("ledger" if row.ledger == wanted else "session", row)
    check_ids(log)
    if flaw := log.store_fault():
        raise Damaged(position=0, what="file", detail=flaw)
    if fault is not None:
        raise fault
    if wanted is not None and found is None and wanted != GENESIS:
        raise HeadNotFound(head=head)
    heads = sorted(progress.heads.items())
    return Verified(
        events=progress.position,
        sessions=len(heads),
        head=progress.ledger.hex(),
        heads=tuple((session, link.hex()) for session, (_, link) in heads),
        kept=_kept(found, progress) if wanted is not None else None,
    )


def _event_fault(expect: Callable[[Record], Entries], record: Record) -> str:
    """What is wrong with the event inside a record, or with what it books; empty if nothing."""
    try:
        return "" if expect(record) == record.entries else "entries"
    except ValueError:  # msgspec.DecodeError is one
        return "not-canonical"
    except LookupError:
        return "incoherent"


class _Current:
    """Rows passing through, the last of which can be looked at."""

    row: Row

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.row = row
            yield row


def _parsed(head: str | None) -> bytes | None:
    """The link that `head` writes."""
    if head is None:
        return None
    try:
        link = bytes.fromhex(head)
    except ValueError:
        raise NotAHead(head=head) from None
    if len(link) != len(GENESIS):
        raise NotAHead(head=head)
    return link


def _kept(found: tuple[Literal["ledger", "session"], Row] | None, progress: Progress) -> KeptHead:
    if found is None:  # the head of an empty ledger, which every ledger continues
        return KeptHead(chain="", position=0, later=progress.position)
    chain, row = found
    if chain == "ledger":
        return KeptHead(chain="", position=row.position, later=progress.position - row.position)
    return KeptHead(chain=row.session, position=row.position, later=progress.heads[row.session][0] - row.version)


def check_ids(log: Log) -> None:
    """That no id stands twice: asked of the store at the end of a pass, so that no id is held in memory.

    Raises:
        Damaged: naming the event whose id is another's.
    """
    if (id := log.repeated_id()) is not None:
        row = log.find(id)
        position, session = (row.position, row.session) if row else (0, "")
        raise Damaged(position=position, session=session, what="repeated-id", detail=id.hex())


def _named(place: Place, row: Row, rest: Iterator[Row]) -> Damaged:
    try:
        return diagnose(place, row, rest)
    except _MALFORMED:  # a value of another type than its column was made for
        return Damaged(position=place.position + 1, what="changed")


def _named_in_session(position: int, head: Head, row: Row) -> Damaged:
    try:
        return diagnose_in_session(position, head, row)
    except _MALFORMED:
        return Damaged(position=position + 1, what="changed")
