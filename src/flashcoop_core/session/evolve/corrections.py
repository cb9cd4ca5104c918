"""Corrections: a reversal undoes what its original changed; the books already have its entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flashcoop_core.events import Event, EventReversed
from flashcoop_core.session.state import Fact, State

__all__ = ["reverse"]


def reverse(
    state: State, event: EventReversed, undo: Mapping[type[Event], Callable[[State, Event, Fact], None]]
) -> None:
    """Undo the original of `event` and remember that it is reversed."""
    original = state.facts[event.event]
    if type(original.event) in undo:  # a plugin's kind changes nothing but the books and its own state
        undo[type(original.event)](state, original.event, original)
    state.reversed[event.event] = event.reason
