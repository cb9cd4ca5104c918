"""Random sessions that three other programs read: some closed, some cut off in the middle of their life."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.testing.histories import Script, play, scripts
from flashcoop_core.testing.watched import story_clock

#: How many sessions each program reads in one go.
SESSIONS = 30


def _drawn(number: int) -> list[Script]:
    """That many different scripts, the same for the same seed."""
    found: list[Script] = []

    @seed(int(os.environ.get("DIFFERENTIAL_SEED", "0")))
    @settings(max_examples=4 * number, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(scripts())
    def draw(script: Script) -> None:
        if len(found) < number and script not in found:
            found.append(script)

    draw()
    return found


@pytest.fixture(scope="session")
def sessions() -> Iterator[tuple[Session, ...]]:
    """Played to the end, each in a ledger of its own, ids s0, s1, ..."""
    drawn = _drawn(SESSIONS)
    ledgers = [Ledger.open(clock=story_clock()) for _ in drawn]
    yield tuple(play(script, ledger, id=f"s{at}").session for at, (script, ledger) in enumerate(zip(drawn, ledgers, strict=True)))
    for ledger in ledgers:
        ledger.close()
