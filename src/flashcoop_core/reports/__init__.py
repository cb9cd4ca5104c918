"""What several plugins compute of the books or of plain values: no event and no posting comes of it."""

from __future__ import annotations

from flashcoop_core.reports.cost_lines import bought_lines, estimated_lines, estimated_quantity
from flashcoop_core.reports.cost_report import cost_sheet_report
from flashcoop_core.reports.cost_sheet import AtPrice, CostKind, CostLine, CostSheet, cost_sheet
from flashcoop_core.reports.dated import in_date_order
from flashcoop_core.reports.flat_rows import FlatForm, decimal_comma
from flashcoop_core.reports.host_journal import (
    JOURNALS,
    FiscalYear,
    HostEntry,
    HostLine,
    fiscal_years,
    host_journal,
    left_out,
)
from flashcoop_core.reports.host_settings import HOST_SETTINGS, MARKS, HostChoice, Mark, one_of

__all__ = [
    "HOST_SETTINGS",
    "JOURNALS",
    "MARKS",
    "AtPrice",
    "CostKind",
    "CostLine",
    "CostSheet",
    "FiscalYear",
    "FlatForm",
    "HostChoice",
    "HostEntry",
    "HostLine",
    "Mark",
    "bought_lines",
    "cost_sheet",
    "cost_sheet_report",
    "decimal_comma",
    "estimated_lines",
    "estimated_quantity",
    "fiscal_years",
    "host_journal",
    "in_date_order",
    "left_out",
    "one_of",
]
