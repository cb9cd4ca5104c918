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
from collections.abc import Callable, Iterable, Iterator, Mapping
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
            Refused: `roster-has-no-such` if nobody has it, `roster-ambiguous` if several do.
        """
        found = [member for member, who in self.items() if getattr(who, field) == value]
        if len(found) == 1:
            return found[0]
        name = "roster-ambiguous" if found else "roster-has-no-such"
        raise Refused([Refusal(name, {"field": field, "members": tuple(found) or ("-",)}, field)])

    def check(self, members: Iterable[str], fields: Iterable[str]) -> tuple[Refusal, ...]:
        """Who of `members` is missing here, and which of the `fields` are empty."""
        wanted = tuple(fields)
        refusals: list[Refusal] = []
        for member in members:
            if member not in self._known:
                refusals.append(Refusal("roster-forgets-member", {"member": member}))
                continue
            empty = tuple(field for field in wanted if not getattr(self[member], field))
            if empty:
                refusals.append(Refusal("roster-incomplete", {"member": member, "fields": empty}))
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


def read_roster(path: str | os.PathLike[str]) -> Roster:
    """The roster in a file: CSV with a heading line (`;` or `,`; UTF-8), or JSON (a list of objects).

    One column or key is `member`; the others are fields of `Identity`.

    Raises:
        OSError: the file cannot be read.
        Refused: `roster-unreadable`, `roster-unknown-field`, `roster-line-twice`, `roster-no-member`; the
            line is named, never what it says.
    """
    raw = Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
        rows = list(_json_rows(text) if text.lstrip().startswith("[") else _csv_rows(text))
    except (UnicodeDecodeError, ValueError, csv.Error):
        raise Refused([Refusal("roster-unreadable")]) from None
    return Roster(dict(_identities(rows)))


def _csv_rows(text: str) -> Iterator[dict[str, str]]:
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") >= heading.count(",") else ","
    # Strict: a quote that never ends would swallow the lines after it.
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
        if None in row or None in row.values():
            raise ValueError("a line has more or fewer cells than the heading")
        yield {key.strip(): value.strip() for key, value in row.items()}


def _json_rows(text: str) -> Iterator[dict[str, str]]:
    for row in json.loads(text):
        if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
            raise ValueError("not an object of texts")
        yield row


def _identities(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Identity]]:
    seen: set[str] = set()
    for line, row in enumerate(rows, 1):
        unknown = sorted(row.keys() - {_MEMBER, *FIELDS})
        member = row.get(_MEMBER, "")
        if unknown:
            raise Refused([Refusal("roster-unknown-field", {"count": len(unknown), "known": FIELDS})], line=line)
        if not member:
            raise Refused([Refusal("roster-no-member")], line=line)
        if member in seen:
            raise Refused([Refusal("roster-line-twice", {"member": member})], line=line)
        seen.add(member)
        yield member, Identity(**{key: value for key, value in row.items() if key != _MEMBER})
