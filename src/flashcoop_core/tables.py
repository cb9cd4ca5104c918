"""Tables as people read them: columns, rows of already written strings, notes.

A table computes nothing. What it shows was written by `written` or `words`; here it is only laid
out, with characters that could disturb a terminal taken away.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

import attrs

__all__ = ["Align", "Column", "Format", "Row", "Table"]

Align = Literal["left", "right", "center"]

Format = Literal["simple_outline", "rounded_outline", "plain", "github"]
"""Framed for a terminal (square or round corners), bare, or Markdown."""


@attrs.frozen
class Column:
    """A column: its `label`, and the side its cells stand on (amounts: `right`)."""

    label: str
    align: Align = "left"


@attrs.frozen
class Row:
    """A row of written `cells`, one a column.

    `indent` moves the first cell in, a level for each group the row belongs to. A `total` has a
    rule drawn above it, where the format has rules.
    """

    cells: tuple[str, ...]
    indent: int = 0
    total: bool = False


@attrs.frozen
class Table:
    """A title, columns, rows and notes, which print as one block.

    Raises:
        ValueError: a row does not have one cell a column.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row.cells) != len(self.columns):
                message = f"row {number} has {len(row.cells)} cells for {len(self.columns)} columns"
                raise ValueError(message)

    def render(self, fmt: Format = "simple_outline") -> str:
        """The table as text."""
        # Here and not above: reading a ledger must not pay for the import of tabulate.
        from tabulate import SEPARATING_LINE, tabulate  # noqa: PLC0415

        markdown = fmt == "github"
        # Markdown readers drop ordinary spaces at the start of a cell.
        indent = "\u00a0\u00a0" if markdown else "  "
        lines: list[list[str] | str] = []
        for row in self.rows:
            if row.total and lines and fmt.endswith("outline"):
                lines.append(SEPARATING_LINE)
            first, *others = (_plain(cell, markdown=markdown) for cell in row.cells)
            lines.append([indent * row.indent + first, *others])
        body = tabulate(
            lines,
            headers=[_plain(column.label, markdown=markdown) for column in self.columns],
            tablefmt=fmt,
            # Left to itself, tabulate would read "0421" as 421 and "10.50" as 10.5.
            disable_numparse=True,
            preserve_whitespace=True,
            colalign=[column.align for column in self.columns] if lines else None,
        )
        parts = [_plain(self.title, markdown=markdown), body, *(_plain(note, markdown=markdown) for note in self.notes)]
        return ("\n\n" if markdown else "\n").join(part for part in parts if part)

    def __str__(self) -> str:
        return self.render()


def _plain(text: str, *, markdown: bool) -> str:
    """`text` on one line, without control, formatting or lone surrogate characters.

    They would move the cursor, colour the screen or turn the reading direction. In Markdown the
    marks that end a cell or open a tag are escaped, which tabulate does not do.
    """
    line = " ".join(text.splitlines())
    line = "".join(char for char in line if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
    return line.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|") if markdown else line
