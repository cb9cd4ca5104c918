"""Journal: every entry, day by day, as it was stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import Problem, Source, Statement, brief, kind_label, party, side
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["Journal", "JournalEntry", "JournalPosting", "journal"]


@attrs.frozen
class JournalPosting:
    """One line of an entry, in cents. `vat` is the rate in basis points of what VAT concerns, else None."""

    account: str
    aux: str
    label: str
    debit: int
    credit: int
    vat: int | None


@attrs.frozen
class JournalEntry:
    """One entry of an event: `journal` is AC, VE, CA, BQ or OD, `piece` the voucher or ticket."""

    on: date
    version: int
    id: str
    kind: str
    journal: str
    piece: str
    postings: tuple[JournalPosting, ...]


@attrs.frozen
class Journal(Statement):
    """Every entry, by day and then in the order recorded."""

    name: ClassVar[str] = "journal"

    entries: tuple[JournalEntry, ...]
    debit: int
    credit: int

    def check(self) -> tuple[Problem, ...]:
        """Each entry balances."""
        unbalanced = (
            (entry, sum(posting.debit for posting in entry.postings), sum(posting.credit for posting in entry.postings))
            for entry in self.entries
        )
        return tuple(
            Problem("entry-unbalanced", {"version": entry.version, "debit": debit, "credit": credit})
            for entry, debit, credit in unbalanced
            if debit != credit
        )

    def table(self, lang: Lang = "fr") -> Table:
        """A heading for each entry, its postings under it."""
        columns = (
            *(Column(label(f"column-{name}", lang)) for name in ("day", "journal", "piece", "account", "wording")),
            *(Column(label(f"column-{name}", lang), "right") for name in ("debit", "credit")),
        )
        return self._table(lang, columns, self._rows(lang))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        for entry in self.entries:
            what = kind_label(entry.kind, lang)
            yield Row((written.day(entry.on, lang), entry.journal, entry.piece, "", what, "", ""))
            for line in entry.postings:
                text = f"  {brief(line.label)} · {party(line.aux, lang)}" if line.aux else f"  {brief(line.label)}"
                yield Row(("", "", "", line.account, text, side(line.debit, lang), side(line.credit, lang)))
        if self.entries:
            sums = (side(self.debit, lang), side(self.credit, lang))
            yield Row((label("line-total", lang), "", "", "", "", *sums), total=True)


def journal(source: Source) -> Journal:
    """The journal of `source`, from its stored entries."""
    chart = source.chart
    entries = sorted(
        (
            JournalEntry(
                date.fromisoformat(envelope.on),
                envelope.version,
                envelope.id,
                envelope.kind,
                book,
                piece,
                tuple(
                    JournalPosting(account, aux, chart.label(account), max(cents, 0), max(-cents, 0), vat)
                    for account, aux, cents, vat in postings
                ),
            )
            for envelope in source.booked()
            for book, piece, postings in envelope.entries
        ),
        key=lambda entry: (entry.on, entry.version),
    )
    debit = sum(posting.debit for entry in entries for posting in entry.postings)
    credit = sum(posting.credit for entry in entries for posting in entry.postings)
    return Journal(source.heading, tuple(entries), debit, credit)
