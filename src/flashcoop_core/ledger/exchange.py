"""Logs in as JSON Lines: exported records are adopted byte for byte, bare events are recorded.

The same ledger imported into an empty one has the same bytes and the same heads. All or nothing:
a file with one bad line leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from flashcoop_core.codec.door import Adopted, Bare, read_line
from flashcoop_core.errors import IdReused, Refusal, Refused
from flashcoop_core.events import DecisionClosed
from flashcoop_core.events.vocabulary import CORE, Event, Vocabulary
from flashcoop_core.ledger.live import Live, Step
from flashcoop_core.ledger.observing import Observers
from flashcoop_core.ledger.sources import Clock, Ids, written_moment
from flashcoop_core.ledger.urns import append, open_urns_of, touches_urn
from flashcoop_core.log import Item, Log, Writer, read_record
from flashcoop_core.session.extension import Available
from flashcoop_core.session.rules import check
from flashcoop_core.session.secrecy import empties, is_secret_ballot, same_request

__all__ = ["Imported", "import_lines"]


@attrs.frozen
class Imported:
    """What an import did: events recorded, events that were there already, sessions touched."""

    events: int
    repeated: int
    sessions: tuple[str, ...]


def import_lines(  # noqa: PLR0913 - what it needs is given, never looked up
    log: Log,
    available: Available,
    lines: Iterable[bytes],
    *,
    clock: Clock,
    ids: Ids,
    session: str | None = None,
    by: str | None = None,
    progress: Callable[[int], None] = lambda _: None,
    observers: Observers | None = None,
) -> Imported:
    """Take lines in, in one transaction. Bare events go to `session`; `progress` is told each line's number.

    Raises:
        Refused: a line is no event, or the rules do not let it in; `line` is its number.
        IdReused: an id of the file is taken by another event.
    """
    with log.writing() as turn:
        taking = _Taking(turn, available, clock, ids, session, by)
        for number, line in enumerate(lines, 1):
            if line.strip():
                taking.take(line, number)
            progress(number)
        rows = append(turn, taking.items, taking.steps) if taking.items else []
    if observers is not None:
        observers.tell((row, kind, event) for row, (kind, event) in zip(rows, taking.taken, strict=True))
    return Imported(len(taking.items), taking.repeated, tuple(sorted(taking.sessions)))


class _Taking:
    """An import under way: the sessions as they move, and what will be stored."""

    def __init__(  # noqa: PLR0913, PLR0917 - as `import_lines`
        self, turn: Writer, available: Available, clock: Clock, ids: Ids, session: str | None, by: str | None
    ) -> None:
        self.items: list[Item] = []
        self.steps: list[tuple[str, Step]] = []
        self.taken: list[tuple[str, Event]] = []
        self.repeated = 0
        self.sessions: dict[str, Live] = {}
        self._turn = turn
        self._available = available
        self._moment = clock()
        self._ids = ids
        self._session = session
        self._by = by
        self._seen: set[bytes] = set()

    def take(self, line: bytes, number: int) -> None:
        """Let one line in, or refuse the whole file because of it."""
        try:
            read = read_line(line.rstrip(b"\r\n"), number, self._vocabulary)
            live, step = self._adopted(read) if isinstance(read, Adopted) else self._recorded(read)
        except Refused as refused:
            raise Refused(refused.refusals, kind=refused.kind, line=number) from None
        if step is None:
            self.repeated += 1
            return
        if step.id in self._seen:
            raise IdReused(id=step.id.hex())
        self._seen.add(step.id)
        self.items.append(live.item(step))
        if touches_urn(step):
            self.steps.append((live.state.session, step))
        self.taken.append((read.kind if isinstance(read, Bare) else read.envelope.kind, step.event))
        live.move(step)

    def _live(self, session: str) -> Live:
        if session not in self.sessions:
            live = Live.empty(session, self._available)
            for row in self._turn.rows(session):
                live.follow(row)
            open_urns_of(live, self._turn)
            self.sessions[session] = live
        return self.sessions[session]

    def _vocabulary(self, session: str | None) -> Vocabulary:
        """The kinds that a line may hold: those of the session it belongs to, as it stands by then."""
        named = session or self._session
        return self._live(named).state.activated.vocabulary if named else CORE

    def _adopted(self, read: Adopted) -> tuple[Live, Step | None]:
        """A stored record from elsewhere: its place, its rules and its entries must all hold here."""
        envelope, id = read.envelope, bytes.fromhex(read.envelope.id)
        live = self._live(envelope.session)
        known = self._turn.find(id)
        if known is not None:
            if known.record != read.record:
                raise IdReused(id=envelope.id)
            return live, None
        if isinstance(read.event, DecisionClosed):
            live.state.urns.pop(read.event.decision, None)  # counted where the vote was held
        refusals = list(_place(live, read, written_moment(self._moment)))
        rules, entries = check(live.state, read.event)
        refusals += rules
        if not refusals and entries != envelope.entries:
            refusals.append(Refusal("entries-differ", {"version": envelope.version}, "entries"))
        if refusals:
            raise Refused(refusals, kind=envelope.kind)
        return live, Step(
            read.event,
            entries,
            id,
            envelope.at,
            read.record,
            empties=empties(live.state, read.event),
            voted_elsewhere=is_secret_ballot(read.event, live.state),
        )

    def _recorded(self, read: Bare) -> tuple[Live, Step | None]:
        """A bare event: recorded here and now."""
        if self._session is None:
            raise Refused([Refusal("session-needed")], kind=read.kind)
        live = self._live(self._session)
        id = read.id or self._ids(self._moment)
        known = self._turn.find(id)
        if known is not None:
            record = read_record(known.record)
            if known.session != self._session or not same_request(live.state, read.event, live.read(record)):
                raise IdReused(id=id.hex())
            return live, None
        return live, live.admit(read.event, id=id, at=written_moment(self._moment), by=read.by or self._by)


def _place(live: Live, read: Adopted, now: str) -> Iterator[Refusal]:
    """Whether an adopted record is the next of its session."""
    envelope, state = read.envelope, live.state
    if envelope.version != state.version + 1:
        facts = {"session": envelope.session, "version": envelope.version, "expected": state.version + 1}
        yield Refusal("out-of-order", facts, "version")
    if envelope.at > now:
        yield Refusal("recorded-later", {"at": envelope.at, "now": now}, "at")
    if envelope.at < state.recorded:
        yield Refusal("recorded-earlier", {"at": envelope.at, "last": state.recorded}, "at")
    # Only what a plugin of the session made says where it comes from; and all that has its kind does.
    maker = (envelope.origin or "").partition(" ")[0]
    owner = state.activated.plugin_of(read.event)
    if (maker and maker not in state.activated.extensions) or (owner is not None and maker != owner):
        yield Refusal("origin-differs", {"origin": maker or "-", "plugin": owner or "-"}, "origin")
