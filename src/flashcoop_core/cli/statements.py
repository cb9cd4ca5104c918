"""`flashcoop statements`: the books of a session, as they are or as they were."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import attrs
import click

from flashcoop_core.cli.files import reading
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Argument, Command, command, ledger, option, session_option
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.books import Books
    from flashcoop_core.books.statements.base import Statement
    from flashcoop_core.hooks import SessionView
    from flashcoop_core.ledger import Ledger

__all__ = ["books_of", "known", "made", "statement_named", "view_of", "written_json"]

_VERSION = re.compile(r"[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def made(lang: Lang) -> Command:
    """The command."""

    def statements(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str,
        name: str | None,
        session: str | None,
        at: str | None,
        recorded: str | None,
        member: str | None,
        *,
        as_json: bool,
    ) -> None:
        if name is not None:
            known(name)
        with reading(ledger) as opened:
            books = books_of(opened, session, at, recorded)
            if name is None:
                shown = list(books.statements())
            elif name == "member-account" and member is None:
                shown = [books.member_account(of) for of in books.members()]
            else:
                shown = [statement_named(books, name, member)]
            if as_json:
                one = name is not None and len(shown) == 1
                click.echo(written_json(shown[0].data() if one else [each.data() for each in shown]))
            else:
                click.echo("\n\n".join(each.table(lang).render() for each in shown))

    return command(
        "statements",
        lang,
        statements,
        ledger(lang),
        Argument("name", lang, metavar="[NAME]", required=False),
        session_option(lang),
        option("at", lang, metavar="VERSION|DATE"),
        option("recorded", lang, metavar="TIME"),
        option("member", lang, metavar="ID"),
        option("json-out", lang, "--json", "as_json", is_flag=True),
    )


def known(name: str) -> None:
    """Nothing, if a statement has that name.

    Raises:
        Misused: none has.
    """
    from flashcoop_core.books.statements import STATEMENTS  # noqa: PLC0415 - reads the labels

    if name not in STATEMENTS:
        raise Misused("usage-unknown-statement", statements=tuple(STATEMENTS))


def books_of(ledger: Ledger, session: str | None, at: str | None = None, recorded: str | None = None) -> Books:
    """The books of a session: `at` a version (digits) or an effective day, as `recorded` by a moment.

    Raises:
        UnknownSession: there is no such session, or no single one.
        Misused: `at` or `recorded` is none of that.
    """
    chosen = ledger.session(session)
    day = None if at is None or _VERSION.fullmatch(at) else _day(at)
    version = int(at) if at is not None and day is None else None
    if recorded is not None:
        if version is not None:
            raise Misused("usage-version-and-moment")
        books = chosen.at(recorded=_moment(recorded)).books
    elif version is not None:
        if not 0 < version <= chosen.version:
            raise Misused("usage-no-such-version", version=version, last=chosen.version)
        books = chosen.at(version=version).books
    else:
        books = chosen.books
    return books if day is None else books.until(day)


def view_of(ledger: Ledger, session: str | None, at: str | None) -> SessionView:
    """What plugins are given of a session: as it is, after a version, or with its books until an effective day.

    Raises: as `books_of`.
    """
    chosen = ledger.session(session)
    books = books_of(ledger, session, at, None)
    return attrs.evolve(chosen.at(version=books.heading.version).view, books=books)


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Misused("usage-version-or-day")


def _moment(text: str) -> datetime:
    """A moment in ISO form; UTC, as records write it, unless it says otherwise. A day is its whole day."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Misused("usage-moment") from None
    if _DAY.fullmatch(text):
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def statement_named(books: Books, name: str, member: str | None = None) -> Statement:
    """The statement called `name`; `member` says whose, for a member account.

    Raises:
        Misused: a member account needs a member.
    """
    from flashcoop_core.books.statements import STATEMENTS  # noqa: PLC0415 - reads the labels

    named = STATEMENTS[name]
    if named.of_member:
        if member is None:
            raise Misused("usage-member-needed")
        return books.member_account(member)
    statement: Statement = getattr(books, named.method)()
    return statement


def written_json(data: object) -> str:
    """Plain data as JSON that people can read too."""
    import msgspec  # noqa: PLC0415 - `--help` needs none of it

    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()
