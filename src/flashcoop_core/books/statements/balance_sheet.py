"""Balance sheet: what the session has, what it owes, and the result that no one was given yet.

Third parties are not set off against each other: each account and third party stands on the side of
its own balance. So does 181, the link with the host (note `accounting`, sections 1 and 7).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import attrs

from flashcoop_core.books.statements.base import (
    Group,
    Line,
    Problem,
    Source,
    Statement,
    amount,
    cash_accounts,
    group_rows,
    numbers,
    result_accounts,
    total_row,
)
from flashcoop_core.books.statements.selector import Selector, named
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.chart import Chart

__all__ = ["BalanceSheet", "balance_sheet"]

#: Account -> its lines per third party: (aux, debit - credit).
_Open = dict[str, list[tuple[str, int]]]


@attrs.frozen
class BalanceSheet(Statement):
    """Assets, liabilities and the result for the period, which stands among the liabilities.

    The result is that of the income statement, summed over its accounts and not found as a difference.
    """

    name: ClassVar[str] = "balance-sheet"

    assets: tuple[Group, ...]
    liabilities: tuple[Group, ...]
    result: Line
    total_assets: Line
    total_liabilities: Line

    def check(self) -> tuple[Problem, ...]:
        """Assets equal liabilities and result, so that both results agree."""
        if self.total_assets.cents == self.total_liabilities.cents:
            return ()
        facts = {"assets": self.total_assets.cents, "liabilities": self.total_liabilities.cents}
        return (Problem("balance-sheet-unequal", facts),)

    def table(self, lang: Lang = "fr") -> Table:
        """What the session has, then what it owes."""
        columns = (
            Column(label("column-item", lang)),
            Column(label("column-detail", lang), "right"),
            Column(label("column-amount", lang), "right"),
        )
        return self._table(lang, columns, self._rows(lang))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        if not self.assets and not self.liabilities:
            return
        yield Row((label("line-assets", lang), "", ""))
        yield from group_rows(self.assets, lang, indent=1)
        yield total_row(self.total_assets, lang)
        yield Row(("", "", ""))
        yield Row((label("line-liabilities", lang), "", ""))
        yield from group_rows(self.liabilities, lang, indent=1)
        yield Row((label("line-result", lang), "", amount(self.result.cents, lang)), 1)
        yield total_row(self.total_liabilities, lang)


def balance_sheet(source: Source) -> BalanceSheet:
    """The balance sheet of `source`, from its balances."""
    chart = source.chart
    ours = result_accounts(chart)
    opened: _Open = {}
    result = 0
    for total in source.balances.totals:
        if named(total.account, ours):
            result -= total.balance
        else:
            opened.setdefault(total.account, []).append((total.aux, total.balance))
    debit, credit = _sides(opened, chart)
    assets = _groups(debit, chart, ("stocks", "receivables", "cash", "link", "other-assets"))
    liabilities = _groups(credit, chart, ("debts", "overdrawn", "link", "other-liabilities"))
    shown = Line("result", result, (Selector(accounts=ours, sign=-1),))
    return BalanceSheet(
        source.heading,
        assets,
        liabilities,
        shown,
        _total("total-assets", assets),
        _total("total-liabilities", liabilities, shown),
    )


def _sides(opened: _Open, chart: Chart) -> tuple[list[Line], list[Line]]:
    """The accounts that stand on each side, in order; a line per account, not set off where parties are distinct."""
    debit: list[Line] = []
    credit: list[Line] = []
    for account, parts in opened.items():
        if not account.startswith("4"):
            parts = [("", sum(cents for _, cents in parts))]  # noqa: PLW2901 - channels are one till, one bank
        for side, sign in ((debit, 1), (credit, -1)):
            here = [(aux, cents) for aux, cents in parts if cents * sign > 0]
            if here:
                aux = tuple(name for name, _ in here) if account.startswith("4") else None
                selectors = (Selector(accounts=(account,), aux=aux, sign=1 if sign > 0 else -1),)
                cents = sign * sum(cents for _, cents in here)
                side.append(Line(account, cents, selectors, chart.label(account)))
    return debit, credit


def _groups(lines: list[Line], chart: Chart, names: tuple[str, ...]) -> tuple[Group, ...]:
    """The lines under the headings of their side, the last of which takes what no other does."""
    kinds = {
        "link": numbers(chart, "link"),
        "stocks": ("3*",),
        "receivables": ("4*",),
        "debts": ("4*",),
        "cash": cash_accounts(chart),
        "overdrawn": cash_accounts(chart),
    }
    found: dict[str, list[Line]] = {name: [] for name in names}
    for line in lines:
        home = next((name for name in names if named(line.name, kinds.get(name, ()))), names[-1])
        found[home].append(line)
    return tuple(Group(name, tuple(inside)) for name, inside in found.items() if inside)


def _total(name: str, groups: tuple[Group, ...], *more: Line) -> Line:
    parts: tuple[Group | Line, ...] = (*groups, *more)
    cents = sum(part.cents for part in parts)
    return Line(name, cents, tuple(selector for part in parts for selector in part.selectors))
