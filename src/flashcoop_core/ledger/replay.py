"""Replaying a whole ledger into its trial balance, every event checked on the way.

One pass in this process, with flat memory; or, for long logs on a machine with two cores, in two
halves at once. The second half is read by another process, from the heads stored where it begins;
it counts only if those are the very heads that the first half, checked from the start of the
ledger, has come to. So both ways check the same things and give the same sums.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import islice

import attrs
import msgspec

from flashcoop_core.books.balances import Balances, trial_balance_of
from flashcoop_core.errors import Damaged
from flashcoop_core.log import Log, Progress, Row, check_ids, checked

__all__ = ["Part", "in_halves", "joined", "part", "trial_balance"]


@attrs.frozen
class Part:
    """A part of a log: what it was read from, what the reading has come to, the sums of what it booked."""

    began: Progress
    ended: Progress
    balances: Balances


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Part).decode


def trial_balance(log: Log) -> Balances:
    """The sums of all entries of `log`, read in one pass.

    Raises:
        Damaged: naming the first bad event.
    """
    balances = _summed(log.rows(), Progress())
    check_ids(log)
    return balances


def in_halves(log: Log) -> Balances:
    """As `trial_balance`, in two processes if the log is a file and can be halved.

    It saves time, not work: a second interpreter is started, which pays from some 50,000 events on.

    Raises:
        Damaged: naming the first bad event.
    """
    import subprocess  # noqa: PLC0415 - one pass starts no process

    from flashcoop_core.log.sqlite import SQLiteLog  # noqa: PLC0415 - a ledger in memory loads no SQLite

    last, _ = log.head()
    if not isinstance(log, SQLiteLog) or last < 2 or not sys.executable:  # noqa: PLR2004 - a half holds an event
        return trial_balance(log)
    middle = last // 2
    # -P: what lies in the current folder is not imported.
    command = (sys.executable, "-P", "-m", __name__, str(log.path), str(middle), str(last))
    with subprocess.Popen(  # noqa: S603 - this very module
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as other:
        try:
            first = part(log, 0, middle)
        except Damaged:
            first = None
        answer, _ = other.communicate()
    second = _decode(answer) if other.returncode == 0 else None
    both = joined(first, second) if first and second else None
    if both is None:
        return trial_balance(log)  # which sees all of the log, and names what is wrong with it
    check_ids(log)
    return both


def part(log: Log, after: int, last: int) -> Part:
    """The events after position `after`, up to `last`, checked from the heads that are stored there.

    Raises:
        Damaged: naming the first bad event.
    """
    began = Progress(after, _ledger_link(log, after), log.heads(after)) if after else Progress()
    ended = attrs.evolve(began, heads=dict(began.heads))
    rows = islice(log.rows(after=after), last - after)
    return Part(began, ended, _summed(rows, ended))


def joined(first: Part, second: Part) -> Balances | None:
    """The sums of both, if `second` began with all the heads that `first` ended with; else None."""
    return first.balances + second.balances if second.began == first.ended else None


def _summed(rows: Iterable[Row], progress: Progress) -> Balances:
    """The sums of what `rows` book, each checked as `checked` does, from where `progress` stands."""
    # That an entry sums to zero is seen, and the event named the same, where it is added up: once, not twice.
    return trial_balance_of(checked(rows, progress, sums=False), progress.position)


def _ledger_link(log: Log, position: int) -> bytes:
    return next(row.ledger for row in log.rows(after=position - 1))


def _main(path: str, after: str, last: str) -> None:
    """The other process: reads the second half, and says what it found on its standard output."""
    from flashcoop_core.log.sqlite import SQLiteLog  # noqa: PLC0415 - see above

    log = SQLiteLog(path, read_only=True)
    try:
        sys.stdout.buffer.write(_encode(part(log, int(after), int(last))))
    finally:
        log.close()


if __name__ == "__main__":
    _main(*sys.argv[1:])
