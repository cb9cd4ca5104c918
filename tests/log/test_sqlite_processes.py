"""Several processes, and processes that die."""

from __future__ import annotations

import fcntl
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import apsw
import pytest

from flashcoop_core.errors import LedgerBusy, WriteFailed
from flashcoop_core.log import Item, verify
from flashcoop_core.log.lock import SideLock
from flashcoop_core.log.sqlite import SQLiteLog

MakeItem = Callable[..., Item]

_WORKER = Path(__file__).with_name("worker.py")


def start(path: Path, session: str, count: int, batch: int = 1) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(_WORKER), str(path), session, str(count), str(batch)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.slow
@pytest.mark.parametrize("sessions", [("a", "b", "c", "d"), ("one", "one", "one", "one")], ids=["apart", "together"])
def test_several_processes_write_without_loss_gap_or_starvation(path: Path, sessions: tuple[str, ...]) -> None:
    workers = [start(path, session, 150) for session in sessions]
    waits = []
    for worker in workers:
        out, err = worker.communicate(timeout=30)
        assert worker.returncode == 0, err
        assert len(out.split()) == 150
        wait, refused = err.split()
        waits.append(float(wait))
        assert refused == b"0"
    log = SQLiteLog(path)
    assert verify(log).events == 600
    assert {session: version for session, (version, _) in log.heads().items()} == {
        session: 150 * sessions.count(session) for session in sessions
    }
    assert max(waits) < 2.0


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_it_acknowledged_and_leaves_no_half_batch(path: Path) -> None:
    draw = random.Random(7)  # noqa: S311
    acknowledged = {"a": 0, "b": 0}
    batch = 5
    for _ in range(12):
        workers = {session: start(path, session, 10**9, batch) for session in acknowledged}
        for worker in workers.values():
            assert worker.stdout is not None
            worker.stdout.readline()
        time.sleep(draw.uniform(0, 0.06))
        for worker in workers.values():
            worker.kill()
        for session, worker in workers.items():
            out = worker.communicate(timeout=10)[0].split()
            acknowledged[session] = max([acknowledged[session], *map(int, out)])
        log = SQLiteLog(path)
        verify(log)
        for session, last in acknowledged.items():
            stored = log.session_head(session)[0]
            assert stored >= last
            assert stored % batch == 0
        log.close()
    assert min(acknowledged.values()) > 0


def test_another_handle_is_waited_for_and_then_refused(path: Path, item: MakeItem) -> None:
    holder, other = SQLiteLog(path), SQLiteLog(path, timeout=0.2)
    with holder.writing():
        asked = time.monotonic()
        with pytest.raises(LedgerBusy) as busy, other.writing():
            pass
        assert 0.15 < time.monotonic() - asked < 2.0
        assert busy.value.facts["seconds"] == 0.2
        with pytest.raises(LedgerBusy):
            SQLiteLog(path, timeout=0.1)
        assert other.head() == holder.head()
    with other.writing() as writer:
        writer.append([item("a", 1)])


def test_a_lock_that_comes_too_late_is_given_back(tmp_path: Path) -> None:
    first, second = SideLock(tmp_path / "x.lock"), SideLock(tmp_path / "x.lock")
    first.take(1.0)
    with pytest.raises(TimeoutError):
        second.take(0.05)
    first.release()
    time.sleep(0.05)  # the queued thread obtains it now, and nobody waits for it any more
    second.take(1.0)
    second.release()
    first.take(1.0)
    first.release()


def test_a_lock_that_is_waited_for_is_handed_over(tmp_path: Path) -> None:
    file = os.open(tmp_path / "x.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(file, fcntl.LOCK_EX)
    code = "import sys; from pathlib import Path; from flashcoop_core.log.lock import SideLock\n"
    code += "lock = SideLock(Path(sys.argv[1])); print('ready', flush=True); lock.take(10.0); print('mine', flush=True)"
    other = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "x.lock")], stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"ready\n"
    time.sleep(0.05)
    fcntl.flock(file, fcntl.LOCK_UN)
    assert other.stdout.readline() == b"mine\n"
    other.communicate(timeout=10)
    os.close(file)


