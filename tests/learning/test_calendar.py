"""Months are counted as people count them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core.learning.calendar import months_after


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 10), 4, date(2026, 7, 10)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2027, 10, 31), 4, date(2028, 2, 29)),
        (date(2026, 8, 31), 4, date(2026, 12, 31)),
        (date(2026, 9, 30), 4, date(2027, 1, 30)),
        (date(2028, 2, 29), 24, date(2030, 2, 28)),
        (date(2026, 12, 1), 24, date(2028, 12, 1)),
    ],
)
def test_the_same_day_or_the_last_of_its_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@given(st.dates(max_value=date(2900, 1, 1)), st.integers(0, 48))
def test_never_earlier_in_the_month_than_it_has_to_be(day: date, months: int) -> None:
    then = months_after(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == day.day or (then.day < day.day and date.fromordinal(then.toordinal() + 1).day == 1)
