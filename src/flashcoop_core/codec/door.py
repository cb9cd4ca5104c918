"""The door: what comes from outside becomes an event here, or is refused with every fault named.

A bare event is `{"kind": "work_recorded", "event": {...}}`; it gets a new envelope when it is
recorded. An exported line is a whole stored record; it is adopted byte for byte, so it must be
written in the one canonical way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import attrs
import msgspec

from flashcoop_core.codec.envelope import BareForm, Envelope
from flashcoop_core.codec.fast import encode
from flashcoop_core.codec.leaves import under, wrong_type
from flashcoop_core.codec.looking import looked_at
from flashcoop_core.codec.strict_json import Plain, path_key, read_json
from flashcoop_core.codec.structure import read_as, structure
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events.vocabulary import CORE, Event, Vocabulary

__all__ = ["Adopted", "Bare", "read_event", "read_json", "read_line", "structure"]

_EVENT = "event"
#: What only an exported line says.
_ENVELOPE_ONLY = frozenset({"at", "entries", "on", "origin", "session", "version"})

_canonical = msgspec.json.Encoder(order="sorted").encode

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Bare:
    """An event from outside, to be recorded: its kind and, if they were given, its id (16 bytes) and author."""

    kind: str
    event: Event
    id: bytes | None = None
    by: str | None = None


@attrs.frozen(kw_only=True)
class Adopted:
    """A stored record from elsewhere: its envelope, its event as today's class reads it, its exact bytes.

    Whether its entries balance, and whether it continues its session, is for the ledger to say.
    """

    envelope: Envelope
    event: Event
    record: bytes


def _try(read: Callable[[], T], faults: list[Refusal], where: str = "") -> T | None:
    """What `read` gives, or None and its refusals, seen from outside, in `faults`."""
    try:
        return read()
    except Refused as refused:
        faults += (under(where, refusal) for refusal in refused.refusals)
        return None


def _outer_and_event(plain: Plain) -> tuple[dict[str, Plain], Plain, list[Refusal]]:
    """What stands around the event, the event, and what is already wrong."""
    if not isinstance(plain, dict):
        raise Refused([wrong_type(plain, "{…}")])
    outer = {key: value for key, value in plain.items() if key != _EVENT}
    faults = [] if _EVENT in plain else [Refusal("missing-field", {}, _EVENT)]
    return outer, plain.get(_EVENT), faults


def _kind_of(outer: dict[str, Plain], vocabulary: Vocabulary) -> str:
    """The wire name that `outer` gives, for the heading of a refusal; empty if it gives none we know."""
    kind = outer.get("kind")
    return kind if isinstance(kind, str) and kind in vocabulary.kinds else ""


def _unknown(kind: str, vocabulary: Vocabulary) -> Refusal:
    """A kind that the vocabulary lacks; one with a dot is a plugin's, named after it."""
    plugin, dot, _ = kind.partition(".")
    if dot and all(known.chapter != plugin for known in vocabulary.kinds.values()):
        return Refusal("plugin-not-active", {"plugin": path_key(plugin)}, "kind")
    return Refusal("unknown-kind", {"kind": path_key(kind)}, "kind")


def _event(outer: dict[str, Plain], plain: Plain, faults: list[Refusal], vocabulary: Vocabulary) -> Event | None:
    """The event inside, whatever may be wrong around it; None, and why in `faults`, if there is none."""
    kind, schema = outer.get("kind"), outer.get("schema")
    if not isinstance(kind, str):
        return None
    if kind not in vocabulary.kinds:
        faults.append(_unknown(kind, vocabulary))
        return None
    if any(fault.where == _EVENT for fault in faults):
        return None
    # A schema of another type is refused with what stands around the event.
    version = schema if type(schema) is int and schema >= 1 else None
    known = vocabulary.kinds[kind].schema
    if version is not None and version > known:
        faults.append(Refusal("later-schema", {"kind": kind, "schema": version, "current": known}, "schema"))
        return None
    return _try(lambda: structure(kind, plain, version, vocabulary), faults, _EVENT)


def _bare(plain: Plain, vocabulary: Vocabulary) -> Bare:
    outer, inside, faults = _outer_and_event(plain)
    form = _try(lambda: read_as(BareForm, outer), faults)
    event = _event(outer, inside, faults, vocabulary)
    if faults or form is None:
        raise Refused(faults, kind=_kind_of(outer, vocabulary))
    return Bare(kind=form.kind, event=event, id=bytes.fromhex(form.id) if form.id else None, by=form.by)


def _adopted(plain: Plain, record: bytes, vocabulary: Vocabulary) -> Adopted:
    outer, inside, faults = _outer_and_event(plain)
    envelope = _try(lambda: read_as(Envelope, outer), faults)
    event = _event(outer, inside, faults, vocabulary)
    if envelope is not None:
        if not _day_exists(envelope.at):
            faults.append(Refusal("not-a-moment", {}, "at"))
        if event is not None and envelope.on != event.on.isoformat():
            faults.append(Refusal("days-differ", {"on": event.on}, "on"))
    if faults or envelope is None:
        raise Refused(faults, kind=_kind_of(outer, vocabulary))
    if _canonical(plain) != record or _leaves_out(envelope, inside, vocabulary):
        raise Refused([Refusal("not-canonical")], kind=envelope.kind)
    return Adopted(envelope=envelope, event=event, record=record)


def _leaves_out(envelope: Envelope, fields: Plain, vocabulary: Vocabulary) -> bool:
    """Whether the event says less than a stored one, which writes its defaults too."""
    known = vocabulary.kinds[envelope.kind]
    cls = known.event if envelope.schema == known.schema else known.older[envelope.schema].event
    return encode(msgspec.convert(fields, looked_at(cls))) != _canonical(fields)


def _day_exists(at: str) -> bool:
    try:
        date.fromisoformat(at[:10])
    except ValueError:
        return False
    return True


def read_event(raw: bytes | str, vocabulary: Vocabulary = CORE) -> Bare:
    """The bare event that one JSON text holds: `{"kind": "...", "event": {...}}`.

    `id` (32 hexadecimal digits, so that a retry is known again), `by` and `schema` may stand beside.

    Raises:
        Refused: all that `read_json` finds; else all that is wrong with the event (`structure`) and
            around it, with paths such as `event.lines[0].quantity`.
    """
    return _bare(read_json(raw), vocabulary)


def read_line(
    raw: bytes | str, number: int, vocabulary_of: Callable[[str | None], Vocabulary] = lambda _: CORE
) -> Bare | Adopted:
    """What line `number` of a file of JSON Lines holds; its line end may be left on.

    `vocabulary_of` gives the vocabulary of the session that an exported record names, or for None
    that of the session in which bare events are recorded.

    A line that says anything only an exported record says (`session`, `version`, ...) is read as
    one, else as a bare event.

    Raises:
        Refused: as `read_event`, with `line` set. Also `empty-line`; and for an exported record
            `not-a-moment`, `days-differ` (envelope and event name two days), `not-canonical` (other
            bytes than the log would have written, so its hash would not hold).
    """
    line = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    record = line.removesuffix(b"\n").removesuffix(b"\r")
    if not record.strip():
        raise Refused([Refusal("empty-line")], line=number)
    try:
        plain = read_json(record)
        if isinstance(plain, dict) and not _ENVELOPE_ONLY.isdisjoint(plain):
            session = plain.get("session")
            return _adopted(plain, record, vocabulary_of(session if isinstance(session, str) else None))
        return _bare(plain, vocabulary_of(None))
    except Refused as refused:
        raise Refused(refused.refusals, kind=refused.kind, line=number) from None
