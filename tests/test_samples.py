"""The samples that other tests rely on: one of each kind, and valid."""

from __future__ import annotations

import msgspec
import pytest

from flashcoop_core.events import BY_CLASS, KINDS
from samples import SAMPLES, samples_of


def test_there_is_a_sample_of_every_kind() -> None:
    assert SAMPLES.keys() == KINDS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_samples_are_within_the_bounds_of_their_fields(name: str) -> None:
    for sample in samples_of(name):
        kind = BY_CLASS[type(sample)]
        assert msgspec.json.decode(msgspec.json.encode(sample), type=kind.event) == sample
