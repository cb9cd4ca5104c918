"""From sales to what can be shared, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from flashcoop_book.book import Book, chapter
from flashcoop_book.chapters.pairs import pair
from flashcoop_book.charts.waterfall import Step, waterfall
from flashcoop_book.markup import Html, tag
from flashcoop_book.tables import Cells
from flashcoop_core.books.statements.selector import Summed
from flashcoop_core.tables import Column, Row
from flashcoop_core.words import label

__all__ = ["surplus"]


@attrs.frozen
class _Part:
    """A step of the way: its name, what it adds in cents, and the figure of a statement that it is, if it is one."""

    name: str
    cents: int
    figure: Summed | None = None
    total: bool = False


def surplus(book: Book) -> Html:
    """The chapter."""
    say = book.voice.say
    shared = book.record.shared is not None
    parts = list(_of_envelope(book) if shared else _of_result(book))
    if len(parts) == 1:
        return chapter("surplus", say("chapter-surplus"), tag("p", say("surplus-none")))
    columns = (
        Column(say("column-step")),
        Column(say("column-cents"), "right"),
        Column(say("column-so-far"), "right"),
    )
    return chapter(
        "surplus",
        say("chapter-surplus"),
        tag("p", book.voice.rich("surplus-intro" if shared else "surplus-result")),
        pair("surplus-steps", say("surplus-chart"), _chart(book, parts), columns, _rows(book, parts)),
    )


def _of_envelope(book: Book) -> Iterator[_Part]:
    distribution, lang = book.statement("distribution"), book.voice.lang
    for part in distribution.envelope:
        yield _Part(label(f"line-envelope-{part.line}", lang), part.cents)
    yield _Part(label("line-distributable", lang), distribution.distributable, distribution, total=True)


def _of_result(book: Book) -> Iterator[_Part]:
    income, lang = book.statement("income-statement"), book.voice.lang
    for groups, sign in ((income.income, 1), (income.charges, -1)):
        for group in groups:
            yield _Part(label(f"line-{group.name}", lang), sign * group.cents, group)
    yield _Part(label("line-before-sharing", lang), income.before_sharing.cents, income.before_sharing, total=True)


def _chart(book: Book, parts: Sequence[_Part]) -> Html:
    voice = book.voice
    steps = [Step(part.name, part.cents, voice.cents(part.cents, signed=not part.total), part.total) for part in parts]
    first, last = (f"{part.name} {voice.cents(part.cents)}" for part in (parts[0], parts[-1]))
    description = voice.say("surplus-chart-text", first=first, last=last)
    return waterfall("surplus-chart", voice.say("surplus-chart"), description, steps)


def _rows(book: Book, parts: Sequence[_Part]) -> Iterator[tuple[Row, Cells]]:
    voice, so_far = book.voice, 0
    for part in parts:
        so_far = part.cents if part.total else so_far + part.cents
        shown = voice.cents(part.cents, signed=not part.total)
        cells = {} if part.figure is None else {1: book.figures.link(shown, part.figure, part.name)}
        yield Row((part.name, shown, voice.cents(so_far)), total=part.total), cells
