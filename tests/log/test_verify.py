"""Every way to tamper with a ledger that the checks must see, and what they call it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import cast

import apsw
import pytest

from flashcoop_core.errors import Damaged, HeadNotFound, LogError, NotAHead
from flashcoop_core.log import (
    GENESIS,
    Entries,
    Item,
    Log,
    MemoryLog,
    Progress,
    Record,
    Row,
    checked,
    checked_session,
    ledger_link,
    read,
    session_link,
    verify,
)
from flashcoop_core.log.schema import LEDGER, SCHEMA
from flashcoop_core.log.sqlite import SQLiteLog

MakeItem = Callable[..., Item]

_COLUMNS = ("position", "session", "version", "id", "record", "link", "ledger")


def rows_of(path: Path) -> list[Row]:
    log = SQLiteLog(path, read_only=True)
    rows = list(log.rows())
    log.close()
    return rows


def tamper(path: Path, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Change the file as somebody with full access can, and leave the safeguards as they were."""
    db = apsw.Connection(str(path))
    triggers = [name for name, sql in SCHEMA.items() if sql.startswith("CREATE TRIGGER")]
    for name in triggers:
        db.execute(f"DROP TRIGGER {name}")
    for statement, values in statements:
        db.execute(statement, values)
    for name in triggers:
        db.execute(SCHEMA[name])
    db.close()


def rewrite(path: Path, rows: Iterable[Row | tuple[object, ...]]) -> None:
    inserts = [("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)", tuple(row)) for row in rows]
    tamper(path, ("DELETE FROM log", ()), *inserts)


def renumbered(rows: Iterable[Row]) -> list[Row]:
    return [row._replace(position=position) for position, row in enumerate(rows, 1)]


def rechained(rows: Iterable[Row]) -> list[Row]:
    """What somebody who knows how links are made would write."""
    heads: dict[str, bytes] = {}
    ledger, new = GENESIS, []
    for row in renumbered(rows):
        link = heads[row.session] = session_link(heads.get(row.session, GENESIS), row.record)
        ledger = ledger_link(ledger, link)
        new.append(row._replace(link=link, ledger=ledger))
    return new


def found(path: Path, head: str | None = None) -> Damaged:
    log = SQLiteLog(path, read_only=True)
    with pytest.raises(Damaged) as damaged:
        verify(log, head=head)
    log.close()
    return damaged.value


def other_value(column: str, row: Row) -> object:
    value = row[_COLUMNS.index(column)]
    if column == "record":
        return row.record.replace(b'"cents"', b'"cent"').replace(b"550", b"551", 1)
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    return value + 1000 if isinstance(value, int) else f"{value}x"


def test_an_untouched_ledger_verifies(ledger: Path, story: list[Item]) -> None:
    log = SQLiteLog(ledger, read_only=True)
    verified = verify(log)
    position, link = log.head()
    assert (verified.events, verified.sessions, verified.head) == (position, 4, link.hex())
    assert dict(verified.heads) == {session: link.hex() for session, (_, link) in log.heads().items()}
    assert verified.kept is None
    assert [envelope.id for envelope in read(log)] == [id.hex() for _, id, _ in story]


def test_an_empty_log_verifies() -> None:
    assert verify(MemoryLog()).events == 0


@pytest.mark.parametrize("position", [1, 2, 11, 23, 24])
@pytest.mark.parametrize("column", _COLUMNS)
def test_a_change_in_any_column_of_any_row_is_found(ledger: Path, column: str, position: int) -> None:
    row = rows_of(ledger)[position - 1]
    tamper(ledger, (f"UPDATE log SET {column} = ? WHERE position = ?", (other_value(column, row), position)))  # noqa: S608
    damaged = found(ledger)
    assert damaged.position == position
    if column == "record":
        assert damaged.what == "changed"
    elif column == "position":
        # The row is then the last: what stood at its place is gone, and no session says so by itself.
        assert damaged.what in {"missing", "session-removed"}
    elif column == "ledger" and position == 24:
        assert damaged.what == "link"  # nothing follows that could tell
    else:
        assert (damaged.what, damaged.detail) == ("column", column)


