"""VAT summary: rates under their month, then what becomes of the tax."""

from __future__ import annotations

from collections.abc import Sequence

from flashcoop_core.books.statements.vat_summary import VatLine, VatMonth, VatSummary
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["vat_summary"]

_COLUMNS = ("base", "collected", "reverse_charged", "deductible")


def vat_summary(sheet: Sheet, statement: VatSummary) -> None:
    """The sheet of the VAT summary."""
    lines = [line for month in statement.months for line in month.lines]
    # Few sessions buy from abroad: the column is there when it says something.
    charged = any(line.reverse_charged for line in lines)
    shown = tuple(name for name in _COLUMNS if charged or name != "reverse_charged")
    sheet.columns(
        Column("month", "text"),
        Column("vat_rate", "rate"),
        *(Column(name, "cents") for name in shown),
        Column("vat_net", "cents"),
    )
    first = sheet.next
    for month in statement.months:
        _month(sheet, month, shown)
    rates = sheet.span("vat_rate", first)

    def of_lines(column: str, cents: int) -> Formula:
        # A month's own sums have no rate.
        return Formula(f'SUMIF({rates},">=0",{sheet.span(column, first)})' if lines else "0", cents)

    owed = sum(line.cents for line in lines)
    total = sheet.add(
        "grand",
        month=sheet.speech.line("total"),
        **{name: of_lines(name, _sum(lines, name)) for name in shown},
        vat_net=of_lines("vat_net", owed),
    )
    _what_becomes_of_it(sheet, statement, sheet.cell("vat_net", total))


def _what_becomes_of_it(sheet: Sheet, statement: VatSummary, total: str) -> None:
    def line(name: str, value: int | Formula) -> int:
        return sheet.add(month=sheet.speech.line(name), vat_net=value)

    settled = line("vat-settled", statement.settled.cents)
    rest = Formula(f"{total}-{sheet.cell('vat_net', settled)}", statement.to_settle.cents)
    to_settle = sheet.add("total", month=sheet.speech.line("vat-to-settle"), vat_net=rest)
    accounts = line("vat-accounts", statement.accounts)
    line("vat-due", statement.due.cents)
    line("vat-credit", statement.credit.cents)
    if statement.self_supply.cents:
        line("vat-self-supply", statement.self_supply.cents)
    sheet.keep("to-settle", "vat_net", to_settle, statement.to_settle.cents)
    sheet.keep("accounts", "vat_net", accounts, statement.accounts)


def _month(sheet: Sheet, month: VatMonth, shown: Sequence[str]) -> None:
    year, number = month.month.split("-")
    name = f"{sheet.speech.say(f'month-{number}')} {year}"
    first = sheet.next
    for line in month.lines:
        owed = "+".join(sheet.cell(column, sheet.next) for column in shown if column not in ("base", "deductible"))
        sheet.add(
            month=name,
            vat_rate=line.rate,
            **{column: getattr(line, column) for column in shown},
            vat_net=Formula(f"{owed}-{sheet.cell('deductible', sheet.next)}", line.cents),
        )
    sheet.add(
        "total",
        month=name,
        **{column: sheet.sum(column, first, _sum(month.lines, column)) for column in shown},
        vat_net=sheet.sum("vat_net", first, month.cents),
    )


def _sum(lines: Sequence[VatLine], column: str) -> int:
    return sum(getattr(line, column) for line in lines)
