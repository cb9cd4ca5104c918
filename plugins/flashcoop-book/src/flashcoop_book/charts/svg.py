"""What every chart is drawn with: a named picture, bars, texts, a scale. Whole numbers only.

Colours stand on the marks for whoever reads no style sheet (paper), and the style sheet has its own for them.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from flashcoop_book.markup import Html, Part, tag

__all__ = ["WIDTH", "Scale", "bar", "cut", "picture", "rule", "text"]

#: Units across every chart: a narrow phone, so that letters stay readable on one.
WIDTH = 360

_INK, _SOFT, _LINE = "#1d2a26", "#53605b", "#9aa5a0"

#: Fill and edge of a bar: what comes in by rank of its series, what goes out, what is left in the end.
_FILLS = {
    "in-1": ("#0f6b57", "#0f6b57"),
    "in-2": ("#7fbcab", "#0f6b57"),
    "in-3": ("#cfe6de", "#0f6b57"),
    "in-4": ("#ffffff", "#0f6b57"),
    "out": ("#e8ded3", "#8a6a45"),
    "end": ("#0f6b57", "#0f6b57"),
}


@attrs.frozen
class Scale:
    """Where an amount stands between `left` and `right` units, if `low` to `high` have to fit."""

    low: int
    high: int
    left: int
    right: int

    @classmethod
    def over(cls, amounts: Iterable[int], left: int, right: int) -> Scale:
        """The scale on which zero and all `amounts` fit."""
        all_ = (0, *amounts)
        return cls(min(all_), max(all_), left, right)

    def at(self, amount: int) -> int:
        """The place of an amount; all amounts being zero, the left end."""
        span = self.high - self.low
        return self.left + ((amount - self.low) * (self.right - self.left) // span if span else 0)


def picture(id: str, title: str, description: str, height: int, marks: Iterable[Part]) -> Html:
    """A chart: its name and description are heard in its place."""
    return tag(
        "svg",
        tag("title", title, id=f"{id}-title"),
        tag("desc", description, id=f"{id}-desc"),
        *marks,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
        class_="chart",
    )


def bar(kind: str, start: int, end: int, top: int, height: int) -> Html:
    """A bar between two places, at least a unit wide; `kind` is one of the fills."""
    fill, edge = _FILLS[kind]
    left, right = sorted((start, end))
    return tag(
        "rect",
        x=left,
        y=top,
        width=max(right - left, 1),
        height=height,
        fill=fill,
        stroke=edge,
        class_=f"bar {kind}",
    )


def rule(at: int, top: int, bottom: int) -> Html:
    """An upright line."""
    return tag("line", x1=at, y1=top, x2=at, y2=bottom, stroke=_LINE, class_="rule")


def text(said: str, at: int, baseline: int, *, anchor: str = "start", soft: bool = False) -> Html:
    """A line of text from (`start`), around (`middle`) or up to (`end`) a place."""
    return tag(
        "text",
        said,
        x=at,
        y=baseline,
        text_anchor=anchor,
        font_size=14,
        font_family="sans-serif",
        fill=_SOFT if soft else _INK,
        class_="soft" if soft else "ink",
    )


def cut(said: str, most: int) -> str:
    """`said`, cut where it would run over; the table beside the chart has it whole."""
    return said if len(said) <= most else f"{said[: most - 1]}…"
