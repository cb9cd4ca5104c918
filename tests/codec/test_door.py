"""Bad input, one line each, and the name it is refused by; what is let in, and how it is read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from string import Formatter

import msgspec
import pytest

from flashcoop_core import errors, events
from flashcoop_core.codec.declared import EXACT, Declared, Many, Part, Perhaps, Words, fields_of
from flashcoop_core.codec.door import Adopted, Bare, read_event, read_json, read_line, structure
from flashcoop_core.codec.envelope import misnamed
from flashcoop_core.codec.fast import decode, encode
from flashcoop_core.codec.leaves import EXAMPLES
from flashcoop_core.codec.shape import shape
from flashcoop_core.codec.strict_json import DEEPEST, LARGEST
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events.upcasts import OLDER
from flashcoop_core.words.shapes import TEXTS

WORK: dict[str, object] = {"on": "2026-03-07", "member": "m-01", "minutes": 90}
OLD_WORK: dict[str, object] = {"on": "2026-03-07", "member": "m-01", "hours": 2}
WORK_RECORDED = events.WorkRecorded(on=date(2026, 3, 7), member="m-01", minutes=90)
SALE: dict[str, object] = {
    "on": "2026-03-07",
    "ticket": "T-1",
    "channel": "market",
    "lines": [{"product": "kokedama", "quantity": 2000, "price": 900, "gross": 1800, "rate": 1000, "net": 1636}],
    "totals": [{"rate": 1000, "net": 1636, "vat": 164, "gross": 1800}],
    "paid": [{"means": "cash", "cents": 1800}],
}
RECORD: dict[str, object] = {
    "at": "2026-03-07T10:15:00.000000Z",
    "by": "f-01",
    "entries": [["CA", "T-1", [["53", "market", 1800, None], ["701", "kokedama", -1800, 1000]]]],
    "event": WORK,
    "id": "0f" * 16,
    "kind": "work_recorded",
    "on": "2026-03-07",
    "origin": None,
    "schema": 2,
    "session": "lusignan-2026",
    "version": 7,
}


def faults(refused: Refused) -> list[tuple[str, str]]:
    return [(refusal.name, refusal.where) for refusal in refused.refusals]


def changed(fields: dict[str, object], changes: dict[str, object]) -> dict[str, object]:
    """`fields` with `changes`; `...` takes a field away."""
    return {name: value for name, value in {**fields, **changes}.items() if value is not ...}


def fields_for(kind: str, changes: dict[str, object]) -> dict[str, object]:
    return changed(WORK if kind == "work_recorded" else SALE, changes)


def canonical(plain: object) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


BAD_JSON: list[tuple[bytes | str, str, str | None]] = [
    ("", "json-cut-short", ""),
    ("{", "json-cut-short", ""),
    ('{"a": 1', "json-cut-short", "a"),
    ('{"event": {"lines": [{"price": 12}, {"quan', "json-cut-short", "event.lines[1]"),
    ('{"event": {"lines": [{"price": 12}, {"price": "tw', "json-cut-short", "event.lines[1].price"),
    ('{"event": {"delivered": tru', "json-cut-short", "event.delivered"),
    ('{"a": 1,}', "not-json", ""),
    ('{"a": 1, "b": 01}', "not-json", "b"),
    ('{"a": "tab\there"}', "not-json", "a"),
    ('{"a": "bad \\x"}', "not-json", "a"),
    ("{'a': 1}", "not-json", ""),
    ("[1] [2]", "not-json", ""),
    ('{"a": 1, "a": 1}', "duplicate-key", "a"),
    ('{"a": [{"b": 1, "b": 2}]}', "duplicate-key", "a[0].b"),
    ('{"Jean Dupont": 1, "Jean Dupont": 2}', "duplicate-key", "?"),
    ('{"a": 12.5}', "float-not-allowed", "a"),
    ('{"a": 12.0}', "float-not-allowed", "a"),
    ('{"a": [1, 1e3]}', "float-not-allowed", "a[1]"),
    ('{"a": 1e999999999}', "float-not-allowed", "a"),
    ('{"a": NaN}', "nan-not-allowed", "a"),
    ("-Infinity", "nan-not-allowed", ""),
    (f'{{"a": {EXACT + 1}}}', "integer-too-wide", "a"),
    (f'{{"a": {-EXACT - 1}}}', "integer-too-wide", "a"),
    ('{"a": ' + "9" * 100_000 + "}", "integer-too-wide", "a"),
    ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "nested-too-deep", "[0]" * DEEPEST),
    ("[" * 100_000 + "]" * 100_000, "nested-too-deep", None),
    ('"' + "x" * LARGEST + '"', "input-too-big", ""),
    ('"' + "é" * (LARGEST // 2) + '"', "input-too-big", ""),
    (b'{"a": "\xe9"}', "not-utf8", ""),
    (b'\xef\xbb\xbf{"a": 1}', "starts-with-bom", ""),
    ('\ufeff{"a": 1}', "starts-with-bom", ""),
    ('{"a": 1}'.encode("utf-16-be"), "not-json", ""),
]


@pytest.mark.parametrize(("raw", "name", "where"), BAD_JSON, ids=lambda value: str(value)[:30])
def test_bad_json_is_refused_by_name(raw: bytes | str, name: str, where: str | None) -> None:
    with pytest.raises(Refused) as refused:
        read_json(raw)
    assert refused.value.names == (name,)
    assert where is None or refused.value.refusals[0].where == where


def test_the_largest_values_are_read() -> None:
    assert read_json(f"[{EXACT}, {-EXACT}]") == [EXACT, -EXACT]
    assert read_json("[" * DEEPEST + "]" * DEEPEST)
    assert len(read_json('"' + "x" * (LARGEST - 2) + '"')) == LARGEST - 2


def test_an_escape_that_never_ends_costs_no_more_than_its_length() -> None:
    with pytest.raises(Refused) as refused:
        read_json('{"a": "' + '\\"' * 400_000 + '\x01"}')
    assert faults(refused.value) == [("not-json", "a")]


BAD_EVENTS: list[tuple[str, dict[str, object], str, str]] = [
    # kind, changes to the fields (... takes one away), name, path
    ("work_recorded", {"minutes": "90"}, "wrong-type", "minutes"),
    ("work_recorded", {"minutes": True}, "wrong-type", "minutes"),
    ("work_recorded", {"minutes": None}, "wrong-type", "minutes"),
    ("work_recorded", {"minutes": [90]}, "wrong-type", "minutes"),
    ("work_recorded", {"minutes": 0}, "too-small", "minutes"),
    ("work_recorded", {"minutes": -90}, "too-small", "minutes"),
    ("work_recorded", {"minutes": 1441}, "too-large", "minutes"),
    ("work_recorded", {"minutes": ...}, "missing-field", "minutes"),
    ("work_recorded", {"hours": 2}, "unknown-field", "hours"),
    ("work_recorded", {"Jean Dupont": 2}, "unknown-field", "?"),
    ("work_recorded", {"member": 1}, "wrong-type", "member"),
    ("work_recorded", {"member": "Jean"}, "bad-pattern", "member"),
    ("work_recorded", {"member": ""}, "bad-pattern", "member"),
    ("sale_made", {"ticket": "T-1\n"}, "text-not-clean", "ticket"),
    ("work_recorded", {"on": "2026-02-30"}, "not-a-date", "on"),
    ("work_recorded", {"on": "20260307"}, "not-a-date", "on"),
    ("work_recorded", {"on": "2026-W10-6"}, "not-a-date", "on"),
    ("work_recorded", {"on": "2026-03-07T00:00:00"}, "not-a-date", "on"),
    ("work_recorded", {"on": "٢٠٢٦-٠٣-٠٧"}, "not-a-date", "on"),
    ("work_recorded", {"on": 20260307}, "wrong-type", "on"),
    ("sale_made", {"lines": {}}, "wrong-type", "lines"),
    ("sale_made", {"lines": "abc"}, "wrong-type", "lines"),
    ("sale_made", {"lines": [[]]}, "wrong-type", "lines[0]"),
    ("sale_made", {"ticket": ""}, "too-short", "ticket"),
    ("sale_made", {"ticket": "T" * 41}, "too-long", "ticket"),
    ("sale_made", {"ticket": "T\u202e1"}, "text-not-clean", "ticket"),
    ("sale_made", {"ticket": "T\u200b1"}, "text-not-clean", "ticket"),
    ("sale_made", {"ticket": "T\u3164"}, "text-not-clean", "ticket"),
    ("sale_made", {"ticket": "T\ud800"}, "text-not-clean", "ticket"),
    ("sale_made", {"ticket": "e\u0301"}, "text-not-composed", "ticket"),
    ("sale_made", {"at": "24:00:00"}, "bad-pattern", "at"),
    ("sale_made", {"delivered": 1}, "wrong-type", "delivered"),
    ("sale_made", {"paid": [{"means": "gold", "cents": 1}]}, "not-a-choice", "paid[0].means"),
    ("sale_made", {"paid": [{"means": None, "cents": 1}]}, "wrong-type", "paid[0].means"),
    ("sale_made", {"paid": [{"means": "cash", "cents": 10**12 + 1}]}, "too-large", "paid[0].cents"),
    ("sale_made", {"paid": [{"means": "cash"}]}, "missing-field", "paid[0].cents"),
    ("sale_made", {"paid": [{"means": "cash", "cents": 1, "tip": 1}]}, "unknown-field", "paid[0].tip"),
]


@pytest.mark.parametrize(("kind", "changes", "name", "where"), BAD_EVENTS)
def test_a_bad_field_is_refused_by_name_at_its_path(
    kind: str, changes: dict[str, object], name: str, where: str
) -> None:
    with pytest.raises(Refused) as refused:
        structure(kind, fields_for(kind, changes))
    assert faults(refused.value) == [(name, where)]
    assert refused.value.kind == kind


BAD_WRAPPINGS = [
    ([], [("wrong-type", "")]),
    ({}, [("missing-field", "event"), ("missing-field", "kind")]),
    ({"kind": "work_recorded"}, [("missing-field", "event")]),
    ({"kind": "work_recorded", "event": None}, [("wrong-type", "event")]),
    ({"kind": "gift_made", "event": {}}, [("unknown-kind", "kind")]),
    ({"kind": "Jean Dupont", "event": {}}, [("unknown-kind", "kind")]),
    ({"kind": 3, "event": {}}, [("wrong-type", "kind")]),
    ({"kind": "work_recorded", "event": WORK, "schema": 3}, [("later-schema", "schema")]),
    ({"kind": "work_recorded", "event": WORK, "schema": 0}, [("too-small", "schema")]),
    ({"kind": "work_recorded", "event": WORK, "schema": True}, [("wrong-type", "schema")]),
    ({"kind": "work_recorded", "event": WORK, "id": "x"}, [("bad-pattern", "id")]),
    ({"kind": "work_recorded", "event": WORK, "by": "Jean"}, [("bad-pattern", "by")]),
    ({"kind": "work_recorded", "event": WORK, "note": ""}, [("unknown-field", "note")]),
    (
        {"kind": "work_recorded", "event": {**WORK, "minutes": 0, "colour": 1}, "by": 1},
        [("wrong-type", "by"), ("too-small", "event.minutes"), ("unknown-field", "event.colour")],
    ),
    (
        {"kind": "work_recorded", "schema": 1, "event": WORK},
        [("missing-field", "event.hours"), ("unknown-field", "event.minutes")],
    ),
    (
        {"kind": "work_recorded", "schema": 1, "event": {**OLD_WORK, "hours": True}},
        [("wrong-type", "event.hours")],
    ),
]


@pytest.mark.parametrize(("plain", "expected"), BAD_WRAPPINGS)
def test_what_is_wrong_around_an_event_is_named_with_what_is_wrong_inside(
    plain: object, expected: list[tuple[str, str]]
) -> None:
    with pytest.raises(Refused) as refused:
        read_event(json.dumps(plain))
    assert faults(refused.value) == expected


def test_a_bare_event_brings_its_id_and_author() -> None:
    bare = read_event(json.dumps({"kind": "work_recorded", "event": WORK, "id": "0f" * 16, "by": "f-01", "schema": 2}))
    assert bare == Bare(kind="work_recorded", event=WORK_RECORDED, id=b"\x0f" * 16, by="f-01")
    assert read_event(json.dumps({"kind": "work_recorded", "event": WORK})).id is None


def test_a_schema_that_never_was_is_refused() -> None:
    for schema, name in ((0, "unknown-schema"), (3, "later-schema")):
        with pytest.raises(Refused) as refused:
            structure("work_recorded", WORK, schema)
        assert refused.value.names == (name,)


def test_hours_of_version_1_are_read_as_minutes() -> None:
    expected = events.WorkRecorded(on=date(2026, 3, 7), member="m-01", minutes=120)
    assert decode("work_recorded", 1, canonical(OLD_WORK)) == expected
    assert structure("work_recorded", OLD_WORK, 1) == expected
    assert read_event(json.dumps({"kind": "work_recorded", "schema": 1, "event": OLD_WORK})).event == expected
    line = canonical({**RECORD, "schema": 1, "event": OLD_WORK})
    adopted = read_line(line, 1)
    assert isinstance(adopted, Adopted)
    assert (adopted.event, adopted.record) == (expected, line)


def test_every_older_schema_is_declared_and_leads_to_today() -> None:
    assert OLDER.keys() == {kind.name for kind in events.KINDS.values() if kind.schema > 1}
    assert all(set(kind.older) == set(range(1, kind.schema)) for kind in events.KINDS.values())


def test_the_fast_reader_names_what_it_does_not_know() -> None:
    for kind, schema, error in (
        ("gift_made", 1, errors.UnknownKind),
        ("work_recorded", 3, errors.LaterSchema),
        ("work_recorded", 0, errors.UnknownSchema),
    ):
        with pytest.raises(error):
            decode(kind, schema, canonical(WORK))
    with pytest.raises(msgspec.DecodeError):
        decode("work_recorded", 1, canonical({**OLD_WORK, "hours": True}))


def test_what_is_no_event_has_no_shape() -> None:
    assert [refusal.name for refusal in shape(object())] == ["unknown-kind"]


def test_a_shape_fault_quotes_numbers_and_never_a_text() -> None:
    sale = events.SaleMade(
        on=date(2026, 3, 7), ticket="Jean Dupont\u200b" * 5, channel="Jean Dupont", lines=(), totals=(), paid=()
    )
    found = shape(sale)
    assert [refusal.name for refusal in found] == ["too-long", "text-not-clean", "bad-pattern"]
    assert found[0].facts == {"length": 60, "limit": 40}
    assert found[1].facts == {"characters": ("U+200B",)}
    assert "Dupont" not in repr(found)


# An exported line


def test_an_exported_line_is_adopted_with_its_exact_bytes() -> None:
    raw = canonical(RECORD)
    for line in (raw, raw + b"\n", raw + b"\r\n", raw.decode()):
        adopted = read_line(line, 3)
        assert isinstance(adopted, Adopted)
        assert adopted.record == raw
        assert adopted.event == WORK_RECORDED
        assert adopted.envelope.entries == (
            ("CA", "T-1", (("53", "market", 1800, None), ("701", "kokedama", -1800, 1000))),
        )
        assert (adopted.envelope.session, adopted.envelope.version) == ("lusignan-2026", 7)


def test_a_bare_event_in_a_file_is_read_as_one() -> None:
    assert read_line(json.dumps({"kind": "work_recorded", "event": WORK}) + "\n", 1) == Bare(
        kind="work_recorded", event=WORK_RECORDED
    )


BAD_LINES: list[tuple[dict[str, object], str, str]] = [
    ({"event": {**WORK, "minutes": 0}}, "too-small", "event.minutes"),
    ({"at": "2026-03-07T10:15:00Z"}, "bad-pattern", "at"),
    ({"at": "2026-02-30T10:15:00.000000Z"}, "not-a-moment", "at"),
    ({"on": "2026-03-08"}, "days-differ", "on"),
    ({"session": "Lusignan"}, "bad-pattern", "session"),
    ({"session": ...}, "missing-field", "session"),
    ({"by": ...}, "missing-field", "by"),
    ({"version": 0}, "too-small", "version"),
    ({"entries": {}}, "wrong-type", "entries"),
    ({"entries": [["CA", "T-1"]]}, "wrong-length", "entries[0]"),
    ({"entries": [["XX", "T-1", []]]}, "not-a-choice", "entries[0][0]"),
    ({"entries": [["CA", "T-1", [["53", "", "1", None]]]]}, "wrong-type", "entries[0][2][0][2]"),
    ({"entries": [["CA", "T-1", [["till", "", 1, None]]]]}, "bad-pattern", "entries[0][2][0][0]"),
    ({"link": "00"}, "unknown-field", "link"),
    ({"kind": "gift_made"}, "unknown-kind", "kind"),
    ({"schema": 3}, "later-schema", "schema"),
    ({"kind": "member_left", "event": {"on": "2026-03-07", "member": "m-01"}, "schema": 2}, "later-schema", "schema"),
]


@pytest.mark.parametrize(("changes", "name", "where"), BAD_LINES)
def test_a_bad_exported_line_is_refused_by_name(changes: dict[str, object], name: str, where: str) -> None:
    with pytest.raises(Refused) as refused:
        read_line(canonical(changed(RECORD, changes)), 7)
    assert faults(refused.value) == [(name, where)]
    assert refused.value.line == 7


def test_an_exported_line_that_was_written_again_is_refused() -> None:
    sale = {**RECORD, "kind": "sale_made", "schema": 1, "event": SALE}
    for line in (
        json.dumps(RECORD).encode(),
        canonical(RECORD).replace(b'"m-01"', b'"m\\u002d01"'),
        canonical(RECORD) + b" ",
        b" " + canonical(RECORD),
        canonical(sale),  # leaves out what has a default; the log writes it
    ):
        with pytest.raises(Refused) as refused:
            read_line(line, 2)
        assert refused.value.names == ("not-canonical",)
    whole = {**sale, "event": json.loads(encode(structure("sale_made", SALE)))}
    assert isinstance(read_line(canonical(whole), 2), Adopted)


@pytest.mark.parametrize("line", ["", "\n", "  \n", b"\r\n"])
def test_an_empty_line_is_refused(line: bytes | str) -> None:
    with pytest.raises(Refused) as refused:
        read_line(line, 4)
    assert (refused.value.names, refused.value.line) == (("empty-line",), 4)


# Texts and examples


def test_each_name_used_here_has_its_sentence_and_gives_the_facts_it_quotes() -> None:
    seen: list[Refusal] = []
    for raw, _, _ in BAD_JSON:
        with pytest.raises(Refused) as refused:
            read_json(raw)
        seen += refused.value.refusals
    for kind, changes, _, _ in BAD_EVENTS:
        with pytest.raises(Refused) as refused:
            structure(kind, fields_for(kind, changes))
        seen += refused.value.refusals
    for changes, _, _ in BAD_LINES:
        with pytest.raises(Refused) as refused:
            read_line(canonical(changed(RECORD, changes)), 1)
        seen += refused.value.refusals
    seen += misnamed("Jean Dupont", 5)
    for refusal in seen:
        quoted = {field for _, field, _, _ in Formatter().parse(TEXTS[refusal.name][0]) if field}
        assert quoted <= set(refusal.facts), refusal
        assert "Dupont" not in repr(refusal)
    assert set(TEXTS) - {refusal.name for refusal in seen} == {"unknown-schema", "not-canonical", "empty-line"}


def words_in(of: Declared) -> list[Words]:
    match of:
        case Words():
            return [of]
        case Perhaps(inner) | Many(inner):
            return words_in(inner)
        case Part(cls):
            return [found for field in fields_of(cls) for found in words_in(field.type)]
        case _:
            return []


def test_every_pattern_has_an_example_that_it_lets_in() -> None:
    classes = [kind.event for kind in events.KINDS.values()]
    patterned = {words for cls in classes for words in words_in(Part(cls)) if words.pattern}
    assert patterned
    for words in patterned:
        assert words.pattern
        assert re.search(words.pattern, EXAMPLES[words.unit]), words
    for field, unit in (("at", "moment"), ("session", "session"), ("id", "event id"), ("on", "day")):
        assert read_line(canonical({**RECORD, field: EXAMPLES[unit]}), 1)


def test_reading_the_log_needs_neither_cattrs_nor_hypothesis() -> None:
    program = (
        "import sys, flashcoop_core.codec.fast, flashcoop_core.codec.shape, flashcoop_core.codec.door;"
        "print({'cattrs', 'hypothesis'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
