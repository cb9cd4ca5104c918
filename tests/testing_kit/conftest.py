"""What the tests of the kits share: what a kit says of a plugin that does not keep a promise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flashcoop_core.testing import NotConforming
from flashcoop_core.testing.conformance.kit import Conformance, sentence

Complaint = Callable[[type[Conformance], str], str]


@pytest.fixture
def complaint() -> Complaint:
    """What the test that a kit makes of one check says; it begins with what the check asks."""

    def said(kit: type[Conformance], check: str) -> str:
        with pytest.raises(NotConforming) as failed:
            getattr(kit(), f"test_{check}")()
        asked, _, wrong = str(failed.value).partition("\nBut ")
        assert asked == sentence(kit.checks()[check])
        return wrong

    return said
