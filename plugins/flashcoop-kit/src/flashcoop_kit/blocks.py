"""What a document is made of: blocks of text, blanks, boxes to tick. It knows no file form; writers do.

A gap is a blank inside a sentence; a `Blank` a line, or several, to write on.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import attrs

__all__ = [
    "BOX",
    "Blank",
    "Block",
    "Bullets",
    "Document",
    "Field",
    "Heading",
    "Line",
    "Notice",
    "PageBreak",
    "Paragraph",
    "Run",
    "Signatures",
    "Table",
    "Ticks",
    "is_box",
    "keeps",
    "plain",
]


@attrs.frozen
class Run:
    """A stretch of text. `gap` says that it is a blank to write on, drawn as dots; its text is then the dots.

    A `sign` is a pictogram, large enough to be known from afar.
    """

    text: str
    bold: bool = False
    gap: bool = False
    sign: bool = False


#: A box to tick.
BOX = "☐"

#: A table of this many rows or fewer is not cut by the end of a page.
_KEPT = 12

#: Text in a row, as one paragraph or one cell has it.
Line: TypeAlias = tuple[Run, ...]


def is_box(line: Line) -> bool:
    """Whether a cell is a box to tick, alone or with its sign."""
    return bool(line) and line[0].text == BOX and all(run.sign for run in line[1:])


def plain(text: str, *, bold: bool = False) -> Line:
    """A text as a line."""
    return (Run(text, bold=bold),) if text else ()


@attrs.frozen
class Heading:
    """A heading of level 1 (the title of the document), 2 or 3."""

    level: Literal[1, 2, 3]
    line: Line


@attrs.frozen
class Paragraph:
    """A paragraph; `lead` opens a document, `question` asks for what follows, `small` gives a source or a remark."""

    line: Line
    style: Literal["body", "lead", "question", "small"] = "body"


@attrs.frozen
class Bullets:
    """A list."""

    items: tuple[Line, ...]
    numbered: bool = False


@attrs.frozen
class Table:
    """A table under its headings. `widths` are the parts of the width; a `roomy` one has rows to write in by hand."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]
    roomy: bool = False

    @property
    def kept(self) -> bool:
        """Whether it is short enough to stand on one page."""
        return len(self.rows) <= _KEPT

    @property
    def ticked(self) -> bool:
        """Whether people tick boxes in it: then it is set larger, and its boxes in the middle of their cells."""
        return any(is_box(cell) for row in self.rows for cell in row)


@attrs.frozen
class Field:
    """What is asked for on a blank; `value` where it is known already."""

    label: Line
    value: Line = ()


@attrs.frozen
class Blank:
    """Fields side by side, each with room to write; the last goes on for `lines` lines. Without fields, lines alone."""

    fields: tuple[Field, ...]
    lines: int = 1


@attrs.frozen
class Ticks:
    """Boxes to tick, one under the other; side by side if `inline`."""

    options: tuple[Line, ...]
    inline: bool = False


@attrs.frozen
class Signatures:
    """Room for the signature of each party, side by side."""

    parties: tuple[Line, ...]


@attrs.frozen
class PageBreak:
    """What follows begins on a new page."""


@attrs.frozen
class Notice:
    """What stands in a frame, under its title."""

    title: Line
    blocks: tuple[Paragraph | Bullets, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Blank | Ticks | Signatures | PageBreak | Notice


def keeps(block: Block, after: Block | None) -> bool:
    """Whether no page ends between a text and what it announces: a table, room to write, boxes, signatures."""
    return isinstance(block, Paragraph) and isinstance(after, (Table, Blank, Ticks, Signatures))


@attrs.frozen(kw_only=True)
class Document:
    """A document in French: its title, its blocks, and what stands at its foot.

    `author` and `dated` are what its properties say of it: the host, and a day of the session, never today's.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str
    author: str
    dated: date
    landscape: bool = False
