"""A process that writes to a ledger: as much as it is told to, or one step at a time.

Usage: worker.py LEDGER SESSION COUNT BATCH. Prints the last version after each commit and in the
end, on standard error, its longest wait in seconds and how often it was refused as `ledger-busy`.
Several workers may write to one session: each goes on from the version it finds under the lock.

Usage: worker.py LEDGER SESSION told TIMEOUT. Reads `take`, `write` or `leave` from standard input
and answers each: `mine`, the version stored, `left`, or the name of the refusal.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from hashlib import sha256

from flashcoop_core.errors import LedgerBusy, LogError
from flashcoop_core.log import Item, encode_record
from flashcoop_core.log.sqlite import SQLiteLog


def event(session: str, version: int, writer: str) -> Item:
    """One sale; `writer` keeps ids of different processes apart."""
    id = time.time_ns().to_bytes(8, "big")[:6] + sha256(f"{session}/{version}/{writer}".encode()).digest()[:10]
    record = encode_record(
        at="2026-03-04T10:00:00.000123Z",
        by=writer,
        entries=(("CA", "", (("53", "", version, None), ("7071", "p-1", -version, 550))),),
        event=b'{"ticket":"%d"}' % version,
        id=id,
        kind="sale_made",
        on="2026-03-04",
        origin=None,
        schema=1,
        session=session,
        version=version,
    )
    return session, id, record


def write_all(path: str, session: str, count: int, batch: int) -> None:
    """Write `count` events in batches; acknowledge each batch on standard output."""
    writer = f"w{os.getpid()}"
    log = SQLiteLog(path)
    longest, refused, done = 0.0, 0, 0
    while done < count:
        asked = time.perf_counter()
        try:
            with log.writing() as turn:
                longest = max(longest, time.perf_counter() - asked)
                version = turn.session_head(session)[0]
                turn.append([event(session, version + place, writer) for place in range(1, batch + 1)])
        except LedgerBusy:
            refused += 1
            continue
        done += batch
        os.write(1, b"%d\n" % (version + batch))
    log.close()
    os.write(2, b"%f %d\n" % (longest, refused))


def write_as_told(path: str, session: str, timeout: float) -> None:
    """Take turns, write and leave, step by step as standard input says."""
    log = SQLiteLog(path, timeout=timeout)
    held = ExitStack()
    os.write(1, b"ready\n")
    for command in sys.stdin:
        try:
            match command.strip():
                case "take":
                    turn = held.enter_context(log.writing())
                    version = turn.session_head(session)[0] + 1
                    answer = "mine"
                case "write":
                    turn.append([event(session, version, f"w{os.getpid()}")])
                    answer = f"stored {version}"
                case _:
                    held.close()
                    answer = "left"
        except LogError as error:
            answer = error.name
        os.write(1, f"{answer}\n".encode())


if __name__ == "__main__":
    if sys.argv[3] == "told":
        write_as_told(sys.argv[1], sys.argv[2], float(sys.argv[4]))
    else:
        write_all(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
