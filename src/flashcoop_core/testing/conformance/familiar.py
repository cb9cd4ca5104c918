"""Events drawn to fit a small session: their members, products and days are often those that it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.codec.declared import Day, Declared, Many, Part, Perhaps, Whole, Words, fields_of
from flashcoop_core.session.state import State
from flashcoop_core.testing.conformance.sessions import FIRST_DAY, LAST_DAY
from flashcoop_core.testing.strategies import events_of, values_of

__all__ = ["MARK", "Known", "familiar", "known"]

#: A word that nobody writes by chance: where it turns up, a text of an event was quoted.
MARK = "Zqxwvkj"

#: What a field is called -> the ids that it often holds.
Known = Mapping[str, tuple[str, ...]]

#: Names that events of a plugin may give and find again.
_OWN = ("a-1", "b-2", "c-3")
_MOST = 3
#: Amounts, quantities and rates that people meet; any other within the bounds may be drawn as well.
_EVERYDAY = (0, 1, 49, 50, 51, 99, 100, 210, 550, 1_000, 2_000, 12_34)


def known(state: State) -> Known:
    """The ids that a session knows, by the name of the fields that hold them."""
    partners = tuple(state.partners)
    return {
        "member": tuple(state.members),
        "product": tuple(state.products),
        "facilitator": tuple(state.facilitators),
        **dict.fromkeys(("partner", "supplier", "cause", "funder"), partners),
        "": (*state.members, *state.products, *partners, *_OWN),
    }


def familiar(cls: type[Any], ids: Known, *, marked: bool = False) -> SearchStrategy[Any]:
    """Events of `cls` with a valid shape. With `marked`, every free text is `MARK`."""
    return events_of(cls, **{field.name: _value(field.type, field.name, ids, marked) for field in fields_of(cls)})


def _value(of: Declared, name: str, ids: Known, marked: bool) -> SearchStrategy[object]:  # noqa: FBT001, PLR0911 - a case each
    match of:
        case Words(unit="id"):
            return _ids(name, ids) | values_of(of)
        case Words(unit="text" | "name") if marked:
            return st.just(MARK)
        case Whole(low=low, high=high):
            near = [number for number in _EVERYDAY if low <= number <= high]
            return st.sampled_from(near) | values_of(of) if near else values_of(of)
        case Day():
            return st.dates(FIRST_DAY, LAST_DAY) | st.just(LAST_DAY) | values_of(of)
        case Perhaps(inner):
            return st.none() | _value(inner, name, ids, marked)
        case Many(inner):
            return st.lists(_value(inner, name.removesuffix("s"), ids, marked), max_size=_MOST).map(tuple)
        case Part(cls):
            return familiar(cls, ids, marked=marked)
        case _:
            return values_of(of)


def _ids(name: str, ids: Known) -> SearchStrategy[object]:
    """An id: three times out of four one that a field of this name holds, where the session has such."""
    own, any_ = ids.get(name, ()), st.sampled_from(ids[""])
    return st.sampled_from(own) | st.sampled_from(own) | st.sampled_from(own) | any_ if own else any_
