"""`flashcoop learn`: what is learnt in a session, from JSON Lines, all of them or none."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flashcoop_core.cli.files import STDIN, writing
from flashcoop_core.cli.record import tell
from flashcoop_core.cli.spoken import Argument, Command, command, ledger, option, session_option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def learn(ledger: str, file: str, session: str | None, by: str | None) -> None:
        with (
            sys.stdin.buffer if file == STDIN else Path(file).open("rb") as lines,
            writing(ledger) as opened,
        ):
            receipts = opened.session(session).learning.record_lines(lines, by=by)
        if not receipts:
            click.echo(say("not-recorded", {}, lang), err=True)
        tell(receipts, lang, "learning-head")

    return command(
        "learn",
        lang,
        learn,
        ledger(lang),
        Argument("file", lang, metavar="FILE.jsonl"),
        session_option(lang),
        option("by", lang, metavar="ID"),
    )
