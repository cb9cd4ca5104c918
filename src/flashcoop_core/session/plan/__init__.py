"""Planners: what people mean, as an event computed from the state. `session.plan` is this package.

A plan is a function of the state. It runs under the writer's lock, and the rules check its event
like any other: a plan can be wrong about nothing that recording would not notice.
"""

from __future__ import annotations

from flashcoop_core.session.plan.base import Plan
from flashcoop_core.session.plan.closing import (
    contribution_charge,
    distribution,
    fiscal_year_cut,
    payroll,
    profit_left,
    remuneration,
    reversal,
    session_closing,
    share_gift,
    share_waiver,
    till_close,
    vat,
)
from flashcoop_core.session.plan.governance import decision_closing
from flashcoop_core.session.plan.stock import stock_count, stock_given, stock_kept
from flashcoop_core.session.plan.trade import delivery, purchase, purchase_line, refund, sale, takings
from flashcoop_core.session.plan.treasury import loan, till_count

__all__ = [
    "Plan",
    "contribution_charge",
    "decision_closing",
    "delivery",
    "distribution",
    "fiscal_year_cut",
    "loan",
    "payroll",
    "profit_left",
    "purchase",
    "purchase_line",
    "refund",
    "remuneration",
    "reversal",
    "sale",
    "session_closing",
    "share_gift",
    "share_waiver",
    "stock_count",
    "stock_given",
    "stock_kept",
    "takings",
    "till_close",
    "till_count",
    "vat",
]
