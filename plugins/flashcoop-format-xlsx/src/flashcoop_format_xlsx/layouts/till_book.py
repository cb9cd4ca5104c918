"""Till book: every movement with what lies in the till after it, and the end of each day."""

from __future__ import annotations

from flashcoop_core.books.statements.till_book import TillBook, TillDay
from flashcoop_format_xlsx.layouts.running import dated_sum, running
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["till_book"]


def till_book(sheet: Sheet, statement: TillBook) -> None:
    """The sheet of the till book."""
    sheet.columns(
        Column("version", "number"),
        Column("day", "day"),
        Column("piece", "text"),
        Column("wording", "text"),
        Column("channel", "text"),
        Column("received", "side"),
        Column("paid", "side"),
        Column("in_till", "cents"),
        Column("day_end", "cents"),
    )
    first = sheet.next
    above: str | None = None
    for day in statement.days:
        above = _day(sheet, day, above)
    lowest = min((day.balance for day in statement.days), default=0)
    sheet.lowest("lowest", "day_end", first, lowest)
    end = statement.days[-1].balance if statement.days else 0
    row = sheet.next
    sheet.add(
        "grand",
        wording=sheet.speech.line("total"),
        received=dated_sum(sheet, "received", first, sum(day.received for day in statement.days)),
        paid=dated_sum(sheet, "paid", first, sum(day.paid for day in statement.days)),
        day_end=running(sheet, None, "received", "paid", end),
    )
    account = sheet.add(wording=sheet.speech.line("till-balance"), day_end=statement.cents)
    sheet.keep("end", "day_end", row, end)
    sheet.keep("account", "day_end", account, statement.cents)


def _day(sheet: Sheet, day: TillDay, above: str | None) -> str | None:
    """The movements of a day and its end; the cell of the last balance."""
    first = sheet.next
    for move in day.movements:
        sheet.add(
            "line" if sheet.next > first else "first",
            version=move.version,
            day=day.on,
            piece=move.piece or None,
            wording=sheet.speech.kind(move.kind),
            channel=move.channel or None,
            received=move.received or None,
            paid=move.paid or None,
            in_till=running(sheet, above, "received", "paid", move.balance),
        )
        above = sheet.cell("in_till", sheet.next - 1)
    sheet.add(
        "total",
        wording=sheet.speech.line("day-end-counted" if day.counted else "day-end"),
        received=sheet.sum("received", first, day.received),
        paid=sheet.sum("paid", first, day.paid),
        day_end=Formula(above or "0", day.balance),
    )
    return above
