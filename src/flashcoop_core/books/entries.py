"""Entries: what an event books. Plain tuples, because a replay makes hundreds of thousands of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["Entry", "Posting", "balanced", "postings_of"]

#: (account, aux, cents, vat): `cents` is signed, debit above zero. `aux` is the analytic that the
#: account calls for: third party (401, 408, 411, 467, 441), member (4286, 421, 468), channel (53,
#: 511, 517), product (70x, charges bought for one product); else empty. `vat` is the rate in basis
#: points of what VAT concerns (the base and the tax), else None.
Posting = tuple[str, str, int, int | None]

#: (journal, piece, postings): AC purchases, VE sales, CA till, BQ bank and host, OD other.
Entry = tuple[str, str, tuple[Posting, ...]]


def balanced(entry: Entry) -> bool:
    """Whether debits equal credits."""
    return sum(cents for _, _, cents, _ in entry[2]) == 0


def postings_of(entries: Iterable[Entry]) -> Iterator[Posting]:
    """Every posting of `entries`, in order."""
    return (posting for _, _, postings in entries for posting in postings)
