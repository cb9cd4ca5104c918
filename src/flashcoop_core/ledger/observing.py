"""Observers: plugins that are told of events once they are safe. What they raise undoes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from flashcoop_core.errors import PluginFailed

if TYPE_CHECKING:
    from flashcoop_core.events import Event
    from flashcoop_core.hooks.manager import PluginManager
    from flashcoop_core.log import Row

__all__ = ["Observers"]


class Observers:
    """The observer plugins of one open ledger, by name, in the order given.

    `failures` are what they raised so far, oldest first.
    """

    def __init__(self, names: Sequence[str], plugins: Callable[[], PluginManager]) -> None:
        self.names = tuple(names)
        self.failures: list[PluginFailed] = []
        self._plugins = plugins

    def check(self) -> None:
        """That each of them is there and observes.

        Raises:
            PluginUnusable: naming the first that is or does not.
        """
        for name in self.names:
            self._plugins().observer(name)

    def tell(self, stored: Iterable[tuple[Row, str, Event]]) -> None:
        """Tell each observer of each stored event, with its wire name. Each gets a copy that is its own."""
        if not self.names:
            return
        from copy import deepcopy  # noqa: PLC0415 - few ledgers are observed

        from flashcoop_core.hooks.observer import Committed  # noqa: PLC0415

        for row, kind, event in stored:
            for name in self.names:
                committed = Committed(
                    session=row.session,
                    version=row.version,
                    position=row.position,
                    id=row.id.hex(),
                    head=row.link.hex(),
                    kind=kind,
                    event=deepcopy(event),
                )
                try:
                    self._plugins().observer(name)(committed=committed)
                except PluginFailed as failed:
                    self.failures.append(failed)
