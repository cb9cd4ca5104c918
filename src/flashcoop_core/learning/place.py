"""Where what is learnt in the sessions of a ledger is kept: in a file beside that of the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flashcoop_core.learning.reading import as_learning
from flashcoop_core.log import Log

if TYPE_CHECKING:
    from flashcoop_core.learning.file import FileStore

__all__ = ["opened_beside", "place_beside"]

#: What the file is called, after the name of its ledger.
_SUFFIX = ".learning"


def place_beside(log: Log) -> Path | None:
    """The path of that file, whether it is there or not; None if the ledger is no file."""
    from flashcoop_core.log.sqlite import SQLiteLog  # noqa: PLC0415 - a ledger in memory loads no SQLite

    return Path(f"{log.path}{_SUFFIX}") if isinstance(log, SQLiteLog) else None


def opened_beside(log: Log) -> FileStore:
    """What is kept in that file, opened as the ledger is: to be read only, or made if it is absent.

    Raises:
        TypeError: the ledger is no file.
        LearningDamaged, LogError: it cannot be read.
    """
    from flashcoop_core.learning.file import FileStore  # noqa: PLC0415 - a ledger in memory loads no SQLite
    from flashcoop_core.log.sqlite import SQLiteLog  # noqa: PLC0415

    if not isinstance(log, SQLiteLog):
        raise TypeError(type(log).__name__)
    with as_learning():
        return FileStore(Path(f"{log.path}{_SUFFIX}"), read_only=log.read_only, timeout=log.timeout)
