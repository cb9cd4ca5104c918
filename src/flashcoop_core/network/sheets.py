"""A part of a report as rows of cells: written for people, with the number where it is one for a spreadsheet.

A sheet knows no file format. `table` lays it out for a terminal; the modules beside this one make
pages and workbooks of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import attrs

from flashcoop_core import written
from flashcoop_core.tables import Align, Column, Row, Table
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["HIDDEN", "Cell", "Heading", "Line", "Sheet", "count", "heading", "money", "rate", "text"]

#: What stands for a count that is hidden, in the tables of French official statistics.
HIDDEN = "s"

#: How a spreadsheet writes the number of a cell.
Form = Literal["text", "count", "money", "rate"]


@attrs.frozen
class Cell:
    """What people read; `number` is the same for a spreadsheet: cents, basis points or a count."""

    shown: str
    number: int | None = None
    form: Form = "text"
    secret: bool = False


@attrs.frozen
class Heading:
    """A column: its label, and the side its cells stand on."""

    label: str
    align: Align = "left"


@attrs.frozen
class Line:
    """A row of cells; a `total` has a rule above it."""

    cells: tuple[Cell, ...]
    total: bool = False


@attrs.frozen
class Sheet:
    """A title, headings, lines and notes.

    `name` is short and the same in every language. `folds` are the columns at which a table too wide
    for a terminal begins anew, with the first column repeated. A `detail` is too long for one.
    """

    name: str
    title: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    folds: tuple[int, ...] = ()
    detail: bool = False

    def tables(self) -> Iterator[Table]:
        """The sheet for a terminal, one table for each fold; the notes stand under the last."""
        bounds = (1, *self.folds, len(self.headings))
        for first, last in pairwise(bounds):
            kept = (0, *range(first, last))
            yield Table(
                self.title if first == 1 else "",
                tuple(Column(self.headings[at].label, self.headings[at].align) for at in kept),
                tuple(Row(tuple(line.cells[at].shown for at in kept), total=line.total) for line in self.lines),
                self.notes if last == bounds[-1] else (),
            )


def text(shown: str | None) -> Cell:
    """A text; a dash where there is none."""
    return Cell(shown or "–")


def count(number: int | None, lang: Lang) -> Cell:
    """A count of people or things; None: hidden."""
    if number is None:
        return Cell(HIDDEN, secret=True)
    return Cell(written.quantity(number * 1000, lang), number, "count")


def money(cents: int | None, lang: Lang, *, unknown: bool = False) -> Cell:
    """An amount; without one, hidden, or a dash if it is `unknown`."""
    if cents is None:
        return text(None) if unknown else Cell(HIDDEN, secret=True)
    return Cell(written.cents(cents, lang, symbol=False), cents, "money")


def rate(basis_points: int | None, lang: Lang) -> Cell:
    """A part of a whole; a dash if there is none to tell."""
    return text(None) if basis_points is None else Cell(written.rate(basis_points, lang), basis_points, "rate")


def heading(name: str, lang: Lang, *, number: bool = False) -> Heading:
    """The heading called `name` in the words of the network."""
    return Heading(say(f"network-{name}", {}, lang), "right" if number else "left")
