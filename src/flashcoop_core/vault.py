"""Who members are: kept outside of the log, by whoever may know it, and given only where it is needed.

The log knows members by opaque ids. A roster says who stands behind them: a file or a function that
belongs to the host, erased when the law says so, without touching an event, a hash or a figure.
Nothing read here is ever written to a ledger, nor quoted in a refusal.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from flashcoop_core.errors import Refusal, Refused

__all__ = ["FIELDS", "Identity", "Roster", "read_roster"]


@attrs.frozen(kw_only=True)
class Identity:
    """What a payroll may ask of a person. All texts; empty where it is not known.

    Days are written `2001-09-30`. `social_security_number` is the NIR (13 digits and its key of 2), asked
    for by payrolls alone (decree 2019-341); `work_permit` the number of a document that gives the right
    to work. `employee_number` is the payroll's own, leading zeros kept.
    """

    employee_number: str = attrs.field(default="", repr=False)
    contract_number: str = attrs.field(default="", repr=False)
    civility: str = attrs.field(default="", repr=False)
    birth_name: str = attrs.field(default="", repr=False)
    last_name: str = attrs.field(default="", repr=False)
    first_names: str = attrs.field(default="", repr=False)
    birth_date: str = attrs.field(default="", repr=False)
    birth_place: str = attrs.field(default="", repr=False)
    birth_department: str = attrs.field(default="", repr=False)
    birth_country: str = attrs.field(default="", repr=False)
    nationality: str = attrs.field(default="", repr=False)
    social_security_number: str = attrs.field(default="", repr=False)
    work_permit: str = attrs.field(default="", repr=False)
    work_permit_ends: str = attrs.field(default="", repr=False)
    street: str = attrs.field(default="", repr=False)
    postal_code: str = attrs.field(default="", repr=False)
    town: str = attrs.field(default="", repr=False)
    country: str = attrs.field(default="", repr=False)
    email: str = attrs.field(default="", repr=False)
    telephone: str = attrs.field(default="", repr=False)
    iban: str = attrs.field(default="", repr=False)
    bic: str = attrs.field(default="", repr=False)
    account_holder: str = attrs.field(default="", repr=False)


#: The fields of an identity, in order: the columns that a roster file may have, after `member`.
FIELDS = tuple(attrs.fields_dict(Identity))

_MEMBER = "member"

#: As `events.fields.Id`, which is above this module. What looks otherwise may be a name in the wrong column.
_MEMBER_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")

#: The most characters that one text may have: more is a quote that was forgotten, and no cell holds any length.
_LONGEST = 500

#: Controls, halves of surrogate pairs, ends of lines and of paragraphs.
_UNWRITABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


@attrs.frozen(eq=False, repr=False)
class Roster(Mapping[str, Identity]):
    """Member id -> identity. Look-ups only; printing it shows no one."""

    _known: Mapping[str, Identity]

    @classmethod
    def of(cls, members: Iterable[str], identity: Callable[[str], Identity | None]) -> Roster:
        """The roster of `members` that a function knows; None for one that it does not."""
        found = ((member, identity(member)) for member in members)
        return cls({member: who for member, who in found if who is not None})

    def __getitem__(self, member: str) -> Identity:
        return self._known[member]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __repr__(self) -> str:
        return f"<Roster of {len(self)}>"

    def member_of(self, field: str, value: str) -> str:
        """The member whose identity has `value` in `field`: how results of a payroll find their member.

        Raises:
            Refused: `roster-has-no-such` if nobody has it (an empty text is nobody's), `roster-ambiguous` if
                several do.
        """
        found = [member for member, who in self.items() if value and getattr(who, field) == value]
        if len(found) == 1:
            return found[0]
        name = "roster-ambiguous" if found else "roster-has-no-such"
        raise Refused([Refusal(name, {"field": field, "members": tuple(found) or ("-",)}, field)])

    def check(self, members: Iterable[str], fields: Iterable[str], optional: Iterable[str] = ()) -> tuple[Refusal, ...]:
        """Who of `members` is missing here, which of the `fields` are empty, which texts no file can hold.

        A text with a control character or a line end, or one without end, would break the file of a payroll,
        or hide a line in it: that is refused in the `optional` fields too, which may be empty.
        """
        needed = tuple(fields)
        asked = (*needed, *optional)
        refusals: list[Refusal] = []
        for member in members:
            if member not in self._known:
                refusals.append(Refusal("roster-forgets-member", {"member": member}))
                continue
            who = self[member]
            empty = tuple(field for field in needed if not getattr(who, field))
            if empty:
                refusals.append(Refusal("roster-incomplete", {"member": member, "fields": empty}))
            broken = tuple(field for field in asked if not _is_writable(getattr(who, field)))
            if broken:
                refusals.append(
                    Refusal("roster-unwritable-text", {"member": member, "fields": broken, "limit": _LONGEST})
                )
        return tuple(refusals)

    def only(self, members: Iterable[str], fields: Iterable[str]) -> Roster:
        """A roster that knows nothing but `fields` of `members`: what a plugin is given."""
        wanted = tuple(fields)
        return Roster(
            {
                member: Identity(**{field: getattr(self[member], field) for field in wanted})
                for member in members
                if member in self._known
            }
        )


def _is_writable(text: str) -> bool:
    """Whether `text` can stand on one line of any file: U+FFFE and U+FFFF cannot stand in XML."""
    return len(text) <= _LONGEST and not any(
        unicodedata.category(char) in _UNWRITABLE or char in "\ufffe\uffff" for char in text
    )


def read_roster(path: str | os.PathLike[str]) -> Roster:
    """The roster in a file: CSV with a heading line (`;` or `,`; UTF-8), or JSON (a list of objects).

    One column or key is `member`; the others are fields of `Identity`, in any order. Texts lose the
    spaces around them and get their accents in one form (NFC), whichever program wrote them.

    Raises:
        OSError: the file cannot be read.
        Refused: `roster-unreadable`, `roster-ragged-line`, `roster-unknown-field`, `roster-field-twice`,
            `roster-no-member`, `roster-not-an-id`, `roster-text-too-long`, `roster-line-twice`. The line of
            the file is named (in JSON: the place of the object, from 1), never what it says.
    """
    text = _decoded(Path(path).read_bytes())
    rows = _json_rows(text) if text.lstrip().startswith(("[", "{")) else _csv_rows(text)
    return Roster(dict(_identities(rows)))


#: A line with its number: the names of its fields, each with its text.
_Line = tuple[int, Sequence[tuple[str, str]]]


class _Pairs(list[tuple[str, object]]):
    """A JSON object as read, doubled keys included."""


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    # Here and not above: the error holds the whole file, and would stay behind the refusal.
    raise Refused([Refusal("roster-unreadable")], line=line)


def _csv_rows(text: str) -> Iterator[_Line]:
    lines = _csv_lines(text)
    at, heading = next(lines, (1, []))
    columns = [name.strip() for name in heading]
    if not columns:
        raise Refused([Refusal("roster-unreadable")], line=at)
    _check_fields(columns, at)
    if _MEMBER not in columns:
        raise Refused([Refusal("roster-no-member")], line=at)
    for line, cells in lines:
        if len(cells) != len(columns):
            raise Refused([Refusal("roster-ragged-line", {"cells": len(cells), "columns": len(columns)})], line=line)
        yield line, list(zip(columns, cells, strict=True))


def _csv_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not empty, each with the number at which it begins, from 1."""
    heading = io.StringIO(text.lstrip(), newline="").readline()
    delimiter = ";" if heading.count(";") >= heading.count(",") else ","
    # Strict: a quote that never ends would swallow the lines after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise Refused([Refusal("roster-unreadable")], line=begins) from None


def _json_rows(text: str) -> Iterator[_Line]:
    try:
        objects = json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        objects, line = None, error.lineno
    except (ValueError, RecursionError):  # a number too long, lists too deep
        objects, line = None, 0
    else:
        line = 0
    # As in `_decoded`: the error holds the file. An object is a list too, of pairs.
    if not isinstance(objects, list) or isinstance(objects, _Pairs):
        raise Refused([Refusal("roster-unreadable")], line=line)
    for place, found in enumerate(objects, 1):
        if not isinstance(found, _Pairs):
            raise Refused([Refusal("roster-unreadable")], line=place)
        _check_fields([name for name, _ in found], place)
        row = [(name, value) for name, value in found if isinstance(value, str)]
        if len(row) != len(found):
            raise Refused([Refusal("roster-unreadable")], line=place)
        yield place, row


def _check_fields(names: Sequence[str], line: int) -> None:
    """Refuse names that are no fields, and fields that stand twice: which of the two counts, nobody knows."""
    known = (_MEMBER, *FIELDS)
    strange = tuple(place for place, name in enumerate(names, 1) if name not in known)
    if strange:
        raise Refused([Refusal("roster-unknown-field", {"places": strange, "known": FIELDS})], line=line)
    twice = tuple(name for name in known if names.count(name) > 1)
    if twice:
        raise Refused([Refusal("roster-field-twice", {"fields": twice})], line=line)


def _identities(lines: Iterable[_Line]) -> Iterator[tuple[str, Identity]]:
    seen: dict[str, int] = {}
    for line, row in lines:
        texts = {name: unicodedata.normalize("NFC", text.strip()) for name, text in row}
        long = tuple(name for name, text in texts.items() if len(text) > _LONGEST)
        if long:
            raise Refused([Refusal("roster-text-too-long", {"fields": long, "limit": _LONGEST})], line=line)
        member = texts.pop(_MEMBER, "")
        if not member:
            raise Refused([Refusal("roster-no-member")], line=line)
        if not _MEMBER_ID.fullmatch(member):
            raise Refused([Refusal("roster-not-an-id")], line=line)
        if member in seen:
            raise Refused([Refusal("roster-line-twice", {"first": seen[member]})], line=line)
        seen[member] = line
        yield member, Identity(**texts)
