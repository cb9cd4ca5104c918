"""What a rule is: a question about the state and one event, and the names it can refuse with.

Rules only look. Those that need a product, a member, a ticket that is not there say nothing: the
reference is refused by its own rule, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.session.state import State

__all__ = ["Check", "Rule", "refuse", "rule"]

#: Takes the state and the event, yields what is wrong.
Check = Callable[[State, Any], Iterator[Refusal]]


@attrs.frozen
class Rule:
    """A check with the names it can refuse with, so that the reference page can list them."""

    names: tuple[str, ...]
    check: Check

    def __call__(self, state: State, event: Any) -> Iterator[Refusal]:
        """The refusals of `event` in `state`."""
        return self.check(state, event)


def rule(*names: str) -> Callable[[Check], Rule]:
    """Declare the names that a check refuses with."""
    return lambda check: Rule(names, check)


def refuse(name: str, where: str = "", **facts: object) -> Refusal:
    """A refusal: its name, the field at fault and the amounts, dates and ids that its sentence quotes."""
    return Refusal(name, facts, where)
