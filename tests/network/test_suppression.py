"""Hidden counts stay hidden: nothing that is told gives one back, neither by differences nor by bounds.

What a reader can compute is found here by other means than the code's: exact elimination over fractions for
any table, and for small ones every table of people that fits all that is told.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flashcoop_core.network import hidden
from flashcoop_core.network import margins as two_way
from flashcoop_core.network.suppression import Cell

Sums = dict[Hashable, Collection[Cell]]


def margins(cells: Collection[Cell]) -> Sums:
    """Those of a two-way table, among which others may stand."""
    return dict[Hashable, Collection[Cell]](two_way(cells).items())


def reduced(vector: list[Fraction], basis: list[list[Fraction]]) -> list[Fraction]:
    """What is left of `vector` once all that `basis` explains is taken away."""
    for row in basis:
        pivot = next(at for at, value in enumerate(row) if value)
        if vector[pivot]:
            times = vector[pivot] / row[pivot]
            vector = [value - times * other for value, other in zip(vector, row, strict=True)]
    return vector


def computable(cells: Sequence[Cell], sums: Sums, told: Collection[Hashable]) -> set[Hashable]:
    """The sums, told or not, that follow from those told by adding and subtracting multiples of them."""

    def vector(key: Hashable) -> list[Fraction]:
        return [Fraction(cell in sums[key]) for cell in cells]

    basis: list[list[Fraction]] = []
    for key in told:
        left = reduced(vector(key), basis)
        if any(left):
            basis.append(left)
    return {key for key in sums if not any(reduced(vector(key), basis))}


def fitting(cells: Sequence[Cell], sums: Sums, told: Mapping[Hashable, int], most: int) -> Iterator[dict[Cell, int]]:
    """Every table of 0 to `most` people a cell that fits what is told, and that a hidden count is not zero."""
    for counts in product(range(most + 1), repeat=len(cells)):
        table = dict(zip(cells, counts, strict=True))
        values = {key: sum(table[cell] for cell in of) for key, of in sums.items()}
        if all(values[key] == told[key] if key in told else values[key] for key in sums):
            yield table


def tables(rows: int, columns: int, most: int) -> st.SearchStrategy[dict[Cell, int]]:
    """Two-way tables of at most so many people a cell."""
    cells = [(f"r{row}", f"c{column}") for row in range(rows) for column in range(columns)]
    return st.tuples(*(st.integers(0, most) for _ in cells)).map(lambda counts: dict(zip(cells, counts, strict=True)))


any_table = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(lambda size: tables(*size, most=14))
thresholds = st.integers(0, 8)


def values_of(counts: Mapping[Cell, int], sums: Sums) -> dict[Hashable, int]:
    return {key: sum(counts[cell] for cell in of) for key, of in sums.items()}


@given(any_table, thresholds)
def test_no_small_count_is_told_and_zero_always_is(counts: dict[Cell, int], threshold: int) -> None:
    sums = margins(counts)
    kept = hidden(counts, sums, threshold)
    for key, value in values_of(counts, sums).items():
        assert key not in kept if value == 0 or threshold <= 1 else key in kept or value >= threshold


@given(any_table, thresholds)
@example({("r0", "c0"): 1, ("r0", "c1"): 1}, 5)
@example({("r0", "c0"): 4}, 5)
def test_no_hidden_count_follows_from_those_told(counts: dict[Cell, int], threshold: int) -> None:
    sums = margins(counts)
    kept = hidden(counts, sums, threshold)
    told = [key for key in sums if key not in kept]
    assert computable(list(counts), sums, told).isdisjoint(kept)


@given(st.sampled_from([(2, 2), (1, 4), (4, 1)]).flatmap(lambda size: tables(*size, most=5)), st.integers(2, 4))
@example({("r0", "c0"): 1, ("r0", "c1"): 1, ("r0", "c2"): 4, ("r1", "c0"): 4}, 3)
def test_every_hidden_count_may_be_another_and_a_small_one_may_be_large(
    counts: dict[Cell, int], threshold: int
) -> None:
    sums = margins(counts)
    kept = hidden(counts, sums, threshold)
    values = values_of(counts, sums)
    told = {key: value for key, value in values.items() if key not in kept}
    found: dict[Hashable, set[int]] = {key: set() for key in kept}
    for table in fitting(list(counts), sums, told, most=8):
        for key, value in values_of(table, sums).items():
            if key in found:
                found[key].add(value)
    for key, possible in found.items():
        assert values[key] in possible
        assert len(possible) > 1
        assert max(possible) >= threshold


def linked() -> st.SearchStrategy[tuple[dict[Cell, int], Sums]]:
    """A table with sums that are no rows and no columns: linked tables share cells."""
    return any_table.flatmap(
        lambda counts: st.lists(st.sets(st.sampled_from(sorted(counts)), min_size=1), max_size=6).map(
            lambda groups: (
                counts,
                margins(counts) | {at: frozenset(group) for at, group in enumerate(groups)},
            )
        )
    )


@given(linked(), thresholds)
def test_linked_tables_give_nothing_back_together(table: tuple[dict[Cell, int], Sums], threshold: int) -> None:
    counts, sums = table
    kept = hidden(counts, sums, threshold)
    values = values_of(counts, sums)
    assert all(key in kept for key, value in values.items() if 0 < value < threshold)
    assert computable(list(counts), sums, [key for key in sums if key not in kept]).isdisjoint(kept)


def test_the_checks_above_find_a_count_that_is_given_back() -> None:
    counts = {("a", "x"): 3, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 7}
    sums = margins(counts)
    told = {key: value for key, value in values_of(counts, sums).items() if value >= 5}
    assert ("a", "x") in computable(list(counts), sums, list(told))
    assert {table["a", "x"] for table in fitting(list(counts), sums, told, most=9)} == {3}


def test_a_rectangle_keeps_every_total() -> None:
    counts = {("a", "x"): 3, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 7}
    assert hidden(counts, margins(counts), 5) == set(counts)


def test_where_there_is_no_rectangle_two_totals_go() -> None:
    counts = {("a", "2019"): 4, ("b", "2019"): 9, ("c", "2020"): 20}
    kept = hidden(counts, margins(counts), 5)
    assert kept == {("a", "2019"), ("b", "2019"), ("a", None), ("b", None)}


def test_people_who_are_alone_are_hidden_with_all_totals() -> None:
    counts = {("a", "2019"): 4}
    assert hidden(counts, margins(counts), 5) == set(margins(counts))


@pytest.mark.parametrize("threshold", [0, 1])
def test_a_threshold_of_one_or_less_hides_nothing(threshold: int) -> None:
    counts = {("a", "x"): 1, ("b", "x"): 2}
    assert hidden(counts, margins(counts), threshold) == frozenset()


@given(any_table, thresholds)
def test_the_same_counts_hide_the_same(counts: dict[Cell, int], threshold: int) -> None:
    assert hidden(counts, margins(counts), threshold) == hidden(dict(counts), margins(list(counts)), threshold)
