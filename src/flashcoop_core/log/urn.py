"""The urn: where the ballots of secret votes wait, beside the rows of the log, until they are counted.

A ballot in the urn has a place drawn at random and no name; nothing in the log leads to it. It is put
there in the transaction that stores who voted, and all of a vote leave it in the one that closes it.
A vote that was imported while it was open has an empty ballot for each voter: what they chose is where
the vote was held. So there are always as many ballots as voters, and `verify` can ask for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from flashcoop_core.log.chain import Item
from flashcoop_core.log.record import Row

__all__ = ["ELSEWHERE", "NO_CHANGE", "Sealed", "UrnChange", "UrnKeeper", "UrnReader"]

#: What stands for a ballot that is in the urn of another ledger.
ELSEWHERE = b""


class UrnChange(NamedTuple):
    """What a transaction does to the urn: votes whose ballots leave it, then ballots that come in.

    `emptied` are (session, decision); `dropped` are (session, decision, ballot), with the ballot as bytes.
    """

    emptied: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str, bytes], ...] = ()


NO_CHANGE = UrnChange()


class Sealed(NamedTuple):
    """The urn at one moment: the last `position` of the log, and all (session, decision, ballot)."""

    position: int
    ballots: tuple[tuple[str, str, bytes], ...]


@runtime_checkable
class UrnReader(Protocol):
    """A log whose urn can be held against its rows."""

    def sealed(self) -> Sealed:
        """What is in the urn, and how far the log goes, at one moment. In an order that says nothing."""
        ...


@runtime_checkable
class UrnKeeper(Protocol):
    """A turn at writing to a log that keeps an urn."""

    def ballots(self, session: str, decision: str) -> list[bytes]:
        """The ballots of that vote, sorted: their order says nothing of who cast them."""
        ...

    def append_sealed(self, items: Sequence[Item], change: UrnChange) -> list[Row]:
        """As `Writer.append`, with a change of the urn in the same transaction: both happen, or neither."""
        ...
