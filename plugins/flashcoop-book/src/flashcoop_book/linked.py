"""Which figure of a statement's table can be asked why: row by row, what its cells sum.

A row of a table is text. The rows here are those of the statement's own table, in the same order: what stands in a
cell is a figure that sums postings, or the version of the one event that the row tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from flashcoop_core.books.statements.balance_sheet import BalanceSheet
from flashcoop_core.books.statements.base import Group, Statement
from flashcoop_core.books.statements.cash_flow import CashFlow
from flashcoop_core.books.statements.distribution import Distribution
from flashcoop_core.books.statements.general_ledger import GeneralLedger
from flashcoop_core.books.statements.income_statement import IncomeStatement
from flashcoop_core.books.statements.member_account import MemberAccount
from flashcoop_core.books.statements.product_margins import ProductMargins
from flashcoop_core.books.statements.reconciliation import Reconciliation
from flashcoop_core.books.statements.selector import Summed
from flashcoop_core.books.statements.stock import Stock
from flashcoop_core.books.statements.till_book import TillBook
from flashcoop_core.books.statements.trial_balance import TrialBalance
from flashcoop_core.books.statements.vat_summary import VatSummary

__all__ = ["Why", "whys"]

#: Column -> what its figure sums, or the version of the event that it tells. A column below 0 counts from the end.
Why = Mapping[int, Summed | int]

_NONE: Why = MappingProxyType({})


def whys(statement: Statement) -> Iterator[Why]:
    """A `Why` for each row of the statement's table."""
    return iter(_ROWS[type(statement)](statement))


def _groups(groups: Iterable[Group]) -> Iterator[Why]:
    for group in groups:
        yield {2: group}
        for line in group.lines:
            yield {1: line}


def _income(statement: IncomeStatement) -> Iterator[Why]:
    yield from _groups(statement.income)
    yield {2: statement.total_income}
    yield from _groups(statement.charges)
    yield {2: statement.total_charges}
    yield {2: statement.before_sharing}
    yield from _groups(statement.sharing)
    yield {2: statement.result}


def _balance_sheet(statement: BalanceSheet) -> Iterator[Why]:
    if not statement.assets and not statement.liabilities:
        return
    yield _NONE
    yield from _groups(statement.assets)
    yield {2: statement.total_assets}
    yield from (_NONE, _NONE)
    yield from _groups(statement.liabilities)
    yield {2: statement.result}
    yield {2: statement.total_liabilities}


def _cash_flow(statement: CashFlow) -> Iterator[Why]:
    if statement.flows:
        yield _NONE
        yield from ({1: line} for line in statement.flows)
        yield {1: statement.change, 2: statement.change}
    if statement.days:
        yield _NONE
    for day in statement.days:
        yield {1: day}
        if any(channel.name for channel in day.channels):
            yield from ({1: channel} for channel in day.channels)
    for lines in (statement.channels, statement.settled):
        if lines:
            yield _NONE
            yield from ({1: line} for line in lines)


def _vat(statement: VatSummary) -> Iterator[Why]:
    for month in statement.months:
        yield {-1: month}
        yield from ({-1: line} for line in month.lines)
    if statement.months:
        for end in (statement.settled, statement.to_settle, statement.due, statement.credit):
            if end.cents or end is statement.to_settle:
                yield {-1: end}


def _trial_balance(statement: TrialBalance) -> Iterator[Why]:
    for line in statement.lines:
        yield {4 if line.cents > 0 else 5: line}
        for part in statement.parts:
            if part.account == line.account and part.cents:
                yield {4 if part.cents > 0 else 5: part}
    if statement.lines:
        yield _NONE


def _general_ledger(statement: GeneralLedger) -> Iterator[Why]:
    for account in statement.accounts:
        yield _NONE
        *others, last = account.movements
        yield from ({3: move.version} for move in others)
        yield {3: last.version, 6: account}
    if statement.accounts:
        yield _NONE


def _till_book(statement: TillBook) -> Iterator[Why]:
    for day in statement.days:
        yield from ({2: move.version} for move in day.movements)
        yield {5: day}


def _margins(statement: ProductMargins) -> Iterator[Why]:
    for line in statement.products:
        yield {4: line.net_sales, 5: line.direct}
    rest = (statement.other_sales, statement.unspread, statement.charges, statement.other_income)
    shown = bool(statement.products) + sum(map(bool, rest)) + bool(statement.products or statement.result)
    yield from [_NONE] * shown


def _stock(statement: Stock) -> Iterator[Why]:
    for product in statement.products:
        yield _NONE
        gone = (product.pieces.written_off, product.pieces.given, product.pieces.kept)
        yield from [_NONE] * sum(map(bool, gone))
    if statement.kinds:
        yield _NONE
    yield from ({4: kind} for kind in statement.kinds)


def _distribution(statement: Distribution) -> Iterator[Why]:
    if statement.on is None:
        return
    yield from [_NONE] * len(statement.envelope)
    yield {1: statement}
    yield from [_NONE] * (1 + len(statement.shares) + len(statement.causes) + 1)


def _member_account(statement: MemberAccount) -> Iterator[Why]:
    yield _NONE
    account = ""
    for move in statement.movements:
        if move.account != account:
            account = move.account
            yield _NONE
        yield {2: move.version}
    for _ in statement.pay:
        yield from [_NONE] * 6
    yield from ({5: line} for line in (statement.share, statement.advanced, statement.paid, statement.owed))


def _reconciliation(statement: Reconciliation) -> Iterator[Why]:
    yield from ({2: move.version} for move in statement.movements)
    if statement.movements:
        yield from ({6: line} for line in (statement.balance, *statement.explained))


_ROWS: Mapping[type[Statement], Callable[[Any], Iterable[Why]]] = MappingProxyType(
    {
        BalanceSheet: _balance_sheet,
        CashFlow: _cash_flow,
        Distribution: _distribution,
        GeneralLedger: _general_ledger,
        IncomeStatement: _income,
        MemberAccount: _member_account,
        ProductMargins: _margins,
        Reconciliation: _reconciliation,
        Stock: _stock,
        TillBook: _till_book,
        TrialBalance: _trial_balance,
        VatSummary: _vat,
    }
)
