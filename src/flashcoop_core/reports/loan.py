"""The loan of the bank day: its schedule, and what it would have cost the result. It is in no books."""

from __future__ import annotations

import attrs

from flashcoop_core.events import BankLoanSimulated
from flashcoop_core.session.figures.loans import interest_by_month, owed_after
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import say
from flashcoop_core.written import Lang, cents

__all__ = ["Instalment", "LoanSchedule", "loan_schedule"]


@attrs.frozen
class Instalment:
    """One month: what is paid is `interest` and `capital`, after which `owed` is left (cents)."""

    number: int
    interest: int
    capital: int
    owed: int


@attrs.frozen
class LoanSchedule:
    """A loan as it would be paid back, month by month (cents; `rate` a year in basis points).

    The interest of a month is that of what is still owed, half up to the cent; in the last month it is
    what the constant instalment leaves, so that all of them add up to what the event says. `explained`
    tells whether the rate explains the instalment: a cent more pays the loan back, a cent less does not.
    """

    principal: int
    rate: int
    months: int
    instalment: int
    interest: int
    instalments: tuple[Instalment, ...]
    explained: bool

    def table(self, lang: Lang = "fr") -> Table:
        """Number, instalment, interest, capital, what is left to pay."""
        names = ("loan-month", "loan-instalment", "loan-interest", "loan-capital", "loan-owed")
        rows = [
            Row((str(one.number), *(cents(part, lang, symbol=False) for part in self._parts(one))))
            for one in self.instalments
        ]
        sums = (self.instalment * self.months, self.interest, self.principal)
        total = (say("loan-total", {}, lang), *(cents(part, lang, symbol=False) for part in sums), "")
        facts = {"principal": self.principal, "rate": self.rate, "months": self.months}
        notes = [say("loan-outside-books", facts, lang)]
        notes += [] if self.explained else [f"⚠ {say('loan-not-explained', facts, lang)}"]
        return Table(
            say("loan-title", facts, lang),
            tuple(Column(say(name, {}, lang), "right") for name in names),
            (*rows, Row(total, total=True)),
            tuple(notes),
        )

    def _parts(self, one: Instalment) -> tuple[int, int, int, int]:
        return self.instalment, one.interest, one.capital, one.owed


def loan_schedule(loan: BankLoanSimulated) -> LoanSchedule:
    """The schedule of a simulated loan: constant instalments, as the event says them."""
    terms = (loan.principal, loan.rate, loan.months)
    rows, owed = [], loan.principal
    for number, (interest, left) in enumerate(interest_by_month(*terms, loan.instalment), 1):
        last = number == loan.months
        rows.append(
            Instalment(number, loan.instalment - owed, owed, 0)
            if last
            else Instalment(number, interest, loan.instalment - interest, left)
        )
        owed = left
    return LoanSchedule(
        principal=loan.principal,
        rate=loan.rate,
        months=loan.months,
        instalment=loan.instalment,
        interest=loan.interest,
        instalments=tuple(rows),
        explained=owed_after(*terms, loan.instalment + 1) <= 0 <= owed_after(*terms, loan.instalment - 1),
    )
