"""How an event written under an older schema is read today.

An upcaster takes the plain fields of version n and gives those of version n + 1; it never touches
the stored bytes, which stay as they were hashed. Worked example: version 1 of `work_recorded` gave
whole `hours`; version 2 gives `minutes`, because people work half hours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["UPCASTS", "upcast"]

Fields = dict[str, Any]


def _work_in_minutes(fields: Fields) -> Fields:
    return {
        **{name: value for name, value in fields.items() if name != "hours"},
        "minutes": fields["hours"] * 60,
    }


#: (wire name, schema version it reads) -> what gives the next version.
UPCASTS: Mapping[tuple[str, int], Callable[[Fields], Fields]] = MappingProxyType(
    {("work_recorded", 1): _work_in_minutes}
)


def upcast(kind: str, schema: int, current: int, fields: Fields) -> Fields:
    """The `fields` of an event of `kind`, written under `schema`, as the `current` schema gives them.

    Raises:
        KeyError: no upcaster leads from `schema` to `current`.
    """
    for version in range(schema, current):
        fields = UPCASTS[kind, version](fields)
    return fields
