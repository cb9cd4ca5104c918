"""Logs with one fault each: the kit names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from flashcoop_core.errors import LedgerBusy
from flashcoop_core.hooks import hookimpl
from flashcoop_core.log import START, Head, Item, Log, MemoryLog, Row, Sealed, Writer
from flashcoop_core.log.sqlite import SQLiteLog
from flashcoop_core.testing import LogConformance, NotConforming


class Archive:
    """A plugin that keeps ledgers in files, under addresses of its own."""

    @hookimpl
    def flashcoop_open_log(self, url: str, read_only: bool, timeout: float) -> Log:
        return SQLiteLog(url.removeprefix("archive://"), read_only=read_only, timeout=timeout)


class TestArchive(LogConformance):
    """And this one has no fault."""

    plugin = Archive()
    name = "archive"


class Forgetful(MemoryLog):
    """Loses the last event of each batch of many."""

    def _store(self, rows: Sequence[Row]) -> None:
        super()._store(rows[:-1] if len(rows) > 9 else rows)


class Generous(MemoryLog):
    """Stores an id as often as it comes."""

    def find(self, id: bytes) -> Row | None:
        return None


class Hasty(MemoryLog):
    """Stores a batch event by event, and keeps what came before the bad one."""

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        with super().writing() as writer:
            append = writer.append

            def one_by_one(items: Sequence[Item]) -> list[Row]:
                return [row for item in items for row in append([item])]

            writer.append = one_by_one  # type: ignore[method-assign]
            yield writer


class Endless(MemoryLog):
    """Goes on reading what is recorded meanwhile."""

    def rows(self, session: str | None = None, after: int = 0) -> Iterator[Row]:
        self._check_open()
        stored = self._rows if session is None else self._by_session[session]
        place = after
        while place < len(stored):
            yield stored[place]
            place += 1


class Hoarding(MemoryLog):
    """Keeps ballots that were counted."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: set[tuple[str, str, bytes]] = set()

    def sealed(self) -> Sealed:
        found = super().sealed()
        self._kept.update(found.ballots)
        return Sealed(found.position, tuple(self._kept))


class Silent(MemoryLog):
    """Swallows what goes wrong while recording."""

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        with super().writing() as writer, suppress(LookupError):
            yield writer


class Unchained(MemoryLog):
    """Says that every session is at its beginning."""

    def heads(self, upto: int | None = None) -> dict[str, Head]:
        return dict.fromkeys(super().heads(upto), START)


class Patient(MemoryLog):
    """Still answers after it was closed."""

    def close(self) -> None:
        """Nothing."""


#: What is wrong -> the log, the check that finds it, what is said.
class Unfair(MemoryLog):
    """Keeps one session for good from recording once the other one has."""

    def _store(self, rows: Sequence[Row]) -> None:
        if rows[0].session == "b":
            raise LedgerBusy(path="", seconds=0)
        super()._store(rows)


class Careless(MemoryLog):
    """Says that it is busy after it stored: whoever comes back finds their place taken by themselves."""

    def _store(self, rows: Sequence[Row]) -> None:
        super()._store(rows)
        raise LedgerBusy(path="", seconds=0)


FAULTS: Mapping[str, tuple[Callable[[], Log], str, str]] = {
    "an event is lost": (
        Forgetful,
        "rows_are_read_by_session_and_place",
        r"reading after position 20 does not give the rest",
    ),
    "an id is stored twice": (Generous, "events_are_found_by_id", r"an event is not found by its id"),
    "half a batch is stored": (Hasty, "a_bad_batch_leaves_nothing", r"the good half of a bad batch was stored"),
    "a reading never ends": (
        Endless,
        "a_reading_ends_where_it_began",
        r"goes on into what was recorded after it began",
    ),
    "errors are swallowed": (
        Silent,
        "an_error_gives_the_turn_back",
        r"an error in a turn is swallowed, without LookupError",
    ),
    "the heads are wrong": (
        Unchained,
        "heads_are_known_at_any_position",
        r"the heads as they were after position 1 are others",
    ),
    "one of two is never let in": (Unfair, "threads_share_a_log", r"one of two who record fails: .*LedgerBusy"),
    "it is busy, and stores all the same": (
        Careless,
        "threads_share_a_log",
        r"one of two who record fails: .*the record is not version 2",
    ),
    "the urn is never emptied": (
        Hoarding,
        "an_urn_holds_what_was_put_there",
        r"the urn holds 3 ballots, not 1",
    ),
    "closing does nothing": (Patient, "a_closed_log_is_closed", r"a closed log is read, without LedgerClosed"),
}


def _said(log: Log, check: str) -> str:
    class Tried(LogConformance):
        def opened(self, folder: Path, *, read_only: bool = False) -> Log:
            return log

    with pytest.raises(NotConforming) as failed:
        getattr(Tried(), f"test_{check}")(log=log)
    return str(failed.value)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_named(fault: str) -> None:
    log, check, said = FAULTS[fault]
    assert re.search(said, _said(log(), check))


def test_a_log_that_does_not_last_is_named(tmp_path: Path) -> None:
    class Tried(LogConformance):
        def opened(self, folder: Path, *, read_only: bool = False) -> Log:
            return MemoryLog(timeout=0.2)

    with pytest.raises(NotConforming, match="of 24 events, 0 are there again"):
        Tried().test_what_was_stored_lasts(tmp_path=tmp_path)  # type: ignore[attr-defined]
