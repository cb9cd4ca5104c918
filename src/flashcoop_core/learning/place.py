"""Where what is learnt in the sessions of a ledger is kept: in a file beside that of the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flashcoop_core.errors import WriteFailed
from flashcoop_core.learning.reading import as_learning
from flashcoop_core.log import Log

if TYPE_CHECKING:
    from flashcoop_core.learning.file import FileStore

__all__ = ["Beside", "beside"]

#: What the file is called, after the name of its ledger.
_SUFFIX = ".learning"


class Beside(NamedTuple):
    """That file, whether it is there or not, and how its ledger was opened."""

    path: Path
    read_only: bool
    timeout: float

    def opened(self) -> FileStore:
        """What is kept in it, opened as the ledger is: to be read only, or made if it is absent.

        Raises:
            WriteFailed: it is absent, and the ledger was opened for reading.
            LearningDamaged, LogError: it cannot be read.
        """
        from flashcoop_core.learning.file import FileStore  # noqa: PLC0415 - a ledger in memory loads no SQLite

        if self.read_only and not self.path.exists():
            raise WriteFailed(path=self.path, reason="read-only")
        with as_learning():
            return FileStore(self.path, read_only=self.read_only, timeout=self.timeout)


def beside(log: Log) -> Beside | None:
    """The file beside the ledger of `log`; None if that is no file."""
    from flashcoop_core.log.sqlite import SQLiteLog  # noqa: PLC0415 - as above

    return Beside(Path(f"{log.path}{_SUFFIX}"), log.read_only, log.timeout) if isinstance(log, SQLiteLog) else None
