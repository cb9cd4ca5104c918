"""Journal: a row a posting, with all that can be filtered; the totals of both sides under them."""

from __future__ import annotations

from flashcoop_core.books.statements.journal import Journal
from flashcoop_format_xlsx.sheet import Column, Sheet

__all__ = ["journal"]


def journal(sheet: Sheet, statement: Journal) -> None:
    """The sheet of the journal."""
    sheet.columns(
        Column("version", "number"),
        Column("day", "day"),
        Column("journal", "text"),
        Column("piece", "text"),
        Column("wording", "text", 32),
        Column("account", "text"),
        Column("label", "text", 36),
        Column("aux", "text"),
        Column("vat_rate", "rate"),
        Column("debit", "side"),
        Column("credit", "side"),
    )
    first = sheet.next
    for entry in statement.entries:
        told = sheet.speech.kind(entry.kind)
        for at, posting in enumerate(entry.postings):
            sheet.add(
                "line" if at else "first",
                version=entry.version,
                day=entry.on,
                journal=entry.journal,
                piece=entry.piece or None,
                wording=told,
                account=posting.account,
                label=posting.label,
                aux=posting.aux or None,
                vat_rate=posting.vat,
                debit=posting.debit or None,
                credit=posting.credit or None,
            )
    sheet.filter(first)
    total = sheet.add(
        "grand",
        wording=sheet.speech.line("total"),
        debit=sheet.sum("debit", first, statement.debit),
        credit=sheet.sum("credit", first, statement.credit),
    )
    sheet.keep("debit", "debit", total, statement.debit)
    sheet.keep("credit", "credit", total, statement.credit)
