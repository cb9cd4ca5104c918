"""What the log writes and reads: an event to its canonical bytes, and back, by msgspec.

Trusted bytes only: an unknown field or a doubled key goes unseen here (`verify` finds it, because
the event does not encode to the same bytes). What comes from outside goes through `codec.door`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import msgspec

from flashcoop_core.codec.former import FORMER
from flashcoop_core.errors import LaterSchema, UnknownKind, UnknownSchema
from flashcoop_core.events.upcasts import upcast
from flashcoop_core.events.vocabulary import KINDS, Event

__all__ = ["decode", "decoder", "encode"]

_encode = msgspec.json.Encoder(order="sorted").encode


def encode(event: Event) -> bytes:
    """The canonical bytes of the fields of `event`: JSON, sorted keys, no spaces, UTF-8.

    Every field is written, defaults too. The event is one that `shape` finds nothing wrong with:
    nothing is checked again here.
    """
    return _encode(event)


@cache
def decoder(kind: str, schema: int) -> Callable[[bytes | msgspec.Raw], Event]:
    """What reads the bytes of events of `kind` written under `schema`; made when first asked for.

    Hold on to it in a loop: it saves `decode` its look-up. It raises msgspec.DecodeError where the
    bytes are not such an event.

    Raises:
        UnknownKind: no kind has that wire name (`kind`).
        LaterSchema: it was written by a later version of this library (`kind`, `schema`, `current`).
        UnknownSchema: that kind never had such a schema (`kind`, `schema`).
    """
    known = KINDS.get(kind)
    if known is None:
        raise UnknownKind(kind=kind)
    if schema == known.schema:
        return msgspec.json.Decoder(known.event).decode
    if schema > known.schema:
        raise LaterSchema(kind=kind, schema=schema, current=known.schema)
    if schema < 1:
        raise UnknownSchema(kind=kind, schema=schema)
    event, current = known.event, known.schema
    check = msgspec.json.Decoder(FORMER[kind, schema]).decode
    plain = msgspec.json.Decoder(dict[str, object]).decode

    def read(raw: bytes | msgspec.Raw) -> Event:
        check(raw)
        return msgspec.convert(upcast(kind, schema, current, plain(raw)), event)

    return read


def decode(kind: str, schema: int, raw: bytes | msgspec.Raw) -> Event:
    """The event of `kind` that the log wrote as `raw` under `schema`, as today's class reads it.

    Raises:
        UnknownKind, LaterSchema, UnknownSchema: see `decoder`.
        msgspec.DecodeError: the bytes are not such an event.
    """
    return decoder(kind, schema)(raw)
