"""The layout of Sage is held to the kit of reports."""

from __future__ import annotations

from typing import ClassVar

import flashcoop_format_sage
from flashcoop_core.testing import ReportConformance


class TestSage(ReportConformance):
    plugin: ClassVar = flashcoop_format_sage
