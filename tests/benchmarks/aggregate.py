"""The same events as one aggregate of `eventsourcing`: `aggregate.py build FILE EVENTS | rebuild FILE | balances FILE`.

Its events carry what our records carry: what happened, and what it books. Its own defaults hold.
"""

from __future__ import annotations

import json
import sys
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

__all__ = ["Books", "application_at"]

_ID = UUID(int=1)
_BATCH = 1000


class Books(Aggregate):
    """Balances by account, in cents."""

    def __init__(self) -> None:
        self.balances: dict[str, int] = {}

    @staticmethod
    def create_id() -> UUID:
        """Always the same, so that it can be found again."""
        return _ID

    @event("Recorded")
    def record(self, kind: str, on: str, by: str, fields: dict[str, Any], entries: list[list[Any]]) -> None:  # noqa: ARG002 - stored
        """Book `entries`."""
        for _, _, postings in entries:
            for account, _, cents, _ in postings:
                self.balances[account] = self.balances.get(account, 0) + cents

    def take(self, record: dict[str, Any]) -> None:
        """Record the content of one of our records."""
        self.record(record["kind"], record["on"], record["by"], record["event"], record["entries"])


def application_at(path: str) -> Application[UUID]:
    """An application whose events are in the SQLite file at `path`."""
    return Application(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": path})


def _build(path: str, events: int) -> None:
    from synthetic import plain, recorded

    application, books = application_at(path), Books()
    for number, record in enumerate(plain(recorded(events)), 1):
        books.take(record)
        if number % _BATCH == 0:
            application.save(books)
    application.save(books)
    application.close()


def main(task: str, path: str, events: str = "0") -> None:
    """Do `task`."""
    if task == "build":
        _build(path, int(events))
        return
    application = application_at(path)  # held: its connections close with it
    books: Books = application.repository.get(_ID)
    print(json.dumps(books.balances) if task == "balances" else len(books.balances))


if __name__ == "__main__":
    main(*sys.argv[1:])
