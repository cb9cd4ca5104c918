"""Member account: what one member is owed and was paid, like a bank statement, and their payroll result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import (
    Line,
    Problem,
    Source,
    Statement,
    amount,
    brief,
    kind_label,
    numbers,
    reversed_ids,
    side,
    standing,
)
from flashcoop_core.books.statements.selector import Selector
from flashcoop_core.events import PayrollSettled
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["MemberAccount", "MemberMovement", "PayResult", "member_account"]

#: What is owed to a member: the share accrued, net pay, what they paid for the session (468).
_ROLES = ("accrued_pay", "net_pay_due", "members_payable")


@attrs.frozen
class MemberMovement:
    """One posting on an account of the member, in cents; `balance` is what they are owed on it after."""

    on: date
    version: int
    id: str
    kind: str
    piece: str
    account: str
    label: str
    owed: int
    settled: int
    balance: int


@attrs.frozen
class PayResult:
    """What the payroll made of the share, in cents. `difference` = share - cost, left to the host or borne by it.

    Two members of equal cost need not have equal net pay.
    """

    month: str
    share: int
    cost: int
    gross: int
    net: int
    difference: int


@attrs.frozen
class MemberAccount(Statement):
    """The account of one `member`: share, payroll results, advances, payments, and what is still owed.

    `booked` is the same balance as the trial balance has it, for `check`.
    """

    name: ClassVar[str] = "member-account"

    member: str
    movements: tuple[MemberMovement, ...]
    pay: tuple[PayResult, ...]
    share: Line
    advanced: Line
    paid: Line
    owed: Line
    booked: int

    def check(self) -> tuple[Problem, ...]:
        """The movements end at the balances of the member's accounts."""
        if self.owed.cents == self.booked:
            return ()
        return (Problem("member-account-differs", {"account": self.owed.cents, "balance": self.booked}),)

    def table(self, lang: Lang = "fr") -> Table:
        """Movements account by account, then what they come to."""
        columns = (
            *(Column(label(f"column-{name}", lang)) for name in ("day", "piece", "wording")),
            *(Column(label(f"column-{name}", lang), "right") for name in ("owed-to-you", "settled", "left-to-pay")),
        )
        who = Row((label("line-member", lang), "", self.member, "", "", ""))
        return self._table(lang, columns, (who, *self._rows(lang)), (label("note-pay", lang),) if self.pay else ())

    def _rows(self, lang: Lang) -> Iterator[Row]:
        account = ""
        for move in self.movements:
            if move.account != account:
                account = move.account
                yield Row((account, "", brief(move.label), "", "", ""), total=True)
            cells = (side(move.owed, lang), side(move.settled, lang), amount(move.balance, lang))
            yield Row((written.day(move.on, lang), move.piece, f"  {kind_label(move.kind, lang)}", *cells))
        for result in self.pay:
            yield Row(("", "", f"{label('line-payroll', lang)} {result.month}", "", "", ""), total=True)
            for name in ("share", "cost", "gross", "net", "difference"):
                yield Row(("", "", f"  {label(f'line-pay-{name}', lang)}", amount(getattr(result, name), lang), "", ""))
        for line in (self.share, self.advanced, self.paid, self.owed):
            text = label(f"line-{line.name}", lang)
            yield Row(("", "", text, "", "", amount(line.cents, lang)), total=line is self.share)


def member_account(source: Source, member: str) -> MemberAccount:
    """The account of `member` (opaque id), from stored entries; payroll results from the events that carry them."""
    chart = source.chart
    accounts = numbers(chart, *_ROLES)
    balances = dict.fromkeys(accounts, 0)
    moves: list[MemberMovement] = []
    for envelope in sorted(source.booked(), key=lambda envelope: (envelope.on, envelope.version)):
        for _, piece, postings in envelope.entries:
            for account, aux, cents, _ in postings:
                if account in balances and aux == member:
                    balances[account] -= cents
                    moves.append(
                        MemberMovement(
                            date.fromisoformat(envelope.on),
                            envelope.version,
                            envelope.id,
                            envelope.kind,
                            piece,
                            account,
                            chart.label(account),
                            max(-cents, 0),
                            max(cents, 0),
                            balances[account],
                        )
                    )
    undone = reversed_ids(source)
    moves.sort(key=lambda move: accounts.index(move.account))

    def line(name: str, *roles: str, kinds: tuple[str, ...] = (), paid: bool = False) -> Line:
        wanted = numbers(chart, *roles)
        cents = sum(
            move.settled - move.owed if paid else move.owed - move.settled
            for move in moves
            if move.account in wanted and (not kinds or (move.kind in kinds and move.id not in undone))
        )
        selector = Selector(
            accounts=wanted,
            aux=(member,),
            kinds=kinds,
            without_events=undone if kinds else frozenset(),
            sign=1 if paid else -1,
        )
        return Line(name, cents, (selector,))

    return MemberAccount(
        source.heading,
        member,
        tuple(moves),
        tuple(_results(source, member)),
        line("member-share", "accrued_pay", kinds=("profit_distributed",)),
        line("member-advanced", "members_payable", kinds=("purchase_made",)),
        line("member-paid", *_ROLES, kinds=("remuneration_paid", "member_reimbursed"), paid=True),
        line("member-owed", *_ROLES),
        -sum(total.balance for total in source.balances.totals if total.account in accounts and total.aux == member),
    )


def _results(source: Source, member: str) -> Iterator[PayResult]:
    for _, event in standing(source):
        if isinstance(event, PayrollSettled):
            for line in event.lines:
                if line.member == member:
                    cost = line.gross + line.employer + line.taxes + line.other_charges
                    yield PayResult(event.month, line.accrued, cost, line.gross, line.net, line.difference)
