"""The kit of filière plugins: events that last, rules that only look, entries that balance, a memory that replays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.books.entries import Entry, balanced
from flashcoop_core.codec.door import read_event
from flashcoop_core.codec.fast import decode, decoder, encode
from flashcoop_core.codec.shape import shape
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events import Event
from flashcoop_core.ledger import Ledger
from flashcoop_core.ledger.live import Live, Step
from flashcoop_core.session import plan
from flashcoop_core.session.rules.base import Rule
from flashcoop_core.session.state import State
from flashcoop_core.testing.conformance.declared import check_spoken, check_texts, check_words
from flashcoop_core.testing.conformance.draws import any_of, found_now
from flashcoop_core.testing.conformance.familiar import MARK
from flashcoop_core.testing.conformance.kit import NotConforming, drawn, must
from flashcoop_core.testing.conformance.sessions import STAGES
from flashcoop_core.testing.conformance.told import difference, named, told
from flashcoop_core.testing.conformance.trade import TradeConformance
from flashcoop_core.testing.strategies import events, events_of
from flashcoop_core.written import cents, rate

__all__ = ["FiliereConformance"]

#: The VAT rates of metropolitan France, in basis points; 0 is exempt (CGI art. 278, 278-0 bis, 279, 281 quater).
_RATES = (0, 210, 550, 1_000, 2_000)


class FiliereConformance(TradeConformance, kit=True):
    """The kit of filière plugins.

    ```python
    class TestSavonnerie(FiliereConformance):
        plugin = flashcoop_filiere_savonnerie
        name = "savonnerie"
    ```
    """

    # -- what it declares -------------------------------------------------------------------------------

    def check_declared_values(self) -> None:
        """What it declares can be read in French and in English: its name, its kinds, its refusals, its checklists."""
        check_words(self.filiere.label, "the label of the trade")
        for kind in self.extension.kinds:
            check_words(kind.label, f"the label of kind {kind.name}")
        check_texts(self.extension.texts)
        for day, items in self.filiere.checklists.items():
            must(type(day) is int and day >= 1, f"a checklist is for day {day!r}: programme days are counted from 1")
            for item in items:
                check_words(item, f"an item of the checklist of day {day}")

    def check_vat_categories(self) -> None:
        """Every kind of product has a VAT rate that the law knows, and says in which article it stands."""
        seen: set[str] = set()
        for category in self.filiere.vat_categories:
            must(category.name not in seen, f"the category {category.name} stands twice")
            seen.add(category.name)
            check_words(category.label, f"the label of category {category.name}")
            legal = ", ".join(rate(basis_points, "en") for basis_points in _RATES)
            shown = f"the category {category.name} bears VAT at {category.rate!r} basis points"
            must(type(category.rate) is int and category.rate in _RATES, f"{shown}: the rates are {legal}")
            must(
                category.article.strip(), f"the category {category.name} does not say in which article its rate stands"
            )

    # -- events ------------------------------------------------------------------------------------------

    @drawn(event=lambda kit: any_of(events_of(kind.event) for kind in kit.extension.kinds))
    def check_events_come_back(self, event: Event) -> None:
        """What is recorded is read back the same to the byte, today and in ten years: from the log, and from a file."""
        if event is None:
            return
        vocabulary = self.base().state.activated.vocabulary
        kind = vocabulary.by_class[type(event)]
        must(not shape(event, vocabulary), f"this event has a field that the log cannot hold: {named(event)}")
        raw = encode(event)
        again = decode(kind.name, kind.schema, raw, vocabulary)
        must(again == event, f"{named(event)} is read back as {named(again)}, which is not equal to it")
        must(encode(again) == raw, f"{named(event)} is not written the same twice")
        line = msgspec.json.encode({"kind": kind.name, "event": msgspec.Raw(raw)})
        must(read_event(line, vocabulary).event == event, f"{named(event)} is read otherwise when it comes from a file")

    @drawn(old=lambda kit: any_of(_older(kit)))
    def check_older_events_are_read(self, old: tuple[str, int, Event] | None) -> None:
        """What was recorded under an earlier version of the plugin can still be read, whatever it holds."""
        if old is None:
            return
        name, schema, event = old
        vocabulary = self.base().state.activated.vocabulary
        kind = vocabulary.kinds[name]
        try:
            today = decoder(kind, schema)(encode(event))
        except Exception as error:
            raise NotConforming(
                f"{name} of version {schema} cannot be read any more: {error!r}\n  {named(event)}"
            ) from error
        faults = shape(today, vocabulary)
        must(not faults, f"{name} of version {schema} is read as an event that could not be recorded: {named(today)}")

    def check_each_kind_happens(self) -> None:
        """Each kind of event can be recorded at least once: else nothing said of it here would prove anything."""
        happened = {type(event) for event in self._let_in(self.base(), self.examples())}
        for kind, known in self.own_kinds:
            must(
                kind.event in happened or found_now(self.histories(), partial(self._happens, kind.event)),
                f"the kit never saw its rules let in a {known.name}: give it one in the class, "
                "def examples(self): return [...], with what must come before it",
            )

    # -- rules -------------------------------------------------------------------------------------------

    @drawn(event=lambda kit: kit.ruled_events())
    def check_rules_only_look(self, event: Event) -> None:
        """Its rules say yes or no to any event, in any session: they never fail, change nothing, and do not waver."""
        if event is None:
            return
        for stage in STAGES:
            state = self.base(stage).state.view()
            own = told(state.plugins[self.called])
            first = state.activated.refusals(state, event)
            again = state.activated.refusals(state, event)
            must(first == again, f"asked twice about the same event, they answer {_names(first)}, then {_names(again)}")
            apart = difference(own, told(state.plugins[self.called]), ("before", "after"))
            must(not apart, f"a rule changes what the plugin remembers:\n{apart}")

    @drawn(event=lambda kit: kit.ruled_events(marked=True))
    def check_refusals_speak(self, event: Event) -> None:
        """Each refusal has a sentence in French and in English, with every figure that it quotes, and no free text."""
        if event is None:
            return
        for stage in STAGES:
            state = self.base(stage).state.view()
            for rule in state.activated.rules_of(self.called, event):
                for refusal in self.plugins.call(self.called, _refusals, rule, state, event):
                    must(refusal.name in rule.names, f"a rule refuses with {refusal.name}, which it does not declare")
            for refusal in state.activated.refusals(state, event):
                refused = Refused([refusal])
                check_spoken(refused)
                said = f"{refused.say('fr')}{refused.say('en')}{refusal.facts}"
                must(MARK not in said, f"{refusal.name} quotes a free text of the event, which may hold a name")

    # -- books -------------------------------------------------------------------------------------------

    @drawn(row=lambda kit: kit.histories())
    def check_entries_balance(self, row: Sequence[Event]) -> None:
        """Debits equal credits in every entry that it books, to the cent, on accounts of the session's own chart."""
        for own_chart in (False, True):
            live = self.base(own_chart=own_chart)
            for event in row:
                try:
                    step = _admitted(live, event)
                except Refused as refused:
                    wrong = {"entry-not-balanced", "account-not-in-chart"} & set(refused.names)
                    must(not wrong, f"{refused.refusals[0].say('en')}\n{self._booked(live.state, event)}")
                    continue
                first = self._entries(live.state, event)
                must(first == self._entries(live.state, event), f"it books otherwise the second time: {named(event)}")
                live.move(step)

    @drawn(row=lambda kit: kit.histories())
    def check_reversal_restores(self, row: Sequence[Event]) -> None:
        """An event recorded in error and reversed leaves every balance, and what the plugin remembers, as before it."""
        live = self.base()
        for event in row:
            before = live.copy()
            with suppress(Refused):
                step = _admitted(live, event)
                live.move(step)
                undone = live.copy()
                undone.move(_admitted(undone, plan.reversal(step.id.hex())(undone.state)))
                self._must_be_as_before(event, before.state, undone.state)

    # -- memory ------------------------------------------------------------------------------------------

    @drawn(event=lambda kit: any_of([events(), *([kit.own_events()] if kit.extension.kinds else [])]))
    def check_memory_never_fails(self, event: Event) -> None:
        """It can follow any event of the core and of its own, in any order: an earlier one may have been reversed."""
        for stage in STAGES:
            state = self.base(stage).state
            remembered = state.plugins[self.called]
            before = told(remembered)
            self.plugins.call(self.called, self.extension.evolve, remembered, event)
            apart = difference(before, told(remembered), ("before", "after"))
            must(
                not apart, f"it changes what it remembered instead of giving something new, at {named(event)}:\n{apart}"
            )

    @drawn(row=lambda kit: kit.histories())
    def check_memory_replays(self, row: Sequence[Event]) -> None:
        """Read again from the log alone, it remembers exactly what it remembered, and the whole ledger is sound."""
        session = self.session()
        for event in row:
            with suppress(Refused):
                session.record(event)
        log = session.at().log
        with Ledger(log, plugins=self.plugins) as ledger:
            live, read = session.state.plugins[self.called], ledger.session().state.plugins[self.called]
            apart = difference(told(live), told(read), ("when recorded", "when read again"))
            must(not apart, f"what it remembers is not in the log:\n{apart}")
            ledger.verify()

    # -- how ---------------------------------------------------------------------------------------------

    def _happens(self, cls: type[Event], row: Sequence[Event]) -> bool:
        """Whether an event of `cls` is let in while `row` is recorded."""
        return any(type(event) is cls for event in self._let_in(self.base(), row))

    def _let_in(self, live: Live, row: Sequence[Event]) -> Iterator[Event]:
        """The events of `row` that the rules let in, one after the other."""
        for event in row:
            with suppress(Refused):
                live.move(_admitted(live, event))
                yield event

    def _entries(self, state: State, event: Event) -> tuple[Entry, ...]:
        """What the plugin books of an event; nothing where the event is the core's, which books it itself."""
        own = any(type(event) is kind.event for kind in self.extension.kinds)
        return state.activated.postings(event, state.chart) if own else ()

    def _booked(self, state: State, event: Event) -> str:
        """What it books, as a journal shows it."""
        lines = [f"  for {named(event)}"]
        for entry in self._entries(state, event):
            for account, aux, amount, _ in entry[2]:
                side = "debit " if amount > 0 else "credit"
                lines.append(f"  {side} {account} {aux} {cents(abs(amount), 'en')}")
            if not balanced(entry):
                lines.append(f"  off by {cents(abs(sum(amount for _, _, amount, _ in entry[2])), 'en')}")
        return "\n".join(lines)

    def _must_be_as_before(self, event: Event, before: State, undone: State) -> None:
        for what in ("balances", "till_days", "vat_months"):
            here, there = (_not_zero(getattr(state, what)) for state in (before, undone))
            apart = difference(told(here), told(there), ("before", "after the reversal"))
            must(not apart, f"the {what.replace('_', ' ')} are not as before {named(event)}:\n{apart}")
        apart = difference(
            told(before.plugins[self.called]), told(undone.plugins[self.called]), ("before", "after the reversal")
        )
        must(not apart, f"what it remembers is not as before {named(event)}:\n{apart}")


def _admitted(live: Live, event: Event) -> Step:
    """The step that `event` makes, under an id made of its place in the session."""
    id = (live.state.version + 1).to_bytes(16, "big")
    return live.admit(event, id=id, at=live.state.recorded, by=None)


def _refusals(rule: Rule, state: State, event: Event) -> tuple[Refusal, ...]:
    return tuple(rule(state, event))


def _not_zero(sums: Mapping[Any, int]) -> dict[Any, int]:
    return {key: amount for key, amount in sums.items() if amount}


def _names(refusals: Sequence[Refusal]) -> str:
    return ", ".join(refusal.name for refusal in refusals) or "yes"


def _older(kit: TradeConformance) -> Iterator[SearchStrategy[tuple[str, int, Event]]]:
    """Events as earlier schemas had them, each with its wire name and schema."""
    for kind, known in kit.own_kinds:
        for schema, older in kind.older.items():
            yield st.tuples(st.just(known.name), st.just(schema), events_of(older.event))
