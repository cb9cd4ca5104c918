"""`flashcoop report`: a document that a plugin makes of a session, printed, as JSON, or left in a folder."""

from __future__ import annotations

from pathlib import Path

import click

from flashcoop_core.cli.files import reading, settings_of, write_whole
from flashcoop_core.cli.spoken import Argument, Command, command, ledger, option, session_option
from flashcoop_core.cli.statements import view_of, written_json
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def report(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str,
        name: str,
        session: str | None,
        at: str | None,
        settings: tuple[str, ...],
        out: str | None,
        *,
        as_json: bool,
    ) -> None:
        given = settings_of(settings)
        with reading(ledger) as opened:
            chosen = opened.session(session)
            document = chosen.report(name, given, lang=lang, view=view_of(opened, session, at))
            text = written_json(document.data) if as_json else "\n\n".join(map(str, document.tables))
            if out is None:
                click.echo(text)
                return
            folder = Path(out)
            folder.mkdir(parents=True, exist_ok=True)
            stem = name.replace(":", "-")
            write_whole(folder / f"{stem}.{'json' if as_json else 'txt'}", [f"{text}\n".encode()])
            for file in document.files:
                write_whole(folder / file.name, file.pieces())
        click.echo(say("report-left", {"name": name, "folder": folder, "files": len(document.files) + 1}, lang))

    return command(
        "report",
        lang,
        report,
        ledger(lang),
        Argument("name", lang, metavar="PLUGIN[:NAME]", text="report"),
        session_option(lang),
        option("at", lang, metavar="VERSION|DATE"),
        option("set", lang, "--set", "settings", metavar="NAME=VALUE", multiple=True),
        option("out", lang, metavar="DIR"),
        option("json-report", lang, "--json", "as_json", is_flag=True),
    )
