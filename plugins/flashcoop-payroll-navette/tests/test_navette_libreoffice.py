"""A real spreadsheet opens both files: it evaluates no text, and what it saves is read back.

It needs LibreOffice: see `programs`.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import attrs
import openpyxl
import pytest
from navette_cases import AMOUNTS, FORMS, HEADING, ROSTER, results, sent, typed
from openpyxl.workbook import Workbook

from flashcoop_core.hooks import Roster
from programs import program

pytestmark = pytest.mark.slow

#: Texts that spreadsheets evaluate when they are typed.
ARMED = ("=1+1", "+1+1", "-1+1", "@SUM(1+1)", "=HYPERLINK(A1)", "'=1+1", " =1+1", "＝1+1", '="1"&"1"')

#: A CSV as LibreOffice is asked to read it: `;`, `"`, UTF-8, in French, numbers and dates found, formulas evaluated.
READ_AS_CSV = "--infilter=CSV:59,34,76,1,,1036,false,true,false,false,false,0,true"


def opened(folder: Path, name: str, content: bytes, *options: str) -> Workbook:
    """What LibreOffice makes of a file, saved as XLSX in the folder `made`."""
    profile, given, made = folder / "profile", folder / name, folder / "made"
    given.write_bytes(content)
    command = [program("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", *options]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(made), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook((made / name).with_suffix(".xlsx"))


def formulas(book: Workbook) -> list[str]:
    return [str(cell.value) for sheet in book for line in sheet for cell in line if cell.data_type == "f"]


def armed() -> Roster:
    """The roster, the first member made of texts that spreadsheets evaluate."""
    texts = iter(ARMED * 2)
    who = ROSTER["m-01"]
    fields = [field for field in attrs.asdict(who) if getattr(who, field) and not field.endswith(("_date", "_ends"))]
    return Roster({**ROSTER, "m-01": attrs.evolve(who, **{field: next(texts) for field in fields})})


def test_no_text_of_the_workbook_is_evaluated(tmp_path: Path) -> None:
    roster = armed()
    book = opened(tmp_path, "navette.xlsx", sent("xlsx", roster=roster))
    assert len(formulas(book)) == 1 + len(AMOUNTS)
    assert all(formula.startswith("=SUM(") for formula in formulas(book))
    shown = {cell.value for sheet in book for line in sheet for cell in line if cell.data_type == "s"}
    assert {text for text in attrs.astuple(roster["m-01"]) if text} - shown == {"1999-02-28"}


def test_no_text_of_the_csv_is_evaluated_and_a_bare_one_would_be(tmp_path: Path) -> None:
    bare = opened(tmp_path, "bare.csv", b"\xef\xbb\xbfa;b\r\n=1+1;x\r\n", READ_AS_CSV)
    assert formulas(bare) == ["=1+1"]
    assert formulas(opened(tmp_path, "navette.csv", sent("csv", roster=armed()), READ_AS_CSV)) == []


def test_a_workbook_that_libreoffice_saved_is_read_back(tmp_path: Path) -> None:
    roster = armed()
    filled_in = FORMS["xlsx"](sent("xlsx", roster=roster), typed(0, 1, 2))
    opened(tmp_path, "navette.xlsx", filled_in)
    saved = (tmp_path / "made" / "navette.xlsx").read_bytes()
    assert results(saved, roster=roster) == results(filled_in, roster=roster)
    assert [result.member for result in results(saved, roster=roster)] == ["m-01", "m-02", "m-03"]


def test_libreoffice_shows_amounts_hours_and_days_as_numbers(tmp_path: Path) -> None:
    pay = opened(tmp_path, "navette.xlsx", sent("xlsx"))["Paie"]
    line = [cell.data_type for cell in pay[HEADING + 1]]
    assert line == ["s", "s", "s", "s", "s", "s", "d", "s", "n", "s", *("n" for _ in AMOUNTS)]
    assert pay.cell(HEADING - 1, 9).value == f"=SUM(I{HEADING + 1}:I{HEADING + 3})"
