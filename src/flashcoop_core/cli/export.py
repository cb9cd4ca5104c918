"""`flashcoop export`: the books in the form that another program reads, made by a plugin."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.files import reading, settings_of, write_whole
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Command, command, ledger, option, session_option
from flashcoop_core.cli.statements import view_of
from flashcoop_core.cli.waiting import waiting
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.hooks import File

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def export(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str | None,
        form: str | None,
        session: str | None,
        at: str | None,
        settings: tuple[str, ...],
        out: str | None,
        *,
        listed: bool,
    ) -> None:
        if listed:
            _list(lang)
            return
        if ledger is None or form is None:
            raise Misused("usage-export")
        given = settings_of(settings)
        with reading(ledger) as opened:
            view = view_of(opened, session, at)
            files = opened.session(session).export(form, given, lang=lang, view=view)
            if out is None:
                _print(files)
                return
            for path, size in _left(files, Path(out), lang):
                click.echo(say("file-left", {"path": path, "bytes": size}, lang))

    left_out = ledger(lang)
    left_out.required = False
    return command(
        "export",
        lang,
        export,
        left_out,
        option("format", lang, "--format", "form", metavar="PLUGIN[:NAME]"),
        session_option(lang),
        option("at", lang, metavar="VERSION|DATE"),
        option("set", lang, "--set", "settings", metavar="NAME=VALUE", multiple=True),
        option("out-export", lang, "--out", metavar="FILE|DIR"),
        option("list", lang, "--list", "listed", is_flag=True),
    )


def _left(files: Iterator[File], out: Path, lang: Lang) -> Iterator[tuple[Path, int]]:
    """Each file once it is written, and how long it is; whoever waits is told that the work goes on.

    They go into a folder that is there or is written as one (`out/`); else the only one is called as `out` says.
    """
    folder = out.is_dir() or not out.suffix
    left = files if folder else (_only(files) for _ in range(1))  # made while it is waited for
    while True:
        with waiting(lang) as counted:
            file = next(left, None)
            if file is None:
                return
            if folder:
                out.mkdir(parents=True, exist_ok=True)
            path = out / file.name if folder else out
            size = write_whole(path, counted(file.pieces()))
        yield path, size


def _only(files: Iterator[File]) -> File:
    """The file of a format that makes one.

    Raises:
        Misused: it makes several.
    """
    first = next(files)
    if next(files, None) is not None:
        raise Misused("usage-out-needed")
    return first


def _print(files: Iterator[File]) -> None:
    """The only file of a format on standard output."""
    for piece in _only(files).pieces():
        sys.stdout.buffer.write(piece)


def _list(lang: Lang) -> None:
    """Every format and report that can be had, and the plugin it comes from."""
    from flashcoop_core.errors import PluginUnusable  # noqa: PLC0415 - `--help` looks for no plugin
    from flashcoop_core.hooks import PluginManager  # noqa: PLC0415
    from flashcoop_core.hooks.report import LedgerFormat  # noqa: PLC0415
    from flashcoop_core.tables import Column, Row, Table  # noqa: PLC0415

    manager = PluginManager.installed()
    rows = []
    for name in dict.fromkeys(plugin.name for plugin in manager.found):
        try:
            loaded = manager.load(name)
        except PluginUnusable as unusable:
            click.echo(f"⚠ [{unusable.name}] {unusable.say(lang)}", err=True)
            continue
        for report in loaded.reports:
            sort = "export" if isinstance(report, LedgerFormat) else "report"
            label = report.label[0 if lang == "fr" else 1]
            settings = ", ".join(setting.name for setting in report.settings)
            rows.append(Row((f"{name}:{report.name}", sort, label, settings, loaded.found.maker)))
    if not rows:
        click.echo(say("exports-none", {}, lang))
        return
    names = ("name", "command", "what", "settings", "plugin-distribution")
    columns = tuple(Column(say(f"column-{column}", {}, lang)) for column in names)
    click.echo(str(Table(say("exports-title", {}, lang), columns, tuple(rows))))
