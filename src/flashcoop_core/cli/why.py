"""`flashcoop why`: which events a figure of a statement comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from flashcoop_core import written
from flashcoop_core.cli.files import reading
from flashcoop_core.cli.kinds import Kinds
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Argument, Command, command, ledger, option, session_option
from flashcoop_core.cli.statements import books_of, known, statement_named
from flashcoop_core.words import label, say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.books import Books
    from flashcoop_core.tables import Table

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def why(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str, statement: str, line: str, session: str | None, at: str | None, member: str | None
    ) -> None:
        known(statement)
        with reading(ledger) as opened:
            books = books_of(opened, session, at)
            figures = list(_figures(statement_named(books, statement, member)))
            found = [figure for figure in figures if line in _names(figure, lang)]
            if not found:
                lines = dict.fromkeys(_names(figure, lang)[0] for figure in figures)
                raise Misused("usage-unknown-line", lines=tuple(lines))
            kinds = Kinds(opened, lang)
            tables = [_table(books, figure, kinds, lang) for figure in found]
        click.echo("\n\n".join(map(str, tables)))

    return command(
        "why",
        lang,
        why,
        ledger(lang),
        Argument("statement", lang, metavar="STATEMENT"),
        Argument("line", lang, metavar="LINE"),
        session_option(lang),
        option("at", lang, metavar="VERSION|DATE"),
        option("member", lang, metavar="ID"),
    )


def _figures(value: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever a statement is made of
    """Everything in a statement that can say what it sums."""
    import attrs  # noqa: PLC0415 - `--help` needs none of it

    if isinstance(value, tuple):
        for part in value:
            yield from _figures(part)
    elif attrs.has(type(value)):
        if hasattr(value, "selectors"):
            yield value
        for field in attrs.fields(type(value)):
            yield from _figures(getattr(value, field.name))


def _names(figure: Any, lang: Lang) -> tuple[str, ...]:  # noqa: ANN401 - as above
    """How a figure may be asked for: an account number, a stable name, or the text that is printed."""
    name = str(getattr(figure, "name", "") or getattr(figure, "account", ""))
    try:
        text = label(f"line-{name}", lang)
    except KeyError:
        text = str(getattr(figure, "label", ""))
    return tuple(part for part in (name, text, f"{name} {text}") if part)


def _table(books: Books, figure: Any, kinds: Kinds, lang: Lang) -> Table:  # noqa: ANN401 - as above
    from flashcoop_core.tables import Column, Row, Table  # noqa: PLC0415

    reasons = books.why(figure)
    rows = [
        Row(
            (
                str(reason.version),
                written.day(date.fromisoformat(reason.on), lang),
                kinds(books.heading.session, reason.kind),
                written.cents(reason.cents, lang),
            )
        )
        for reason in reasons
    ]
    total = written.cents(sum(reason.cents for reason in reasons), lang)
    return Table(
        say("why-title", {"line": _names(figure, lang)[-1]}, lang),
        (
            Column(say("log-version", {}, lang)),
            Column(say("log-day", {}, lang)),
            Column(say("log-kind", {}, lang)),
            Column(say("log-sum", {}, lang), "right"),
        ),
        (*rows, Row(("", "", say("why-total", {}, lang), total), total=True)),
        (books.heading.sentence(lang),),
    )
