"""The workbook is held to the kit of reports."""

from __future__ import annotations

import flashcoop_format_xlsx
from flashcoop_core.testing import ReportConformance


class TestXlsx(ReportConformance):
    plugin = flashcoop_format_xlsx
