"""The same events as one aggregate of `eventsourcing`: `aggregate.py build FILE EVENTS | rebuild FILE | balances FILE`.

Its events carry the postings and nothing else, which is less than ours store; its own defaults hold.
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

    @event("Traded")
    def trade(self, postings: list[list[Any]]) -> None:
        """Book `postings`."""
        for account, cents in postings:
            self.balances[account] = self.balances.get(account, 0) + cents


def application_at(path: str) -> Application[UUID]:
    """An application whose events are in the SQLite file at `path`."""
    return Application(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": path})


def _build(path: str, events: int) -> None:
    from synthetic import recorded, transactions

    application, books = application_at(path), Books()
    for number, postings in enumerate(transactions(recorded(events)), 1):
        books.trade(postings)
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
