"""The back of the book: its words explained, and how to check it."""

from __future__ import annotations

from flashcoop_book.book import Book, chapter
from flashcoop_book.markup import Html, tag
from flashcoop_book.words.glossary import GLOSSARY

__all__ = ["proof", "words"]


def words(book: Book) -> Html:
    """The glossary, in the order of the alphabet."""
    say = book.voice.say
    terms = sorted(GLOSSARY, key=lambda key: say(f"word-{key}").casefold())
    entries = (
        tag(
            "div",
            tag("dt", say(f"word-{key}"), id=f"word-{key}"),
            tag("dd", say(f"meaning-{key}"), id=f"meaning-{key}"),
        )
        for key in terms
    )
    return chapter("words", say("chapter-words"), tag("dl", *entries, class_="words"))


def proof(book: Book) -> Html:
    """The chain head, and the command that finds it in the ledger."""
    voice, heading = book.voice, book.heading
    say = voice.say
    problems = any(statement.check() for statement in book.statements)
    facts = (
        ("proof-session", heading.session),
        ("proof-version", str(heading.version)),
        ("proof-head", heading.head or "-"),
    )
    command = f"flashcoop verify {say('proof-file')} --head {heading.head}"
    return chapter(
        "proof",
        say("chapter-proof"),
        tag("p", say("proof-problems" if problems else "proof-sound"), class_="note" if problems else None),
        tag("p", voice.rich("proof-intro")),
        tag(
            "dl",
            *(tag("div", tag("dt", say(name)), tag("dd", tag("code", fact))) for name, fact in facts),
            class_="facts",
        ),
        *((tag("p", say("proof-how")), tag("pre", tag("code", command), tabindex="0")) if heading.head else ()),
        tag("p", say("proof-again")),
    )
