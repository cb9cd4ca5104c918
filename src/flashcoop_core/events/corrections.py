"""Corrections: a fact recorded in error is reversed; nothing is ever changed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import attrs
from msgspec import Meta

from flashcoop_core.events.fields import AccountNumber, Analytic, Count, Id, Piece, Rate, SignedCents

__all__ = ["EventReversed", "ReversedEntry", "ReversedPosting"]

#: The id of an event: 32 hexadecimal digits.
EventId = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z", description="event id")]


@attrs.frozen(kw_only=True)
class ReversedPosting:
    """One posting of the original, sides swapped."""

    account: AccountNumber
    aux: Analytic
    cents: SignedCents
    vat: Rate | None = None


@attrs.frozen(kw_only=True)
class ReversedEntry:
    """One entry of the original, sides swapped."""

    journal: Literal["AC", "VE", "CA", "BQ", "OD"]
    piece: Piece
    postings: tuple[ReversedPosting, ...]


@attrs.frozen(kw_only=True)
class EventReversed:
    """An event is reversed, once: its entries come back with their sides swapped (PCG 1031-3).

    `event` is its id, `version` its place in the session, `kind` its wire name. Reversing the closing
    of the session reopens it.
    """

    on: date
    event: EventId
    version: Count
    kind: Id
    reason: Literal["error", "duplicate", "cancelled", "reopened", "invoice_received"]
    entries: tuple[ReversedEntry, ...] = ()
