"""Prices and who decided them, and what was sold at each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from flashcoop_book.book import Book, chapter, decision_anchor
from flashcoop_book.chapters.pairs import pair
from flashcoop_book.charts.bars import Bar, bars
from flashcoop_book.markup import Html, Part, joined, tag
from flashcoop_book.record import PriceStep, Sold
from flashcoop_book.tables import Cells, scrolled, table
from flashcoop_core import events as e
from flashcoop_core.tables import Column, Row

__all__ = ["prices"]

#: More lines of sales than this are drawn without their days.
_MOST_BARS = 24


@attrs.frozen
class _Line:
    """What was sold of a product on a day (None: on all days), on a channel, at a price."""

    on: date | None
    channel: str
    price: int
    quantity: int
    gross: int


def prices(book: Book) -> Html:
    """The chapter."""
    say, products = book.voice.say, book.record.names.products
    if not products:
        return chapter("prices", say("chapter-prices"), tag("p", say("prices-none")))
    told = (part for at, product in enumerate(products.values(), 1) for part in _product(book, product, at))
    return chapter("prices", say("chapter-prices"), tag("p", book.voice.rich("prices-intro")), *told)


def _product(book: Book, product: e.ProductDefined, at: int) -> Iterator[Part]:
    voice, id = book.voice, f"product-{at}"
    yield tag("h3", product.name, id=id)
    yield tag("p", _pieces(book, product))
    steps = [step for step in book.record.prices if step.product == product.product]
    if steps:
        yield _steps(book, product, steps, id)
    sold = [line for line in book.record.sold if line.product == product.product]
    if sold:
        yield _sales(book, product, sold, f"{id}-sales")
    if not steps and not sold:
        yield tag("p", voice.say("product-unsold"))


def _pieces(book: Book, product: e.ProductDefined) -> str:
    margins = book.statement("product-margins").products
    found = next((line for line in margins if line.product == product.product), None)
    made, sold, left = (found.made, found.sold, found.left) if found else (0, 0, 0)
    if product.nature == "service":
        return book.voice.say("product-service", sold=sold, rate=product.vat_rate)
    return book.voice.say("product-pieces", made=made, sold=sold, left=left, rate=product.vat_rate)


def _steps(book: Book, product: e.ProductDefined, steps: list[PriceStep], id: str) -> Html:
    say = book.voice.say
    columns = (
        Column(say("column-since")),
        Column(say("column-channel")),
        Column(say("column-price"), "right"),
        Column(say("column-backed")),
    )
    rows = (
        (
            Row((book.voice.day(step.on), step.channel, book.voice.cents(step.cents), "")),
            {3: tag("span", _backed(book, step), class_="roomy")},
        )
        for step in steps
    )
    name = f"{id}-prices"
    caption = tag("span", say("prices-steps", product=product.name), id=name)
    return scrolled(name, table(columns, rows, caption=caption, dated=True))


def _backed(book: Book, step: PriceStep) -> Part:
    """The question that was voted, with its votes; or the emergency, with its reason."""
    say = book.voice.say
    if step.emergency is not None:
        return say("backed-emergency", facilitator=step.emergency.facilitator, reason=step.emergency.reason)
    decision = book.record.decisions.get(step.decision or "")
    if decision is None or decision.closing is None:
        return say("backed-none")
    link = tag("a", decision.proposal.question, href=f"#{decision_anchor(decision.proposal.decision)}")
    votes = {part.option: part.votes for part in decision.closing.tally}.get(decision.closing.winner or "", 0)
    return joined((link, say("backed-votes", votes=votes, cast=len(decision.voters))), " ")


def _sales(book: Book, product: e.ProductDefined, sold: list[Sold], id: str) -> Html:
    voice = book.voice
    lines = _summed((line.on, line.channel, line.price, line) for line in sold)
    columns = (
        Column(voice.say("column-on")),
        Column(voice.say("column-channel")),
        Column(voice.say("column-price"), "right"),
        Column(voice.say("column-sold"), "right"),
        Column(voice.say("column-gross"), "right"),
    )
    drawn = lines if len(lines) <= _MOST_BARS else _summed((None, line.channel, line.price, line) for line in sold)
    names = [
        " · ".join(
            part for part in (line.on and voice.short_day(line.on), line.channel, voice.cents(line.price)) if part
        )
        for line in drawn
    ]
    most = max(range(len(drawn)), key=lambda at: drawn[at].quantity)
    what = f"{voice.quantity(drawn[most].quantity)}, {names[most]}"
    chart = bars(
        f"{id}-chart",
        voice.say("sales-chart", product=product.name),
        voice.say("sales-chart-text", what=what),
        [Bar(name, line.quantity, voice.quantity(line.quantity)) for name, line in zip(names, drawn, strict=True)],
    )
    return pair(id, voice.say("sales-days", product=product.name), chart, columns, _rows(book, lines), dated=True)


def _summed(sold: Iterator[tuple[date | None, str, int, Sold]]) -> list[_Line]:
    sums: dict[tuple[date | None, str, int], tuple[int, int]] = {}
    for on, channel, price, line in sold:
        quantity, gross = sums.get((on, channel, price), (0, 0))
        sums[on, channel, price] = quantity + line.quantity, gross + line.gross
    lines = [_Line(*key, *amounts) for key, amounts in sums.items()]
    return sorted(lines, key=lambda line: (line.on or date.min, line.channel, -line.price))


def _rows(book: Book, lines: list[_Line]) -> Iterator[tuple[Row, Cells]]:
    voice = book.voice
    for line in lines:
        cells = (voice.cents(line.price), voice.quantity(line.quantity), voice.cents(line.gross))
        yield Row((voice.short_day(line.on) if line.on else "", line.channel, *cells)), {}
    quantity, gross = sum(line.quantity for line in lines), sum(line.gross for line in lines)
    total = (voice.say("sales-total"), "", "", voice.quantity(quantity), voice.cents(gross))
    yield Row(total, total=True), {}
