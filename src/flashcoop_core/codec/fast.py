"""What the log writes and reads: an event to its canonical bytes, and back, by msgspec.

Trusted bytes only: an unknown field or a doubled key goes unseen here (`verify` finds it, because
the event does not encode to the same bytes). What comes from outside goes through `codec.door`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import msgspec

from flashcoop_core.codec.looking import looked_at
from flashcoop_core.errors import LaterSchema, UnknownKind, UnknownSchema
from flashcoop_core.events.upcasts import upcast
from flashcoop_core.events.vocabulary import CORE, Event, Kind, Vocabulary

__all__ = ["decode", "decoder", "encode"]

_encode = msgspec.json.Encoder(order="sorted").encode


def encode(event: Event) -> bytes:
    """The canonical bytes of the fields of `event`: JSON, sorted keys, no spaces, UTF-8.

    Every field is written, defaults too. The event is one that `shape` finds nothing wrong with:
    nothing is checked again here.
    """
    return _encode(event)


@cache
def decoder(kind: Kind, schema: int) -> Callable[[bytes | msgspec.Raw], Event]:
    """What reads the bytes of events of `kind` written under `schema`; made when first asked for.

    Hold on to it in a loop: it saves `decode` its look-up. It raises msgspec.DecodeError where the
    bytes are not such an event.

    Raises:
        LaterSchema: it was written by a later version of this library (`kind`, `schema`, `current`).
        UnknownSchema: that kind never had such a schema (`kind`, `schema`).
    """
    if schema == kind.schema:
        return msgspec.json.Decoder(looked_at(kind.event)).decode
    if schema > kind.schema:
        raise LaterSchema(kind=kind.name, schema=schema, current=kind.schema)
    if schema not in kind.older:
        raise UnknownSchema(kind=kind.name, schema=schema)
    event, current, older = looked_at(kind.event), kind.schema, kind.older
    check = msgspec.json.Decoder(looked_at(older[schema].event)).decode
    plain = msgspec.json.Decoder(dict[str, object]).decode

    def read(raw: bytes | msgspec.Raw) -> Event:
        check(raw)
        return msgspec.convert(upcast(older, schema, current, plain(raw)), event)

    return read


def decode(kind: str, schema: int, raw: bytes | msgspec.Raw, vocabulary: Vocabulary = CORE) -> Event:
    """The event of `kind` that the log wrote as `raw` under `schema`, as today's class reads it.

    Raises:
        UnknownKind: `vocabulary` has no kind of that wire name (`kind`).
        LaterSchema, UnknownSchema: see `decoder`.
        msgspec.DecodeError: the bytes are not such an event.
    """
    known = vocabulary.kinds.get(kind)
    if known is None:
        raise UnknownKind(kind=kind)
    return decoder(known, schema)(raw)
