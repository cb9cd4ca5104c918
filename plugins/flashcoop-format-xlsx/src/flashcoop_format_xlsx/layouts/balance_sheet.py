"""Balance sheet: what the session has, what it owes, and its result."""

from __future__ import annotations

from flashcoop_core.books.statements.balance_sheet import BalanceSheet
from flashcoop_format_xlsx.layouts.grouped import GROUPED, groups, summed
from flashcoop_format_xlsx.sheet import Sheet

__all__ = ["balance_sheet"]


def balance_sheet(sheet: Sheet, statement: BalanceSheet) -> None:
    """The sheet of the balance sheet."""
    sheet.columns(*GROUPED)
    sheet.block(sheet.speech.line("assets"))
    first = sheet.next
    groups(sheet, statement.assets)
    assets = summed(sheet, statement.total_assets, first)
    sheet.gap()
    sheet.block(sheet.speech.line("liabilities"))
    first = sheet.next
    groups(sheet, statement.liabilities)
    result = sheet.add("group", label=sheet.speech.line(statement.result.name), amount=statement.result.cents)
    liabilities = summed(sheet, statement.total_liabilities, first)
    sheet.keep("assets", "amount", assets, statement.total_assets.cents)
    sheet.keep("liabilities", "amount", liabilities, statement.total_liabilities.cents)
    sheet.keep("result", "amount", result, statement.result.cents)
