"""Random sessions that other programs read: closed, and each cut off in the middle of its life."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import islice

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from flashcoop_core.books.books import Books
from flashcoop_core.hooks import SessionView
from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.testing.histories import Script, play, scripts
from flashcoop_core.testing.watched import story_clock

#: How many sessions each program reads in one go, and how many entries make one worth reading.
SESSIONS, ENTRIES = 115, 12


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


def _played() -> Iterator[Session]:
    """Sessions played to the end."""
    for script in _drawn(3 * SESSIONS):
        session = play(script, Ledger.open(clock=story_clock())).session
        if sum(len(envelope.entries) for envelope in session.books.booked()) >= ENTRIES:
            yield session


@pytest.fixture(scope="session")
def played() -> tuple[Session, ...]:
    """The sessions, at their end."""
    return tuple(islice(_played(), SESSIONS))


@pytest.fixture(scope="session")
def sessions(played: tuple[Session, ...]) -> Mapping[str, Books]:
    """Name -> books: `s0` as it was half-way and its end `s1`, `s2` and its end `s3`, ..."""
    both = (books for session in played for books in (session.at(version=_half(session)).books, session.books))
    return {f"s{at}": books for at, books in enumerate(both)}


@pytest.fixture(scope="session")
def views(played: tuple[Session, ...]) -> Mapping[str, SessionView]:
    """The same sessions as plugins see them."""
    both = (view for session in played for view in (session.at(version=_half(session)).view, session.view))
    return {f"s{at}": view for at, view in enumerate(both)}


def _half(session: Session) -> int:
    return session.version * 3 // 4
