"""What a figure is made of: which postings it sums, and the events they come from.

Reasons are not stored: they are found again by a second scan of the same records.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol

import attrs

if TYPE_CHECKING:
    from flashcoop_core.books.entries import Entry
    from flashcoop_core.log.record import Envelope

__all__ = ["Reason", "Selector", "Summed", "named", "reasons"]


@attrs.frozen(kw_only=True)
class Selector:
    """The postings that a figure sums: those that meet every condition given, each times `sign`.

    `accounts`, `without` and `within` hold account numbers, or the start of numbers when they end with
    `*` (`53`, `70*`). None sets no condition, nor does an empty tuple of kinds. `only_events` are the ids
    of the only events that count, `without_events` of those that do not. `first` and `last` are days in
    ISO form, both included. `side` keeps debits or credits only. `within` keeps (or, if `beyond`, leaves
    out) the entries that touch no other accounts than those: advances of cash, as against what the host
    pays.
    """

    accounts: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    aux: tuple[str, ...] | None = None
    rates: tuple[int | None, ...] | None = None
    kinds: tuple[str, ...] = ()
    other_kinds: tuple[str, ...] = ()
    only_events: frozenset[str] | None = None
    without_events: frozenset[str] = frozenset()
    first: str | None = None
    last: str | None = None
    side: Literal["debit", "credit"] | None = None
    within: tuple[str, ...] | None = None
    beyond: bool = False
    sign: Literal[1, -1] = 1

    def of_event(self, envelope: Envelope) -> tuple[int, bool]:
        """What the figure owes to one event, in cents, and whether any posting of it counts."""
        if (
            (self.kinds and envelope.kind not in self.kinds)
            or envelope.kind in self.other_kinds
            or (self.only_events is not None and envelope.id not in self.only_events)
            or envelope.id in self.without_events
            or (self.first is not None and envelope.on < self.first)
            or (self.last is not None and envelope.on > self.last)
        ):
            return 0, False
        found = [cents for entry in envelope.entries if self._admits(entry) for cents in self._of_entry(entry)]
        return self.sign * sum(found), bool(found)

    def _admits(self, entry: Entry) -> bool:
        if self.within is None:
            return True
        return self.beyond is not all(named(posting[0], self.within) for posting in entry[2])

    def _of_entry(self, entry: Entry) -> Iterable[int]:
        for account, aux, cents, rate in entry[2]:
            if (
                (self.accounts is None or named(account, self.accounts))
                and not named(account, self.without)
                and (self.aux is None or aux in self.aux)
                and (self.rates is None or rate in self.rates)
                and (self.side is None or (cents > 0) is (self.side == "debit"))
            ):
                yield cents


class Summed(Protocol):
    """A line of a statement that is a sum of postings: the sum of all its selectors."""

    @property
    def selectors(self) -> tuple[Selector, ...]: ...  # noqa: D102 - as a Selector says


@attrs.frozen
class Reason:
    """One event that a figure comes from, and what it adds to the figure, in cents."""

    version: int
    id: str
    kind: str
    on: str
    cents: int


# An account is asked for thousands of times; the answer never changes. A ledger has few accounts.
@cache
def named(account: str, patterns: tuple[str, ...]) -> bool:
    """Whether `account` is one of `patterns`: a number, or the start of one followed by `*`."""
    return any(
        account.startswith(pattern[:-1]) if pattern.endswith("*") else account == pattern for pattern in patterns
    )


def reasons(selectors: Iterable[Selector], booked: Iterable[Envelope]) -> tuple[Reason, ...]:
    """The events that the figure comes from, in the order in which they were recorded.

    The cents of the reasons add up to the figure.
    """
    wanted = tuple(selectors)
    found = []
    for envelope in booked:
        parts = [cents for cents, counts in (selector.of_event(envelope) for selector in wanted) if counts]
        if parts:
            found.append(Reason(envelope.version, envelope.id, envelope.kind, envelope.on, sum(parts)))
    return tuple(found)
