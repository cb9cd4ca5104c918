"""What a plugin is given of a session: a view that it can do anything to without changing anything."""

from __future__ import annotations

import attrs

from flashcoop_core.books.books import Books
from flashcoop_core.session.state import State

__all__ = ["SessionView"]


@attrs.frozen(kw_only=True, eq=False)
class SessionView:
    """A session as it is at one version.

    Attributes:
        id: the session, in its ledger.
        books: every statement, read from the stored entries.
        state: who is a member, what is in stock, what was decided; `state.plugins` holds the state of
            each active plugin. Its tables cannot be written, and nothing done to it is read back.
    """

    id: str
    books: Books
    state: State

    @property
    def version(self) -> int:
        """How many events it has seen."""
        return self.books.heading.version

    @property
    def head(self) -> str:
        """The link of the last of them, hexadecimal."""
        return self.books.heading.head
