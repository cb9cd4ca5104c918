"""General ledger: each account as a block, its balance running, its totals under it."""

from __future__ import annotations

from flashcoop_core.books.statements.general_ledger import GeneralLedger, LedgerAccount
from flashcoop_format_xlsx.layouts.running import dated_sum, running
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["general_ledger"]


def general_ledger(sheet: Sheet, statement: GeneralLedger) -> None:
    """The sheet of the general ledger. It keeps the balance of each account, as `balance:53`."""
    sheet.columns(
        Column("account", "text"),
        Column("version", "number"),
        Column("day", "day"),
        Column("journal", "text"),
        Column("piece", "text"),
        Column("wording", "text", 36),
        Column("aux", "text"),
        Column("debit", "side"),
        Column("credit", "side"),
        Column("balance", "cents"),
    )
    first = sheet.next
    for account in statement.accounts:
        _account(sheet, account)
    total = sheet.add(
        "grand",
        wording=sheet.speech.line("total"),
        debit=dated_sum(sheet, "debit", first, statement.debit),
        credit=dated_sum(sheet, "credit", first, statement.credit),
    )
    sheet.keep("debit", "debit", total, statement.debit)
    sheet.keep("credit", "credit", total, statement.credit)


def _account(sheet: Sheet, account: LedgerAccount) -> None:
    sheet.block(f"{account.account} {account.label}")
    first = sheet.next
    for move in account.movements:
        above = sheet.cell("balance", sheet.next - 1) if sheet.next > first else None
        sheet.add(
            account=account.account,
            version=move.version,
            day=move.on,
            journal=move.journal,
            piece=move.piece or None,
            wording=sheet.speech.kind(move.kind),
            aux=move.aux or None,
            debit=move.debit or None,
            credit=move.credit or None,
            balance=running(sheet, above, "debit", "credit", move.balance),
        )
    row = sheet.next
    sheet.add(
        "total",
        wording=sheet.speech.say("line-of-account", account=account.account),
        debit=sheet.sum("debit", first, sum(move.debit for move in account.movements)),
        credit=sheet.sum("credit", first, sum(move.credit for move in account.movements)),
        balance=Formula(f"{sheet.cell('debit', row)}-{sheet.cell('credit', row)}", account.cents),
    )
    sheet.keep(f"balance:{account.account}", "balance", row, account.cents)
