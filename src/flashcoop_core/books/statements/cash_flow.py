"""Cash flow: what came in and went out, by what happened, by day and by sales channel.

Cash is 51x, 53 and 58. Much never passes through it: the host pays wages, VAT and suppliers for the
session. A block shows what it settled or received so, or pay would never show (note `accounting`, 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import Line, Problem, Source, Statement, amount, cash_accounts, numbers, party
from flashcoop_core.books.statements.selector import Selector, named
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.chart import Chart
    from flashcoop_core.log.record import Envelope

__all__ = ["CashDay", "CashFlow", "cash_flow"]

_SALES = ("sale_made", "takings_recorded", "sale_delivered", "customer_paid")
_REFUNDS = ("sale_refunded",)

#: Flow of cash -> the kinds of event that make it. Payouts are parted in two, see `_flows`.
_FLOWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cash-sales", _SALES),
    ("cash-refunds", _REFUNDS),
    ("cash-purchases", ("purchase_made", "purchase_paid", "credit_note_received")),
    ("cash-reimbursed", ("member_reimbursed",)),
    ("cash-grants", ("grant_received",)),
    ("cash-pay", ("remuneration_paid",)),
    ("cash-gaps", ("till_counted",)),
    ("cash-advances", ("funds_advanced",)),
    ("cash-returns", ("funds_returned", "cash_moved")),
    ("cash-closing", ("session_closed",)),
    ("cash-corrections", ("event_reversed",)),
)
_PAYOUT = "payout_received"

#: What the host settled or received for us -> kinds that book it on the link, and the accounts whose
#: balance the closing of the session hands over to the host.
_HOST: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("host-pay", ("remuneration_paid",), ("421*",)),
    ("host-social", (), ("43*", "4421*")),
    ("host-vat", (), ("445*",)),
    ("host-suppliers", ("purchase_made", "purchase_paid", "credit_note_received"), ("40*",)),
    ("host-members", ("member_reimbursed", "profit_distributed", "share_given"), ("468*",)),
    ("host-internal", ("service_received", "contribution_charged"), ()),
    ("host-sales", (*_SALES, *_REFUNDS), ("41*",)),
    ("host-grants", ("grant_received",), ("441*", "467*", "487*")),
    ("host-stock", ("stock_received",), ("3*",)),
    ("host-corrections", ("event_reversed",), ()),
)


@attrs.frozen
class CashDay:
    """What cash moved by in a day, what is left at its end, and the part of each channel ("" is none). Cents."""

    on: date
    cents: int
    balance: int
    channels: tuple[Line, ...]
    selectors: tuple[Selector, ...]


@attrs.frozen
class CashFlow(Statement):
    """Flows of cash by kind, their sum, the same by day and by channel, and what the host settled for us.

    Above zero: money comes in, or the host received it for us. `transfers` is what passed between our
    cash and the host; with `settled` it makes the balance of the link. `cash` and `link` are the
    balances of the trial balance, for `check`.
    """

    name: ClassVar[str] = "cash-flow"

    flows: tuple[Line, ...]
    change: Line
    days: tuple[CashDay, ...]
    channels: tuple[Line, ...]
    settled: tuple[Line, ...]
    transfers: int
    cash: int
    link: int

    def check(self) -> tuple[Problem, ...]:
        """Flows, by kind and by day, make the change of cash; what the host settled makes the link's balance."""
        problems = []
        by_kind, by_day = sum(line.cents for line in self.flows), sum(day.cents for day in self.days)
        if not by_kind == by_day == self.change.cents == self.cash:
            problems.append(Problem("cash-differs", {"flows": by_kind, "days": by_day, "cash": self.cash}))
        host = self.transfers + sum(line.cents for line in self.settled)
        if host != self.link:
            problems.append(Problem("host-differs", {"settled": host, "link": self.link}))
        return tuple(problems)

    def table(self, lang: Lang = "fr") -> Table:
        """By kind, by day, by channel, then what never passed through our cash."""
        columns = (
            Column(label("column-item", lang)),
            Column(label("column-movement", lang), "right"),
            Column(label("column-in-cash", lang), "right"),
        )
        return self._table(lang, columns, self._rows(lang))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        if self.flows:
            yield Row((label("line-cash-by-kind", lang), "", ""))
            yield from (_row(line, lang) for line in self.flows)
            yield Row(
                (label("line-cash-change", lang), amount(self.change.cents, lang), amount(self.cash, lang)), total=True
            )
        if self.days:
            yield Row((label("line-cash-by-day", lang), "", ""), total=True)
        for day in self.days:
            yield Row((written.day(day.on, lang), amount(day.cents, lang), amount(day.balance, lang)), 1)
            if any(channel.name for channel in day.channels):
                yield from (_channel(channel, lang, 2) for channel in day.channels)
        if self.channels:
            yield Row((label("line-cash-by-channel", lang), "", ""), total=True)
            yield from (_channel(channel, lang, 1) for channel in self.channels)
        if self.settled:
            yield Row((label("line-cash-host", lang), "", ""), total=True)
            yield from (_row(line, lang) for line in self.settled)


