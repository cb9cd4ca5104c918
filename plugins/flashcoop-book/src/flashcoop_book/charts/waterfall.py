"""A waterfall: from a first sum, step by step, to what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from flashcoop_book.charts.svg import WIDTH, Scale, bar, cut, picture, rule, text
from flashcoop_book.markup import Html, Part

__all__ = ["Step", "waterfall"]

_LINE, _THICK, _RIGHT = 44, 16, 258


@attrs.frozen
class Step:
    """A step: its name, what it adds (cents, below zero if it takes off), how that is written; or the `total`."""

    name: str
    cents: int
    shown: str
    total: bool = False


def waterfall(id: str, title: str, description: str, steps: Sequence[Step]) -> Html:
    """The steps, one under the other: each bar begins where the one before stops, the total at zero."""
    reached, so_far = [0], 0
    for step in steps:
        so_far = step.cents if step.total else so_far + step.cents
        reached.append(so_far)
    scale = Scale.over(reached, 1, _RIGHT)
    height = len(steps) * _LINE + 4
    return picture(id, title, description, height, _marks(steps, reached, scale, height))


def _marks(steps: Sequence[Step], reached: Sequence[int], scale: Scale, height: int) -> Iterator[Part]:
    if scale.low < 0:
        yield rule(scale.at(0), 0, height)
    for at, step in enumerate(steps):
        top = at * _LINE
        start = 0 if step.total else reached[at]
        kind = "end" if step.total else "out" if step.cents < 0 else "in-2"
        yield text(cut(step.name, 44), 1, top + 15)
        yield bar(kind, scale.at(start), scale.at(reached[at + 1]), top + 21, _THICK)
        yield text(step.shown, WIDTH - 1, top + 34, anchor="end")
