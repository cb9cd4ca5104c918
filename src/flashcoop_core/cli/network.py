"""`flashcoop network`: many sessions and ledgers read as one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.day import day_given, today
from flashcoop_core.cli.files import raw, reading, write_whole
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Argument, Command, command, option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.log import Log
    from flashcoop_core.network import About, Network, NetworkReport

__all__ = ["made", "written"]

_FORMS = ("table", "json", "xlsx", "html")

#: Fewer events are read before anyone wonders.
_LONG = 5_000


def made(lang: Lang) -> Command:
    """The command."""

    def network(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledgers: tuple[str, ...],
        form: str,
        out: str | None,
        threshold: int,
        by: str,
        about: str | None,
        apart: tuple[str, ...],
        processes: int | None,
        on: str | None,
    ) -> None:
        from flashcoop_core.network import read_network, report  # noqa: PLC0415 - `--help` needs none of it

        if form == "xlsx" and out is None:
            raise Misused("usage-network-out")
        until = today() if on is None else day_given(on)
        with _progress(lang) as progress:
            read = read_network(ledgers, open_log=_log, apart=apart, processes=processes, on=until, progress=progress)
        text = written(report(read, by=by, threshold=threshold, about=_about(about, read)), form, lang)
        if out is None:
            click.echo(text.decode().rstrip("\n"))
            return
        size = write_whole(Path(out), [text])
        click.echo(say("network-left", {"path": out, "bytes": size}, lang))

    several = Argument("ledgers", lang, metavar=say("terminal-ledger", {}, lang) + "...")
    several.nargs = -1
    return command(
        "network",
        lang,
        network,
        several,
        option("network-format", lang, "--format", "form", type=click.Choice(_FORMS), default=_FORMS[0]),
        option("network-out", lang, "--out", metavar="FILE"),
        option("threshold", lang, type=click.IntRange(min=0), default=5, metavar="N"),
        option("network-by", lang, "--by", type=click.Choice(("host", "filiere", "territory", "year")), default="host"),
        option("about", lang, metavar="FILE.json"),
        option("apart", lang, multiple=True, metavar="ID"),
        option("processes", lang, type=click.IntRange(min=1), metavar="N"),
        option("network-on", lang, "--on", "on", metavar="DATE"),
    )


def written(report: NetworkReport, form: str, lang: Lang) -> bytes:
    """The report in one of the forms."""
    from flashcoop_core.cli.statements import written_json  # noqa: PLC0415 - one form is asked for
    from flashcoop_core.network import as_html, as_text, as_xlsx  # noqa: PLC0415

    if form == "xlsx":
        return as_xlsx(report, lang)
    if form == "html":
        return as_html(report, lang).encode()
    text = written_json(report.data()) if form == "json" else as_text(report, lang)
    return f"{text}\n".encode()


def _log(path: str) -> Log:
    """The log of the ledger at `path`; called by other processes too."""
    return reading(path).log


def _about(path: str | None, network: Network) -> About | None:
    from flashcoop_core.network import about_of  # noqa: PLC0415 - few give such a file

    return None if path is None else about_of(raw(path), {summary.session for summary in network.sessions})


@contextmanager
def _progress(lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """What is told how many events are read; draws a bar on stderr if there are many and someone looks."""
    updates: list[Callable[[int], object]] = []
    drawn = 0
    with ExitStack() as stack:

        def told(done: int, events: int) -> None:
            nonlocal drawn
            if not updates and events >= _LONG and sys.stderr.isatty():
                label = say("network-progress", {}, lang)
                bar = stack.enter_context(click.progressbar(length=events, label=label, file=sys.stderr))
                updates.append(bar.update)
            for update in updates:
                update(done - drawn)
                drawn = done

        yield told
