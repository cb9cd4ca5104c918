"""JSON whose amounts are exact: `json` would write them from floats. The same bytes for the same values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

import attrs

__all__ = ["Euros", "Value", "exact_json"]


@attrs.frozen
class Euros:
    """An amount, written as a number with two decimals: 33.34. `cents` is zero or more."""

    cents: int


Value: TypeAlias = Union[str, int, Euros, Mapping[str, "Value"], Sequence["Value"]]  # noqa: UP007 - a name in quotes takes no `|`


def exact_json(value: Value) -> bytes:
    """`value` as UTF-8: keys sorted, two spaces a level, one end of line at the end."""
    return f"{_written(value, '')}\n".encode()


def _written(value: Value, indent: str) -> str:
    inner = f"{indent}  "
    if isinstance(value, Euros):
        return f"{value.cents // 100}.{value.cents % 100:02d}"
    if isinstance(value, (str, int)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        parts = [f"{json.dumps(key)}: {_written(part, inner)}" for key, part in sorted(value.items())]
        return _between("{", parts, "}", indent)
    return _between("[", [_written(part, inner) for part in value], "]", indent)


def _between(opens: str, parts: Sequence[str], closes: str, indent: str) -> str:
    if not parts:
        return f"{opens}{closes}"
    lines = ",\n".join(f"{indent}  {part}" for part in parts)
    return f"{opens}\n{lines}\n{indent}{closes}"
