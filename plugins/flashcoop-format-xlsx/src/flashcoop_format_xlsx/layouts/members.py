"""Members: what each is due and was paid, then what the payroll made of their shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flashcoop_core.books.statements.member_account import MemberAccount
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Figure, Formula

__all__ = ["members"]

_RESULTS = ("share", "cost", "gross", "net", "difference")


def members(sheet: Sheet, statements: Sequence[MemberAccount], accounts: Mapping[str, Figure]) -> None:
    """The sheet of the members; `accounts` are the figures of the sheet of their movements."""
    _due(sheet, statements, accounts)
    sheet.gap()
    _payroll(sheet, statements)
    if any(statement.pay for statement in statements):
        sheet.note(sheet.speech.say("note-pay"))


def _due(sheet: Sheet, statements: Sequence[MemberAccount], accounts: Mapping[str, Figure]) -> None:
    names = ("share", "advanced", "paid_member", "owed_end", "by_balance")
    sheet.columns(Column("member", "text"), Column("", "text"), *(Column(name, "cents") for name in names))
    first = sheet.next
    for statement in statements:
        there = accounts[f"owed:{statement.member}"]
        sheet.add(
            member=statement.member,
            share=statement.share.cents,
            advanced=statement.advanced.cents,
            paid_member=statement.paid.cents,
            owed_end=Formula(there.expression, there.value),
            by_balance=statement.booked,
        )
    apart = sum(abs(statement.owed.cents - statement.booked) for statement in statements)
    sheet.apart("apart", ("owed_end", "by_balance"), first, apart)
    booked = sum(each.booked for each in statements)
    total = sheet.add(
        "total",
        member=sheet.speech.line("total"),
        share=sheet.sum("share", first, sum(each.share.cents for each in statements)),
        advanced=sheet.sum("advanced", first, sum(each.advanced.cents for each in statements)),
        paid_member=sheet.sum("paid_member", first, sum(each.paid.cents for each in statements)),
        owed_end=sheet.sum("owed_end", first, sum(each.owed.cents for each in statements)),
        by_balance=sheet.sum("by_balance", first, booked),
    )
    sheet.keep("booked", "by_balance", total, booked)


def _payroll(sheet: Sheet, statements: Sequence[MemberAccount]) -> None:
    sheet.columns(Column("member", "text"), Column("month", "text"), *(Column(name, "cents") for name in _RESULTS))
    sheet.block(sheet.speech.line("pay"))
    first = sheet.next
    results = [(statement.member, result) for statement in statements for result in statement.pay]
    for member, result in results:
        share, cost = (sheet.cell(name, sheet.next) for name in ("share", "cost"))
        sheet.add(
            member=member,
            month=result.month,
            share=result.share,
            cost=result.cost,
            gross=result.gross,
            net=result.net,
            difference=Formula(f"{share}-{cost}", result.difference),
        )
    totals = {name: sheet.sum(name, first, sum(getattr(result, name) for _, result in results)) for name in _RESULTS}
    sheet.add("total", member=sheet.speech.line("total"), **totals)
