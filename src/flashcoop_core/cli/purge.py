"""`flashcoop purge`: erase what is kept of learning, of a session or of one member."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.day import day_given, today
from flashcoop_core.cli.files import writing
from flashcoop_core.cli.outcome import Status
from flashcoop_core.cli.spoken import Command, command, ledger, option, session_option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.learning.purging import Reason

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def purge(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str,
        session: str | None,
        reason: Reason,
        member: str | None,
        on: str | None,
        by: str | None,
        *,
        yes: bool,
    ) -> Status:
        day = today() if on is None else day_given(on)
        with writing(ledger) as opened:
            chosen = opened.session(session)
            learning = chosen.learning
            count = learning.purgeable(day, reason, member)
            if count and not yes and not _confirmed(count, chosen.id, member, lang):
                click.echo(say("not-purged", {}, lang), err=True)
                return Status.REFUSED
            receipt = learning.purge(day, reason, member, by=by)
        click.echo(say("purged", {"count": receipt.event.erased, "session": receipt.session}, lang))
        click.echo(say("learning-head", {"head": receipt.head}, lang))
        return Status.DONE

    return command(
        "purge",
        lang,
        purge,
        ledger(lang),
        session_option(lang),
        option("reason", lang, type=click.Choice(("retention", "request")), required=True),
        option("purge-member", lang, "--member", "member", metavar="ID"),
        option("purge-on", lang, "--on", "on", metavar="DATE"),
        option("by", lang, metavar="ID"),
        option("yes", lang, is_flag=True),
    )


def _confirmed(count: int, session: str, member: str | None, lang: Lang) -> bool:
    from flashcoop_core.cli.asking import ask_yes  # noqa: PLC0415 - only for those who are asked

    return ask_yes("ask-purge", {"count": count, "session": session, "member": member or "*"}, lang)
