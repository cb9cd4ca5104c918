"""How one cell is written: every text as a text, every number as exact decimals, every formula with our own value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flashcoop_core.written import cents as written_cents
from flashcoop_format_xlsx.formats import Formats, Style
from flashcoop_format_xlsx.values import PLACES, Formula, Kind, Shown, Value, exact

__all__ = ["LINE", "Cells"]

#: The height of a line, in points.
LINE = 13.5

#: How wide a column is at least, in digits, and the first amount (cents) that needs more.
_WIDTHS: Mapping[Kind, int] = MappingProxyType(
    {"text": 6, "day": 12, "number": 6, "count": 9, "cents": 14, "side": 14, "quantity": 11, "rate": 10}
)
_LARGE = 10_000_000

#: How many letters of one width stand beside each other, and the width of a column that holds them.
_CODE, _CODE_WIDTH = 64, 70

#: A text that begins so would become a formula once someone edits its cell.
_FORMULAS = ("=", "+", "-", "@")


class Cells:
    """The cells of a sheet, and how wide its columns have to be for them (`widths`, in digits)."""

    def __init__(self, page: Worksheet, formats: Formats) -> None:
        self.widths: dict[int, int] = {}
        self._lines: dict[int, int] = {}
        self._page = page
        self._formats = formats

    def label(self, row: int, at: int, kind: Kind, text: str) -> None:
        """The label of a column; one of several words may stand on two lines."""
        look = self._formats.of(kind, "label")
        if text:
            self._page.write_string(row, at, text, look)
        else:
            self._page.write_blank(row, at, None, look)
        self._widen(at, max(_WIDTHS[kind], len(text) // 2 + 3, *(len(word) + 2 for word in text.split())))

    def put(self, row: int, at: int, kind: Kind, value: Value, style: Style, widest: int) -> None:  # noqa: PLR0913, PLR0917 - all that a cell is
        """A value of a table. A text of more than about `widest` letters goes on below."""
        if isinstance(value, Shown):
            kind, value = value.kind, value.value
        if isinstance(value, str):
            self.text(row, at, value, style)
            self._widen(at, min(len(value) + 2, widest))
            # Letters are narrower than digits, by which the width of a column is told.
            self._heighten(row, len(value), widest * 11 // 10)
        elif isinstance(value, int):
            # A decimal and no float: it is written digit by digit.
            self._page.write_number(row, at, exact(value, kind), self._number(kind, style, value))  # type: ignore[call-overload]
            self._fit(at, kind, value)
        elif isinstance(value, Formula):
            self._formula(row, at, kind, value, style)
        elif isinstance(value, date):
            self._page.write_datetime(row, at, datetime.combine(value, time()), self._formats.of(kind, style))

    def blank(self, row: int, at: int, kind: Kind, style: Style) -> None:
        """An empty cell whose style shows."""
        self._page.write_blank(row, at, None, self._formats.of(kind, style))

    def text(self, row: int, at: int, text: str, style: Style) -> None:
        """A text that may lie over the cells beside it."""
        quoted = text.startswith(_FORMULAS)
        self._page.write_string(row, at, text, self._formats.of("text", style, quoted=quoted))

    def said(self, row: int, at: int, formula: Formula, style: Style) -> None:
        """A formula that comes to a text."""
        self._page.write_formula(row, at, f"={formula.expression}", self._formats.of("text", style), formula.value)

    def link(self, row: int, at: int, sheet: str) -> None:
        """The name of another sheet, which leads there."""
        self._page.write_url(row, at, f"internal:'{sheet}'!A1", self._formats.link, sheet)
        self._widen(at, len(sheet) + 2)

    def code(self, row: int, at: int, text: str) -> None:
        """What is to be copied letter by letter, in letters of one width."""
        self._page.write_string(row, at, text, self._formats.code)
        self._widen(at, _CODE_WIDTH)
        self._heighten(row, len(text), _CODE)

    def _formula(self, row: int, at: int, kind: Kind, formula: Formula, style: Style) -> None:
        if isinstance(formula.value, str):
            self.said(row, at, formula, style)
            self._widen(at, len(formula.value) + 2)
            return
        # A spreadsheet reckons in binary: rounded at each step, its cents are ours.
        expression = f"=ROUND({formula.expression},{PLACES[kind]})"
        number = self._number(kind, style, formula.value)
        self._page.write_formula(row, at, expression, number, exact(formula.value, kind))
        self._fit(at, kind, formula.value)

    def _number(self, kind: Kind, style: Style, value: int) -> Format:
        whole = kind == "quantity" and value % 1_000 == 0
        return self._formats.of("pieces" if whole else kind, style)

    def _fit(self, at: int, kind: Kind, value: int) -> None:
        if kind in ("cents", "side") and abs(value) >= _LARGE:
            self._widen(at, len(written_cents(value)) + 2)

    def _widen(self, at: int, width: int) -> None:
        if width > self.widths.get(at, 0):
            self.widths[at] = width

    def _heighten(self, row: int, length: int, width: int) -> None:
        lines = -(-length // width)
        if lines > self._lines.get(row, 1):
            self._lines[row] = lines
            self._page.set_row(row, LINE * lines)
