"""Event log plugins: other places to keep a ledger. The scheme of the address names the plugin."""

from __future__ import annotations

from typing import Protocol

from flashcoop_core.hooks.markers import hookspec
from flashcoop_core.log.protocol import Log

__all__ = ["LogHooks"]


class LogHooks(Protocol):
    """What an event log plugin implements. `Ledger.open("archive://…")` asks the plugin `archive`.

    ```python
    from flashcoop_core.hooks import LogHooks, hookimpl
    from flashcoop_core.log import Log, MemoryLog

    class Fleeting:
        @hookimpl
        def flashcoop_open_log(self, url: str, read_only: bool, timeout: float) -> Log:
            return MemoryLog(timeout=timeout)

    _: LogHooks = Fleeting()
    ```
    """

    @hookspec
    def flashcoop_open_log(self, url: str, read_only: bool, timeout: float) -> Log:  # noqa: FBT001 - pluggy calls by name
        """The log at `url`, made if it is absent and `read_only` is not set.

        `timeout` (seconds) bounds the wait for another writer. The log keeps all that
        `flashcoop_core.log.Log` promises: `LogConformance` of the test kit asks it.

        Raises:
            NotALedger, LaterFormat, LedgerUnreadable, LedgerBusy, Damaged: it cannot be used.
        """
        ...
