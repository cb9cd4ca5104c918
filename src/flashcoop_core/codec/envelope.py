"""What an exported line says around its event: the fields of a stored record, with their bounds.

The log writes records and trusts its own; these classes hold a line that comes from a file to the
same form, before it is adopted byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

import attrs
import msgspec
from msgspec import Meta

from flashcoop_core.errors import Refusal
from flashcoop_core.events.corrections import EventId
from flashcoop_core.events.fields import AccountNumber, Analytic, Id, Piece, Rate, Text

__all__ = ["MOMENT", "BareForm", "Entries", "Envelope", "misnamed"]

#: A schema version, or the version of a session: from 1.
_Ordinal = Annotated[int, Meta(ge=1, description="from 1")]
#: When an event was recorded: UTC, microseconds. The door also asks that the day exists.
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z")
_Moment = Annotated[str, Meta(pattern=rf"^{MOMENT.pattern}\Z", description="moment")]
_Calendar = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", description="day")]
_Session = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}\Z", description="session")]

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


def misnamed(session: object, by: object) -> Iterator[Refusal]:
    """What is wrong with the names that people choose for a record: its session, and who records it, if given.

    Both stay in the log for ever, so neither may be anything but an opaque id.
    """
    for where, value, form in (("session", session, _Session), ("by", by, Id | None)):
        try:
            msgspec.convert(value, form)
        except msgspec.ValidationError:
            yield Refusal("not-an-id", {}, where)