def _row(line: Line, lang: Lang) -> Row:
    return Row((label(f"line-{line.name}", lang), amount(line.cents, lang), ""), 1)


def _channel(line: Line, lang: Lang, indent: int) -> Row:
    name = party(line.name, lang) if line.name else label("line-no-channel", lang)
    return Row((name, amount(line.cents, lang), ""), indent)


class _Moved(NamedTuple):
    """One posting as this statement reads it. `within`: its entry touches only cash and the link."""

    kind: str
    on: str
    account: str
    aux: str
    cents: int
    within: bool


def _moves(envelope: Envelope, cash: tuple[str, ...], link: tuple[str, ...]) -> Iterator[_Moved]:
    both = (*cash, *link)
    for _, _, postings in envelope.entries:
        within = all(named(account, both) for account, *_ in postings)
        for account, aux, cents, _ in postings:
            # Other accounts count where they tell what became of the money: closings and payouts.
            if named(account, both) or envelope.kind in ("session_closed", _PAYOUT):
                yield _Moved(envelope.kind, envelope.on, account, aux, cents, within)


def cash_flow(source: Source) -> CashFlow:
    """The cash flow of `source`, from its stored entries."""
    chart = source.chart
    cash, link = cash_accounts(chart), numbers(chart, "link")
    sums: dict[tuple[str, str, str, str, bool], int] = {}
    for envelope in source.booked():
        for move in _moves(envelope, cash, link):
            key = move.kind, move.on, move.account, move.aux, move.within
            sums[key] = sums.get(key, 0) + move.cents
    moved = [_Moved(kind, on, account, aux, cents, within) for (kind, on, account, aux, within), cents in sums.items()]
    in_cash = [move for move in moved if named(move.account, cash)]
    by_account = source.balances.by_account()
    change = sum(debit - credit for account, (debit, credit) in by_account.items() if named(account, cash))
    return CashFlow(
        source.heading,
        tuple(_flows(moved, cash, link)),
        Line("cash-change", change, (Selector(accounts=cash),)),
        tuple(_days(in_cash, cash)),
        tuple(_channels([move for move in in_cash if move.kind in (*_SALES, *_REFUNDS)], cash, (*_SALES, *_REFUNDS))),
        tuple(_settled(moved, chart)),
        sum(_between(move, cash, link) for move in moved),
        change,
        sum(debit - credit for account, (debit, credit) in by_account.items() if account in link),
    )


def _between(move: _Moved, cash: tuple[str, ...], link: tuple[str, ...]) -> int:
    """What a posting moves between our cash and the host, as the link has it."""
    if move.kind == "session_closed":
        return -move.cents if named(move.account, cash) else 0
    return move.cents if (move.within or move.kind == _PAYOUT) and move.account in link else 0


def _line(name: str, moved: list[_Moved], selector: Selector) -> Iterator[Line]:
    """The line that sums `moved`, unless nothing moved."""
    if moved:
        yield Line(name, selector.sign * sum(move.cents for move in moved), (selector,))


