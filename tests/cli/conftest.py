"""Ledgers for the tests of the command line."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from runs import JOURNEY, OPENING, Demo, Said, flashcoop


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


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo of that name in that language, played once with everything it leaves: what was said, and the folder."""

    @cache
    def played(name: str, lang: str) -> tuple[Said, Path]:
        folder = tmp_path_factory.mktemp(f"{name}-{lang}") / "demo"
        said = flashcoop("--lang", lang, "demo", name, "--out", folder)
        assert said.status == 0, said.err
        return said, folder

    return played