class Told:
    """A process of its own that takes turns as it is told."""

    def __init__(self, path: Path, timeout: float) -> None:
        command = [sys.executable, str(_WORKER), str(path), "a", "told", str(timeout)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.answer() == "ready"

    def ask(self, command: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def tell(self, *commands: str) -> list[str]:
        answers = []
        for command in commands:
            self.ask(command)
            answers.append(self.answer())
        return answers

    def stop(self) -> None:
        self._process.communicate(timeout=10)
        assert self._process.returncode == 0


@pytest.fixture
def told(path: Path) -> Iterator[Callable[..., Told]]:
    """Starts processes that do as they are told, and ends them."""
    with ExitStack() as started:

        def begin(timeout: float = 0.3) -> Told:
            process = Told(path, timeout)
            started.callback(process.stop)
            return process

        yield begin


def remove(lock: Path) -> None:
    lock.unlink()


def replace(lock: Path) -> None:
    other = lock.with_name("other")
    other.touch(0o600)
    other.replace(lock)


def put_aside(lock: Path) -> None:
    """The file still has a name then, unlike one that is removed; only it is no longer the lock."""
    lock.rename(lock.with_name("aside"))


_TAKEN_AWAY = pytest.mark.parametrize("take_away", [remove, replace, put_aside])


@_TAKEN_AWAY
def test_a_lock_file_taken_away_between_turns_lets_no_two_have_the_turn(
    path: Path, told: Callable[..., Told], take_away: Callable[[Path], None]
) -> None:
    first, second = told(), told()
    take_away(Path(f"{path}.lock"))
    assert first.tell("take") == ["mine"]
    assert second.tell("take") == ["ledger-busy"]
    assert first.tell("write", "leave") == ["stored 1", "left"]
    assert second.tell("take", "write", "leave") == ["mine", "stored 2", "left"]
    assert told().tell("take", "write", "leave") == ["mine", "stored 3", "left"]


@_TAKEN_AWAY
def test_who_waits_for_a_lock_file_that_is_taken_away_has_the_turn_after_its_holder_and_alone(
    path: Path, told: Callable[..., Told], take_away: Callable[[Path], None]
) -> None:
    holder, waiting, other = told(), told(timeout=10.0), told()
    assert holder.tell("take") == ["mine"]
    waiting.ask("take")
    time.sleep(0.1)
    take_away(Path(f"{path}.lock"))
    assert other.tell("take") == ["ledger-busy"]
    assert holder.tell("write", "leave") == ["stored 1", "left"]
    assert waiting.answer() == "mine"
    assert holder.tell("take") == other.tell("take") == ["ledger-busy"]
    assert waiting.tell("write", "leave") == ["stored 2", "left"]
    assert other.tell("take", "write", "leave") == ["mine", "stored 3", "left"]


def test_who_never_saw_the_lock_file_that_its_holder_lost_cannot_write_beside_the_holder(
    path: Path, told: Callable[..., Told]
) -> None:
    """No look at the file can tell the newcomer of a turn begun before it came. The table can."""
    holder = told()
    assert holder.tell("take") == ["mine"]
    remove(Path(f"{path}.lock"))
    late = told()
    assert late.tell("take") == ["mine"]
    assert holder.tell("write") == ["stored 1"]
    assert late.tell("write", "leave") == ["ledger-busy", "left"]
    assert holder.tell("leave") == ["left"]
    assert late.tell("take", "write", "leave") == ["mine", "stored 2", "left"]
    assert verify(SQLiteLog(path)).events == 2


@pytest.mark.slow
def test_writers_whose_lock_file_is_taken_away_again_and_again_lose_nothing(path: Path) -> None:
    workers = [start(path, "one", 100) for _ in range(4)]
    lock = Path(f"{path}.lock")
    draw = random.Random(3)  # noqa: S311
    taken_away = 0
    while any(worker.poll() is None for worker in workers):
        time.sleep(draw.uniform(0, 0.01))
        with suppress(FileNotFoundError):
            draw.choice((remove, replace))(lock)
            taken_away += 1
    for worker in workers:
        _, err = worker.communicate(timeout=30)
        assert worker.returncode == 0, err
    assert taken_away > 10
    log = SQLiteLog(path)
    assert verify(log).events == 400
    log.close()


def test_a_lock_file_that_cannot_be_made_again_is_a_named_error(path: Path, item: MakeItem) -> None:
    log = SQLiteLog(path)
    lock = Path(f"{path}.lock")
    lock.unlink()
    lock.symlink_to(path.parent / "elsewhere")  # it is not followed
    with pytest.raises(WriteFailed) as failed, log.writing():
        pass
    assert failed.value.facts["reason"] == "ELOOP"
    lock.unlink()
    with log.writing() as writer:
        writer.append([item("a", 1)])
    log.close()


def test_heads_known_from_an_earlier_turn_are_not_trusted_when_others_wrote(path: Path, item: MakeItem) -> None:
    mine, other = SQLiteLog(path), SQLiteLog(path)

    def store(log: SQLiteLog, *items: Item) -> list[int]:
        with log.writing() as writer:
            return [row.position for row in writer.append(items)]

    assert store(mine, item("a", 1)) == [1]
    assert store(other, item("b", 1), item("a", 2)) == [2, 3]
    assert store(mine, item("b", 2)) == [4]  # another session: only the position had moved
    assert store(other, item("a", 3)) == [5]
    assert store(mine, item("a", 4)) == [6]  # the same session: the version had moved too
    assert store(other, item("c", 1)) == [7]
    with mine.writing() as writer:
        assert writer.head()[0] == 7
        assert writer.session_head("c")[0] == 1
    assert verify(mine).events == 7


def test_a_program_that_writes_without_the_lock_is_noticed(path: Path, item: MakeItem) -> None:
    log = SQLiteLog(path, timeout=0.2)
    with log.writing() as writer:
        writer.append([item("a", 1)])
    foreign = apsw.Connection(str(path))
    foreign.execute("BEGIN IMMEDIATE")
    log._file._db.set_busy_timeout(50)  # noqa: SLF001
    for items in ([item("a", 2)], [item("a", 2), item("a", 3)]):
        with log.writing() as writer, pytest.raises(LedgerBusy):
            writer.append(items)
    foreign.execute("ROLLBACK")
    foreign.close()
    with log.writing() as writer:
        writer.append([item("a", 2)])
    assert log.head()[0] == 2
