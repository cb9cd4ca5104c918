"""What people hold of a session: record, plan, look at it, go back in time, imagine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

from flashcoop_core.ledger.history import Moment, books_at, version_at
from flashcoop_core.ledger.sources import written_moment
from flashcoop_core.log import Log
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.books import Books
    from flashcoop_core.errors import FlashcoopError
    from flashcoop_core.events import Event, PluginActivation
    from flashcoop_core.hooks.files import File
    from flashcoop_core.hooks.kit import KitDocument, KitForm
    from flashcoop_core.hooks.manager import PluginManager
    from flashcoop_core.hooks.payroll import Basis, PayRun
    from flashcoop_core.hooks.report import Document
    from flashcoop_core.hooks.view import SessionView
    from flashcoop_core.ledger.imagining import Imagined
    from flashcoop_core.ledger.learning import Learning
    from flashcoop_core.ledger.recording import Receipt, Recorder
    from flashcoop_core.ledger.shelf import Shelf
    from flashcoop_core.reports.day import DayList
    from flashcoop_core.session.plan import Plan
    from flashcoop_core.session.state import State
    from flashcoop_core.vault import Roster

__all__ = ["Session"]

_NONE: Mapping[str, str] = MappingProxyType({})


class Session:
    """One session of a ledger. Get it from `Ledger.open_session` or `Ledger.session`.

    `id` names it in the ledger.
    """

    def __init__(
        self,
        id: str,
        log: Log,
        recorder: Callable[[], Recorder],
        plugins: Callable[[], PluginManager],
        shelf: Callable[[], Shelf],
    ) -> None:
        self.id = id
        self._log = log
        self._recorder = recorder
        self._plugins = plugins
        self._shelf = shelf

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
        return self._recorder().view(self.id)

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
        return Moment(self._log, self.id, found, self._plugins, written_moment(recorded) if recorded else None)

    def day(self, on: date) -> DayList:
        """The list of that day: planned, missing, expected, hours. The session as it stood at its end.

        Raises:
            Refused: the session opened later (`day-before-opening`).
        """
        from flashcoop_core.ledger.looking import day_of  # noqa: PLC0415 - loads the rules

        return day_of(self, on, self._plugins())

    def imagine(self, whats: Sequence[Event | Plan], *, assuming: Sequence[str] = ()) -> Imagined:
        """Play events on a copy, putting aside the refusals named in `assuming`. Nothing is written.

        Raises:
            Refused: a refusal that is not assumed away stands in the way.
        """
        from flashcoop_core.ledger.imagining import imagine  # noqa: PLC0415 - loads the rules

        trial = self._recorder().copy(self.id)
        # The books of that moment: others may have recorded since.
        return imagine(trial, books_at(self._log, self.id, trial.state.version), whats, assuming)

    @property
    def learning(self) -> Learning:
        """The second stream: what members learn, answer and become. Kept apart from the books, and for less long."""
        from flashcoop_core.ledger.learning import Learning  # noqa: PLC0415 - most programs read the books

        return Learning(self.id, self._shelf(), lambda: self._recorder().view(self.id))

    # -- what plugins make of it -----------------------------------------------------------------

    @property
    def view(self) -> SessionView:
        """What plugins are given of the session: whatever is done to it changes nothing."""
        return self.at().view

    @property
    def activations(self) -> tuple[PluginActivation, ...]:
        """The plugins that the session has activated, in order."""
        return self.view.opening.plugins

    def report(
        self, name: str, settings: Mapping[str, str] = _NONE, *, lang: Lang = "fr", view: SessionView | None = None
    ) -> Document:
        """The report `<plugin>:<name>`, as tables for people and as plain data; of an earlier `view`, if one is given.

        Raises:
            PluginUnusable: there is no such plugin, or no such report.
            PluginFailed: the plugin raised.
            Refused: a setting is unknown, missing, or not what the report takes.
        """
        from flashcoop_core.ledger.making import document  # noqa: PLC0415 - loads what plugins need

        return document(self._plugins(), view or self.view, name, settings, lang)

    def export(
        self, name: str, settings: Mapping[str, str] = _NONE, *, lang: Lang = "fr", view: SessionView | None = None
    ) -> Iterator[File]:
        """The files of the ledger format `<plugin>:<name>`, one after the other; long ones come in pieces.

        Of an earlier `view`, if one is given.

        Raises: as `report`.
        """
        from flashcoop_core.ledger.making import ledger_files  # noqa: PLC0415 - as above

        return ledger_files(self._plugins(), view or self.view, name, settings, lang)

    def kit(
        self,
        only: Sequence[str] = (),
        *,
        forms: Sequence[KitForm] = ("docx", "pdf"),
        roster: Roster | None = None,
        view: SessionView | None = None,
    ) -> Iterator[tuple[KitDocument, Iterator[File]]]:
        """The documents of the kit, one after the other, each with its files: those named in `only`, or all.

        Without a `roster`, what is personal is left blank. Of an earlier `view`, if one is given.

        Raises:
            PluginUnusable: the plugin `kit` is not there.
            PluginFailed: the plugin raised.
            Refused: there is no such document, or the roster holds a text that no file can.
        """
        from flashcoop_core.ledger.making import kit, kit_files, kit_roster  # noqa: PLC0415 - as above

        plugins, seen = self._plugins(), view or self.view
        documents = kit(plugins, only)
        known = kit_roster(seen, documents, roster)
        return ((document, kit_files(plugins, seen, document, known, forms)) for document in documents)

    def pay_run(self, month: str, *, basis: Basis = "cost", amounts: Mapping[str, int] | None = None) -> PayRun:
        """What the members are to be paid in `month` (`2026-03`): their shares, which are total cost.

        For another `basis` the host gives `amounts` (member id -> cents), since it knows the rates.

        Raises:
            Refused: nothing was distributed, or the amounts are not those of the members who share.
        """
        from flashcoop_core.ledger.paying import pay_run  # noqa: PLC0415 - few programs pay

        return pay_run(self.state, month, basis=basis, amounts=amounts)

    def pay_files(
        self, plugin: str, run: PayRun, roster: Roster, settings: Mapping[str, str] = _NONE
    ) -> tuple[File, ...]:
        """The files that the payroll `plugin` imports. It sees of `roster` what it needs, and no more.

        Raises:
            PluginUnusable: there is no such payroll.
            PluginFailed: the plugin raised.
            Refused: the roster or the settings lack something, or the payroll does not take that basis.
        """
        from flashcoop_core.ledger.making import pay_files  # noqa: PLC0415 - as above

        return pay_files(self._plugins(), plugin, run, roster, settings)

    def settle_pay(  # noqa: PLR0913 - what a payroll run is known by
        self,
        plugin: str,
        content: bytes,
        run: PayRun,
        roster: Roster,
        settings: Mapping[str, str] = _NONE,
        *,
        reference: str,
        acknowledged_by: str | None = None,
        on: date | None = None,
        by: str | None = None,
    ) -> tuple[Receipt, ...]:
        """Record the results that the payroll `plugin` reads in `content`: a `payroll_settled`.

        The session has activated the plugin. Each member's real cost is held against what was accrued
        for them; `acknowledged_by` takes note of the cents of difference, if there are any.

        Raises:
            Refused: the plugin is not active here, a member is missing or unknown, the month or the contract
                is another, the sums do not hold, or a difference is not acknowledged.
            PluginUnusable: the session has activated it, and it is missing, broken or incompatible.
            PluginFailed: see `pay_files`.
        """
        from flashcoop_core.ledger.making import pay_results  # noqa: PLC0415 - as above
        from flashcoop_core.ledger.paying import pay_lines  # noqa: PLC0415

        origin = self.state.activated.origins.get(plugin)
        if origin is None:
            raise self._not_active(plugin)
        lines = pay_lines(run, pay_results(self._plugins(), plugin, content, run, roster, settings))
        planned = self.plan.payroll(lines, month=run.month, reference=reference, acknowledged_by=acknowledged_by, on=on)
        return self._recorder().record(self.id, (planned,), by=by, ids=None, expected=None, origin=origin)

    def _not_active(self, plugin: str) -> FlashcoopError:
        """Why `plugin` does nothing here: what is wrong with it, if the session has activated it."""
        from flashcoop_core.errors import PluginUnusable, Refusal, Refused  # noqa: PLC0415 - as above

        for activation in self.activations:
            fault = self._plugins().fault(activation) if activation.name == plugin else None
            if fault is not None:
                return PluginUnusable(fault.name, **fault.facts)
        return Refused([Refusal("plugin-not-active", {"plugin": plugin})])
