"""What `flashcoop demo national` prints and leaves: the national table, its checks, the report in every form."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from flashcoop_core.cli.files import write_whole
from flashcoop_core.cli.network import written
from flashcoop_core.cli.statements import written_json
from flashcoop_core.demo.checks import checks_table, sheets_table
from flashcoop_core.demo.national import National, about
from flashcoop_core.errors import Refused
from flashcoop_core.network import NetworkReport, read_network, report
from flashcoop_core.network.layout import books_sheet, people_sheet, tour_sheet
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["leave"]


def leave(facts: National, path: Path, lang: Lang) -> None:
    """Print what the sources make together, and write it down beside the ledger at `path`.

    Nothing is hidden: every count here was published by its authors.
    """
    beside = about(facts, lang)
    network = read_network([str(path)])
    made = report(network, by="filiere", threshold=0, about=beside)
    parts = (tour_sheet(made, lang), people_sheet(made, lang), books_sheet(made, lang))
    tables = [table for sheet in parts for table in sheet.tables()]
    text = "\n\n".join(map(str, (*tables, sheets_table(facts, made, lang), checks_table(facts, made, lang))))
    click.echo(f"\n{text}\n\n{say('national-published', {}, lang)}\n")
    left = {
        "about.json": f"{written_json(attrs.asdict(beside))}\n".encode(),
        "txt": f"{text}\n".encode(),
        "json": written(made, "json", lang),
        "html": written(made, "html", lang),
        **_workbook(made, lang),
    }
    for ending, content in left.items():
        write_whole(path.with_suffix(f".{ending}"), [content])


def _workbook(made: NetworkReport, lang: Lang) -> dict[str, bytes]:
    """The workbook, where what writes it is installed."""
    try:
        return {"xlsx": written(made, "xlsx", lang)}
    except Refused:
        return {}
