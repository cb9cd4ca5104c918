"""Files read back: every layout the article allows gives the same balances, every defect its name and line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core.errors import Refused
from flashcoop_format_fec import read
from flashcoop_format_fec.__main__ import main
from flashcoop_format_fec.columns import COLUMNS
from flashcoop_format_fec.reading import MOST
from flashcoop_format_fec.texts import TEXTS

#: Entries of another program: two journals, a third party, a foreign amount, a lettering.
ROWS = (
    ("AC", "Achats", "1", "20260305", "601000", "Achats", "", "", "F1", "20260302", "Terre", "120,00", "0,00"),
    ("AC", "Achats", "1", "20260305", "445660", "TVA", "", "", "F1", "20260302", "Terre", "24", "0,00"),
    ("AC", "Achats", "1", "20260305", "401000", "Fournisseurs", "shop", "S", "F1", "20260302", "Terre", "0,00", "144"),
    ("VE", "Ventes", "2", "20260306", "530000", "Caisse", "", "", "T1", "20260306", "Œuvre d'été", "24,00", "0,00"),
    ("VE", "Ventes", "2", "20260306", "701000", "Ventes", "", "", "T1", "20260306", "Œuvre d'été", "0,00", "20,00"),
    ("VE", "Ventes", "2", "20260306", "445710", "TVA", "", "", "T1", "20260306", "Œuvre d'été", "0,00", "+4,0"),
    ("VE", "Ventes", "3", "20260307", "530000", "Caisse", "", "", "T2", "20260307", "Vente", "0,05", "0,00"),
    ("VE", "Ventes", "3", "20260307", "701000", "Ventes", "", "", "T2", "20260307", "Vente", "0,00", "0,05"),
)  # fmt: skip
TAILS = ("\t\t20260310\t\t", "A\t20260401\t20260310\t12,50\tUSD")
GOOD = "\r\n".join(["\t".join(COLUMNS), *("\t".join((*row, TAILS[at % 2])) for at, row in enumerate(ROWS))]) + "\r\n"

BALANCES = {
    ("601000", ""): 12_000,
    ("445660", ""): 2_400,
    ("401000", "shop"): -14_400,
    ("530000", ""): 2_405,
    ("701000", ""): -2_005,
    ("445710", ""): -400,
}


def signed(text: str, debit: str = "D", credit: str = "C") -> str:
    """The same file with an amount and its side."""
    lines = [line.split("\t") for line in text.removesuffix("\r\n").split("\r\n")]
    lines[0][11:13] = ["Montant", "Sens"]
    for line in lines[1:]:
        line[11:13] = [line[12], credit] if line[11] == "0,00" else [line[11], debit]
    return "\r\n".join("\t".join(line) for line in lines)


def defects(content: str | bytes) -> list[tuple[str, str, object]]:
    """(name without `fec.`, column, line) of each defect."""
    with pytest.raises(Refused) as refused:
        read(content if isinstance(content, bytes) else content.encode())
    for refusal in refused.value.refusals:
        assert refusal.say("fr") != refusal.say("en")
    return [
        (refusal.name.removeprefix("fec."), refusal.where, refusal.facts.get("line"))
        for refusal in refused.value.refusals
    ]


def cell(line: int, column: str, value: str, text: str = GOOD) -> str:
    """The file with another value in one field. Line 1 is that of the names."""
    lines = [row.split("\t") for row in text.split("\r\n")]
    lines[line - 1][list(COLUMNS).index(column)] = value
    return "\r\n".join("\t".join(row) for row in lines)


def without(line: int) -> str:
    lines = GOOD.split("\r\n")
    del lines[line - 1]
    return "\r\n".join(lines)


# --- what is allowed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode("iso-8859-15"),
        GOOD.replace("\t", "|").encode(),
        GOOD.replace("\r\n", "\n").encode(),
        GOOD.replace("\r\n", "\r").encode(),
        GOOD.removesuffix("\r\n").encode(),
        GOOD.replace("Montantdevise", "MontantDevise").encode(),
        re.sub(r"\r\n", "\tAnalytique\r\n", GOOD).encode(),
        signed(GOOD).encode(),
        signed(GOOD, "+1", "-1").encode("iso-8859-15"),
    ],
    ids=["utf-8", "bom", "latin-9", "pipe", "lf", "cr", "no-end", "capitals", "19-columns", "montant-sens", "sign"],
)  # fmt: skip
def test_every_layout_that_the_article_allows_gives_the_same_balances(content: bytes) -> None:
    book = read(content)
    assert {key: cents for key, cents in book.balances.items() if cents} == BALANCES
    assert [len(entry.lines) for entry in book.entries] == [3, 3, 2]
    assert book.entries[1].lines[0].text == "Œuvre d'été"


def test_each_journal_may_number_its_own_entries() -> None:
    by_journal = re.sub(r"^VE\tVentes\t([23])", lambda of: f"VE\tVentes\t{int(of[1]) - 1}", GOOD, flags=re.MULTILINE)
    assert len(read(by_journal.encode()).entries) == 3
    prefixed = re.sub(r"^(AC|VE)\t(\w+)\t", r"\1\t\2\t\1-2026-000", GOOD, flags=re.MULTILINE)
    assert len(read(prefixed.encode()).entries) == 3


def test_entries_may_come_in_the_order_of_their_validation() -> None:
    assert len(read(re.sub("20260307", "20260304", GOOD).encode()).entries) == 3


# --- what is not -----------------------------------------------------------------------------------

HEADINGS = GOOD.split("\r\n", 1)[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # the file
        (b"", ("separator", "", None)),
        (GOOD.replace("\t", ";"), ("separator", "", None)),
        (GOOD.encode("utf-16"), ("encoding", "", None)),
        (GOOD.replace("Œuvre", "Œuvre \u2019").encode("cp1252"), ("encoding", "", None)),
        (GOOD.replace("Œ", "O").encode("cp500"), ("encoding", "", None)),
        (GOOD.replace("PieceDate\t", ""), ("columns-missing", "", None)),
        (GOOD.replace("\tDebit\tCredit", ""), ("columns-missing", "", None)),
        (GOOD.replace("PieceDate", "PieceRef", 1), ("columns-missing", "", None)),
        (GOOD.replace("Idevise", "Idevise\tJournalCode"), ("columns-twice", "", None)),
        (GOOD.replace("Debit\tCredit", "Credit\tDebit"), ("columns-order", "", None)),
        (GOOD.replace("JournalCode", "x\tJournalCode"), ("columns-order", "", None)),
        # a line
        (GOOD + "\r\n", ("blank-line", "", 10)),
        (cell(3, "EcritureLib", "Terre\tnoire"), ("field-count", "", 3)),
        (without(9) + "VE\tVentes", ("field-count", "", 9)),
        (cell(3, "EcritureLib", "Terre\x0bnoire"), ("control-character", "", 3)),
        (cell(3, "EcritureDate", "05/03/2026"), ("date", "EcritureDate", 3)),
        (cell(3, "EcritureDate", "20260230"), ("date", "EcritureDate", 3)),
        (cell(3, "PieceDate", "00000000"), ("date", "PieceDate", 3)),
        (cell(3, "DateLet", "mars"), ("date", "DateLet", 3)),
        (cell(3, "Debit", "24.00"), ("amount-dot", "Debit", 3)),
        (cell(3, "Debit", "1 024,00"), ("amount-thousands", "Debit", 3)),
        (cell(3, "Debit", "1\u202f024,00"), ("amount-thousands", "Debit", 3)),
        (cell(3, "Debit", "1.024,00"), ("amount-thousands", "Debit", 3)),
        (cell(3, "Debit", "-24,00"), ("amount-negative", "Debit", 3)),
        (cell(3, "Debit", "24,00-"), ("amount-negative", "Debit", 3)),
        (cell(3, "Debit", "24,000"), ("amount-not-cents", "Debit", 3)),
        (cell(3, "Debit", "24 €"), ("amount", "Debit", 3)),
        (cell(3, "Debit", f"{'9' * 40},00"), ("amount", "Debit", 3)),
        (cell(3, "Debit", "٢٤"), ("amount", "Debit", 3)),
        (cell(3, "Credit", "1,00"), ("both-sides", "Debit", 3)),
        (cell(3, "Debit", "0,00"), ("no-amount", "Debit", 3)),
        (cell(3, "CompteNum", "53"), ("account", "CompteNum", 3)),
        (cell(3, "CompteNum", "TVA"), ("account", "CompteNum", 3)),
        (cell(3, "CompAuxNum", "x"), ("auxiliary", "CompAuxNum", 3)),
        (cell(3, "Idevise", ""), ("currency", "Montantdevise", 3)),
        (cell(3, "ValidDate", "20260304"), ("date-after-validation", "ValidDate", 3)),
        (cell(3, "Credit", "X", signed(GOOD)), ("side", "Sens", 3)),
        (cell(3, "Debit", "-24", signed(GOOD)), ("amount-negative", "Montant", 3)),
        (cell(3, "Debit", "0", signed(GOOD)), ("no-amount", "Montant", 3)),
        # entries
        (cell(3, "Debit", "24,01"), ("entry-unbalanced", "EcritureNum", 2)),
        (without(9), ("entry-one-line", "EcritureNum", 8)),
        (cell(3, "EcritureDate", "20260306"), ("entry-dates", "EcritureDate", 3)),
        (GOOD.replace("\t3\t", "\t5\t"), ("number-gap", "EcritureNum", 8)),
        (GOOD.replace("\t3\t", "\tTrois\t"), ("number", "EcritureNum", 8)),
        (GOOD.replace("\t1\t", "\t4\t"), ("number-order", "EcritureNum", 5)),
    ],
)
def test_each_defect_has_its_name_and_its_line(content: str | bytes, expected: tuple[str, str, object]) -> None:
    assert defects(content)[0] == expected


@pytest.mark.parametrize(
    "column", [name for name in COLUMNS if name[:7] not in {"CompAux", "Ecritur", "DateLet", "Montant", "Idevise"}]
)
def test_an_empty_field_that_must_be_filled_is_named(column: str) -> None:
    for blank in ("", " "):
        assert ("empty-field", column, 3) in defects(cell(3, column, blank))


@pytest.mark.parametrize("column", ["EcritureNum", "EcritureDate", "EcritureLib"])
def test_an_entry_without_number_date_or_text_is_named(column: str) -> None:
    assert defects(cell(3, column, "")) == [("empty-field", column, 3)]


def test_lines_of_an_entry_that_are_not_together_are_named() -> None:
    lines = GOOD.split("\r\n")
    lines[3], lines[4] = lines[4], lines[3]
    assert ("entry-scattered", "EcritureNum", 5) in defects("\r\n".join(lines))


def test_neither_dates_of_entries_nor_of_validation_in_order_is_named() -> None:
    back = GOOD.replace("\t3\t20260307", "\t3\t20260304")
    content = "\r\n".join(
        re.sub("20260310", "20260309", line) if "\t3\t2026" in line else line for line in back.split("\r\n")
    )
    assert defects(content) == [("date-order", "EcritureDate", 8)]


def test_swapped_columns_of_a_line_are_seen_by_what_stands_in_them() -> None:
    row = GOOD.split("\r\n")[2].split("\t")
    row[3], row[4] = row[4], row[3]
    names = {name for name, _, _ in defects(GOOD.replace(GOOD.split("\r\n")[2], "\t".join(row)))}
    assert "date" in names


def test_all_defects_are_told_at_once_and_none_twice() -> None:
    found = defects(cell(5, "Debit", "24.00", cell(3, "EcritureDate", "2026-03-05")))
    assert found == [("date", "EcritureDate", 3), ("amount-dot", "Debit", 5)]


def test_a_million_defects_are_not_listed() -> None:
    many = "\r\n".join([HEADINGS, *["x"] * 1_000])
    found = defects(many)
    assert len(found) == MOST + 1
    assert found[-1] == ("more", "", None)


def test_each_sentence_is_said_by_a_test() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in TEXTS if f'"{name}"' not in source] == []


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert accepted(content) in {True, False}


@given(st.data())
def test_any_file_with_some_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(GOOD.encode("iso-8859-15"))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.sampled_from(b"\t|\r\n0,.- \x00\x80\xffA"))
    assert accepted(bytes(content)) in {True, False}


def accepted(content: bytes) -> bool:
    try:
        book = read(content)
    except Refused:
        return False
    assert sum(book.balances.values()) == 0
    return True


# --- at the command --------------------------------------------------------------------------------


def test_the_command_prints_the_balances(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "000000000FEC20261231.txt"
    path.write_bytes(GOOD.encode())
    assert main([str(path), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "3 balanced entries" in said
    assert re.search(r"401000 +│ Fournisseurs +│ +0\.00 │ +144\.00 │ +-144\.00", said)
    assert re.search(r"Total +│ +│ +168\.05 │ +168\.05 │ +0\.00", said)


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(cell(3, "Debit", "24.00").encode())
    assert main([str(path)]) == 1
    assert capsys.readouterr().out == (
        "[fec.amount-dot] Debit\u00a0: Ligne 3\u00a0: la décimale est un point. Écrivez une virgule.\n"
    )


def test_the_command_says_that_there_is_no_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flashcoop_format_fec", str(tmp_path / "none.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "none.txt" in done.stderr
