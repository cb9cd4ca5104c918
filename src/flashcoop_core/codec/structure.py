"""Plain data to an event, strictly: every unknown, missing or wrong field is named with its path.

cattrs walks the classes and gathers the faults; our hooks decide what a value may be, because its
own would turn "12" and 12.9 into 12. The hooks hold values to the declared bounds at once, so that
one answer names everything there is to correct.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_origin

import attrs

from flashcoop_core.codec.declared import Choice, Flag, Whole, Words, declared
from flashcoop_core.codec.leaves import Leaf, leaf_check, under, wrong_type
from flashcoop_core.codec.strict_json import Plain, path_key
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events.upcasts import upcast
from flashcoop_core.events.vocabulary import CORE, Event, Vocabulary

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["read_as", "structure"]

T = TypeVar("T")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

#: A value from outside, and its type, which the hook knows already.
Hook = Callable[[object, object], object]


class _Wrong(Exception):
    """Raised by a hook: what is wrong with one value, paths relative to it."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(refusals)
        self.refusals = refusals


def _leaf(annotation: object) -> Leaf | None:
    """What a resolved annotation declares, if it is a single value other than a day."""
    try:
        found = declared(annotation)
    except TypeError:  # cattrs asks about every type it meets
        return None
    return found if isinstance(found, Whole | Words | Flag | Choice) else None


def _leaf_hook(annotation: object) -> Hook:
    check = leaf_check(cast("Leaf", _leaf(annotation)))

    def hook(value: object, _: object) -> object:
        if faults := check(value):
            raise _Wrong(*faults)
        return value

    return hook


def _day_hook(value: object, _: object) -> date:
    if type(value) is not str:
        raise _Wrong(wrong_type(value, '"2026-03-07"'))
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _Wrong(Refusal("not-a-date"))


def _part_hook(cls: type[Any], converter: Converter) -> Hook:
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415 - 45 ms that a reading does not pay

    inner = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)

    def hook(value: object, _: object) -> object:
        if type(value) is not dict:
            raise _Wrong(wrong_type(value, "{…}"))
        return inner(value, cls)

    return hook


def _is_tuple(annotation: object) -> bool:
    return get_origin(annotation) is tuple


def _tuple_hook(annotation: object, converter: Converter) -> Hook:
    from cattrs.errors import BaseValidationError, IterableValidationError, IterableValidationNote  # noqa: PLC0415

    types = get_args(annotation)
    endless = types[1:] == (...,)
    hooks = [(of, converter.get_structure_hook(of)) for of in (types[:1] if endless else types)]

    def hook(value: object, _: object) -> object:
        if type(value) is not list:
            raise _Wrong(wrong_type(value, "[…]"))
        if not endless and len(value) != len(hooks):
            raise _Wrong(Refusal("wrong-length", {"length": len(value), "expected": len(hooks)}))
        read, faults = [], []
        for index, item in enumerate(value):
            of, inner = hooks[0 if endless else index]
            try:
                read.append(inner(item, of))
            except (BaseValidationError, _Wrong) as fault:
                fault.add_note(IterableValidationNote(f"at [{index}]", index, of))
                faults.append(fault)
        if faults:
            raise IterableValidationError("elements", faults, cast("type", annotation))
        return tuple(read)

    return hook


@cache
def _converter() -> Converter:
    from cattrs import Converter  # noqa: PLC0415 - see `_part_hook`

    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _part_hook(cls, converter))
    converter.register_structure_hook_factory(_is_tuple, lambda of: _tuple_hook(of, converter))
    converter.register_structure_hook_factory(lambda of: _leaf(of) is not None, _leaf_hook)
    # cattrs has hooks of its own for these, which it asks before any factory.
    for plain in (int, str, bool):
        converter.register_structure_hook(plain, _leaf_hook(plain))
    converter.register_structure_hook(date, _day_hook)
    return converter


def _refusals(fault: BaseException, where: str) -> list[Refusal]:
    """What cattrs gathered in `fault`, found at the path `where`, as refusals."""
    from cattrs.errors import (  # noqa: PLC0415 - see `_part_hook`
        AttributeValidationNote,
        BaseValidationError,
        ForbiddenExtraKeysError,
        IterableValidationNote,
    )

    if isinstance(fault, _Wrong):
        return [under(where, refusal) for refusal in fault.refusals]
    if isinstance(fault, ForbiddenExtraKeysError):
        known = tuple(attrs.fields_dict(fault.cl))
        keys = sorted(map(path_key, fault.extra_fields))
        return [under(where, Refusal("unknown-field", {"known": known}, key)) for key in keys]
    if isinstance(fault, KeyError):
        return [Refusal("missing-field", {}, where)]
    if not isinstance(fault, BaseValidationError):
        raise fault
    found: list[Refusal] = []
    for inner in fault.exceptions:
        path = where
        for note in getattr(inner, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                path = f"{where}.{note.name}" if where else note.name
            elif isinstance(note, IterableValidationNote):
                path = f"{where}[{note.index}]"
        found += _refusals(inner, path)
    return found


def read_as(cls: type[T], plain: Plain) -> T:
    """An instance of the attrs class `cls` made of `plain`: every bound held, nothing converted.

    Raises:
        Refused: with every fault and its path: `unknown-field`, `missing-field`, `wrong-type`,
            `wrong-length`, `not-a-date`, and the names that `shape` gives.
    """
    from cattrs.errors import BaseValidationError  # noqa: PLC0415 - see `_part_hook`

    try:
        return _converter().structure(plain, cls)
    except (BaseValidationError, _Wrong) as fault:
        refusals = _refusals(fault, "")
    raise Refused(refusals)


def structure(kind: str, fields: Plain, schema: int | None = None, vocabulary: Vocabulary = CORE) -> Event:
    """The event of `kind` whose plain fields, from outside, are `fields`.

    `schema` is the version they were written for, today's if it is None. Fields of an older one are
    held to what was declared then, and named so. `shape` finds nothing wrong with the answer.

    Raises:
        Refused: `unknown-kind`, `later-schema` or `unknown-schema` alone, else all that `read_as`
            finds.
    """
    known = vocabulary.kinds.get(kind)
    if known is None:
        raise Refused([Refusal("unknown-kind", {"kind": path_key(kind)})])
    if schema is None or schema == known.schema:
        return _named(kind, known.event, fields)
    if schema > known.schema:
        raise Refused([Refusal("later-schema", {"kind": kind, "schema": schema, "current": known.schema})], kind=kind)
    if schema not in known.older:
        raise Refused([Refusal("unknown-schema", {"kind": kind, "schema": schema})], kind=kind)
    _named(kind, known.older[schema].event, fields)
    return _named(kind, known.event, upcast(known.older, schema, known.schema, fields))


def _named(kind: str, cls: type[T], fields: Plain) -> T:
    try:
        return read_as(cls, fields)
    except Refused as refused:
        raise Refused(refused.refusals, kind=kind) from None
