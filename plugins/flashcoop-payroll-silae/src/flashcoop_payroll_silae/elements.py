"""The file of variable pay elements that Silae imports: a line for each member, and one for their hours."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from flashcoop_core import written
from flashcoop_core.hooks import PayRun, Refused, Roster
from flashcoop_core.money import half_up
from flashcoop_payroll_silae.cells import ENCODING, decimal
from flashcoop_payroll_silae.matricules import number_faults
from flashcoop_payroll_silae.settings import Choices
from flashcoop_payroll_silae.texts import refusal

__all__ = ["import_file", "import_name"]

#: The basis as the name of the file says it, since no column does.
_BASIS = {"cost": "cout", "gross": "brut", "net": "net"}

_COLUMNS = ("Matricule", "Code", "Valeur", "Date debut", "Date fin")
_SECTION = "Section analytique"


def import_name(run: PayRun) -> str:
    """The name of the file: session, month and basis."""
    return f"silae-{run.session}-{run.month}-{_BASIS[run.basis]}.csv"


def import_file(run: PayRun, roster: Roster, choices: Choices) -> bytes:
    """The lines of `run`: CSV parted by `;`, CRLF, cp1252 (note `france`, section 5).

    The code says the basis: Silae has no column for it. Both days bound the month of pay. A member to whom
    nothing is due has a line of 0,00: the host may owe a flat charge for them (CSS D412-99).

    Raises:
        Refused: `silae.no-code`, and whatever `number_faults` finds.
    """
    refusals = [*number_faults(roster)]
    if not choices.codes[run.basis]:
        refusals.append(refusal("no-code", f"code-{run.basis}", basis=run.basis))
    if refusals:
        raise Refused(refusals, kind="silae")
    heading = (*_COLUMNS, *((_SECTION,) if choices.section else ()))
    rows = (*((heading,) if choices.header else ()), *_rows(run, roster, choices))
    return "".join(f"{';'.join(row)}\r\n" for row in rows).encode(ENCODING)


def _rows(run: PayRun, roster: Roster, choices: Choices) -> Iterator[tuple[str, ...]]:
    last = run.first.replace(day=monthrange(run.first.year, run.first.month)[1])
    section = (choices.section_code or run.host.section,) if choices.section else ()
    rest = (written.day(run.first), written.day(last), *section)
    for pay in run.elements:
        number = roster[pay.member].employee_number
        yield (number, choices.codes[run.basis], decimal(pay.cents, choices.decimal), *rest)
        if choices.hours and pay.minutes:
            # Minutes are exact, Silae takes hours in hundredths: rounded here, once, a line at a time.
            yield (number, choices.hours, decimal(half_up(pay.minutes * 100, 60), choices.decimal), *rest)
