"""The books of a Flashcoop as a workbook (XLSX) for an accountant: a sheet a statement.

Amounts are exact numbers, totals are formulas with our own values beside them, and what must be equal is
checked in sight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flashcoop_core.hooks import File, LedgerFormat, Report, SessionView, hookimpl
from flashcoop_core.written import Lang
from flashcoop_format_xlsx.words import TEXTS

__all__ = ["flashcoop_reports"]


def _xlsx(session: SessionView, _: Mapping[str, str], lang: Lang) -> Iterator[File]:
    from flashcoop_format_xlsx.book import workbook  # noqa: PLC0415 - a list of formats loads no spreadsheet

    yield File(f"{session.id}.xlsx", workbook(session, lang))


@hookimpl
def flashcoop_reports() -> Sequence[Report | LedgerFormat]:
    """The one form."""
    return [LedgerFormat(name="xlsx", label=TEXTS["label"], write=_xlsx)]
