"""What an exported line says around its event: the fields of a stored record, with their bounds.

The log writes records and trusts its own; these classes hold a line that comes from a file to the
same form, before it is adopted byte for byte.
"""

from __future__ import annotations

from typing import Annotated, Literal

import attrs
from msgspec import Meta

from flashcoop_core.events.corrections import EventId
from flashcoop_core.events.fields import AccountNumber, Analytic, Id, Piece, Rate, Text

__all__ = ["BareForm", "Entries", "Envelope"]

#: A schema version, or the version of a session: from 1.
_Ordinal = Annotated[int, Meta(ge=1, description="from 1")]
#: When an event was recorded: UTC, microseconds. The door also asks that the day exists.
_Moment = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z$",
        description="moment",
    ),
]
_Calendar = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="day")]
_Session = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$", description="session")]

_Posting = tuple[AccountNumber, Analytic, int, Rate | None]
_Entry = tuple[Literal["AC", "VE", "CA", "BQ", "OD"], Piece, tuple[_Posting, ...]]

#: What an event books: (journal, piece, ((account, aux, cents, VAT rate in basis points or None), ...)).
Entries = tuple[_Entry, ...]


@attrs.frozen(kw_only=True)
class Envelope:
    """An exported record without its event.

    `at` is when it was recorded (UTC), `by` who recorded it, `entries` what it books (cents, debit
    above zero), `id` 32 hexadecimal digits, `on` the accounting day (`2026-03-02`, the event's
    own), `origin` the plugin it comes from, `version` its place in the session.
    """

    at: _Moment
    by: Id | None
    entries: Entries
    id: EventId
    kind: str
    on: _Calendar
    origin: Text | None
    schema: _Ordinal
    session: _Session
    version: _Ordinal


@attrs.frozen(kw_only=True)
class BareForm:
    """What may stand beside a bare event: its kind, and if known its id, who gives it, its schema."""

    kind: str
    id: EventId | None = None
    by: Id | None = None
    schema: _Ordinal | None = None
