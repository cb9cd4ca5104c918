"""The books of a Flashcoop as data for other programs: JSON, JSON Lines, Parquet.

`schema.json`, beside this module, is the published form of the JSON; the columns of the tables are
`POSTINGS` and `FIGURES`. A column is only ever added at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flashcoop_core.hooks import File, LedgerFormat, Refusal, Refused, Report, SessionView, hookimpl
from flashcoop_core.written import Lang
from flashcoop_format_data.rows import FIGURES, POSTINGS, figures, postings
from flashcoop_format_data.texts import as_json, as_lines

__all__ = ["FIGURES", "POSTINGS", "SCHEMA", "flashcoop_reports"]

#: The version of the published form: it rises when something is taken away or read differently.
SCHEMA = 1


_NO_PYARROW = (
    "Il faut pyarrow, absent ici. Installez « flashcoop-format-data[parquet] », ou prenez le format jsonl.",
    "This needs pyarrow, which is not here. Install `flashcoop-format-data[parquet]`, or take the format jsonl.",
)


def _json(session: SessionView, _: Mapping[str, str], __: Lang) -> Iterator[File]:
    yield File(f"{session.id}.json", as_json(session, SCHEMA))


def _lines(session: SessionView, _: Mapping[str, str], __: Lang) -> Iterator[File]:
    yield File(f"{session.id}-postings.jsonl", as_lines(postings(session)))


def _parquet(session: SessionView, _: Mapping[str, str], __: Lang) -> Iterator[File]:
    try:
        from flashcoop_format_data.tables import as_parquet  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise Refused([Refusal("data.no-pyarrow", texts=_NO_PYARROW)]) from error
    yield File(f"{session.id}-postings.parquet", as_parquet(POSTINGS, postings(session)))
    yield File(f"{session.id}-figures.parquet", as_parquet(FIGURES, figures(session)))


@hookimpl
def flashcoop_reports() -> Sequence[Report | LedgerFormat]:
    """The three forms."""
    return [
        LedgerFormat(
            name="json",
            label=("Les états et les écritures, en un JSON", "Statements and postings, as one JSON"),
            write=_json,
        ),
        LedgerFormat(
            name="jsonl",
            label=("Les écritures, une ligne JSON chacune", "The postings, a line of JSON each"),
            write=_lines,
        ),
        LedgerFormat(
            name="parquet",
            label=(
                "Les écritures et les chiffres des états, en tables",
                "Postings and figures of statements, as tables",
            ),
            write=_parquet,
        ),
    ]
