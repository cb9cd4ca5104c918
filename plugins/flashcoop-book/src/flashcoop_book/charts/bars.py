"""One bar a line: how much was sold, what each member gets, how many votes an answer has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from flashcoop_book.charts.svg import WIDTH, Scale, bar, cut, picture, text
from flashcoop_book.markup import Html, Part, tag

__all__ = ["Bar", "bars", "small_bar"]

_LINE, _THICK, _RIGHT = 44, 16, 258


@attrs.frozen
class Bar:
    """A line of the chart: what it is, how much, and how that is written."""

    name: str
    amount: int
    shown: str
    kind: str = "in-1"


def bars(id: str, title: str, description: str, lines: Sequence[Bar]) -> Html:
    """The lines, one under the other: the name above its bar, the amount after it."""
    scale = Scale.over((line.amount for line in lines), 1, _RIGHT)
    return picture(id, title, description, len(lines) * _LINE + 4, _marks(lines, scale))


def _marks(lines: Sequence[Bar], scale: Scale) -> Iterator[Part]:
    for at, line in enumerate(lines):
        top = at * _LINE
        yield text(cut(line.name, 44), 1, top + 15)
        yield bar(line.kind, scale.at(0), scale.at(line.amount), top + 21, _THICK)
        yield text(line.shown, WIDTH - 1, top + 34, anchor="end")


def small_bar(part: int, whole: int) -> Html:
    """A bar beside a number that says the same: silent."""
    fill = 100 * part // whole if whole else 0
    return tag(
        "svg",
        bar("in-4", 1, 101, 1, 10),
        bar("in-1", 1, 1 + fill, 1, 10) if fill else "",
        viewBox="0 0 102 12",
        class_="small-bar",
        aria_hidden="true",
    )
