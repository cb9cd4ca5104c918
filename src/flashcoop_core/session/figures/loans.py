"""A loan in constant monthly instalments: what is owed as it is paid back."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.money import half_up

__all__ = ["interest_by_month", "owed_after"]


def interest_by_month(principal: int, rate: int, months: int, instalment: int) -> Iterator[tuple[int, int]]:
    """(interest, what is owed once the instalment is paid) of each month, in cents; below zero once overpaid.

    `rate` is a year's, in basis points: interest is added month by month on what is still owed, half up
    to the cent.
    """
    owed = principal
    for _ in range(months):
        interest = half_up(owed * rate, 12 * 10_000)
        owed += interest - instalment
        yield interest, owed


def owed_after(principal: int, rate: int, months: int, instalment: int) -> int:
    """What is owed after all the months, in cents; below zero if that is too much."""
    left = [owed for _, owed in interest_by_month(principal, rate, months, instalment)]
    return left[-1] if left else principal
