"""Logs of every kind, and events to put into them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flashcoop_core.log import Item, Log, MemoryLog, encode_record
from flashcoop_core.log import opening as opening_module
from flashcoop_core.log.sqlite import SQLiteLog

MakeItem = Callable[..., Item]


def make_item(session: str, version: int, *, cents: int = 550, credit: int | None = None, event: bytes = b"") -> Item:
    """An event to store. Same arguments, same bytes; ids grow with the version."""
    id = version.to_bytes(6, "big") + hashlib.sha256(f"{session}/{version}".encode()).digest()[:10]
    record = encode_record(
        at="2026-03-04T10:00:00.000123Z",
        by="m-01",
        entries=(("CA", f"t-{version}", (("53", "", cents, None), ("7071", "p-1", -(credit or cents), 550))),),
        event=event or b'{"quantity":%d,"ticket":"t-%d"}' % (cents, version),
        id=id,
        kind="sale_made",
        on="2026-03-04",
        origin=None,
        schema=1,
        session=session,
        version=version,
    )
    return session, id, record


def store(log: Log, *items: Item) -> None:
    with log.writing() as writer:
        writer.append(items)


@pytest.fixture
def item() -> MakeItem:
    return make_item


@pytest.fixture
def story() -> list[Item]:
    """24 events of three sessions that take turns, and one session that comes and goes early."""
    early = [make_item("early", version) for version in range(1, 4)]
    return early + [make_item(name, version) for version in range(1, 8) for name in ("lusignan", "poitiers", "rouille")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.flashcoop"


@pytest.fixture
def ledger(path: Path, story: list[Item]) -> Path:
    """A closed ledger file that holds the story."""
    log = SQLiteLog(path)
    store(log, *story)
    log.close()
    return path


@pytest.fixture(params=["memory", "wal", "delete"])
def log(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    if request.param == "delete":
        monkeypatch.setattr(opening_module, "wal_is_safe", lambda _: False)
    log: Log = MemoryLog(timeout=0.2) if request.param == "memory" else SQLiteLog(path, timeout=0.2)
    yield log
    log.close()
