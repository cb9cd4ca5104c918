"""What keeps an identity from being written for OpenPaye. Members are named by their ids, nothing else of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from flashcoop_core.hooks import Identity, Refusal, Roster
from flashcoop_payroll_openpaye.texts import refusal

__all__ = ["NEEDED", "day_of", "identity_faults"]

#: The least that creates a person and a contract: what everyone has and the DSN knows people by. The social security
#: number, which asylum seekers may lack, the address and the bank account are entered in OpenPaye itself.
NEEDED = ("employee_number", "contract_number", "last_name", "first_names", "birth_name", "birth_date")

#: `numero_contrat` and its like are texts of 0 to 50 characters (published).
_LONGEST_CONTRACT_NUMBER = 50


def day_of(text: str) -> date | None:
    """The day that a roster writes `2001-09-30`; None if it is none."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if on.isoformat() == text else None


def identity_faults(roster: Roster) -> Iterator[Refusal]:
    """Every fault of every member, in the order of their ids."""
    holders = defaultdict(list)
    for member, who in sorted(roster.items()):
        holders[who.employee_number].append(member)
        yield from _faults(member, who)
    for members in holders.values():
        if len(members) > 1:
            yield refusal("employee-number-twice", members=tuple(members))


def _faults(member: str, who: Identity) -> Iterator[Refusal]:
    for field in NEEDED:
        if not getattr(who, field).isprintable():
            yield refusal("text-unwritable", member=member, field=field)
    if len(who.contract_number) > _LONGEST_CONTRACT_NUMBER:
        yield refusal("contract-number-too-long", member=member, most=_LONGEST_CONTRACT_NUMBER)
    if day_of(who.birth_date) is None:
        yield refusal("birth-date", member=member)
