"""The page that says where each thing of the sources is: every command of it is run on the demos."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from runs import Demo, flashcoop

_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "seeds.md"
_ROWS = [line for line in _PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
_COMMANDS = sorted({found[1] for row in _ROWS if (found := re.search(r"\| `flashcoop ([^`]+)` \|$", row))})


@pytest.fixture
def demos(demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ledgers with what lies beside them, as the page says, in the working directory."""
    (tmp_path / "demo").mkdir()
    for name in ("jinsei", "coopkies"):
        for file in demo(name, "fr")[1].glob(f"{name}.flashcoop*"):
            shutil.copy(file, tmp_path / "demo")
    monkeypatch.chdir(tmp_path)


def test_every_row_has_a_command() -> None:
    assert [row for row in _ROWS if not re.search(r"\| `flashcoop [^`]+` \|$", row)] == []
    assert len(_ROWS) > 30


@pytest.mark.usefixtures("demos")
@pytest.mark.parametrize("command", _COMMANDS)
def test_the_command_shows_something(command: str) -> None:
    said = flashcoop(*command.split())
    assert (said.status, said.err) == (0, "")
    assert len(said.out.splitlines()) > 2
