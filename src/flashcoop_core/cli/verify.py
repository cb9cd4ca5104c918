"""`flashcoop verify`: the whole ledger checked, down to the last byte."""

from __future__ import annotations

import click

from flashcoop_core.cli.files import reading
from flashcoop_core.cli.spoken import Command, command, ledger, option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

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
        if found.kept is not None:
            name = "verified-kept-in" if found.kept.chain else "verified-kept"
            facts = {"session": found.kept.chain, "position": found.kept.position, "later": found.kept.later}
            click.echo(say(name, facts, lang))

    return command("verify", lang, verify, ledger(lang), option("head", lang, metavar="HASH"))
