"""`flashcoop pay-results`: what a payroll computed, read by its plugin and recorded."""

from __future__ import annotations

from datetime import date

import click

from flashcoop_core.cli.files import raw, settings_of, writing
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.pay_files import BASES, run_of
from flashcoop_core.cli.spoken import Argument, Command, command, ledger, option, session_option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def pay_results(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str,
        plugin: str,
        file: str,
        month: str,
        roster: str,
        reference: str,
        acknowledged_by: str | None,
        on: str | None,
        session: str | None,
        basis: str,
        amounts: str | None,
        settings: tuple[str, ...],
        by: str | None,
    ) -> None:
        from flashcoop_core.cli.record import tell  # noqa: PLC0415 - `--help` records nothing
        from flashcoop_core.vault import read_roster  # noqa: PLC0415

        given, known, content = settings_of(settings), read_roster(roster), raw(file)
        with writing(ledger) as opened:
            chosen = opened.session(session)
            receipts = chosen.settle_pay(
                plugin,
                content,
                run_of(chosen, month, basis, amounts),
                known,
                given,
                reference=reference,
                acknowledged_by=acknowledged_by,
                on=_day(on) if on else None,
                by=by,
            )
        tell(receipts, lang)
        for line in receipts[0].event.lines:
            if line.difference:
                facts = {"member": line.member, "share": line.accrued, "difference": line.difference}
                click.echo(say("pay-difference", facts, lang))

    return command(
        "pay-results",
        lang,
        pay_results,
        ledger(lang),
        Argument("plugin", lang, metavar="PLUGIN"),
        Argument("file", lang, metavar="FILE|-", text="pay-results"),
        option("month", lang, metavar="2026-03", required=True),
        option("roster", lang, metavar="FILE", required=True),
        option("reference", lang, metavar="TEXT", required=True),
        option("acknowledged-by", lang, metavar="ID"),
        option("on", lang, metavar="DATE"),
        session_option(lang),
        option("basis", lang, type=click.Choice(BASES), default="cost"),
        option("amounts", lang, metavar="FILE|-"),
        option("set", lang, "--set", "settings", metavar="NAME=VALUE", multiple=True),
        option("by", lang, metavar="ID"),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misused("usage-day") from None
