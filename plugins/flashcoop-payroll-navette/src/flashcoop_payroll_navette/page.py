"""A sheet of the workbook: notes, bands of columns, headings, a line a member; what it looks like and what is locked.

Texts are written as texts, whatever they begin with, in cells that a spreadsheet does not evaluate even
when they are typed again; amounts, hours and days as numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

import attrs
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from flashcoop_core.hooks import Words
from flashcoop_core.written import Lang
from flashcoop_payroll_navette.columns import BY_KEY, FILLED_IN, Band
from flashcoop_payroll_navette.rows import Row, Value
from flashcoop_payroll_navette.words import FOOTER, in_lang

__all__ = ["Page", "Styles", "euros", "styles_of"]

Styles: TypeAlias = Mapping[str, Format]

_A4 = 9
_GREY, _DARK, _AMBER = "#E7ECEF", "#2F4858", "#8A6100"
_PALE_YELLOW, _YELLOW, _RED = "#FFF7CC", "#FFE37A", "#F4A6A0"
#: Points of a line of text, and of the space above and under it.
_LINE, _SPACE = 13, 10


def euros(cents: int) -> Decimal:
    """`cents` in euros, exactly."""
    return Decimal(cents).scaleb(-2)


def styles_of(book: Workbook, lang: Lang) -> Styles:
    """The formats of cells, by what they are for."""
    base = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
    cell = base | {"border": 1, "border_color": "#9AA5AB"}
    head = cell | {"bold": True, "text_wrap": True, "align": "center"}
    right = {"align": "right", "indent": 1}
    amount = right | {"num_format": "#,##0.00"}
    total = cell | amount | {"bold": True, "bg_color": _GREY}
    made = {
        "title": base | {"bold": True, "font_size": 14},
        "note": base,
        "first note": base | {"bold": True},
        "band": head | {"bg_color": _DARK, "font_color": "white"},
        "band to fill in": head | {"bg_color": _AMBER, "font_color": "white"},
        "heading": head | {"bg_color": _GREY},
        "heading to fill in": head | {"bg_color": _YELLOW},
        "total": total,
        # Both keep a text a text when somebody types it again: its format, and the mark of a quoted text.
        "text": cell | {"num_format": "@", "quote_prefix": True, "text_wrap": True, "indent": 1},
        "day": cell | {"num_format": "dd/mm/yyyy" if lang == "fr" else "yyyy-mm-dd", "align": "center"},
        "amount": cell | amount | {"bold": True},
        "time": cell | right | {"num_format": "[h]:mm"},
        "to fill in": cell | amount | {"bg_color": _PALE_YELLOW, "locked": False},
        "wrong": {"bg_color": _RED},
    }
    return {name: book.add_format(properties) for name, properties in made.items()}


@attrs.frozen(eq=False)
class Page:
    """A sheet whose headings stand on line `heading` (from 0), with a line for each of `rows` under it."""

    sheet: Worksheet
    styles: Styles
    bands: Sequence[Band]
    heading: int
    rows: Sequence[Row]
    lang: Lang

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns, from left to right."""
        return tuple(key for band in self.bands for key in band.keys)

    @property
    def first(self) -> int:
        """The line of the first member, from 0."""
        return self.heading + 1

    @property
    def last(self) -> int:
        """The line of the last member, from 0."""
        return self.heading + len(self.rows)

    def say(self, words: Words) -> str:
        """The text in the language of the sheet."""
        return in_lang(words, self.lang)

    def draw(self, title: str, about: str, notes: Sequence[str]) -> None:
        """The whole sheet, with a title and notes above it."""
        self._write_notes(title, about, notes)
        self._write_bands(2 + len(notes))
        for at, key in enumerate(self.keys):
            column = BY_KEY[key]
            style = "heading to fill in" if key in FILLED_IN else "heading"
            self.sheet.set_column(at, at, column.width)
            self.sheet.write_string(self.heading, at, self.say(column.header), self.styles[style])
        for line, row in enumerate(self.rows, self.first):
            self.sheet.set_row(line, self._height(row))
            for at, key in enumerate(self.keys):
                self._write_cell(line, at, key, row.get(key))
        self._set_view()
        self._set_print()
        self._set_locks()

    def _write_notes(self, title: str, about: str, notes: Sequence[str]) -> None:
        self.sheet.set_row(0, 24)
        self.sheet.write_string(0, 0, title, self.styles["title"])
        self.sheet.write_string(1, 0, about, self.styles["note"])
        for at, note in enumerate(notes):
            self.sheet.set_row(2 + at, _LINE + _SPACE / 2)
            self.sheet.write_string(2 + at, 0, note, self.styles["note" if at else "first note"])

    def _write_bands(self, line: int) -> None:
        self.sheet.set_row(line, _LINE + _SPACE / 2)
        left = 0
        for band in self.bands:
            right = left + len(band.keys) - 1
            style = self.styles["band to fill in" if band.keys == FILLED_IN else "band"]
            if right > left:
                self.sheet.merge_range(line, left, line, right, "", style)
            self.sheet.write_string(line, left, self.say(band.title), style)
            left = right + 1

    def _write_cell(self, line: int, at: int, key: str, value: Value) -> None:
        kind = BY_KEY[key].kind
        style = self.styles["to fill in" if key in FILLED_IN else kind]
        match value:
            case None | "":
                self.sheet.write_blank(line, at, None, style)
            case str():
                self.sheet.write_string(line, at, value, style)
            case date():
                self.sheet.write_datetime(line, at, datetime.combine(value, time()), style)
            case int():
                number = Decimal(value) / (24 * 60) if kind == "time" else euros(value)
                self.sheet.write_number(line, at, number, style)  # type: ignore[call-overload] # Decimals too, exactly

    def _height(self, row: Row) -> int:
        """The points that the longest text of a line needs in its column, two lines at least."""
        texts = ((len(value), BY_KEY[key].width - 1) for key in self.keys if isinstance(value := row.get(key), str))
        return _SPACE + _LINE * max(2, *(-(-length // width) for length, width in texts))

    def _set_view(self) -> None:
        self.sheet.set_row(self.heading, 3 * _LINE + _SPACE / 2)
        self.sheet.freeze_panes(self.first, len(self.bands[0].keys))
        self.sheet.hide_gridlines(2)

    def _set_print(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(self.heading)
        self.sheet.center_horizontally()
        self.sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.6)
        self.sheet.set_footer(f"&L&8{self.say(FOOTER)}&R&8&P / &N")

    def _set_locks(self) -> None:
        # Without a password: it keeps from mistakes, not from people. Widths and heights are anyone's.
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        # Numbers of people and of places are texts on purpose.
        table = xl_range(self.first, 0, self.last, len(self.keys) - 1)
        self.sheet.ignore_errors({"number_stored_as_text": table})
