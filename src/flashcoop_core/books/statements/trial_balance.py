"""Trial balance: every account with its debits, its credits and its balance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from flashcoop_core.books.statements.base import Problem, Source, Statement, brief, numbers, side
from flashcoop_core.books.statements.selector import Selector
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["TrialBalance", "TrialBalanceLine", "trial_balance"]


@attrs.frozen
class TrialBalanceLine:
    """One account, or one third party, member or channel of it (`aux`). Cents; `cents` is debit - credit."""

    account: str
    aux: str
    label: str
    debit: int
    credit: int
    cents: int
    selectors: tuple[Selector, ...]


@attrs.frozen
class TrialBalance(Statement):
    """Every account that was ever posted to; `parts` are the third parties and members of class 4.

    Printed, only those parts show that are owed something, or owe it.
    """

    name: ClassVar[str] = "trial-balance"

    lines: tuple[TrialBalanceLine, ...]
    parts: tuple[TrialBalanceLine, ...]
    debit: int
    credit: int

    def check(self) -> tuple[Problem, ...]:
        """Debits equal credits."""
        if self.debit == self.credit:
            return ()
        return (Problem("trial-balance-not-zero", {"debit": self.debit, "credit": self.credit}),)

    def table(self, lang: Lang = "fr") -> Table:
        """Accounts in order, third parties under theirs, totals last."""
        columns = (
            Column(label("column-account", lang)),
            Column(label("column-label", lang)),
            *(Column(label(f"column-{name}", lang), "right") for name in ("debit", "credit", "debtor", "creditor")),
        )
        return self._table(lang, columns, self._rows(lang))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        for line in self.lines:
            yield Row((line.account, brief(line.label), *_sides(line.debit, line.credit, line.cents, lang)))
            for part in self.parts:
                if part.account == line.account and part.cents:
                    yield Row(("", f"  {part.aux}", *_sides(part.debit, part.credit, part.cents, lang)))
        if self.lines:
            debtor = sum(max(line.cents, 0) for line in self.lines)
            creditor = sum(max(-line.cents, 0) for line in self.lines)
            sums = (side(cents, lang) for cents in (self.debit, self.credit, debtor, creditor))
            yield Row((label("line-total", lang), "", *sums), total=True)


def _sides(debit: int, credit: int, cents: int, lang: Lang) -> tuple[str, ...]:
    return tuple(side(value, lang) for value in (debit, credit, max(cents, 0), max(-cents, 0)))


def trial_balance(source: Source) -> TrialBalance:
    """The trial balance of `source`, from its balances."""
    chart, balances = source.chart, source.balances
    lines = tuple(
        TrialBalanceLine(
            account, "", chart.label(account), debit, credit, debit - credit, (Selector(accounts=(account,)),)
        )
        for account, (debit, credit) in balances.by_account().items()
    )
    # Whom it concerns matters where money is owed; a channel or a product is read in other statements.
    split = {total.account for total in balances.totals if total.aux and total.account.startswith("4")}
    split -= set(numbers(chart, "customer_advances"))
    parts = tuple(
        TrialBalanceLine(
            total.account,
            total.aux or "-",
            chart.label(total.account),
            total.debit,
            total.credit,
            total.balance,
            (Selector(accounts=(total.account,), aux=(total.aux,)),),
        )
        for total in balances.totals
        if total.account in split
    )
    return TrialBalance(
        source.heading, lines, parts, sum(line.debit for line in lines), sum(line.credit for line in lines)
    )
