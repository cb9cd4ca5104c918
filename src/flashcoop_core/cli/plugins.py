"""`flashcoop plugins`: which plugins there are, in which state, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.files import reading
from flashcoop_core.cli.spoken import Argument, Command, command, option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.hooks.status import PluginStatus
    from flashcoop_core.tables import Table

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def plugins(ledger: str | None, *, check: bool, as_json: bool) -> None:
        from flashcoop_core.hooks import PluginManager  # noqa: PLC0415 - `--help` looks for no plugin

        active: list[str] = []
        if ledger is not None:
            with reading(ledger) as opened:
                active = [one.name for id in opened.sessions for one in opened.session(id).activations]
        statuses = list(PluginManager.installed().statuses(active, check=check))
        if as_json:
            from flashcoop_core.cli.statements import written_json  # noqa: PLC0415 - as above

            click.echo(written_json([_data(status, lang) for status in statuses]))
        elif statuses:
            click.echo(str(_table(statuses, lang)))
            for status in statuses:
                if status.state not in ("active", "inactive"):
                    click.echo(f"⚠ [plugin-{status.state}] {status.say(lang)}", err=True)
        else:
            click.echo(say("plugins-none", {}, lang))

    return command(
        "plugins",
        lang,
        plugins,
        Argument("ledger", lang, metavar=f"[{say('terminal-ledger', {}, lang)}]", required=False, text="plugins-of"),
        option("check-plugins", lang, "--check", "check", is_flag=True),
        option("json-plugins", lang, "--json", "as_json", is_flag=True),
    )


def _data(status: PluginStatus, lang: Lang) -> dict[str, object]:
    return {
        "name": status.name,
        "state": status.state,
        "distributions": list(status.distributions),
        "hooks": list(status.hooks),
        "reason": status.say(lang),
    }


def _table(statuses: Sequence[PluginStatus], lang: Lang) -> Table:
    from flashcoop_core.tables import Column, Row, Table  # noqa: PLC0415 - as above

    names = ("plugin", "plugin-state", "plugin-distribution", "plugin-hooks")
    rows = (
        Row(
            (
                status.name,
                say(f"state-{status.state}", {}, lang),
                ", ".join(status.distributions),
                ", ".join(hook.removeprefix("flashcoop_") for hook in status.hooks),
            )
        )
        for status in statuses
    )
    columns = tuple(Column(say(f"column-{name}", {}, lang)) for name in names)
    return Table(say("plugins-title", {}, lang), columns, tuple(rows))
