"""Stock: the pieces of each product, and the value of each kind of stock as it was last counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import Problem, Source, Statement, amount, brief, standing
from flashcoop_core.books.statements.quantities import Pieces, pieces
from flashcoop_core.books.statements.selector import Selector
from flashcoop_core.events import StockAccepted
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["Stock", "StockKind", "StockProduct", "stock"]

_ROLES = ("stock_materials", "stock_consumables", "stock_packaging", "stock_finished", "stock_goods")
_OUT = ("written_off", "given", "kept")


@attrs.frozen
class StockProduct:
    """A product: its quantities in thousandths, and what should be `left` of it."""

    pieces: Pieces
    left: int


@attrs.frozen
class StockKind:
    """A kind of stock in cents: received from the host, changed by counts, handed over at the end, its value now.

    `accepted` is the value that the host took over, which counts in what is shared.
    """

    account: str
    label: str
    received: int
    counted: int
    handed_over: int
    cents: int
    accepted: int
    selectors: tuple[Selector, ...]


@attrs.frozen
class Stock(Statement):
    """Quantities by product, values by kind of stock."""

    name: ClassVar[str] = "stock"

    products: tuple[StockProduct, ...]
    kinds: tuple[StockKind, ...]

    def check(self) -> tuple[Problem, ...]:
        """No quantity and no value below zero; the movements of each kind make its value."""
        problems = [
            Problem("stock-below-zero", {"product": product.pieces.product, "quantity": product.left})
            for product in self.products
            if product.left < 0
        ]
        for kind in self.kinds:
            moved = kind.received + kind.counted + kind.handed_over
            facts = {"account": kind.account, "moved": moved, "value": kind.cents}
            if kind.cents < 0:
                problems.append(Problem("stock-value-below-zero", facts))
            if moved != kind.cents:
                problems.append(Problem("stock-value-differs", facts))
        return tuple(problems)

    def table(self, lang: Lang = "fr") -> Table:
        """A line per product, then a line per kind of stock."""
        names = ("in", "sold", "out", "left", "counted")
        columns = (
            Column(label("column-item", lang)),
            *(Column(label(f"column-stock-{name}", lang), "right") for name in names),
        )
        return self._table(lang, columns, self._rows(lang))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        for product in self.products:
            of = product.pieces
            out = of.written_off + of.given + of.kept
            counted = "" if of.counted is None else written.quantity(of.counted, lang)
            cells = (written.quantity(part, lang) for part in (of.produced + of.received, of.sold, out, product.left))
            yield Row((of.name or of.product, *cells, counted))
            yield from (
                Row((label(f"line-stock-{name}", lang), "", "", written.quantity(cents, lang), "", ""), 1)
                for name, cents in ((name, getattr(of, name)) for name in _OUT)
                if cents
            )
        if self.kinds:
            names = ("received", "counted-change", "handed-over", "value", "accepted")
            heads = (label(f"column-stock-{name}", lang) for name in names)
            yield Row((label("line-stock-values", lang), *heads), total=True)
        for kind in self.kinds:
            parts = (kind.received, kind.counted, kind.handed_over, kind.cents, kind.accepted)
            yield Row((f"{kind.account} {brief(kind.label)}", *(amount(part, lang) for part in parts)), 1)


def stock(source: Source) -> Stock:
    """The stock of `source`: quantities from the events that stand, values from stored entries."""
    chart = source.chart
    accepted: dict[str, int] = {}
    for _, event in standing(source):
        if isinstance(event, StockAccepted):
            accepted[event.stock] = accepted.get(event.stock, 0) + event.cents
    roles = {chart.numbers[role]: role for role in _ROLES if role in chart.numbers}
    sums: dict[str, dict[str, int]] = {}
    for envelope in source.booked():
        name = {"stock_received": "received", "session_closed": "handed_over"}.get(envelope.kind, "counted")
        for _, _, postings in envelope.entries:
            for account, _, cents, _ in postings:
                if account.startswith("3") or account in roles:
                    of_kind = sums.setdefault(account, {})
                    of_kind[name] = of_kind.get(name, 0) + cents
    ends = source.balances.by_account()
    products = pieces(source)
    return Stock(
        source.heading,
        tuple(StockProduct(each, each.left) for each in products.values() if each.nature != "service"),
        tuple(
            StockKind(
                account,
                chart.label(account),
                parts.get("received", 0),
                parts.get("counted", 0),
                parts.get("handed_over", 0),
                ends[account][0] - ends[account][1],
                accepted.get(roles.get(account, ""), 0),
                (Selector(accounts=(account,)),),
            )
            for account, parts in sorted(sums.items())
        ),
    )
