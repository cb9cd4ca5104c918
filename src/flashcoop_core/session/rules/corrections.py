"""Rules of corrections: a closed list of kinds, once, last step first, nothing before pay that has left."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.errors import Refusal
from flashcoop_core.events import EventReversed
from flashcoop_core.session.evolve import UNDO
from flashcoop_core.session.figures import reversed_entries
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import after_facts
from flashcoop_core.session.rules.foundations import in_use
from flashcoop_core.session.state import State

__all__ = ["RULES"]


@rule("unknown-event", "not-reversible", "already-reversed", "reversal-differs")
def _original(state: State, event: EventReversed) -> Iterator[Refusal]:
    fact = state.facts.get(event.event)
    if fact is None:
        yield refuse("unknown-event", "event", event=event.event)
    elif type(fact.event) not in UNDO and not state.activated.is_reversible(fact.event):
        yield refuse("not-reversible", "event", kind=fact.kind)
    elif fact.id in state.reversed:
        yield refuse("already-reversed", "event", event=event.event)
    elif (event.version, event.kind, event.entries) != (fact.version, fact.kind, reversed_entries(fact.entries)):
        yield refuse("reversal-differs", "entries", version=fact.version, kind=fact.kind)


@rule("closing-step-first", "pay-has-left")
def _last_in_first_out(state: State, event: EventReversed) -> Iterator[Refusal]:
    fact = state.facts.get(event.event)
    if fact is None or fact.kind == "session_closed":
        return
    if fact.kind == "charge_accrued" and event.reason == "invoice_received":
        return  # the invoice takes its place: nothing of what was shared changes
    if fact.version < state.pay_left_at:
        yield refuse("pay-has-left", "event", version=fact.version)
        return
    # VAT of a month alone blocks no earlier fact: its correction is dated in an open month.
    later = [
        version
        for version, step in state.steps.items()
        if version > fact.version and (state.facts[step].kind != "vat_settled" or fact.version in state.steps)
    ]
    if later:
        last = max(later)
        yield refuse("closing-step-first", "event", version=last, kind=state.facts[state.steps[last]].kind)


@rule("in-use-since")
def _still_unused(state: State, event: EventReversed) -> Iterator[Refusal]:
    fact = state.facts.get(event.event)
    if fact is None or fact.id in state.reversed:
        return
    if in_use(state, fact):
        yield refuse("in-use-since", "event", version=fact.version, kind=fact.kind)


@rule("step-before-facts")
def _reopened_later(state: State, event: EventReversed) -> Iterator[Refusal]:
    if event.kind == "session_closed":
        yield from after_facts(state, event)


RULES = {EventReversed: (_original, _reopened_later, _last_in_first_out, _still_unused)}
