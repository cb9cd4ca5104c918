"""Drawing outside of a test: a few examples that are the same every time, or whether there is any at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable
from hypothesis.strategies import SearchStrategy

__all__ = ["any_of", "drawn_now", "found_now"]

_T = TypeVar("_T")

#: How many examples are tried before a condition counts as never met.
_SEARCHED = 400


def _once(examples: int) -> settings:
    """Draw so many, the same every time, keep none, measure nothing."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def any_of(strategies: Iterable[SearchStrategy[_T]]) -> SearchStrategy[_T | None]:
    """Any of `strategies`; None where there are none."""
    known = list(strategies)
    return st.one_of(known) if known else st.none()


def drawn_now(strategy: SearchStrategy[_T], examples: int) -> list[_T]:
    """So many examples, the same every time; none where nothing can be drawn."""
    found: list[_T] = []

    @_once(examples)
    @given(strategy)
    def collect(example: _T) -> None:
        found.append(example)

    try:
        collect()
    except Unsatisfiable:
        return []
    return found


def found_now(strategy: SearchStrategy[_T], condition: Callable[[_T], bool]) -> bool:
    """Whether anything that is drawn meets `condition`."""
    try:
        find(strategy, condition, settings=_once(_SEARCHED))
    except (NoSuchExample, Unsatisfiable):
        return False
    return True
