"""What is sent: the same columns as CSV and as a workbook, typed, locked, and never evaluated."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from navette_cases import AMOUNTS, HEADING, ROSTER, RUN, sent
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import flashcoop_payroll_navette
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import Identity, PayrollHooks, PayrollReaderHooks, PayRun, Roster
from flashcoop_core.vault import FIELDS
from flashcoop_payroll_navette.csv_file import disarmed, restored

_: PayrollHooks = flashcoop_payroll_navette
__: PayrollReaderHooks = flashcoop_payroll_navette

GOLDEN = Path(__file__).parent / "golden"
YELLOW = "FFFFF7CC"


def workbook(run: PayRun = RUN, roster: Roster = ROSTER, lang: str = "fr") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(sent("xlsx", run, roster, lang)))


def headings(sheet: Worksheet, line: int) -> list[object]:
    return [cell.value for cell in sheet[line]]


def under(sheet: Worksheet, heading: str, line: int = HEADING + 1) -> Cell:
    found = sheet.cell(line, headings(sheet, HEADING).index(heading) + 1)
    assert isinstance(found, Cell)
    return found


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_csv_is_this_to_the_byte(lang: str) -> None:
    assert sent("csv", lang=lang) == (GOLDEN / f"fiche-navette.{lang}.csv").read_bytes()


def test_every_column_of_the_csv_is_on_a_sheet() -> None:
    columns = sent("csv").decode("utf-8-sig").splitlines()[0].split(";")
    book = workbook()
    on_sheets = {*headings(book["Paie"], HEADING), *headings(book["Identités"], 5), *headings(book["Contrats"], 5)}
    assert set(columns) == on_sheets
    assert len(columns) == len(set(columns))


def test_what_is_asked_of_people_is_in_the_columns_and_nothing_else_is() -> None:
    payroll = flashcoop_payroll_navette.flashcoop_payroll()
    days = {"birth_date", "work_permit_ends"}
    everything = Identity(**{field: "2001-09-30" if field in days else f"the {field} of m-01" for field in FIELDS})
    one = attrs.evolve(RUN, elements=RUN.elements[:1])
    written = sent("csv", one, Roster({"m-01": everything})).decode()
    assert written.count("30/09/2001") == len(days)
    shown = {field for field in FIELDS if f"the {field} of m-01" in written}
    assert shown | days == {*payroll.identity, *payroll.optional_identity}


def test_the_same_run_gives_the_same_bytes_at_any_time_and_in_any_process() -> None:
    program = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from navette_cases import FORMS, sent
for form in FORMS:
    print(hashlib.sha256(sent(form)).hexdigest())
"""
    shown = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(shown) == 1


def test_dates_of_the_workbook_are_those_of_the_run() -> None:
    properties = workbook().properties
    decided = datetime(2026, 3, 12)  # noqa: DTZ001 - workbooks know no zone
    assert (properties.created, properties.modified) == (decided, decided)
    assert properties.creator in ("", None)


def test_amounts_hours_and_days_are_numbers_and_the_rest_is_text() -> None:
    book = workbook()
    pay = book["Paie"]
    assert (under(pay, "Montant (€)").value, under(pay, "Montant (€)").data_type) == (1234.56, "n")
    assert under(pay, "Heures (h:mm)").value == timedelta(hours=35, minutes=5)
    assert (under(pay, "Matricule").value, under(pay, "Matricule").data_type) == ("00042", "s")
    people = book["Identités"]
    born = people.cell(6, headings(people, 5).index("Naissance") + 1)
    assert (born.value, born.number_format) == (datetime(1999, 2, 28), "dd/mm/yyyy")  # noqa: DTZ001 - same
    assert people.cell(6, headings(people, 5).index("NIR ou NTT") + 1).value == "299028619400185"


def test_the_largest_amount_is_written_exactly() -> None:
    rich = attrs.evolve(RUN, elements=(attrs.evolve(RUN.elements[0], cents=999_999_999_999),))
    assert repr(under(workbook(rich)["Paie"], "Montant (€)").value) == "9999999999.99"


def test_the_only_formulas_are_sums_of_amounts() -> None:
    book = workbook()
    formulas = {
        found.coordinate: found.value for sheet in book for line in sheet for found in line if found.data_type == "f"
    }
    assert {coordinate[1:] for coordinate in formulas} == {str(HEADING - 1)}
    assert formulas["I7"] == "=SUM(I9:I11)"
    assert len(formulas) == 9


