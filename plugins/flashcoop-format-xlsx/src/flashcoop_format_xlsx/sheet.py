"""A sheet, written from the top down: a title, tables of typed columns, formulas that know where their cells are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from flashcoop_core.hooks import Refusal, Refused
from flashcoop_format_xlsx.cells import LINE, Cells
from flashcoop_format_xlsx.formats import SHADED, Formats, Style
from flashcoop_format_xlsx.values import Figure, Formula, Kind, Value
from flashcoop_format_xlsx.words import TEXTS, Speech

__all__ = ["MOST_ROWS", "Column", "Sheet"]

#: What the format holds, and no more.
MOST_ROWS = 1_048_576

#: Where the verdict on a sheet's checks stands, from 0: under the title and what the sheet was made of.
_VERDICT = 2

#: Beyond this width, in digits, a page is turned.
_PORTRAIT = 128

#: A4, as the format numbers it.
_A4 = 9


@attrs.frozen
class Column:
    """A column of a table: its name, by which cells are given and its label is found, and what it holds.

    One without a name stays empty. A text of more than about `widest` letters goes on below.
    """

    name: str
    kind: Kind
    widest: int = 60


class Sheet:
    """One sheet. `name` is what its tab says, `figures` what other sheets may hold against their own."""

    def __init__(self, page: Worksheet, name: str, formats: Formats, speech: Speech) -> None:
        self.name = name
        self.speech = speech
        self.figures: dict[str, Figure] = {}
        self._page = page
        self._formats = formats
        self._cells = Cells(page, formats)
        self._row = 0
        self._first = True
        self._places: dict[str, int] = {}
        self._columns: tuple[Column, ...] = ()
        self._notes: list[tuple[int, str]] = []

    # -- what is written ---------------------------------------------------------------------------

    @property
    def next(self) -> int:
        """The row that comes next, from 0."""
        return self._row

    def title(self, title: str, subtitle: str, wrong: Iterable[str] = ()) -> None:
        """The head of the sheet: its title, what it was made of, room for the verdict, what is wrong with it."""
        self._cells.text(self._take(), 0, title, "title")
        self._cells.text(self._take(), 0, subtitle, "subtitle")
        self._take()
        for sentence in wrong:
            self._cells.text(self._take(), 0, f"⚠ {sentence}", "wrong")
        self._take()

    def fields(self, *columns: Column) -> None:
        """A table without labels begins. If it is the first, no labels of this sheet stay in sight."""
        self._columns = columns
        self._places = {column.name: at for at, column in enumerate(columns)}
        self._first = False

    def columns(self, *columns: Column) -> None:
        """A table begins: its labels. Those of the first stay in sight and are printed on every page."""
        row, first = self._take(), self._first
        self.fields(*columns)
        for at, column in enumerate(columns):
            self._cells.label(row, at, column.kind, self.speech.column(column.name) if column.name else "")
        self._page.set_row(row, 2 * LINE)
        if first:
            self._page.freeze_panes(row + 1, 0)
            self._page.repeat_rows(row)

    def add(self, style: Style = "line", /, **cells: Value) -> int:
        """A row of the table, cells by the names of their columns; which row it is.

        Raises:
            KeyError: the table has no such column.
        """
        row = self._take()
        for name, value in cells.items():
            at = self._places[name]
            if value is not None:
                column = self._columns[at]
                self._cells.put(row, at, column.kind, value, style, column.widest)
        if style in SHADED:
            for at, column in enumerate(self._columns):
                if cells.get(column.name) is None:
                    self._cells.blank(row, at, column.kind, style)
        return row

    def block(self, text: str) -> None:
        """The head of a block of the table, over its whole width."""
        self._cells.text(self.add("block"), 0, text, "block")

    def gap(self) -> None:
        """An empty row."""
        self._take()

    def note(self, text: str) -> None:
        """A sentence under the tables."""
        if not self._notes:
            self._take()
        self._notes.append((self._take(), text))

    def link(self, row: int, column: str, to: Sheet) -> None:
        """A cell that leads to another sheet and says its name."""
        self._cells.link(row, self._places[column], to.name)

    def code(self, row: int, column: str, text: str) -> None:
        """What is to be copied letter by letter."""
        self._cells.code(row, self._places[column], text)

    def _take(self) -> int:
        if self._row >= MOST_ROWS:
            facts = {"sheet": self.name, "most": MOST_ROWS}
            raise Refused([Refusal("xlsx.too-many-lines", facts, texts=TEXTS["too-many-lines"])])
        self._row += 1
        return self._row - 1

    # -- how formulas name cells -------------------------------------------------------------------

    def cell(self, column: str, row: int) -> str:
        """`G12`."""
        return f"{xl_col_to_name(self._places[column])}{row + 1}"

    def span(self, column: str, first: int, last: int | None = None) -> str:
        """`G5:G12`, to the last row written if no other is given; `0` where there is no row, which sums to the same."""
        last = self._row - 1 if last is None else last
        return f"{self.cell(column, first)}:{self.cell(column, last)}" if first <= last else "0"

    def sum(self, column: str, first: int, value: int) -> Formula:
        """The sum of a column from the row `first` to the last one written."""
        return Formula(f"SUM({self.span(column, first)})", value)

    # -- figures that are held against each other ----------------------------------------------------

    def keep(self, name: str, column: str, row: int, value: int) -> None:
        """Keep a figure of this sheet under `name`."""
        self.figures[name] = Figure(f"'{self.name}'!{self.cell(column, row)}", value)

    def apart(self, name: str, columns: Sequence[str], first: int, value: int) -> None:
        """Keep by how much the first of `columns` differs from the sum of the others, added up over the rows.

        Rows where it does turn red.
        """
        far = self._far(columns, first)
        self.figures[name] = Figure(f"SUMPRODUCT(ABS({'-'.join(far)}))", value)
        row = "-".join(f"${self.cell(column, first)}" for column in columns)
        self._alert_column(columns[-1], first, f"ROUND({row},2)<>0")

    def lowest(self, name: str, column: str, first: int, value: int) -> None:
        """Keep the lowest number of a column, 0 if none is below; those below turn red."""
        kind = self._columns[self._places[column]].kind
        (far,) = self._far((column,), first)
        self.figures[name] = Figure(f"MIN(0,{far})", min(value, 0), kind)
        self._alert_column(column, first, f"{self.cell(column, first)}<0")

    def _far(self, columns: Sequence[str], first: int) -> list[str]:
        """The spans of columns from `first` on, as other sheets name them; `0` for each where there is no row."""
        return [f"'{self.name}'!{self.span(column, first)}" if first < self._row else "0" for column in columns]

    # -- what turns red ----------------------------------------------------------------------------

    def verdict(self, verdict: Formula) -> None:
        """Under the title, the verdict on the sheet's checks; red unless it is good."""
        before = self.speech.say("verdict")
        said = Formula(f'"{before}"&{verdict.expression}', f"{before}{verdict.value}")
        self._cells.said(_VERDICT, 0, said, "verdict")
        cell, good = f"$A${_VERDICT + 1}", f"{before}{self.speech.say('good')}"
        self._alert(cell, f'{cell}<>"{good}"', self._formats.bad_text)
        self._alert(cell, f'{cell}="{good}"', self._formats.good)

    def judge(self, column: str, first: int, good: str) -> None:
        """The cells of a column from `first` on: red, unless they say what is `good`."""
        cell = self.cell(column, first)
        self._alert_column(column, first, f'{cell}<>"{good}"')
        self._alert(self.span(column, first), f'{cell}="{good}"', self._formats.good)

    def _alert_column(self, column: str, first: int, wrong: str) -> None:
        if first < self._row:
            self._alert(self.span(column, first), wrong, self._formats.bad)

    def _alert(self, cells: str, criteria: str, look: Format) -> None:
        """How `cells` look where a formula, as the first of them has it, holds."""
        self._page.conditional_format(cells, {"type": "formula", "criteria": f"={criteria}", "format": look})

    # -- the end -------------------------------------------------------------------------------------

    def filter(self, first: int) -> None:
        """Let readers filter the rows of the table from `first` on."""
        if first < self._row:
            self._page.autofilter(first - 1, 0, self._row - 1, len(self._columns) - 1)

    def finish(self, footer: str) -> None:
        """Widths, notes, and how it is printed: A4, one page wide, turned if it is wide."""
        widths = self._cells.widths
        for at, width in widths.items():
            self._page.set_column(at, at, width)
        whole, last = sum(widths.values()), max(widths)
        for row, text in self._notes:
            self._page.set_row(row, LINE * -(-len(text) // whole))
            self._page.merge_range(row, 0, row, last, "", self._formats.of("text", "note"))
            self._cells.text(row, 0, text, "note")
        self._page.set_paper(_A4)
        if whole > _PORTRAIT:
            self._page.set_landscape()
        self._page.fit_to_pages(1, 0)
        self._page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self._page.print_area(0, 0, self._row - 1, last)
        self._page.set_footer(footer)
        self._page.hide_gridlines(2)
        # Account numbers are texts, and sums leave out the lines of other accounts: nothing to warn of.
        everywhere = f"A1:{xl_col_to_name(last)}{self._row}"
        self._page.ignore_errors(
            {"number_stored_as_text": everywhere, "formula_differs": everywhere, "formula_range": everywhere}
        )
