"""Many ledgers read as one network: one session in memory at a time, in one process or in several."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

import attrs

from flashcoop_core.errors import FlashcoopError
from flashcoop_core.log import Log
from flashcoop_core.network.histories import Found, Place, places
from flashcoop_core.network.learnt import Learnt, kept_beside, learnt
from flashcoop_core.network.summary import Summary, summarise

__all__ = ["Network", "OpenLog", "Source", "open_file", "read_network"]

#: Opens the log of a ledger, by its path or address, to be read. A function of a module: other processes call it.
OpenLog = Callable[[str], Log]

#: Events from which a second process saves more time than it takes to start.
_WORTH_PROCESSES = 200_000

#: Events that a process is given at once: enough to be worth the way, few enough to share the work evenly.
_PORTION = 10_000


@attrs.frozen
class Source:
    """A ledger that was read: its path or address, its head (hexadecimal), and the sessions it holds."""

    ledger: str
    head: str
    sessions: tuple[str, ...]


@attrs.frozen
class Network:
    """Sessions of many ledgers, by their first day; the ledgers; what several of them hold.

    `on` is the day up to which learning counts.
    """

    sessions: tuple[Summary, ...]
    sources: tuple[Source, ...]
    found: tuple[Found, ...] = ()
    on: date | None = None


def open_file(path: str) -> Log:
    """The log in the ledger file at `path`, opened to be read.

    Raises:
        LogError: it is not there, or not a ledger.
    """
    from flashcoop_core.log.sqlite import SQLiteLog  # noqa: PLC0415 - a ledger elsewhere loads no SQLite

    return SQLiteLog(path, read_only=True)


def read_network(  # noqa: PLR0913 - each by its name
    ledgers: Sequence[str],
    *,
    open_log: OpenLog = open_file,
    apart: Collection[str] = (),
    processes: int | None = None,
    on: date | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Network:
    """Read every session of `ledgers` (paths or addresses), each checked as it is read.

    What is kept of learning is read beside the ledger that a session is read from, or else beside another
    that holds it; what is dated after the day `on`, today if none is given, does not count.

    `apart` names ids that are other sessions in other ledgers. `processes` read at once; None chooses:
    as many as there are processors if there is much to read, else one. `progress` is told how many
    events are read, of how many.

    Raises:
        Refused: two ledgers hold different histories of a session (`session-histories-differ`,
            `session-openings-differ`), or an id of `apart` means one session (`session-not-apart`).
        Damaged, LearningDamaged: naming the first bad event.
        LogError: a ledger cannot be read.
    """
    until = on or datetime.now(UTC).astimezone().date()
    named = tuple(dict.fromkeys(ledgers))
    with _opened(open_log) as log:
        heads = {ledger: log(ledger).heads() for ledger in named}
        sources = tuple(Source(ledger, log(ledger).head()[1].hex(), tuple(sorted(heads[ledger]))) for ledger in named)
        chosen, found = places(heads, log, apart)
    portions = list(_portions(chosen))
    events = sum(place.version for place in chosen)
    wanted = (_processors() if events >= _WORTH_PROCESSES else 1) if processes is None else processes
    read: list[Summary] = []
    done = 0
    for portion, summaries in zip(portions, _read(portions, open_log, until, min(wanted, len(portions))), strict=True):
        read += summaries
        done += sum(place.version for place in portion)
        progress(done, events)
    return Network(tuple(sorted(read, key=_in_time)), sources, found, until)


def _in_time(summary: Summary) -> tuple[str, str, str, str]:
    return summary.starts.isoformat(), summary.name, summary.session, summary.origin


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _opened(open_log: OpenLog) -> Iterator[OpenLog]:
    """Logs opened when first asked for, and closed together."""
    logs: dict[str, Log] = {}

    def log(ledger: str) -> Log:
        if ledger not in logs:
            logs[ledger] = open_log(ledger)
        return logs[ledger]

    try:
        yield log
    finally:
        for opened in logs.values():
            opened.close()


def _portions(chosen: Iterable[Place]) -> Iterator[tuple[Place, ...]]:
    """Sessions of the same ledger together, up to a portion's events."""
    portion: list[Place] = []
    for place in chosen:
        events = sum(held.version for held in portion)
        if portion and (portion[0].ledger != place.ledger or events + place.version > _PORTION):
            yield tuple(portion)
            portion = []
        portion.append(place)
    if portion:
        yield tuple(portion)


def _read(portions: Sequence[Sequence[Place]], open_log: OpenLog, on: date, processes: int) -> Iterator[list[Summary]]:
    if processes <= 1:
        yield from (_summaries(open_log, on, portion) for portion in portions)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one process needs no pool
    from functools import partial  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # Spawned, not forked: nothing of this process, its open files least of all, is in the others.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for portion, summaries in zip(portions, pool.map(partial(_sound, open_log, on), portions), strict=True):
            # What is wrong is said by the process that people listen to.
            yield _summaries(open_log, on, portion) if summaries is None else summaries


def _sound(open_log: OpenLog, on: date, portion: Sequence[Place]) -> list[Summary] | None:
    """The summaries, or None if something is wrong with one."""
    try:
        return _summaries(open_log, on, portion)
    except FlashcoopError:
        return None


def _summaries(open_log: OpenLog, on: date, portion: Sequence[Place]) -> list[Summary]:
    """The sessions of a portion, which are all of one ledger."""
    with _opened(open_log) as opened:
        log = opened(portion[0].ledger)
        with kept_beside(log) as store:
            said = [learnt(store, log, place.session, place.version, on) for place in portion]
        return [
            summarise(log, place.session, place.version, place.ledger, _or_elsewhere(of, opened, place, on))
            for place, of in zip(portion, said, strict=True)
        ]


def _or_elsewhere(said: Learnt, opened: OpenLog, place: Place, on: date) -> Learnt:
    """What is kept of learning beside another ledger that holds the session, where nothing is beside the one read."""
    for ledger in place.also if said.kept == "absent" else ():
        with kept_beside(opened(ledger)) as store:
            found = learnt(store, opened(place.ledger), place.session, place.version, on)
        if found.kept != "absent":
            return found
    return said