def test_cells_to_fill_in_are_yellow_empty_and_open_and_no_other_is() -> None:
    book = workbook()
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for line, found in enumerate(sheet.iter_rows(), 1):
            for heading, cell in zip(sheet[HEADING], found, strict=True):
                to_fill_in = sheet.title == "Paie" and line > HEADING and heading.value in AMOUNTS
                assert cell.protection.locked is not to_fill_in
                assert (cell.fill.fgColor.rgb == YELLOW) is to_fill_in
                assert cell.value is None or not to_fill_in
    (validation,) = book["Paie"].data_validations.dataValidation
    assert (str(validation.sqref), validation.type, validation.operator) == ("K9:R11", "decimal", "greaterThanOrEqual")


@pytest.mark.parametrize(("name", "heading", "people"), [("Paie", 8, 4), ("Identités", 5, 5), ("Contrats", 5, 4)])
def test_each_sheet_prints_on_one_page_wide_with_its_headings_in_view(name: str, heading: int, people: int) -> None:
    sheet = workbook()[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # One page wide is what XLSX says by saying nothing.
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows == f"${heading}:${heading}"
    assert sheet.freeze_panes == sheet.cell(heading + 1, people + 1).coordinate
    assert all(sheet.column_dimensions[found.column_letter].width > 5 for found in sheet[heading] if found.value)


def test_the_sheet_says_in_plain_words_what_to_do() -> None:
    said = [workbook()["Paie"].cell(line, 1).value for line in range(1, 6)]
    assert said[0] == "Fiche navette de Jinsei'Coop, paie de 03/2026"
    assert str(said[2]).startswith("Remplissez les cases jaunes, une ligne par personne")
    assert "coût total" in str(said[3])
    assert "le brut." in str(workbook(attrs.evolve(RUN, basis="gross"))["Paie"].cell(4, 1).value)
    assert str(workbook(lang="en")["Pay"].cell(3, 1).value).startswith("Fill in the yellow cells")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " =", "'", '"', "(", "\u0301"])
def test_what_a_spreadsheet_might_evaluate_gets_an_apostrophe(start: str) -> None:
    assert disarmed(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "Aubépine", "00042", "Élé", "3 rue"])
def test_what_no_spreadsheet_evaluates_stays_as_it_is(text: str) -> None:
    assert disarmed(text) == text


@given(st.text())
def test_disarming_is_undone_exactly(text: str) -> None:
    assert restored(disarmed(text)) == text
    assert not disarmed(text) or disarmed(text)[0].isalnum() or disarmed(text)[0] == "'"


def test_no_cell_of_the_csv_begins_as_a_formula() -> None:
    written = sent("csv").decode("utf-8-sig")
    cells = [found for line in csv.reader(io.StringIO(written, newline=""), delimiter=";") for found in line]
    assert {"'=Noisetier", "'+Saule", "'@Coing", "'-8604", "''Tilleul"} <= set(cells)
    assert not any(found.startswith(("=", "+", "-", "@")) for found in cells)


@pytest.mark.parametrize("text", ["1999-2-28", "19990228", "1999-W08-7", "28/02/1999", "1999-02-29", "1899-12-31", "x"])
@pytest.mark.parametrize("field", ["birth_date", "work_permit_ends"])
def test_a_day_that_is_none_is_refused_and_not_quoted(field: str, text: str) -> None:
    wrong = Roster({**ROSTER, "m-02": attrs.evolve(ROSTER["m-02"], **{field: text})})
    with pytest.raises(Refused) as refused:
        sent("csv", roster=wrong)
    (refusal,) = refused.value.refusals
    assert (refusal.name, refusal.facts) == ("navette.not-a-day", {"member": "m-02", "field": field})
    assert text not in refusal.say().replace("2001-09-30", "") or text == "x"


def test_two_members_with_one_number_are_refused_since_results_would_not_find_them() -> None:
    same = Roster({**ROSTER, "m-02": attrs.evolve(ROSTER["m-02"], employee_number="7")})
    with pytest.raises(Refused) as refused:
        sent("csv", roster=same)
    assert refused.value.names == ("roster-ambiguous",)


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        sent("csv", lang="de")
    assert refused.value.names == ("navette.unknown-language",)
    assert "fr ou en" in refused.value.say()


def test_the_kind_of_contract_is_32_for_a_cape_and_left_to_the_payroll_for_others() -> None:
    sheet = workbook()["Contrats"]
    dsn = headings(sheet, 5).index("Nature DSN") + 1
    assert [sheet.cell(line, dsn).value for line in (6, 7, 8)] == ["32", None, "32"]


def test_a_run_of_nobody_makes_files_without_lines() -> None:
    nobody = attrs.evolve(RUN, elements=())
    assert sent("csv", nobody).count(b"\r\n") == 1
    assert workbook(nobody)["Paie"].max_row == HEADING
