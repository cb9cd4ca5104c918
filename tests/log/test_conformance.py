"""Our own logs keep what log plugins must: in memory, in SQLite with WAL, in SQLite with a rollback journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from flashcoop_core.log import Log, MemoryLog
from flashcoop_core.log import opening as opening_module
from flashcoop_core.log.sqlite import SQLiteLog
from flashcoop_core.testing import LogConformance

_PATIENCE = 0.2


class TestMemory(LogConformance):
    lasts = False

    def opened(self, folder: Path, *, read_only: bool = False) -> Log:  # noqa: ARG002 - nothing is kept
        return MemoryLog(timeout=_PATIENCE)


class TestWal(LogConformance):
    def opened(self, folder: Path, *, read_only: bool = False) -> Log:
        return SQLiteLog(folder / "a.flashcoop", read_only=read_only, timeout=_PATIENCE)


class TestRollbackJournal(TestWal):
    @pytest.fixture(autouse=True)
    def _without_wal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening_module, "wal_is_safe", lambda _: False)
