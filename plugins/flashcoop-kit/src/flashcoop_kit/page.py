"""A document as one HTML page, from which its PDF is made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from markupsafe import Markup

from flashcoop_kit.blocks import (
    BOX,
    Blank,
    Block,
    Bullets,
    Document,
    Field,
    Heading,
    Line,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    Signatures,
    Table,
    Ticks,
    is_box,
    keeps,
)
from flashcoop_kit.markup import Html, tag

__all__ = ["html", "style"]


#: More options than this stand in two columns.
_MANY = 4


@cache
def style(name: str) -> str:
    """A style sheet of this package."""
    return files("flashcoop_kit").joinpath(f"{name}.css").read_text(encoding="utf-8")


def html(document: Document) -> str:
    """The page: it needs nothing from outside."""
    head = tag(
        "head",
        Markup('<meta charset="utf-8">'),
        tag("title", document.title),
        Markup(f'<meta name="author" content="{Markup.escape(document.author)}">'),  # noqa: S704 - escaped
        tag("style", Markup(style("style"))),  # noqa: S704 - a file of this package
    )
    parts = [_with(block, after) for block, after in pairwise((*document.blocks, None))]
    foot = tag("div", document.foot, class_="foot")
    body = tag("body", foot, *parts, class_="landscape" if document.landscape else None)
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='fr')}\n"


def _with(block: Block | None, after: Block | None) -> Html:
    """A block; a text stays with what it announces."""
    if isinstance(block, Paragraph) and keeps(block, after):
        kept = "signed" if isinstance(after, Signatures) else "kept"
        return tag("p", *_runs(block.line), class_=kept if block.style == "body" else f"{block.style} {kept}")
    return _block(block) if block else Markup()


def _runs(line: Line) -> Iterator[Html]:
    for run in line:
        yield _run(run)


def _run(run: Run) -> Html:
    if run.gap:
        return tag("span", run.text, class_="gap")
    if run.sign:
        return tag("span", run.text, class_="sign")
    return tag("b", run.text) if run.bold else Markup.escape(run.text)


def _block(block: Block) -> Html:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading(level, line):
            return tag(f"h{level}", *_runs(line))
        case Paragraph(line, kind):
            return tag("p", *_runs(line), class_=None if kind == "body" else kind)
        case Bullets(items, numbered):
            return tag("ol" if numbered else "ul", *(tag("li", *_runs(item)) for item in items))
        case Table():
            return _table(block)
        case Blank():
            return _blank(block)
        case Ticks(options, inline):
            boxes = (tag("li", BOX, "\u00a0", *_runs(option)) for option in options)
            many = len(options) > _MANY
            return tag("ul", *boxes, class_="ticks inline" if inline else "ticks many" if many else "ticks")
        case Signatures(parties):
            return tag("div", *(tag("div", *_runs(party)) for party in parties), class_="signatures")
        case PageBreak():
            return tag("div", class_="break")
        case Notice(title, inner):
            return tag(
                "div", tag("p", *_runs(title), class_="title"), *(_block(part) for part in inner), class_="notice"
            )


def _table(table: Table) -> Html:
    whole = sum(table.widths)
    widths = (Markup(f'<col style="width:{100 * width / whole:.2f}%">') for width in table.widths)  # noqa: S704 - numbers
    head = tag("tr", *(tag("th", *_runs(cell), scope="col") for cell in table.header))
    rows = (tag("tr", *(_cell(cell) for cell in row)) for row in table.rows)
    return tag(
        "table",
        tag("colgroup", *widths),
        tag("thead", head),
        tag("tbody", *rows),
        class_=" ".join(("roomy",) * table.roomy + ("kept",) * table.kept + ("ticked",) * table.ticked) or None,
    )


def _cell(line: Line) -> Html:
    return tag("td", *_runs(line), class_="box" if is_box(line) else None)


def _blank(blank: Blank) -> Html:
    asked = tag("div", *(_field(field) for field in blank.fields), class_="blank") if blank.fields else Markup()
    more = (tag("div", class_="ruled") for _ in range(blank.lines - bool(blank.fields)))
    return tag("div", asked, *more, class_="blanks")


def _field(field: Field) -> Html:
    label = tag("span", *_runs(field.label), "\u00a0:", class_="label")
    if field.value:
        return tag("span", label, " ", tag("b", *_runs(field.value)), class_="field known")
    return tag("span", label, tag("span", class_="line"), class_="field")
