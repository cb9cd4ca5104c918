"""A table shows exactly the strings it was given, and nothing that could disturb a screen."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core.tables import Column, Format, Row, Table

FORMATS: tuple[Format, ...] = get_args(Format)


def table(*rows: Row, title: str = "Compte de résultat", notes: tuple[str, ...] = ()) -> Table:
    return Table(title, (Column("Poste"), Column("Montant", "right")), rows, notes)


def test_groups_are_indented_and_a_rule_stands_above_a_total() -> None:
    shown = table(
        Row(("Produits", "")),
        Row(("Ventes", "440,00\u00a0€"), indent=1),
        Row(("Total", "1\u202f440,00\u00a0€"), total=True),
        notes=("Tête du journal : 8f3a",),
    )
    assert str(shown) == (
        "Compte de résultat\n"
        "┌──────────┬────────────┐\n"
        "│ Poste    │    Montant │\n"
        "├──────────┼────────────┤\n"
        "│ Produits │            │\n"
        "│   Ventes │   440,00\u00a0€ │\n"
        "├──────────┼────────────┤\n"
        "│ Total    │ 1\u202f440,00\u00a0€ │\n"
        "└──────────┴────────────┘\n"
        "Tête du journal : 8f3a"
    )


def test_markdown_is_a_table_of_its_own_without_rules() -> None:
    shown = table(Row(("a|b <i>", "1,00")), Row(("Ventes", "1,00"), indent=1), Row(("Total", "2,00"), total=True))
    assert shown.render("github") == (
        "Compte de résultat\n\n"
        "| Poste       |   Montant |\n"
        "|-------------|-----------|\n"
        "| a\\|b &lt;i> |      1,00 |\n"
        "| \u00a0\u00a0Ventes    |      1,00 |\n"
        "| Total       |      2,00 |"
    )


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("text", ["0421", "10.50", "1e5", "1234567.10", "-0", "nan", "1,234"])
def test_a_string_that_looks_like_a_number_is_left_as_it_is(fmt: Format, text: str) -> None:
    assert text in table(Row((text, text))).render(fmt).split()


@pytest.mark.parametrize("fmt", FORMATS)
@given(text=st.text(alphabet=st.characters(codec=None), max_size=20))
def test_no_text_can_steer_the_terminal(fmt: Format, text: str) -> None:
    shown = table(Row((text, text)), title=text, notes=(text,)).render(fmt)
    shown.encode()  # no lone surrogate
    assert not any(char in shown for char in "\x00\x07\x08\x1b\x7f\x9b\r\t\u200b\u202a\u202e\u2066\u2069\u2028\ufeff")


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_text_of_several_lines_takes_one(fmt: Format) -> None:
    assert table(Row(("one\ntwo\r\nthree", ""))).render(fmt).count("one two three") == 1


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_table_without_rows_still_names_its_columns(fmt: Format) -> None:
    assert "Poste" in table().render(fmt)


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        table(Row(("a", "b")), Row(("a",)))


def test_tabulate_is_imported_only_when_a_table_is_shown() -> None:
    code = "import sys, flashcoop_core.tables; sys.exit('tabulate' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
