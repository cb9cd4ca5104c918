"""A ledger replayed in halves: the same sums as in one pass, the same fault named, from any place on."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import Literal

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core import Ledger
from flashcoop_core.errors import Damaged
from flashcoop_core.ledger import replay
from flashcoop_core.log import Item, MemoryLog, checked, encode_record
from flashcoop_core.log.sqlite import SQLiteLog

#: (session, account, cents) of each event, in the order of the ledger.
Booked = list[tuple[str, str, int]]

_BOOKED: Booked = [(f"s-{n % 3}", ("53", "512", "411")[n % 2], 100 + n) for n in range(40)]


def _items(booked: Booked) -> list[Item]:
    versions: Counter[str] = Counter()
    items = []
    for session, account, cents in booked:
        versions[session] += 1
        version = versions[session]
        id = hashlib.sha256(f"{session}/{version}".encode()).digest()[:16]
        record = encode_record(
            at="2026-03-04T10:00:00.000000Z",
            by=None,
            entries=(("OD", "", ((account, "", cents, None), ("707", "p", -cents, None))),) if cents else (),
            event=b"{}",
            id=id,
            kind="sale_made",
            on="2026-03-04",
            origin=None,
            schema=1,
            session=session,
            version=version,
        )
        items.append((session, id, record))
    return items


@pytest.fixture
def path(tmp_path: Path) -> Path:
    log = SQLiteLog(tmp_path / "a.flashcoop")
    with log.writing() as turn:
        turn.append(_items(_BOOKED))
    log.close()
    return tmp_path / "a.flashcoop"


def _rewrite(path: Path, statement: str) -> None:
    """Change a closed file as somebody would who has the means: its safeguards off for a moment."""
    db = apsw.Connection(str(path))
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.execute(statement)
    for _, sql in triggers:
        db.execute(str(sql))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()


def _joined_at(log: MemoryLog, place: int) -> object:
    return replay.joined(replay.part(log, 0, place), replay.part(log, place, log.head()[0]))


@given(
    st.lists(
        st.tuples(st.sampled_from(("a", "b", "c")), st.sampled_from(("53", "512")), st.integers(-(10**6), 10**6)),
        min_size=2,
        max_size=25,
    ),
    st.data(),
)
def test_two_parts_cut_anywhere_sum_to_the_whole(booked: Booked, data: st.DataObject) -> None:
    log = MemoryLog()
    with log.writing() as turn:
        turn.append(_items(booked))
    place = data.draw(st.integers(1, len(booked) - 1))
    assert _joined_at(log, place) == replay.trial_balance(log)


def test_parts_that_do_not_meet_are_not_joined() -> None:
    log = MemoryLog()
    with log.writing() as turn:
        turn.append(_items(_BOOKED))
    assert replay.joined(replay.part(log, 0, 20), replay.part(log, 21, 40)) is None


def test_a_second_part_read_from_other_heads_is_not_joined() -> None:
    # Another ledger of the same length, in which one amount of the first half differs.
    log, other = MemoryLog(), MemoryLog()
    with log.writing() as turn:
        turn.append(_items(_BOOKED))
    with other.writing() as turn:
        turn.append(_items([("s-0", "53", 99), *_BOOKED[1:]]))
    assert replay.joined(replay.part(log, 0, 20), replay.part(other, 20, 40)) is None


def test_two_processes_find_what_one_finds(path: Path) -> None:
    expected = sum(cents for _, account, cents in _BOOKED if account == "53")
    with Ledger.open(path, read_only=True) as ledger:
        found = ledger.trial_balance(processes=2)
        assert found == ledger.trial_balance()
    assert found.balance("53") == expected


def test_the_second_half_does_come_from_the_other_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = SQLiteLog(path, read_only=True)
    expected = replay.trial_balance(log)
    # One pass in this process would hide that the other one failed.
    monkeypatch.setattr(replay, "trial_balance", lambda _: "one pass")
    assert replay.in_halves(log) == expected
    log.close()


@pytest.mark.parametrize("position", [3, 20, 21, 38])
@pytest.mark.parametrize(
    "change", ["record = CAST(replace(CAST(record AS TEXT), 'OD', 'BQ') AS BLOB)", "link = zeroblob(32)"]
)
def test_damage_in_either_half_is_named_as_in_one_pass(path: Path, position: int, change: str) -> None:
    _rewrite(path, f"UPDATE log SET {change} WHERE position = {position}")  # noqa: S608 - our own words
    with Ledger.open(path, read_only=True) as ledger:
        with pytest.raises(Damaged) as one:
            ledger.trial_balance()
        with pytest.raises(Damaged) as two:
            ledger.trial_balance(processes=2)
    assert one.value.facts["position"] == position
    assert two.value.facts == one.value.facts


@pytest.mark.parametrize("position", [1, 20, 21, 40])
@pytest.mark.parametrize("processes", [1, 2])
def test_an_entry_that_does_not_balance_is_named_as_the_log_names_it(
    tmp_path: Path, position: int, processes: Literal[1, 2]
) -> None:
    items = _items(_BOOKED)
    session, id, record = items[position - 1]
    items[position - 1] = (session, id, record.replace(b'"p",-', b'"p",-1'))
    log = SQLiteLog(tmp_path / "lame.flashcoop")
    with log.writing() as turn:
        turn.append(items)
    with pytest.raises(Damaged) as read:
        list(checked(log.rows()))
    with Ledger(log) as ledger, pytest.raises(Damaged) as summed:
        ledger.trial_balance(processes=processes)
    assert (read.value.position, read.value.what) == (position, "unbalanced")
    assert summed.value.facts == read.value.facts


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("events", [0, 1])
def test_a_ledger_too_short_to_halve_is_read_whole(tmp_path: Path, events: int, processes: Literal[1, 2]) -> None:
    log = SQLiteLog(tmp_path / "short.flashcoop")
    with log.writing() as turn:
        turn.append(_items(_BOOKED[:events]))
    with Ledger(log) as ledger:
        assert len(ledger.trial_balance(processes=processes).totals) == 2 * events
