"""`flashcoop pay-files`: what the members earned, as the files that a payroll imports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from flashcoop_core.cli.files import plain_json, reading, settings_of, write_whole
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Argument, Command, command, ledger, option, session_option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.hooks import Basis, PayRun
    from flashcoop_core.ledger import Session

__all__ = ["BASES", "made", "run_of"]

#: What amounts may be.
BASES = ("cost", "gross", "net")


def made(lang: Lang) -> Command:
    """The command."""

    def pay_files(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str,
        plugin: str,
        month: str,
        roster: str,
        out: str,
        session: str | None,
        basis: str,
        amounts: str | None,
        settings: tuple[str, ...],
    ) -> None:
        from flashcoop_core.vault import read_roster  # noqa: PLC0415 - `--help` reads no roster

        given, known = settings_of(settings), read_roster(roster)
        with reading(ledger) as opened:
            chosen = opened.session(session)
            run = run_of(chosen, month, basis, amounts)
            files = chosen.pay_files(plugin, run, known, given)
            folder = Path(out)
            folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                # They say who people are and what they earn.
                size = write_whole(folder / file.name, file.pieces(), private=True)
                click.echo(say("file-left", {"path": folder / file.name, "bytes": size}, lang))
        total = sum(element.cents for element in run.elements)
        facts = {"total": total, "members": len(run.elements), "basis": say(f"basis-{run.basis}", {}, lang)}
        click.echo(say("pay-files-left", facts, lang))

    return command(
        "pay-files",
        lang,
        pay_files,
        ledger(lang),
        Argument("plugin", lang, metavar="PLUGIN"),
        option("month", lang, metavar="2026-03", required=True),
        option("roster", lang, metavar="FILE", required=True),
        option("out", lang, metavar="DIR", required=True),
        session_option(lang),
        option("basis", lang, type=click.Choice(BASES), default="cost"),
        option("amounts", lang, metavar="FILE|-"),
        option("set", lang, "--set", "settings", metavar="NAME=VALUE", multiple=True),
    )


def run_of(session: Session, month: str, basis: str, amounts: str | None) -> PayRun:
    """The pay run that the options ask for."""
    from flashcoop_core.hooks.payroll import is_month  # noqa: PLC0415 - `--help` pays nobody

    if not is_month(month):
        raise Misused("usage-month")
    return session.pay_run(month, basis=cast("Basis", basis), amounts=_amounts(amounts) if amounts else None)


def _amounts(name: str) -> dict[str, int]:
    """The amounts in a JSON file: `{"m-01": 4157}`, in cents."""
    plain = plain_json(name)
    if not isinstance(plain, dict):
        raise Misused("usage-amounts")
    amounts = {member: cents for member, cents in plain.items() if type(cents) is int}
    if len(amounts) != len(plain):
        raise Misused("usage-amounts")
    return amounts
