"""The four methods and the three keys are held to the kit of governance."""

from __future__ import annotations

from typing import ClassVar

import flashcoop_governance_extra
from flashcoop_core.testing import GovernanceConformance


class TestExtra(GovernanceConformance):
    plugin: ClassVar = flashcoop_governance_extra
    parameters: ClassVar = {
        "two-thirds": {"threshold": (5_001, 10_000)},
        "approval": {"min-approvals": (1, 3), "ties-to-first": (0, 1)},
        "hours-equal": {"hours-rate": (1, 9_999)},
        "cause": {"cause-rate": (1, 9_999), "by-hours": (0, 1)},
    }
