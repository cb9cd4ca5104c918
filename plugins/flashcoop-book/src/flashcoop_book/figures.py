"""Figures that open the events behind them: a link where it stands, and an entry in "where figures come from"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from flashcoop_book.markup import Part, tag
from flashcoop_core.books.books import Books
from flashcoop_core.books.statements.selector import Reason, Selector, Summed, named
from flashcoop_core.log import Envelope

__all__ = ["Figure", "Figures", "event_anchor", "runs"]


def event_anchor(version: int) -> str:
    """Where the journal tells an event."""
    return f"e{version}"


def runs(versions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The versions as stretches without a gap: 1, 2, 3, 7 are (1, 3), (7, 7)."""
    first = last = 0
    for version in sorted(versions):
        if first and version == last + 1:
            last = version
            continue
        if first:
            yield first, last
        first = last = version
    if first:
        yield first, last


@attrs.define
class Figure:
    """A figure of several events: its anchor, what it is called where it stands, and what it sums."""

    anchor: str
    names: list[str]
    reasons: tuple[Reason, ...]

    @property
    def cents(self) -> int:
        """What its reasons add up to."""
        return sum(reason.cents for reason in self.reasons)


class Figures:
    """The figures of one book, asked why once each.

    `books` reads what is in memory: a figure looks only at the events that can have made it.
    """

    def __init__(self, books: Books) -> None:
        self._envelopes = tuple(books.booked())
        facts = tuple(books.facts())
        self.books = attrs.evolve(books, booked=lambda: self._envelopes, facts=lambda: facts)
        self._by_account: defaultdict[str, list[int]] = defaultdict(list)
        for at, envelope in enumerate(self._envelopes):
            for account in {posting[0] for _, _, postings in envelope.entries for posting in postings}:
                self._by_account[account].append(at)
        self._asked: dict[tuple[Selector, ...], tuple[Reason, ...]] = {}
        self._figures: dict[tuple[Reason, ...], Figure] = {}

    def link(self, shown: Part, figure: Summed, name: str) -> Part:
        """`shown`, as a link to what `figure` is made of; as it is if no event made it."""
        reasons = self._why(figure)
        if not reasons:
            return shown
        if len(reasons) == 1:
            return tag("a", shown, href=f"#{event_anchor(reasons[0].version)}")
        found = self._figures.get(reasons)
        if found is None:
            found = self._figures[reasons] = Figure(f"f{len(self._figures) + 1}", [], reasons)
        if name not in found.names:
            found.names.append(name)
        return tag("a", shown, href=f"#{found.anchor}")

    def all(self) -> Sequence[Figure]:
        """Every figure that was linked so far, in that order."""
        return tuple(self._figures.values())

    def _why(self, figure: Summed) -> tuple[Reason, ...]:
        selectors = figure.selectors
        if selectors not in self._asked:
            touched = self._touched(selectors)
            self._asked[selectors] = attrs.evolve(self.books, booked=lambda: touched).why(figure)
        return self._asked[selectors]

    def _touched(self, selectors: Iterable[Selector]) -> Sequence[Envelope]:
        """The events with a posting on any of the accounts that are summed, in the order recorded."""
        found: set[int] = set()
        for selector in selectors:
            if selector.accounts is None:
                return self._envelopes
            for account, places in self._by_account.items():
                if named(account, selector.accounts):
                    found.update(places)
        return [self._envelopes[at] for at in sorted(found)]
