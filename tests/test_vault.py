"""A roster says who members are; what refuses it names a line, and nobody."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from flashcoop_core.errors import Refused
from flashcoop_core.events.fields import Id
from flashcoop_core.vault import FIELDS, Identity, Roster, read_roster

#: What no refusal may ever say.
HIDDEN = "Zyzomys"
NFC, NFD = (unicodedata.normalize(form, "Évreux") for form in ("NFC", "NFD"))
TWO = Roster({"m-01": Identity(birth_name=HIDDEN, employee_number="007"), "m-02": Identity(birth_name="Autre")})


def roster_of(folder: Path, content: str | bytes) -> Roster:
    path = folder / "who"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_roster(path)


def refused(folder: Path, content: str | bytes) -> Refused:
    with pytest.raises(Refused) as found:
        roster_of(folder, content)
    for lang in ("fr", "en"):
        assert HIDDEN not in found.value.say(lang)
    assert HIDDEN not in repr(found.value.refusals)
    return found.value


def as_json(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False)


# -- what is read ------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_whichever_its_separator_and_its_line_ends(tmp_path: Path, separator: str, end: str) -> None:
    lines = [("employee_number", "member", "iban"), ("007", "m-01", "FR76"), ("008", "m-02", "")]
    roster = roster_of(tmp_path, end.join(separator.join(line) for line in lines))
    assert dict(roster) == {
        "m-01": Identity(employee_number="007", iban="FR76"),
        "m-02": Identity(employee_number="008"),
    }


def test_the_other_separator_may_stand_in_a_text(tmp_path: Path) -> None:
    assert roster_of(tmp_path, "member;street\nm-01;1, rue Haute").get("m-01") == Identity(street="1, rue Haute")
    assert roster_of(tmp_path, "member,street\nm-01,a;b;c").get("m-01") == Identity(street="a;b;c")


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert roster_of(tmp_path, "\ufeffmember;town\nm-01;Nîmes".encode())["m-01"].town == "Nîmes"
    assert roster_of(tmp_path, b"\xef\xbb\xbf" + as_json([{"member": "m-01", "town": "Nîmes"}]).encode())["m-01"].town


def test_a_quoted_text_keeps_its_separators_and_quotes(tmp_path: Path) -> None:
    assert roster_of(tmp_path, 'member;street\nm-01;"2; rue ""Basse"""')["m-01"].street == '2; rue "Basse"'


def test_json_is_a_list_of_objects_with_texts(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, as_json([{"member": "m-01", "town": "Nîmes"}, {"member": "m-02"}]))
    assert dict(roster) == {"m-01": Identity(town="Nîmes"), "m-02": Identity()}
    assert dict(roster_of(tmp_path, "[]")) == {}


@pytest.mark.parametrize("content", ["member;town\nm-01; {} ", '[{{"member": "m-01", "town": " {}\\t"}}]'])
def test_accents_have_one_form_and_texts_no_space_around_them(tmp_path: Path, content: str) -> None:
    assert NFC != NFD
    roster = roster_of(tmp_path, content.format(NFD))
    assert roster["m-01"].town == NFC
    assert roster.member_of("town", NFC) == "m-01"


def test_empty_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    assert list(roster_of(tmp_path, "\nmember\n\nm-01\n\n")) == ["m-01"]
    assert refused(tmp_path, f"\nmember;town\n\nm-01;{HIDDEN};x").line == 4


def test_a_heading_alone_is_a_roster_of_nobody(tmp_path: Path) -> None:
    assert len(roster_of(tmp_path, "member;town\r\n")) == 0


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}", fullmatch=True),
        st.dictionaries(st.sampled_from(FIELDS), st.text(st.characters(codec="utf-8"), max_size=20)),
    )
)
def test_any_texts_come_back_from_json_but_for_spaces_and_accents(
    tmp_path_factory: pytest.TempPathFactory, people: Mapping[str, Mapping[str, str]]
) -> None:
    roster = roster_of(
        tmp_path_factory.mktemp("json"), as_json([{"member": member, **who} for member, who in people.items()])
    )
    assert dict(roster) == {
        member: Identity(**{field: unicodedata.normalize("NFC", text.strip()) for field, text in who.items()})
        for member, who in people.items()
    }


# -- what is refused ---------------------------------------------------------------------------------

