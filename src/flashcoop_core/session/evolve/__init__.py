"""How each event changes the state, and how its reversal changes it back. Pure folds: no clock, no chance.

`evolve` follows the commit and trusts the rules; books move by the stored entries, the rest by the
chapter's own function. What can be reversed is a closed list: `UNDO`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from flashcoop_core.books.entries import Entry, postings_of
from flashcoop_core.events import Event, EventReversed
from flashcoop_core.events.vocabulary import UnreadEvent
from flashcoop_core.session.evolve import (
    closing,
    corrections,
    governance,
    members,
    offer,
    opening,
    plugins,
    programme,
    stock,
    trade,
    treasury,
)
from flashcoop_core.session.state import Fact, State

__all__ = ["APPLY", "UNDO", "evolve"]

_CHAPTERS = (opening, members, programme, governance, offer, trade, stock, treasury, closing)

#: class of event -> what it changes.
APPLY: Mapping[type[Event], Callable[[State, Event, Fact], None]] = MappingProxyType(
    {event: apply for chapter in _CHAPTERS for event, apply in chapter.APPLY.items()}
)

#: class of event -> what its reversal changes; kinds left out cannot be reversed, a later fact corrects them.
UNDO: Mapping[type[Event], Callable[[State, Event, Fact], None]] = MappingProxyType(
    {event: undo for chapter in _CHAPTERS for event, undo in chapter.UNDO.items()}
)


def evolve(state: State, event: Event, entries: tuple[Entry, ...], event_id: str = "") -> None:
    """Move `state` one event on: the next version, its entries, and what the event says."""
    state.version += 1
    state.latest = event.on
    if entries:
        state.last_booked = max(event.on, state.last_booked or event.on)
    fact = Fact(event_id or f"imagined-{state.version}", state.version, _kind_of(state, event), event, entries)
    activated = state.activated
    state.facts[fact.id] = fact
    _book(state, event.on, entries)
    if type(event) in APPLY:
        APPLY[type(event)](state, event, fact)
    elif isinstance(event, EventReversed):
        corrections.reverse(state, event, UNDO)
    # Plugins that this very event has activated have folded it already.
    if state.activated is activated:
        plugins.follow(state, event)


def _kind_of(state: State, event: Event) -> str:
    """The wire name of `event`."""
    if isinstance(event, UnreadEvent):
        return event.kind
    return state.activated.vocabulary.by_class[type(event)].name


def _book(state: State, on: date, entries: tuple[Entry, ...]) -> None:
    """Add the entries to the running balances, to the till's day and to the month's VAT."""
    till = state.chart.numbers.get("till")
    for account, aux, cents, vat in postings_of(entries):
        key = (account, aux)
        state.balances[key] = state.balances.get(key, 0) + cents
        if account == till:
            state.till_days[on] = state.till_days.get(on, 0) + cents
        # A settlement bears no rate: it is no part of the month in which it is booked.
        if vat is not None and account.startswith("445"):
            month = (f"{on:%Y-%m}", account)
            state.vat_months[month] = state.vat_months.get(month, 0) + cents
