"""What the chapters are written from: the voice, the record, the statements, the figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from flashcoop_book.figures import Figures, event_anchor, runs
from flashcoop_book.markup import Html, Part, joined, tag
from flashcoop_book.record import Record
from flashcoop_book.telling import Teller
from flashcoop_book.voice import Voice
from flashcoop_core.books.statements.base import Heading, Statement
from flashcoop_core.books.statements.selector import Summed
from flashcoop_core.hooks import SessionView
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["Book", "chapter", "decision_anchor", "statement_anchor"]

#: More stretches of events than this are not listed: the sentence says how many there are.
_MOST_RUNS = 4


def statement_anchor(statement: Statement) -> str:
    """Where a statement stands in the book."""
    member = getattr(statement, "member", "")
    return f"s-{statement.name}-{member}" if member else f"s-{statement.name}"


def decision_anchor(decision: str) -> str:
    """Where a decision is told in full."""
    return f"decision-{decision}"


def chapter(id: str, title: Part, *parts: Part) -> Html:
    """A chapter under its title, by which it is known."""
    return tag("section", tag("h2", title, id=f"{id}-title"), *parts, id=id, aria_labelledby=f"{id}-title")


@attrs.frozen(eq=False)
class Book:
    """Everything that a chapter may tell."""

    voice: Voice
    record: Record
    teller: Teller
    figures: Figures
    statements: tuple[Statement, ...]
    missing: tuple[str, ...]

    @classmethod
    def of(cls, view: SessionView, lang: Lang) -> Book:
        """The book of a session, read once."""
        figures = Figures(view.books)
        record = Record.of(view, figures.books)
        voice = Voice(lang)
        teller = Teller(voice, record.names)
        return cls(voice, record, teller, figures, tuple(figures.books.statements()), view.state.activated.missing)

    @property
    def heading(self) -> Heading:
        """What the books were read from."""
        return self.figures.books.heading

    def statement(self, name: str) -> Any:  # noqa: ANN401 - the chapter that asks knows its type
        """The statement of that name."""
        return next(statement for statement in self.statements if statement.name == name)

    def title_of(self, statement: Statement) -> str:
        """What a statement is called; with the member, for the account of one."""
        title = label(f"statement-{statement.name}", self.voice.lang)
        member = getattr(statement, "member", "")
        return f"{title} · {member}" if member else title

    def money(self, cents: int, figure: Summed, name: str) -> Part:
        """An amount with its unit, which opens the events behind it."""
        return self.figures.link(self.voice.cents(cents), figure, name)

    def see(self, versions: Iterable[int], prefix: str = "see") -> Html:
        """Where the journal tells those events; with `numbers` for a prefix, by their numbers alone."""
        found = list(runs(versions))
        links = [self._run(first, last, prefix) for first, last in found[:_MOST_RUNS]]
        more = (", …",) if len(found) > _MOST_RUNS else ()
        return tag("span", joined(links, ", "), *more, class_="see")

    def _run(self, first: int, last: int, prefix: str) -> Html:
        name = f"{prefix}-event" if first == last else f"{prefix}-events"
        return tag("a", self.voice.say(name, first=first, last=last), href=f"#{event_anchor(first)}")
