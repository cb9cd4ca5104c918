"""Where the time and the ids of events come from: arguments of `Ledger.open`, never looked up inside."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime

__all__ = ["Clock", "Ids", "system_clock", "time_ordered_ids", "written_moment"]

#: Gives the moment at which an event is recorded, with its time zone.
Clock = Callable[[], datetime]

#: Gives the 16 bytes of a new event id for that moment.
Ids = Callable[[datetime], bytes]


def system_clock() -> datetime:
    """The machine's own time, UTC."""
    return datetime.now(UTC)


def time_ordered_ids(randomness: Callable[[int], bytes] = os.urandom) -> Ids:
    """Ids in the layout of UUID version 7 (RFC 9562): milliseconds first, so that an index fills in order.

    `randomness` gives that many random bytes; a seeded one makes a ledger that can be made again.
    """

    def new(moment: datetime) -> bytes:
        since = int(moment.timestamp() * 1000).to_bytes(6, "big")
        chance = bytearray(randomness(10))
        chance[0] = 0x70 | chance[0] & 0x0F
        chance[2] = 0x80 | chance[2] & 0x3F
        return since + bytes(chance)

    return new


def written_moment(moment: datetime) -> str:
    """A moment as records write it: `2026-03-02T10:00:00.123456Z`, UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
