"""What holds for every log: in memory, in SQLite with WAL, in SQLite with a rollback journal."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from flashcoop_core.errors import IdReused, LedgerBusy, LedgerClosed
from flashcoop_core.log import GENESIS, START, Item, Log, MemoryLog, Row, ledger_link, session_link

MakeItem = Callable[..., Item]


def store(log: Log, *items: Item) -> list[Row]:
    with log.writing() as writer:
        return writer.append(items)


def test_an_empty_log_has_no_rows_and_starts_its_chains_at_zero(log: Log) -> None:
    assert list(log.rows()) == []
    assert log.head() == log.session_head("lusignan") == START == (0, bytes(32))
    assert log.heads() == {}
    assert log.find(bytes(16)) is None


def test_rows_come_back_as_they_were_stored_and_chained(log: Log, story: list[Item]) -> None:
    rows = store(log, *story[:10]) + store(log, *story[10:])
    assert list(log.rows()) == rows
    assert [(row.session, row.id, row.record) for row in rows] == story
    assert [row.position for row in rows] == list(range(1, len(story) + 1))
    links: dict[str, bytes] = {}
    ledger = GENESIS
    for row in rows:
        links[row.session] = session_link(links.get(row.session, GENESIS), row.record)
        ledger = ledger_link(ledger, links[row.session])
        assert (row.link, row.ledger) == (links[row.session], ledger)
    assert log.head() == (len(story), ledger)
    assert {session: link for session, (_, link) in log.heads().items()} == links


def test_batches_or_single_events_make_the_same_chain(log: Log, story: list[Item]) -> None:
    for one in story:
        store(log, one)
    single = log.head()
    batch = MemoryLog()
    store(batch, *story)
    assert single == batch.head()


@pytest.mark.parametrize("size", [2, 7, 8, 9, 16, 17, 24])
def test_a_batch_of_any_size_is_stored_whole_and_in_order(log: Log, story: list[Item], size: int) -> None:
    rows = store(log, *story[:size])
    single = MemoryLog()
    for one in story[:size]:
        store(single, one)
    assert rows == list(log.rows()) == list(single.rows())


def test_rows_can_be_read_by_session_and_from_a_place_on(log: Log, story: list[Item]) -> None:
    rows = store(log, *story)
    assert list(log.rows(after=20)) == rows[20:]
    assert list(log.rows("poitiers")) == [row for row in rows if row.session == "poitiers"]
    assert [row.version for row in log.rows("poitiers", after=5)] == [6, 7]
    assert list(log.rows("nobody")) == list(log.rows(after=99)) == []


def test_more_rows_than_a_page_come_in_order(log: Log, item: MakeItem) -> None:
    store(log, *(item("long", version) for version in range(1, 601)))
    assert [row.position for row in log.rows()] == list(range(1, 601))
    assert [row.version for row in log.rows("long", after=100)] == list(range(101, 601))


def test_a_reading_ends_where_the_log_ended_when_it_began(log: Log, item: MakeItem) -> None:
    store(log, item("a", 1), item("a", 2))
    rows = log.rows()
    next(rows)
    store(log, item("a", 3))
    assert [row.version for row in rows] == [2]
    assert [row.version for row in log.rows()] == [1, 2, 3]


def test_an_unfinished_reading_does_not_hinder_writing(log: Log, story: list[Item]) -> None:
    store(log, *story[:20])
    unfinished = log.rows()
    next(unfinished)
    store(log, *story[20:])
    assert log.head()[0] == len(story)


def test_an_event_is_found_by_its_id(log: Log, story: list[Item]) -> None:
    rows = store(log, *story)
    assert log.find(story[7][1]) == rows[7]


@pytest.mark.parametrize("batch", [1, 2, 8, 11])
def test_an_id_is_stored_once(log: Log, item: MakeItem, batch: int) -> None:
    store(log, item("a", 1))
    _, taken, _ = item("a", 1)
    session, _, record = item("b", 1)
    reused = (session, taken, record.replace(item("b", 1)[1].hex().encode(), taken.hex().encode()))
    with pytest.raises(IdReused) as refused:
        store(log, *[*(item("c", version) for version in range(1, batch)), reused])
    assert refused.value.facts["id"] == taken.hex()
    assert log.head()[0] == 1
    assert log.session_head("c") == START


def test_an_id_stands_once_in_a_batch(log: Log, item: MakeItem) -> None:
    session, id, record = item("b", 1)
    twin = ("c", id, record.replace(b'"session":"b"', b'"session":"c"'))
    with pytest.raises(IdReused):
        store(log, (session, id, record), twin)
    assert log.head() == START


@pytest.mark.parametrize("change", [{"version": 3}, {"session": "b"}, {"version": 1}])
def test_a_record_that_contradicts_its_place_is_not_stored(log: Log, item: MakeItem, change: dict[str, object]) -> None:
    store(log, item("a", 1))
    session, version = change.get("session", "a"), change.get("version", 2)
    _, id, record = item(session, version)
    with pytest.raises(ValueError, match="the record is not version 2"):
        store(log, ("a", id, record))
    assert log.head()[0] == 1


def test_a_batch_with_a_bad_item_leaves_nothing(log: Log, item: MakeItem) -> None:
    with pytest.raises(ValueError, match="the record is not version 2"):
        store(log, item("a", 1), item("a", 3))
    assert log.head() == START
    assert store(log, item("a", 1))[0].position == 1


def test_nothing_appended_is_nothing_stored(log: Log) -> None:
    assert store(log) == []
    assert log.head() == START


def test_a_turn_sees_what_it_has_stored(log: Log, item: MakeItem) -> None:
    with log.writing() as writer:
        writer.append([item("a", 1)])
        assert writer.session_head("a")[0] == writer.head()[0] == 1
        writer.append([item("a", 2)])
        assert [row.version for row in writer.rows("a")] == [1, 2]
        assert writer.find(item("a", 2)[1]) is not None


def test_an_error_in_a_turn_gives_the_turn_back(log: Log, item: MakeItem) -> None:
    with pytest.raises(LookupError), log.writing():
        raise LookupError
    store(log, item("a", 1))


def test_turns_do_not_nest(log: Log) -> None:
    with log.writing(), pytest.raises(RuntimeError, match="nest"), log.writing():
        pass


def test_a_turn_that_is_over_stores_nothing(log: Log, item: MakeItem) -> None:
    with log.writing() as writer:
        pass
    with pytest.raises(RuntimeError, match="over"):
        writer.append([item("a", 1)])


def test_a_turn_held_for_too_long_by_another_thread_is_refused(log: Log, item: MakeItem) -> None:
    entered, done = threading.Event(), threading.Event()

    def hold() -> None:
        with log.writing():
            entered.set()
            done.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait(5)
    with pytest.raises(LedgerBusy):
        store(log, item("a", 1))
    assert log.head() == START  # reading needs no turn
    done.set()
    holder.join()
    store(log, item("a", 1))


def test_threads_share_a_log(log: Log, item: MakeItem) -> None:
    def write(session: str) -> None:
        for version in range(1, 21):
            store(log, item(session, version))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row.position for row in log.rows()] == list(range(1, 41))


def test_closing_twice_is_fine_and_using_a_closed_log_is_not(log: Log) -> None:
    log.close()
    log.close()
    with pytest.raises(LedgerClosed):
        log.head()
    with pytest.raises(LedgerClosed), log.writing():
        pass


def test_heads_are_known_as_they_were_at_any_position(log: Log, story: list[Item]) -> None:
    rows = store(log, *story)
    for upto in range(len(rows) + 1):
        assert log.heads(upto) == {row.session: (row.version, row.link) for row in rows[:upto]}
    assert log.heads(len(rows)) == log.heads()
