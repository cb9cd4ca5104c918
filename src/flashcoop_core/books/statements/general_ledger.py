"""General ledger: each account like a bank statement, with its balance after every movement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import Problem, Source, Statement, amount, brief, kind_label, party, side
from flashcoop_core.books.statements.selector import Selector
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["GeneralLedger", "LedgerAccount", "LedgerMovement", "general_ledger", "movements"]


@attrs.frozen
class LedgerMovement:
    """One posting, and the `balance` (debit - credit) of its account after it. Cents."""

    on: date
    version: int
    id: str
    kind: str
    journal: str
    piece: str
    aux: str
    debit: int
    credit: int
    balance: int


@attrs.frozen
class LedgerAccount:
    """An account, its movements by day and in the order recorded, its balance in cents."""

    account: str
    label: str
    movements: tuple[LedgerMovement, ...]
    cents: int
    selectors: tuple[Selector, ...]


@attrs.frozen
class GeneralLedger(Statement):
    """Every account with all its movements. `balances` are what the trial balance gives, for `check`."""

    name: ClassVar[str] = "general-ledger"

    accounts: tuple[LedgerAccount, ...]
    debit: int
    credit: int
    balances: tuple[tuple[str, int], ...]

    def check(self) -> tuple[Problem, ...]:
        """Each account ends at its balance in the trial balance; debits equal credits."""
        problems = []
        ends = {account.account: account.cents for account in self.accounts}
        for number, cents in self.balances:
            if ends.get(number, 0) != cents:
                facts = {"account": number, "ledger": ends.get(number, 0), "balance": cents}
                problems.append(Problem("ledger-differs", facts))
        if self.debit != self.credit:
            problems.append(Problem("trial-balance-not-zero", {"debit": self.debit, "credit": self.credit}))
        return tuple(problems)

    def table(self, lang: Lang = "fr") -> Table:
        """An account, its movements under it, its totals."""
        columns = (
            *(Column(label(f"column-{name}", lang)) for name in ("day", "journal", "piece", "wording")),
            *(Column(label(f"column-{name}", lang), "right") for name in ("debit", "credit", "balance")),
        )
        return self._table(lang, columns, self._rows(lang))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        for account in self.accounts:
            yield Row((account.account, "", "", brief(account.label), "", "", ""), total=True)
            for move in account.movements:
                what = kind_label(move.kind, lang)
                yield Row(
                    (
                        written.day(move.on, lang),
                        move.journal,
                        move.piece,
                        f"  {what} · {party(move.aux, lang)}" if move.aux else f"  {what}",
                        side(move.debit, lang),
                        side(move.credit, lang),
                        amount(move.balance, lang),
                    )
                )
        if self.accounts:
            sums = (side(self.debit, lang), side(self.credit, lang), "")
            yield Row((label("line-total", lang), "", "", "", *sums), total=True)


def movements(source: Source, accounts: frozenset[str] | None = None) -> dict[str, list[LedgerMovement]]:
    """Account -> its movements by day and in the order recorded; of all accounts, or of those named."""
    found: dict[str, list[LedgerMovement]] = {}
    balances: dict[str, int] = {}
    # Sorted once, before balances run: a record may be dated before another that precedes it.
    for envelope in sorted(source.booked(), key=lambda envelope: (envelope.on, envelope.version)):
        for book, piece, postings in envelope.entries:
            for account, aux, cents, _ in postings:
                if accounts is not None and account not in accounts:
                    continue
                balances[account] = balances.get(account, 0) + cents
                found.setdefault(account, []).append(
                    LedgerMovement(
                        date.fromisoformat(envelope.on),
                        envelope.version,
                        envelope.id,
                        envelope.kind,
                        book,
                        piece,
                        aux,
                        max(cents, 0),
                        max(-cents, 0),
                        balances[account],
                    )
                )
    return found


def general_ledger(source: Source) -> GeneralLedger:
    """The general ledger of `source`, from its stored entries."""
    chart = source.chart
    accounts = tuple(
        LedgerAccount(account, chart.label(account), tuple(moves), moves[-1].balance, (Selector(accounts=(account,)),))
        for account, moves in sorted(movements(source).items())
    )
    return GeneralLedger(
        source.heading,
        accounts,
        sum(move.debit for account in accounts for move in account.movements),
        sum(move.credit for account in accounts for move in account.movements),
        tuple((account, debit - credit) for account, (debit, credit) in source.balances.by_account().items()),
    )
