"""Tables of ratios, as people read them and as they can be pasted into the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from measure import Spread

__all__ = ["Line", "table"]


class Line(NamedTuple):
    """One thing measured: what, the ratio or figure with its spread, the target in words, whether it was met."""

    what: str
    found: Spread | str
    target: str = ""
    met: bool | None = None


def _cells(line: Line) -> tuple[str, ...]:
    verdict = "" if line.met is None else "yes" if line.met else "no"
    return line.what, str(line.found), line.target, verdict


def table(title: str, lines: Iterable[Line], column: str = "median [least..most]") -> str:
    """A Markdown table, its columns aligned."""
    rows: Sequence[tuple[str, ...]] = [(title, column, "target", "met"), *map(_cells, lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    aligned = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    written = [f"| {' | '.join(cells)} |" for cells in aligned]
    return "\n".join((written[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *written[1:], ""))
