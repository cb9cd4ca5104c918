"""Income statement: groups of accounts, the result before pay, the result."""

from __future__ import annotations

from flashcoop_core.books.statements.income_statement import IncomeStatement
from flashcoop_format_xlsx.layouts.grouped import GROUPED, groups, summed
from flashcoop_format_xlsx.sheet import Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["income_statement"]


def income_statement(sheet: Sheet, statement: IncomeStatement) -> None:
    """The sheet of the income statement."""
    sheet.columns(*GROUPED)
    first = sheet.next
    groups(sheet, statement.income)
    income = summed(sheet, statement.total_income, first)
    first = sheet.next
    groups(sheet, statement.charges)
    charges = summed(sheet, statement.total_charges, first)
    before = sheet.add(
        "grand",
        label=sheet.speech.line(statement.before_sharing.name),
        amount=Formula(
            f"{sheet.cell('amount', income)}-{sheet.cell('amount', charges)}", statement.before_sharing.cents
        ),
    )
    first = sheet.next
    groups(sheet, statement.sharing)
    result = sheet.add(
        "grand",
        label=sheet.speech.line(statement.result.name),
        amount=Formula(
            f"{sheet.cell('amount', before)}-SUM({sheet.span('amount', first)})",
            statement.result.cents,
        ),
    )
    if statement.result.cents:
        sheet.note(sheet.speech.say("note-unassigned" if statement.result.cents > 0 else "note-loss-borne"))
    sheet.keep("before-sharing", "amount", before, statement.before_sharing.cents)
    sheet.keep("result", "amount", result, statement.result.cents)
