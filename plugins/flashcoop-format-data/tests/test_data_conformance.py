"""The writer of data files is held to the kit of reports."""

from __future__ import annotations

from typing import ClassVar

import flashcoop_format_data
from flashcoop_core.testing import ReportConformance


class TestData(ReportConformance):
    plugin: ClassVar = flashcoop_format_data
    leave_out: ClassVar = {
        "nothing_of_the_machine": "pyarrow asks for PYARROW_IGNORE_TIMEZONE as it makes a table; no file depends on it"
    }
