"""Which lot each piece that left came from, and what is left of each lot, if the oldest leave first.

Nobody notes at a stall which lot a customer was handed. So the pieces are supposed to leave in the order
of their last days, first expired first out (FEFO), each day from what was made by then. Days count, not
the order in which they were recorded: takings that come in late are taken from the lots of their own day.
`recall` says how far that supposition can be trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from flashcoop_core.hooks import State
from flashcoop_filiere_culinaire.events import LotMade
from flashcoop_filiere_culinaire.kitchen import Gone, Kitchen, is_unsafe

__all__ = ["Shelf", "Taken", "available", "in_lots", "shelf", "without_lot"]


@attrs.frozen
class Taken:
    """What left, less what came back, and from which lots: (lot, thousandths) in the order of dates."""

    gone: Gone
    parts: tuple[tuple[str, int], ...]

    @property
    def traced(self) -> int:
        """How much of it has a lot (thousandths): all of it, unless its lot was not recorded, or was undone."""
        return sum(part for _, part in self.parts)


@attrs.frozen
class Shelf:
    """One product on a day: what is left of each lot (thousandths), what left so far, by day."""

    left: Mapping[str, int]
    taken: tuple[Taken, ...]


def in_lots(kitchen: Kitchen, product: str) -> int:
    """Pieces in stock that have a lot (thousandths). Below zero, pieces have left whose lot is missing."""
    return sum(quantity for _, quantity in kitchen.moves(product))


def without_lot(state: State, kitchen: Kitchen, product: str) -> int:
    """Pieces made, in stock or gone, that no lot covers (thousandths). A service has no stock, so it has none."""
    known = state.products[product]
    return 0 if known.definition.nature == "service" else known.stock - in_lots(kitchen, product)


def available(kitchen: Kitchen, product: str, on: date) -> int:
    """How much may leave on the day `on` (thousandths) without taking from what left later what it stands on."""
    moves = list(kitchen.moves(product))
    days = {on} | {day for day, _ in moves if day > on}
    return min(sum(quantity for day, quantity in moves if day <= until) for until in days)


def shelf(kitchen: Kitchen, product: str, by: date | None = None) -> Shelf:
    """The shelf of a product after the day `by`, or after all that was recorded."""
    lots = kitchen.lots_of(product)
    gone = [out for out in kitchen.gone if out.product == product]
    left: dict[str, int] = {}
    taken: list[Taken] = []
    for day in sorted({lot.on for lot in lots} | {out.on for out in gone}):
        if by is None or day <= by:
            left |= {lot.lot: lot.quantity for lot in lots if lot.on == day}
            taken += [_taken(out, lots, left) for out in gone if out.on == day]
    return Shelf(left, tuple(taken))


def _taken(gone: Gone, lots: list[LotMade], left: dict[str, int]) -> Taken:
    """Take what left from the lots that are there. Lots come in the order of their last days."""
    # What is unsafe is thrown away first, and leaves in another way only if there is nothing else.
    spoils = gone.way == "written_off"
    parts, missing = [], gone.kept
    for lot in sorted(lots, key=lambda lot: is_unsafe(lot.until, gone.on) and not spoils):
        part = min(left.get(lot.lot, 0), missing)
        if part:
            left[lot.lot] -= part
            parts.append((lot.lot, part))
            missing -= part
    return Taken(gone, tuple(parts))
