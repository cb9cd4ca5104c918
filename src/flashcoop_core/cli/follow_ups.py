"""`flashcoop follow-ups`: which form is asked of whom, what is due and what is late."""

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

    def listed(ledger: str, session: str | None, on: str | None, *, as_json: bool) -> None:
        from flashcoop_core.learning.follow_ups import follow_ups  # noqa: PLC0415 - `--help` needs none of it
        from flashcoop_core.reports.follow_ups import follow_ups_data, follow_ups_text  # noqa: PLC0415

        wanted = today() if on is None else day_given(on)
        with reading(ledger) as opened:
            chosen = opened.session(session)
            state = chosen.state
            found = follow_ups(state, chosen.learning.events())
        if as_json:
            click.echo(written_json(follow_ups_data(found, state.session, wanted)))
        else:
            click.echo(follow_ups_text(found, state.opened.name, wanted, lang))

    return command(
        "follow-ups",
        lang,
        listed,
        ledger(lang),
        session_option(lang),
        option("learning-day", lang, "--on", "on", metavar="DATE"),
        option("json-out", lang, "--json", "as_json", is_flag=True),
    )
