"""The check of one value: an integer, a text, a flag, a word of a list. Strict: nothing is converted.

Refusals quote numbers, limits and code points. A text that was refused is never quoted: it may
hold anything, a person's name included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from flashcoop_core.codec.declared import EXACT, Choice, Flag, Whole, Words
from flashcoop_core.codec.texts import hidden_characters, is_clean, is_composed
from flashcoop_core.errors import Refusal

__all__ = ["EXAMPLES", "Check", "Leaf", "leaf_check", "under", "wrong_type"]

#: What is wrong with a value, paths relative to it; empty if nothing is.
Check: TypeAlias = Callable[[object], tuple[Refusal, ...]]
Leaf: TypeAlias = Whole | Words | Flag | Choice

#: How a value of each type is written, as an example that needs no language.
_NOTATIONS: dict[type, str] = {
    type(None): "null",
    bool: "true",
    int: "123",
    float: "0.5",
    str: '"…"',
    list: "[…]",
    tuple: "(…)",
    dict: "{…}",
    date: "date(2026, 3, 7)",
}

#: What a text of each unit looks like, for those who do not read patterns.
EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "SHA-256, hexadecimal": "0f" * 32,
        "SIREN": "123456789",
        "account number": "6011",
        "day": "2026-03-07",
        "event id": "0f" * 16,
        "id": "m-01",
        "local time": "10:15:00",
        "moment": "2026-03-07T10:15:00.000000Z",
        "month": "2026-03",
        "session": "lusignan-2026",
    }
)


def wrong_type(value: object, expected: str) -> Refusal:
    """`value` is not of the type whose notation is `expected` (`123`, `"…"`)."""
    return Refusal("wrong-type", {"expected": expected, "given": _NOTATIONS.get(type(value), type(value).__name__)})


def under(parent: str, refusal: Refusal) -> Refusal:
    """`refusal`, found inside the field or element `parent`, with the path seen from outside."""
    dot = "." if refusal.where and parent and not refusal.where.startswith("[") else ""
    return Refusal(refusal.name, refusal.facts, f"{parent}{dot}{refusal.where}")


def _whole(leaf: Whole) -> Check:
    low, high = leaf.low, leaf.high

    def check(value: object) -> tuple[Refusal, ...]:
        if type(value) is not int:
            return (wrong_type(value, "123"),)
        if low <= value <= high:
            return ()
        if abs(value) > EXACT:
            return (Refusal("integer-too-wide", {"limit": EXACT}),)
        if value < low:
            return (Refusal("too-small", {"value": value, "limit": low}),)
        return (Refusal("too-large", {"value": value, "limit": high}),)

    return check


def _words(leaf: Words) -> Check:
    shortest, longest, pattern = leaf.shortest, leaf.longest, leaf.pattern
    # msgspec searches too: both must agree on what a pattern lets in.
    search = re.compile(pattern).search if pattern else None

    def check(value: object) -> tuple[Refusal, ...]:
        if type(value) is not str:
            return (wrong_type(value, '"…"'),)
        length = len(value)
        if (
            length >= shortest
            and (longest is None or length <= longest)
            and (search is None or search(value))
            and is_clean(value)
        ):
            return ()
        faults = []
        if length < shortest:
            faults.append(Refusal("too-short", {"length": length, "limit": shortest}))
        if longest is not None and length > longest:
            faults.append(Refusal("too-long", {"length": length, "limit": longest}))
        if search is not None and not search(value):
            faults.append(Refusal("bad-pattern", {"example": EXAMPLES[leaf.unit], "pattern": pattern}))
        if hidden := hidden_characters(value):
            faults.append(Refusal("text-not-clean", {"characters": hidden}))
        if not is_composed(value):
            faults.append(Refusal("text-not-composed"))
        return tuple(faults)

    return check


def _flag(value: object) -> tuple[Refusal, ...]:
    return () if type(value) is bool else (wrong_type(value, "true"),)


def _choice(leaf: Choice) -> Check:
    values = frozenset(leaf.values)

    def check(value: object) -> tuple[Refusal, ...]:
        if type(value) is not str:
            return (wrong_type(value, '"…"'),)
        return () if value in values else (Refusal("not-a-choice", {"choices": leaf.values}),)

    return check


def leaf_check(leaf: Leaf) -> Check:
    """The check of a value that is declared as `leaf`."""
    match leaf:
        case Whole():
            return _whole(leaf)
        case Words():
            return _words(leaf)
        case Choice():
            return _choice(leaf)
        case Flag():
            return _flag
