"""A file that comes back, as a grid of texts: the same whether it is a workbook or a CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from flashcoop_core.hooks import Refused
from flashcoop_payroll_navette.csv_file import restored
from flashcoop_payroll_navette.words import refusal

__all__ = ["Cell", "Grid", "Line", "grid_of", "name_of"]

#: How a cell reads; None for a formula, a day, an error, a true or false: what is no text and no number.
Cell: TypeAlias = str | None

#: A line: its number in the file, from 1, and its cells.
Line: TypeAlias = tuple[int, tuple[Cell, ...]]

#: The most bytes of a file: a fiche navette has a few thousand.
_LARGEST = 5_000_000

#: How every XLSX begins: it is a ZIP archive.
_ZIP = b"PK\x03\x04"


@attrs.frozen(eq=False)
class Grid:
    """Headings and the lines under them."""

    heading: Line
    lines: tuple[Line, ...]


def name_of(line: int, at: int) -> str:
    """The name of a cell as spreadsheets show it: `B7` is column 1 (from 0) of line 7."""
    letters = ""
    column = at + 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{line}"


def grid_of(content: bytes) -> Grid:
    """The grid in a workbook or in a CSV; the first bytes say which it is.

    A CSV is UTF-8, or Windows' cp1252, as a French Excel writes it: headings and names are compared
    with what was sent, so a wrong guess would show.

    Raises:
        Refused: `navette.unreadable`, `navette.ragged-line`.
    """
    if len(content) > _LARGEST:
        raise Refused([refusal("unreadable")], kind="navette")
    if content.startswith(_ZIP):
        # A session that has activated this plugin loads it at every command: what reads workbooks waits.
        from flashcoop_payroll_navette.sheet import sheet_lines  # noqa: PLC0415

        lines = sheet_lines(content)
    else:
        lines = _csv_lines(content)
    heading = next(lines, (1, ()))
    return Grid(heading, tuple(line for line in lines if any(cell != "" for cell in line[1])))


def _csv_lines(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    heading = io.StringIO(text, newline="").readline()
    delimiter = ";" if heading.count(";") >= heading.count(",") else ","
    # Strict: a quote that never ends would swallow the lines after it.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns = 0
    try:
        for number, cells in enumerate(lines, 1):
            columns = columns or len(cells)
            if cells and len(cells) != columns:
                raise Refused([refusal("ragged-line", cells=len(cells), columns=columns)], kind="navette", line=number)
            yield number, tuple(restored(cell) for cell in cells)
    except csv.Error:
        raise Refused([refusal("unreadable")], kind="navette", line=lines.line_num) from None


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    # The error holds the whole file: it does not stay behind the refusal.
    raise Refused([refusal("unreadable")], kind="navette")
