"""Income statement: what was earned and spent, before and after what members decided to share.

Classes 6 and 7, and internal transfers with the host, 186 and 187 (note `accounting`, section 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from flashcoop_core.books.statements.base import (
    Group,
    Line,
    Problem,
    Source,
    Statement,
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

__all__ = ["IncomeStatement", "income_statement", "sharing_accounts"]

#: What members decide to do with the profit: pay themselves, or give it away.
_SHARING = ("pay", "employer_contributions", "payroll_taxes", "other_payroll_charges", "gifts_made")

_INCOME = (
    ("sales", ("70*",)),
    ("stored", ("71*",)),
    ("grants", ("74*",)),
    ("other-income", ("7*",)),
)
_CHARGES = (
    ("stock-change", ("603*",)),
    ("purchases", ("60*",)),
    ("services", ("61*", "62*")),
    ("taxes", ("63*",)),
    ("other-charges", ("6*",)),
)


@attrs.frozen
class IncomeStatement(Statement):
    """Income, charges of the activity, then pay and gifts; `result` is what no one was given yet.

    `counterpart` is the result as the balance-sheet accounts have it, for `check`.
    """

    name: ClassVar[str] = "income-statement"

    income: tuple[Group, ...]
    charges: tuple[Group, ...]
    sharing: tuple[Group, ...]
    total_income: Line
    total_charges: Line
    before_sharing: Line
    result: Line
    counterpart: int

    def check(self) -> tuple[Problem, ...]:
        """The result is also what the balance sheet shows, and the sum of the groups."""
        by_groups = sum(group.cents for group in self.income) - sum(
            group.cents for group in (*self.charges, *self.sharing)
        )
        if self.result.cents == self.counterpart == by_groups:
            return ()
        facts = {"income": self.result.cents, "groups": by_groups, "balance": self.counterpart}
        return (Problem("results-differ", facts),)

    def table(self, lang: Lang = "fr") -> Table:
        """Groups with their accounts, the result before sharing, the result."""
        columns = (
            Column(label("column-item", lang)),
            Column(label("column-detail", lang), "right"),
            Column(label("column-amount", lang), "right"),
        )
        note = "note-unassigned" if self.result.cents > 0 else "note-loss-borne"
        return self._table(lang, columns, self._rows(lang), (label(note, lang),) if self.result.cents else ())

    def _rows(self, lang: Lang) -> Iterator[Row]:
        yield from group_rows(self.income, lang)
        yield total_row(self.total_income, lang)
        yield from group_rows(self.charges, lang)
        yield total_row(self.total_charges, lang)
        yield total_row(self.before_sharing, lang)
        yield from group_rows(self.sharing, lang)
        yield total_row(self.result, lang)


def sharing_accounts(chart: Chart) -> tuple[str, ...]:
    """Accounts of what members decided to share; none that the chart also uses for another charge."""
    others = {account.number for account in chart.accounts if account.role not in _SHARING}
    return ("64*", *(number for number in numbers(chart, *_SHARING) if number not in others))


def income_statement(source: Source) -> IncomeStatement:
    """The income statement of `source`, from its balances."""
    chart = source.chart
    ours = result_accounts(chart)
    shared = sharing_accounts(chart)
    internal = (numbers(chart, "internal_purchases"), numbers(chart, "internal_sales"))
    kinds: list[tuple[str, tuple[str, ...], Literal[1, -1]]] = [
        ("sharing", shared, 1),
        ("internal-charges", internal[0], 1),
        ("internal-income", internal[1], -1),
        *((name, patterns, -1) for name, patterns in _INCOME),
        *((name, patterns, 1) for name, patterns in _CHARGES),
    ]
    found: dict[str, list[Line]] = {}
    result = counterpart = 0
    for account, (debit, credit) in source.balances.by_account().items():
        if not named(account, ours):
            counterpart += debit - credit
            continue
        result += credit - debit
        if debit != credit:
            name, sign = next((name, sign) for name, patterns, sign in kinds if named(account, patterns))
            selectors = (Selector(accounts=(account,), sign=sign),)
            found.setdefault(name, []).append(Line(account, sign * (debit - credit), selectors, chart.label(account)))

    def groups(*names: str) -> tuple[Group, ...]:
        return tuple(Group(name, tuple(found[name])) for name in names if name in found)

    income = groups(*(name for name, _ in _INCOME), "internal-income")
    charges = groups("purchases", "stock-change", "services", "taxes", "internal-charges", "other-charges")
    earned, spent = _total("total-income", income), _total("total-charges", charges)
    return IncomeStatement(
        source.heading,
        income,
        charges,
        groups("sharing"),
        earned,
        spent,
        Line("before-sharing", earned.cents - spent.cents, (Selector(accounts=ours, without=shared, sign=-1),)),
        Line("result", result, (Selector(accounts=ours, sign=-1),)),
        counterpart,
    )


def _total(name: str, groups: Iterable[Group]) -> Line:
    selectors = tuple(selector for group in groups for selector in group.selectors)
    return Line(name, sum(group.cents for group in groups), selectors)
