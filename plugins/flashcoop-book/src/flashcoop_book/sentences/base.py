"""What the sentences are made with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flashcoop_book.telling import Teller

__all__ = ["Telling", "ended", "named", "plain"]

#: The sentence of events of one kind that are told together.
Telling = Callable[["Teller", Sequence[Any]], str]


def ended(text: str) -> str:
    """What people wrote, without the full stop that our sentence brings."""
    return text.rstrip(". ")


def named(name: Callable[[Any], str], facts: Callable[[Teller, Any], dict[str, object]]) -> Telling:
    """A sentence for one event, whose name is read off it too."""
    return lambda teller, events: teller.voice.say(name(events[0]), **facts(teller, events[0]))


def plain(name: str, facts: Callable[[Teller, Any], dict[str, object]]) -> Telling:
    """The sentence `name` for one event, whose facts are read off it."""
    return named(lambda _: name, facts)
