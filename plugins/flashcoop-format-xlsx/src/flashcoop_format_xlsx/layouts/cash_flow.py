"""Cash flow: by kind, by day, by channel, then what the host settled for the session."""

from __future__ import annotations

from flashcoop_core.books.statements.base import Line
from flashcoop_core.books.statements.cash_flow import CashDay, CashFlow
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula, Shown

__all__ = ["cash_flow"]


def cash_flow(sheet: Sheet, statement: CashFlow) -> None:
    """The sheet of the cash flow."""
    sheet.columns(
        Column("item", "text"),
        Column("channel", "text"),
        Column("detail", "cents"),
        Column("movement", "cents"),
        Column("in_cash", "cents"),
    )
    sheet.block(sheet.speech.line("cash-by-kind"))
    first = sheet.next
    for line in statement.flows:
        sheet.add(item=sheet.speech.line(line.name), movement=line.cents)
    _total(sheet, "cash-change", first, statement.change.cents, "change")
    balance = sheet.add(item=sheet.speech.line("cash-balance"), in_cash=statement.cash)
    sheet.keep("cash", "in_cash", balance, statement.cash)
    _by_day(sheet, statement)
    sheet.gap()
    sheet.block(sheet.speech.line("cash-by-channel"))
    first = sheet.next
    _channels(sheet, statement.channels, "movement")
    _total(sheet, "total", first, sum(line.cents for line in statement.channels))
    sheet.gap()
    sheet.block(sheet.speech.line("cash-host"))
    first = sheet.next
    for line in statement.settled:
        sheet.add(item=sheet.speech.line(line.name), movement=line.cents)
    sheet.add(item=sheet.speech.line("cash-transfers"), movement=statement.transfers)
    host = statement.transfers + sum(line.cents for line in statement.settled)
    _total(sheet, "cash-link", first, host, "link")


def _by_day(sheet: Sheet, statement: CashFlow) -> None:
    sheet.gap()
    sheet.block(sheet.speech.line("cash-by-day"))
    first = sheet.next
    above = None
    for day in statement.days:
        above = _day(sheet, day, above)
    _total(sheet, "cash-change", first, sum(day.cents for day in statement.days), "days")


def _day(sheet: Sheet, day: CashDay, above: str | None) -> str:
    """A day and its channels, if it has any; the cell of the balance at its end."""
    row = sheet.next
    split = any(channel.name for channel in day.channels)
    parts = sheet.span("detail", row + 1, row + len(day.channels))
    moved = sheet.cell("movement", row)
    sheet.add(
        "first",
        item=Shown("day", day.on),
        movement=Formula(f"SUM({parts})", day.cents) if split else day.cents,
        in_cash=Formula(f"{above}+{moved}" if above else moved, day.balance),
    )
    if split:
        _channels(sheet, day.channels, "detail")
    return sheet.cell("in_cash", row)


def _channels(sheet: Sheet, channels: tuple[Line, ...], column: str) -> None:
    for channel in channels:
        sheet.add(channel=channel.name or sheet.speech.line("no-channel"), **{column: channel.cents})


def _total(sheet: Sheet, name: str, first: int, cents: int, kept: str | None = None) -> None:
    total = sheet.sum("movement", first, cents)
    row = sheet.add("total", item=sheet.speech.line(name), movement=total)
    if kept is not None:
        sheet.keep(kept, "movement", row, cents)
