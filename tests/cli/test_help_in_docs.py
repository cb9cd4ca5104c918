"""The help that the pages on the command line show is the one that the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from runs import flashcoop

_HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"


@pytest.mark.parametrize(("page", "lang"), [("command-line.md", "en"), ("ligne-de-commande.md", "fr")])
def test_the_page_shows_the_help_as_it_is(page: str, lang: str) -> None:
    shown = re.search(r"```text\n(.*?)```", (_HOW_TO / page).read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert shown[1] == flashcoop("--lang", lang, "--help").out
