"""One stored event: the row of the log, and the canonical JSON record that it holds.

A record is one JSON object with sorted keys, no spaces, UTF-8 text in NFC, no floats and no integer
of 2**53 or more: any reader in any language gets the same values from it, and the same values give
the same bytes. It is hashed as it is stored, never encoded again to be checked.
"""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple, cast
from unicodedata import is_normalized

import msgspec

__all__ = [
    "Entries",
    "Envelope",
    "Record",
    "Row",
    "as_row",
    "encode_record",
    "is_canonical",
    "read_envelope",
    "read_record",
]

#: What an event books: ((journal, piece, ((account, aux, cents, VAT rate in basis points or None), ...)), ...).
Entries = tuple[tuple[str, str, tuple[tuple[str, str, int, int | None], ...]], ...]

#: Beyond this, readers that hold numbers as doubles lose the last digit.
_INTEGER_BOUND = 2**53


class Row(NamedTuple):
    """One row of a log. All but the record and the links are copies of what the record says.

    `position` counts from 1 over the whole ledger, `version` from 1 within the session, both
    without gaps; `id` has 16 bytes; `link` and `ledger` chain the event to those before it.
    """

    position: int
    session: str
    version: int
    id: bytes
    record: bytes
    link: bytes
    ledger: bytes


#: The Row of a tuple of its values, without a call into Python for each.
as_row = cast("type[Any]", partial(tuple.__new__, Row))


class Envelope(msgspec.Struct, frozen=True, gc=False):
    """A record without its event: what is needed to check it and to sum the books.

    `at` is when it was recorded (UTC, microseconds), `on` the accounting day, `by` who recorded it
    or None, `origin` the plugin it comes from or None, `schema` the version of its `kind`, `id` 32
    hexadecimal digits, `entries` what it books, in cents.
    """

    at: str
    by: str | None
    entries: Entries
    id: str
    kind: str
    on: str
    origin: str | None
    schema: int
    session: str
    version: int


class Record(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A whole record: as `Envelope`, and the event as the canonical bytes of its own fields."""

    # In alphabetical order: that is the order in which they are written.
    at: str
    by: str | None
    entries: Entries
    event: msgspec.Raw
    id: str
    kind: str
    on: str
    origin: str | None
    schema: int
    session: str
    version: int


def _refuse_float(text: str) -> float:
    raise ValueError(f"a float: {text}")


#: Read a record without its event. Raises msgspec.DecodeError if it is none.
read_envelope = msgspec.json.Decoder(Envelope).decode

#: Read a whole record. Raises msgspec.DecodeError if it is none, or has a field too many.
read_record = msgspec.json.Decoder(Record).decode

_write = msgspec.json.Encoder().encode
_write_sorted = msgspec.json.Encoder(order="sorted").encode
_read_plain = msgspec.json.Decoder(float_hook=_refuse_float).decode

#: The fields of a record, and all digits made zeros: a quick sieve for long integers.
_FIELDS = frozenset(Record.__struct_fields__)
_ZEROS = bytes(ord("0") if chr(byte) in "0123456789" else byte for byte in range(256))
_LONG = b"0" * len(str(_INTEGER_BOUND))


def encode_record(  # noqa: PLR0913 - as many as the record has fields, all by name
    *,
    at: str,
    by: str | None,
    entries: Entries,
    event: bytes | msgspec.Raw,
    id: bytes,
    kind: str,
    on: str,
    origin: str | None,
    schema: int,
    session: str,
    version: int,
) -> bytes:
    """The canonical bytes of one record.

    `event` is the event's own fields, already canonical; texts are in NFC. Neither is checked
    here: `is_canonical` tells, and `verify` asks it of every record.
    """
    body = event if isinstance(event, msgspec.Raw) else msgspec.Raw(event)
    return _write(Record(at, by, entries, body, id.hex(), kind, on, origin, schema, session, version))


def is_canonical(record: bytes) -> bool:
    """Whether `record` is written in the one canonical way, with the fields of a record, no more."""
    try:
        plain = _read_plain(record)
    except (ValueError, RecursionError):  # msgspec.DecodeError is a ValueError
        return False
    return (
        isinstance(plain, dict)
        and plain.keys() == _FIELDS
        and isinstance(plain["event"], dict)
        and _write_sorted(plain) == record
        and (record.isascii() or is_normalized("NFC", record.decode()))
        and (_LONG not in record.translate(_ZEROS) or not _holds_wide(plain))
    )


def _holds_wide(value: object) -> bool:
    """Whether an integer of 2**53 or more stands somewhere in `value`."""
    if isinstance(value, dict):
        return any(map(_holds_wide, value.values()))
    if isinstance(value, list):
        return any(map(_holds_wide, value))
    return isinstance(value, int) and abs(value) >= _INTEGER_BOUND
