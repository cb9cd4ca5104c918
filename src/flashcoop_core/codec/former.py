"""What events looked like under older schemas, so that they too are read strictly.

An upcaster computes from the fields it is given; without this, `"hours": true` would become an hour
of work. One class for each (wire name, schema version) that `events.upcasts` reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

import attrs
from msgspec import Meta

from flashcoop_core.events.fields import Id

__all__ = ["FORMER"]


@attrs.frozen(kw_only=True)
class _WorkRecorded1:
    """Time worked, in whole hours."""

    on: date
    member: Id
    hours: Annotated[int, Meta(ge=1, le=24, description="hours")]


#: (wire name, schema version) -> the class that the fields had then.
FORMER: Mapping[tuple[str, int], type[Any]] = MappingProxyType({("work_recorded", 1): _WorkRecorded1})
