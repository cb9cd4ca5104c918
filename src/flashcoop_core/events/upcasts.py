"""How an event written under an older schema is read today.

An upcaster takes the plain fields of version n and gives those of version n + 1; it never touches
the stored bytes, which stay as they were hashed. Beside it stands the class of the fields as they
were, so that they too are read strictly: an upcaster computes from what it is given, and without
this `"hours": true` would become an hour of work.

Worked example: version 1 of `work_recorded` gave whole `hours`; version 2 gives `minutes`, because
people work half hours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

import attrs
from msgspec import Meta

from flashcoop_core.events.fields import Id
from flashcoop_core.events.members import Contract

__all__ = ["OLDER", "Fields", "Older", "upcast"]

Fields = dict[str, Any]


@attrs.frozen
class Older:
    """One earlier schema of a kind: the class of its fields, and what makes those of the next version of them."""

    event: type[Any]
    upcast: Callable[[Fields], Fields]


@attrs.frozen(kw_only=True)
class _WorkRecorded1:
    """Time worked, in whole hours."""

    on: date
    member: Id
    hours: Annotated[int, Meta(ge=1, le=24, description="hours")]


def _work_in_minutes(fields: Fields) -> Fields:
    return {
        **{name: value for name, value in fields.items() if name != "hours"},
        "minutes": fields["hours"] * 60,
    }


@attrs.frozen(kw_only=True)
class _MemberJoined1:
    """A person joins; whether they are a minor was not said."""

    on: date
    member: Id
    contract: Contract | None = None


#: Wire name -> its earlier schemas, by version.
OLDER: Mapping[str, Mapping[int, Older]] = MappingProxyType(
    {
        "member_joined": MappingProxyType({1: Older(_MemberJoined1, dict)}),
        "work_recorded": MappingProxyType({1: Older(_WorkRecorded1, _work_in_minutes)}),
    }
)


def upcast(older: Mapping[int, Older], schema: int, current: int, fields: Fields) -> Fields:
    """The `fields` of an event, written under `schema`, as the `current` schema gives them.

    Raises:
        KeyError: `older` does not lead from `schema` to `current`.
    """
    for version in range(schema, current):
        fields = older[version].upcast(fields)
    return fields
