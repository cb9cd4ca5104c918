"""The files that commands are given, and those they leave: whole, or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.outcome import Misused
from flashcoop_core.ledger import Ledger
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.codec.strict_json import Plain

__all__ = ["STDIN", "plain_json", "raw", "reading", "settings_of", "tell_failures", "write_whole", "writing"]

#: The name that stands for stdin, as everywhere.
STDIN = "-"

#: What the file of a ledger, and that of what was learnt beside it, begins with.
_LEDGER = b"SQLite format 3\0"

#: What the other name begins with under which a file is written: short, since the name itself may be as long as can be.
_PART = ".flashcoop-"


def reading(path: str) -> Ledger:
    """The ledger at `path`, opened to be read: nothing is made, nothing is written.

    Raises:
        LogError: it is not there, or not a ledger.
    """
    return Ledger.open(path, read_only=True)


@contextmanager
def writing(path: str, observers: Sequence[str] = (), lang: Lang = "fr") -> Iterator[Ledger]:
    """The ledger at `path`, which must be there, opened to be written to. What its observers raise goes to stderr.

    Raises:
        LogError: it is not there, or not a ledger.
    """
    if not Path(path).exists():
        from flashcoop_core.errors import LedgerUnreadable  # noqa: PLC0415 - hardly ever

        raise LedgerUnreadable(path=path, reason="ENOENT")
    with Ledger.open(path, observers=observers) as ledger:
        yield ledger
    tell_failures(ledger, lang)


def tell_failures(ledger: Ledger, lang: Lang) -> None:
    """Say what observers raised; what they were told of is recorded all the same."""
    for failed in ledger.observers.failures:
        click.echo(f"⚠ [plugin-failed] {say('observer-failed', failed.facts, lang)}", err=True)


def raw(name: str) -> bytes:
    """The bytes of the file `name`, or of stdin."""
    return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()


def plain_json(name: str) -> Plain:
    """The JSON that `name` holds, read strictly.

    Raises:
        Refused: it is no JSON, has a number with a point, a key twice...
    """
    from flashcoop_core.codec.strict_json import read_json  # noqa: PLC0415 - only for those who give JSON

    return read_json(raw(name))


def settings_of(given: Iterable[str]) -> dict[str, str]:
    """The settings that `--set NAME=VALUE` gives.

    Raises:
        Misused: one has no `=`, or a name is given twice.
    """
    settings: dict[str, str] = {}
    for setting in given:
        name, equals, value = setting.partition("=")
        if not equals or not name or name in settings:
            raise Misused("usage-setting", setting=name)
        settings[name] = value
    return settings


def write_whole(path: Path, pieces: Iterable[bytes], *, private: bool = False) -> int:
    """Write a file under another name, then rename it: nobody ever sees a part of it. How many bytes it has.

    One that is `private` is made for its owner alone (mode 0600). A file of that name is replaced, a ledger never.
    A device or a pipe stays what it is, and is written to.

    Raises:
        Refused: a ledger has that name (`file-is-a-ledger`).
        OSError: it cannot be written; the error names `path`, not the other name.
    """
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - few commands leave a file

    _spare_ledger(path)
    written = 0
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device:
                return sum(map(device.write, pieces))
        with NamedTemporaryFile(dir=path.parent, prefix=_PART, delete=False) as file:
            try:
                for piece in pieces:
                    written += file.write(piece)
                file.flush()
                os.fsync(file.fileno())
                if not private:
                    os.fchmod(file.fileno(), 0o666 & ~_umask())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        # A disk that is full names no file, a folder that is closed the other name.
        error.filename = str(path)
        raise
    return written


def _spare_ledger(path: Path) -> None:
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(_LEDGER)) != _LEDGER:
            return
    from flashcoop_core.errors import Refusal, Refused  # noqa: PLC0415 - hardly ever

    raise Refused([Refusal("file-is-a-ledger", {"path": path})])


def _umask() -> int:
    """What this process takes off the mode of new files; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
