"""Random sessions that three other programs read: closed, and each cut off in the middle of its life."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from flashcoop_core.books.books import Books
from flashcoop_core.ledger import Ledger
from flashcoop_core.testing.histories import Script, play, scripts
from flashcoop_core.testing.watched import story_clock

#: How many sessions each program reads in one go, and how many entries make one worth reading.
SESSIONS, ENTRIES = 100, 12


def _drawn(number: int) -> list[Script]:
    """That many scripts, the same for the same seed."""
    found: list[Script] = []

    # Only draws: nothing is tested in here, so how fast or large the draws are is no finding.
    @seed(int(os.environ.get("DIFFERENTIAL_SEED", "0")))
    @settings(max_examples=number, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(scripts())
    def draw(script: Script) -> None:
        found.append(script)

    draw()
    return found


def _played() -> Iterator[Books]:
    """The books of sessions played to the end, and those of each as it was half-way."""
    for script in _drawn(3 * SESSIONS):
        session = play(script, Ledger.open(clock=story_clock())).session
        if sum(len(envelope.entries) for envelope in session.books.booked()) >= ENTRIES:
            yield session.at(version=session.version * 3 // 4).books
            yield session.books


@pytest.fixture(scope="session")
def sessions() -> Mapping[str, Books]:
    """Name -> books: `s0` and its end `s1`, `s2` and its end `s3`, ..."""
    return {f"s{at}": books for at, books in zip(range(2 * SESSIONS), _played(), strict=False)}