@pytest.mark.parametrize("column", ["version", "id", "record", "link", "session"])
def test_a_change_is_found_when_one_session_is_read(ledger: Path, column: str) -> None:
    row = rows_of(ledger)[10]
    value = "poitierz" if column == "session" else other_value(column, row)
    tamper(ledger, (f"UPDATE log SET {column} = ? WHERE position = 11", (value,)))  # noqa: S608
    log = SQLiteLog(ledger, read_only=True)
    with pytest.raises(Damaged) as damaged:
        list(checked_session(log.rows(row.session)))
    assert damaged.value.session == row.session
    assert damaged.value.position <= 14


@pytest.mark.parametrize("position", [1, 5, 12, 23])
def test_a_deleted_event_is_missing(ledger: Path, position: int) -> None:
    rows = rows_of(ledger)
    rewrite(ledger, rows[: position - 1] + rows[position:])
    damaged = found(ledger)
    assert damaged.position == position
    assert damaged.what == ("session-removed" if position == 23 else "missing")


@pytest.mark.parametrize("position", [1, 5, 12, 22])
def test_a_deleted_event_is_missing_even_if_positions_close_up(ledger: Path, position: int) -> None:
    rows = rows_of(ledger)
    rewrite(ledger, renumbered(rows[: position - 1] + rows[position:]))
    damaged = found(ledger)
    assert damaged.position == position
    assert damaged.what in {"missing", "session-removed"}


@pytest.mark.parametrize("close_up", [False, True])
def test_a_removed_session_is_found(ledger: Path, close_up: bool) -> None:
    rows = [row for row in rows_of(ledger) if row.session != "early"]
    rewrite(ledger, renumbered(rows) if close_up else rows)
    damaged = found(ledger)
    assert (damaged.position, damaged.what) == (1, "session-removed")


@pytest.mark.parametrize(("first", "second"), [(4, 5), (4, 7), (6, 20), (1, 24), (23, 24)])
def test_swapped_events_are_found(ledger: Path, first: int, second: int) -> None:
    rows = rows_of(ledger)
    rows[first - 1], rows[second - 1] = rows[second - 1], rows[first - 1]
    rewrite(ledger, renumbered(rows))
    damaged = found(ledger)
    assert (damaged.position, damaged.what) == (first, "swapped")


def test_swapped_contents_are_found(ledger: Path) -> None:
    rows = rows_of(ledger)
    tamper(
        ledger,
        ("UPDATE log SET record = ? WHERE position = 6", (rows[8].record,)),
        ("UPDATE log SET record = ? WHERE position = 9", (rows[5].record,)),
    )
    assert (found(ledger).position, found(ledger).what) == (6, "changed")


@pytest.mark.parametrize("position", [1, 9, 24, 25])
@pytest.mark.parametrize("well_made", [False, True])
def test_an_inserted_event_is_found(ledger: Path, item: MakeItem, position: int, well_made: bool) -> None:
    rows = rows_of(ledger)
    session, id, record = item("intruder", 1)
    forged = Row(0, session, 1, id, record, session_link(GENESIS, record), bytes(32))
    if well_made:
        before = rows[position - 2].ledger if position > 1 else GENESIS
        forged = forged._replace(ledger=ledger_link(before, forged.link))
    rewrite(ledger, renumbered([*rows[: position - 1], forged, *rows[position - 1 :]]))
    if well_made and position == 25:
        # At the end a well made event is an event like another: only its author is unknown.
        assert verify(SQLiteLog(ledger, read_only=True)).events == 25
        return
    damaged = found(ledger)
    assert damaged.position == position
    assert damaged.what == ("link" if position == 25 else "inserted")


