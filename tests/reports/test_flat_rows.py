"""Rows of flat files: what a field may not hold is refused, with the event and the field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core.errors import Refused
from flashcoop_core.reports import FlatForm, decimal_comma

NAMES = ("a", "b")


@pytest.mark.parametrize(
    ("text", "form", "name", "character"),
    [
        ("x|y", FlatForm("|", "utf-8"), "flat-separator", "U+007C"),
        ("x\ty", FlatForm("\t", "utf-8"), "flat-separator", "U+0009"),
        ('x"y', FlatForm(";", "cp1252", without='"'), "flat-separator", "U+0022"),
        ("x\ny", FlatForm("|", "utf-8"), "flat-hidden-character", "U+000A"),
        ("x\u200by", FlatForm("|", "utf-8"), "flat-hidden-character", "U+200B"),
        ("№ 7", FlatForm("|", "iso-8859-15"), "flat-encoding", "U+2116"),
        ("Ł", FlatForm(";", "cp1252"), "flat-encoding", "U+0141"),
    ],
)
def test_a_character_that_the_file_cannot_hold_is_refused(text: str, form: FlatForm, name: str, character: str) -> None:
    with pytest.raises(Refused) as refused:
        form.row(NAMES, ("fine", text), 12)
    (refusal,) = refused.value.refusals
    assert (refusal.name, refusal.where) == (name, "b")
    assert refusal.facts["version"] == 12
    assert refusal.facts["character"] == character
    assert "12" in refusal.say("fr")
    assert "12" in refusal.say("en")


def test_each_field_at_fault_is_named() -> None:
    with pytest.raises(Refused) as refused:
        FlatForm("|", "iso-8859-15").row(NAMES, ("a|b", "№"), 1)
    assert [(refusal.where, refusal.name) for refusal in refused.value.refusals] == [
        ("a", "flat-separator"),
        ("b", "flat-encoding"),
    ]


@pytest.mark.parametrize("form", [FlatForm(";", "cp1252", '"', "-"), FlatForm("|", "iso-8859-15", instead="-")])
def test_what_the_host_chose_takes_the_place_of_what_the_file_cannot_hold(form: FlatForm) -> None:
    assert form.row(NAMES, ("F\n12", "é\u200b🍪"), 1) == f"F-12{form.separator}é--\r\n".encode(form.encoding)
    assert form.row(NAMES, ('a;"', "b|"), 1).count(form.separator.encode()) == 1


def test_french_letters_and_no_break_spaces_are_written() -> None:
    assert (
        FlatForm("\t", "iso-8859-15").row(NAMES, ("Œuvre à 5 €", "5\u00a0%"), 1) == b"\xbcuvre \xe0 5 \xa4\t5\xa0%\r\n"
    )


def test_typographic_signs_of_labels_have_a_plain_form_where_the_encoding_lacks_them() -> None:
    label = "Subventions d’exploitation – 741…"
    assert FlatForm("\t", "iso-8859-15").label(label) == "Subventions d'exploitation - 741..."
    assert FlatForm("\t", "cp1252").label(label) == FlatForm("\t", "utf-8").label(label) == label


@given(st.integers(0, 10**15))
def test_amounts_have_two_decimals_after_a_comma(cents: int) -> None:
    whole, decimals = decimal_comma(cents).split(",")
    assert len(decimals) == 2
    assert int(whole + decimals) == cents


@given(st.lists(st.text(), min_size=2, max_size=2), st.sampled_from(("utf-8", "iso-8859-15", "cp1252")))
def test_what_is_written_is_read_back_field_by_field(values: list[str], encoding: str) -> None:
    row = written(FlatForm("|", encoding), values)
    assert row is None or row.decode(encoding).removesuffix("\r\n").split("|") == values


def written(form: FlatForm, values: list[str]) -> bytes | None:
    try:
        return form.row(NAMES, values, 1)
    except Refused:
        return None
