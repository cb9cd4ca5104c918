"""What the annotations of an event class declare, as plain values.

Bounds are written once, in `events.fields`. Everything that must know them (the shape check, the
door, the drawn events of the tests, the reference page) reads them here, not in `typing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import attrs
from msgspec import Meta

__all__ = [
    "EXACT",
    "Choice",
    "Day",
    "Declared",
    "Field",
    "Flag",
    "Many",
    "Part",
    "Perhaps",
    "Whole",
    "Words",
    "declared",
    "fields_of",
]

#: The largest integer that every reader of JSON holds exactly; the bound where none is declared.
EXACT = 2**53 - 1


@attrs.frozen
class Whole:
    """An integer from `low` to `high`, in `unit` (`cents`, `basis points`, or empty)."""

    low: int
    high: int
    unit: str


@attrs.frozen
class Words:
    """A text of `shortest` to `longest` characters (None: no end), which `pattern` matches, if any."""

    shortest: int
    longest: int | None
    pattern: str | None
    unit: str


@attrs.frozen
class Flag:
    """True or false."""


@attrs.frozen
class Day:
    """A calendar day."""


@attrs.frozen
class Choice:
    """One of a closed list of words."""

    values: tuple[str, ...]


@attrs.frozen
class Perhaps:
    """The value, or None."""

    of: Declared


@attrs.frozen
class Many:
    """A tuple of any length, all of the same type."""

    of: Declared


@attrs.frozen
class Part:
    """An instance of the attrs class `cls`; `fields_of` tells its fields."""

    cls: type


Declared: TypeAlias = Whole | Words | Flag | Day | Choice | Perhaps | Many | Part


@attrs.frozen
class Field:
    """One field of a class: its name, what it may hold, and its default if it may be left out."""

    name: str
    type: Declared
    required: bool
    default: Any


def _whole(meta: Meta) -> Whole:
    return Whole(
        low=-EXACT if meta.ge is None else int(meta.ge),
        high=EXACT if meta.le is None else int(meta.le),
        unit=meta.description or "",
    )


def _words(meta: Meta) -> Words:
    return Words(
        shortest=meta.min_length or 0,
        longest=meta.max_length,
        pattern=meta.pattern,
        unit=meta.description or "",
    )


def _bounded(base: object, meta: Meta) -> Declared:
    # Another kind of bound would hold when the log is read and be unknown here: better to stop.
    if meta.gt is not None or meta.lt is not None or meta.multiple_of is not None:
        raise TypeError("bounds are declared by ge, le, min_length, max_length and pattern only")
    if base is int:
        return _whole(meta)
    if base is str:
        return _words(meta)
    raise TypeError(f"bounds on {base!r} are not read")


_SIMPLE: Mapping[object, Declared] = MappingProxyType(
    {bool: Flag(), date: Day(), int: _whole(Meta()), str: _words(Meta())}
)


def _composite(origin: object, arguments: tuple[Any, ...]) -> Declared | None:
    """What `origin[arguments]` declares; None if events do not use it."""
    match arguments:
        case (base, Meta() as meta) if origin is Annotated:
            return _bounded(base, meta)
        case (of, ellipsis) if origin is tuple and ellipsis is ...:
            return Many(declared(of))
        case (of, none) if origin in (Union, UnionType) and none is type(None):
            return Perhaps(declared(of))
        case _:
            return Choice(arguments) if origin is Literal else None


def declared(annotation: object) -> Declared:
    """What a resolved `annotation` declares.

    Raises:
        TypeError: events do not use such a type.
    """
    if isinstance(annotation, type) and attrs.has(annotation):
        return Part(annotation)
    found = _SIMPLE.get(annotation) or _composite(get_origin(annotation), get_args(annotation))
    if found is None:
        raise TypeError(f"events do not hold {annotation!r}")
    return found


def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """The fields of an attrs class, in the order of its source.

    Raises:
        TypeError: a field has a type that events do not use.
    """
    return _fields_of(cast("type", cls))


@cache
def _fields_of(cls: type) -> tuple[Field, ...]:
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        Field(
            name=field.name,
            type=declared(hints[field.name]),
            required=field.default is attrs.NOTHING,
            default=field.default,
        )
        for field in attrs.fields(cls)
    )
