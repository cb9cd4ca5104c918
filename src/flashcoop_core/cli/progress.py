"""`flashcoop progress`: what members learnt, said and became, for their facilitators."""

from __future__ import annotations

import click

from flashcoop_core.cli.day import day_given, today
from flashcoop_core.cli.files import reading
from flashcoop_core.cli.spoken import Command, command, ledger, option, session_option
from flashcoop_core.cli.statements import written_json
from flashcoop_core.written import Lang

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def progress(ledger: str, session: str | None, on: str | None, *, as_json: bool) -> None:
        from flashcoop_core.reports.learning import learning_report  # noqa: PLC0415 - `--help` needs none of it

        wanted = today() if on is None else day_given(on)
        with reading(ledger) as opened:
            chosen = opened.session(session)
            report = learning_report(chosen.state, chosen.learning.events(), wanted)
        click.echo(written_json(report.data()) if as_json else report.text(lang))

    return command(
        "progress",
        lang,
        progress,
        ledger(lang),
        session_option(lang),
        option("learning-day", lang, "--on", "on", metavar="DATE"),
        option("json-out", lang, "--json", "as_json", is_flag=True),
    )
