"""What a product costs to make, and what a price leaves: an estimate, made before or while it is sold.

The cost sheet answers "what if we make and sell so many?". `Books.product_margins` answers "what happened?"
from stored entries: pieces that were sold, charges that were booked, shares of what names no product. The
break-even is computed by the very same function in both.

All integers and fractions, no floats. What belongs to the batch is whole cents, rounded once by
`money.half_up`; what belongs to a piece is the batch's over its pieces, an exact fraction, rounded only
where it is written: nothing is lost between the two. Break-even and suggested price look at other
quantities and other prices, so they are computed from exact fractions, not from rounded figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, Literal, get_args

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.product_margins import break_even
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events import Contribution
from flashcoop_core.money import BasisPoints, Cents, Thousandths, half_up, line_amount, net_of, percentage
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label, say
from flashcoop_core.written import Lang

__all__ = ["AtPrice", "CostKind", "CostLine", "CostSheet", "cost_sheet"]

#: What a cost is for. The first two are goods bought and used (class 60), which a contribution "on margin" leaves out.
CostKind = Literal["materials", "packaging", "stall", "services", "other"]

_USED = ("materials", "packaging")

#: One piece, and one whole, in the units of quantities and of rates.
_PIECE, _WHOLE = 1_000, 10_000


@attrs.frozen(kw_only=True)
class CostLine:
    """One cost, net of VAT (VAT that may not be deducted is part of it).

    `per` is the quantity (thousandths) that `cents` is for: 1000 for a cost per piece, 12000 for what a
    dozen costs. None if it is for the whole batch, whatever its size: a pitch, a service. `label` is
    (French, English).
    """

    name: str
    label: tuple[str, str]
    cents: Cents
    per: Thousandths | None = None
    kind: CostKind = "materials"

    def for_quantity(self, quantity: Thousandths) -> Cents:
        """What it costs for `quantity`, half up to the cent."""
        return self.cents if self.per is None else half_up(self.cents * quantity, self.per)


@attrs.frozen(kw_only=True)
class AtPrice:
    """What the whole batch leaves if it is all sold at `price` (cents, all taxes included, a piece).

    Cents: `gross` sales, `net` of VAT, the host's `contribution`, the `margin` left after all costs.
    `rate` is margin over net, in basis points; None if net is zero. `break_even` is the least whole
    quantity (thousandths) that loses nothing; None if a piece sells for no more than its variable cost.
    """

    price: Cents
    gross: Cents
    net: Cents
    contribution: Cents
    margin: Cents
    rate: BasisPoints | None
    break_even: Thousandths | None


@attrs.frozen(kw_only=True)
class CostSheet:
    """A cost sheet. Get it from `cost_sheet`.

    `quantity` in thousandths, `cost` of all of it in cents, net of VAT. `sold` says what the price leaves, if
    one was given; `suggested` is the price asked for by `target`, None without one or if no price reaches it.
    """

    product: str
    quantity: Thousandths
    lines: tuple[CostLine, ...]
    cost: Cents
    vat_rate: BasisPoints
    contribution: Contribution
    sold: AtPrice | None
    target: BasisPoints | None
    suggested: Cents | None

    def per_piece(self, cents: Cents) -> Fraction:
        """The part of one piece in an amount of the batch, exactly, in cents."""
        return Fraction(cents * _PIECE, self.quantity)

    @property
    def cost_per_piece(self) -> Fraction:
        """What one piece costs, exactly, in cents; times the pieces it is `cost`."""
        return self.per_piece(self.cost)

    @property
    def margin_per_piece(self) -> Fraction | None:
        """What one piece leaves at the price, exactly, in cents; None without a price."""
        return None if self.sold is None else self.per_piece(self.sold.margin)

    def data(self) -> dict[str, Any]:
        """The sheet as plain data: integers in cents, thousandths and basis points; exact fractions as `1237/4`."""
        margin = self.margin_per_piece
        return {
            **attrs.asdict(self, filter=lambda field, _: field.name != "lines"),
            "lines": [
                {
                    "name": line.name,
                    "kind": line.kind,
                    "label": {"fr": line.label[0], "en": line.label[1]},
                    "cents": line.cents,
                    "per": line.per,
                    "total": line.for_quantity(self.quantity),
                }
                for line in self.lines
            ],
            "cost_per_piece": str(self.cost_per_piece),
            "margin_per_piece": None if margin is None else str(margin),
        }

    def table(self, lang: Lang = "fr") -> Table:
        """The sheet as people read it: each cost for one piece and for all, then what the price leaves."""
        title = say("heading-title", {"title": label("cost-sheet", lang), "name": self.product}, lang)
        pieces = f"{label('column-batch', lang)} {written.quantity(self.quantity, lang)}"
        columns = (
            Column(label("column-item", lang)),
            Column(label("column-each", lang), "right"),
            Column(pieces, "right"),
        )
        rows = (*self._cost_rows(lang), *self._price_rows(lang), *self._target_rows(lang))
        return Table(title, columns, rows, (label("note-cost-sheet", lang),))

    def __str__(self) -> str:
        return str(self.table())

    def _row(self, text: str, cents: Cents, lang: Lang, *, indent: int = 0, total: bool = False) -> Row:
        each = self.per_piece(cents)
        shown = half_up(each.numerator, each.denominator)
        cells = (written.cents(amount, lang, symbol=False) for amount in (shown, cents))
        return Row((text, *cells), indent, total)

    def _cost_rows(self, lang: Lang) -> Iterator[Row]:
        for kind in get_args(CostKind):
            lines = [line for line in self.lines if line.kind == kind]
            if lines:
                sum_of_kind = sum(line.for_quantity(self.quantity) for line in lines)
                yield self._row(label(f"line-cost-{kind}", lang), sum_of_kind, lang)
                for line in lines:
                    text = line.label[0 if lang == "fr" else 1]
                    yield self._row(text, line.for_quantity(self.quantity), lang, indent=1)
        yield self._row(label("line-cost", lang), self.cost, lang, total=True)

    def _price_rows(self, lang: Lang) -> Iterator[Row]:
        sold = self.sold
        if sold is None:
            return
        rate = written.rate(self.vat_rate, lang)
        terms = self.contribution
        owed = f"{label('line-envelope-contribution', lang)} ({written.rate(terms.rate, lang)})"
        yield self._row(label("line-price-gross", lang), sold.gross, lang)
        yield self._row(f"{label('line-price-vat', lang)} ({rate})", sold.gross - sold.net, lang, indent=1)
        yield self._row(label("line-price-net", lang), sold.net, lang)
        if terms.rate:
            yield self._row(owed, sold.contribution, lang)
        yield self._row(label("line-price-margin", lang), sold.margin, lang, total=True)
        if sold.rate is not None:
            yield Row((label("line-price-rate", lang), written.rate(sold.rate, lang), ""))
        pieces = "-" if sold.break_even is None else written.quantity(sold.break_even, lang)
        yield Row((label("line-price-break-even", lang), "", pieces))

    def _target_rows(self, lang: Lang) -> Iterator[Row]:
        if self.target is None:
            return
        text = f"{label('line-price-suggested', lang)} {written.rate(self.target, lang)}"
        price = "-" if self.suggested is None else written.cents(self.suggested, lang, symbol=False)
        yield Row((text, price, ""))


def cost_sheet(  # noqa: PLR0913 - as many as people ask about a price
    product: str,
    *,
    quantity: Thousandths,
    lines: Iterable[CostLine],
    vat_rate: BasisPoints,
    contribution: Contribution | None = None,
    price: Cents | None = None,
    target: BasisPoints | None = None,
    step: Cents = 10,
) -> CostSheet:
    """The cost sheet of `quantity` (thousandths) of `product`, all made and all sold.

    `price` is what a piece sells for (cents, all taxes included), `vat_rate` in basis points, `contribution`
    the host's terms as in the opening. With a `target` (basis points of the net price that must be left
    after all costs and the contribution), the least multiple of `step` (cents) that reaches it is suggested.

    Raises:
        Refused: `too-small` or `too-large`, every bound that is broken, by its path.
    """
    wanted, terms = tuple(lines), contribution or Contribution()
    refusals = tuple(_out_of_bounds(quantity, wanted, vat_rate, price, target, step))
    if refusals:
        raise Refused(refusals, kind="cost-sheet")
    batch = _Batch(quantity, wanted, vat_rate, terms)
    return CostSheet(
        product=product,
        quantity=quantity,
        lines=wanted,
        cost=batch.cost,
        vat_rate=vat_rate,
        contribution=terms,
        sold=None if price is None else batch.at(price),
        target=target,
        suggested=None if target is None else batch.price_for(target, step),
    )


def _out_of_bounds(  # noqa: PLR0913, PLR0917 - one of each that has a bound
    quantity: int, lines: tuple[CostLine, ...], vat_rate: int, price: int | None, target: int | None, step: int
) -> Iterator[Refusal]:
    """Every value that is out of its bounds. A target of the whole price would leave nothing for costs."""
    least = [("quantity", quantity, 1), ("price", price, 1), ("step", step, 1), ("target", target, 0)]
    for at, line in enumerate(lines):
        least += [(f"lines[{at}].cents", line.cents, 0), (f"lines[{at}].per", line.per, 1)]
    for where, value, limit in (*least, ("vat_rate", vat_rate, 0)):
        if value is not None and value < limit:
            yield Refusal("too-small", {"value": value, "limit": limit}, where)
    for where, value, limit in (("vat_rate", vat_rate, _WHOLE), ("target", target, _WHOLE - 1)):
        if value is not None and value > limit:
            yield Refusal("too-large", {"value": value, "limit": limit}, where)


@attrs.frozen
class _Batch:
    """A quantity and its costs, under the host's terms."""

    quantity: Thousandths
    lines: tuple[CostLine, ...]
    vat_rate: BasisPoints
    terms: Contribution

    @property
    def cost(self) -> Cents:
        return sum(line.for_quantity(self.quantity) for line in self.lines)

    @property
    def _outside_base(self) -> tuple[CostLine, ...]:
        """The costs that are taken off sales before the host's rate applies."""
        return tuple(line for line in self.lines if self.terms.base == "margin" and line.kind in _USED)

    @property
    def _rate(self) -> Fraction:
        return Fraction(self.terms.rate, _WHOLE)

    def at(self, price: Cents) -> AtPrice:
        gross = line_amount(price, self.quantity)
        net = net_of(gross, self.vat_rate)
        owed = self._contribution(net)
        margin = net - self.cost - owed
        return AtPrice(
            price=price,
            gross=gross,
            net=net,
            contribution=owed,
            margin=margin,
            rate=half_up(margin * _WHOLE, net) if net else None,
            break_even=self._break_even(price),
        )

    def _contribution(self, net: Cents) -> Cents:
        """What the host charges, by the rule of the session's own contribution: none below zero."""
        base = net - sum(line.for_quantity(self.quantity) for line in self._outside_base)
        spared = net < self.cost and not self.terms.in_loss
        return 0 if spared else max(percentage(base, self.terms.rate), 0)

    def _break_even(self, price: Cents) -> Thousandths | None:
        """The least whole quantity that loses nothing, the host's part first taken off the price and the costs."""
        # So little may be sold that this part is below zero; the activity then loses anyway.
        kept = (1 - self._rate) * Fraction(price * _WHOLE, _WHOLE + self.vat_rate)
        cost = _each(self.lines) - self._rate * _each(self._outside_base)
        charges = _whatever(self.lines) - self._rate * _whatever(self._outside_base)
        unit = charges.denominator  # of a cent, so that charges are whole
        return break_even(
            kept.numerator * unit,
            kept.denominator * _PIECE,
            cost.numerator * unit,
            cost.denominator * _PIECE,
            charges.numerator,
        )

    def price_for(self, target: BasisPoints, step: Cents) -> Cents | None:
        """The least multiple of `step` of which `target` is left; None if no price leaves so much."""
        left = 1 - self._rate - Fraction(target, _WHOLE)
        if left <= 0:
            return None
        net = (self._exactly(self.lines) - self._rate * self._exactly(self._outside_base)) / left
        gross = net * Fraction(_WHOLE + self.vat_rate, _WHOLE)
        # A ceiling: the opposite of the floor of the opposite. Nothing is sold for nothing.
        return max(-(-gross // step), 1) * step

    def _exactly(self, lines: tuple[CostLine, ...]) -> Fraction:
        """What one piece costs of `lines`, before any rounding."""
        return _each(lines) + _whatever(lines) * Fraction(_PIECE, self.quantity)


def _each(lines: Iterable[CostLine]) -> Fraction:
    """What one more piece costs, exactly."""
    return sum((Fraction(line.cents * _PIECE, line.per) for line in lines if line.per is not None), Fraction())


def _whatever(lines: Iterable[CostLine]) -> Fraction:
    """What is spent whatever the quantity."""
    return sum((Fraction(line.cents) for line in lines if line.per is None), Fraction())
