"""The statements, from the plainest to the most detailed, each with a sentence that says what it is."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_book.book import Book, chapter, statement_anchor
from flashcoop_book.figures import event_anchor
from flashcoop_book.linked import Why, whys
from flashcoop_book.markup import Html, Part, tag
from flashcoop_book.tables import Cells, scrolled, table
from flashcoop_core.books.statements.base import Statement
from flashcoop_core.books.statements.general_ledger import LedgerAccount
from flashcoop_core.books.statements.selector import Summed
from flashcoop_core.books.statements.till_book import TillDay
from flashcoop_core.tables import Row
from flashcoop_core.words import label

__all__ = ["listed", "statements"]

#: The journal is a chapter of its own: it tells every event.
_ORDER = (
    "income-statement",
    "balance-sheet",
    "distribution",
    "member-account",
    "cash-flow",
    "till-book",
    "product-margins",
    "stock",
    "vat-summary",
    "reconciliation",
    "trial-balance",
    "general-ledger",
)

#: Too wide for a sheet of paper held upright.
_WIDE = frozenset({"product-margins", "reconciliation", "distribution"})


def listed(book: Book) -> list[Statement]:
    """The statements as the contents list them: of the members' accounts, the first."""
    first = {statement.name: statement for statement in reversed(_in_order(book))}
    return [first[name] for name in _ORDER if name in first]


def _in_order(book: Book) -> list[Statement]:
    """The statements of the chapter, as they follow each other."""
    shown = (statement for statement in book.statements if statement.name in _ORDER)
    return sorted(shown, key=lambda statement: _ORDER.index(statement.name))


def statements(book: Book) -> Iterator[Html]:
    """The chapter, in pieces."""
    say = book.voice.say
    yield chapter("statements", say("chapter-statements"), tag("p", book.voice.rich("statements-intro")))
    yield from (_statement(book, statement) for statement in _in_order(book))


def _statement(book: Book, statement: Statement) -> Html:
    id, name = statement_anchor(statement), f"{statement_anchor(statement)}-title"
    shown = statement.table(book.voice.lang)
    about = book.voice.rich(f"about-{statement.name}", member=getattr(statement, "member", ""))
    *notes, _ = shown.notes  # the last says what it was computed from: the book says it once, at its end
    rows = zip(shown.rows, whys(statement), strict=True)
    wide = statement.name in _WIDE
    parts: list[Part] = [tag("h3", book.title_of(statement), id=name), tag("p", about)]
    if shown.rows:
        filled = ((row, _cells(book, statement, row, why)) for row, why in rows)
        columns = [column.label for column in shown.columns]
        dated, piece = columns[0] == label("column-day", book.voice.lang), label("column-piece", book.voice.lang)
        whole = columns.index(piece) + 1 if piece in columns else 0
        inside = table(shown.columns, filled, labelled_by=name, dated=dated, whole=whole)
        parts.append(scrolled(name, inside, wide=wide))
    parts += (tag("p", note, class_="note") for note in notes)
    return tag("section", *parts, id=id, class_="statement wide" if wide else "statement")


def _cells(book: Book, statement: Statement, row: Row, why: Why) -> Cells:
    """The cells that open something: their text, as a link."""
    cells: dict[int, Part] = {}
    for column, asked in why.items():
        at = column % len(row.cells)
        text = row.cells[at]
        if not text:
            continue
        if isinstance(asked, int):
            cells[at] = tag("a", text.strip(), href=f"#{event_anchor(asked)}")
        else:
            what = _what(book, row, asked)
            cells[at] = book.figures.link(text, asked, f"{book.title_of(statement)}, {what}")
    return cells


def _what(book: Book, row: Row, asked: Summed) -> str:
    """What a figure is of: the account or the day that it sums, else the line."""
    if isinstance(asked, LedgerAccount):
        return f"{asked.account} {asked.label}"
    if isinstance(asked, TillDay):
        return book.voice.day(asked.on)
    first, *others = (cell.strip() for cell in row.cells if cell.strip())
    return f"{first} {others[0]}" if first.isdecimal() else first
