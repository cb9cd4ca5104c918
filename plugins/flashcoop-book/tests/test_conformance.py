"""The page is held to the kit of reports. Paper is made from the page, and slow: `test_paper` holds it to its own."""

from __future__ import annotations

from collections.abc import Sequence

import flashcoop_book
from flashcoop_core.hooks import LedgerFormat, Report, hookimpl
from flashcoop_core.testing import ReportConformance


class ThePage:
    """The plugin without its papers."""

    @hookimpl
    def flashcoop_reports(self) -> Sequence[Report | LedgerFormat]:
        return [form for form in flashcoop_book.flashcoop_reports() if form.name == "html"]


class TestThePage(ReportConformance):
    plugin = ThePage()
    name = "livre"
