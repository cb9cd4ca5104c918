"""What several plugins compute of the books or of plain values: no event and no posting comes of it."""

from __future__ import annotations

from flashcoop_core.reports.cost_lines import bought_lines, estimated_lines, estimated_quantity
from flashcoop_core.reports.cost_report import cost_sheet_report
from flashcoop_core.reports.cost_sheet import AtPrice, CostKind, CostLine, CostSheet, cost_sheet
from flashcoop_core.reports.dated import facts_in_date_order, in_date_order
from flashcoop_core.reports.flat_rows import FlatForm, decimal_comma
from flashcoop_core.reports.host_books import FiscalYear, HostBooks
from flashcoop_core.reports.host_journal import JOURNALS, HostEntry, HostLine, host_entries, host_journal
from flashcoop_core.reports.host_settings import HOST_SETTINGS, MARKS, HostChoice, Mark, instead_of, one_of

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
    "HostBooks",
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
    "facts_in_date_order",
    "host_entries",
    "host_journal",
    "in_date_order",
    "instead_of",
    "one_of",
]
