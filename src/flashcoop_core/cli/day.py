"""`flashcoop day`: the list of a day, today's by default."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import click

from flashcoop_core.cli.files import reading
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Command, command, ledger, option, session_option
from flashcoop_core.cli.statements import written_json
from flashcoop_core.written import Lang

__all__ = ["day_given", "made", "today"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def made(lang: Lang) -> Command:
    """The command."""

    def day(ledger: str, session: str | None, on: str | None, *, as_json: bool) -> None:
        wanted = today() if on is None else day_given(on)
        with reading(ledger) as opened:
            shown = opened.session(session).day(wanted)
            click.echo(written_json(shown.data()) if as_json else shown.text(lang))

    return command(
        "day",
        lang,
        day,
        ledger(lang),
        session_option(lang),
        option("day", lang, "--on", "on", metavar="DATE"),
        option("json-out", lang, "--json", "as_json", is_flag=True),
    )


def today() -> date:
    """The day it is where the program runs."""
    return datetime.now(UTC).astimezone().date()


def day_given(text: str) -> date:
    """The day that `text` writes, `2026-03-07`.

    Raises:
        Misused: it writes none.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Misused("usage-day")
