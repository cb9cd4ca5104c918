"""What the package promises from outside: its names, its version, and a light start."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

import flashcoop_core


def test_the_version_is_that_of_the_distribution() -> None:
    assert flashcoop_core.__version__ == version("flashcoop-core")


def test_each_public_name_exists_once_and_is_documented() -> None:
    assert sorted(set(flashcoop_core.__all__)) == sorted(flashcoop_core.__all__)
    undocumented = [name for name in flashcoop_core.__all__ if not getattr(flashcoop_core, name).__doc__]
    assert undocumented == []


@pytest.mark.parametrize("library", ["babel", "cattrs", "click", "hypothesis", "pluggy", "pytest", "tabulate"])
def test_a_library_is_imported_only_when_it_is_needed(library: str) -> None:
    code = f"import sys, flashcoop_core; sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
