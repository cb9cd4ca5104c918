"""JSON from outside, read so that nothing is lost, guessed or rounded on the way.

Python's reader keeps the last of two equal keys, takes NaN for a number, rounds to a float, and
fails in five ways on what is too long or too deep. Here each of these is a named refusal.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeAlias

from flashcoop_core.codec.declared import EXACT
from flashcoop_core.codec.leaves import under
from flashcoop_core.errors import Refusal, Refused

__all__ = ["DEEPEST", "LARGEST", "Plain", "path_key", "read_json"]

#: Dicts, lists, texts, integers, booleans and None.
Plain: TypeAlias = Any

#: The most bytes that one event may take.
LARGEST = 1_000_000
#: The most containers one inside the other; no event needs more than five.
DEEPEST = 16

_BOM = "\ufeff"
_WIDEST = len(str(EXACT)) + 1
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
#: A string, whole or cut by the end, or a mark. Always matches at a quote, so it never goes back.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[\[\]{},:]', re.DOTALL)
#: What JSON writes without brackets, and needs no second look.
_ATOMS = frozenset({str, int, bool, type(None)})
_LITERALS = ("true", "false", "null")


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as read, doubled keys included."""


class _Fault:
    """Stands in what was read for a value that cannot be kept."""

    def __init__(self, name: str, **facts: object) -> None:
        self.name = name
        self.facts = facts


def _integer(digits: str) -> int | _Fault:
    # Measured first: Python takes seconds over a million digits, or refuses in its own words.
    if len(digits) <= _WIDEST and abs(number := int(digits)) <= EXACT:
        return number
    return _Fault("integer-too-wide", limit=EXACT)


_decoder = json.JSONDecoder(
    object_pairs_hook=_Pairs,
    parse_int=_integer,
    parse_float=lambda _: _Fault("float-not-allowed"),
    parse_constant=lambda _: _Fault("nan-not-allowed"),
)


def path_key(key: object) -> str:
    """`key` as part of a path; `?` if it does not look like the name of a field: it may be any text."""
    return key if isinstance(key, str) and _PLAIN_KEY.fullmatch(key) else "?"


def _text(raw: bytes | str) -> str:
    size = len(raw)
    if size <= LARGEST and isinstance(raw, str):
        size = len(raw.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise Refused([Refusal("input-too-big", {"size": size, "limit": LARGEST})])
    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refused([Refusal("not-utf8", {"byte": fault.start + 1})]) from None
    if text.startswith(_BOM):
        raise Refused([Refusal("starts-with-bom")])
    return text


def _path_at(text: str, end: int) -> str:
    """The path of what was being read at character `end` of a text that is not JSON."""
    path: list[str | int] = []
    last = ""
    for match in _TOKEN.finditer(text, 0, end):
        mark = match[0]
        if mark in "{[":
            path.append("" if mark == "{" else 0)
        elif not path:
            continue
        elif mark in "}]":
            path.pop()
        elif mark == ":":
            path[-1] = path_key(last)
        elif mark == ",":
            step = path[-1]
            path[-1] = step + 1 if isinstance(step, int) else ""
        else:
            last = mark[1:-1]
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path if step != "").lstrip(".")


def _not_json(text: str, fault: json.JSONDecodeError) -> Refusal:
    rest = text[fault.pos :].rstrip()
    cut = (
        not rest
        or fault.msg.startswith("Unterminated string")
        or any(literal.startswith(rest) for literal in (*_LITERALS, "-"))
    )
    name = "json-cut-short" if cut else "not-json"
    return Refusal(name, {"row": fault.lineno, "column": fault.colno}, _path_at(text, fault.pos))


def _settle(value: object, depth: int, faults: list[Refusal]) -> Plain:
    """`value` as plain data; what is wrong with it is added to `faults`, paths relative to it."""
    if isinstance(value, _Fault):
        faults.append(Refusal(value.name, value.facts))
        return None
    if not isinstance(value, list):
        return value
    if depth == DEEPEST:
        faults.append(Refusal("nested-too-deep", {"limit": DEEPEST}))
        return None
    if not isinstance(value, _Pairs):
        return [_settle_at(f"[{index}]", item, depth, faults) for index, item in enumerate(value)]
    fields: dict[str, Plain] = {}
    for key, item in value:
        if key in fields:
            faults.append(Refusal("duplicate-key", {}, path_key(key)))
        fields[key] = item if type(item) in _ATOMS else _settle_at(path_key(key), item, depth, faults)
    return fields


def _settle_at(step: str, value: object, depth: int, faults: list[Refusal]) -> Plain:
    """`value`, found at `step` of a container, as `_settle` gives it."""
    before = len(faults)
    plain = _settle(value, depth + 1, faults)
    faults[before:] = [under(step, fault) for fault in faults[before:]]
    return plain


def read_json(raw: bytes | str) -> Plain:
    """The plain data that one JSON text holds: dicts, lists, texts, integers, booleans, None.

    Raises:
        Refused: with one refusal where nothing could be read: `input-too-big` (over 1 MB),
            `not-utf8`, `starts-with-bom`, `not-json`, `json-cut-short`, `nested-too-deep`; else
            with all of `duplicate-key`, `float-not-allowed` (any number with a point or an
            exponent), `nan-not-allowed`, `integer-too-wide` (2^53 or more), `nested-too-deep`,
            each with its path.
    """
    text = _text(raw)
    try:
        read = _decoder.decode(text)
    except json.JSONDecodeError as fault:
        raise Refused([_not_json(text, fault)]) from None
    except RecursionError:
        raise Refused([Refusal("nested-too-deep", {"limit": DEEPEST})]) from None
    faults: list[Refusal] = []
    plain = _settle(read, 0, faults)
    if faults:
        raise Refused(faults)
    return plain
