"""Cash by day: to the right what comes in, split by channel, to the left what goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from flashcoop_book.charts.svg import WIDTH, Scale, bar, cut, picture, rule, text
from flashcoop_book.markup import Html, Part

__all__ = ["CashBar", "cash_chart"]

_LINE, _THICK, _LEFT, _RIGHT, _LEGEND = 30, 16, 58, 260, 24
_SHADES = ("in-1", "in-2", "in-3", "in-4")


@attrs.frozen
class CashBar:
    """A day: its short name, the amounts of its series (cents, either sign) and how their sum is written."""

    day: str
    amounts: tuple[int, ...]
    shown: str


def cash_chart(id: str, title: str, description: str, series: Sequence[str], days: Sequence[CashBar]) -> Html:
    """The days, one under the other, under what the shades mean. At most four series."""
    ends = [sum(amount for amount in day.amounts if amount > 0) for day in days]
    ends += [sum(amount for amount in day.amounts if amount < 0) for day in days]
    scale = Scale.over(ends, _LEFT, _RIGHT)
    top = _LEGEND * len(series) + 6
    height = top + len(days) * _LINE + 6
    return picture(id, title, description, height, (*_legend(series), *_marks(days, scale, top, height)))


def _legend(series: Sequence[str]) -> Iterator[Part]:
    for at, (name, shade) in enumerate(zip(series, _SHADES, strict=False)):
        yield bar(shade, 1, 17, at * _LEGEND + 3, 12)
        yield text(cut(name, 40), 25, at * _LEGEND + 14, soft=True)


def _marks(days: Sequence[CashBar], scale: Scale, top: int, height: int) -> Iterator[Part]:
    for at, day in enumerate(days):
        line = top + at * _LINE
        yield text(day.day, 1, line + 17)
        gained = lost = 0
        for shade, amount in zip(_SHADES, day.amounts, strict=False):
            if amount > 0:
                yield bar(shade, scale.at(gained), scale.at(gained + amount), line + 5, _THICK)
                gained += amount
        for amount in day.amounts:
            if amount < 0:
                yield bar("out", scale.at(lost), scale.at(lost + amount), line + 5, _THICK)
                lost += amount
        yield text(day.shown, WIDTH - 1, line + 17, anchor="end")
    yield rule(scale.at(0), top, height - 4)
