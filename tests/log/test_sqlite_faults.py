"""Disks that fill up, fail, or lose power: what was acknowledged stays, nothing is stored by half."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from flashcoop_core.errors import LedgerPoisoned, LogError, WriteFailed
from flashcoop_core.log import Item, verify
from flashcoop_core.log import opening as opening_module
from flashcoop_core.log.sqlite import SQLiteLog

MakeItem = Callable[..., Item]


def store(log: SQLiteLog, *items: Item) -> None:
    with log.writing() as writer:
        writer.append(items)


@pytest.fixture(params=["wal", "delete"])
def journal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "delete":
        monkeypatch.setattr(opening_module, "wal_is_safe", lambda _: False)
    return str(request.param)


class Broken(apsw.IOError):
    """The disk does not answer."""

    extendedresult = apsw.SQLITE_IOERR_WRITE


def connection(log: SQLiteLog) -> apsw.Connection:
    """The connection of `log`, to spoil its settings."""
    return log._file._db  # noqa: SLF001


class Disk(apsw.VFS):
    """The disk of the machine, on which the k-th change can fail, and which can lose its power.

    What was written since a file was last synced is pending: a power cut may drop any of it.
    """

    def __init__(self) -> None:
        super().__init__("test-disk", "unix", makedefault=True)
        self.countdown: int | None = None
        self.synced: dict[str, bytes] = {}
        self.pending: dict[str, list[tuple[int, bytes | None]]] = {}
        self.after_change: Callable[[], None] = lambda: None

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> DiskFile:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        return DiskFile(self, path, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(filename, syncdir)
        self.pending.pop(filename, None)
        if syncdir:
            self.synced.pop(filename, None)

    def change(self) -> None:
        if self.countdown is not None:
            self.countdown -= 1
            if self.countdown <= 0:  # and it goes on failing: a broken disk does not heal
                raise Broken

    def image(self, draw: random.Random, keep: float) -> dict[str, bytes]:
        """What the disk may hold if power is cut now; each pending write is kept with that chance."""
        files = {}
        for name in self.synced.keys() | self.pending.keys():
            content = bytearray(self.synced.get(name, b""))
            for offset, data in self.pending.get(name, []):
                if draw.random() >= keep:
                    continue
                if data is None:
                    del content[offset:]
                    continue
                torn = data if draw.random() < 0.5 else data[: 512 * draw.randrange(len(data) // 512 + 1)]
                content.extend(bytes(max(0, offset + len(torn) - len(content))))
                content[offset : offset + len(torn)] = torn
            files[name] = bytes(content)
        return files


class DiskFile(apsw.VFSFile):
    def __init__(self, disk: Disk, path: str, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        self.disk, self.path = disk, path

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.disk.change()
        super().xWrite(data, offset)
        self.disk.pending.setdefault(self.path, []).append((offset, bytes(data)))
        self.disk.after_change()

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self.disk.change()
        super().xTruncate(newsize)
        self.disk.pending.setdefault(self.path, []).append((newsize, None))
        self.disk.after_change()

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.disk.change()
        super().xSync(flags)
        self.disk.pending.pop(self.path, None)
        self.disk.synced[self.path] = bytes(self.xRead(self.xFileSize(), 0))
        self.disk.after_change()


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    yield disk
    disk.unregister()


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("batch", [1, 3, 19])
def test_whichever_change_fails_the_batch_is_whole_or_absent_and_the_handle_stops(
    tmp_path: Path, disk: Disk, item: MakeItem, batch: int
) -> None:
    reasons = []
    for k in range(1, 40):
        path = tmp_path / f"{k}.flashcoop"
        log = SQLiteLog(path)
        store(log, item("a", 1), item("a", 2))
        disk.countdown = k
        try:
            store(log, *(item("a", version) for version in range(3, 3 + batch)))
        except WriteFailed as failed:
            reasons.append(failed.facts["reason"])
            with pytest.raises(LedgerPoisoned):
                store(log, item("a", 3))
            expected = {2, 2 + batch}
        else:
            expected = {2 + batch}
        log.close()  # the disk is still broken
        disk.countdown = None
        log = SQLiteLog(path)
        stored = verify(log).events
        assert stored in expected
        store(log, item("a", stored + 1))
        log.close()
        if expected == {2 + batch}:
            break
    assert len(reasons) >= 2
    assert set(reasons) == {"SQLITE_IOERR_WRITE"}
    assert expected == {2 + batch}


@pytest.mark.usefixtures("journal")
def test_whichever_change_fails_while_a_ledger_is_made_it_can_be_made_again(
    tmp_path: Path, disk: Disk, item: MakeItem
) -> None:
    failures = 0
    for k in range(1, 60):
        path = tmp_path / f"{k}.flashcoop"
        disk.countdown = k
        try:
            SQLiteLog(path).close()
        except LogError:
            failures += 1
        disk.countdown = None
        log = SQLiteLog(path)
        store(log, item("a", 1))
        assert verify(log).events == 1
        log.close()
    assert failures > 3


def power_cuts(path: Path, disk: Disk, items: list[Item], settings: str = "") -> list[tuple[int, dict[str, bytes]]]:
    """Write `items` one by one and in pairs; what the disk may hold at each change, and what was acknowledged."""
    images: list[tuple[int, dict[str, bytes]]] = []
    acknowledged = 0
    draw = random.Random(5)  # noqa: S311

    def keep_images() -> None:
        images.extend((acknowledged, disk.image(draw, keep)) for keep in (0.0, 0.6))

    log = SQLiteLog(path)
    if settings:
        connection(log).execute(settings)
    disk.after_change = keep_images
    place = 0
    while place < len(items):
        size = 1 + place % 2
        store(log, *items[place : place + size])
        place = acknowledged = min(place + size, len(items))
    disk.after_change = lambda: None
    log.close()
    return images


def lost_or_broken(images: list[tuple[int, dict[str, bytes]]], folder: Path, total: int) -> int:
    whole = {0, 1, *range(3, total + 2, 2), total}
    bad = 0
    for number, (acknowledged, files) in enumerate(images):
        cut = folder / str(number)
        cut.mkdir()
        for name, content in files.items():
            (cut / Path(name).name).write_bytes(content)
        try:
            log = SQLiteLog(cut / "a.flashcoop")
            events = verify(log).events
            log.close()
        except LogError:
            bad += 1
        else:
            bad += not (events >= acknowledged and events in whole)
    return bad


@pytest.mark.slow
def test_no_power_cut_loses_what_was_acknowledged(
    path: Path, tmp_path: Path, disk: Disk, journal: str, item: MakeItem
) -> None:
    items = [item("a", version) for version in range(1, 10)]
    images = power_cuts(path, disk, items)
    assert len(images) > 40
    assert lost_or_broken(images, tmp_path, len(items)) == 0


@pytest.mark.slow
def test_with_weaker_settings_a_power_cut_does_lose_it(
    path: Path, tmp_path: Path, disk: Disk, journal: str, item: MakeItem
) -> None:
    """The negative control: the test above would notice."""
    items = [item("a", version) for version in range(1, 10)]
    images = power_cuts(path, disk, items, "PRAGMA synchronous = OFF")
    assert lost_or_broken(images, tmp_path, len(items)) > 0


@pytest.mark.usefixtures("journal")
def test_a_full_disk_refuses_the_whole_batch(path: Path, item: MakeItem) -> None:
    log = SQLiteLog(path)
    store(log, item("a", 1))
    pages = connection(log).execute("PRAGMA page_count").get
    connection(log).execute(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(WriteFailed) as failed:
        store(log, *(item("a", version) for version in range(2, 200)))
    assert failed.value.facts["reason"] == "SQLITE_FULL"
    assert verify(log).events == 1  # it can still be read
    with pytest.raises(LedgerPoisoned):
        store(log, item("a", 2))
    log.close()
    log = SQLiteLog(path)
    store(log, *(item("a", version) for version in range(2, 200)))
    assert verify(log).events == 199


def test_no_room_for_the_memory_that_readers_share_is_a_full_disk(path: Path) -> None:
    error = apsw.IOError()
    setattr(error, "extendedresult", apsw.SQLITE_IOERR_SHMSIZE)  # noqa: B010 - types do not know of it
    assert isinstance(opening_module.failure(path, error), WriteFailed)


_SMALL_FILES = """
import resource, sys
sys.path.insert(0, sys.argv[2])
from worker import event
from flashcoop_core.errors import WriteFailed
from flashcoop_core.log import verify
from flashcoop_core.log.sqlite import SQLiteLog
log = SQLiteLog(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
stored = 0
try:
    while True:
        with log.writing() as writer:
            writer.append([event("a", stored + place, "w") for place in range(1, 8)])
        stored += 7
except WriteFailed as failed:
    print(stored, verify(log).events, failed.facts["reason"])
log.close()
"""


def test_a_file_that_may_not_grow_refuses_the_whole_batch(path: Path) -> None:
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run(
        [sys.executable, "-c", _SMALL_FILES, str(path), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    stored, events, reason = done.stdout.split()
    assert int(stored) > 0
    assert stored == events
    assert reason in {"SQLITE_FULL", "SQLITE_IOERR_WRITE"}
    log = SQLiteLog(path)
    assert verify(log).events == int(stored)
    log.close()


@pytest.mark.parametrize("batch", [2, 19])
def test_an_interruption_by_the_keyboard_gives_the_batch_up_and_no_more(
    path: Path, item: MakeItem, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    log = SQLiteLog(path)
    store(log, item("a", 1))
    real = connection(log).cursor()

    class Interrupted:
        """A cursor in the midst of which Ctrl-C is pressed."""

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

        def executemany(self, statement: str, rows: list[Any]) -> None:
            real.executemany(statement, rows[:1])
            raise KeyboardInterrupt

    items = [item("a", version) for version in range(2, 2 + batch)]
    monkeypatch.setattr(log._file, "_cursor", Interrupted())  # noqa: SLF001
    with pytest.raises(KeyboardInterrupt):
        store(log, *items)
    monkeypatch.undo()
    assert log.head()[0] == 1
    store(log, *items)
    assert verify(log).events == 1 + batch
