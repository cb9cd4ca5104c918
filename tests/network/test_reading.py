"""Reading: checked, in order, a session at a time; in several processes, the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import apsw
import pytest

from flashcoop_core import Ledger
from flashcoop_core.books.balances import Balances
from flashcoop_core.errors import Damaged, LedgerUnreadable, NotALedger
from flashcoop_core.network import read_network, report
from flashcoop_core.network import reading as module
from networks import opening, run_session


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A ledger with five sessions."""
    path = tmp_path / "many.flashcoop"
    for at in range(5):
        run_session(path, f"s-{at}", [f"m-{n}" for n in range(at + 3)], cents=100 + at, name=f"Session {at}")
    return str(path)


def damaged(path: str, session: str) -> None:
    """One letter changed in the stored bytes, behind the library's back."""
    db = apsw.Connection(path)
    triggers = list(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name, _ in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    (record,) = next(db.execute("SELECT record FROM log WHERE session = ? AND version = 2", (session,)))
    db.execute("UPDATE log SET record = ? WHERE session = ? AND version = 2", (record.replace(b"m-0", b"m-9"), session))
    for _, sql in triggers:
        db.execute(sql)
    db.close()


def test_the_network_has_the_balances_of_the_ledger(path: str) -> None:
    network = read_network([path])
    with Ledger.open(path, read_only=True) as ledger:
        assert report(network).total.balances is not None
        assert report(network).total.balances.by_account() == ledger.trial_balance().by_account()  # type: ignore[union-attr] # above
        assert network.sources[0].head == ledger.head
        assert network.sources[0].sessions == ledger.sessions


def test_an_empty_ledger_is_a_source_without_sessions(tmp_path: Path) -> None:
    path = str(tmp_path / "empty.flashcoop")
    Ledger.open(path).close()
    network = read_network([path])
    assert network.sessions == ()
    assert report(network).total.balances == Balances()


def test_progress_is_told_up_to_the_last_event(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PORTION", 20)
    told: list[tuple[int, int]] = []
    network = read_network([path], progress=lambda done, events: told.append((done, events)))
    events = sum(read.version for read in network.sessions)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert len(told) > 1
    assert told[-1] == (events, events)


def test_the_file_is_left_as_it_was(path: str) -> None:
    before = sorted(Path(path).parent.iterdir()), Path(path).read_bytes()
    read_network([path])
    assert before == (sorted(Path(path).parent.iterdir()), Path(path).read_bytes())


@pytest.mark.slow
def test_several_processes_read_the_same(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.flashcoop"
    run_session(other, "elsewhere", cents=5)
    monkeypatch.setattr(module, "_PORTION", 20)
    assert read_network([path, str(other)], processes=2) == read_network([path, str(other)], processes=1)


@pytest.mark.slow
def test_what_is_wrong_is_named_whichever_process_finds_it(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PORTION", 20)
    damaged(path, "s-3")
    found = []
    for processes in (1, 2):
        with pytest.raises(Damaged) as caught:
            read_network([path], processes=processes)
        found.append((caught.value.session, caught.value.position, caught.value.what))
    assert found[0] == found[1]
    assert found[0][0] == "s-3"


def test_much_to_read_is_read_by_as_many_processes_as_there_are(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def noted(portions: object, open_log: object, on: date, processes: int) -> object:
        asked.append(processes)
        return here(portions, open_log, on, 1)  # type: ignore[arg-type] # as it was given

    here = module._read  # noqa: SLF001 - what is asked of it is the test
    monkeypatch.setattr(module, "_read", noted)
    monkeypatch.setattr(module, "_processors", lambda: 4)
    monkeypatch.setattr(module, "_PORTION", 1)
    read_network([path])
    monkeypatch.setattr(module, "_WORTH_PROCESSES", 10)
    read_network([path])
    read_network([path], processes=2)
    assert asked == [1, 4, 2]


def test_a_ledger_that_is_not_there_or_is_none_is_named(path: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerUnreadable):
        read_network([path, str(tmp_path / "nowhere.flashcoop")])
    other = tmp_path / "notes.txt"
    other.write_text("no ledger " * 100)
    with pytest.raises(NotALedger):
        read_network([str(other)])


def test_sessions_come_by_their_first_day(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"
    with Ledger.open(path) as ledger:
        for year in (2027, 2025, 2026):
            days = {"on": (3, 2), "starts": (3, 2), "ends": (3, 10), "fiscal_year_ends": (12, 31)}
            dates: dict[str, Any] = {field: date(year, month, day) for field, (month, day) in days.items()}
            ledger.open_session(opening(**dates), id=f"s-{year}")
    assert [read.session for read in read_network([str(path)]).sessions] == ["s-2025", "s-2026", "s-2027"]