def test_rewriting_everything_after_a_change_takes_a_kept_head_to_be_found(ledger: Path) -> None:
    rows = rows_of(ledger)
    head = rows[-1].ledger.hex()
    rows[9] = rows[9]._replace(record=rows[9].record.replace(b'"m-01"', b'"m-02"'))
    rewrite(ledger, rechained(rows))
    log = SQLiteLog(ledger, read_only=True)
    assert verify(log).events == 24  # the control: without a head nothing is seen
    with pytest.raises(HeadNotFound):
        verify(log, head=head)


@pytest.mark.parametrize("chain", ["ledger", "link"])
def test_a_cut_tail_takes_a_kept_head_to_be_found(ledger: Path, chain: str) -> None:
    rows = rows_of(ledger)
    head = getattr(rows[-1], chain).hex()
    rewrite(ledger, rows[:-1])
    log = SQLiteLog(ledger, read_only=True)
    assert verify(log).events == 23
    with pytest.raises(HeadNotFound):
        verify(log, head=head)


def test_an_older_head_is_accepted_and_its_place_told(ledger: Path) -> None:
    rows = rows_of(ledger)
    log = SQLiteLog(ledger, read_only=True)
    now, before = verify(log, head=rows[-1].ledger.hex()).kept, verify(log, head=rows[9].ledger.hex().upper()).kept
    assert now is not None
    assert before is not None
    assert (now.chain, now.position, now.later) == ("", 24, 0)
    assert (before.chain, before.position, before.later) == ("", 10, 14)
    session = verify(log, head=rows[9].link.hex()).kept
    assert session is not None
    assert (session.chain, session.position, session.later) == (rows[9].session, 10, 7 - rows[9].version)


def test_what_is_no_head_of_this_ledger_is_not_found(ledger: Path) -> None:
    with pytest.raises(HeadNotFound) as missing:
        verify(SQLiteLog(ledger, read_only=True), head="ab" * 32)
    assert missing.value.facts["head"] == "ab" * 32


@pytest.mark.parametrize("head", ["", "zz", "00", "ab" * 31])
def test_what_is_no_whole_head_is_refused_as_such(ledger: Path, head: str) -> None:
    with pytest.raises(NotAHead) as part:
        verify(SQLiteLog(ledger, read_only=True), head=head)
    assert part.value.facts["head"] == head


def test_the_head_of_an_empty_ledger_is_continued_by_every_ledger(ledger: Path) -> None:
    kept = verify(SQLiteLog(ledger, read_only=True), head=GENESIS.hex()).kept
    assert kept is not None
    assert (kept.position, kept.later) == (0, 24)


def written(*items: Item) -> Log:
    log = MemoryLog()
    with log.writing() as writer:
        writer.append(items)
    return log


def test_an_entry_that_does_not_balance_is_named(item: MakeItem) -> None:
    with pytest.raises(Damaged) as damaged:
        verify(written(item("a", 1), item("a", 2, cents=100, credit=101)))
    assert (damaged.value.position, damaged.value.session, damaged.value.what) == (2, "a", "unbalanced")


def test_a_record_that_is_not_canonical_is_named(item: MakeItem) -> None:
    log = written(item("a", 1), item("a", 2, event=b'{"b":1,"a":2}'))
    assert len(list(read(log))) == 2  # the fast pass does not look into events
    with pytest.raises(Damaged) as damaged:
        verify(log)
    assert (damaged.value.position, damaged.value.what) == (2, "not-canonical")


def test_stored_entries_are_compared_with_what_the_code_computes(item: MakeItem) -> None:
    def expect(record: Record) -> Entries:
        return record.entries if record.version < 3 else ()

    log = written(item("a", 1), item("a", 2), item("a", 3))
    assert verify(log, expect=lambda record: record.entries).events == 3
    with pytest.raises(Damaged) as damaged:
        verify(log, expect=expect)
    assert (damaged.value.position, damaged.value.session, damaged.value.what) == (3, "a", "entries")


def test_a_record_that_is_none_is_named(ledger: Path) -> None:
    rows = rows_of(ledger)
    rows[4] = rows[4]._replace(record=b"{}")
    rewrite(ledger, rechained(rows))
    assert (found(ledger).position, found(ledger).what) == (5, "unreadable")


