"""A process that writes to a ledger until it is told how much, or is killed.

Usage: worker.py LEDGER SESSION COUNT BATCH. Prints the last version after each commit. Several
workers may write to one session: each goes on from the version it finds under the lock.
"""

from __future__ import annotations

import os
import sys
import time
from hashlib import sha256

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


def main(path: str, session: str, count: int, batch: int) -> None:
    """Write `count` events in batches; acknowledge each batch on standard output."""
    writer = f"w{os.getpid()}"
    log = SQLiteLog(path)
    longest, done = 0.0, 0
    while done < count:
        asked = time.perf_counter()
        with log.writing() as turn:
            longest = max(longest, time.perf_counter() - asked)
            version = turn.session_head(session)[0]
            turn.append([event(session, version + place, writer) for place in range(1, batch + 1)])
        done += batch
        os.write(1, b"%d\n" % (version + batch))
    log.close()
    os.write(2, b"%f\n" % longest)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
