"""What a plugin is given of a session: a view that it can do anything to without changing anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from flashcoop_core.books.books import Books

if TYPE_CHECKING:
    from flashcoop_core.events import SessionOpened
    from flashcoop_core.session.state import State

__all__ = ["SessionView"]


@attrs.frozen(kw_only=True, eq=False)
class SessionView:
    """A session as it is at one version.

    Attributes:
        id: the session, in its ledger.
        books: every statement, read from the stored entries; its `booked` streams them.
    """

    id: str
    books: Books
    _opening: Callable[[], SessionOpened] = attrs.field(alias="opening")
    _state: Callable[[], State] = attrs.field(alias="state")

    @cached_property
    def opening(self) -> SessionOpened:
        """The opening as amended since: host, name, dates. Costs little, however long the session is."""
        return self._opening()

    @cached_property
    def state(self) -> State:
        """Who is a member, what is in stock, what was decided; `state.plugins` holds the state of each plugin.

        Its tables cannot be written, and nothing done to it is read back. Folded from every event when it
        is first asked for, and held in memory: what streams a long session does without.
        What is protected from `object.__setattr__`, and what is not: docs/explanation/plugins.md.
        """
        return self._state()

    @property
    def version(self) -> int:
        """How many events it has seen."""
        return self.books.heading.version

    @property
    def head(self) -> str:
        """The link of the last of them, hexadecimal."""
        return self.books.heading.head
