"""`flashcoop verify`: the whole ledger checked, down to the last byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.files import reading
from flashcoop_core.cli.spoken import Command, command, ledger, option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.log import Verified

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def verify(ledger: str, head: str | None) -> None:
        with reading(ledger) as opened:
            found = opened.verify(head=head)
        click.echo(say("verified", {"path": ledger, "events": found.events, "sessions": found.sessions}, lang))
        for session, link in found.heads:
            click.echo(say("verified-session", {"session": session, "head": link}, lang))
        click.echo(say("ledger-head", {"head": found.head}, lang))
        for plugin, events in found.skipped:
            click.echo(say("verified-skipped", {"plugin": plugin, "events": events}, lang), err=True)
        for session, decision, ballots in found.elsewhere:
            facts = {"session": session, "decision": decision, "ballots": ballots}
            click.echo(say("verified-elsewhere", facts, lang))
        if found.kept is not None:
            name = "verified-kept-in" if found.kept.chain else "verified-kept"
            facts = {"session": found.kept.chain, "position": found.kept.position, "later": found.kept.later}
            click.echo(say(name, facts, lang))
        if found.learning is not None:
            _tell_learning(found.learning, lang)

    return command("verify", lang, verify, ledger(lang), option("head", lang, metavar="HASH"))


def _tell_learning(found: Verified, lang: Lang) -> None:
    """Say what the check of the learning beside the ledger found, with the heads to keep."""
    click.echo(say("verified-learning", {"events": found.events, "erased": found.erased}, lang))
    for session, link in found.heads:
        click.echo(say("verified-learning-session", {"session": session, "head": link}, lang))
    if found.kept is not None:
        facts = {"position": found.kept.position, "later": found.kept.later}
        click.echo(say("verified-kept-learning", facts, lang))
