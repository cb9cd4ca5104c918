"""The shape check: every bound, type and text rule that an event built in Python breaks.

Events do not validate themselves: an attrs validator stops at the first fault and would make old
logs unreadable the day it is tightened. So an event may hold anything until it is recorded; this
check then names all that is wrong at once, each with its path. One checker is compiled for each
class, from its annotations, when it is first needed.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from flashcoop_core.codec.declared import Day, Declared, Many, Part, Perhaps, fields_of
from flashcoop_core.codec.leaves import Check, leaf_check, under, wrong_type
from flashcoop_core.errors import Refusal
from flashcoop_core.events.vocabulary import CORE, Event, Vocabulary

__all__ = ["shape"]


def _day(value: object) -> tuple[Refusal, ...]:
    # A datetime is a date to Python, not to a ledger: it would be written with its time.
    return () if type(value) is date else (wrong_type(value, "date(2026, 3, 7)"),)


def _perhaps(check: Check) -> Check:
    def perhaps(value: object) -> tuple[Refusal, ...]:
        return () if value is None else check(value)

    return perhaps


def _many(check: Check) -> Check:
    def many(value: object) -> tuple[Refusal, ...]:
        if type(value) is not tuple:
            return (wrong_type(value, "(…)"),)
        faults: list[Refusal] = []
        for index, item in enumerate(value):
            if found := check(item):
                faults += (under(f"[{index}]", refusal) for refusal in found)
        return tuple(faults) if faults else ()

    return many


@cache
def _part(cls: type) -> Check:
    checks = tuple((field.name, _check(field.type)) for field in fields_of(cls))

    def part(value: object) -> tuple[Refusal, ...]:
        if type(value) is not cls:
            return (wrong_type(value, f"{cls.__name__}(…)"),)
        faults: list[Refusal] = []
        for name, check in checks:
            if found := check(getattr(value, name)):
                faults += (under(name, refusal) for refusal in found)
        return tuple(faults) if faults else ()

    return part


def _check(of: Declared) -> Check:
    match of:
        case Part(cls):
            return _part(cls)
        case Many(inner):
            return _many(_check(inner))
        case Perhaps(inner):
            return _perhaps(_check(inner))
        case Day():
            return _day
        case _:
            return leaf_check(of)


def shape(event: Event, vocabulary: Vocabulary = CORE) -> tuple[Refusal, ...]:
    """Every refusal that the shape of `event` deserves, in the order of its fields; empty if none.

    Nothing is converted: True is not 1, 1.0 is not an integer, a list is not a tuple, a datetime is
    not a date. Texts must be in NFC, without control, bidirectional or zero-width characters.
    An object that is no event of `vocabulary` is refused as `unknown-kind`.
    """
    cls: type = type(event)
    if cls not in vocabulary.by_class:
        return (Refusal("unknown-kind", {"kind": cls.__name__}),)
    return _part(cls)(event)
