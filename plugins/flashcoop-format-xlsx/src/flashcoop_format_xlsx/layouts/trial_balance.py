"""Trial balance: every account held against the general ledger, then the third parties and members of class 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flashcoop_core.books.statements.trial_balance import TrialBalance, TrialBalanceLine
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Figure, Formula

__all__ = ["trial_balance"]

_SIDES = ("debit", "credit", "debtor", "creditor")
_SUMS = tuple(Column(name, "side") for name in _SIDES)


def trial_balance(sheet: Sheet, statement: TrialBalance, ledger: Mapping[str, Figure]) -> None:
    """The sheet of the trial balance; `ledger` are the figures of the general ledger."""
    sheet.columns(Column("account", "text"), Column("label", "text"), *_SUMS, Column("by_ledger", "cents"))
    first = sheet.next
    apart = 0
    for line in statement.lines:
        there = ledger[f"balance:{line.account}"]
        apart += abs(line.cents - there.value)
        link = Formula(there.expression, there.value)
        sheet.add(account=line.account, label=line.label, **_sides(sheet, line), by_ledger=link)
    sheet.apart("apart", ("debit", "credit", "by_ledger"), first, apart)
    total = sheet.add("grand", label=sheet.speech.line("total"), **_totals(sheet, first, statement.lines))
    for name, cents in zip(_SIDES, _sums(statement.lines), strict=True):
        sheet.keep(name, name, total, cents)
    if statement.parts:
        sheet.gap()
        _parts(sheet, statement.parts)


def _parts(sheet: Sheet, parts: tuple[TrialBalanceLine, ...]) -> None:
    sheet.columns(Column("account", "text"), Column("third_party", "text"), *_SUMS)
    sheet.block(sheet.speech.line("parties"))
    first = sheet.next
    for part in parts:
        sheet.add(account=part.account, third_party=part.aux, **_sides(sheet, part))
    sheet.add("total", third_party=sheet.speech.line("total"), **_totals(sheet, first, parts))


def _sides(sheet: Sheet, line: TrialBalanceLine) -> dict[str, int | Formula | None]:
    debit, credit = (sheet.cell(name, sheet.next) for name in ("debit", "credit"))
    return {
        "debit": line.debit or None,
        "credit": line.credit or None,
        "debtor": Formula(f"MAX({debit}-{credit},0)", max(line.cents, 0)),
        "creditor": Formula(f"MAX({credit}-{debit},0)", max(-line.cents, 0)),
    }


def _sums(lines: Iterable[TrialBalanceLine]) -> tuple[int, ...]:
    rows = [(line.debit, line.credit, max(line.cents, 0), max(-line.cents, 0)) for line in lines]
    return tuple(sum(row[at] for row in rows) for at in range(len(_SIDES)))


def _totals(sheet: Sheet, first: int, lines: Iterable[TrialBalanceLine]) -> dict[str, Formula]:
    return {name: sheet.sum(name, first, cents) for name, cents in zip(_SIDES, _sums(lines), strict=True)}
