"""The sheet that was filled in, read from a workbook.

openpyxl reads it, since only the formats of a workbook tell a day from an amount, and every program writes
them in its own way.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from flashcoop_core.hooks import Refused
from flashcoop_payroll_navette.grid import Cell, Line
from flashcoop_payroll_navette.words import PAY_SHEET, refusal

__all__ = ["sheet_lines"]

#: The most bytes of an archive when it is unfolded: a fiche navette has a hundred thousand.
_LARGEST = 10_000_000
#: The most cells of the sheet: a fiche navette has a few hundred.
_MOST_CELLS = 100_000


def sheet_lines(content: bytes) -> Iterator[Line]:
    """The lines of the sheet to fill in.

    Raises:
        Refused: `navette.unreadable`: it is no workbook; `navette.no-sheet`: it has not that one sheet.
    """
    sheets = _sheets(content) if _unfolded(content) <= _LARGEST else None
    if sheets is None:
        raise Refused([refusal("unreadable")], kind="navette")
    if len(sheets) != 1:
        raise Refused([refusal("no-sheet", names=PAY_SHEET)], kind="navette")
    for number, row in enumerate(sheets[0], 1):
        yield number, tuple(_plain(cell) for cell in row)


def _unfolded(content: bytes) -> int:
    """How many bytes the archive says it holds; the readers of Python stop there."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except BadZipFile:
        return 0


def _sheets(content: bytes) -> list[list[tuple[Any, ...]]] | None:
    """The cells of each sheet that is called like the one to fill in; None if this is no workbook of ours."""
    try:
        with warnings.catch_warnings():
            # It warns of what it leaves out (drawings, validations): none of it is read here.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content))
        found = [book[name] for name in book.sheetnames if name in PAY_SHEET]
        if any(sheet.max_row * sheet.max_column > _MOST_CELLS for sheet in found):
            return None
        return [list(sheet.iter_rows()) for sheet in found]
    except Exception:  # noqa: BLE001 - a broken workbook breaks openpyxl in any way
        return None


def _plain(cell: Any) -> Cell:  # noqa: ANN401 - openpyxl has several classes of cells
    """How a cell reads: a text, or a number in its shortest decimal writing."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in {"s", "inlineStr"}:
        return str(value)
    if cell.data_type == "n" and type(value) in {int, float}:
        # A double is the nearest to what was typed, up to 15 digits: its shortest writing is that.
        return format(Decimal(repr(value)), "f")
    return None
