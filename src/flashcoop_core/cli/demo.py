"""`flashcoop demo`: a whole session played, told day by day, with its statements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Argument, Command, command, option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.statements.base import Statement
    from flashcoop_core.hooks import File, PluginManager
    from flashcoop_core.ledger import Ledger, Session

__all__ = ["made"]

#: What the ids of a performance are drawn from: the same heads every time.
_SEED = 2026


def made(lang: Lang) -> Command:
    """The command."""

    def demo(name: str | None, out: str | None) -> None:
        from flashcoop_core.demo import NAMES, NATIONAL  # noqa: PLC0415 - `--help` needs none of it

        chosen = name or NAMES[0]
        if chosen not in (*NAMES, NATIONAL):
            raise Misused("usage-unknown-demo", names=(*NAMES, NATIONAL))
        if out is None:
            with TemporaryDirectory(prefix="flashcoop-") as scratch:
                head = _played(chosen, Path(scratch), lang)
            click.echo(say("demo-not-kept", {"name": chosen, "head": head}, lang))
        else:
            folder = Path(out)
            head = _played(chosen, folder, lang, keep=True)
            path = folder / f"{chosen}.flashcoop"
            click.echo(say("demo-kept", {"folder": folder, "path": path, "head": head}, lang))

    return command(
        "demo",
        lang,
        demo,
        Argument("name", lang, metavar="[NAME]", required=False, text="story"),
        option("out", lang, metavar="DIR"),
    )


def _played(name: str, folder: Path, lang: Lang, *, keep: bool = False) -> str:
    """Play the story `name`, leave everything in `folder`; the head of the ledger. To `keep`: every export too.

    Raises:
        Refused: a ledger of that name is there already (`file-exists`).
    """
    from flashcoop_core.cli.files import write_whole  # noqa: PLC0415
    from flashcoop_core.cli.statements import written_json  # noqa: PLC0415
    from flashcoop_core.demo import NATIONAL, Stage, follow, load_national, play  # noqa: PLC0415 - as above
    from flashcoop_core.demo.stage import ASSUMED  # noqa: PLC0415
    from flashcoop_core.errors import Refusal, Refused  # noqa: PLC0415
    from flashcoop_core.ledger import Ledger  # noqa: PLC0415

    path = folder / f"{name}.flashcoop"
    if path.exists():
        raise Refused([Refusal("file-exists", {"path": path})])
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(_SEED)
    with Ledger.open(path, clock=stage.clock, ids=stage.ids) as ledger:
        if name == NATIONAL:
            from flashcoop_core.cli.national import leave  # noqa: PLC0415 - as above

            leave(load_national(stage, ledger, click.echo, lang), path, lang)
            write_whole(folder / f"{name}.jsonl", ledger.lines())
            return ledger.head
        session = play(name, stage, ledger, click.echo, lang)
        learnt = follow(name, stage)
        write_whole(folder / "story.json", [f"{written_json(stage.story)}\n".encode()])
        click.echo(f"\n{ASSUMED} {say('demo-assumed', {}, lang)}")
        _leave(ledger, session, name, folder, lang)
        _leave_files(stage.files, folder)
        if keep:
            _leave_exports(session, ledger.plugins, folder, lang)
            _leave_kit(session, ledger.plugins, folder, lang)
        if learnt is not None:
            _tell_learnt(session, learnt, lang)
        return ledger.head


def _tell_learnt(session: Session, on: date, lang: Lang) -> None:
    """Say in a few lines what was learnt and came of it."""
    from flashcoop_core.reports.learning import learning_report  # noqa: PLC0415 - as above

    report = learning_report(session.state, session.learning.events(), on)
    click.echo("\n".join((*report.summary(lang), "")))


def _leave(ledger: Ledger, session: Session, name: str, folder: Path, lang: Lang) -> None:
    """Print every statement, and write it down beside the log."""
    from flashcoop_core.cli.files import write_whole  # noqa: PLC0415
    from flashcoop_core.cli.statements import written_json  # noqa: PLC0415

    statements = folder / "statements"
    statements.mkdir(exist_ok=True)
    for statement in session.books.statements():
        text = statement.table(lang).render()
        click.echo("\n" + text)
        data = written_json(statement.data())
        for ending, content in (("txt", text), ("json", data)):
            write_whole(statements / f"{_file_name(statement)}.{ending}", [f"{content}\n".encode()])
    write_whole(folder / f"{name}.jsonl", ledger.lines())
    click.echo("")


def _leave_files(files: Mapping[str, tuple[File, ...]], folder: Path) -> None:
    """Write down what plugins made on the way."""
    from flashcoop_core.cli.files import write_whole  # noqa: PLC0415 - as above

    for place, made in files.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        for file in made:
            write_whole(folder / place / file.name, file.pieces(), private=True)


def _leave_exports(session: Session, plugins: PluginManager, folder: Path, lang: Lang) -> None:
    """Write the books down in every form that an installed plugin makes of them, a folder each."""
    from flashcoop_core.cli.files import write_whole  # noqa: PLC0415 - as above
    from flashcoop_core.errors import PluginUnusable, Refused  # noqa: PLC0415
    from flashcoop_core.hooks import LedgerFormat  # noqa: PLC0415

    for name in dict.fromkeys(plugin.name for plugin in plugins.found):
        try:
            reports = plugins.load(name).reports
        except PluginUnusable as unusable:
            click.echo(f"⚠ [{unusable.name}] {unusable.say(lang)}", err=True)
            continue
        for form in (report for report in reports if isinstance(report, LedgerFormat)):
            place = folder / "exports" / f"{name}-{form.name}"
            try:
                files = tuple(session.export(f"{name}:{form.name}", lang=lang))
            except Refused as refused:  # a form that needs something of the machine that is not there
                for refusal in refused.refusals:
                    click.echo(f"⚠ [{refusal.name}] {refusal.say(lang)}", err=True)
                continue
            place.mkdir(parents=True, exist_ok=True)
            for file in files:
                write_whole(place / file.name, file.pieces())
            click.echo(say("export-left", {"name": f"{name}:{form.name}", "folder": place}, lang))


def _leave_kit(session: Session, plugins: PluginManager, folder: Path, lang: Lang) -> None:
    """Write the documents around the session down, to edit, if their plugin is installed. On paper they take longer."""
    from flashcoop_core.cli.files import write_whole  # noqa: PLC0415 - as above

    if any(found.name == "kit" for found in plugins.found):
        place = folder / "kit"
        place.mkdir(exist_ok=True)
        made = [file for _, files in session.kit(forms=("docx",)) for file in files]
        for file in made:
            write_whole(place / file.name, file.pieces())
        click.echo(say("kit-left", {"files": len(made), "folder": place}, lang))


def _file_name(statement: Statement) -> str:
    """Its name on the command line; with the id of the member, for an account of one."""
    member = getattr(statement, "member", "")
    return f"{statement.name}-{member}" if member else statement.name
