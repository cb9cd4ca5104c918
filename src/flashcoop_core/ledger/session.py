"""What people hold of a session: record, plan, look at it, go back in time, imagine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING

from flashcoop_core.ledger.history import Moment, books_at, version_at
from flashcoop_core.ledger.sources import written_moment
from flashcoop_core.log import Log

if TYPE_CHECKING:
    from flashcoop_core.books.books import Books
    from flashcoop_core.events import Event
    from flashcoop_core.ledger.imagining import Imagined
    from flashcoop_core.ledger.recording import Receipt, Recorder
    from flashcoop_core.session.plan import Plan
    from flashcoop_core.session.state import State

__all__ = ["Session"]


class Session:
    """One session of a ledger. Get it from `Ledger.open_session` or `Ledger.session`.

    `id` names it in the ledger.
    """

    def __init__(self, id: str, log: Log, recorder: Callable[[], Recorder]) -> None:
        self.id = id
        self._log = log
        self._recorder = recorder

    def record(
        self,
        *whats: Event | Plan,
        by: str | None = None,
        ids: Sequence[bytes] | None = None,
        expected: int | None = None,
    ) -> tuple[Receipt, ...]:
        """Record events and plans, in order, in one transaction: all of them or none.

        `by` is the opaque id of who records. With `ids` (16 bytes each) a retry gets the first
        answer instead of recording twice. `expected` is the version that the caller has seen.

        Raises:
            Refused: the rules do not let one in; its refusals are all named; nothing changed.
            Conflict: the session is not at version `expected`.
            IdReused: an id is taken by another event, or only a part of the batch is stored.
            LedgerBusy: another writer held the lock for too long.
            WriteFailed: the disk refused; nothing was stored.
        """
        return self._recorder().record(self.id, whats, by=by, ids=ids, expected=expected) if whats else ()

    @property
    def plan(self) -> ModuleType:
        """The planners (`flashcoop_core.session.plan`): functions that compute an event from the state."""
        from flashcoop_core.session import plan  # noqa: PLC0415 - reading the books loads no planner

        return plan

    @property
    def state(self) -> State:
        """What the session is now, as a frozen view."""
        return self._recorder().live(self.id, self._log).state.view()

    @property
    def version(self) -> int:
        """How many events the session has."""
        return self._log.session_head(self.id)[0]

    @property
    def head(self) -> str:
        """The link of the last event, hexadecimal: what statements print."""
        return self._log.session_head(self.id)[1].hex()

    @property
    def books(self) -> Books:
        """The books now, read from the stored entries."""
        return books_at(self._log, self.id, self.version)

    def at(self, *, version: int | None = None, recorded: datetime | None = None) -> Moment:
        """The session as it was after `version` events, or as it was recorded by a moment."""
        found = version_at(self._log, self.id, version=version, recorded=recorded)
        return Moment(self._log, self.id, found, written_moment(recorded) if recorded else None)

    def imagine(self, whats: Sequence[Event | Plan], *, assuming: Sequence[str] = ()) -> Imagined:
        """Play events on a copy, putting aside the refusals named in `assuming`. Nothing is written.

        Raises:
            Refused: a refusal that is not assumed away stands in the way.
        """
        from flashcoop_core.ledger.imagining import imagine  # noqa: PLC0415 - loads the rules

        return imagine(self._recorder().live(self.id, self._log), self.books, whats, assuming)
