"""The kit of event logs: nothing is lost, changed, reordered or half stored, whoever else is writing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from flashcoop_core.errors import IdReused, LedgerBusy, LedgerClosed, LogError
from flashcoop_core.ledger import Ledger
from flashcoop_core.log import (
    GENESIS,
    START,
    Log,
    MemoryLog,
    Row,
    UrnChange,
    UrnKeeper,
    UrnReader,
    ledger_link,
    session_link,
    verify,
)
from flashcoop_core.testing.conformance.kit import Conformance, NotConforming, must
from flashcoop_core.testing.conformance.rows import item, store, story
from flashcoop_core.testing.conformance.sessions import session_at
from flashcoop_core.testing.conformance.turns import held, store_in_turn

__all__ = ["LogConformance"]

#: More rows than anyone reads at once.
_MANY = 600
#: How long a log of the kit waits for another writer.
_PATIENCE = 0.2
_ID = 16


class LogConformance(Conformance, kit=True):
    """The kit of event logs. For a plugin, a test class says which; for a log of one's own, how it is opened.

    ```python
    class TestArchive(LogConformance):
        plugin = flashcoop_log_archive
        name = "archive"

    class TestOurs(LogConformance):
        def opened(self, folder, *, read_only=False):
            return OurLog(folder / "ours", read_only=read_only, timeout=0.2)
    ```

    Attributes:
        lasts: whether what was stored is there again when the log is opened again.
    """

    lasts: ClassVar[bool] = True

    def address(self, folder: Path) -> str:
        """The address of a log in `folder`, or wherever the plugin keeps it: another for each folder."""
        return f"{self.called}://{folder / 'log'}"

    def opened(self, folder: Path, *, read_only: bool = False) -> Log:
        """The log in `folder`, made if it is not there; it waits no longer than 0.2 seconds for a turn."""
        return self.plugins.log(self.called, self.address(folder), read_only=read_only, timeout=_PATIENCE)

    @pytest.fixture
    def log(self, tmp_path: Path) -> Iterator[Log]:
        """An empty log."""
        log = self.opened(tmp_path)
        yield log
        log.close()

    def check_registration(self) -> None:
        """The plugin is made as the core asks: it opens a log at the address it is given."""
        if type(self).opened is LogConformance.opened:
            super().check_registration()
            self.loaded.hook("flashcoop_open_log")

    # -- reading ----------------------------------------------------------------------------------------

    def check_an_empty_log_begins_at_zero(self, log: Log) -> None:
        """A new log has no events, and its chains begin at zero."""
        must(not list(log.rows()), "a new log has events")
        must(log.head() == log.session_head("lusignan") == START, "its chains do not begin at zero")
        must(log.heads() == {}, "it knows heads of sessions that have no event")
        must(log.find(bytes(_ID)) is None, "it finds an event that was never stored")

    def check_rows_come_back_as_stored(self, log: Log) -> None:
        """What was recorded is read back byte for byte, in its order, each event chained to the one before."""
        told = story()
        rows = store(log, *told[:10]) + store(log, *told[10:])
        must(list(log.rows()) == rows, "it reads other rows than it said it stored")
        must([(row.session, row.id, row.record) for row in rows] == told, "what it stored is not what it was given")
        must([row.position for row in rows] == list(range(1, len(told) + 1)), "its positions are not 1, 2, 3, …")
        links, ledger = dict[str, bytes](), GENESIS
        for row in rows:
            links[row.session] = session_link(links.get(row.session, GENESIS), row.record)
            ledger = ledger_link(ledger, links[row.session])
            must((row.link, row.ledger) == (links[row.session], ledger), f"the chain breaks at position {row.position}")
        must(log.head() == (len(told), ledger), "its head is not the last link of its chain")
        heads = {session: link for session, (_, link) in log.heads().items()}
        must(heads == links, "the heads of its sessions are not their last links")

    def check_batches_chain_as_single_events(self, log: Log) -> None:
        """Recorded one by one or all at once, the same events make the same chain."""
        batch = MemoryLog()
        store(batch, *story())
        for one in story():
            store(log, one)
        must(log.head() == batch.head(), "events stored one by one end in another head than stored at once")

    def check_a_batch_of_any_size_is_stored_whole(self, log: Log) -> None:
        """However many events are stored at once, all of them are there, in their order."""
        rows: list[Row] = []
        rest = list(story())
        for size in (1, 2, 8, 13):  # a log may store some sizes in another way than others
            rows += store(log, *rest[:size])
            rest = rest[size:]
        must(list(log.rows()) == rows, "a batch comes back in another order, or with an event missing")
        must([row.position for row in rows] == list(range(1, len(rows) + 1)), "positions have a gap between batches")

    def check_rows_are_read_by_session_and_place(self, log: Log) -> None:
        """One session can be read without the others, and any reading can begin where a former one ended."""
        rows = store(log, *story())
        must(list(log.rows(after=20)) == rows[20:], "reading after position 20 does not give the rest")
        own = [row for row in rows if row.session == "poitiers"]
        must(list(log.rows("poitiers")) == own, "reading one session gives something else than its own events")
        must(
            [row.version for row in log.rows("poitiers", after=5)] == [6, 7], "reading a session after its fifth event"
        )
        must(not list(log.rows("nobody")), "a session that does not exist has events")
        must(not list(log.rows(after=99)), "there are events after the last one")

    def check_many_rows_come_in_order(self, log: Log) -> None:
        """Hundreds of events come back in their order, none twice and none left out."""
        store(log, *(item("long", version) for version in range(1, _MANY + 1)))
        must([row.position for row in log.rows()] == list(range(1, _MANY + 1)), "rows are missing or out of order")
        versions = [row.version for row in log.rows("long", after=100)]
        must(versions == list(range(101, _MANY + 1)), "rows of a session are missing or out of order")

    def check_a_reading_ends_where_it_began(self, log: Log) -> None:
        """What is recorded while someone reads waits for the next reading."""
        store(log, item("a", 1), item("a", 2))
        rows = log.rows()
        next(rows)
        store(log, item("a", 3))
        must([row.version for row in rows] == [2], "a reading goes on into what was recorded after it began")
        must([row.version for row in log.rows()] == [1, 2, 3], "the next reading does not have what was recorded since")

    def check_a_reading_hinders_no_writing(self, log: Log) -> None:
        """A reading that someone never finished keeps nobody from recording."""
        told = story()
        store(log, *told[:20])
        unfinished = log.rows()
        next(unfinished)
        store(log, *told[20:])
        must(log.head()[0] == len(told), "what was recorded during a reading is not there")

    def check_events_are_found_by_id(self, log: Log) -> None:
        """Any event is found by its id."""
        rows = store(log, *story())
        must(log.find(rows[7].id) == rows[7], "an event is not found by its id")

    def check_heads_are_known_at_any_position(self, log: Log) -> None:
        """How far each session had come is known for any moment of the past."""
        rows = store(log, *story())
        for upto in range(len(rows) + 1):
            heads = {row.session: (row.version, row.link) for row in rows[:upto]}
            must(log.heads(upto) == heads, f"the heads as they were after position {upto} are others")
        must(log.heads(len(rows)) == log.heads(), "the heads after the last position are not the heads of now")

    # -- writing ----------------------------------------------------------------------------------------

    def check_an_id_is_stored_once(self, log: Log) -> None:
        """The same event id is stored once, whether it comes again alone, in a batch, or twice in one batch."""
        store(log, item("a", 1))
        _, taken, _ = item("a", 1)
        session, own, record = item("b", 1)
        reused = (session, taken, record.replace(own.hex().encode(), taken.hex().encode()))
        twin = ("d", own, record.replace(b'"session":"b"', b'"session":"d"'))
        long = [item("c", version) for version in range(1, 11)]
        for batch in ([reused], [item("c", 1), reused], [*long, reused], [(session, own, record), twin]):
            _must_raise(IdReused, lambda batch=batch: store(log, *batch), "an id is stored a second time")  # type: ignore[misc]
            must(log.head()[0] == 1, "a part of a batch with an id used twice was stored")
            must(log.session_head("c") == START, "a session begins with an event that was refused")

    def check_contradicting_records_are_refused(self, log: Log) -> None:
        """A record that says another place or another session than its own is not stored."""
        store(log, item("a", 1))
        for session, version in (("a", 3), ("b", 2), ("a", 1)):
            _, id, record = item(session, version)
            what = f"a record of {session}, version {version}, is stored as the second of a"
            _must_raise(ValueError, lambda given=("a", id, record): store(log, given), what)  # type: ignore[misc]
        must(log.head()[0] == 1, "a record that contradicts its place was stored")

    def check_a_bad_batch_leaves_nothing(self, log: Log) -> None:
        """All events of a batch are stored, or none; and the log goes on as if nothing had been tried."""
        _must_raise(ValueError, lambda: store(log, item("a", 1), item("a", 3)), "a batch with a gap is stored")
        must(log.head() == START, "the good half of a bad batch was stored")
        must(store(log, item("a", 1))[0].position == 1, "after a bad batch the positions have a gap")

    def check_nothing_appended_is_nothing_stored(self, log: Log) -> None:
        """Recording nothing changes nothing."""
        must(store(log) == [], "recording nothing gives rows")
        must(log.head() == START, "recording nothing moves the head")

    def check_a_turn_sees_what_it_stored(self, log: Log) -> None:
        """Whoever is recording sees at once what they have recorded."""
        with log.writing() as writer:
            writer.append([item("a", 1)])
            must(writer.session_head("a")[0] == writer.head()[0] == 1, "a turn does not see the head it has moved")
            writer.append([item("a", 2)])
            must([row.version for row in writer.rows("a")] == [1, 2], "a turn does not see the rows it has stored")
            must(writer.find(item("a", 2)[1]) is not None, "a turn does not find the event it has stored")

    def check_an_error_gives_the_turn_back(self, log: Log) -> None:
        """Where something goes wrong while recording, the next one can record."""
        _must_raise(LookupError, lambda: _fails_in_turn(log), "an error in a turn is swallowed")
        store(log, item("a", 1))

    def check_turns_do_not_nest(self, log: Log) -> None:
        """One who is recording cannot begin to record a second time."""
        with log.writing():
            _must_raise(RuntimeError, lambda: store(log), "a second turn begins inside of the first")

    def check_a_turn_that_is_over_stores_nothing(self, log: Log) -> None:
        """Once a turn is over, nothing more is recorded by it."""
        with log.writing() as writer:
            pass
        _must_raise(RuntimeError, lambda: writer.append([item("a", 1)]), "a turn that is over stores an event")

    def check_an_urn_holds_what_was_put_there(self, log: Log) -> None:
        """A log that takes secret ballots says what waits in its urn, and the count empties the urn of its vote."""
        ballots = (("a", "name", b"1"), ("a", "name", b"2"), ("a", "place", b"3"))
        put, counted = UrnChange(dropped=ballots), UrnChange(emptied=(("a", "name"),))
        for version, change, waiting in ((1, put, ballots), (2, counted, ballots[2:])):
            with log.writing() as writer:
                if not isinstance(writer, UrnKeeper):
                    return
                writer.append_sealed([item("a", version)], change)
            if not isinstance(log, UrnReader):
                raise NotConforming("nobody can hold the urn against who voted: the log has no `sealed`")
            found, left = log.sealed(), len(waiting)
            must(found.position == version, f"the urn is said to be that of position {found.position}, not {version}")
            must(sorted(found.ballots) == sorted(waiting), f"the urn holds {len(found.ballots)} ballots, not {left}")

    # -- several at once --------------------------------------------------------------------------------

    def check_a_turn_held_too_long_is_refused(self, log: Log) -> None:
        """Who waits too long to record is told so; reading needs no turn; and the wait ends with the turn."""
        with held(log):
            _must_raise(LedgerBusy, lambda: store(log, item("a", 1)), "two record at the same time")
            must(log.head() == START, "reading is not possible while another one records")
        store(log, item("a", 1))

    def check_threads_share_a_log(self, log: Log) -> None:
        """Two who record at once take turns: nothing is lost, and no place is given twice."""
        failed: list[Exception] = []

        def write(session: str) -> None:
            try:
                for version in range(1, 21):
                    store_in_turn(log, item(session, version))
            except Exception as error:  # noqa: BLE001 - a thread tells nobody: the check does
                failed.append(error)

        threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        must(not failed, f"one of two who record fails: {failed}")
        must([row.position for row in log.rows()] == list(range(1, 41)), "of 2 x 20 events some are lost or doubled")

    # -- lasting ----------------------------------------------------------------------------------------

    def check_a_closed_log_is_closed(self, log: Log) -> None:
        """Closing twice is fine; a closed log answers nothing and stores nothing."""
        log.close()
        log.close()
        _must_raise(LedgerClosed, log.head, "a closed log is read")
        _must_raise(LedgerClosed, lambda: store(log, item("a", 1)), "a closed log is written to")

    def check_what_was_stored_lasts(self, tmp_path: Path) -> None:
        """Closed and opened again, the log holds every event it held; opened for reading, it takes no more."""
        log = self.opened(tmp_path)
        rows = store(log, *story())
        log.close()
        again = self.opened(tmp_path)
        found = list(again.rows())
        again.close()
        if not self.lasts:
            must(not found, "it is said not to last, and holds what was stored before it was closed")
            return
        must(found == rows, f"of {len(rows)} events, {len(found)} are there again")
        reading = self.opened(tmp_path, read_only=True)
        must(list(reading.rows()) == rows, "opened for reading it does not hold the same")
        _must_raise(LogError, lambda: store(reading, item("a", 1)), "opened for reading it stores an event")
        reading.close()

    def check_a_ledger_lives_in_it(self, tmp_path: Path) -> None:
        """A whole session, from its opening to closed accounts, can be kept in it and is found sound."""
        log = self.opened(tmp_path)
        with Ledger(log) as ledger:
            session = session_at("closed", ledger)
            must(log.repeated_id() is None, "it holds an id twice")
            must(log.store_fault() is None, f"it finds a fault in itself: {log.store_fault()}")
            verified = verify(log)
            must(verified.events == session.version, f"of {session.version} events, {verified.events} are found sound")


def _fails_in_turn(log: Log) -> None:
    with log.writing():
        raise LookupError


def _must_raise(kind: type[Exception], does: Callable[[], object], what: str) -> None:
    """Refuse what goes through without raising `kind`; `what` is then wrong."""
    try:
        does()
    except kind:
        return
    raise NotConforming(f"{what}, without {kind.__name__}")
