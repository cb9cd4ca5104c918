"""The documentation as a whole: each page is marked with its language, and says how to install each plugin."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
#: Words that only one of the two languages has, often.
_FRENCH = frozenset({"le", "la", "les", "des", "est", "une", "et", "dans", "du"})
_ENGLISH = frozenset({"the", "of", "is", "and", "to", "it", "are", "what"})


def looks_french(page: Path) -> bool:
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    words = re.findall(r"[a-zà-ÿ]+", prose.lower())
    return sum(word in _FRENCH for word in words) > sum(word in _ENGLISH for word in words)


def test_every_page_in_french_is_marked_as_such() -> None:
    pages = [page for page in DOCS.rglob("*.md") if "_build" not in page.parts]
    french = {page.relative_to(DOCS).with_suffix("").as_posix() for page in pages if looks_french(page)}
    assert runpy.run_path(str(DOCS / "conf.py"))["FRENCH"] == french


@pytest.mark.parametrize("page", ["install.md", "installer.md"])
def test_the_page_names_every_plugin(page: str) -> None:
    text = (DOCS / "how-to" / page).read_text(encoding="utf-8")
    folders = {folder.name for folder in (ROOT / "plugins").iterdir() if (folder / "pyproject.toml").exists()}
    assert folders == set(re.findall(r"`(flashcoop-[a-z-]+)`", text))
