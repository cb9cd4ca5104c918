"""Runs every Python example of the README and of the documentation, as part of the tests.

Each document is one program, top to bottom, in an empty folder of its own. Only fences that say
`python` are run. One that begins with a path (`# src/mine/__init__.py`) is that file: it is written
there, and what stands in `src` can be imported. Random tests draw the same every time in CI, and anew
on a developer's machine.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser

settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None)
# Whether a library has what is asked of it is known after a few examples.
settings.register_profile("lowest", parent=settings.get_profile("ci"), max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

_FOLDER, _CAME_FROM, _PATH = "_folder_of_this_document", "_came_from", "_path_before"

_FILE = re.compile(r"# ((?:[\w-]+/)+\w+\.py)\n")
_run = PythonEvaluator()


def _enter(namespace: dict[str, Any]) -> None:
    namespace[_CAME_FROM], namespace[_PATH] = Path.cwd(), list(sys.path)
    namespace[_FOLDER] = TemporaryDirectory(prefix="flashcoop-docs-")
    os.chdir(namespace[_FOLDER].name)
    sys.path.insert(0, str(Path("src").absolute()))


def _leave(namespace: dict[str, Any]) -> None:
    os.chdir(namespace[_CAME_FROM])
    sys.path[:] = namespace[_PATH]
    folder = namespace[_FOLDER]
    # The next document may have a module of the same name.
    for name, module in tuple(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(folder.name):
            del sys.modules[name]
    folder.cleanup()


def _evaluate(example: Example) -> None:
    file = _FILE.match(example.parsed)
    if file is None:
        _run(example)
    else:
        path = Path(file[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.parsed, encoding="utf-8")


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", _evaluate)],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    excludes=["docs/_build/**/*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
