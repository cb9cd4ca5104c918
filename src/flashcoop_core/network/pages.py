"""A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.

Made to be read by eye, by a screen reader and on paper: tables have captions and scopes, a wide one
scrolls by keyboard, a hidden count says that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from flashcoop_core.network.sheets import Cell, Line, Sheet
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["page"]

_STYLE = """\
:root { color-scheme: light dark; --rule: #767676; --shade: #f2f2f2; }
@media (prefers-color-scheme: dark) { :root { --rule: #8f8f8f; --shade: #262626; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 90rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; }
section { margin: 2.5rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
caption { font-size: 1.2rem; font-weight: bold; padding-bottom: .5rem; text-align: left; }
th, td { border-bottom: 1px solid var(--rule); padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: var(--shade); }
.number { font-variant-numeric: tabular-nums; text-align: right; }
td.number { white-space: nowrap; }
.total > * { border-top: 2px solid; font-weight: bold; }
.note { margin: .4rem 0; max-width: 50rem; }
@media print { body { font-size: .7rem; margin: 0; max-width: none; } .wide { overflow: visible; } }
"""


def page(title: str, sheets: Iterable[Sheet], lang: Lang) -> str:
    """The whole file."""
    return "".join(_page(title, sheets, lang))


def _page(title: str, sheets: Iterable[Sheet], lang: Lang) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{escape(title)}</h1>\n"
    for sheet in sheets:
        yield from _section(sheet, lang)
    yield "</main>\n</body>\n</html>\n"


def _section(sheet: Sheet, lang: Lang) -> Iterator[str]:
    # Focusable, or nobody could scroll a wide table by keyboard.
    yield f'<section id="{sheet.name}">\n'
    yield f'<div class="wide" role="region" tabindex="0" aria-labelledby="{sheet.name}-t">\n'
    yield f'<table>\n<caption id="{sheet.name}-t">{escape(sheet.title)}</caption>\n<thead>\n<tr>'
    for heading in sheet.headings:
        yield f'<th scope="col"{_side(heading.align == "right")}>{escape(heading.label)}</th>'
    yield "</tr>\n</thead>\n<tbody>\n"
    for line in sheet.lines:
        yield from _row(line, [heading.align == "right" for heading in sheet.headings], lang)
    yield "</tbody>\n</table>\n</div>\n"
    yield from (f'<p class="note">{escape(note)}</p>\n' for note in sheet.notes)
    yield "</section>\n"


def _row(line: Line, right: list[bool], lang: Lang) -> Iterator[str]:
    first, *others = line.cells
    yield '<tr class="total">' if line.total else "<tr>"
    yield f'<th scope="row">{_shown(first, lang)}</th>'
    for cell, side in zip(others, right[1:], strict=True):
        yield f"<td{_side(side)}>{_shown(cell, lang)}</td>"
    yield "</tr>\n"


def _side(number: bool) -> str:  # noqa: FBT001 - one answer to one question
    return ' class="number"' if number else ""


def _shown(cell: Cell, lang: Lang) -> str:
    if not cell.secret:
        return escape(cell.shown)
    return f'<abbr title="{escape(say("network-secret", {}, lang))}">{escape(cell.shown)}</abbr>'
