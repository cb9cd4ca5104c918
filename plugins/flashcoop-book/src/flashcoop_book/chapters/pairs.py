"""A chart and the table of the same figures, under one title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flashcoop_book.markup import Html, Part, tag
from flashcoop_book.tables import Cells, scrolled, table
from flashcoop_core.tables import Column, Row

__all__ = ["pair"]


def pair(  # noqa: PLR0913 - a title and the two halves of a figure
    id: str,
    title: Part,
    chart: Part,
    columns: Sequence[Column],
    rows: Iterable[tuple[Row, Cells]],
    *,
    dated: bool = False,
) -> Html:
    """The chart beside its table on a wide screen, above it on a narrow one."""
    name = f"{id}-name"
    shown = scrolled(name, table(columns, rows, labelled_by=name, dated=dated))
    return tag("figure", tag("figcaption", title, id=name), chart, shown, class_="pair", id=id)
