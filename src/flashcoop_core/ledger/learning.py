"""What people hold of a session's second stream: record what is learnt, read it, erase it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import attrs

from flashcoop_core.codec.door import Bare, read_event
from flashcoop_core.codec.envelope import misnamed
from flashcoop_core.errors import IdReused, Refusal, Refused
from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.events import LearningPurged
from flashcoop_core.learning.purging import Reason, due_on, refusals, to_erase
from flashcoop_core.learning.reading import Erased, Recorded, read_session
from flashcoop_core.learning.rules import check
from flashcoop_core.learning.sealed import SALT_BYTES, Entry, entry
from flashcoop_core.learning.store import Turn
from flashcoop_core.learning.vocabulary import LEARNING
from flashcoop_core.ledger.recording import ID_BYTES, Receipt
from flashcoop_core.ledger.shelf import Shelf
from flashcoop_core.ledger.sources import written_moment
from flashcoop_core.log import Row, read_record
from flashcoop_core.session.state import State

__all__ = ["Learning"]


@attrs.frozen
class _Given:
    """An event to be recorded, as it was given: its place in what was given, its id if it has one, by whom."""

    event: Event
    line: int
    id: bytes | None = None
    by: str | None = None


class Learning:
    """What is learnt in one session. Get it from `Session.learning`.

    The events are those of `flashcoop_core.learning.events`; they book nothing and are in no export
    of the ledger.
    """

    def __init__(self, session: str, shelf: Shelf, state: Callable[[], State]) -> None:
        self._session = session
        self._shelf = shelf
        self._state = state

    def record(self, *events: Event, by: str | None = None, ids: Sequence[bytes] | None = None) -> tuple[Receipt, ...]:
        """Record events, in order, in one transaction: all of them or none.

        `by` is the opaque id of who records; it is erased with the event. With `ids` (16 bytes each) a
        retry gets the first answer instead of recording twice, even after what was recorded was erased.

        Raises:
            Refused: the rules do not let one in; its refusals are all named; nothing changed.
            IdReused: an id is taken by another event, or only a part of the batch is stored.
            LedgerBusy, WriteFailed: nothing was stored.
        """
        if ids is not None and (len(ids) != len(events) or any(len(id) != ID_BYTES for id in ids)):
            raise ValueError(f"ids: one of {ID_BYTES} bytes for each event")
        several = len(events) > 1
        given = [
            _Given(event, at if several else 0, ids[at - 1] if ids else None, by) for at, event in enumerate(events, 1)
        ]
        return self._recorded(given)

    def record_lines(self, lines: Iterable[bytes], *, by: str | None = None) -> tuple[Receipt, ...]:
        """Record the bare events of JSON Lines, `{"kind": ..., "event": {...}}`: all of them or none.

        `id` and `by` may stand beside an event, as for `flashcoop record`; blank lines are passed over.

        Raises:
            Refused: as `record`, and for what is no event of learning; `line` is the number of the line.
        """
        given = []
        for number, line in enumerate(lines, 1):
            if line.strip():
                bare = _bare(line, number)
                given.append(_Given(bare.event, number, bare.id, bare.by or by))
        return self._recorded(given)

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """The events with their versions, when they were recorded and by whom, each checked against the chain.

        Raises:
            LearningDamaged: naming the first that is not what was written.
        """
        store = self._shelf.reading()
        return () if store is None else read_session(store.held(self._session))

    def events(self) -> tuple[Event, ...]:
        """The events, in order; those that were erased as `Erased`. Raises as `recorded`."""
        return tuple(one.event for one in self.recorded)

    @property
    def head(self) -> str:
        """The link of the last event of learning, hexadecimal; zeros if there is none. A purge leaves links alone."""
        store = self._shelf.reading()
        return (bytes(32) if store is None else store.log.session_head(self._session)[1]).hex()

    def due_on(self, member: str | None = None) -> date | None:
        """The first day on which what is kept, of the session or of one member, is kept too long; None if nothing is.

        Two years after the last contact: the latest event, the end of the programme, the closing of the accounts.
        """
        return due_on(self._state(), self.recorded, member)

    def due_for_purge(self, on: date) -> bool:
        """Whether something is kept that has to be erased on that day."""
        due = self.due_on()
        return due is not None and due <= on

    def purgeable(self, on: date, reason: Reason, member: str | None = None) -> int:
        """How many events such a purge would erase.

        Raises:
            Refused: it would be refused: see `purge`.
        """
        recorded = self.recorded
        gone = to_erase(recorded, member)
        found = refusals(self._state(), recorded, on=on, reason=reason, member=member)
        if gone and found:
            raise Refused(found)
        return len(gone)

    def purge(self, on: date, reason: Reason, member: str | None = None, *, by: str | None = None) -> Receipt:
        """Erase the content of all events of learning, or of those about one member, and record that it was done.

        What is erased is gone from the file and from what SQLite keeps beside it; not from copies.

        Raises:
            Refused: `retention-not-over`, `nothing-to-purge`, `unknown-member`; nothing changed.
            TracesRemain: the purge is recorded, and what it erased may still be found in the files; purge again.
        """
        if wrong := tuple(misnamed(self._session, by)):
            raise Refused(wrong)
        store = self._shelf.reading()
        if store is None:
            raise Refused([Refusal("nothing-to-purge", {"session": self._session})])
        with store.writing() as turn:
            recorded = self.recorded
            found = refusals(self._state(), recorded, on=on, reason=reason, member=member)
            if any(refusal.name == "nothing-to-purge" for refusal in found):
                turn.scrub()  # an earlier purge may have been stopped before it came to that
            if found:
                raise Refused(found)
            gone = to_erase(recorded, member)
            head = turn.session_head(self._session)[1].hex()
            event = LearningPurged(on=on, reason=reason, member=member, erased=len(gone), head=head)
            [made] = self._entries([_Given(event, 0, None, by)], recorded)
            row = turn.purge(made, [one.position for one in gone])
            turn.scrub()
        return _receipt(row, event, repeated=False)

    def _recorded(self, given: Sequence[_Given]) -> tuple[Receipt, ...]:
        if not given:
            return ()
        if not self._shelf.is_there:
            self._let_in(given, ())  # no file is made for what is refused
        with self._shelf.writing().writing() as turn:
            recorded = self.recorded
            answered = [_answered(turn, self._session, recorded, one) for one in given]
            if all(answered):
                return tuple(receipt for receipt in answered if receipt)
            if known := next((receipt for receipt in answered if receipt), None):
                raise IdReused(id=known.id)
            self._let_in(given, recorded)
            rows = turn.append(self._entries(given, recorded))
        return tuple(_receipt(row, one.event, repeated=False) for row, one in zip(rows, given, strict=True))

    def _let_in(self, given: Sequence[_Given], recorded: Sequence[Recorded]) -> None:
        """Refuse what may not come after what is recorded, and after what was given before it."""
        state = self._state()
        known = [one.event for one in recorded if not isinstance(one.event, Erased)]
        for one in given:
            if found := (*misnamed(self._session, one.by), *check(state, known, one.event)):
                kind = LEARNING.by_class.get(type(one.event))
                raise Refused(found, kind=kind.name if kind else "", line=one.line)
            known.append(one.event)

    def _entries(self, given: Sequence[_Given], recorded: Sequence[Recorded]) -> list[Entry]:
        """The entries of what was given, after what is recorded."""
        moment = self._shelf.clock()
        last = recorded[-1] if recorded else None
        version, at = (last.version if last else 0), max(written_moment(moment), last.at if last else "")
        return [
            entry(
                one.event,
                session=self._session,
                version=version + ahead,
                id=one.id or self._shelf.ids(moment),
                at=at,
                by=one.by,
                salt=self._shelf.randomness(SALT_BYTES),
            )
            for ahead, one in enumerate(given, 1)
        ]


def _bare(line: bytes, number: int) -> Bare:
    try:
        return read_event(line.rstrip(b"\r\n"), LEARNING)
    except Refused as refused:
        raise Refused(refused.refusals, kind=refused.kind, line=number) from None


def _answered(turn: Turn, session: str, recorded: Sequence[Recorded], one: _Given) -> Receipt | None:
    """The first answer, if the id is stored already. What was erased is not recorded again."""
    row = turn.find(one.id) if one.id else None
    if row is None:
        return None
    if row.session != session:
        raise IdReused(id=row.id.hex())
    before = recorded[row.version - 1].event
    if not isinstance(before, Erased) and before != one.event:
        raise IdReused(id=row.id.hex())
    return _receipt(row, before, repeated=True)


def _receipt(row: Row, event: Event, *, repeated: bool) -> Receipt:
    return Receipt(
        session=row.session,
        version=row.version,
        position=row.position,
        id=row.id.hex(),
        head=row.link.hex(),
        kind=read_record(row.record).kind,
        event=event,
        repeated=repeated,
    )
