"""Employee numbers, by which Silae tells people apart: they stand in the file as they are, or it is not written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from flashcoop_core.hooks import Refusal, Roster
from flashcoop_payroll_silae.cells import encodable, is_cell
from flashcoop_payroll_silae.texts import refusal

__all__ = ["number_faults"]


def number_faults(roster: Roster) -> Iterator[Refusal]:
    """What keeps employee numbers from standing in the file: none is changed to fit."""
    holders = defaultdict(list)
    for member, who in sorted(roster.items()):
        holders[who.employee_number].append(member)
        if not encodable(who.employee_number):
            yield refusal("employee-number-not-cp1252", member=member)
        if not is_cell(who.employee_number):
            yield refusal("employee-number-not-a-cell", member=member)
    for members in holders.values():
        if len(members) > 1:
            yield refusal("employee-number-twice", members=tuple(members))
