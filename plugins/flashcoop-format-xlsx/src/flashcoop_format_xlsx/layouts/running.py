"""Balances that run down a column, and sums of the dated rows of a table that holds subtotals too."""

from __future__ import annotations

from flashcoop_format_xlsx.sheet import Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["dated_sum", "running"]


def running(sheet: Sheet, above: str | None, plus: str, minus: str, cents: int) -> Formula:
    """The balance in the next row: that of the cell `above`, if there is one, plus one column, less another."""
    row = sheet.next
    moved = f"{sheet.cell(plus, row)}-{sheet.cell(minus, row)}"
    return Formula(f"{above}+{moved}" if above else moved, cents)


def dated_sum(sheet: Sheet, column: str, first: int, cents: int) -> Formula:
    """The sum of the rows from `first` on that have a day: subtotals have none."""
    days = sheet.span("day", first)
    return Formula("0" if days == "0" else f'SUMIF({days},">0",{sheet.span(column, first)})', cents)
