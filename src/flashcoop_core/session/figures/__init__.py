"""What the state amounts to: tallies, tickets, VAT of a month, the envelope, shares, the lines of a closing.

Planners compute an event from these; the rules compute them again and compare. Pure functions of the
state; all amounts in cents. Source of the order and the sums: note `accounting`, sections 1, 3 and 7.
"""

from __future__ import annotations

from flashcoop_core.session.figures.applied import Application, applications, unbacked_prices
from flashcoop_core.session.figures.decisions import METHODS, method_named, tally, tied, unnamed
from flashcoop_core.session.figures.ends import balance_lines, last_of, reversed_entries
from flashcoop_core.session.figures.sharing import (
    KEYS,
    Split,
    contribution,
    contribution_base,
    envelope,
    key_named,
    payable,
    split,
    uncollected,
)
from flashcoop_core.session.figures.tickets import till_closing, totals, with_nets
from flashcoop_core.session.figures.vat import months_to_settle, vat_settlement

__all__ = [
    "KEYS",
    "METHODS",
    "Application",
    "Split",
    "applications",
    "balance_lines",
    "contribution",
    "contribution_base",
    "envelope",
    "key_named",
    "last_of",
    "method_named",
    "months_to_settle",
    "payable",
    "reversed_entries",
    "split",
    "tally",
    "tied",
    "till_closing",
    "totals",
    "unbacked_prices",
    "uncollected",
    "unnamed",
    "vat_settlement",
    "with_nets",
]
