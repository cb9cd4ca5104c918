"""What a file that comes back may not be: each fault has its name, its cell and one line in each language."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import attrs
import openpyxl
import pytest
from navette_cases import AMOUNTS, FORMS, HEADING, ROSTER, RUN, each_form, results, sent, type_in_workbook, typed

from flashcoop_core.errors import Refused
from flashcoop_core.hooks import Identity, PayRun, Roster
from flashcoop_payroll_navette.grid import name_of
from flashcoop_payroll_navette.words import TEXTS

#: What no refusal may quote: texts of the people of the run.
SAID_OF_PEOPLE = [text for who in ROSTER.values() for text in attrs.astuple(who) if len(text) > 4]


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def book_changed(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """The workbook, filled in for all, and changed."""
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](sent("xlsx"), typed(0, 1, 2))))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def faults(content: bytes, run: PayRun = RUN, roster: Roster = ROSTER, lang: str = "fr") -> dict[str, str]:
    """Cell (or "") -> name of what is refused there."""
    with pytest.raises(Refused) as refused:
        results(content, run, roster, lang)
    for refusal in refused.value.refusals:
        for said in (refusal.say("fr"), refusal.say("en")):
            assert len(said.splitlines()) == 1
            assert "{" not in said
            assert not [text for text in SAID_OF_PEOPLE if text in said]
    assert len({refusal.where for refusal in refused.value.refusals}) == len(refused.value.refusals)
    return {refusal.where: refusal.name for refusal in refused.value.refusals}


def place(form: str, heading: str, line: int = 0) -> str:
    """The name of the cell under a heading, on the line of a member."""
    if form == "csv":
        headings = sent("csv").decode("utf-8-sig").splitlines()[0].split(";")
        return name_of(2 + line, headings.index(heading))
    found = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(sent("xlsx")))["Paie"][HEADING]]
    return name_of(HEADING + 1 + line, found.index(heading))


@pytest.mark.parametrize(
    ("heading", "value", "name"),
    [
        ("Brut", "", "navette.empty-cell"),
        ("Impôt retenu (PAS)", " ", "navette.empty-cell"),
        ("Brut", "-1", "navette.below-zero"),
        ("Brut", "mille", "amount-not-a-number"),
        ("Brut", "1,234", "amount-ambiguous"),
        ("Brut", "12.345", "amount-not-whole-cents"),
        ("Dû aux autres organismes", "9" * 16, "amount-too-large"),
        ("Mois de paie", "mars-26", "navette.not-a-month"),
        ("Mois de paie", "2026-13", "navette.not-a-month"),
        ("Contrat", "Stage", "navette.not-a-contract"),
        ("Matricule", "42", "roster-has-no-such"),
        ("Matricule", "", "roster-has-no-such"),
        ("Nom de naissance", "Peuplier", "navette.cell-changed"),
        ("Prénoms", "Prune", "navette.cell-changed"),
        ("Décision", "autre", "navette.cell-changed"),
        ("Montant (€)", "1234.57", "navette.cell-changed"),
        ("Montant (€)", "beaucoup", "amount-not-a-number"),
    ],
)
@each_form
def test_a_cell_is_refused_by_its_name(form: str, heading: str, value: str, name: str) -> None:
    content = FORMS[form](sent(form), typed(0, 1) | {(0, heading): value})
    assert faults(content) == {place(form, heading): name}


@pytest.mark.parametrize(
    "value",
    ["=1000", "=SUM(L9:L10)", True, datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None), "#DIV/0!"],
    ids=["formula", "sum", "true", "day", "error"],
)
@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Brut", "navette.not-a-value"),
        ("Montant (€)", "navette.not-a-value"),
        ("Matricule", "roster-has-no-such"),
        ("Mois de paie", "navette.not-a-month"),
        ("Contrat", "navette.not-a-contract"),
        ("Prénoms", "navette.cell-changed"),
    ],
)
def test_a_cell_of_a_workbook_that_is_no_text_and_no_number_is_refused(heading: str, name: str, value: object) -> None:
    content = type_in_workbook(sent("xlsx"), typed(0) | {(0, heading): value})
    assert faults(content) == {place("xlsx", heading): name}


def stored(number: str) -> bytes:
    """A workbook whose first gross pay is stored as `number`, 17 digits long as spreadsheets store them."""
    content = type_in_workbook(sent("xlsx"), typed(0) | {(0, "Brut"): "7777"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert sheet.count(b"<v>7777</v>") == 1
    return zipped(parts | {"xl/worksheets/sheet1.xml": sheet.replace(b"7777", number.encode())})


def test_a_number_is_read_as_it_was_typed_and_a_sum_of_tenths_is_not_rounded() -> None:
    (result,) = results(stored("1234.5599999999999"))
    assert result.gross == 1_234_56
    assert faults(stored("0.30000000000000004")) == {place("xlsx", "Brut"): "amount-not-whole-cents"}


@each_form
def test_all_faults_of_a_file_are_named_at_once(form: str) -> None:
    changes = {(0, "Brut"): "", (1, "Net versé"): "-1", (1, "Prénoms"): "x", (2, "Matricule"): "x"}
    assert faults(FORMS[form](sent(form), typed(0, 1, 2) | changes)) == {
        place(form, "Brut", 0): "navette.empty-cell",
        place(form, "Net versé", 1): "navette.below-zero",
        place(form, "Prénoms", 1): "navette.cell-changed",
        place(form, "Matricule", 2): "roster-has-no-such",
    }


@each_form
def test_names_sorted_apart_from_their_amounts_are_found(form: str) -> None:
    first, second = ROSTER["m-01"], ROSTER["m-02"]
    swapped = {
        (0, "Matricule"): second.employee_number,
        (0, "Nom de naissance"): second.birth_name,
        (0, "Prénoms"): second.first_names,
        (1, "Matricule"): first.employee_number,
        (1, "Nom de naissance"): first.birth_name,
        (1, "Prénoms"): first.first_names,
    }
    if form == "csv":
        swapped = {at: f"'{text}" if text[0] in "+@" else text for at, text in swapped.items()}
    assert faults(FORMS[form](sent(form), typed(0, 1) | swapped)) == {
        place(form, "Montant (€)", 0): "navette.cell-changed",
        place(form, "Montant (€)", 1): "navette.cell-changed",
    }


def test_a_member_who_is_not_in_the_run_is_refused() -> None:
    smaller = attrs.evolve(RUN, elements=RUN.elements[1:])
    content = FORMS["csv"](sent("csv"), typed(0, 1))
    assert faults(content, run=smaller) == {place("csv", "Matricule"): "pay-member-unknown"}


# -- headings ----------------------------------------------------------------------------------------


def headings_changed(form: str, change: Callable[[list[str]], list[str]]) -> bytes:
    content = FORMS[form](sent(form), typed(0))
    if form == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
        buffer = io.StringIO(newline="")
        csv.writer(buffer, delimiter=";").writerows([change(rows[0]), *rows[1:]])
        return buffer.getvalue().encode()
    book = openpyxl.load_workbook(io.BytesIO(content))
    line = book["Paie"][HEADING]
    for cell, text in zip(line, change([str(cell.value) for cell in line]), strict=True):
        cell.value = text or None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def instead(old: str, new: str) -> Callable[[list[str]], list[str]]:
    return lambda headings: [new if heading == old else heading for heading in headings]


@each_form
def test_a_column_with_another_title_is_unknown_and_missed(form: str) -> None:
    content = headings_changed(form, instead("Brut", "Brut fiscal"))
    at = place(form, "Brut").rstrip("0123456789")
    line = 1 if form == "csv" else HEADING
    assert faults(content) == {f"{at}{line}": "navette.unknown-column", "": "navette.columns-missing"}


def test_missing_columns_are_named_in_the_language_that_is_asked_for() -> None:
    content = headings_changed("csv", lambda texts: [text if text == "Matricule" else "" for text in texts])
    with pytest.raises(Refused) as refused:
        results(content, lang="en")
    (refusal,) = refused.value.refusals
    assert refusal.name == "navette.columns-missing"
    assert "Gross, Net paid" in refusal.say("en")
    with pytest.raises(Refused) as refused:
        results(content)
    assert "Brut, Net versé" in refused.value.say()


@each_form
def test_a_column_twice_is_refused(form: str) -> None:
    content = headings_changed(form, instead("Net versé", "Brut"))
    where = place(form, "Net versé").rstrip("0123456789") + str(1 if form == "csv" else HEADING)
    assert faults(content) == {where: "navette.column-twice", "": "navette.columns-missing"}


@each_form
def test_a_cell_outside_of_the_table_is_refused(form: str) -> None:
    # The first names of the members stand in it, under no title.
    content = headings_changed(form, instead("Nom d'usage", ""))
    assert faults(content) == {place(form, "Nom d'usage"): "navette.stray-cell"}


# -- files -------------------------------------------------------------------------------------------


def with_a_far_cell() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(sent("xlsx")))
    book["Paie"].cell(1_000_000, 100).value = 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


UNREADABLE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "another CSV": lambda: b"a;b\n1;2\n",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n\x81\x8d",
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x81",
    "a ZIP of something else": lambda: zipped({"readme": b"hello"}),
    "half a workbook": lambda: sent("xlsx")[:4000],
    "a workbook that never ends": with_a_far_cell,
    "a bomb": lambda: zipped({"bomb": b"\0" * 10_000_001}),
    "a large file": lambda: b"x" * 5_000_001,
    "a quote that never ends": lambda: sent("csv") + b'"',
}


@pytest.mark.parametrize("made", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_of_another_kind_is_refused_as_a_whole(made: Callable[[], bytes]) -> None:
    assert faults(made()) == {"": "navette.unreadable"}


@pytest.mark.parametrize(
    "change",
    [lambda book: setattr(book["Paie"], "title", "Feuille 1"), lambda book: book.create_sheet("Pay")],
    ids=["another name", "two of them"],
)
def test_a_workbook_has_one_sheet_to_fill_in(change: Callable[[openpyxl.Workbook], object]) -> None:
    assert faults(book_changed(change)) == {"": "navette.no-sheet"}


def test_amounts_sent_on_another_basis_are_not_read_as_if_they_were_changed() -> None:
    content = FORMS["xlsx"](sent("xlsx", attrs.evolve(RUN, basis="gross")), typed(0))
    assert faults(content) == {place("xlsx", "Base"): "navette.other-basis"}
    changed = FORMS["xlsx"](sent("xlsx"), typed(0) | {(0, "Base"): "au mieux"})
    assert faults(changed) == {place("xlsx", "Base"): "navette.cell-changed"}


def test_a_line_of_totals_is_refused_once() -> None:
    total = {(3, "Matricule"): "Total", (3, "Brut"): "3000"}
    content = FORMS["xlsx"](sent("xlsx"), typed(0, 1, 2) | total)
    assert faults(content) == {place("xlsx", "Matricule", 3): "roster-has-no-such"}


@pytest.mark.parametrize("change", [b";", b""], ids=["a cell too many", "a cell too few"])
def test_a_ragged_line_is_refused_with_its_number(change: bytes) -> None:
    lines = sent("csv").split(b"\r\n")
    lines[2] = lines[2] + b";" if change else lines[2][:-1]
    with pytest.raises(Refused) as refused:
        results(b"\r\n".join(lines))
    assert (refused.value.names, refused.value.line) == (("navette.ragged-line",), 3)
    assert "ligne 3" in refused.value.say()
    assert "42" in refused.value.say()


def test_cells_are_named_as_spreadsheets_name_them() -> None:
    assert [name_of(7, at) for at in (0, 1, 25, 26, 51, 52, 701, 702)] == [
        "A7", "B7", "Z7", "AA7", "AZ7", "BA7", "ZZ7", "AAA7",
    ]  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_each_refusal_is_one_sentence_in_each_language_that_says_what_to_do(name: str) -> None:
    french, english = TEXTS[name]
    assert name.startswith("navette.")
    for text in (french, english):
        assert text.endswith(".")
        assert ":" in text
        assert "\n" not in text
    assert " :" not in french.replace("\u00a0:", "")


def test_the_people_of_these_tests_have_texts_to_quote() -> None:
    assert len(SAID_OF_PEOPLE) > 10
    assert Identity() not in ROSTER.values()
    assert set(AMOUNTS) <= set(sent("csv").decode("utf-8-sig").splitlines()[0].split(";"))
