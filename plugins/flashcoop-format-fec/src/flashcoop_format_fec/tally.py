"""What a journal amounts to: entries and sums, by journal and by what the host books itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from flashcoop_core.reports import HostEntry

__all__ = ["Sum", "Tally", "tally"]


@attrs.frozen
class Sum:
    """Entries, lines and the sum of debits, which is that of credits (cents)."""

    entries: int = 0
    lines: int = 0
    cents: int = 0

    def plus(self, entry: HostEntry) -> Sum:
        """This and one more entry."""
        debits = sum(line.cents for line in entry.lines if line.cents > 0)
        return Sum(self.entries + 1, self.lines + len(entry.lines), self.cents + debits)


@attrs.frozen
class Tally:
    """Sums of all entries, of each journal and of each mark; the balance (cents) of each account."""

    whole: Sum
    journals: Mapping[str, Sum]
    marks: Mapping[str, Sum]
    balances: Mapping[str, int]
    first: date | None
    last: date | None


def tally(entries: Iterable[HostEntry]) -> tuple[Tally, Tally]:
    """The sums of the entries that are kept, which come by date, and of those that are left out."""
    kept, left = _Counting(), _Counting()
    for entry in entries:
        (kept if entry.number else left).take(entry)
    return kept.tally(), left.tally()


@attrs.define
class _Counting:
    whole: Sum = Sum()
    journals: dict[str, Sum] = attrs.field(factory=dict)
    marks: dict[str, Sum] = attrs.field(factory=dict)
    balances: dict[str, int] = attrs.field(factory=dict)
    first: date | None = None
    last: date | None = None

    def take(self, entry: HostEntry) -> None:
        self.whole = self.whole.plus(entry)
        self.journals[entry.journal] = self.journals.get(entry.journal, Sum()).plus(entry)
        for mark in sorted(entry.marks):
            self.marks[mark] = self.marks.get(mark, Sum()).plus(entry)
        for line in entry.lines:
            self.balances[line.account] = self.balances.get(line.account, 0) + line.cents
        self.first, self.last = self.first or entry.on, entry.on

    def tally(self) -> Tally:
        return Tally(self.whole, self.journals, self.marks, self.balances, self.first, self.last)
