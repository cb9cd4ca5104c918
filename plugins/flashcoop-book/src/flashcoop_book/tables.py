"""Tables that read well to eyes and ears: headings with a scope, amounts on the right, scrolled by keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from flashcoop_book.markup import Html, Part, tag
from flashcoop_core.tables import Column, Row

__all__ = ["Cells", "scrolled", "table"]

#: What stands in some cells of a row instead of its text, by their column.
Cells = Mapping[int, Part]

_NOTHING: Cells = {}


def table(  # noqa: PLR0913 - what a table may have, by name
    columns: Sequence[Column],
    rows: Iterable[tuple[Row, Cells]],
    *,
    labelled_by: str | None = None,
    caption: Part | None = None,
    id: str | None = None,
    dated: bool = False,
    whole: int = 0,
) -> Html:
    """A table under its column headings; the first cell of a row is its heading: if `dated`, a day.

    It is named by its `caption`, or by the element `labelled_by`. Words of the column `whole` (from 1) are not broken.
    """
    right = (f"right-{at}" for at, column in enumerate(columns, 1) if column.align == "right")
    classes = (*(("dated",) if dated else ()), *((f"whole-{whole}",) if whole else ()), *right)
    head = tag("tr", *(tag("th", column.label, scope="col") for column in columns))
    return tag(
        "table",
        "" if caption is None else tag("caption", caption),
        tag("thead", head),
        tag("tbody", *_rows(rows)),
        class_=" ".join(classes) or None,
        id=id,
        aria_labelledby=labelled_by,
    )


def scrolled(name: str, content: Part, *, wide: bool = False) -> Html:
    """`content`, which scrolls sideways on a narrow screen, by keyboard too. `name` is the id of what it is called."""
    return tag(
        "div", content, class_="scroll wide" if wide else "scroll", role="group", tabindex="0", aria_labelledby=name
    )


def _rows(rows: Iterable[tuple[Row, Cells]]) -> Iterator[Html]:
    for row, cells in rows:
        if any(row.cells) or cells:
            yield _row(row, cells)


# Written by hand: tens of thousands of rows of a general ledger go through here.
def _row(row: Row, cells: Cells) -> Html:
    first, *others = (cells.get(at, text) for at, text in enumerate(row.cells))
    text = str(escape(first))
    classes = f' class="in-{row.indent}"' if row.indent else ""
    heading = f'<th scope="row"{classes}>{text}</th>' if text.strip() else "<td></td>"
    inside = "".join(_cell(cell) for cell in others)
    total = ' class="total"' if row.total else ""
    return Markup(f"<tr{total}>{heading}{inside}</tr>\n")  # noqa: S704 - escaped


def _cell(cell: Part) -> str:
    text = str(escape(cell))
    if text.startswith("  "):  # a statement moves a cell in with spaces
        return f'<td class="in-1">{text.strip()}</td>'
    return f"<td>{text}</td>"
