"""Money, day by day and channel by channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flashcoop_book.book import Book, chapter
from flashcoop_book.chapters.pairs import pair
from flashcoop_book.charts.cash import CashBar, cash_chart
from flashcoop_book.markup import Html, joined, tag
from flashcoop_book.tables import Cells
from flashcoop_core.books.statements.cash_flow import CashDay
from flashcoop_core.tables import Column, Row
from flashcoop_core.words import label

__all__ = ["cash"]

_MOST_SERIES = 4


def cash(book: Book) -> Html:
    """The chapter."""
    say, days = book.voice.say, book.statement("cash-flow").days
    if not days:
        return chapter("cash", say("chapter-cash"), tag("p", say("cash-none")))
    columns = (
        Column(say("column-on")),
        Column(say("column-moved"), "right"),
        Column(say("column-in-cash"), "right"),
        Column(say("column-of-channels")),
    )
    statement = tag("a", label("statement-cash-flow", book.voice.lang), href="#s-cash-flow")
    return chapter(
        "cash",
        say("chapter-cash"),
        tag("p", book.voice.rich("cash-intro")),
        pair("cash-days", say("cash-chart"), _chart(book, days), columns, _rows(book, days), dated=True),
        tag("p", book.voice.rich("cash-host", statement=statement)),
    )


def _channel(book: Book, channel: str) -> str:
    return channel or book.voice.say("channel-none")


def _rows(book: Book, days: Sequence[CashDay]) -> Iterator[tuple[Row, Cells]]:
    voice = book.voice
    for day in days:
        channels = joined(
            (f"{_channel(book, line.name)} {voice.cents(line.cents, signed=True)}" for line in day.channels), tag("br")
        )
        shown = book.figures.link(
            voice.cents(day.cents, signed=True), day, f"{voice.say('cash-chart')}, {voice.day(day.on)}"
        )
        row = Row((voice.short_day(day.on), "", voice.cents(day.balance), ""))
        yield row, {1: shown, 3: tag("span", channels, class_="lines")}


def _chart(book: Book, days: Sequence[CashDay]) -> Html:
    voice = book.voice
    volume: dict[str, int] = {}
    for day in days:
        for line in day.channels:
            volume[line.name] = volume.get(line.name, 0) + abs(line.cents)
    ranked = sorted(volume, key=lambda channel: (-volume[channel], channel))
    # What does not fit has no channel of its own in the picture; the table names them all.
    series = ranked if len(ranked) <= _MOST_SERIES else [*ranked[: _MOST_SERIES - 1], None]
    most, least = max(days, key=lambda day: day.cents), min(days, key=lambda day: day.cents)
    description = voice.say(
        "cash-chart-text",
        most=voice.cents(max(most.cents, 0)),
        most_on=most.on,
        least=voice.cents(min(least.cents, 0)),
        least_on=least.on,
    )
    names = ["…" if channel is None else _channel(book, channel) for channel in series]
    bars = [
        CashBar(voice.short_day(day.on), _amounts(day, series), voice.cents(day.cents, signed=True)) for day in days
    ]
    return cash_chart("cash-chart", voice.say("cash-chart"), description, names, bars)


def _amounts(day: CashDay, series: Sequence[str | None]) -> tuple[int, ...]:
    """The day's amounts by series; None takes all the others."""
    others = sum(line.cents for line in day.channels if line.name not in series)
    of = {line.name: line.cents for line in day.channels}
    return tuple(others if channel is None else of.get(channel, 0) for channel in series)
