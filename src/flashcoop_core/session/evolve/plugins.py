"""The plugins of a session: which are active, and the state of each.

A plugin's state is the fold of the events that stand. A reversal is rare, so it folds them all again:
no plugin has to know how to undo.
"""

from __future__ import annotations

from collections.abc import Sequence

from flashcoop_core.events import Event, EventReversed, PluginActivation
from flashcoop_core.events.vocabulary import UnreadEvent
from flashcoop_core.session.state import State

__all__ = ["activate", "follow", "with_plugins"]


def with_plugins(before: Sequence[PluginActivation], more: Sequence[PluginActivation]) -> tuple[PluginActivation, ...]:
    """The plugins of a session after an amendment that names `more`: none is taken away, new ones come last.

    One that was active already goes on under the hook API named last.
    """
    named = {activation.name: activation for activation in (*before, *more)}
    return tuple(named.values())


def activate(state: State) -> None:
    """Bring in the plugins that the opening names, as amended; each looks at all that has happened so far."""
    state.activated = state.available.activated(state.opened.plugins)
    _fold_again(state)


def follow(state: State, event: Event) -> None:
    """Move each plugin's state on by `event`, which is the last of `state.facts`."""
    if not state.activated.extensions or isinstance(event, UnreadEvent):
        return
    if isinstance(event, EventReversed):
        _fold_again(state)
    else:
        state.plugins = state.activated.evolved(state.plugins, event)


def _fold_again(state: State) -> None:
    states = state.activated.begun()
    for fact in state.facts.values() if states else ():
        stands = fact.id not in state.reversed and not isinstance(fact.event, (EventReversed, UnreadEvent))
        states = state.activated.evolved(states, fact.event) if stands else states
    state.plugins = states
