"""`flashcoop kit`: the documents around a session, made by the plugin `kit`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from flashcoop_core.cli.files import reading, write_whole
from flashcoop_core.cli.outcome import Misused
from flashcoop_core.cli.spoken import Command, command, ledger, option, session_option
from flashcoop_core.cli.statements import view_of
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.hooks import File, KitDocument, KitForm

__all__ = ["FORMS", "made"]

#: What a document may be made as.
FORMS = ("docx", "pdf")


def made(lang: Lang) -> Command:
    """The command."""

    def kit(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str | None,
        out: str | None,
        session: str | None,
        at: str | None,
        only: tuple[str, ...],
        form: str | None,
        roster: str | None,
        *,
        listed: bool,
    ) -> None:
        from flashcoop_core.vault import read_roster  # noqa: PLC0415 - `--help` reads no roster

        if listed:
            _list(lang)
            return
        if ledger is None or out is None:
            raise Misused("usage-kit")
        known = read_roster(roster) if roster else None
        forms = cast("Sequence[KitForm]", (form,) if form else FORMS)
        with reading(ledger) as opened:
            view = view_of(opened, session, at)
            documents = opened.session(session).kit(only, forms=forms, roster=known, view=view)
            count = 0
            for path, size in _leave(documents, Path(out), private=known is not None):
                count += 1
                click.echo(say("file-left", {"path": path, "bytes": size}, lang))
        click.echo(say("kit-left", {"files": count, "folder": out}, lang))

    left_out = ledger(lang)
    left_out.required = False
    return command(
        "kit",
        lang,
        kit,
        left_out,
        option("out-kit", lang, "--out", metavar="DIR"),
        session_option(lang),
        option("at", lang, metavar="VERSION|DATE"),
        option("only", lang, metavar="NAME", multiple=True),
        option("format-kit", lang, "--format", "form", type=click.Choice(FORMS)),
        option("roster", lang, metavar="FILE"),
        option("list-kit", lang, "--list", "listed", is_flag=True),
    )


def _leave(
    documents: Iterable[tuple[KitDocument, Iterator[File]]], folder: Path, *, private: bool
) -> Iterator[tuple[Path, int]]:
    """Write the documents into `folder`, one file after the other; each as it is left, and its bytes.

    All of them or none: what was left is taken away again if one cannot be made or written. If `private`, those
    that show identities are for their owner alone.

    Raises:
        Refused: one is there already, and somebody may have edited it (`file-exists`).
        OSError: one cannot be written.
    """
    there, left = folder.exists(), list[Path]()
    try:
        for document, files in documents:
            for file in files:
                path = _free(folder / file.name)
                folder.mkdir(parents=True, exist_ok=True)
                size = write_whole(path, file.pieces(), private=private and bool(document.identity))
                left.append(path)
                yield path, size
    except BaseException:
        for path in left:
            path.unlink(missing_ok=True)
        if not there:
            with suppress(OSError):  # it was never made, or others use it by now: what went wrong is said, not this
                folder.rmdir()
        raise


def _free(path: Path) -> Path:
    """The path, where nothing is yet."""
    from flashcoop_core.errors import Refusal, Refused  # noqa: PLC0415 - `--help` refuses nothing

    if path.exists():
        raise Refused([Refusal("file-exists", {"path": path})])
    return path


def _list(lang: Lang) -> None:
    """Every document, what it belongs to, and whether it shows who people are."""
    from flashcoop_core.hooks import PluginManager  # noqa: PLC0415 - `--help` looks for no plugin
    from flashcoop_core.ledger.making import kit  # noqa: PLC0415
    from flashcoop_core.tables import Column, Row, Table  # noqa: PLC0415

    spoken = 0 if lang == "fr" else 1
    personal = say("kit-personal", {}, lang)
    rows = tuple(
        Row((document.name, document.label[spoken], document.family[spoken], personal if document.identity else ""))
        for document in kit(PluginManager.installed())
    )
    columns = tuple(Column(say(f"column-{name}", {}, lang)) for name in ("name", "what", "family", "personal"))
    click.echo(str(Table(say("kit-title", {}, lang), columns, rows)))
