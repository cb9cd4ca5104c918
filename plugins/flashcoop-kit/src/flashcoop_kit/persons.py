"""What the documents say of one person: from the roster if it was given, else left to be filled in by hand."""

from __future__ import annotations

from collections.abc import Mapping

from flashcoop_core.hooks import Identity, Member

__all__ = ["ADDRESS", "CONTACT", "NAME", "person_conditions", "person_facts"]

#: The fields of `Identity` that documents show.
NAME = ("first_names", "last_name")
ADDRESS = ("street", "postal_code", "town")
CONTACT = ("birth_date", "telephone", "email")


def person_facts(ref: str | None, who: Identity | None, member: Member | None) -> Mapping[str, str | None]:
    """The facts of a member of that id; of anybody, if there is none. What is empty is not known."""
    known = who or Identity()
    return {
        "person.ref": ref,
        "person.name": _joined(known.first_names, known.last_name),
        "person.first_names": known.first_names or None,
        "person.last_name": known.last_name or None,
        "person.birth_date": _day(known.birth_date) or None,
        "person.address": _joined(known.street, _joined(known.postal_code, known.town) or "", between=", "),
        "person.telephone": known.telephone or None,
        "person.email": known.email or None,
        "person.time": _hours(member.minutes) if member and member.minutes else None,
    }


def person_conditions(ref: str | None, member: Member | None) -> Mapping[str, bool]:
    """Whether the document is for one member, or a model; whether a guardian signs: for a model, perhaps."""
    return {
        "person": ref is not None,
        "model": ref is None,
        "minor": member is None or member.minor,
        "worked": member is not None and member.minutes > 0,
    }


def _joined(*parts: str, between: str = " ") -> str | None:
    return between.join(part for part in parts if part) or None


def _day(written: str) -> str:
    """A day of the roster (`2001-09-30`) as documents write it; what is written otherwise stays as it is."""
    year, dash, rest = written.partition("-")
    month, other, number = rest.partition("-")
    whole = bool(dash and other) and all(part.isdigit() for part in (year, month, number))
    return f"{number}/{month}/{year}" if whole else written


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}\u00a0h\u00a0{rest:02}" if rest else f"{hours}\u00a0heures" if hours > 1 else f"{hours}\u00a0heure"
