"""Member accounts: the movements of each member, account by account, their balance running."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flashcoop_core.books.statements.member_account import MemberAccount, MemberMovement
from flashcoop_format_xlsx.formats import Style
from flashcoop_format_xlsx.layouts.running import dated_sum, running
from flashcoop_format_xlsx.sheet import Column, Sheet

__all__ = ["member_accounts"]


def member_accounts(sheet: Sheet, statements: Sequence[MemberAccount]) -> None:
    """The sheet of the movements. It keeps what each member is still owed, as `owed:m-01`."""
    sheet.columns(
        Column("member", "text"),
        Column("account", "text"),
        Column("version", "number"),
        Column("day", "day"),
        Column("piece", "text"),
        Column("wording", "text"),
        Column("owed_to_you", "side"),
        Column("settled", "side"),
        Column("left_to_pay", "cents"),
    )
    first = sheet.next
    for statement in statements:
        _member(sheet, statement)
    moves = [move for statement in statements for move in statement.movements]
    left = sum(statement.owed.cents for statement in statements)
    row = _total(sheet, "grand", sheet.speech.line("total"), first, moves, left)
    sheet.keep("left", "left_to_pay", row, left)


def _member(sheet: Sheet, statement: MemberAccount) -> None:
    first = sheet.next
    for (account, label), moves in groupby(statement.movements, lambda move: (move.account, move.label)):
        sheet.block(f"{statement.member} · {account} {label}")
        above = None
        for move in moves:
            sheet.add(
                member=statement.member,
                account=account,
                version=move.version,
                day=move.on,
                piece=move.piece or None,
                wording=sheet.speech.kind(move.kind),
                owed_to_you=move.owed or None,
                settled=move.settled or None,
                left_to_pay=running(sheet, above, "owed_to_you", "settled", move.balance),
            )
            above = sheet.cell("left_to_pay", sheet.next - 1)
    told = sheet.speech.say("line-of-member", member=statement.member)
    row = _total(sheet, "total", told, first, statement.movements, statement.owed.cents)
    sheet.keep(f"owed:{statement.member}", "left_to_pay", row, statement.owed.cents)


def _total(  # noqa: PLR0913, PLR0917 - what a total is made of
    sheet: Sheet, style: Style, told: str, first: int, moves: Sequence[MemberMovement], left: int
) -> int:
    """The sums of the movements from the row `first` on, and what is left; which row it is."""
    return sheet.add(
        style,
        wording=told,
        owed_to_you=dated_sum(sheet, "owed_to_you", first, sum(move.owed for move in moves)),
        settled=dated_sum(sheet, "settled", first, sum(move.settled for move in moves)),
        left_to_pay=running(sheet, None, "owed_to_you", "settled", left),
    )