def test_an_id_that_stands_twice_is_found_even_if_all_is_rechained(
    path: Path, story: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file whose table was made without its safeguard for ids, by a library that does not look.
    monkeypatch.setitem(SCHEMA, "log", SCHEMA["log"].replace("id BLOB NOT NULL UNIQUE", "id BLOB NOT NULL"))
    monkeypatch.setitem(SCHEMA, "log_appends", SCHEMA["log_appends"].replace("WHERE id = new.id", "WHERE 0"))
    for name in ("log", "log_appends"):
        monkeypatch.setitem(cast("dict[str, str]", LEDGER.schema), name, SCHEMA[name])
    log = SQLiteLog(path)
    with log.writing() as writer:
        rows = writer.append(story)
    log.close()
    twin = rows[3].id
    record = rows[10].record.replace(rows[10].id.hex().encode(), twin.hex().encode())
    rows[10] = rows[10]._replace(id=twin, record=record)
    rewrite(path, rechained(rows))
    log = SQLiteLog(path, read_only=True)
    assert len(list(checked(log.rows()))) == 24  # the control: the chains do not see it
    with pytest.raises(Damaged) as damaged:
        list(read(log))
    assert (damaged.value.what, damaged.value.detail) == ("repeated-id", twin.hex())


def test_an_index_that_contradicts_the_table_is_found(ledger: Path) -> None:
    db = apsw.Connection(str(ledger))
    root = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_log_1'").get
    size = db.execute("PRAGMA page_size").get
    db.close()
    content = bytearray(ledger.read_bytes())
    target = rows_of(ledger)[7].id
    place = content.index(target, (root - 1) * size)
    content[place + 15] ^= 1
    ledger.write_bytes(content)
    assert found(ledger).what == "file"


def test_a_reading_can_go_on_from_where_another_stopped(story: list[Item]) -> None:
    log = written(*story[:10])
    progress = Progress()
    assert len(list(checked(log.rows(), progress))) == 10
    with log.writing() as writer:
        writer.append(story[10:])
    assert len(list(checked(log.rows(after=progress.position), progress))) == 14
    assert (progress.position, progress.ledger) == log.head()
    assert progress.heads == log.heads()


def test_progress_stands_at_the_last_sound_event(ledger: Path) -> None:
    tamper(ledger, ("UPDATE log SET record = ? WHERE position = 11", (b"{}",)))
    progress = Progress()
    log = SQLiteLog(ledger, read_only=True)
    with pytest.raises(Damaged):
        list(checked(log.rows(), progress))
    assert progress.position == 10


def test_a_session_read_in_two_parts_is_checked_across_them(story: list[Item]) -> None:
    log = written(*story)
    first = list(islice(log.rows("poitiers"), 3))
    assert len(list(checked_session(first))) == 3
    rest = log.rows("poitiers", after=3)
    assert len(list(checked_session(rest, (3, first[-1].link)))) == 4
    with pytest.raises(Damaged):
        list(checked_session(log.rows("poitiers", after=4), (3, first[-1].link)))


@pytest.mark.slow
def test_a_flipped_bit_anywhere_is_found_or_changes_nothing(ledger: Path, tmp_path: Path) -> None:
    """A sample of single bits of the whole file: found by name, or every row and head unchanged."""
    original, rows = ledger.read_bytes(), rows_of(ledger)
    draw = random.Random(20260304)  # noqa: S311
    copy = tmp_path / "copy.flashcoop"
    outcomes = {"found": 0, "harmless": 0}
    for _ in range(400):
        content = bytearray(original)
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        copy.write_bytes(content)
        try:
            log = SQLiteLog(copy, read_only=True)
            try:
                verify(log, head=rows[-1].ledger.hex())
                assert list(log.rows()) == rows
                assert log.find(rows[5].id) == rows[5]
            finally:
                log.close()
        except LogError:
            outcomes["found"] += 1
        else:
            outcomes["harmless"] += 1
    assert outcomes["found"] > 100
    assert outcomes["harmless"] > 0  # free space of pages
