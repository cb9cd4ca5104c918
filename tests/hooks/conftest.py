"""A session in a file that has activated a plugin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cutting import WITH_ATELIER, plugins, ready
from flashcoop_core import Ledger, Session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.flashcoop"


@pytest.fixture
def coop(path: Path) -> Iterator[Session]:
    with Ledger.open(path, plugins=plugins()) as ledger:
        session = ledger.open_session(WITH_ATELIER, id="s")
        ready(session)
        yield session
