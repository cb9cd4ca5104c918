"""VAT summary: for each month and rate, what was sold, collected and may be deducted.

From the rate that postings carry. VAT that is not yet due (44586, invoices expected) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import Line, Problem, Source, Statement, amount, numbers, side
from flashcoop_core.books.statements.selector import Selector, named
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label, say
from flashcoop_core.written import Lang

__all__ = ["VatLine", "VatMonth", "VatSummary", "vat_summary"]

#: Kinds whose postings on VAT accounts bear no rate: they move the tax on and are no part of it.
_SETTLING = ("vat_settled", "session_closed", "event_reversed")

_COLUMNS = ("base", "collected", "reverse_charged", "deductible")

#: Kinds that owe VAT without a sale: pieces kept or given free, a supply to oneself.
_SELF_SUPPLIES = ("stock_kept", "stock_given")

_Column = Literal["base", "collected", "reverse_charged", "deductible"]


@attrs.frozen
class VatLine:
    """One rate of one month, in cents: sales without VAT, and the VAT on them, owed in their place, deducted.

    `cents` is collected + reverse-charged - deductible. VAT on pieces kept or given has no sale behind it.
    """

    rate: int
    base: int
    collected: int
    reverse_charged: int
    deductible: int
    cents: int
    selectors: tuple[Selector, ...]


@attrs.frozen
class VatMonth:
    """A month (`2026-03`), its rates, and the VAT it owes (above zero) or is owed, in cents."""

    month: str
    lines: tuple[VatLine, ...]
    cents: int
    selectors: tuple[Selector, ...]


@attrs.frozen
class VatSummary(Statement):
    """VAT month by month, then what was settled, what is still to settle, and what is owed or due back.

    `self_supply` is the part of the collected VAT that has no sale behind it: pieces kept or given.
    `accounts` is what the VAT accounts of the trial balance say is still to settle, for `check`.
    """

    name: ClassVar[str] = "vat-summary"

    months: tuple[VatMonth, ...]
    settled: Line
    to_settle: Line
    due: Line
    credit: Line
    self_supply: Line
    accounts: int

    def check(self) -> tuple[Problem, ...]:
        """The summary and the VAT accounts say the same."""
        total = sum(month.cents for month in self.months) - self.settled.cents
        if total == self.to_settle.cents == self.accounts:
            return ()
        return (Problem("vat-differs", {"summary": total, "accounts": self.accounts}),)

    def table(self, lang: Lang = "fr") -> Table:
        """Rates under their month, then what becomes of the tax."""
        # Few sessions buy from abroad: the column is there when it says something.
        shown = tuple(
            name
            for name in _COLUMNS
            if name != "reverse_charged" or any(line.reverse_charged for line in self._lines())
        )
        columns = (
            Column(label("column-month-rate", lang)),
            *(Column(label(f"column-{name}", lang), "right") for name in (*shown, "vat-net")),
        )
        facts = {"vat": self.self_supply.cents}
        notes = (say("note-self-supply", facts, lang),) if self.self_supply.cents else ()
        return self._table(lang, columns, self._rows(shown, lang), notes)

    def _lines(self) -> Iterator[VatLine]:
        return (line for month in self.months for line in month.lines)

    def _rows(self, shown: tuple[str, ...], lang: Lang) -> Iterator[Row]:
        for month in self.months:
            year, number = month.month.split("-")
            name = f"{label(f'month-{number}', lang)} {year}"
            yield Row((name, *_sums(month.lines, shown, lang), amount(month.cents, lang)))
            for line in month.lines:
                yield Row((written.rate(line.rate, lang), *_sums((line,), shown, lang), amount(line.cents, lang)), 1)
        if self.months:
            blank = [""] * len(shown)
            for end in (self.settled, self.to_settle, self.due, self.credit):
                if end.cents or end is self.to_settle:
                    cells = (label(f"line-{end.name}", lang), *blank, amount(end.cents, lang))
                    yield Row(cells, total=end is self.settled)


def _sums(lines: tuple[VatLine, ...], shown: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    return tuple(side(sum(getattr(line, name) for line in lines), lang) for name in shown)


def vat_summary(source: Source) -> VatSummary:
    """The VAT summary of `source`, from the rates of its postings."""
    chart = source.chart
    patterns: dict[_Column, tuple[str, ...]] = {
        "collected": numbers(chart, "vat_collected"),
        "reverse_charged": numbers(chart, "vat_reverse_charged"),
        "deductible": numbers(chart, "vat_deductible"),
        "base": ("70*", *numbers(chart, "customer_advances")),
    }
    tax = (*patterns["collected"], *patterns["reverse_charged"], *patterns["deductible"])
    sums: dict[tuple[str, int], dict[_Column, int]] = {}
    settled = supplied = 0
    for envelope in source.booked():
        for _, _, postings in envelope.entries:
            for account, _, cents, rate in postings:
                if rate is None:
                    settled += cents if envelope.kind in _SETTLING and account in tax else 0
                    continue
                if envelope.kind in _SELF_SUPPLIES and account in patterns["collected"]:
                    supplied -= cents
                column = next((name for name, accounts in patterns.items() if named(account, accounts)), None)
                if column is not None:
                    of_rate = sums.setdefault((envelope.on[:7], rate), {})
                    of_rate[column] = of_rate.get(column, 0) + (cents if column == "deductible" else -cents)
    months: dict[str, list[VatLine]] = {}
    for (month, rate), columns in sorted(sums.items()):
        collected, charged, deductible, base = (columns.get(name, 0) for name in patterns)
        selectors = (_of_month(tax, month, (rate,)),)
        line = VatLine(rate, base, collected, charged, deductible, collected + charged - deductible, selectors)
        months.setdefault(month, []).append(line)
    by_account = source.balances.by_account()

    def balance(name: str, *roles: str, sign: Literal[1, -1]) -> Line:
        wanted = numbers(chart, *roles)
        cents = sum(debit - credit for account, (debit, credit) in by_account.items() if account in wanted)
        return Line(name, sign * cents, (Selector(accounts=wanted, sign=sign),))

    owed = balance("vat-to-settle", "vat_collected", "vat_reverse_charged", "vat_deductible", sign=-1)
    total = sum(line.cents for lines in months.values() for line in lines)
    return VatSummary(
        source.heading,
        tuple(
            VatMonth(
                month,
                tuple(lines),
                sum(line.cents for line in lines),
                (_of_month(tax, month, tuple(line.rate for line in lines)),),
            )
            for month, lines in months.items()
        ),
        Line("vat-settled", settled, (Selector(accounts=tax, rates=(None,), kinds=_SETTLING),)),
        attrs.evolve(owed, cents=total - settled),
        balance("vat-due", "vat_due", sign=-1),
        balance("vat-credit", "vat_credit", sign=1),
        Line("vat-self-supply", supplied, (_self_supplied(patterns["collected"]),)),
        owed.cents,
    )


def _self_supplied(collected: tuple[str, ...]) -> Selector:
    return Selector(accounts=collected, kinds=_SELF_SUPPLIES, sign=-1)


def _of_month(tax: tuple[str, ...], month: str, rates: tuple[int, ...]) -> Selector:
    return Selector(accounts=tax, rates=rates, first=f"{month}-01", last=f"{month}-31", sign=-1)
