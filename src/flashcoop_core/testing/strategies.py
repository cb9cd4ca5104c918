"""Hypothesis strategies: events of every kind, drawn from what their annotations declare.

An event drawn here has a valid shape (types, bounds, clean texts) and nothing more: its member may
not exist and its lines may not add up. Rules are for the strategies of whole sessions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.codec.declared import Choice, Day, Declared, Flag, Many, Part, Perhaps, Whole, Words, fields_of
from flashcoop_core.codec.texts import is_clean
from flashcoop_core.events import KINDS, Event

__all__ = ["events", "events_of", "values_of"]

T = TypeVar("T")

#: Tuples stay short: what breaks with three elements is easier to read than with thirty.
_MOST_ELEMENTS = 3
_LONGEST = 40


def _texts(words: Words) -> SearchStrategy[str]:
    if words.pattern is not None:
        return st.from_regex(words.pattern, fullmatch=True).filter(is_clean)
    longest = _LONGEST if words.longest is None else words.longest
    characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp"))
    composed = st.text(characters, min_size=words.shortest, max_size=min(longest, _LONGEST)).map(
        lambda text: unicodedata.normalize("NFC", text)
    )
    # Composing makes most texts shorter and a few longer.
    return composed.filter(lambda text: words.shortest <= len(text) <= longest and is_clean(text))


@cache
def values_of(type_: Declared) -> SearchStrategy[object]:  # noqa: PLR0911 - one return a case
    """Values of a declared type, within its bounds."""
    match type_:
        case Whole(low, high):
            return st.integers(low, high)
        case Words():
            return _texts(type_)
        case Flag():
            return st.booleans()
        case Day():
            return st.dates()
        case Choice(values):
            return st.sampled_from(values)
        case Perhaps(of):
            return st.none() | values_of(of)
        case Many(of):
            return st.lists(values_of(of), max_size=_MOST_ELEMENTS).map(tuple)
        case Part(cls):
            return _instances(cls, {field.name: values_of(field.type) for field in fields_of(cls)})


def events_of(cls: type[T], **fields: SearchStrategy[object]) -> SearchStrategy[T]:
    """Instances of `cls`, an event or a part of one, with a valid shape.

    `fields` replaces what is drawn for the fields it names. Fields with a default are sometimes
    left out.
    """
    drawn = {field.name: values_of(field.type) for field in fields_of(cls)}
    return _instances(cls, drawn | fields, always=frozenset(fields))


def _instances(
    cls: type[T], drawn: Mapping[str, SearchStrategy[object]], always: Container[str] = ()
) -> SearchStrategy[T]:
    kept = {field.name for field in fields_of(cls) if field.required or field.name in always}
    return st.fixed_dictionaries(
        {name: values for name, values in drawn.items() if name in kept},
        optional={name: values for name, values in drawn.items() if name not in kept},
    ).map(lambda given: cls(**given))


def events(kinds: Iterable[str] = tuple(KINDS)) -> SearchStrategy[Event]:
    """Events of any of `kinds` (wire names), each as likely as another."""
    return st.sampled_from(sorted(kinds)).flatmap(lambda kind: values_of(Part(KINDS[kind].event)))
