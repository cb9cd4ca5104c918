"""A report as a workbook (XLSX): a sheet for each part, amounts and counts as numbers.

Made with XlsxWriter, which is asked for only here: `pip install flashcoop-core[xlsx]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.network.sheets import Sheet
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["workbook"]

#: How a cell's number is written, and how many of its digits are decimals.
_FORMS = {"count": ("#,##0", 0), "money": ("#,##0.00", 2), "rate": ("0.00%", 4)}

#: Of a column, in characters.
_WIDEST = 60

_WRAPPED = {"text_wrap": True, "valign": "top"}


def workbook(title: str, sheets: Iterable[Sheet], lang: Lang) -> bytes:
    """The bytes of the file.

    Raises:
        Refused: XlsxWriter is not installed (`xlsx-writer-missing`).
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - optional
    except ImportError:
        raise Refused([Refusal("xlsx-writer-missing")]) from None
    file = BytesIO()
    # A text that begins with "=" or holds an address stays a text.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, options) as book:
        book.set_properties({"title": title})
        for sheet in sheets:
            _write(book, book.add_worksheet(say(f"network-sheet-{sheet.name}", {}, lang)), sheet)
    return file.getvalue()


def _write(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True}))
    for at, heading in enumerate(sheet.headings):
        looks = {"bold": True, "bottom": 1, "align": heading.align}
        page.write_string(2, at, heading.label, book.add_format({**_WRAPPED, **looks}))
        widths = [len(line.cells[at].shown) for line in sheet.lines]
        page.set_column(at, at, min(max([len(heading.label), *widths]) + 2, _WIDEST))
    page.freeze_panes(3, 1)
    row = 3
    for line in sheet.lines:
        for at, (cell, heading) in enumerate(zip(line.cells, sheet.headings, strict=True)):
            looks = {"bold": line.total, "top": int(line.total), "align": heading.align}
            if cell.number is None:
                page.write_string(row, at, cell.shown, book.add_format({**_WRAPPED, **looks}))
            else:
                form, places = _FORMS[cell.form]
                number = book.add_format({**_WRAPPED, **looks, "num_format": form})
                # A decimal reaches the file digit by digit, though the types do not say so.
                page.write_number(row, at, Decimal(f"{cell.number}e-{places}"), number)  # type: ignore[call-overload]
        row += 1
    for note in sheet.notes:
        row += 1
        page.write_string(row, 0, note)
