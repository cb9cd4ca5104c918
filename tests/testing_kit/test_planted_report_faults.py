"""Reports and ledger formats with one fault each: the kit names it, with the session and the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from flashcoop_core.hooks import Document, File, LedgerFormat, Report, SessionView, Setting, hookimpl
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.testing import ReportConformance
from flashcoop_core.testing.conformance.kit import Conformance
from flashcoop_core.written import Lang, cents

Complaint = Callable[[type[Conformance], str], str]


def table(title: str, lies: int, lang: Lang) -> Table:
    return Table(title, (Column("€", "right"),), (Row((cents(lies, lang),)),))


def till(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    lies = session.state.till_balance
    title = {"fr": "Caisse", "en": "Till"}[lang]
    return Document(tables=(table(f"{title} {settings['sign']}", lies, lang),), data={"till": lies})


def balances(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Iterable[File]:
    lines = (f"{account};{aux};{sum_}\r\n".encode() for (account, aux), sum_ in sorted(session.state.balances.items()))
    yield File("balances.csv", (b"account;aux;cents\r\n", *lines))


REPORT = Report(
    name="till",
    label=("La caisse", "The till"),
    make=till,
    settings=(Setting(name="sign", label=("Signe", "Sign")),),
)
FORMAT = LedgerFormat(name="balances", label=("Soldes", "Balances"), write=balances)


class Reports:
    """A report and a ledger format."""

    def __init__(self, report: Report = REPORT, form: LedgerFormat = FORMAT) -> None:
        self.makes: list[Report | LedgerFormat] = [report, form]

    @hookimpl
    def flashcoop_reports(self) -> Sequence[Report | LedgerFormat]:
        return self.makes


class Kit(ReportConformance):
    plugin = Reports()
    settings = MappingProxyType({"till": {"sign": "€"}})


class TestSound(Kit):
    """And these have no fault."""


def in_euros(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    made = till(session, settings, lang)
    return attrs.evolve(made, data={"till": session.state.till_balance / 100})


def with_days(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    return attrs.evolve(till(session, settings, lang), data=[{"on": session.state.latest}])


def in_words(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    return attrs.evolve(till(session, settings, lang), data={"till": cents(session.state.till_balance, lang)})


def untitled(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    return attrs.evolve(till(session, settings, lang), tables=(table(" ", 0, lang),))


def empty(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    return Document(tables=(), data={})


def average(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    """Divides by a number of sales that a new session does not have."""
    return Document(tables=(table("Panier", session.state.till_balance // len(session.state.tickets), lang),), data={})


def named(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    return attrs.evolve(till(session, settings, lang), files=(File("caisse été.csv", b""),))


def printed(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    return attrs.evolve(till(session, settings, lang), tables=(table(f"{datetime.now(UTC):%d/%m}", 0, lang),))


def correcting(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    session.state.version = 0
    return till(session, settings, lang)


class Numbered:
    """Numbers what it makes."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
        self.made += 1
        return attrs.evolve(till(session, settings, lang), tables=(table(f"N. {self.made}", 0, lang),))


def twins(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Iterable[File]:
    return [File("balances.csv", b""), File("balances.csv", b"")]


def texts(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Iterable[File]:
    content: Any = ("account;", "aux")
    return [File("balances.csv", content)]


def report(make: Callable[[SessionView, Mapping[str, str], Lang], Document]) -> Reports:
    return Reports(report=attrs.evolve(REPORT, make=make))


def form(write: Callable[[SessionView, Mapping[str, str], Lang], Iterable[File]]) -> Reports:
    return Reports(form=attrs.evolve(FORMAT, write=write))


#: What is wrong -> the plugin, the check that finds it, what is said.
FAULTS: Mapping[str, tuple[Reports, str, str]] = {
    "amounts with a point": (
        report(in_euros),
        "data_is_plain",
        r"data\['till'\] of till of a session opened, in French is a float",
    ),
    "a day that is no text": (report(with_days), "data_is_plain", r"data\[0\]\['on'\] of till .* is a date"),
    "data in French": (
        report(in_words),
        "data_has_no_language",
        r"depend on the language:\n  French: \['till'\] = '0,00",
    ),
    "a table without a title": (
        report(untitled),
        "tables_print",
        r"a table of till of a session opened, in French has no title",
    ),
    "nothing to show": (report(empty), "any_session", r"till of a session opened, in French is empty"),
    "a session without sales": (report(average), "any_session", r"it failed: ZeroDivisionError"),
    "a file name with a space": (report(named), "any_session", r"gave a file the name 'caisse été\.csv'"),
    "the day of printing": (report(printed), "no_clock", r"it asks datetime\.now\(\) what time it is"),
    "it corrects the books": (report(correcting), "inputs_unchanged", r"before: \[1\]\.state\.version = 7"),
    "it numbers its documents": (report(Numbered()), "same_every_time", r"call 2 gives something else than the first"),
    "two files of one name": (form(twins), "any_session", r"gave two files called balances\.csv"),
    "texts in place of bytes": (form(texts), "any_session", r"gave str, not bytes"),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_named(complaint: Complaint, fault: str) -> None:
    plugin, check, said = FAULTS[fault]
    tried = type("Tried", (Kit,), {"plugin": plugin})
    assert re.search(said, complaint(tried, check))


def test_a_value_is_asked_for_where_a_setting_has_none(complaint: Complaint) -> None:
    tried = type("Tried", (ReportConformance,), {"plugin": Reports()})
    assert "till asks for sign: give the kit a value in `settings` of the class" in complaint(tried, "declared_values")
