"""VAT, month by month, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_book.book import Book, chapter
from flashcoop_book.markup import Html, Part, joined, tag
from flashcoop_core.books.statements.vat_summary import VatMonth
from flashcoop_core.words import label

__all__ = ["vat"]


def vat(book: Book) -> Html:
    """The chapter."""
    voice, summary = book.voice, book.statement("vat-summary")
    opening = book.record.opening
    if not any(
        line.collected or line.deductible or line.reverse_charged for month in summary.months for line in month.lines
    ):
        liable = opening is None or opening.vat_liable
        told = voice.say("vat-none") if liable else voice.rich("vat-not-liable")
        return chapter("vat", voice.say("chapter-vat"), tag("p", told))
    parts: list[Part] = [tag("p", voice.rich("vat-intro"))]
    parts += (tag("p", joined(_month(book, month), " ")) for month in summary.months)
    for line, text in ((summary.self_supply, "vat-self-supply"), (summary.to_settle, "vat-to-settle")):
        if line.cents:
            parts.append(tag("p", voice.rich(text, cents=book.money(line.cents, line, _name(book, line.name)))))
    return chapter("vat", voice.say("chapter-vat"), *parts)


def _name(book: Book, name: str) -> str:
    return label(f"line-{name}", book.voice.lang, otherwise=label("statement-vat-summary", book.voice.lang))


def _month(book: Book, month: VatMonth) -> Iterator[Part]:
    voice = book.voice
    name = voice.month(month.month)
    sums = {
        column: sum(getattr(line, column) for line in month.lines)
        for column in ("base", "collected", "deductible", "reverse_charged")
    }
    yield voice.rich("vat-month", month=name, **sums)
    if sums["reverse_charged"]:
        yield voice.rich("vat-reverse", cents=sums["reverse_charged"])
    text = "vat-owed" if month.cents > 0 else "vat-owing" if month.cents < 0 else "vat-even"
    figure = f"{label('statement-vat-summary', voice.lang)}, {name}"
    yield voice.rich(text, cents=book.money(abs(month.cents), month, figure))
