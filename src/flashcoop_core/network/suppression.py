"""Counts of people that are too small to be told, and those that would give them back.

A report tells many sums of the same cells: sessions, their hosts, years, totals. A sum below the
threshold is hidden; then it must not follow from the others by a difference. So for each such sum a
*move* is chosen, as in the hypercube method of cell suppression (A. Hundepool and others,
*Statistical Disclosure Control*, Wiley 2012, doi:10.1002/9781118348239): people are thought from one
cell into another, or around a rectangle of four cells, and each sum that the move would change is
hidden. What is left to be told is the same before and after the move, so nobody can tell which of
both is true: not for one table, nor for all of them together.

The move is as long as it takes for the hidden sum to reach the threshold: from what is told, it could
as well be one that is not small at all. Zero is told: it is a count of nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

__all__ = ["Cell", "Margin", "hidden", "margins"]

#: A cell of a table: its row and its column.
Cell: TypeAlias = tuple[str, str]

#: A cell, or the total of a row (no column), of a column (no row), or of all.
Margin: TypeAlias = tuple[str | None, str | None]

#: The cells that people are thought into, and those they are thought out of.
_Sides: TypeAlias = tuple[tuple[Cell, ...], tuple[Cell, ...]]


def margins(cells: Collection[Cell]) -> dict[Margin, frozenset[Cell]]:
    """The sums of a two-way table: its cells, the totals of its rows and columns, and the grand total."""
    sums: dict[Margin, set[Cell]] = {}
    for row, column in cells:
        for margin in ((row, column), (row, None), (None, column), (None, None)):
            sums.setdefault(margin, set()).add((row, column))
    return {margin: frozenset(of) for margin, of in sums.items()}


def hidden(counts: Mapping[Cell, int], sums: Mapping[Any, Collection[Cell]], threshold: int) -> frozenset[Any]:
    """The keys of the `sums` that may not be told; all others may, together.

    Keys are whatever names a sum. `counts` are the people in each cell, zero or more; each sum is of
    some cells. Told are sums of zero, and those of `threshold` or more that give no smaller one back.
    With a threshold of 1 or less nothing is hidden. The same counts and sums in the same order give
    the same answer.
    """
    search = _Search(counts, list(sums.values()))
    for place in search.too_small(threshold):
        search.protect(place, threshold)
    return frozenset(key for place, key in enumerate(sums) if place in search.hidden)


@attrs.frozen
class _Move:
    """People thought away from the cells `down` and into the cells `up`, the same number each.

    `change` says by how many each sum changes for one person, by its place; the others stay as they
    are. `longest` is how many people can be moved, None if there is no end.
    """

    change: Mapping[int, int]
    longest: int | None

    def lifts(self, place: int, value: int, threshold: int) -> bool:
        """Whether it takes the sum at `place` from `value` to `threshold`."""
        by = self.change.get(place, 0)
        return by > 0 and (self.longest is None or value + by * self.longest >= threshold)


class _Search:
    """The sums by their place in a list, what is hidden of them so far, and the moves that hide it."""

    def __init__(self, counts: Mapping[Cell, int], sums: Sequence[Collection[Cell]]) -> None:
        self._counts = {cell: count for cell, count in counts.items() if count}
        self._sums = [[cell for cell in of if cell in self._counts] for of in sums]
        self._values = [sum(self._counts[cell] for cell in of) for of in self._sums]
        self._of: dict[Cell, set[int]] = {cell: set() for cell in self._counts}
        for place, of in enumerate(self._sums):
            for cell in of:
                self._of[cell].add(place)
        self._rows: dict[str, list[Cell]] = {}
        self._columns: dict[str, list[Cell]] = {}
        for row, column in self._counts:
            self._rows.setdefault(row, []).append((row, column))
            self._columns.setdefault(column, []).append((row, column))
        self._moves: list[_Move] = []
        self.hidden: set[int] = set()

    def too_small(self, threshold: int) -> list[int]:
        """The places of the sums below `threshold`, the smallest first."""
        small = [place for place, value in enumerate(self._values) if 0 < value < threshold]
        return sorted(small, key=lambda place: (self._values[place], place))

    def protect(self, place: int, threshold: int) -> None:
        """Hide the sum at `place` by the move that costs least, unless a former one does it already."""
        value = self._values[place]
        if any(move.lifts(place, value, threshold) for move in self._moves):
            return
        # People from outside of all tables change every total: only where there is no other way.
        outside = (((cell,), ()) for cell in self._sums[place])
        for sides in (self._within(place), outside):
            chosen = self._cheapest(sides, place, threshold)
            if chosen is not None:
                self._moves.append(chosen)
                self.hidden.update(chosen.change)
                return

    def _cheapest(self, sides: Iterable[_Sides], place: int, threshold: int) -> _Move | None:
        """The move that lifts the sum at `place` and costs least, the first of those level."""
        best, least = None, None
        for up, down in sides:
            cost = self._cost(up, down)
            # Most cost more than one that was found before: those need not be looked at any closer.
            if least is None or cost < least:
                move = self._move(up, down)
                if move.lifts(place, self._values[place], threshold):
                    best, least = move, cost
        return best

    def _cost(self, up: Sequence[Cell], down: Sequence[Cell]) -> int:
        """How many people are in the sums that a move hides in addition: larger sums are worth more."""
        changed: set[int] = set()
        for cell in (*up, *down):
            changed ^= self._of[cell]
        return sum(self._values[place] for place in changed - self.hidden)

    def _within(self, place: int) -> Iterator[_Sides]:
        """Moves into a cell of the sum, from a cell elsewhere or around a rectangle."""
        inside = set(self._sums[place])
        for cell in self._sums[place]:
            yield from (((cell,), (other,)) for other in self._counts if other not in inside)
            yield from self._rectangles(cell)

    def _rectangles(self, cell: Cell) -> Iterator[_Sides]:
        row, column = cell
        for beside in self._rows[row]:
            for below in self._columns[column]:
                across = (below[0], beside[1])
                if cell not in (beside, below) and across in self._counts:
                    yield (cell, across), (beside, below)

    def _move(self, up: Sequence[Cell], down: Sequence[Cell]) -> _Move:
        change: dict[int, int] = {}
        for cells, sign in ((up, 1), (down, -1)):
            for cell in cells:
                for place in self._of[cell]:
                    change[place] = change.get(place, 0) + sign
        change = {place: by for place, by in change.items() if by}
        # No cell gets below nobody. A hidden sum stays above it: nobody expects a hidden zero.
        ends = [self._counts[cell] for cell in down]
        ends += [(self._values[place] - 1) // -by for place, by in change.items() if by < 0]
        return _Move(change, min(ends, default=None))
