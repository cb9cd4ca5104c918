"""The kit of report and ledger format plugins: the same books always give the same document, and stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, get_args

import attrs
import msgspec

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.hooks.files import File, is_file_name
from flashcoop_core.hooks.report import Document, LedgerFormat, Report
from flashcoop_core.hooks.settings import chosen
from flashcoop_core.hooks.view import SessionView
from flashcoop_core.ledger.making import document, ledger_files
from flashcoop_core.session.state import State
from flashcoop_core.tables import Format
from flashcoop_core.testing.conformance.declared import check_settings, check_spoken, check_words
from flashcoop_core.testing.conformance.kit import NotConforming, must
from flashcoop_core.testing.conformance.pure import PureConformance
from flashcoop_core.testing.conformance.sessions import STAGES, Stage, ledger_of, session_at
from flashcoop_core.testing.conformance.told import difference, told
from flashcoop_core.written import Lang

__all__ = ["ReportConformance"]

_LANGUAGES: tuple[Lang, ...] = get_args(Lang)
_PLAIN = (str, int, bool, type(None))


@attrs.frozen
class _Case:
    """A report of a session at a stage, in a language."""

    report: str
    stage: Stage
    lang: Lang


@attrs.frozen(eq=False)
class _Given:
    """What a report is given; `state` is what its view shows, folded before it is asked for."""

    view: SessionView
    state: State
    settings: dict[str, str]


class ReportConformance(PureConformance, kit=True):
    """The kit of report and ledger format plugins. A test class may say more.

    ```python
    class TestBilans(ReportConformance):
        plugin = flashcoop_report_bilans
        settings = {"bilan": {"year": "2026"}}
    ```

    Attributes:
        settings: values of the settings of a report, by its name, where it asks for some.
    """

    settings: ClassVar[Mapping[str, Mapping[str, str]]] = MappingProxyType({})

    # -- what it declares -------------------------------------------------------------------------------

    def check_declared_values(self) -> None:
        """Each report has a name in French and in English, and settings that can be given."""
        must(self.reports, "it declares no report and no ledger format")
        for name, report in self.reports.items():
            check_words(report.label, f"the label of {name}")
            check_settings(report.settings, self.settings.get(name, {}), name)
        strange = sorted(set(self.settings) - set(self.reports))
        must(not strange, f"the class gives settings of {', '.join(strange)}, which it does not make")

    def check_unknown_settings_refused(self) -> None:
        """A setting that does not exist is refused, with those that do: a mistyped word is not passed over."""
        for name in self.reports:
            try:
                self._made(name, self._view("selling"), {**self.settings.get(name, {}), "no-such-setting": "1"}, "fr")
            except Refused as refused:
                check_spoken(refused)
                continue
            raise NotConforming(f"{name} takes a setting that it does not have")

    # -- documents --------------------------------------------------------------------------------------

    def check_any_session(self) -> None:
        """It has something to show, or a reason not to, of a session just opened, selling, shared out and closed."""
        for case in self._cases():
            try:
                made = self._make(case)
            except Refused as refused:
                check_spoken(refused)
                continue
            files = made.files if isinstance(made, Document) else made
            unsafe = [file.name for file in files if not is_file_name(file.name)]
            must(not unsafe, f"{_shown(case)} calls a file {unsafe}: use letters without accents, digits, . _ -")
            must(
                made.tables if isinstance(made, Document) else files,
                f"{_shown(case)} is empty: show at least a table that says so",
            )

    def check_tables_print(self) -> None:
        """Its tables can be printed on a terminal and on paper, and each has a title that says what it is."""
        for case, made in self._documents():
            for table in made.tables:
                must(table.title.strip(), f"a table of {_shown(case)} has no title")
                for form in get_args(Format):
                    must(table.render(form).strip(), f"a table of {_shown(case)} prints as nothing ({form})")

    def check_data_is_plain(self) -> None:
        """Its data can be read by any program: amounts in whole cents, no figure with a point, days as texts."""
        for case, made in self._documents():
            for path, what in _not_plain(made.data, "data"):
                raise NotConforming(f"{path} of {_shown(case)} is {what}: give texts, whole numbers, lists and dicts")

    def check_data_has_no_language(self) -> None:
        """Whatever the language of the reader, the data are the same: only the tables are in French or in English."""
        for name, report in self.reports.items():
            if isinstance(report, LedgerFormat):
                continue
            for stage in STAGES:
                made = [self._or_refused(_Case(name, stage, lang)) for lang in _LANGUAGES]
                french, english = (told(one.data if isinstance(one, Document) else one) for one in made)
                apart = difference(french, english, ("French", "English"))
                must(not apart, f"the data of {name}, {stage}, depend on the language:\n{apart}")

    # -- cases ------------------------------------------------------------------------------------------

    def cases(self) -> Mapping[str, bytes]:
        """See `PureConformance.cases`: each report of each session in each language."""
        return {_shown(case): msgspec.json.encode(case) for case in self._cases()}

    def given(self, case: bytes) -> tuple[_Case, _Given]:
        """See `PureConformance.given`."""
        asked = msgspec.json.decode(case, type=_Case)
        settings = chosen(self.reports[asked.report].settings, self.settings.get(asked.report, {}), of=asked.report)
        view = self._view(asked.stage)
        return asked, _Given(view, view.state, settings)

    def made(self, given: tuple[_Case, _Given]) -> object:
        """See `PureConformance.made`. The report is given the very view, and whole inside of the call."""
        asked, to = given
        report = self.reports[asked.report]

        def called() -> object:
            if isinstance(report, Report):
                made = report.make(to.view, to.settings, asked.lang)
                return made.tables, made.data, _whole(made.files)
            return _whole(report.write(to.view, to.settings, asked.lang))

        return self.plugins.call(self.called, called)

    # -- how --------------------------------------------------------------------------------------------

    @cached_property
    def reports(self) -> dict[str, Report | LedgerFormat]:
        """The reports and ledger formats that it makes, by name."""
        return {report.name: report for report in self.loaded.reports}

    def _cases(self) -> Iterator[_Case]:
        return (_Case(name, stage, lang) for name in self.reports for stage in STAGES for lang in _LANGUAGES)

    def _view(self, stage: Stage) -> SessionView:
        # A plugin that also shapes sessions may report on what it remembers of them.
        plugin = self.called if self.loaded.extension is not None else None
        return session_at(stage, ledger_of(self.plugins), plugin=plugin).view

    def _make(self, case: _Case) -> Document | tuple[File, ...]:
        return self._made(case.report, self._view(case.stage), self.settings.get(case.report, {}), case.lang)

    def _made(self, name: str, view: SessionView, given: Mapping[str, str], lang: Lang) -> Document | tuple[File, ...]:
        """What the core makes of it."""
        qualified = f"{self.called}:{name}"
        if isinstance(self.reports[name], Report):
            return document(self.plugins, view, qualified, given, lang)
        return tuple(File(file.name, file.whole()) for file in ledger_files(self.plugins, view, qualified, given, lang))

    def _or_refused(self, case: _Case) -> Document | tuple[File, ...] | tuple[Refusal, ...]:
        try:
            return self._make(case)
        except Refused as refused:
            return refused.refusals

    def _documents(self) -> Iterator[tuple[_Case, Document]]:
        for case in self._cases():
            made = self._or_refused(case)
            if isinstance(made, Document):
                yield case, made


def _shown(case: _Case) -> str:
    return f"{case.report} of a session {case.stage}, in {'French' if case.lang == 'fr' else 'English'}"


def _whole(files: object) -> tuple[object, ...]:
    return tuple(
        File(file.name, file.whole()) if isinstance(file, File) else file
        for file in files  # type: ignore[attr-defined] # what else it is, the core refuses
    )


def _not_plain(value: object, at: str) -> Iterator[tuple[str, str]]:
    """What in `value` is no plain data: where, and of which type."""
    if type(value) in _PLAIN:
        return
    if type(value) is dict:
        for key, part in value.items():
            if type(key) is not str:
                yield f"the key {key!r} of {at}", type(key).__name__
            yield from _not_plain(part, f"{at}[{key!r}]")
    elif type(value) in (list, tuple):
        for place, part in enumerate(value):  # type: ignore[arg-type] # a list or a tuple
            yield from _not_plain(part, f"{at}[{place}]")
    else:
        yield at, f"a {type(value).__name__}"