def _flows(moved: list[_Moved], cash: tuple[str, ...], link: tuple[str, ...]) -> Iterator[Line]:
    in_cash = [move for move in moved if named(move.account, cash)]
    for name, kinds in _FLOWS:
        found = [move for move in in_cash if move.kind in kinds]
        yield from _line(name, found, Selector(accounts=cash, kinds=kinds))
    # A payout empties an account of cash: a part went to the host, the rest in fees and their VAT.
    payouts = [move for move in moved if move.kind == _PAYOUT]
    remitted = [move for move in payouts if move.account in link]
    yield from _line("cash-remitted", remitted, Selector(accounts=link, kinds=(_PAYOUT,), sign=-1))
    fees = [move for move in payouts if not named(move.account, (*cash, *link))]
    yield from _line("cash-fees", fees, Selector(without=(*cash, *link), kinds=(_PAYOUT,), sign=-1))
    known = (*(kind for _, kinds in _FLOWS for kind in kinds), _PAYOUT)
    others = [move for move in in_cash if move.kind not in known]
    yield from _line("cash-other", others, Selector(accounts=cash, other_kinds=known))


def _days(in_cash: list[_Moved], cash: tuple[str, ...]) -> Iterator[CashDay]:
    balance = 0
    for on in sorted({move.on for move in in_cash}):
        of_day = [move for move in in_cash if move.on == on]
        cents = sum(move.cents for move in of_day)
        balance += cents
        channels = tuple(_channels(of_day, cash, (), on))
        yield CashDay(date.fromisoformat(on), cents, balance, channels, (Selector(accounts=cash, first=on, last=on),))


def _channels(
    moved: list[_Moved], cash: tuple[str, ...], kinds: tuple[str, ...], on: str | None = None
) -> Iterator[Line]:
    for channel in sorted({move.aux for move in moved}, key=lambda aux: (not aux, aux)):
        selector = Selector(accounts=cash, aux=(channel,), kinds=kinds, first=on, last=on)
        yield from _line(channel, [move for move in moved if move.aux == channel], selector)


def _settled(moved: list[_Moved], chart: Chart) -> Iterator[Line]:
    cash, link = cash_accounts(chart), numbers(chart, "link")
    closed = ("session_closed",)
    apart = (*closed, _PAYOUT)
    on_link = [move for move in moved if move.account in link and not move.within and move.kind not in apart]
    handed = [move for move in moved if move.kind in closed and not named(move.account, (*cash, *link))]
    # A host may number its accounts otherwise: an account goes to the first line that names it.
    taken: tuple[str, ...] = ()
    for name, kinds, accounts in _HOST:
        yield from _settled_line(
            name,
            [move for move in on_link if move.kind in kinds],
            Selector(accounts=link, kinds=kinds, within=(*cash, *link), beyond=True),
            [move for move in handed if named(move.account, accounts) and not named(move.account, taken)],
            Selector(accounts=accounts, without=(*cash, *link, *taken), kinds=closed, sign=-1),
        )
        taken = (*taken, *accounts)
    known = (*(kind for _, kinds, _ in _HOST for kind in kinds), *apart)
    yield from _settled_line(
        "host-other",
        [move for move in on_link if move.kind not in known],
        Selector(accounts=link, other_kinds=known, within=(*cash, *link), beyond=True),
        [move for move in handed if not named(move.account, taken)],
        Selector(without=(*cash, *link, *taken), kinds=closed, sign=-1),
    )


def _settled_line(
    name: str, on_link: list[_Moved], booked: Selector, handed: list[_Moved], closing: Selector
) -> Iterator[Line]:
    cents = sum(move.cents for move in on_link) - sum(move.cents for move in handed)
    selectors: tuple[Selector, ...] = (booked,) if booked.kinds or booked.other_kinds else ()
    if on_link or handed:
        yield Line(name, cents, (*selectors, closing) if handed else selectors)
