"""What stands on each line: what a run of pay and a roster say of one member, as values without a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from flashcoop_core.hooks import Identity, PayElement, PayRun, Refusal, Refused, Roster
from flashcoop_core.written import Lang
from flashcoop_payroll_navette.columns import IDENTITY
from flashcoop_payroll_navette.words import BASES, CONTRACTS, in_lang, refusal

__all__ = ["Row", "Value", "dsn", "rows_of"]

#: A text, a day, an amount in cents or a time in minutes; None where the cell stays empty.
Value: TypeAlias = str | date | int | None

#: The values of one line, by the key of their column. What the payroll fills in has none.
Row: TypeAlias = Mapping[str, Value]

_IDENTITY_DAYS = ("birth_date", "work_permit_ends")
#: Spreadsheets know no day before.
_FIRST_DAY = date(1900, 1, 1)


def dsn(kind: str) -> str:
    """The kind of contract as the DSN codes it (S21.G00.40.007): 32 is the CAPE; of the others the payroll decides.

    Source: note `france`, 5: read in code tables, not in the technical specification itself. The
    payroll confirms it.
    """
    return "32" if kind == "cape" else ""


def rows_of(run: PayRun, roster: Roster, lang: Lang) -> tuple[Row, ...]:
    """A line for each member of the run, in its order.

    Raises:
        Refused: `navette.not-a-day`; `roster-ambiguous`, if two members have one employee number, by which
            results find their member.
    """
    refusals = [*_number_faults(run, roster), *_day_faults(run, roster)]
    if refusals:
        raise Refused(refusals, kind="navette")
    return tuple(_row(run, element, roster[element.member], lang) for element in run.elements)


def _number_faults(run: PayRun, roster: Roster) -> Iterator[Refusal]:
    for number in dict.fromkeys(roster[element.member].employee_number for element in run.elements):
        try:
            roster.member_of("employee_number", number)
        except Refused as refused:
            yield from refused.refusals


def _day_faults(run: PayRun, roster: Roster) -> Iterator[Refusal]:
    for element in run.elements:
        for field in _IDENTITY_DAYS:
            text = getattr(roster[element.member], field)
            if text and _day(text) is None:
                yield refusal("not-a-day", member=element.member, field=field)


def _day(text: str) -> date | None:
    """The day that `text` writes as `2001-09-30`; other writings of the same standard are none."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if on.isoformat() == text and on >= _FIRST_DAY else None


def _row(run: PayRun, element: PayElement, who: Identity, lang: Lang) -> Row:
    contract = element.contract
    return {key: getattr(who, key) for key in IDENTITY} | {
        "birth_date": _day(who.birth_date),
        "work_permit_ends": _day(who.work_permit_ends),
        "contract_kind": in_lang(CONTRACTS[contract.kind], lang),
        "contract_dsn": dsn(contract.kind),
        "contract_signed": contract.signed,
        "contract_ends": contract.ends,
        "month": run.month,
        "starts": run.starts,
        "ends": run.ends,
        "minutes": element.minutes,
        "basis": in_lang(BASES[run.basis], lang),
        "amount": element.cents,
        "section": run.host.section,
        "decision": run.decision,
        "decided": run.decided,
    }
