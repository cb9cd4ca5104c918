"""Groups of accounts: the lines of each in one column, its sum in the next."""

from __future__ import annotations

from collections.abc import Iterable

from flashcoop_core.books.statements.base import Group, Line
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["GROUPED", "groups", "summed"]

GROUPED = (Column("account", "text"), Column("label", "text"), Column("detail", "cents"), Column("amount", "cents"))


def groups(sheet: Sheet, found: Iterable[Group]) -> None:
    """Each group with its sum, its accounts under it."""
    for group in found:
        row = sheet.next
        parts = sheet.span("detail", row + 1, row + len(group.lines))
        sheet.add(
            "group",
            label=sheet.speech.line(group.name),
            amount=Formula(f"SUM({parts})", group.cents),
        )
        for line in group.lines:
            sheet.add(account=line.name, label=line.label, detail=line.cents)


def summed(sheet: Sheet, line: Line, first: int) -> int:
    """A total of the sums from `first` on; which row it is."""
    total = sheet.sum("amount", first, line.cents)
    return sheet.add("total", label=sheet.speech.line(line.name), amount=total)
