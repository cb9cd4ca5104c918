"""From a lot to every ticket that may hold a piece of it: what is certain, and what is only possible.

Nobody notes at a stall which lot a customer was handed, so a recall counts in bounds. It walks the days:
on each, what was made joins what is left, and any ticket of that day may have come before any other.

- *At most*: a ticket may hold suspect pieces as long as any can be left: until all pieces of the product,
  suspect or not, are gone. So no ticket that holds one is ever missed.
- *At least*: it holds some for certain only if it is larger than all the other pieces there could be.
- *In order of dates*: what it holds if the oldest lots were sold first (FEFO). A guess between the two.

Pieces whose lot is not recorded, or was reversed, may be of any ingredient that was there: until their lot is
recorded again, a recall of an ingredient takes them for suspect.

The bounds trust what was recorded: the day of a lot and of a ticket, and that a reversed ticket was none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import attrs

from flashcoop_filiere_culinaire.events import LotMade
from flashcoop_filiere_culinaire.kitchen import Kitchen
from flashcoop_filiere_culinaire.shelf import Taken, shelf

__all__ = ["Bounds", "Held", "Left", "Unknown", "recall"]


@attrs.frozen(kw_only=True)
class Bounds:
    """How many suspect pieces (thousandths): for certain, in the order of dates, and at most."""

    at_least: int
    by_date: int
    at_most: int


@attrs.frozen
class Held:
    """Pieces that left the stock, and how many of them are suspect."""

    taken: Taken
    bounds: Bounds


@attrs.frozen
class Left:
    """What is left of a product in stock (thousandths), and how much of it is suspect."""

    product: str
    left: int
    bounds: Bounds


@attrs.frozen
class Unknown:
    """Pieces without a lot: product -> thousandths. Those that left on `since` or later may be of what is recalled."""

    pieces: Mapping[str, int]
    since: date

    def of(self, product: str, on: date | None = None) -> int:
        """How many of a product; that day, if one is given."""
        return 0 if on is not None and on < self.since else self.pieces.get(product, 0)


_NOTHING_UNKNOWN = Unknown({}, date.max)


@attrs.frozen(kw_only=True)
class _Stock:
    """Pieces of one product in stock: all, and at most how many suspect ones and how many others.

    `ever` counts the suspect pieces made so far.
    """

    total: int = 0
    suspect: int = 0
    others: int = 0
    ever: int = 0

    def with_made(self, lots: Sequence[LotMade], suspects: Collection[str]) -> _Stock:
        """In the morning: what is made that day."""
        made = sum(lot.quantity for lot in lots)
        suspect = sum(lot.quantity for lot in lots if lot.lot in suspects)
        return _Stock(
            total=self.total + made,
            suspect=self.suspect + suspect,
            others=self.others + made - suspect,
            ever=self.ever + suspect,
        )

    def without(self, taken: Iterable[Taken]) -> _Stock:
        """In the evening: what left that day. There are never more pieces of one sort than pieces in all."""
        total = self.total - sum(out.traced for out in taken)
        return _Stock(total=total, suspect=min(self.suspect, total), others=min(self.others, total), ever=self.ever)

    def bounds(self, taken: Taken, suspects: Collection[str], unknown: int, *, traced: bool) -> Bounds:
        """What whoever took the pieces may hold, `unknown` ones among them.

        Unless all is `traced`, nothing says that suspect ones ran out.
        """
        kept = taken.gone.kept
        return Bounds(
            at_least=max(0, kept - self.others) if traced else 0,
            by_date=sum(part for lot, part in taken.parts if lot in suspects),
            at_most=min(kept, self.suspect if traced else self.ever + unknown),
        )


def recall(
    kitchen: Kitchen, suspects: Collection[str], unknown: Unknown = _NOTHING_UNKNOWN
) -> tuple[tuple[Held, ...], tuple[Left, ...]]:
    """What left the stock that may hold pieces of the lots `suspects`, by product and day, and what is left.

    `unknown` are pieces without a lot that may be suspect too.
    """
    held: list[Held] = []
    left: list[Left] = []
    for product in sorted({*(kitchen.lots[name].product for name in suspects), *unknown.pieces}):
        lots, now = kitchen.lots_of(product), shelf(kitchen, product)
        lost = sum(out.gone.kept - out.traced for out in now.taken)
        traced = not lost
        stock = _Stock()
        for day in sorted({lot.on for lot in lots} | {out.gone.on for out in now.taken}):
            stock = stock.with_made([lot for lot in lots if lot.on == day], suspects)
            taken = [out for out in now.taken if out.gone.on == day]
            spare = unknown.of(product, day)
            found = (Held(out, stock.bounds(out, suspects, spare, traced=traced)) for out in taken)
            held += (each for each in found if each.bounds.at_most)
            stock = stock.without(taken)
        by_date = sum(part for lot, part in now.left.items() if lot in suspects)
        # Of the pieces without a lot, those that did not leave lie there too.
        spare = unknown.of(product)
        there = stock.total + max(spare - lost, 0)
        at_most = min((stock.suspect if traced else stock.ever) + spare, there)
        at_least = stock.total - stock.others if traced else 0
        left.append(Left(product, there, Bounds(at_least=at_least, by_date=by_date, at_most=at_most)))
    return tuple(held), tuple(left)
