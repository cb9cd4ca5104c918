"""Recording: lock, catch up, plan, check, append; idempotent by event id; all of a batch or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock

import attrs

from flashcoop_core.errors import Conflict, IdReused, Refusal, Refused
from flashcoop_core.events import Event
from flashcoop_core.ledger.live import Live, Step
from flashcoop_core.ledger.observing import Observers
from flashcoop_core.ledger.sources import Clock, Ids, written_moment
from flashcoop_core.ledger.urns import append, open_urns_of
from flashcoop_core.log import Log, Reader, Row, Writer, read_record
from flashcoop_core.session.extension import Available
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.rules import warnings
from flashcoop_core.session.secrecy import same_request
from flashcoop_core.session.state import State

__all__ = ["Receipt", "Recorder"]

What = Event | Plan

#: How long an event id is.
ID_BYTES = 16


@attrs.frozen
class Receipt:
    """What the ledger answers once an event is stored.

    `version` and `head` are the session's, `position` the ledger's; `repeated` says that the event
    was there already. `warnings` are worth a look (a VAT a cent away from its rate).
    """

    session: str
    version: int
    position: int
    id: str
    head: str
    kind: str
    event: Event
    repeated: bool = False
    warnings: tuple[Refusal, ...] = ()


def _receipt(row: Row, event: Event, kind: str, *, repeated: bool) -> Receipt:
    return Receipt(
        session=row.session,
        version=row.version,
        position=row.position,
        id=row.id.hex(),
        head=row.link.hex(),
        kind=kind,
        event=event,
        repeated=repeated,
        warnings=warnings(event),
    )


class Recorder:
    """Records events of the sessions of one log, each session from a state kept up to date.

    Threads may share it: one at a time moves the states or looks at them.
    """

    def __init__(
        self,
        log: Log,
        clock: Clock,
        ids: Ids,
        available: Available,
        observers: Observers,
    ) -> None:
        self._available = available
        self._observers = observers
        self._log = log
        self._clock = clock
        self._ids = ids
        self._live: dict[str, Live] = {}
        # Taken after the turn at writing, never before.
        self._moving = RLock()

    def view(self, session: str) -> State:
        """The state of the session as the log has it now, to look at."""
        with self._moving:
            return self._caught_up(session, self._log).state.view()

    def copy(self, session: str) -> Live:
        """The session as the log has it now, to move on apart."""
        with self._moving:
            return self._caught_up(session, self._log).copy()

    def _caught_up(self, session: str, log: Reader) -> Live:
        live = self._live.get(session) or Live.empty(session, self._available)
        for row in log.rows(session, live.state.version):
            live.follow(row)
        self._live[session] = live
        return live

    def record(  # noqa: PLR0913 - what a record is asked with, by name
        self,
        session: str,
        whats: Sequence[What],
        *,
        by: str | None,
        ids: Sequence[bytes] | None,
        expected: int | None,
        origin: str | None = None,
    ) -> tuple[Receipt, ...]:
        """Record events and plans, in order, in one transaction. `origin` is the plugin they come from, if any.

        Raises:
            Refused: the rules do not let one in; none is recorded.
            Conflict: the session is not at version `expected`.
            IdReused: an id is taken by another event, or part of the batch is there already.
        """
        if ids is not None and (len(ids) != len(whats) or any(len(id) != ID_BYTES for id in ids)):
            raise ValueError(f"ids: one of {ID_BYTES} bytes for each event")
        with self._log.writing() as turn, self._moving:
            if ids is not None:
                answered = self._answered(turn, session, whats, ids)
                if answered:
                    return answered
            live = self._caught_up(session, turn)
            if expected is not None and expected != live.state.version:
                raise Conflict(session=session, expected=expected, actual=live.state.version)
            moment = self._clock()
            chosen = ids if ids is not None else [self._ids(moment) for _ in whats]
            # One event is checked on the state itself; a batch on a copy, so that it leaves no trace.
            trial = live if len(whats) == 1 else live.copy()
            open_urns_of(trial, turn)
            steps = _admitted(trial, whats, chosen, written_moment(moment), by, origin)
            if trial is live and live.state.calls_plugins(steps[0].event):
                # A plugin that fails must fail before anything is stored.
                trial = live.copy()
                trial.move(steps[0])
            rows = append(turn, [live.item(step) for step in steps], ((session, step) for step in steps))
            if trial is live:
                live.move(steps[0])
            self._live[session] = trial
            # What is in the urn is nobody's to read from here on.
            trial.state.urns.clear()
            kinds = trial.state.activated.vocabulary.by_class
        stored = [(row, kinds[type(step.event)].name, step.event) for row, step in zip(rows, steps, strict=True)]
        self._observers.tell(stored)
        return tuple(_receipt(row, event, kind, repeated=False) for row, kind, event in stored)

    def _answered(self, turn: Writer, session: str, whats: Sequence[What], ids: Sequence[bytes]) -> tuple[Receipt, ...]:
        """The first answer, if these ids are stored already; decided before any rule."""
        rows = [row for row in map(turn.find, ids) if row is not None]
        if not rows:
            return ()
        if len(rows) < len(ids):
            raise IdReused(id=rows[0].id.hex())
        receipts = []
        live = self._caught_up(session, turn)
        for row, what in zip(rows, whats, strict=True):
            record = read_record(row.record)
            if row.session != session:
                raise IdReused(id=row.id.hex())
            event = live.read(record)
            # A plan has no content of its own: it is the same request by its id alone.
            if live.knows(what) and not same_request(live.state, what, event):
                raise IdReused(id=row.id.hex())
            receipts.append(_receipt(row, event, record.kind, repeated=True))
        return tuple(receipts)


def _admitted(  # noqa: PLR0913, PLR0917 - as many as a record has of its own
    live: Live, whats: Sequence[What], ids: Sequence[bytes], at: str, by: str | None, origin: str | None
) -> list[Step]:
    """The steps of a batch; `live` moves through all of them, unless there is only one."""
    steps: list[Step] = []
    for line, (what, id) in enumerate(zip(whats, ids, strict=True), 1):
        try:
            step = live.admit(_event(what, live), id=id, at=at, by=by, origin=origin)
        except Refused as refused:
            raise Refused(refused.refusals, kind=refused.kind, line=line if len(whats) > 1 else 0) from None
        steps.append(step)
        if len(whats) > 1:
            live.move(step)
    return steps


def _event(what: What, live: Live) -> Event:
    """The event itself, or what the plan makes of the state."""
    if live.knows(what):
        return what
    if not callable(what):
        raise TypeError(
            f"neither an event of this session nor a plan: {type(what).__name__}; give several as record(*events), "
            "and activate the plugin that an event belongs to"
        )
    return what(live.state)
