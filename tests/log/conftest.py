"""Events to put into logs, and a ledger file that holds some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flashcoop_core.log import Item
from flashcoop_core.log.sqlite import SQLiteLog
from flashcoop_core.testing.conformance import rows

MakeItem = Callable[..., Item]


@pytest.fixture
def item() -> MakeItem:
    return rows.item


@pytest.fixture
def story() -> list[Item]:
    return rows.story()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.flashcoop"


@pytest.fixture
def ledger(path: Path, story: list[Item]) -> Path:
    """A closed ledger file that holds the story."""
    log = SQLiteLog(path)
    rows.store(log, *story)
    log.close()
    return path
