"""Reconciliation of the link with the host (181, and internal transfers 186, 187).

Each movement stands beside the entry that mirrors it in the host's own books, and the balance is
explained. At the end a debit is a profit left to the host, a credit a loss it bears (note
`accounting`, section 7).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import (
    Line,
    Problem,
    Source,
    Statement,
    amount,
    cash_accounts,
    kind_label,
    numbers,
    result_accounts,
    side,
)
from flashcoop_core.books.statements.general_ledger import movements
from flashcoop_core.books.statements.selector import Selector, named
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.chart import Chart

__all__ = ["LinkMovement", "Reconciliation", "mirrored", "reconciliation"]


@attrs.frozen
class LinkMovement:
    """One posting on the link or an internal account, and its mirror in the host's books. Cents.

    `cents` and `host_cents` are debit above zero. `balance` is that of the session's account after it.
    """

    on: date
    version: int
    id: str
    kind: str
    piece: str
    account: str
    cents: int
    balance: int
    host_account: str
    host_cents: int


@attrs.frozen
class Reconciliation(Statement):
    """Movements with the host, the balance of the link, and what explains it: the result, less what is still open.

    `link` is the number of the link's account (181). `closed` is true once nothing is open but the
    link: the balance is then the profit left to the host (above zero) or the loss that it bears.
    """

    name: ClassVar[str] = "reconciliation"

    link: tuple[str, ...]
    movements: tuple[LinkMovement, ...]
    balance: Line
    explained: tuple[Line, ...]
    closed: bool

    def check(self) -> tuple[Problem, ...]:
        """The balance of the link is explained to the cent, and is that of its movements."""
        explained = sum(line.cents for line in self.explained)
        moved = sum(move.cents for move in self.movements if move.account in self.link)
        if self.balance.cents == explained == moved:
            return ()
        facts = {"balance": self.balance.cents, "explained": explained, "moved": moved}
        return (Problem("link-unexplained", facts),)

    def table(self, lang: Lang = "fr") -> Table:
        """Our side on the left, the host's on the right; the balance explained under it."""
        columns = (
            *(Column(label(f"column-{name}", lang)) for name in ("day", "piece", "wording", "account")),
            *(Column(label(f"column-{name}", lang), "right") for name in ("debit", "credit", "balance")),
            Column(label("column-host-account", lang)),
            *(Column(label(f"column-host-{name}", lang), "right") for name in ("debit", "credit")),
        )
        note = "note-profit-left" if self.balance.cents > 0 else "note-loss-borne"
        ends = self.closed and self.balance.cents
        return self._table(lang, columns, self._rows(lang), (label(note, lang),) if ends else ())

    def _rows(self, lang: Lang) -> Iterator[Row]:
        for move in self.movements:
            yield Row(
                (
                    written.day(move.on, lang),
                    move.piece,
                    kind_label(move.kind, lang),
                    move.account,
                    side(max(move.cents, 0), lang),
                    side(max(-move.cents, 0), lang),
                    amount(move.balance, lang),
                    move.host_account,
                    side(max(move.host_cents, 0), lang),
                    side(max(-move.host_cents, 0), lang),
                )
            )
        if self.movements:
            yield _summary(self.balance, lang, total=True)
            for line in self.explained:
                yield _summary(line, lang, total=False)


def _summary(line: Line, lang: Lang, *, total: bool) -> Row:
    text = label(f"line-{line.name}", lang)
    return Row(("", "", text if total else f"  {text}", "", "", "", amount(line.cents, lang), "", "", ""), total=total)


def mirrored(chart: Chart) -> dict[str, str]:
    """Our account -> the one that the host books. Hosts with analytic sections use one account on both sides."""
    (bought,) = numbers(chart, "internal_purchases") or ("",)
    (sold,) = numbers(chart, "internal_sales") or ("",)
    if not bought.startswith("186"):
        return {bought: bought, sold: sold}
    return {bought: sold, sold: bought}


def reconciliation(source: Source) -> Reconciliation:
    """The reconciliation of `source` with its host, from its stored entries."""
    chart = source.chart
    link = numbers(chart, "link")
    mirror = mirrored(chart)
    accounts = frozenset((*link, *numbers(chart, "internal_purchases", "internal_sales")))
    moves = [
        LinkMovement(
            move.on,
            move.version,
            move.id,
            move.kind,
            move.piece,
            account,
            move.debit - move.credit,
            move.balance,
            mirror.get(account, account),
            move.credit - move.debit,
        )
        for account, found in movements(source, accounts).items()
        for move in found
    ]
    by_account = source.balances.by_account()

    def line(
        name: str, *, only: tuple[str, ...] | None = None, without: tuple[str, ...] = (), sign: Literal[1, -1] = -1
    ) -> Line:
        cents = sum(
            debit - credit
            for account, (debit, credit) in by_account.items()
            if (only is None or named(account, only)) and not named(account, without)
        )
        return Line(name, sign * cents, (Selector(accounts=only, without=without, sign=sign),))

    result = result_accounts(chart)
    cash = cash_accounts(chart)
    balance = line("link-balance", only=link, sign=1)
    explained = (
        line("link-result", only=result),
        line("link-cash", only=cash),
        line("link-stocks", only=("3*",)),
        line("link-open", without=(*result, *cash, "3*", *link)),
    )
    return Reconciliation(
        source.heading,
        link,
        tuple(sorted(moves, key=lambda move: (move.on, move.version, move.account))),
        balance,
        tuple(line for line in explained if line.cents or line.name == "link-result"),
        bool(moves) and not any(line.cents for line in explained[1:]),
    )
