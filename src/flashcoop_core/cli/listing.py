"""`flashcoop log`: the events of a ledger, as a table or as the stored records themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from flashcoop_core import written
from flashcoop_core.cli.files import reading
from flashcoop_core.cli.kinds import Kinds
from flashcoop_core.cli.spoken import Command, command, ledger, option, session_option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.log import Envelope
    from flashcoop_core.tables import Row, Table

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def log(ledger: str, session: str | None, *, jsonl: bool) -> None:
        from flashcoop_core.log import checked, checked_session  # noqa: PLC0415 - `--help` needs none of it

        with reading(ledger) as opened:
            if session is not None:
                opened.session(session)  # refused here if there is none of that id
            if jsonl:
                for line in opened.lines(session):
                    sys.stdout.buffer.write(line)
                return
            rows = opened.log.rows(session)
            events = checked(rows) if session is None else checked_session(rows)
            head = opened.head if session is None else opened.session(session).head
            table = _table(
                events, Kinds(opened, lang), head, lang, several=session is None and len(opened.sessions) > 1
            )
        click.echo(str(table))

    return command("log", lang, log, ledger(lang), session_option(lang), option("jsonl", lang, is_flag=True))


def _table(events: Iterable[Envelope], kinds: Kinds, head: str, lang: Lang, *, several: bool) -> Table:
    from flashcoop_core.tables import Column, Table  # noqa: PLC0415 - `--jsonl` draws no table

    names = ("session",) if several else ()
    columns = [Column(say(f"log-{name}", {}, lang)) for name in (*names, "version", "day", "kind")]
    columns.append(Column(say("log-sum", {}, lang), "right"))
    rows = tuple(_rows(events, kinds, lang, several=several))
    return Table("", tuple(columns), rows, (say("log-end", {"events": len(rows), "head": head}, lang),))


def _rows(events: Iterable[Envelope], kinds: Kinds, lang: Lang, *, several: bool) -> Iterator[Row]:
    from flashcoop_core.tables import Row  # noqa: PLC0415 - as above

    for event in events:
        debits = sum(cents for _, _, postings in event.entries for _, _, cents, _ in postings if cents > 0)
        cells = (
            str(event.version),
            written.day(date.fromisoformat(event.on), lang),
            kinds(event.session, event.kind),
            written.cents(debits, lang) if event.entries else "",
        )
        yield Row((event.session, *cells) if several else cells)
