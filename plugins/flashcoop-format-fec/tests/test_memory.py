"""A long session is written as it is read: memory does not grow with it."""

from __future__ import annotations

import tracemalloc

import pytest

from flashcoop_core import events as ev
from flashcoop_core.hooks import PluginManager, SessionView
from flashcoop_core.ledger.making import ledger_files
from flashcoop_core.session import plan
from hosted import hosted
from played import march

EVENTS, BATCH = 10_000, 500

#: Bytes above what the session itself takes. The file of 10 000 events has over three million.
BOUND = 512 * 1024


@pytest.fixture(scope="module")
def long() -> SessionView:
    session = hosted(ev.GoodsProduced(on=march(9), product="kokedama", quantity=EVENTS * 1_000))
    for _ in range(EVENTS // BATCH):
        session.record(*(plan.sale("kokedama", channel="market", on=march(9)) for _ in range(BATCH)))
    return session.view


@pytest.mark.slow
@pytest.mark.parametrize("form", ["fec:fec", "sage:sage"])
def test_ten_thousand_events_are_written_in_flat_memory(form: str, long: SessionView) -> None:
    manager = PluginManager.installed()
    tracemalloc.start()
    try:
        sizes = [sum(map(len, file.pieces())) for file in ledger_files(manager, long, form, {"mirror": "yes"}, "fr")]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sizes[0] > 3_000_000
    assert peak < BOUND
