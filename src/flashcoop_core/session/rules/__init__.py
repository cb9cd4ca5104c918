"""What lets an event in. One module a chapter; each rule has stable names and looks, never changes.

Three layers: the shape of the event by itself, the references and rules of its chapter (each rule
speaks only where its references hold), and what it would book. All refusals are named at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings import postings
from flashcoop_core.codec.shape import shape
from flashcoop_core.errors import Refusal
from flashcoop_core.events import (
    BY_CLASS,
    ChargeAccrued,
    CreditNoteReceived,
    Event,
    EventReversed,
    FiscalYearCut,
    PurchaseMade,
    SessionOpened,
)
from flashcoop_core.session.rules import (
    closing,
    corrections,
    governance,
    members,
    offer,
    opening,
    programme,
    sales,
    sharing,
    stock,
    trade,
    treasury,
)
from flashcoop_core.session.rules.base import Rule, refuse
from flashcoop_core.session.rules.entries import ENTRY_NAMES, check_entries
from flashcoop_core.session.state import State

__all__ = ["ENTRY_NAMES", "FRAME_NAMES", "NAMES", "RULES", "check", "entries_of", "warnings"]

_CHAPTERS = (
    opening,
    members,
    programme,
    governance,
    offer,
    trade,
    sales,
    stock,
    treasury,
    closing,
    sharing,
    corrections,
)

#: class of event -> its rules, in the order in which they speak.
RULES: Mapping[type[Event], tuple[Rule, ...]] = MappingProxyType(
    {event: rules for chapter in _CHAPTERS for event, rules in chapter.RULES.items()}
)

#: The names that any event can be refused with, before its own rules.
FRAME_NAMES = ("session-not-open", "plugin-missing", "session-closed", "date-outside-books")

#: wire name -> the names that can refuse it, its own rules first.
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        BY_CLASS[event].name: tuple(dict.fromkeys(name for rule in rules for name in rule.names))
        for event, rules in RULES.items()
    }
)


def check(state: State, event: Event) -> tuple[tuple[Refusal, ...], tuple[Entry, ...]]:
    """Whether `event` may come after `state`: all its refusals, and what it books if there are none.

    Pure: the same state and event always give the same answer.
    """
    activated = state.activated
    refusals = tuple(shape(event, activated.vocabulary)) or tuple(_frame(state, event))
    if refusals:
        return refusals, ()
    refusals = tuple(refusal for rule in RULES.get(type(event), ()) for refusal in rule(state, event))
    if activated.looks_at(event):
        # A view: whatever a plugin does to it is not read back.
        refusals += activated.refusals(state.view(), event)
    if refusals and activated.plugin_of(event) is not None:
        return refusals, ()  # a plugin books only what its own rules let in
    entries = entries_of(state, event)
    refusals += tuple(check_entries(state, event, entries, sums_hold=not refusals))
    return refusals, entries if not refusals else ()


def entries_of(state: State, event: Event) -> tuple[Entry, ...]:
    """What `event` books in a session with the chart and the plugins of `state`."""
    if state.activated.plugin_of(event) is None:
        return postings(event, state.chart)
    return state.activated.postings(event, state.chart)


def warnings(event: Event) -> tuple[Refusal, ...]:
    """What is worth a look but is let in: VAT printed a cent away from its rate."""
    if isinstance(event, (PurchaseMade, CreditNoteReceived, ChargeAccrued)):
        return tuple(trade.printed_vat(event))
    return ()


def _frame(state: State, event: Event) -> Iterator[Refusal]:
    if isinstance(event, SessionOpened):
        return
    if state.opening is None:
        yield refuse("session-not-open", session=state.session)
        return
    if state.activated.missing:
        faults = map(state.available.fault, state.opening.plugins)
        yield from (fault for fault in faults if fault is not None)
    # A closed session is still cut at the end of a year, or it could not be reopened in the next.
    reopens = isinstance(event, EventReversed) and event.kind == "session_closed"
    if state.is_closed and not reopens and not isinstance(event, FiscalYearCut):
        yield refuse("session-closed", session=state.session)
    first, last = state.books_begin or state.opening.on, state.books_end or event.on
    if not first <= event.on <= last:
        yield refuse("date-outside-books", "on", on=event.on, first=first, last=last)
