"""What a plugin does beside computing: looks at the clock, draws at random, opens files or connections.

Python tells a profiler of each function written in C that is called, whoever imported it and however; and
an audit hook of each file and connection, before it is opened. Only what happens inside of a call that
the core makes to the plugin counts: the core's own work is no concern of the plugin.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Literal

import attrs
import hypothesis

import flashcoop_core
from flashcoop_core.hooks.calling import call

__all__ = ["Look", "Matter", "watched"]

#: What was looked at: the clock, chance, the machine (its environment variables, the folder in which the program
#: was started), or the world outside (files, connections, other programs).
Matter = Literal["clock", "chance", "machine", "outside"]

_CLOCKS = frozenset(
    [
        "time",
        "time_ns",
        "localtime",
        "gmtime",
        "ctime",
        "monotonic",
        "monotonic_ns",
        "perf_counter",
        "perf_counter_ns",
        "process_time",
        "process_time_ns",
        "thread_time",
        "thread_time_ns",
        "clock_gettime",
        "clock_gettime_ns",
    ]
)
_NOW = frozenset({"now", "today", "utcnow"})

#: The audit events that name a path first, and how those begin that always reach outside.
_OPENS = frozenset({"open", "os.listdir", "os.scandir"})
_OUTSIDE = ("socket.", "subprocess.", "os.", "shutil.", "sqlite3.", "ftplib.", "urllib.", "http.", "smtplib.")


@attrs.frozen
class Look:
    """Something that a plugin did beside computing: what, and the line of its code."""

    matter: Matter
    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.what}, in {self.where}"


class _Touched(BaseException):
    """Raised instead of touching anything outside. No `except Exception` of a plugin swallows it."""


@contextmanager
def watched() -> Iterator[list[Look]]:
    """The looks that plugins take while the block runs. Files and connections are not opened: it raises instead."""
    looks: list[Look] = []
    before = sys.getprofile()
    with _listening(looks):
        sys.setprofile(_profiler(looks))
        try:
            yield looks
        finally:
            sys.setprofile(before)


def _profiler(looks: list[Look]) -> Callable[[FrameType, str, Any], None]:
    def profile(frame: FrameType, event: str, function: Any) -> None:  # noqa: ANN401 - as Python calls it
        if event == "c_call":
            found = _by_c(function)
        elif event == "call":
            found = _by_python(frame)
        else:
            return
        if found and (line := _in_plugin(frame)):
            looks.append(Look(*found, str(line)))

    return profile


def _by_c(function: Any) -> tuple[Matter, str] | None:  # noqa: ANN401 - any function written in C
    name, owner = getattr(function, "__name__", ""), getattr(function, "__self__", None)
    module = getattr(function, "__module__", None)
    if name in _NOW and isinstance(owner, type) and issubclass(owner, dt.date):
        return "clock", f"it asks {owner.__name__}.{name}() what time it is"
    if module == "time" and name in _CLOCKS:
        return "clock", f"it asks time.{name}() what time it is"
    if name == "urandom" or module == "_uuid" or (owner is _SHARED and name in ("random", "getrandbits")):
        return "chance", f"it draws at random ({name})"
    if name == "getcwd":
        return "machine", "it asks in which folder the program was started"
    return None


def _by_python(frame: FrameType) -> tuple[Matter, str] | None:
    code = frame.f_code
    if code is _SEED and frame.f_locals.get("a") is None:
        return "chance", "it draws at random (a generator without a seed)"
    if code is _ENVIRONMENT:
        return "machine", f"it reads the environment variable {frame.f_locals.get('key')}"
    return None


#: The generator behind `random.random()`; one that was given a seed draws the same every time.
_SHARED = random._inst  # noqa: SLF001 - it has no other name
_SEED = random.Random.seed.__code__
_ENVIRONMENT = type(os.environ).__getitem__.__code__
_CALL = call.__code__


# -- where ---------------------------------------------------------------------------------------------

_LIBRARY = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib")})
_HYPOTHESIS = str(Path(hypothesis.__file__).parent)
_INSTALLED = (sys.prefix, sys.base_prefix, str(Path(flashcoop_core.__file__).parent))


@attrs.frozen
class _Line:
    """A line of a plugin: the file it stands in, its number."""

    file: str
    number: int

    def __str__(self) -> str:
        return f"{os.path.basename(self.file)}, line {self.number}"  # noqa: PTH119 - opens nothing, imports nothing


def _in_plugin(frame: FrameType | None) -> _Line | None:
    """The innermost line that is not of Python's own library, inside of a call to a plugin; None if in none."""
    innermost: _Line | None = None
    while frame is not None:
        code = frame.f_code
        if code is _CALL:
            return innermost
        if code.co_filename.startswith("<frozen importlib"):
            return None  # a module that is imported late is read from its file
        if code.co_filename.startswith(_HYPOTHESIS):
            return None  # it times the collection of garbage, which may happen anywhere
        if innermost is None and not _is_library(code):
            innermost = _Line(code.co_filename, frame.f_lineno)
        frame = frame.f_back
    return None


def _is_library(code: CodeType) -> bool:
    return code.co_filename.startswith(("<frozen ", *_LIBRARY)) and "site-packages" not in code.co_filename


# -- files and connections -----------------------------------------------------------------------------

#: Who listens now. An audit hook cannot be taken away, so one is installed for good and does nothing else.
_listeners: list[Callable[[str, tuple[Any, ...]], None]] = []


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    for listener in tuple(_listeners):
        listener(event, arguments)


@cache
def _install() -> None:
    sys.addaudithook(_audit)


@contextmanager
def _listening(looks: list[Look]) -> Iterator[None]:
    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _OPENS or event.startswith(_OUTSIDE):
            line = _in_plugin(sys._getframe(2))  # noqa: SLF001 - who does what is audited
            what = _touched(event, arguments, line) if line else ""
            if what:
                looks.append(Look("outside", what, str(line)))
                raise _Touched(what)

    _install()
    _listeners.append(listen)
    try:
        yield
    finally:
        _listeners.remove(listen)


def _touched(event: str, arguments: tuple[Any, ...], line: _Line) -> str:
    """What is touched, for people; empty if it is what a package brings along, the same for everyone."""
    if event not in _OPENS:
        return f"it reaches outside ({event})"
    path = arguments[0] if arguments else None
    if not isinstance(path, (str, bytes, os.PathLike)):
        return "it opens a file"
    name = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - opens nothing, imports nothing
    package = os.path.dirname(line.file)  # noqa: PTH120 - same
    own = (package,) if os.path.exists(os.path.join(package, "__init__.py")) else ()  # noqa: PTH110, PTH118 - same
    return "" if name.startswith(_INSTALLED + own) else f"it opens {os.fsdecode(path)}"
