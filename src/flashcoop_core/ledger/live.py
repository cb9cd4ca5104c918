"""A session as it moves: its state, the link it stands on, and the step from one event to the next.

Reading, recording and importing all move a session by `Live`, so that they cannot disagree.
"""

from __future__ import annotations

from datetime import date

import attrs
import msgspec

from flashcoop_core.books.entries import Entry
from flashcoop_core.codec.envelope import misnamed
from flashcoop_core.codec.fast import decode, encode
from flashcoop_core.errors import Damaged, Refused
from flashcoop_core.events import Event, VoteCast
from flashcoop_core.events.vocabulary import UnreadEvent
from flashcoop_core.log import GENESIS, Item, Record, Row, encode_record, read_record, session_link
from flashcoop_core.session.evolve import evolve
from flashcoop_core.session.extension import NOTHING, Available
from flashcoop_core.session.rules import check, entries_of
from flashcoop_core.session.secrecy import empties, into_urn, refused_ballot, sealed
from flashcoop_core.session.state import State
from flashcoop_core.session.voting import Ballot

__all__ = ["Live", "Step"]


@attrs.frozen
class Step:
    """An event that was let in: what it books, when, the record to be stored.

    Of a secret vote, `ballot` goes to the urn; what `empties` it ends the vote, or begins it again; of
    one `voted_elsewhere` the ballot is in the urn of the ledger that the event was imported from.
    """

    event: Event
    entries: tuple[Entry, ...]
    id: bytes
    at: str
    record: bytes
    ballot: Ballot | None = None
    empties: bool = False
    voted_elsewhere: bool = False


@attrs.define
class Live:
    """The state of a session and the link of its last event."""

    state: State
    link: bytes = GENESIS

    @classmethod
    def empty(cls, session: str, available: Available = NOTHING) -> Live:
        """A session before its opening, which may activate the plugins that are `available`."""
        return cls(State(session, head=GENESIS.hex(), available=available))

    def copy(self) -> Live:
        """One that can move on without this one moving."""
        return Live(self.state.copy(), self.link)

    def follow(self, row: Row) -> None:
        """Move on by a stored event.

        Raises:
            Damaged: the row is not the next event of this session.
        """
        # The link first: a changed byte could read as anything, even as a kind that we do not know.
        if row.version != self.state.version + 1 or session_link(self.link, row.record) != row.link:
            raise Damaged(position=row.position, session=row.session, what="changed")
        try:
            record = read_record(row.record)
            event = self.read(record)
        except (msgspec.DecodeError, ValueError):
            raise Damaged(position=row.position, session=row.session, what="changed") from None
        self.move(Step(event, record.entries, row.id, record.at, row.record))

    def knows(self, what: object) -> bool:
        """Whether `what` is an event of this session's vocabulary."""
        return type(what) in self.state.activated.vocabulary.by_class

    def read(self, record: Record) -> Event:
        """The event inside `record`; an `UnreadEvent` if it is of a plugin that is missing here.

        Raises:
            UnknownKind, LaterSchema, UnknownSchema: neither the core nor an active plugin can read it.
            msgspec.DecodeError, ValueError: it is no such event.
        """
        activated = self.state.activated
        if record.kind.partition(".")[0] in activated.missing:
            return UnreadEvent(on=date.fromisoformat(record.on), kind=record.kind)
        return decode(record.kind, record.schema, record.event, activated.vocabulary)

    def admit(self, event: Event, *, id: bytes, at: str, by: str | None, origin: str | None = None) -> Step:
        """The step that `event` makes from here, if the rules let it in. Moves nothing.

        A ballot of a secret vote is taken out of its event: only who voted is stored. `origin` is the
        plugin that made an event of the core; that of a plugin's kind is known.

        Raises:
            Refused: the rules do not let it in.
        """
        activated = self.state.activated
        kind = activated.vocabulary.by_class.get(type(event))
        if kind is None:
            raise TypeError(f"not an event: {type(event).__name__}")
        # A name that is no opaque id would stay in the log for ever.
        refusals = tuple(misnamed(self.state.session, by))
        of_ballot = tuple(refused_ballot(self.state, event))
        event, ballot = sealed(self.state, event)
        if not refusals:
            refusals, entries = check(self.state, event)
            refusals += of_ballot
        if refusals:
            raise Refused(refusals, kind=kind.name)
        record = encode_record(
            at=max(at, self.state.recorded),
            by=by,
            entries=entries,
            event=encode(event),
            id=id,
            kind=kind.name,
            on=event.on.isoformat(),
            origin=activated.origins.get(activated.plugin_of(event) or "", origin),
            schema=kind.schema,
            session=self.state.session,
            version=self.state.version + 1,
        )
        return Step(event, entries, id, max(at, self.state.recorded), record, ballot, empties(self.state, event))

    def assume(self, event: Event) -> Step:
        """The step that `event` would make whatever the rules say: for `imagine`, never stored."""
        id = (self.state.version + 1).to_bytes(16, "big")
        event, ballot = sealed(self.state, event)
        return Step(event, entries_of(self.state, event), id, self.state.recorded, b"", ballot)

    def move(self, step: Step) -> None:
        """Move on by a step."""
        self.link = session_link(self.link, step.record)
        if step.ballot is not None and isinstance(step.event, VoteCast):
            into_urn(self.state, step.event.decision, step.ballot)
        evolve(self.state, step.event, step.entries, step.id.hex())
        self.state.head = self.link.hex()
        self.state.recorded = step.at

    def item(self, step: Step) -> Item:
        """What the log is given to store `step`."""
        return (self.state.session, step.id, step.record)
