"""Values told line by line, so that two answers can be compared, here or from another process, and shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import zip_longest

import attrs

from flashcoop_core.hooks.files import File
from flashcoop_core.hooks.view import SessionView

__all__ = ["difference", "named", "told"]

#: How many lines that differ are shown, and how much of each.
_SHOWN, _LONGEST = 3, 160


def told(value: object) -> tuple[str, ...]:
    """Everything in `value`, a line a leaf. The order of a set is none of its business; any other order is."""
    return tuple(_lines(value, ""))


def named(event: attrs.AttrsInstance) -> str:
    """An event for people: `Cut of 2026-03-02, product bread, cost 1`, without the fields that it leaves out."""
    given = ((field.name, getattr(event, field.name)) for field in attrs.fields(type(event)))
    said = (f"of {value}" if name == "on" else f"{name} {value}" for name, value in given if value is not None)
    first, *others = (type(event).__name__, *said)
    return f"{first} {', '.join(others)}"


def difference(before: tuple[str, ...], after: tuple[str, ...], names: tuple[str, str] = ("first", "then")) -> str:
    """Where two values that were told differ, for people; empty if they are the same."""
    apart = [pair for pair in zip_longest(before, after, fillvalue="(nothing)") if pair[0] != pair[1]]
    lines = [f"  {name}: {line[:_LONGEST]}" for pair in apart[:_SHOWN] for name, line in zip(names, pair, strict=True)]
    more = [f"  … and {len(apart) - _SHOWN} more lines"] if len(apart) > _SHOWN else []
    return "\n".join([*lines, *more])


def _lines(value: object, at: str) -> Iterator[str]:
    match value:
        case File():
            yield from _lines(value.whole(), f"{at}[{value.name}]")
        case bytes():
            yield from _bytes(value, at)
        case SessionView():  # it reads its state when it is asked for
            for name in ("id", "books", "opening", "state"):
                yield from _lines(getattr(value, name), f"{at}.{name}")
        case Mapping() if value:
            for key, part in value.items():
                yield from _lines(part, f"{at}[{key!r}]")
        case list() | tuple() if value:
            for place, part in enumerate(value):
                yield from _lines(part, f"{at}[{place}]")
        case AbstractSet() if value:
            yield from sorted(line for part in value for line in _lines(part, f"{at}{{}}"))
        case _:
            yield from _fields(value, at)


def _fields(value: object, at: str) -> Iterator[str]:
    """An object field by field; anything else as Python writes it."""
    if attrs.has(type(value)):
        # What is left out of comparing (a manager, a function) is no part of the value.
        names = [field.name for field in attrs.fields(type(value)) if field.eq]  # type: ignore[arg-type] # it has attrs
    elif type(value).__repr__ is object.__repr__:
        # Its text would show where it lies in memory.
        names = list(vars(value))
    else:
        yield f"{at} = {value!r}"
        return
    yield f"{at}: {type(value).__qualname__}"
    for name in names:
        yield from _lines(getattr(value, name), f"{at}.{name}")


def _bytes(content: bytes, at: str) -> Iterator[str]:
    yield f"{at}: {len(content)} bytes"
    for number, line in enumerate(content.split(b"\n"), 1):
        yield f"{at} line {number} = {line!r}"
