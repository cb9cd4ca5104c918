"""The fiche navette as CSV: a line a member, for programs. Texts that a spreadsheet would evaluate are disarmed.

French: `;`, decimal comma, days as 31/12/2026. English: `,`, decimal point, days as 2026-12-31. UTF-8 with
a byte order mark, which spreadsheets ask for; lines end with CR LF.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from flashcoop_core.written import Lang, day
from flashcoop_payroll_navette.columns import COLUMNS, Column
from flashcoop_payroll_navette.rows import Row, Value
from flashcoop_payroll_navette.words import in_lang

__all__ = ["csv_file", "disarmed", "restored"]

_DELIMITERS: dict[Lang, str] = {"fr": ";", "en": ","}


def disarmed(text: str) -> str:
    """`text` as a cell of a CSV in which no spreadsheet sees a formula.

    What does not begin with a letter or a digit gets an apostrophe before it: `=`, `+`, `-`, `@`, a tab,
    their full-width forms, and an apostrophe itself, so that `restored` gives back exactly what was there.
    """
    return text if not text or text[0].isalnum() else f"'{text}"


def restored(cell: str) -> str:
    """The text that `disarmed` wrote as `cell`."""
    return cell.removeprefix("'")


def csv_file(rows: Iterable[Row], lang: Lang) -> bytes:
    """The whole file, the cells to be filled in empty."""
    buffer = io.StringIO(newline="")
    lines = csv.writer(buffer, delimiter=_DELIMITERS[lang], lineterminator="\r\n")
    lines.writerow([in_lang(column.header, lang) for column in COLUMNS])
    lines.writerows([_cell(row.get(column.key), column, lang) for column in COLUMNS] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Value, column: Column, lang: Lang) -> str:
    match value:
        case None:
            return ""
        case date():
            return day(value, lang)
        case int() if column.kind == "time":
            return f"{value // 60}:{value % 60:02d}"
        case int():
            # No mark between thousands: programs read this.
            return f"{value // 100}{',' if lang == 'fr' else '.'}{value % 100:02d}"
        case str():
            return disarmed(value)