TOO_LONG, TOO_LONG_FOR_CSV = f"{HIDDEN}{'x' * 500}", f"{HIDDEN}{'x' * 200_000}"
BAD_CSV = {
    "an empty file": ("", "roster-unreadable", 1),
    "nothing but empty lines": ("\n\r\n", "roster-unreadable", 1),
    "an unknown column": (f"member;{HIDDEN}\nm-01;x", "roster-unknown-field", 1),
    "an unknown column above no line": (f"member;{HIDDEN}", "roster-unknown-field", 1),
    "a column without a name": (f"member;\nm-01;{HIDDEN}", "roster-unknown-field", 1),
    "a column twice": (f"member;iban;iban\nm-01;{HIDDEN};x", "roster-field-twice", 1),
    "no column member": (f"iban\n{HIDDEN}", "roster-no-member", 1),
    "a line without a member": (f"member;iban\nm-01;x\n ;{HIDDEN}", "roster-no-member", 3),
    "a name in the place of an id": (f"member;iban\nm-01;x\n{HIDDEN};y", "roster-not-an-id", 3),
    "a member twice": (f"member;iban\nm-01;x\nm-01;{HIDDEN}", "roster-line-twice", 3),
    "a cell too many": (f"member;iban\nm-01;x\nm-02;{HIDDEN};y", "roster-ragged-line", 3),
    "a cell too few": (f"member;iban;town\nm-01;{HIDDEN}", "roster-ragged-line", 2),
    "a quote that never ends": (f'member;iban\nm-01;"x\nm-02;{HIDDEN}\n', "roster-unreadable", 2),
    "a quote inside a text": (f'member;iban\nm-01;"{HIDDEN}"x\n', "roster-unreadable", 2),
    "a long text": (f"member;iban\nm-01;x\nm-02;{TOO_LONG}", "roster-text-too-long", 3),
    "a text beyond what the reader takes": (f"member;iban\nm-01;{TOO_LONG_FOR_CSV}", "roster-unreadable", 2),
    "another encoding": (f"member;town\nm-01;{HIDDEN}\nm-02;Nîmes".encode("cp1252"), "roster-unreadable", 3),
    "UTF-16": (f"member;town\nm-01;{HIDDEN}".encode("utf-16"), "roster-unreadable", 1),
}
BAD_JSON = {
    "no JSON": (f'[{{"member": "m-01",\n "town": "{HIDDEN}"}},\n oops]', "roster-unreadable", 3),
    "a number too long to read": ("[" + "1" * 10_000 + "]", "roster-unreadable", 0),
    "lists too deep": ("[" * 100_000, "roster-unreadable", 0),
    "an object alone": (as_json({"member": "m-01", "town": HIDDEN}), "roster-unreadable", 0),
    "a list in the list": (as_json([{"member": "m-01"}, ["member", HIDDEN]]), "roster-unreadable", 2),
    "a number for a text": (as_json([{"member": "m-01", "birth_name": HIDDEN, "iban": 1}]), "roster-unreadable", 1),
    "an unknown key": (as_json([{"member": "m-01"}, {"member": "m-02", HIDDEN: "x"}]), "roster-unknown-field", 2),
    "a key twice": (f'[{{"member": "m-01", "iban": "x", "iban": "{HIDDEN}"}}]', "roster-field-twice", 1),
    "no member": (as_json([{"iban": HIDDEN}]), "roster-no-member", 1),
    "a name in the place of an id": (as_json([{"member": HIDDEN}]), "roster-not-an-id", 1),
    "a member twice": (as_json([{"member": "m-01"}, {"member": "m-01", "iban": HIDDEN}]), "roster-line-twice", 2),
    "a long text": (as_json([{"member": "m-01", "iban": TOO_LONG}]), "roster-text-too-long", 1),
}


@pytest.mark.parametrize(("content", "name", "line"), BAD_CSV.values(), ids=BAD_CSV)
def test_a_csv_is_refused_at_its_line_and_says_nothing_of_it(
    tmp_path: Path, content: str | bytes, name: str, line: int
) -> None:
    found = refused(tmp_path, content)
    assert (found.names, found.line) == ((name,), line)


@pytest.mark.parametrize(("content", "name", "line"), BAD_JSON.values(), ids=BAD_JSON)
def test_json_is_refused_at_its_object_and_says_nothing_of_it(
    tmp_path: Path, content: str, name: str, line: int
) -> None:
    found = refused(tmp_path, content)
    assert (found.names, found.line) == ((name,), line)


