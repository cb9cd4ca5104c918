"""What the kit of filières asks a filière with: its events, drawn and told, and sessions that they happen in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.codec.door import read_event
from flashcoop_core.codec.fast import encode
from flashcoop_core.errors import Refused
from flashcoop_core.events import Event
from flashcoop_core.events.vocabulary import Kind
from flashcoop_core.hooks.filiere import Filiere
from flashcoop_core.ledger import Session
from flashcoop_core.ledger.history import live_at
from flashcoop_core.ledger.live import Live
from flashcoop_core.session.extension import EventKind, Extension
from flashcoop_core.testing.conformance.draws import any_of, drawn_now
from flashcoop_core.testing.conformance.familiar import familiar, known
from flashcoop_core.testing.conformance.kit import NotConforming
from flashcoop_core.testing.conformance.pure import PureConformance
from flashcoop_core.testing.conformance.sessions import Stage, ledger_of, padded, session_at

__all__ = ["TradeConformance"]

#: How many events a session of a case is tried with.
_EVENTS = 60
_LONGEST = 6


class TradeConformance(PureConformance, kit=True):
    """What the kit knows of a filière. A test class may give `examples`."""

    def examples(self) -> Sequence[Event]:
        """Events of its kinds that its own rules let in, one after the other, on the last day of the kit's story.

        What must come before one of them may stand there too: events of the core, such as a product or a loss.
        The story has the members `m-01` to `m-03`, the partners `mill` and `food-bank`, the facilitator `f-01`,
        the product `bread`, and runs from `FIRST_DAY` to `LAST_DAY` of `flashcoop_core.testing.conformance.sessions`.
        """
        return ()

    # -- what it declares -----------------------------------------------------------------------------

    @cached_property
    def filiere(self) -> Filiere:
        """What the plugin says of itself."""
        filiere = self.loaded.filiere
        if filiere is None:
            raise NotConforming("it declares no trade: implement flashcoop_filiere")
        return filiere

    @property
    def extension(self) -> Extension:
        """What it adds to a session."""
        return self.filiere.extension

    @property
    def own_kinds(self) -> tuple[tuple[EventKind, Kind], ...]:
        """Its kinds of event, each as it declares it and as the log knows it."""
        known = self.base().state.activated.vocabulary.kinds
        return tuple((kind, known[f"{self.called}.{kind.name}"]) for kind in self.extension.kinds)

    # -- sessions in which it is active -----------------------------------------------------------------

    @cached_property
    def _lives(self) -> dict[tuple[Stage, bool], Live]:
        return {}

    def base(self, stage: Stage = "selling", *, own_chart: bool = False) -> Live:
        """A session at `stage` in which the plugin is active; with `own_chart`, the host numbers accounts itself.

        A copy: it may be moved on.
        """
        if (stage, own_chart) not in self._lives:
            session = self.session(stage, own_chart=own_chart)
            self._lives[stage, own_chart] = live_at(session.at().log, session.id, session.version, self.plugins)
        return self._lives[stage, own_chart].copy()

    def session(self, stage: Stage = "selling", *, own_chart: bool = False) -> Session:
        """The same, in a ledger of its own."""
        accounts = padded() if own_chart else ()
        return session_at(stage, ledger_of(self.plugins), plugin=self.called, accounts=accounts)

    # -- events -----------------------------------------------------------------------------------------

    def own_events(self, *, marked: bool = False) -> SearchStrategy[Event]:
        """Events of its kinds, often about what the session has; None if it has no kinds."""
        ids = known(self.base().state)
        drawn = [familiar(kind.event, ids, marked=marked) for kind in self.extension.kinds]
        given = self.examples() if not marked else ()
        return any_of([*drawn, st.sampled_from(given)] if given else drawn)

    def ruled_events(self, *, marked: bool = False) -> SearchStrategy[Event]:
        """Events that its rules look at: of its own kinds, and of those of the core."""
        ids = known(self.base().state)
        core = [familiar(cls, ids, marked=marked) for cls in self.extension.rules]
        return any_of([*core, self.own_events(marked=marked)] if self.extension.kinds else core)

    def histories(self) -> SearchStrategy[list[Event]]:
        """A few of its events in a row, often after its examples."""
        if not self.extension.kinds:
            return st.just([])
        before = list(self.examples())
        rows = st.lists(self.own_events(), max_size=_LONGEST)
        return rows.map(lambda row: [*before, *row]) | rows if before else rows

    # -- cases --------------------------------------------------------------------------------------------

    def cases(self) -> Mapping[str, bytes]:
        """See `PureConformance.cases`: its events, sound and unsound, recorded one after the other."""
        kinds = self.base().state.activated.vocabulary.by_class
        drawn = drawn_now(self.own_events(), _EVENTS) if self.extension.kinds else []
        lines = [
            msgspec.json.encode({"kind": kinds[type(event)].name, "event": msgspec.Raw(encode(event))})
            for event in (*self.examples(), *drawn)
        ]
        return {"a session with its events": b"\n".join(lines)}

    def given(self, case: bytes) -> tuple[Event, ...]:
        """See `PureConformance.given`."""
        vocabulary = self.base().state.activated.vocabulary
        return tuple(read_event(line, vocabulary).event for line in case.splitlines())

    def made(self, given: tuple[Event, ...]) -> object:
        """See `PureConformance.made`: what each event books, or why it is refused, and what the plugin remembers."""
        session = self.session()
        outcomes = [self._outcome(session, event) for event in given]
        return outcomes, session.state.plugins[self.called]

    def _outcome(self, session: Session, event: Event) -> object:
        try:
            (receipt,) = session.record(event)
        except Refused as refused:
            return refused.refusals
        return session.state.facts[receipt.id].entries
