"""Ledgers for the tests of the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runs import JOURNEY, OPENING, flashcoop


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger that holds one session, just opened."""
    path = tmp_path / "essais.flashcoop"
    assert flashcoop("new", path, "--json", "-", typed=json.dumps(OPENING)).status == 0
    return path


@pytest.fixture
def lived(ledger: Path) -> Path:
    """The same after a few days."""
    assert flashcoop("import", ledger, "-", "--session", "les-essais", typed=b"".join(JOURNEY)).status == 0
    return ledger
