"""The books as rows: postings as they are stored, figures of statements as a tidy table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.hooks import SessionView

__all__ = ["FIGURES", "POSTINGS", "Cell", "figures", "postings"]

#: What stands in a cell: a text, a whole number, or nothing.
Cell = str | int | None

#: The columns of the postings, in order, each with what it holds.
POSTINGS: Mapping[str, type] = MappingProxyType(
    {
        "session": str,
        "version": int,  # the event's place in its session, from 1
        "event": str,  # its id, 32 hexadecimal digits
        "kind": str,
        "recorded_at": str,  # UTC, ISO
        "on": str,  # the accounting day, ISO
        "entry": int,  # from 1 within the event
        "line": int,  # from 1 within the entry
        "journal": str,
        "piece": str,
        "account": str,
        "label": str,
        "aux": str,
        "cents": int,  # debit above zero
        "vat_rate": int,  # basis points; nothing where VAT is not concerned
    }
)

#: The columns of the figures, in order, each with what it holds.
FIGURES: Mapping[str, type] = MappingProxyType(
    {
        "session": str,
        "version": int,  # how many events the statement has seen
        "head": str,  # the link of the last of them
        "statement": str,
        "path": str,  # where the figure stands in it: `charges[0].lines[1].cents`
        "value": int,  # cents, thousandths, basis points or a count: the statement's reference says which
    }
)


def postings(session: SessionView) -> Iterator[dict[str, Cell]]:
    """Every posting, in the order recorded. Nothing is held in memory but the chart."""
    labels = {account.number: account.label for account in session.books.chart.accounts}
    for envelope in session.books.booked():
        for entry, (journal, piece, lines) in enumerate(envelope.entries, 1):
            for line, (account, aux, cents, rate) in enumerate(lines, 1):
                yield {
                    "session": session.id,
                    "version": envelope.version,
                    "event": envelope.id,
                    "kind": envelope.kind,
                    "recorded_at": envelope.at,
                    "on": envelope.on,
                    "entry": entry,
                    "line": line,
                    "journal": journal,
                    "piece": piece,
                    "account": account,
                    "label": labels.get(account, ""),
                    "aux": aux,
                    "cents": cents,
                    "vat_rate": rate,
                }


def figures(session: SessionView) -> Iterator[dict[str, Cell]]:
    """Every whole number of every statement but the lists of postings, with its path."""
    heading = session.books.heading
    for statement in session.books.statements():
        if statement.name in ("journal", "general-ledger"):
            continue
        member = getattr(statement, "member", "")
        name = f"{statement.name}:{member}" if member else statement.name
        data = {key: value for key, value in statement.data().items() if key not in ("statement", "heading")}
        for path, value in _numbers(data, ""):
            yield {
                "session": session.id,
                "version": heading.version,
                "head": heading.head,
                "statement": name,
                "path": path,
                "value": value,
            }


def _numbers(value: object, path: str) -> Iterator[tuple[str, int]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _numbers(part, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _numbers(part, f"{path}[{at}]")
    elif type(value) is int:
        yield path, value
