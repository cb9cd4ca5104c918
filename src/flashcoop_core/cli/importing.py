"""`flashcoop import`: JSON Lines into a ledger, all of them or none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from flashcoop_core.cli.files import STDIN, tell_failures
from flashcoop_core.cli.spoken import Argument, Command, command, ledger, option, session_option
from flashcoop_core.ledger import Ledger
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["made"]

#: A file of fewer lines is read before anyone wonders.
_LONG = 2_000


@contextmanager
def _progress(lines: int, lang: Lang) -> Iterator[Callable[[int], None]]:
    """What is told the number of each line; draws a bar on stderr if the file is long and someone looks."""
    if lines < _LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    label = say("import-progress", {}, lang)
    with click.progressbar(length=lines, label=label, file=sys.stderr, update_min_steps=lines // 200) as bar:
        yield lambda _: bar.update(1)


def _count(path: str) -> int:
    with Path(path).open("rb") as file:
        return sum(1 for _ in file)


def made(lang: Lang) -> Command:
    """The command."""

    def take_in(ledger: str, file: str, session: str | None, by: str | None, observers: tuple[str, ...]) -> None:
        # The file first: a ledger is not made for lines that cannot be read.
        count = 0 if file == STDIN else _count(file)
        with (
            sys.stdin.buffer if file == STDIN else Path(file).open("rb") as lines,
            Ledger.open(ledger, observers=observers) as opened,
            _progress(count, lang) as progress,
        ):
            done = opened.import_lines(lines, session=session, by=by, progress=progress)
            head = opened.head
        tell_failures(opened, lang)
        facts = {"events": done.events, "repeated": done.repeated, "sessions": done.sessions or ("-",)}
        click.echo(say("imported", facts, lang))
        click.echo(say("ledger-head", {"head": head}, lang))

    return command(
        "import",
        lang,
        take_in,
        ledger(lang),
        Argument("file", lang, metavar="FILE.jsonl"),
        session_option(lang),
        option("by", lang, metavar="ID"),
        option("observer", lang, "--observer", "observers", metavar="PLUGIN", multiple=True),
    )
