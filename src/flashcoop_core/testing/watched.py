"""A session and its auditor, held against each other at each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from flashcoop_core.errors import Refused
from flashcoop_core.events import BY_CLASS, Event
from flashcoop_core.ledger import Session
from flashcoop_core.ledger.sources import Clock
from flashcoop_core.session.figures import unnamed
from flashcoop_core.session.secrecy import open_urns
from flashcoop_core.session.state import State
from flashcoop_core.testing.auditor import AUDITED, Auditor, refusals
from flashcoop_core.testing.moves import What

__all__ = ["Disagreement", "Watched", "story_clock"]


_FRAME = frozenset({"session-closed", "date-outside-books"})


class Disagreement(AssertionError):
    """The core and its auditor do not say the same."""


def story_clock() -> Clock:
    """A clock that goes on by a second at each look, so that a history can be played again to the byte."""
    now = [datetime(2026, 3, 27, 8, tzinfo=UTC)]

    def look() -> datetime:
        now[0] += timedelta(seconds=1)
        return now[0]

    return look


class Watched:
    """A session whose every answer is compared with the auditor's."""

    def __init__(self, session: Session, auditor: Auditor | None = None) -> None:
        self.session = session
        self.auditor = auditor or Auditor()

    def play(self, *whats: What) -> bool:
        """Record one after the other until one is refused; whether all were let in."""
        return all(self.record(what) for what in whats)

    def record(self, *whats: What, ids: Sequence[bytes] | None = None) -> bool:
        """Record in one batch; whether it was let in.

        Raises:
            Disagreement: the auditor foresaw another answer, or a refusal changed something.
        """
        before = (self.session.version, self.session.head, self.session.state)
        events = self._events(whats, self._with_urns(before[2]))
        if events is None:
            self._unchanged(before)
            return False
        foreseen = self._foreseen(events)
        try:
            receipts = self.session.record(*events, ids=ids)
        except Refused as refused:
            given = frozenset(refused.names)
            if given & AUDITED != foreseen or not foreseen:
                names = f"refused {sorted(given)}, foreseen {sorted(foreseen)}"
                raise Disagreement(f"{_told(events)}: {names}") from refused
            self._unchanged(before)
            return False
        if foreseen:
            raise Disagreement(f"{_told(events)}: let in, foreseen {sorted(foreseen)}")
        for event, receipt in zip(events, receipts, strict=True):
            self.auditor.take(event, receipt.id, receipt.head)
        self.compare()
        return True

    def refuses(self, event: Event, name: str) -> tuple[str, ...]:
        """Record an event that must be refused as `name`; what was said of it, in every language.

        Raises:
            Disagreement: it was let in, refused as something else, or the refusal changed something.
        """
        before = (self.session.version, self.session.head, self.session.state)
        try:
            self.session.record(event)
        except Refused as refused:
            names = set(refused.names)
            told = (str(refused), refused.say("fr"), refused.say("en"), repr([part.facts for part in refused.refusals]))
        else:
            raise Disagreement(f"{event!r} was let in, not refused as {name}")
        # What has no valid shape, or no place in the books at all, is refused for that alone.
        if name not in names and names.isdisjoint(_FRAME):
            raise Disagreement(f"{event!r}: refused as {sorted(names)}, not as {name}")
        if names & AUDITED and (foreseen := refusals(self.auditor, event)) != names & AUDITED:
            raise Disagreement(f"{event!r}: refused as {sorted(names)}, foreseen {sorted(foreseen)}")
        self._unchanged(before)
        return told

    def _events(self, whats: Sequence[What], state: State) -> list[Event] | None:
        """What the plans make of the state as it is; None if one cannot be made."""
        try:
            return [what if type(what) in BY_CLASS else what(state) for what in whats]
        except Refused:
            return None

    def _with_urns(self, state: State) -> State:
        """The state that a plan sees while it is recorded: with the ballots of the secret votes that are open."""
        for name in open_urns(state):
            decision = self.auditor.decision(name)
            ballots = decision.ballots.values() if decision else ()
            state.urns[name] = tuple(sorted(map(unnamed, ballots)))
        return state

    def _foreseen(self, events: Sequence[Event]) -> frozenset[str]:
        """The names of the first event that is refused, as the auditor sees it."""
        trial = self.auditor.copy()
        for event in events:
            names = refusals(trial, event)
            if names:
                return names
            if len(events) > 1:
                trial.take(event)
        return frozenset()

    def _unchanged(self, before: tuple[int, str, State]) -> None:
        if (self.session.version, self.session.head, self.session.state) != before:
            raise Disagreement("a refusal changed something")

    def compare(self) -> None:
        """Balances, till and stock are the auditor's.

        Raises:
            Disagreement: they are not.
        """
        state, auditor = self.session.state, self.auditor
        wanted, goods = auditor.balances(), auditor.stock()
        booked = {(total.account, total.aux): total.balance for total in self.session.books.balances.totals}
        _same("balances", _without_zeros(state.balances), wanted)
        _same("books", _without_zeros(booked), wanted)
        _same("till", state.till_balance, auditor.of("till"))
        _same("stock", {name: product.stock for name, product in state.products.items() if name in goods}, goods)
        _same("closed", state.is_closed, auditor.closed)


def _without_zeros(balances: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    return {key: cents for key, cents in balances.items() if cents}


def _same(what: str, core: object, auditor: object) -> None:
    if core == auditor:
        return
    if isinstance(core, dict) and isinstance(auditor, dict):
        keys = sorted(key for key in core.keys() | auditor.keys() if core.get(key) != auditor.get(key))
        core, auditor = {key: core.get(key) for key in keys}, {key: auditor.get(key) for key in keys}
    raise Disagreement(f"{what}: core {core}, auditor {auditor}")


def _told(events: Sequence[Event]) -> str:
    return ", ".join(map(repr, events))
