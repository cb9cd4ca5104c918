"""Where a ledger keeps what is learnt in its sessions."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from threading import Lock

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.learning.place import beside
from flashcoop_core.learning.reading import verify
from flashcoop_core.learning.store import MemoryStore, Store
from flashcoop_core.ledger.sources import Clock, Ids
from flashcoop_core.log import START, Log, MemoryLog, Verified

__all__ = ["Shelf"]


class Shelf:
    """Where a ledger keeps what is learnt: beside its own file, in memory if it is in memory, or nowhere.

    The file is made when the first event is recorded, and opened when it is first asked for.
    `randomness` gives that many random bytes: the salts.
    """

    def __init__(self, log: Log, clock: Clock, ids: Ids, randomness: Callable[[int], bytes] = os.urandom) -> None:
        self.clock = clock
        self.ids = ids
        self.randomness = randomness
        self._log = log
        self._opening = Lock()
        self._store: Store | None = MemoryStore() if isinstance(log, MemoryLog) else None

    @property
    def is_there(self) -> bool:
        """Whether anything of learning is kept."""
        store = self.reading()
        return store is not None and not (isinstance(store, MemoryStore) and store.log.head() == START)

    def reading(self) -> Store | None:
        """The store, if there is one by now."""
        with self._opening:
            if self._store is None and (kept := beside(self._log)) is not None and kept.path.exists():
                self._store = kept.opened()
            return self._store

    def writing(self) -> Store:
        """The store, made if it is not there.

        Raises:
            Refused: the ledger is kept by a plugin, which keeps no learning (`learning-needs-a-file`).
            WriteFailed: the ledger was opened for reading.
        """
        found = self.reading()
        if found is not None:
            return found
        kept = beside(self._log)
        if kept is None:
            raise Refused([Refusal("learning-needs-a-file")])
        with self._opening:
            self._store = self._store or kept.opened()
            return self._store

    def verify(self, *, head: str | None, sessions: Sequence[str]) -> Verified | None:
        """The full check of what is kept; None if nothing is. Raises as `learning.reading.verify`."""
        store = self.reading()
        return verify(store, head=head, sessions=sessions) if store is not None and self.is_there else None

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
