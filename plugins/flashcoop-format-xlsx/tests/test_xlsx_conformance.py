"""The workbook is held to the kit of reports."""

from __future__ import annotations

from typing import ClassVar

import flashcoop_format_xlsx
from flashcoop_core.testing import ReportConformance


class TestXlsx(ReportConformance):
    plugin: ClassVar = flashcoop_format_xlsx
