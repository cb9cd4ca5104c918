"""What a rule of learning is: a question about the session, what is known, and one event; the names it refuses with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events.vocabulary import Event
from flashcoop_core.session.state import State

__all__ = ["Check", "Known", "Rule", "rule"]

#: What was recorded before in the session, as far as it was not erased.
Known: TypeAlias = Sequence[Event]

#: Takes the state, what is known, and the event; yields what is wrong.
Check: TypeAlias = Callable[[State, Known, Any], Iterator[Refusal]]


@attrs.frozen
class Rule:
    """A check with the names it can refuse with, so that the reference page can list them."""

    names: tuple[str, ...]
    check: Check


def rule(*names: str) -> Callable[[Check], Rule]:
    """Declare the names that a check refuses with."""
    return lambda check: Rule(names, check)
