"""What comes back: the same file, filled in, in either form; any text of any person comes through unchanged."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from navette_cases import AMOUNTS, FORMS, HEADING, RUN, each_form, results, sent, typed
from openpyxl.worksheet.worksheet import Worksheet

from flashcoop_core.hooks import Identity, PayResult, Roster
from flashcoop_payroll_navette.columns import BY_KEY
from flashcoop_payroll_navette.csv_file import restored
from flashcoop_payroll_navette.results import _amount
from flashcoop_payroll_navette.sheet import _plain

EXPECTED: Mapping[str, Any] = {
    "month": "2026-03",
    "gross": 1_000_00,
    "net": 800_50,
    "withheld": 0,
    "employer": 320_00,
    "taxes": 15_00,
    "other_charges": 5_00,
    "social_security": 530_00,
    "other_social": 9_50,
}


@each_form
def test_what_the_payroll_typed_comes_back_to_the_cent(form: str) -> None:
    assert results(FORMS[form](sent(form), typed(0, 1, 2))) == [
        PayResult(member="m-01", contract="cape", **EXPECTED),
        PayResult(member="m-02", contract="cesa", **EXPECTED),
        PayResult(member="m-03", contract="cape", **EXPECTED),
    ]


@each_form
def test_a_line_left_empty_gives_no_result(form: str) -> None:
    assert results(sent(form)) == []
    filled_in = FORMS[form](sent(form), typed(1))
    assert [result.member for result in results(filled_in)] == ["m-02"]


@each_form
@pytest.mark.parametrize(
    ("text", "cents"),
    [("1 234,56", 1_234_56), ("1\u202f234,56 €", 1_234_56), ("1234.5", 1_234_50), (" 12 ", 12_00), ("0", 0)],
)
def test_amounts_may_be_typed_as_people_write_them(form: str, text: str, cents: int) -> None:
    (result,) = results(FORMS[form](sent(form), typed(0) | {(0, "Brut"): text}))
    assert result.gross == cents


@given(st.integers(0, 999_999_999_999))
def test_any_amount_comes_back_from_the_number_of_a_cell(cents: int) -> None:
    book = openpyxl.Workbook()
    cell = book.create_sheet().cell(1, 1, cents / 100)
    assert _amount(_plain(cell)) == cents


@each_form
def test_month_and_contract_are_what_the_file_says(form: str) -> None:
    # The core holds them against the run: the file of another month is not passed over here.
    changed = typed(0) | {(0, "Mois de paie"): "2026-04", (0, "Contrat"): "Salarié"}
    (result,) = results(FORMS[form](sent(form), changed))
    assert (result.month, result.contract) == ("2026-04", "salaried")


@each_form
def test_english_files_are_read_whatever_the_setting(form: str) -> None:
    content = sent(form, lang="en")
    if form == "csv":
        lines = content.decode("utf-8-sig").splitlines()
        lines[1] = lines[1].removesuffix("," * 8) + ",1000,800.5,0,320,15,5,530,9.5"
        content = "\n".join(lines).encode()
    else:
        book = openpyxl.load_workbook(io.BytesIO(content))
        for at, value in enumerate((1000, 800.5, 0, 320, 15, 5, 530, 9.5), 11):
            book["Pay"].cell(9, at).value = value
        buffer = io.BytesIO()
        book.save(buffer)
        content = buffer.getvalue()
    assert results(content) == [PayResult(member="m-01", contract="cape", **EXPECTED)]


def sorted_whole(sheet: Worksheet) -> None:
    lines = [[cell.value for cell in sheet[line]] for line in (9, 10, 11)]
    for line, values in zip((9, 10, 11), reversed(lines), strict=True):
        for cell, value in zip(sheet[line], values, strict=True):
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # what begins with a = is no formula


def in_capitals(sheet: Worksheet) -> None:
    for cell in sheet[HEADING]:
        cell.value = f" {str(cell.value).upper()}\n"
    for line in (9, 10, 11):
        sheet.cell(line, 5).value = str(sheet.cell(line, 5).value).upper()


@pytest.mark.parametrize(
    "change",
    [
        sorted_whole,
        in_capitals,
        lambda sheet: sheet.insert_rows(10),
        lambda sheet: sheet.insert_rows(3, 2),
        lambda sheet: sheet.delete_rows(2),
        lambda sheet: sheet.delete_cols(7, 2),
        lambda sheet: sheet.cell(20, 1, "Fait à Poitiers"),
        lambda sheet: sheet.row_dimensions.__getitem__(10).__setattr__("hidden", True),
    ],
    ids=["sorted", "capitals", "blank", "inserted", "deleted", "columns", "note", "hidden"],
)
def test_what_people_do_to_a_sheet_loses_nothing(change: Callable[[Worksheet], object]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](sent("xlsx"), typed(0, 1, 2))))
    change(book["Paie"])
    buffer = io.BytesIO()
    book.save(buffer)
    found = results(buffer.getvalue())
    assert sorted(found, key=lambda result: result.member) == [
        PayResult(member="m-01", contract="cape", **EXPECTED),
        PayResult(member="m-02", contract="cesa", **EXPECTED),
        PayResult(member="m-03", contract="cape", **EXPECTED),
    ]


def test_a_result_says_in_which_cell_its_member_stands() -> None:
    assert [result.where for result in results(FORMS["xlsx"](sent("xlsx"), typed(0, 2)))] == ["A9", "A11"]
    assert [result.where for result in results(FORMS["csv"](sent("csv"), typed(1)))] == ["A3"]


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "utf-16"), ("\t", "utf-16"), (",", "utf-8-sig"), ("\t", "cp1252")]
)
@pytest.mark.parametrize("above", ["", "\r\n", "Fiche navette de mars\r\n"], ids=["", "blank", "title"])
def test_a_csv_comes_back_as_any_spreadsheet_saves_it(delimiter: str, encoding: str, above: str) -> None:
    rows = csv.reader(
        io.StringIO(FORMS["csv"](sent("csv"), typed(0, 1, 2)).decode("utf-8-sig"), newline=""), delimiter=";"
    )
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    assert len(results((above + buffer.getvalue()).encode(encoding))) == 3


def test_columns_may_be_moved_and_those_of_identity_taken_away() -> None:
    rows = list(csv.DictReader(io.StringIO(sent("csv").decode("utf-8-sig"), newline=""), delimiter=";"))
    kept = ["Décision", *AMOUNTS, "Mois de paie", "Contrat", "Montant (€)", "Prénoms", "Nom de naissance", "Matricule"]
    buffer = io.StringIO()
    out = csv.DictWriter(buffer, kept, extrasaction="ignore", delimiter=";")
    out.writeheader()
    out.writerows({**row, **AMOUNTS} for row in rows)
    assert len(results(buffer.getvalue().encode())) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_comes_back_in_the_encoding_of_any_spreadsheet(encoding: str) -> None:
    lines = sent("csv").decode("utf-8-sig").splitlines()
    lines[1] = lines[1].removesuffix(";" * 8) + ";" + ";".join(AMOUNTS.values())
    content = "\r\n".join(lines).encode(encoding)
    assert results(content) == [PayResult(member="m-01", contract="cape", **EXPECTED)]


def test_accents_in_another_form_are_the_same_name() -> None:
    lines = sent("csv").decode("utf-8-sig").splitlines()
    lines[1] = lines[1].removesuffix(";" * 8) + ";" + ";".join(AMOUNTS.values())
    content = unicodedata.normalize("NFD", "\n".join(lines)).encode()
    assert content != "\n".join(lines).encode()
    assert [result.member for result in results(content)] == ["m-01"]


#: What the core lets through of a roster. openpyxl takes `x005F_`, a mark of XLSX, out of every text.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=30,
).filter(lambda text: "x005F_" not in text)
OTHERS = {
    "civility": TEXTS,
    "last_name": TEXTS,
    "social_security_number": TEXTS,
    "work_permit": TEXTS,
    "country": TEXTS,
    "iban": TEXTS,
    "bic": TEXTS,
    "account_holder": TEXTS,
    "contract_number": TEXTS,
    "birth_department": TEXTS,
    "birth_country": TEXTS,
}
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "employee_number": TEXTS,
            "birth_name": TEXTS,
            "first_names": TEXTS,
            "birth_place": TEXTS,
            "nationality": TEXTS,
            "street": TEXTS,
            "postal_code": TEXTS,
            "town": TEXTS,
        },
        optional=OTHERS,
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda who: who["employee_number"],
)


def shown(content: bytes, form: str, people: int) -> list[dict[object, set[object]]]:
    """For each member the texts under each heading, wherever it stands."""
    found: list[dict[object, set[object]]] = [defaultdict(set) for _ in range(people)]
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
        for texts, row in zip(found, rows, strict=True):
            for heading, text in row.items():
                texts[heading].add(restored(text))
        return found
    for sheet, line in zip(openpyxl.load_workbook(io.BytesIO(content)), (8, 5, 5), strict=True):
        for at, texts in enumerate(found):
            for heading, cell in zip(sheet[line], sheet[line + 1 + at], strict=True):
                assert cell.data_type in {"s", "n", "d"}
                texts[heading.value].add(cell.value)
    return found


@each_form
@settings(max_examples=25)
@given(people=PEOPLE)
def test_any_texts_of_people_come_through_unchanged(form: str, people: list[dict[str, str]]) -> None:
    roster = Roster({f"m-{at}": Identity(birth_date="1999-02-28", **who) for at, who in enumerate(people)})
    run = attrs.evolve(RUN, elements=tuple(attrs.evolve(RUN.elements[0], member=member) for member in roster))
    content = sent(form, run, roster)
    for texts, who in zip(shown(content, form, len(people)), people, strict=True):
        for field, text in who.items():
            assert texts[BY_KEY[field].header[0]] == {text}
    found = results(FORMS[form](content, typed(*range(len(people)))), run, roster)
    assert [result.member for result in found] == list(roster)
