"""Exported and imported: the same bytes, the same heads, all of a file or nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flashcoop_core import Ledger, demo
from flashcoop_core.errors import IdReused, Refused


@pytest.fixture(scope="module")
def told() -> tuple[list[bytes], str]:
    stage = demo.Stage(7)
    with Ledger.open(clock=stage.clock, ids=stage.ids) as ledger:
        for name in demo.NAMES:
            demo.play(name, stage, ledger, lambda _: None)
        return list(ledger.lines()), ledger.head


def test_a_ledger_imported_into_an_empty_one_has_the_same_bytes_and_heads(
    told: tuple[list[bytes], str], tmp_path: Path
) -> None:
    lines, head = told
    with Ledger.open(tmp_path / "copy.flashcoop") as copy:
        done = copy.import_lines(lines)
        assert (done.events, done.sessions) == (len(lines), ("coopkies", "jinsei-coop"))
        assert list(copy.lines()) == lines
        assert copy.head == head
        assert copy.verify(head=head).events == len(lines)


def test_one_session_imported_elsewhere_keeps_its_session_head(told: tuple[list[bytes], str]) -> None:
    lines, head = told
    own = [line for line in lines if b'"session":"coopkies"' in line]
    with Ledger.open() as whole, Ledger.open() as part:
        whole.import_lines(lines)
        part.import_lines(own)
        assert part.session().head == whole.session("coopkies").head
        assert part.head != head


def test_importing_twice_changes_nothing(told: tuple[list[bytes], str]) -> None:
    lines, head = told
    with Ledger.open() as ledger:
        ledger.import_lines(lines)
        again = ledger.import_lines(lines)
        assert (again.events, again.repeated, ledger.head) == (0, len(lines), head)


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        (lambda line: line[: len(line) // 2], "json-cut-short"),
        (lambda line: line.replace(b'"at":', b'"when":', 1), "unknown-field"),
        (lambda line: line.replace(b'"event":{', b'"event":{"extra":1,', 1), "unknown-field"),
        (lambda line: line.replace(b'"version":7', b'"version":8', 1), "out-of-order"),
        (lambda line: line.replace(b'"schema":1', b'"schema":9', 1), "later-schema"),
        (lambda line: line.replace(b'"at":"20', b'"at":"19', 1), "recorded-earlier"),
    ],
    ids=["cut", "field of the record", "field of the event", "version", "schema", "time"],
)
def test_one_bad_line_of_ten_and_nothing_is_recorded(
    told: tuple[list[bytes], str], spoil: Callable[[bytes], bytes], name: str
) -> None:
    lines = told[0][:10]
    lines[6] = spoil(lines[6])
    with Ledger.open() as ledger:
        with pytest.raises(Refused) as refused:
            ledger.import_lines(lines)
        assert refused.value.line == 7
        assert name in refused.value.names
        assert (ledger.events, ledger.sessions) == (0, ())


def test_entries_that_the_code_would_not_compute_are_refused(told: tuple[list[bytes], str]) -> None:
    lines = list(told[0])
    at = next(number for number, line in enumerate(lines) if b'"kind":"funds_advanced"' in line)
    lines[at] = lines[at].replace(b'["53",', b'["512",')
    with Ledger.open() as ledger:
        with pytest.raises(Refused) as refused:
            ledger.import_lines(lines)
        assert (refused.value.line, refused.value.names) == (at + 1, ("entries-differ",))


def test_bare_events_are_recorded_into_the_session_named(told: tuple[list[bytes], str]) -> None:
    bare = b'{"kind":"funds_advanced","event":{"on":"2024-11-18","reference":"x","into":"till","cents":500}}\n'
    with Ledger.open() as ledger:
        ledger.import_lines(told[0][:5])
        with pytest.raises(Refused) as refused:
            ledger.import_lines([bare])
        assert refused.value.names == ("session-needed",)
        done = ledger.import_lines([b"\n", bare], session="jinsei-coop", by="f-01")
        assert done.events == 1
        assert b'"by":"f-01"' in list(ledger.lines())[-1]


def test_an_id_taken_by_another_event_is_refused(told: tuple[list[bytes], str]) -> None:
    lines = told[0][:3]
    with Ledger.open() as ledger:
        ledger.import_lines(lines)
        with pytest.raises(IdReused):
            ledger.import_lines([lines[2].replace(b"f-02", b"f-03")])


def test_a_bare_event_with_its_id_is_taken_once(told: tuple[list[bytes], str]) -> None:
    bare = (
        b'{"kind":"funds_advanced","id":"01900000000000000000000000000000",'
        b'"event":{"on":"2024-11-18","reference":"x","into":"till","cents":500}}'
    )
    with Ledger.open() as ledger:
        ledger.import_lines(told[0][:5])
        assert ledger.import_lines([bare], session="jinsei-coop").events == 1
        again = ledger.import_lines([bare], session="jinsei-coop")
        assert (again.events, again.repeated) == (0, 1)
        with pytest.raises(IdReused):
            ledger.import_lines([bare.replace(b"500", b"600")], session="jinsei-coop")


def test_a_record_from_the_future_is_refused(told: tuple[list[bytes], str]) -> None:
    line = told[0][0].replace(b'"at":"2024', b'"at":"9024')
    with Ledger.open() as ledger, pytest.raises(Refused) as refused:
        ledger.import_lines([line])
    assert refused.value.names == ("recorded-later",)
