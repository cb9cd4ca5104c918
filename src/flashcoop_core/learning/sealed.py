"""A learning record in two parts: what stays, which says nothing of anybody, and what can be erased.

What stays is a record of the same form as those of a ledger, so that the same code chains it and
checks it. In the place of its event it holds a digest: the SHA-256 of 32 random bytes, the salt, and
of the content. The content, with who recorded it and the salt, lies beside. Once both are erased the
digest is a number drawn by lot: nobody can try contents until one fits.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import attrs
import msgspec

from flashcoop_core.codec.envelope import MOMENT
from flashcoop_core.codec.fast import decode, encode
from flashcoop_core.errors import FlashcoopError
from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.vocabulary import LEARNING
from flashcoop_core.log import Item, Record, encode_record, read_record

__all__ = ["SALT_BYTES", "Entry", "Opened", "Sealed", "entry", "opened", "sealed"]

#: As long as the digest: to guess it is as hard as to guess the digest itself.
SALT_BYTES = 32


@attrs.frozen
class Sealed:
    """What can be erased of a record: the salt, and the canonical content."""

    salt: bytes
    content: bytes = attrs.field(repr=False)

    @property
    def digest(self) -> str:
        """What the record holds of it, hexadecimal."""
        return sha256(self.salt + self.content).hexdigest()


@attrs.frozen
class Entry:
    """What a store is given for one event: what stays, and what can be erased."""

    item: Item
    sealed: Sealed


@attrs.frozen
class Opened:
    """A content, read: the event, and who recorded it (an opaque id, or nobody named)."""

    event: Event
    by: str | None


class _Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: str | None
    event: msgspec.Raw


class _Digest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    digest: str


_write = msgspec.json.Encoder(order="sorted").encode
_read_content = msgspec.json.Decoder(_Content).decode
_read_digest = msgspec.json.Decoder(_Digest).decode


def entry(  # noqa: PLR0913 - what a record is made of, by name
    event: Event, *, session: str, version: int, id: bytes, at: str, by: str | None, salt: bytes
) -> Entry:
    """The two parts of the record of `event`. `salt` is drawn for this record alone."""
    content = Sealed(salt, _write(_Content(by, msgspec.Raw(encode(event)))))
    kind = LEARNING.by_class[type(event)]
    record = encode_record(
        at=at,
        by=None,
        entries=(),
        event=_write(_Digest(content.digest)),
        id=id,
        kind=kind.name,
        on=event.on.isoformat(),
        origin=None,
        schema=kind.schema,
        session=session,
        version=version,
    )
    return Entry((session, id, record), content)


def sealed(raw: bytes) -> tuple[Record, str]:
    """The record that `raw` is, and the digest in it.

    Raises:
        ValueError: it is no record of learning, or says more than one may.
    """
    record = read_record(raw)
    digest = _read_digest(record.event).digest
    plain = record.by is None and record.origin is None and not record.entries
    bare = _write(_Digest(digest)) == bytes(record.event) and len(digest) == 2 * SALT_BYTES
    if not plain or not bare or not MOMENT.fullmatch(record.at) or record.kind not in LEARNING.kinds:
        raise ValueError(record.kind)
    date.fromisoformat(record.on)
    return record, digest


def opened(record: Record, digest: str, content: Sealed) -> Opened:
    """What `content` says, which belongs to `record`, and to its `digest`.

    Raises:
        ValueError: it is not what was recorded.
    """
    if content.digest != digest:
        raise ValueError(digest)
    read = _read_content(content.content)
    try:
        event = decode(record.kind, record.schema, read.event, LEARNING)
    except FlashcoopError as error:
        raise ValueError(record.kind) from error
    if event.on.isoformat() != record.on or _write(_Content(read.by, msgspec.Raw(encode(event)))) != content.content:
        raise ValueError(record.kind)
    return Opened(event, read.by)
