"""The reference page of the events says what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from flashcoop_core.events import KINDS
from flashcoop_core.learning.vocabulary import LEARNING

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_events_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, DOCS / "_generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_page_lists_every_kind() -> None:
    text = (DOCS / "reference" / "events.md").read_text(encoding="utf-8")
    for kind in (*KINDS, *LEARNING.kinds):
        assert f"### `{kind}`\n" in text
