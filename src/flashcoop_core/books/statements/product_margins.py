"""Product margins: what each product brought in, what making it cost, and from how many pieces on it pays.

All integers. Margin = net sales - direct costs - share of common materials, where

- net sales are those of the product (accounts 70), without VAT, net of rebates and refunds;
- direct costs are purchases (accounts 60, 61, 62) that name the product;
- common materials are purchases and stock changes (60, 603, 7135) of `materials`, `consumables`,
  `packaging`, subcontracting and rebates that name no product, spread over the pieces made of all
  products by largest remainder; goods (607, 6037) likewise over the pieces of what is sold on.

Break-even: the least whole quantity whose unit margin pays the product's part of the other charges.
With S net sales, q quantity sold, C costs (direct and common), m pieces made (or sold, if none was
made) and F the part of the charges that no margin holds, spread by pieces like materials:

    unit margin = S / q - C / m        break-even = F / unit margin, rounded up to a whole piece

None if nothing was sold, or if a piece sells for no more than it costs: no quantity would do. Pay, gifts
and grants are left out: the question is what is left to share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import (
    Line,
    Problem,
    Source,
    Statement,
    amount,
    numbers,
    result_accounts,
)
from flashcoop_core.books.statements.income_statement import sharing_accounts
from flashcoop_core.books.statements.quantities import Pieces, pieces
from flashcoop_core.books.statements.selector import Selector, named
from flashcoop_core.money import half_up, largest_remainder
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["ProductMargin", "ProductMargins", "break_even", "product_margins"]

_MATERIALS = (
    "materials",
    "consumables",
    "packaging",
    "subcontracting",
    "rebates_received",
    "change_materials",
    "change_consumables",
    "change_finished",
)
_GOODS = ("goods", "change_goods")

#: One unit, in thousandths.
_UNIT = 1_000


@attrs.frozen
class ProductMargin:
    """One product. Quantities in thousandths, amounts in cents, `rate` (margin over net sales) in basis points.

    `rate` and `break_even` are None where they mean nothing (see the formulas of this module).
    """

    product: str
    name: str
    unit: str
    made: int
    sold: int
    left: int
    net_sales: Line
    direct: Line
    common: int
    margin: int
    rate: int | None
    charges: int
    break_even: int | None


@attrs.frozen
class ProductMargins(Statement):
    """Margins, then all that no product holds, down to the result before sharing. Cents.

    `other_sales` name no product (VAT roundings), `unspread` are common costs for which no piece was
    made, `charges` the other charges less internal income, `other_income` grants and the like.
    `before_sharing` is the result that the income statement gives, for `check`.
    """

    name: ClassVar[str] = "product-margins"

    products: tuple[ProductMargin, ...]
    margin: int
    other_sales: int
    unspread: int
    charges: int
    other_income: int
    before_sharing: int

    @property
    def result(self) -> int:
        """Margins and the rest, in cents: the result before sharing."""
        return self.margin + self.other_sales - self.unspread - self.charges + self.other_income

    def check(self) -> tuple[Problem, ...]:
        """Margins and the rest make the result before sharing: nothing is counted twice or forgotten."""
        if self.result == self.before_sharing:
            return ()
        return (Problem("margins-differ", {"margins": self.result, "income": self.before_sharing}),)

    def table(self, lang: Lang = "fr") -> Table:
        """A line per product, then what leads to the result before sharing."""
        names = ("made", "sold", "left", "net-sales", "direct", "common", "margin", "rate", "break-even")
        columns = (
            Column(label("column-product", lang)),
            *(Column(label(f"column-{name}", lang), "right") for name in names),
        )
        notes = ("note-break-even", "note-break-even-formula") if self.products else ()
        return self._table(lang, columns, self._rows(lang), (label(note, lang) for note in notes))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        for line in self.products:
            amounts = (line.net_sales.cents, line.direct.cents, line.common, line.margin)
            yield Row(
                (
                    line.name,
                    *(written.quantity(part, lang) for part in (line.made, line.sold, line.left)),
                    *(amount(part, lang) for part in amounts),
                    "" if line.rate is None else written.rate(line.rate, lang),
                    "-" if line.break_even is None else written.quantity(line.break_even, lang),
                )
            )
        if self.products:
            yield _rest("margins", self.margin, lang, total=True)
        rest = (
            ("margin-other-sales", self.other_sales),
            ("margin-unspread", -self.unspread),
            ("margin-charges", -self.charges),
            ("margin-other-income", self.other_income),
        )
        yield from (_rest(name, cents, lang) for name, cents in rest if cents)
        if self.products or self.result:
            yield _rest("before-sharing", self.result, lang, total=True)


def _rest(name: str, cents: int, lang: Lang, *, total: bool = False) -> Row:
    return Row((label(f"line-{name}", lang), *[""] * 6, amount(cents, lang), "", ""), total=total)


def break_even(net_sales: int, sold: int, costs: int, made: int, charges: int) -> int | None:
    """The least whole quantity (thousandths) whose margin pays `charges`; the formula is the module's.

    Amounts in cents, `sold` and `made` in thousandths. None if no quantity would do.
    """
    unit_margin = net_sales * made - costs * sold  # times sold x made
    if sold <= 0 or made <= 0 or unit_margin <= 0:
        return None
    return -(-max(charges, 0) * sold * made // (unit_margin * _UNIT)) * _UNIT


def _weights(products: Mapping[str, Pieces]) -> dict[str, int]:
    """Product -> the pieces that costs are spread over: those made or received, else those sold."""
    return {product: max(each.produced + each.received or each.sold, 0) for product, each in products.items()}


def _spread(cents: int, weights: Mapping[str, int]) -> dict[str, int]:
    return largest_remainder(cents, weights) if any(weights.values()) else {}


@attrs.define
class _Sums:
    """The result accounts, sorted by what this statement makes of them. Cents."""

    sales: dict[str, int] = attrs.field(factory=dict)
    direct: dict[str, int] = attrs.field(factory=dict)
    other_sales: int = 0
    materials: int = 0
    goods: int = 0
    charges: int = 0
    other_income: int = 0
    before_sharing: int = 0


_DIRECT = ("60*", "61*", "62*")


def _sums(source: Source, products: Mapping[str, Pieces]) -> _Sums:
    chart, sums = source.chart, _Sums()
    ours, shared = result_accounts(chart), sharing_accounts(chart)
    materials, goods = numbers(chart, *_MATERIALS), numbers(chart, *_GOODS)
    internal = numbers(chart, "internal_purchases", "internal_sales")
    for total in source.balances.totals:
        account, aux, cents = total.account, total.aux, total.balance
        if not named(account, ours) or named(account, shared):
            continue
        sums.before_sharing -= cents
        if account in internal:
            sums.charges += cents
        elif account.startswith("70"):
            if aux in products:
                sums.sales[aux] = sums.sales.get(aux, 0) - cents
            else:
                sums.other_sales -= cents
        elif aux in products and named(account, _DIRECT):
            sums.direct[aux] = sums.direct.get(aux, 0) + cents
        elif account in materials:
            sums.materials += cents
        elif account in goods:
            sums.goods += cents
        elif account.startswith("7") and account not in numbers(chart, "gains"):
            sums.other_income -= cents
        else:
            sums.charges += cents
    return sums


def product_margins(source: Source) -> ProductMargins:
    """The margins of `source`: quantities from the events that stand, amounts from stored entries."""
    products = pieces(source)
    sums = _sums(source, products)
    weights = _weights(products)
    resale = {product: weight for product, weight in weights.items() if products[product].nature == "resale"}
    made = {product: weight for product, weight in weights.items() if products[product].nature == "finished"}
    materials, goods = _spread(sums.materials, made), _spread(sums.goods, resale)
    common = {product: materials.get(product, 0) + goods.get(product, 0) for product in products}
    fixed = _spread(sums.charges, weights)
    lines = []
    for product, each in products.items():
        sales, direct = sums.sales.get(product, 0), sums.direct.get(product, 0)
        margin = sales - direct - common[product]
        lines.append(
            ProductMargin(
                product,
                each.name or product,
                each.unit,
                each.produced + each.received,
                each.sold,
                each.left,
                Line(product, sales, (Selector(accounts=("70*",), aux=(product,), sign=-1),)),
                Line(product, direct, (Selector(accounts=_DIRECT, aux=(product,)),)),
                common[product],
                margin,
                half_up(margin * 10_000, sales) if sales > 0 else None,
                fixed.get(product, 0),
                break_even(sales, each.sold, direct + common[product], weights[product], fixed.get(product, 0)),
            )
        )
    spread = sum(common.values())
    return ProductMargins(
        source.heading,
        tuple(lines),
        sum(line.margin for line in lines),
        sums.other_sales,
        sums.materials + sums.goods - spread,
        sums.charges,
        sums.other_income,
        sums.before_sharing,
    )
