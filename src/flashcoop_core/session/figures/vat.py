"""VAT month by month, in cents."""

from __future__ import annotations

from datetime import date

from flashcoop_core.events import VatSettled
from flashcoop_core.session.state import State

__all__ = ["months_to_settle", "vat_settlement"]


def months_to_settle(state: State) -> list[str]:
    """The months with VAT that no settlement covers yet, in order."""
    chart = state.chart
    accounts = {chart["vat_collected"], chart["vat_deductible"], chart["vat_reverse_charged"]}
    months = {month for (month, account), cents in state.vat_months.items() if account in accounts and cents}
    return sorted(months - state.settled.keys())


def vat_settlement(state: State, on: date, month: str) -> VatSettled:
    """The settlement of one month: collected and reverse-charged - deductible - credit brought forward."""

    def of_month(role: str) -> int:
        return state.vat_months.get((month, state.chart[role]), 0)

    collected, charged = -of_month("vat_collected"), -of_month("vat_reverse_charged")
    deductible, forward = of_month("vat_deductible"), max(state.balance("vat_credit"), 0)
    due = collected + charged - deductible - forward
    return VatSettled(
        on=on,
        month=month,
        collected=collected,
        reverse_charged=charged,
        deductible=deductible,
        brought_forward=forward,
        due=max(due, 0),
        credit=max(-due, 0),
    )
