"""Random sessions, exported for their host: read back, every balance is ours, to the cent; nothing is out of order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby, pairwise

import pytest
from fec_parser.parser import FECParser

from flashcoop_core.hooks import File, PluginManager, SessionView
from flashcoop_core.ledger.making import ledger_files
from flashcoop_format_fec import FecBook, read

#: (account, third party) -> cents, without zeros.
Found = dict[tuple[str, str], int]

#: The roles whose analytic is a third party: on all others, balances are compared account by account.
THIRD_PARTIES = ("401", "408", "4097", "411", "421", "4286", "468", "441", "467")


def exported(view: SessionView, form: str, **settings: str) -> list[File]:
    return list(ledger_files(PluginManager.installed(), view, form, settings, "fr"))


def ours(view: SessionView, digits: int = 3) -> Found:
    """What our own books say, under the numbers that are written."""
    found: Found = {}
    for account, aux, debit, credit in view.books.balances.totals:
        third = aux if account.rstrip("0") in THIRD_PARTIES else ""
        key = (account.ljust(digits, "0"), third)
        found[key] = found.get(key, 0) + debit - credit
    return without_zeros(found)


def without_zeros(found: Mapping[tuple[str, str], int]) -> Found:
    return {key: cents for key, cents in found.items() if cents}


def gathered(pairs: Iterable[tuple[tuple[str, str], int]]) -> Found:
    found: Found = {}
    for key, cents in pairs:
        found[key] = found.get(key, 0) + cents
    return without_zeros(found)


@pytest.fixture(scope="module")
def journals(views: Mapping[str, SessionView]) -> Mapping[str, bytes]:
    return {name: exported(view, "fec:fec")[0].whole() for name, view in views.items()}


@pytest.fixture(scope="module")
def books(journals: Mapping[str, bytes]) -> Mapping[str, FecBook]:
    """Each journal read back: the reader refuses gaps, disorder, entries that do not balance, amounts below zero."""
    return {name: read(content) for name, content in journals.items()}


def test_our_reader_finds_our_balances(views: Mapping[str, SessionView], books: Mapping[str, FecBook]) -> None:
    assert len(views) >= 200
    for name, view in views.items():
        assert without_zeros(books[name].balances) == ours(view), name


def test_another_reader_finds_our_balances(views: Mapping[str, SessionView], journals: Mapping[str, bytes]) -> None:
    for name, view in views.items():
        entries = FECParser.from_bytesio(io.BytesIO(journals[name])).get_ecritures()
        read_there = gathered(((one.compte_num, one.comp_aux_num), cents(one.debit - one.credit)) for one in entries)
        assert read_there == ours(view), name


def cents(amount: Decimal) -> int:
    whole = amount * 100
    assert whole == int(whole)
    return int(whole)


def test_entries_are_numbered_from_one_by_date_and_balance(books: Mapping[str, FecBook]) -> None:
    for name, book in books.items():
        firsts = [entry.first for entry in book.entries]
        assert [line.number for line in firsts] == [str(number) for number in range(1, len(firsts) + 1)], name
        assert all(before.on <= after.on for before, after in pairwise(firsts)), name
        for entry in book.entries:
            assert sum(line.cents for line in entry.lines) == 0, name
            assert all(line.piece.strip() and line.on <= line.valid for line in entry.lines), name


def test_the_till_is_never_below_zero_at_the_end_of_a_day(
    views: Mapping[str, SessionView], books: Mapping[str, FecBook]
) -> None:
    for name, book in books.items():
        till = views[name].books.chart["till"].ljust(3, "0")
        held = 0
        for on, of_day in groupby((line for entry in book.entries for line in entry.lines), lambda line: line.on):
            held += sum(line.cents for line in of_day if line.account == till)
            assert held >= 0, (name, on)


@pytest.mark.parametrize("without", ["", "payroll", "transfers,closing", "payroll,transfers,closing"])
def test_with_the_mirror_entries_the_link_is_at_zero(views: Mapping[str, SessionView], without: str) -> None:
    for name, view in views.items():
        content = exported(view, "fec:fec", mirror="yes", without=without)[0].whole()
        link = view.books.chart["link"].ljust(3, "0")
        assert read(content).balances.get((link, ""), 0) == 0, name


def test_what_is_left_out_and_what_is_kept_are_all_there_is(
    views: Mapping[str, SessionView], books: Mapping[str, FecBook]
) -> None:
    def rows(book: FecBook) -> list[tuple[object, ...]]:
        lines = (line for entry in book.entries for line in entry.lines)
        return [(line.on, line.account, line.aux, line.piece, line.text, line.cents) for line in lines]

    marked = 0
    for name, view in views.items():
        kept = rows(read(exported(view, "fec:fec", without="payroll,transfers,closing")[0].whole()))
        assert kept == [row for row in rows(books[name]) if not str(row[4]).endswith("[CAE]")], name
        marked += len(rows(books[name])) - len(kept)
    assert marked > len(views)


def test_sage_gets_each_line_twice_and_our_balances(views: Mapping[str, SessionView]) -> None:
    for name, view in views.items():
        content = exported(view, "sage:sage")[0].whole().decode("cp1252")
        rows = list(csv.DictReader(io.StringIO(content), delimiter=";", quoting=csv.QUOTE_NONE))
        general, analytic = rows[::2], rows[1::2]
        assert {row["Type de ligne"] for row in general} <= {"G"}, name
        assert {(row["Type de ligne"], row["Numéro analytique"]) for row in analytic} <= {("A", "fc")}, name
        assert [bare(row) for row in general] == [bare(row) for row in analytic], name
        assert gathered(sage_sums(general)) == ours(view), name


def bare(row: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if name not in {"Type de ligne", "Numéro analytique"}}


def sage_sums(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[tuple[str, str], int]]:
    for row in rows:
        debit, credit = (int(row[name].replace(",", "")) for name in ("Montant débit", "Montant crédit"))
        yield (row["N° compte général"], row["Numéro de compte tiers"]), debit - credit
