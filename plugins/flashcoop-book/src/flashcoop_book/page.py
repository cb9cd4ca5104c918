"""The page: one HTML file that asks nothing of the network and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from flashcoop_book.book import Book, statement_anchor
from flashcoop_book.chapters.back import proof, words
from flashcoop_book.chapters.cash import cash
from flashcoop_book.chapters.days import timeline
from flashcoop_book.chapters.front import brief, contents, header
from flashcoop_book.chapters.journal import journal
from flashcoop_book.chapters.prices import prices
from flashcoop_book.chapters.reasons import reasons
from flashcoop_book.chapters.shares import shares
from flashcoop_book.chapters.statements import listed, statements
from flashcoop_book.chapters.surplus import surplus
from flashcoop_book.chapters.vat import vat
from flashcoop_book.markup import Html, tag
from flashcoop_core.books.statements.base import Statement

__all__ = ["head", "page", "style"]

#: Told in one piece each, in this order; those of `_LONG` follow, then the back.
_TOLD = (brief, timeline, cash, prices, surplus, shares, vat)
_LONG = (statements, reasons, journal)
_NAMES = (
    *("brief", "days", "cash", "prices", "surplus", "shares", "vat"),
    *("statements", "reasons", "journal", "words", "proof"),
)


@cache
def style(name: str) -> str:
    """A style sheet of this package."""
    return files("flashcoop_book").joinpath(f"{name}.css").read_text(encoding="utf-8")


def head(title: str, css: str, *more: Html) -> Html:
    """The head of a document: it lets in its own style sheet, and nothing else from anywhere."""
    allowed = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        *more,
        tag("style", Markup(css)),  # noqa: S704 - a file of this package
    )


def page(book: Book) -> Iterator[bytes]:
    """The page, in pieces."""
    return (str(part).encode() for part in _parts(book))


def _in_contents(book: Book, statement: Statement) -> str:
    """The accounts of the members are named once, together."""
    many = statement.name == "member-account"
    return book.voice.say("member-accounts") if many else book.title_of(statement)


def _parts(book: Book) -> Iterator[Html]:
    voice = book.voice
    say = voice.say
    title = say("title", name=book.heading.name)
    yield Markup(f'<!DOCTYPE html>\n<html lang="{voice.lang}">\n')  # noqa: S704 - a language
    yield head(title, style("style"))
    yield Markup("\n<body>\n")
    yield tag("a", say("skip"), href="#story", class_="skip")
    yield header(book)
    chapters = [(name, say(f"chapter-{name}")) for name in _NAMES]
    inner = [(statement_anchor(statement), _in_contents(book, statement)) for statement in listed(book)]
    yield Markup('<div class="book">\n')
    yield contents(book, chapters, inner)
    yield Markup('<main id="story" tabindex="-1">\n')
    for told in _TOLD:
        yield told(book)
        yield Markup("\n")
    for long in _LONG:
        yield from long(book)
    yield words(book)
    yield proof(book)
    yield tag("p", tag("a", say("back"), href="#contents"), class_="back")
    yield Markup("\n</main>\n</div>\n</body>\n</html>\n")