@pytest.mark.parametrize("content", [f"member\n{HIDDEN}".encode("utf-16"), f'["{HIDDEN}'.encode()], ids=["csv", "json"])
def test_no_error_that_holds_the_file_stays_behind_a_refusal(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content).__context__ is None


def test_a_file_that_is_not_there_is_the_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_roster(tmp_path / "absent.csv")


def test_a_member_is_called_as_the_log_calls_them(tmp_path: Path) -> None:
    # The vault knows no event: it says the pattern again.
    pattern = next(part.pattern for part in get_args(Id) if isinstance(part, Meta) and part.pattern)
    for member in ("m-01", "a", "0.b_c-d", "x" * 64):
        assert re.search(pattern, member)
        assert list(roster_of(tmp_path, f"member\n{member}")) == [member]
    for other in ("M-01", "-a", "é", "a b", "x" * 65):
        assert not re.search(pattern, other)
        assert refused(tmp_path, f"member\n{other}").names == ("roster-not-an-id",)


# -- what a roster answers ---------------------------------------------------------------------------


def test_a_roster_may_be_a_function() -> None:
    roster = Roster.of(["m-01", "m-02"], {"m-01": Identity(town="Nîmes")}.get)
    assert dict(roster) == {"m-01": Identity(town="Nîmes")}


def test_nothing_that_is_printed_shows_anybody() -> None:
    everybody = Identity(**dict.fromkeys(FIELDS, HIDDEN))
    roster = Roster({"m-01": everybody})
    for shown in (
        everybody,
        roster,
        roster.values(),
        roster.items(),
        dict(roster),
        [everybody],
        attrs.evolve(everybody),
    ):
        assert HIDDEN not in f"{shown!r} {shown}"
    assert repr(roster) == "<Roster of 1>"


def test_a_member_is_found_by_what_one_alone_has() -> None:
    assert TWO.member_of("employee_number", "007") == "m-01"


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("employee_number", "7", "roster-has-no-such"),
        # One member's number is empty: that does not make an empty number theirs.
        ("employee_number", "", "roster-has-no-such"),
        ("iban", HIDDEN, "roster-has-no-such"),
        ("birth_name", HIDDEN, "roster-ambiguous"),
    ],
)
def test_what_nobody_or_several_have_finds_no_one(field: str, value: str, name: str) -> None:
    same = Roster({"m-01": TWO["m-01"], "m-02": attrs.evolve(TWO["m-02"], birth_name=HIDDEN)})
    with pytest.raises(Refused) as found:
        same.member_of(field, value)
    assert found.value.names == (name,)
    assert HIDDEN not in found.value.say() + found.value.say("en")


@pytest.mark.parametrize(
    ("members", "fields", "names"),
    [
        (["m-01"], ["birth_name", "employee_number"], []),
        (["m-01", "m-02"], ["employee_number"], ["roster-incomplete"]),
        (["m-03", "m-02"], ["iban"], ["roster-forgets-member", "roster-incomplete"]),
    ],
)
def test_what_a_payroll_needs_is_looked_for_before_it_is_asked(
    members: Iterable[str], fields: Iterable[str], names: list[str]
) -> None:
    assert [refusal.name for refusal in TWO.check(members, fields)] == names


def test_an_optional_field_may_be_empty() -> None:
    assert TWO.check(["m-02"], ["birth_name"], ["iban"]) == ()


@pytest.mark.parametrize("char", ["\n", "\r", "\t", "\0", "\x1b", "\x85", "\u2028", "\ud800", "\uffff", "x" * 500])
@pytest.mark.parametrize("field", ["birth_name", "iban"])
def test_a_text_that_would_break_a_file_is_refused_wherever_it_comes_from(char: str, field: str) -> None:
    roster = Roster({"m-01": attrs.evolve(TWO["m-01"], **{field: f"{HIDDEN}{char}x"})})
    (refusal,) = roster.check(["m-01"], ["birth_name"], ["iban"])
    assert refusal.name == "roster-unwritable-text"
    assert refusal.facts == {"member": "m-01", "fields": (field,), "limit": 500}
    assert HIDDEN not in refusal.say() + refusal.say("en")


def test_a_plugin_is_given_what_it_asks_for_and_no_one_else() -> None:
    assert dict(TWO.only(["m-01", "m-03"], ["birth_name"])) == {"m-01": Identity(birth_name=HIDDEN)}
