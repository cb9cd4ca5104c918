"""Where figures come from: for each that sums several events, what each day and kind of event adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flashcoop_book.book import Book, chapter
from flashcoop_book.figures import Figure
from flashcoop_book.markup import Html, joined, tag
from flashcoop_book.tables import Cells, scrolled, table
from flashcoop_core.books.statements.selector import Reason
from flashcoop_core.tables import Column, Row

__all__ = ["reasons"]


def reasons(book: Book) -> Iterator[Html]:
    """The chapter, in pieces: of the figures that all chapters before it have linked."""
    say, figures = book.voice.say, book.figures.all()
    intro = "reasons-intro" if figures else "reasons-none"
    yield chapter("reasons", say("chapter-reasons"), tag("p", say(intro)))
    yield from (_figure(book, figure) for figure in figures)


def _figure(book: Book, figure: Figure) -> Html:
    say, voice = book.voice.say, book.voice
    columns = (
        Column(say("column-on")),
        Column(say("column-what")),
        Column(say("column-events")),
        Column(say("column-cents"), "right"),
    )
    name = f"{figure.anchor}-name"
    total = tag("strong", voice.cents(figure.cents))
    caption = tag("span", joined((*(tag("span", each, class_="of") for each in figure.names), total), " "), id=name)
    inside = table(columns, _rows(book, figure), caption=caption, dated=True)
    return tag("div", scrolled(name, inside), id=figure.anchor, class_="reasons")


def _rows(book: Book, figure: Figure) -> Iterator[tuple[Row, Cells]]:
    voice = book.voice
    groups: dict[tuple[str, str], list[Reason]] = {}
    for reason in figure.reasons:
        groups.setdefault((reason.on, reason.kind), []).append(reason)
    for (on, kind), found in sorted(groups.items(), key=lambda group: (group[0][0], group[1][0].version)):
        cents = sum(reason.cents for reason in found)
        what = book.teller.what(kind) if len(found) == 1 else f"{book.teller.what(kind)} ({len(found)})"
        cells = (voice.day(date.fromisoformat(on)), what, "", voice.cents(cents))
        yield Row(cells), {2: book.see((reason.version for reason in found), "numbers")}
    yield Row((voice.say("reasons-total"), "", "", voice.cents(figure.cents)), total=True), {}
