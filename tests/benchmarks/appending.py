"""Appending, in one process, durable: ours beside bare apsw and eventsourcing, taking turns in small chunks.

`appending.py FOLDER ROUNDS SINGLE BULK [WAY]` prints, as JSON, events a second for each way and round:
SINGLE events one a transaction, BULK events 1,000 a transaction. Files stand in FOLDER, which is
to be on the disk that matters: each transaction waits for it. With WAY, that one alone, and the time
is for another program to take: `strace` or `valgrind` count what does not depend on the machine.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

import attrs
from aggregate import Books, application_at
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore
from synthetic import items, plain, recorded

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.ledger import Session
from flashcoop_core.log import Item, MemoryLog, Row
from flashcoop_core.log.opening import create_file, open_for_writing
from flashcoop_core.log.sqlite import SQLiteLog

_BULK = 1000
_CHUNK = 50
_DAY = date(2026, 3, 2)
_PRICES = {"twelve": 1200, "ten": 1000}
_INSERT = "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)"

#: Stores the events from one place to another; each way has its own, ready before the clock starts.
Store = Callable[[int, int], None]


class _Ways:
    """The ways to append the same events, each with a file of its own in `folder`."""

    def __init__(self, folder: Path, events: int) -> None:
        self._items: Sequence[Item] = list(items(recorded(events, sessions=1)))
        ready = MemoryLog()
        with ready.writing() as turn:
            turn.append(self._items)
        self._rows: Sequence[Row] = list(ready.rows())
        create_file(folder / "bare")
        self._bare = open_for_writing(folder / "bare").cursor()
        self._log = SQLiteLog(folder / "ours")
        self._recorder = SQLiteApplicationRecorder(SQLiteDatastore(str(folder / "eventsourcing")))
        self._recorder.create_table()
        self._stored = [
            StoredEvent(originator_id=UUID(int=1), originator_version=version, topic="trade:Made", state=record)
            for version, (_, _, record) in enumerate(self._items, 1)
        ]
        self._application, self._books = application_at(str(folder / "application")), Books()
        self._plain = list(plain(recorded(events, sessions=1)))
        self._session = _market(Ledger.open(folder / "recorded"))
        self._sales = _sales(self._session, events)

    def bare(self, first: int, last: int) -> None:
        """One INSERT after the other: each is a transaction."""
        for row in self._rows[first:last]:
            self._bare.execute(_INSERT, row)

    def bare_bulk(self, first: int, last: int) -> None:
        """All in one transaction."""
        self._bare.execute("BEGIN IMMEDIATE")
        self._bare.executemany(_INSERT, self._rows[first:last])
        self._bare.execute("COMMIT")

    def ours(self, first: int, last: int) -> None:
        """Ready bytes: the lock, the chains, the row."""
        for item in self._items[first:last]:
            with self._log.writing() as turn:
                turn.append([item])

    def ours_bulk(self, first: int, last: int) -> None:
        """The same, all in one turn."""
        with self._log.writing() as turn:
            turn.append(self._items[first:last])

    def record(self, first: int, last: int) -> None:
        """Sales through `Session.record`: rules, postings and encoding as well."""
        for sale in self._sales[first:last]:
            self._session.record(sale)

    def record_bulk(self, first: int, last: int) -> None:
        """The same as one batch."""
        self._session.record(*self._sales[first:last])

    def eventsourcing(self, first: int, last: int) -> None:
        """Its recorder alone, with ready bytes: no mapper, no transcoder."""
        for event in self._stored[first:last]:
            self._recorder.insert_events([event])

    def eventsourcing_bulk(self, first: int, last: int) -> None:
        """The same, all in one transaction."""
        self._recorder.insert_events(self._stored[first:last])

    def application_bulk(self, first: int, last: int) -> None:
        """The same through an aggregate and its application, as people use it: events, mapper, recorder."""
        for record in self._plain[first:last]:
            self._books.take(record)
        self._application.save(self._books)


def _market(ledger: Ledger) -> Session:
    """A session where a service has a voted price, so that sales need no stock."""
    session = ledger.open_session(
        ev.SessionOpened(
            on=_DAY,
            name="Market",
            host=ev.Host(name="CAE", siren="123456782", section="market"),
            place="Lusignan",
            starts=_DAY,
            ends=date(2026, 3, 10),
            fiscal_year_ends=date(2026, 12, 31),
            filiere="repair",
        )
    )
    prices = {name: ev.PriceOption(product="repair", channel="market", price=cents) for name, cents in _PRICES.items()}
    session.record(
        ev.MemberJoined(on=_DAY, member="m-01", contract=ev.Contract(signed=_DAY, ends=date(2026, 5, 31))),
        ev.ProductDefined(
            on=_DAY, product="repair", name="Repair", nature="service", vat_rate=2000, vat_reason="-", decided_by="f-01"
        ),
        ev.DecisionProposed(
            on=_DAY,
            decision="price",
            subject="price",
            question="?",
            options=tuple(ev.Option(option=name, label=name, prices=(price,)) for name, price in prices.items()),
        ),
        ev.VoteCast(on=_DAY, decision="price", member="m-01", option="twelve"),
        session.plan.decision_closing("price", on=_DAY),
        ev.PriceSet(on=_DAY, product="repair", channel="market", price=_PRICES["twelve"], decision="price"),
    )
    return session


def _sales(session: Session, events: int) -> Sequence[ev.SaleMade]:
    one = session.imagine([session.plan.sale("repair", on=_DAY)]).state.tickets
    sale = next(iter(one.values())).sale
    return [attrs.evolve(sale, ticket=f"x-{number:07d}") for number in range(events)]


def _rates(stores: Sequence[tuple[str, Store]], first: int, last: int, chunk: int) -> dict[str, float]:
    """Events a second of each way over [first, last), the ways taking turns chunk by chunk."""
    seconds = dict.fromkeys((name for name, _ in stores), 0.0)
    for turn, place in zip(count(), range(first, last, chunk), strict=False):
        # Nobody always comes first after the others have made the disk wait.
        for name, store in (*stores[turn % len(stores) :], *stores[: turn % len(stores)]):
            start = time.perf_counter()
            store(place, min(place + chunk, last))
            seconds[name] += time.perf_counter() - start
    return {name: (last - first) / spent for name, spent in seconds.items() if spent}


def main(folder: str, rounds: str, single: str, bulk: str, only: str = "") -> None:
    """Measure, and print JSON."""
    each = int(single) + int(bulk)
    ways = _Ways(Path(folder), int(rounds) * each)
    ones = [("bare", ways.bare), ("ours", ways.ours), ("record", ways.record), ("eventsourcing", ways.eventsourcing)]
    batches = [
        ("bare", ways.bare_bulk),
        ("ours", ways.ours_bulk),
        ("record", ways.record_bulk),
        ("eventsourcing", ways.eventsourcing_bulk),
        ("application", ways.application_bulk),
    ]
    if only:
        ones, batches = ([way for way in some if way[0] == only] for some in (ones, batches))
    found: dict[str, list[dict[str, float]]] = {"one": [], "bulk": []}
    for place in range(0, int(rounds) * each, each):
        found["one"].append(_rates(ones, place, place + int(single), _CHUNK))
        found["bulk"].append(_rates(batches, place + int(single), place + each, _BULK))
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
