"""What several plugins compute of the books or of plain values: no event and no posting comes of it."""

from __future__ import annotations

from flashcoop_core.reports.cost_lines import bought_lines, estimated_lines, estimated_quantity
from flashcoop_core.reports.cost_report import cost_sheet_report
from flashcoop_core.reports.cost_sheet import AtPrice, CostKind, CostLine, CostSheet, cost_sheet
from flashcoop_core.reports.dated import in_date_order

__all__ = [
    "AtPrice",
    "CostKind",
    "CostLine",
    "CostSheet",
    "bought_lines",
    "cost_sheet",
    "cost_sheet_report",
    "estimated_lines",
    "estimated_quantity",
    "in_date_order",
]
