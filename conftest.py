"""Runs every Python example of the README and of the documentation, as part of the tests.

Each document is one program, top to bottom, in an empty folder of its own. Only fences that say
`python` are run.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

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
