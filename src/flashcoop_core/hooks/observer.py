"""Observer plugins: told of what was recorded, after it is safe. Named when the ledger is opened."""

from __future__ import annotations

from typing import Protocol

import attrs

from flashcoop_core.events.vocabulary import Event
from flashcoop_core.hooks.markers import hookspec

__all__ = ["Committed", "ObserverHooks"]


@attrs.frozen(kw_only=True)
class Committed:
    """An event that is in the log.

    `version` and `head` are its session's, `position` the ledger's, `kind` its wire name, `id` 32
    hexadecimal digits, `event` a copy.
    """

    session: str
    version: int
    position: int
    id: str
    head: str
    kind: str
    event: Event


class ObserverHooks(Protocol):
    """What an observer plugin implements.

    ```python
    from flashcoop_core.hooks import Committed, ObserverHooks, hookimpl

    class Counter:
        def __init__(self) -> None:
            self.seen: list[str] = []

        @hookimpl
        def flashcoop_committed(self, committed: Committed) -> None:
            self.seen.append(committed.kind)

    _: ObserverHooks = Counter()
    ```
    """

    @hookspec
    def flashcoop_committed(self, committed: Committed) -> None:
        """Called once for each event, in order, after its transaction. What it raises undoes nothing."""
        ...
