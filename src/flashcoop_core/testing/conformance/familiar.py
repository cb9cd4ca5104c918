"""Events drawn to fit a small session: their members, products and days are often those that it has."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.codec.declared import Day, Declared, Many, Part, Perhaps, Whole, Words, fields_of
from flashcoop_core.session.state import State
from flashcoop_core.testing.conformance.sessions import FIRST_DAY, LAST_DAY
from flashcoop_core.testing.strategies import events_of, values_of

__all__ = ["MARK", "familiar", "known_ids"]

#: A word that nobody writes by chance: where it turns up, a text of an event was quoted.
MARK = "Zqxwvkj"

#: Names that events of a plugin may give and find again.
_OWN = ("a-1", "b-2", "c-3")
_MOST = 3
#: Amounts, quantities and rates that people meet; any other within the bounds may be drawn as well.
_EVERYDAY = (0, 1, 49, 50, 51, 99, 100, 210, 550, 1_000, 2_000, 12_34)


def known_ids(state: State) -> tuple[str, ...]:
    """The ids that a session knows, and a few that it does not."""
    return (*state.members, *state.partners, *state.facilitators, *state.products, *_OWN)


def familiar(cls: type[Any], ids: tuple[str, ...], *, marked: bool = False) -> SearchStrategy[Any]:
    """Events of `cls` with a valid shape. With `marked`, every free text is `MARK`."""
    return events_of(cls, **{field.name: _value(field.type, ids, marked) for field in fields_of(cls)})


def _value(of: Declared, ids: tuple[str, ...], marked: bool) -> SearchStrategy[object]:  # noqa: FBT001, PLR0911 - a case each
    match of:
        case Words(unit="id"):
            return st.sampled_from(ids) | values_of(of)
        case Words(unit="text" | "name") if marked:
            return st.just(MARK)
        case Whole(low=low, high=high):
            near = [number for number in _EVERYDAY if low <= number <= high]
            return st.sampled_from(near) | values_of(of) if near else values_of(of)
        case Day():
            return st.dates(FIRST_DAY, LAST_DAY) | st.just(LAST_DAY) | values_of(of)
        case Perhaps(inner):
            return st.none() | _value(inner, ids, marked)
        case Many(inner):
            return st.lists(_value(inner, ids, marked), max_size=_MOST).map(tuple)
        case Part(cls):
            return familiar(cls, ids, marked=marked)
        case _:
            return values_of(of)
