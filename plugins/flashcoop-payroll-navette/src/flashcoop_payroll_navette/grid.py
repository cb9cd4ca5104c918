"""A file that comes back, as a grid of texts: the same whether it is a workbook or a CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from flashcoop_core.hooks import Refused
from flashcoop_payroll_navette.columns import heading_of
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

#: How a text that a spreadsheet saves as Unicode begins.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

#: What parts the cells of a CSV. A line has as many as columns, so they outnumber the commas of its amounts.
_DELIMITERS = ";,\t"


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

    A CSV is UTF-8, UTF-16, or Windows' cp1252, as a French Excel writes it: headings and names are compared
    with what was sent, so a wrong guess would show. The headings are the line that has most of them: lines may
    have been put in above it, or taken away.

    Raises:
        Refused: `navette.unreadable`, `navette.no-sheet`, `navette.ragged-line`.
    """
    if len(content) > _LARGEST:
        raise Refused([refusal("unreadable")], kind="navette")
    if content.startswith(_ZIP):
        # A session that has activated this plugin loads it at every command: what reads workbooks waits.
        from flashcoop_payroll_navette.sheet import sheet_lines  # noqa: PLC0415

        lines = [*sheet_lines(content)]
    else:
        lines = [*_csv_lines(content)]
    heading = max(lines, key=_headings, default=(1, ()))
    below = tuple(line for line in lines if line[0] > heading[0] and any(cell != "" for cell in line[1]))
    for number, cells in below:
        if len(cells) != len(heading[1]):
            fault = refusal("ragged-line", cells=len(cells), columns=len(heading[1]))
            raise Refused([fault], kind="navette", line=number)
    return Grid(heading, below)


def _headings(line: Line) -> int:
    """How many headings stand on a line."""
    return sum(heading_of(cell) is not None for cell in line[1] if cell)


def _csv_lines(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    delimiter = max(_DELIMITERS, key=text.count)
    # Strict: a quote that never ends would swallow the lines after it.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(lines, 1):
            yield number, tuple(restored(cell) for cell in cells)
    except csv.Error:
        raise Refused([refusal("unreadable")], kind="navette", line=lines.line_num) from None


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    # The error holds the whole file: it does not stay behind the refusal.
    raise Refused([refusal("unreadable")], kind="navette")
