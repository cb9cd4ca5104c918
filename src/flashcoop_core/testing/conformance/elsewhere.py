"""The same questions put to a plugin in another process, where everything around it is different.

The other process imports the file of the test class, so that any plugin can be asked, installed or not.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

import attrs
import msgspec

if TYPE_CHECKING:
    from flashcoop_core.testing.conformance.pure import PureConformance

__all__ = ["CIRCUMSTANCES", "Unanswered", "elsewhere"]

#: What should make no difference -> what makes it different in the other process.
CIRCUMSTANCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "the order in which Python happens to keep a set": {"PYTHONHASHSEED": "20260302"},
        "the time zone of the machine": {"TZ": "XXX-14"},
        # Without these two Python would read and write UTF-8 all the same.
        "the language of the machine": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        "the folder in which the program is started": {},
    }
)

_FOLDER = "the folder in which the program is started"
_SECONDS = 120


class Unanswered(Exception):
    """The other process could not ask the plugin: why, in its own words."""


@attrs.frozen
class _Asked:
    """What the other process is told: where the class is, what Python may import, the cases."""

    file: str
    module: str
    cls: str
    path: tuple[str, ...]
    cases: dict[str, bytes]


_encode, _decode = msgspec.msgpack.encode, msgspec.msgpack.decode


def elsewhere(
    cls: type[PureConformance], cases: Mapping[str, bytes], changed: tuple[str, ...] = tuple(CIRCUMSTANCES)
) -> dict[str, tuple[str, ...]]:
    """What the plugin of `cls` answers to `cases`, told, where the circumstances `changed` are different.

    Raises:
        Unanswered: the other process could not be asked.
    """
    asked = _Asked(
        file=str(Path(inspect.getfile(cls)).resolve()),
        module=cls.__module__,
        cls=cls.__qualname__,
        path=tuple(str(Path(entry).resolve()) for entry in sys.path),
        cases=dict(cases),
    )
    # Left alone, Python keeps sets in another order in each process.
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    for circumstance in changed:
        environment |= CIRCUMSTANCES[circumstance]
    with TemporaryDirectory(prefix="flashcoop-elsewhere-") as folder:
        done = subprocess.run(  # noqa: S603 - this very Python
            [sys.executable, "-m", __name__],
            input=_encode(asked),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=environment,
            cwd=folder if _FOLDER in changed else None,
        )
    if done.returncode:
        raise Unanswered("\n".join(done.stderr.decode("utf-8", "replace").strip().splitlines()[-3:]))
    return _decode(done.stdout, type=dict[str, tuple[str, ...]])


def _main() -> None:
    """The other process: reads what it is asked on its standard input, answers on its standard output."""
    asked = _decode(sys.stdin.buffer.read(), type=_Asked)
    sys.path[:] = asked.path
    kit = _class(asked)()
    sys.stdout.buffer.write(_encode({name: kit.answer(case) for name, case in asked.cases.items()}))


def _class(asked: _Asked) -> type[PureConformance]:
    found: object = _module(asked)
    for name in asked.cls.split("."):
        found = getattr(found, name)
    return found  # type: ignore[return-value] # the class that asks


def _module(asked: _Asked) -> ModuleType:
    spec = spec_from_file_location(asked.module, asked.file)
    if spec is None or spec.loader is None:
        return import_module(asked.module)
    module = module_from_spec(spec)
    sys.modules[asked.module] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    _main()
