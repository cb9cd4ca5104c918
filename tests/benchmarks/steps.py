"""Where the time of a replay goes: each step of it alone, in shares of the whole. `steps.py LEDGER`.

Rows and envelopes are held in memory here, so that a step can be timed without those before it.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from statistics import median

from flashcoop_core.books.balances import trial_balance_of
from flashcoop_core.ledger import replay
from flashcoop_core.log import checked, ledger_link, read_envelope, session_link
from flashcoop_core.log.sqlite import SQLiteLog

_ROUNDS = 9


def _drained(items: Iterable[object]) -> None:
    deque(items, maxlen=0)


def _seconds(*steps: Callable[[], object]) -> list[float]:
    """CPU seconds that each of `steps` takes: the median of some rounds, in each of which all take their turn."""
    found: list[list[float]] = [[] for _ in steps]
    for _ in range(_ROUNDS):
        for step, taken in zip(steps, found, strict=True):
            start = time.process_time()
            step()
            taken.append(time.process_time() - start)
    return [median(taken) for taken in found]


def main(path: str) -> None:
    """Print the shares."""
    started = time.process_time()
    log = SQLiteLog(path, read_only=True)
    rows = list(log.rows())
    records = [row.record for row in rows]
    envelopes = [read_envelope(record) for record in records]
    links = [(row.link, row.record) for row in rows]

    def linked() -> None:
        for link, record in links:
            ledger_link(link, session_link(link, record))

    read, decoded, chained, seen, summed, unique, replayed = _seconds(
        lambda: _drained(log.rows()),
        lambda: _drained(map(read_envelope, records)),
        linked,
        lambda: _drained(checked(rows, sums=False)),
        lambda: trial_balance_of(envelopes),
        log.repeated_id,
        lambda: replay.trial_balance(log),
    )
    whole = started + replayed
    for step, seconds in {
        "Python started, modules loaded": started,
        "rows out of SQLite, in pages, the file seen unchanged after each": read,
        "records decoded: all fields but the event, entries to tuples": decoded,
        "the links of both chains: two SHA-256 an event": chained,
        "positions, versions, ids and columns compared, heads kept": seen - decoded - chained,
        "debits and credits summed by account and analytic, each entry to zero": summed,
        "ids unique, asked of the index": unique,
        "from one step to the next": replayed - read - seen - summed - unique,
    }.items():
        print(f"| {step} | {seconds / whole:.0%} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
