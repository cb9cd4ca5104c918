"""What the plugin shows: one module a report."""

from __future__ import annotations

from flashcoop_core.hooks import Report
from flashcoop_filiere_culinaire.reports.checklist import CHECKLIST
from flashcoop_filiere_culinaire.reports.cost import COST_SHEET
from flashcoop_filiere_culinaire.reports.label import LABEL
from flashcoop_filiere_culinaire.reports.lots import LOTS
from flashcoop_filiere_culinaire.reports.recall import RECALL

__all__ = ["REPORTS"]

#: In the order in which a session needs them.
REPORTS: tuple[Report, ...] = (CHECKLIST, COST_SHEET, LABEL, LOTS, RECALL)
