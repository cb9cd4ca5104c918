"""The books of a session: every statement that can be made of its stored entries.

Books are sums of what was stored; they compute no entry again. Each statement reads the records it
needs, when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from flashcoop_core.books.balances import Balances
from flashcoop_core.books.statements.base import Heading
from flashcoop_core.books.statements.selector import Reason, Selector, Summed, reasons

if TYPE_CHECKING:
    from flashcoop_core.books.chart import Chart
    from flashcoop_core.books.statements.balance_sheet import BalanceSheet
    from flashcoop_core.books.statements.base import Statement
    from flashcoop_core.books.statements.cash_flow import CashFlow
    from flashcoop_core.books.statements.distribution import Distribution
    from flashcoop_core.books.statements.general_ledger import GeneralLedger
    from flashcoop_core.books.statements.income_statement import IncomeStatement
    from flashcoop_core.books.statements.journal import Journal
    from flashcoop_core.books.statements.member_account import MemberAccount
    from flashcoop_core.books.statements.product_margins import ProductMargins
    from flashcoop_core.books.statements.reconciliation import Reconciliation
    from flashcoop_core.books.statements.stock import Stock
    from flashcoop_core.books.statements.till_book import TillBook
    from flashcoop_core.books.statements.trial_balance import TrialBalance
    from flashcoop_core.books.statements.vat_summary import VatSummary
    from flashcoop_core.log.record import Envelope

__all__ = ["Books", "Heading"]


# Each method imports its statement: a balance sheet must not wait for the modules of all the others,
# nor for the classes of events, which only some of them need.
@attrs.frozen
class Books:
    """The books of one session, as of one version.

    `booked` reads the stored records once through, without their events; `facts` reads them with
    their events, for the statements that count pieces or shares. Both give the same records in the
    order in which they were recorded, at every call.
    """

    chart: Chart
    heading: Heading
    booked: Callable[[], Iterable[Envelope]]
    facts: Callable[[], Iterable[tuple[Envelope, Any]]]

    def until(self, day: date) -> Books:
        """The books by effective date: only what is dated `day` or before."""
        last = day.isoformat()
        booked, facts = self.booked, self.facts

        def dated() -> Iterator[Envelope]:
            return (envelope for envelope in booked() if envelope.on <= last)

        def dated_facts() -> Iterator[tuple[Envelope, Any]]:
            return ((envelope, event) for envelope, event in facts() if envelope.on <= last)

        until = day if self.heading.until is None else min(day, self.heading.until)
        return Books(self.chart, attrs.evolve(self.heading, until=until), dated, dated_facts)

    @cached_property
    def balances(self) -> Balances:
        """The debits and credits of each account and analytic, read once."""
        return Balances.of(entry for envelope in self.booked() for entry in envelope.entries)

    def why(self, figure: Summed | Selector) -> tuple[Reason, ...]:
        """The events that a line of a statement comes from, with what each adds to it.

        Their cents add up to the line's.
        """
        selectors = (figure,) if isinstance(figure, Selector) else figure.selectors
        return reasons(selectors, self.booked())

    def members(self) -> tuple[str, ...]:
        """The ids of all who joined, in that order: each has a member account."""
        return tuple(
            dict.fromkeys(event.member for envelope, event in self.facts() if envelope.kind == "member_joined")
        )

    def statements(self) -> Iterator[Statement]:
        """Every statement, in the order in which they are listed, a member account for each member."""
        from flashcoop_core.books.statements import STATEMENTS  # noqa: PLC0415 - reads the labels

        for named in STATEMENTS.values():
            if named.of_member:
                yield from map(self.member_account, self.members())
            else:
                yield getattr(self, named.method)()

    def journal(self) -> Journal:
        """Every entry, day by day."""
        from flashcoop_core.books.statements.journal import journal  # noqa: PLC0415

        return journal(self)

    def general_ledger(self) -> GeneralLedger:
        """Each account with its movements and its balance after each."""
        from flashcoop_core.books.statements.general_ledger import general_ledger  # noqa: PLC0415

        return general_ledger(self)

    def trial_balance(self) -> TrialBalance:
        """Every account with its debits, credits and balance."""
        from flashcoop_core.books.statements.trial_balance import trial_balance  # noqa: PLC0415

        return trial_balance(self)

    def income_statement(self) -> IncomeStatement:
        """Income and charges, before and after sharing."""
        from flashcoop_core.books.statements.income_statement import income_statement  # noqa: PLC0415

        return income_statement(self)

    def balance_sheet(self) -> BalanceSheet:
        """What the session has and owes."""
        from flashcoop_core.books.statements.balance_sheet import balance_sheet  # noqa: PLC0415

        return balance_sheet(self)

    def cash_flow(self) -> CashFlow:
        """What came in and went out, by kind, day and channel."""
        from flashcoop_core.books.statements.cash_flow import cash_flow  # noqa: PLC0415

        return cash_flow(self)

    def vat_summary(self) -> VatSummary:
        """VAT by month and rate."""
        from flashcoop_core.books.statements.vat_summary import vat_summary  # noqa: PLC0415

        return vat_summary(self)

    def till_book(self) -> TillBook:
        """Every movement of the till, day by day."""
        from flashcoop_core.books.statements.till_book import till_book  # noqa: PLC0415

        return till_book(self)

    def product_margins(self) -> ProductMargins:
        """What each product brought in and cost, and its break-even."""
        from flashcoop_core.books.statements.product_margins import product_margins  # noqa: PLC0415

        return product_margins(self)

    def stock(self) -> Stock:
        """Pieces left of each product, value of each kind of stock."""
        from flashcoop_core.books.statements.stock import stock  # noqa: PLC0415

        return stock(self)

    def distribution(self) -> Distribution:
        """The sum shared, line by line, and each share."""
        from flashcoop_core.books.statements.distribution import distribution  # noqa: PLC0415

        return distribution(self)

    def member_account(self, member: str) -> MemberAccount:
        """What one member (opaque id) is owed and was paid."""
        from flashcoop_core.books.statements.member_account import member_account  # noqa: PLC0415

        return member_account(self, member)

    def reconciliation(self) -> Reconciliation:
        """Movements with the host and their mirror in its books."""
        from flashcoop_core.books.statements.reconciliation import reconciliation  # noqa: PLC0415

        return reconciliation(self)
