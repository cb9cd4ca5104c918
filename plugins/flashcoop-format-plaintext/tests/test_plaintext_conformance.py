"""The writer of plain text ledgers is held to the kit of reports."""

from __future__ import annotations

from typing import ClassVar

import flashcoop_format_plaintext
from flashcoop_core.testing import ReportConformance


class TestPlaintext(ReportConformance):
    plugin: ClassVar = flashcoop_format_plaintext
