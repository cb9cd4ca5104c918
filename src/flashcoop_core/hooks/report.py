"""Report and ledger format plugins: documents and files made of a session's books. Chosen at the command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import attrs

from flashcoop_core.hooks.files import File
from flashcoop_core.hooks.markers import hookspec
from flashcoop_core.hooks.settings import Setting
from flashcoop_core.hooks.view import SessionView
from flashcoop_core.session.extension import Words
from flashcoop_core.tables import Table
from flashcoop_core.written import Lang

__all__ = ["Document", "LedgerFormat", "Report", "ReportHooks"]


@attrs.frozen(kw_only=True, eq=False)
class Document:
    """What a report shows.

    Attributes:
        tables: as people read it, in the language asked for.
        data: the same as plain data (dicts, lists, strings, whole numbers), in no language.
        files: what belongs beside it, if anything.
    """

    tables: tuple[Table, ...]
    data: object
    files: tuple[File, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Report:
    """A report that people read: `flashcoop report LEDGER <plugin>:<name>`.

    Attributes:
        name: lower case, digits, `-`.
        label: what it is, for people.
        make: (session, settings, language) -> document. A pure function: no clock, chance, file or network.
        settings: what may be set for it.
    """

    name: str
    label: Words
    make: Callable[[SessionView, Mapping[str, str], Lang], Document]
    settings: tuple[Setting, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class LedgerFormat:
    """A form in which the books leave the library: `flashcoop export LEDGER <plugin>:<name>`.

    Attributes:
        name: lower case, digits, `-`.
        label: what it is and who reads it, for people.
        write: (session, settings, language) -> files, the same bytes for the same input. Long files come
            in pieces.
        settings: what may be set for it.
    """

    name: str
    label: Words
    write: Callable[[SessionView, Mapping[str, str], Lang], Iterable[File]]
    settings: tuple[Setting, ...] = ()


class ReportHooks(Protocol):
    """What a report or ledger format plugin implements.

    ```python
    from collections.abc import Mapping, Sequence
    from flashcoop_core.hooks import Document, Report, ReportHooks, SessionView, hookimpl
    from flashcoop_core.tables import Column, Row, Table
    from flashcoop_core.written import Lang, cents

    def till(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
        lies = session.state.till_balance
        table = Table("Caisse" if lang == "fr" else "Till", (Column("€", "right"),), (Row((cents(lies, lang),)),))
        return Document(tables=(table,), data={"till": lies})

    class Reports:
        @hookimpl
        def flashcoop_reports(self) -> Sequence[Report]:
            return [Report(name="till", label=("La caisse", "The till"), make=till)]

    _: ReportHooks = Reports()
    ```
    """

    @hookspec
    def flashcoop_reports(self) -> Sequence[Report | LedgerFormat]:
        """The reports and ledger formats: called once, when the plugin is loaded."""
        ...
