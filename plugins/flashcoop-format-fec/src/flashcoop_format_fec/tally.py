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


def tally(entries: Iterable[HostEntry]) -> Tally:
    """The sums of `entries`, which come by date."""
    whole, journals, marks, balances = Sum(), dict[str, Sum](), dict[str, Sum](), dict[str, int]()
    first = last = None
    for entry in entries:
        whole = whole.plus(entry)
        journals[entry.journal] = journals.get(entry.journal, Sum()).plus(entry)
        for mark in sorted(entry.marks):
            marks[mark] = marks.get(mark, Sum()).plus(entry)
        for line in entry.lines:
            balances[line.account] = balances.get(line.account, 0) + line.cents
        first, last = first or entry.on, entry.on
    return Tally(whole, journals, marks, balances, first, last)
