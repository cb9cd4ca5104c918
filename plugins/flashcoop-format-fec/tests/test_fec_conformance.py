"""The layout of the FEC is held to the kit of reports."""

from __future__ import annotations

from typing import ClassVar

import flashcoop_format_fec
from flashcoop_core.testing import ReportConformance


class TestFec(ReportConformance):
    plugin: ClassVar = flashcoop_format_fec
