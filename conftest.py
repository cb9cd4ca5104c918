"""Runs every Python example of the README and of the documentation, as part of the tests.

Each document is one program, top to bottom, in an empty folder of its own. Only fences that say
`python` are run. Random tests draw the same every time in CI, and anew on a developer's machine.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

_FOLDER, _CAME_FROM = "_folder_of_this_document", "_came_from"


def _enter(namespace: dict[str, Any]) -> None:
    namespace[_CAME_FROM] = Path.cwd()
    namespace[_FOLDER] = TemporaryDirectory(prefix="flashcoop-docs-")
    os.chdir(namespace[_FOLDER].name)


def _leave(namespace: dict[str, Any]) -> None:
    os.chdir(namespace[_CAME_FROM])
    namespace[_FOLDER].cleanup()


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    excludes=["docs/_build/**/*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
