"""Reconciliation: our movements with the host beside their mirror, and the balance explained."""

from __future__ import annotations

from flashcoop_core.books.statements.reconciliation import LinkMovement, Reconciliation
from flashcoop_format_xlsx.layouts.running import running
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["reconciliation"]

_SIDES = ("debit", "credit", "host_debit", "host_credit")


def reconciliation(sheet: Sheet, statement: Reconciliation) -> None:
    """The sheet of the reconciliation."""
    sheet.columns(
        Column("version", "number"),
        Column("day", "day"),
        Column("piece", "text"),
        Column("wording", "text"),
        Column("account", "text"),
        Column("debit", "side"),
        Column("credit", "side"),
        Column("balance", "cents"),
        Column("host_account", "text"),
        Column("host_debit", "side"),
        Column("host_credit", "side"),
    )
    first = sheet.next
    #: Account -> the cell of its last balance.
    balances: dict[str, str] = {}
    for move in statement.movements:
        balance = running(sheet, balances.get(move.account), "debit", "credit", move.balance)
        balances[move.account] = sheet.cell("balance", sheet.next)
        sheet.add(
            version=move.version,
            day=move.on,
            piece=move.piece or None,
            wording=sheet.speech.kind(move.kind),
            account=move.account,
            balance=balance,
            **_sides(move),
            host_account=move.host_account,
        )
    sides = [_sides(move) for move in statement.movements]
    totals = {name: sheet.sum(name, first, sum(side[name] or 0 for side in sides)) for name in _SIDES}
    sheet.add("total", wording=sheet.speech.line("total"), **totals)
    ends = [balances[account] for account in statement.link if account in balances]
    moved = sum(move.cents for move in statement.movements if move.account in statement.link)
    _explained(sheet, statement, Formula("+".join(ends) or "0", moved))


def _explained(sheet: Sheet, statement: Reconciliation, moved: Formula) -> None:
    def line(name: str, value: int | Formula) -> int:
        return sheet.add(wording=sheet.speech.line(name), balance=value)

    sheet.gap()
    link = sheet.add("total", wording=sheet.speech.line(statement.balance.name), balance=moved)
    trial = line("link-trial", statement.balance.cents)
    first = sheet.next
    for part in statement.explained:
        line(part.name, part.cents)
    explained = sum(part.cents for part in statement.explained)
    total = sheet.sum("balance", first, explained)
    row = sheet.add("total", wording=sheet.speech.line("link-explained"), balance=total)
    if statement.closed and statement.balance.cents:
        sheet.note(sheet.speech.say("note-profit-left" if statement.balance.cents > 0 else "note-loss-borne"))
    sheet.keep("moved", "balance", link, sum(m.cents for m in statement.movements if m.account in statement.link))
    sheet.keep("balance", "balance", trial, statement.balance.cents)
    sheet.keep("explained", "balance", row, explained)


def _sides(move: LinkMovement) -> dict[str, int | None]:
    return {
        "debit": max(move.cents, 0) or None,
        "credit": max(-move.cents, 0) or None,
        "host_debit": max(move.host_cents, 0) or None,
        "host_credit": max(-move.host_cents, 0) or None,
    }
