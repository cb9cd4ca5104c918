"""The files that commands are given: a ledger that is there, JSON from a file or from stdin."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flashcoop_core.ledger import Ledger

if TYPE_CHECKING:
    from flashcoop_core.codec.strict_json import Plain

__all__ = ["STDIN", "plain_json", "raw", "reading", "writing"]

#: The name that stands for stdin, as everywhere.
STDIN = "-"


def reading(path: str) -> Ledger:
    """The ledger at `path`, opened to be read: nothing is made, nothing is written.

    Raises:
        LogError: it is not there, or not a ledger.
    """
    return Ledger.open(path, read_only=True)


def writing(path: str) -> Ledger:
    """The ledger at `path`, which must be there, opened to be written to.

    Raises:
        LogError: it is not there, or not a ledger.
    """
    if not Path(path).exists():
        from flashcoop_core.errors import LedgerUnreadable  # noqa: PLC0415 - hardly ever

        raise LedgerUnreadable(path=path, reason="ENOENT")
    return Ledger.open(path)


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
