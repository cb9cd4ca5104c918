"""The ledger: one log of many sessions, opened from a file or kept in memory."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

import attrs

from flashcoop_core.errors import HeadNotFound, UnknownSession
from flashcoop_core.ledger.observing import Observers
from flashcoop_core.ledger.session import Session
from flashcoop_core.ledger.sources import Clock, Ids, system_clock, time_ordered_ids
from flashcoop_core.log import Log, MemoryLog, Verified, verify

if TYPE_CHECKING:
    from flashcoop_core.books.balances import Balances
    from flashcoop_core.events import SessionOpened
    from flashcoop_core.hooks.manager import PluginManager
    from flashcoop_core.ledger.exchange import Imported
    from flashcoop_core.ledger.recording import Recorder
    from flashcoop_core.ledger.shelf import Shelf

__all__ = ["Ledger"]

#: How the address of a log that a plugin keeps begins. A drive letter is no scheme.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://")


def _log(path: str | os.PathLike[str] | None, plugins: PluginManager | None, *, read_only: bool, timeout: float) -> Log:
    """The log at `path`: in memory, in a file, or kept by the plugin that its scheme names."""
    if path is None:
        return MemoryLog()
    scheme = _SCHEME.match(path) if isinstance(path, str) else None
    if scheme and isinstance(path, str):
        from flashcoop_core.hooks.manager import PluginManager  # noqa: PLC0415 - most logs are files

        return (plugins or PluginManager.installed()).log(scheme[1], path, read_only=read_only, timeout=timeout)
    from flashcoop_core.log.sqlite import SQLiteLog  # noqa: PLC0415 - a ledger in memory loads no SQLite

    return SQLiteLog(path, read_only=read_only, timeout=timeout)


class Ledger:
    """A ledger of sessions. Open it with `Ledger.open`, use it in a `with` block, or `close` it.

    Everything in it is read from its log; nothing is kept elsewhere.
    """

    def __init__(
        self,
        log: Log,
        *,
        clock: Clock = system_clock,
        ids: Ids | None = None,
        plugins: PluginManager | None = None,
        observers: Sequence[str] = (),
    ) -> None:
        self._given = plugins
        #: Who is told of each commit, and what they raised.
        self.observers = Observers(observers, lambda: self.plugins)
        self._log = log
        self._clock = clock
        self._ids = ids or time_ordered_ids()

    @classmethod
    def open(  # noqa: PLR0913 - what a ledger is opened with, by name
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        read_only: bool = False,
        timeout: float = 10.0,
        clock: Clock = system_clock,
        ids: Ids | None = None,
        plugins: PluginManager | None = None,
        observers: Sequence[str] = (),
    ) -> Self:
        """Open the ledger file at `path`, made with mode 0600 if absent; without `path`, one in memory.

        A `path` such as `postgresql://…` is opened by the log plugin of that name. `timeout` (seconds)
        bounds the wait for another writer. `clock` and `ids` are where times and event ids come from:
        give your own to make a ledger that can be made again. `plugins` are those that sessions may
        activate, by default those installed; `observers` are the plugins told of each commit.

        Raises:
            NotALedger, LaterFormat, FormerDraft, LedgerUnreadable, NetworkFileSystem, LedgerBusy, Damaged: the file
                cannot be used.
            PluginUnusable: the log plugin or an observer is not as it should be.
        """
        log = _log(path, plugins, read_only=read_only, timeout=timeout)
        try:
            ledger = cls(log, clock=clock, ids=ids, plugins=plugins, observers=observers)
            ledger.observers.check()
        except BaseException:
            log.close()
            raise
        return ledger

    @cached_property
    def plugins(self) -> PluginManager:
        """The plugins that the sessions of this ledger may activate."""
        from flashcoop_core.hooks.manager import PluginManager  # noqa: PLC0415 - reading the books needs none

        return self._given or PluginManager.installed()

    @cached_property
    def _recorder(self) -> Recorder:
        from flashcoop_core.ledger.recording import Recorder  # noqa: PLC0415 - loads the rules

        return Recorder(self._log, self._clock, self._ids, self.plugins, self.observers)

    @cached_property
    def _shelf(self) -> Shelf:
        from flashcoop_core.ledger.shelf import Shelf  # noqa: PLC0415 - most programs read the books

        return Shelf(self._log, self._clock, self._ids)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        if "_shelf" in self.__dict__:
            self._shelf.close()
        self._log.close()

    # -- sessions -------------------------------------------------------------------------------

    def open_session(self, opening: SessionOpened, *, id: str | None = None, by: str | None = None) -> Session:
        """Record the opening of a session and give the session.

        Its id is made from its name if none is given. Accounts left out are those of our default
        chart; they are frozen in the event either way.

        Raises:
            Refused: the opening breaks a rule, or a session of that id is open already.
        """
        if not opening.accounts:
            from flashcoop_core.books.chart import default_accounts  # noqa: PLC0415 - reads the plan of accounts

            opening = attrs.evolve(opening, accounts=default_accounts())
        session = self._session(id or self._free_id(opening.name))
        session.record(opening, by=by)
        return session

    def session(self, id: str | None = None) -> Session:
        """The session of that id; without `id`, the only one that the ledger holds.

        Raises:
            UnknownSession: there is none of that id, or not exactly one to choose from.
        """
        known = self.sessions
        if id is None and len(known) == 1:
            return self._session(known[0])
        if id is None or id not in known:
            raise UnknownSession(session=id or "-", known=known)
        return self._session(id)

    @property
    def sessions(self) -> tuple[str, ...]:
        """The ids of the sessions, sorted."""
        return tuple(sorted(self._log.heads()))

    def _session(self, id: str) -> Session:
        return Session(id, self._log, lambda: self._recorder, lambda: self.plugins, lambda: self._shelf)

    def _free_id(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48] or "session"
        taken = set(self.sessions)
        return next(id for id in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if id not in taken)

    # -- the whole log --------------------------------------------------------------------------

    @property
    def head(self) -> str:
        """The link of the last event of all, hexadecimal. Keep it elsewhere: `verify(head=…)` sees a cut tail."""
        return self._log.head()[1].hex()

    @property
    def events(self) -> int:
        """How many events the ledger holds."""
        return self._log.head()[0]

    @property
    def log(self) -> Log:
        """The log itself, for those who read rows."""
        return self._log

    def lines(self, session: str | None = None) -> Iterator[bytes]:
        """The stored records as JSON Lines, byte for byte."""
        return (row.record + b"\n" for row in self._log.rows(session))

    def trial_balance(self, *, processes: Literal[1, 2] = 1) -> Balances:
        """The debits and credits of every account over all sessions, from a checked replay of the whole log.

        Checked are order, ids, both chains and that entries balance (`verify` checks more). Memory
        stays flat however long the log is. With 2 `processes`, a log in a file is read in two halves
        at once, joined by their heads; that pays from some 50,000 events on.

        Raises:
            Damaged: naming the first bad event.
        """
        from flashcoop_core.ledger import replay  # noqa: PLC0415 - few programs replay a whole ledger

        return replay.trial_balance(self._log) if processes == 1 else replay.in_halves(self._log)

    def import_lines(
        self,
        lines: Iterable[bytes],
        *,
        session: str | None = None,
        by: str | None = None,
        progress: Callable[[int], None] = lambda _: None,
    ) -> Imported:
        """Take in exported lines byte for byte, and bare events into `session`: all of them or none.

        Raises:
            Refused: a line is not let in; `line` is its number; nothing was recorded.
            IdReused: an id is taken by another event.
        """
        from flashcoop_core.ledger.exchange import import_lines  # noqa: PLC0415 - loads the strict door

        return import_lines(
            self._log,
            self.plugins,
            lines,
            clock=self._clock,
            ids=self._ids,
            session=session,
            by=by,
            progress=progress,
            observers=self.observers,
        )

    def verify(self, *, head: str | None = None) -> Verified:
        """Check the whole log: positions, chains, canonical bytes, entries as the code computes them.

        So are the ballots that wait for the count of an open secret vote, and what is kept of learning.
        `head` is one of the ledger, of a session or of its learning that was printed or kept elsewhere:
        only it shows that a tail was cut.

        Raises:
            Damaged: naming the first event that is not what was written, or the vote whose ballots are not
                those cast; LearningDamaged: one of learning.
            HeadNotFound: `head` is in none of the chains.
        """
        from flashcoop_core.ledger.expected import Expected  # noqa: PLC0415 - loads the vocabulary

        elsewhere: str | None = None
        expected = Expected(self.plugins)
        try:
            found = verify(self._log, head=head, expect=expected, urn=expected.votes.fault)
        except HeadNotFound:
            if not self._shelf.is_there:
                raise
            elsewhere, expected = head, Expected(self.plugins)
            found = verify(self._log, expect=expected, urn=expected.votes.fault)
        learning = self._shelf.verify(head=elsewhere, sessions=self.sessions)
        return attrs.evolve(
            found,
            skipped=tuple(sorted(expected.skipped.items())),
            learning=learning,
            elsewhere=tuple((*vote, count) for vote, count in sorted(expected.votes.elsewhere.items())),
        )
