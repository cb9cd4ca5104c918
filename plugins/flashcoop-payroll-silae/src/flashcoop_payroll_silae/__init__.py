"""Pay elements of a Flashcoop for Silae, and its results read back.

Silae is a payroll program. It imports variable elements as a CSV file and this plugin writes that file;
what it computed comes back as a CSV export, which this plugin reads. Nothing here computes net pay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flashcoop_core.hooks import File, PayResult, Payroll, PayRun, Roster, hookimpl
from flashcoop_payroll_silae.elements import import_file, import_name
from flashcoop_payroll_silae.note import note_file, note_name
from flashcoop_payroll_silae.results import read_results
from flashcoop_payroll_silae.settings import SETTINGS, Choices

__all__ = ["flashcoop_pay_files", "flashcoop_pay_results", "flashcoop_payroll"]


@hookimpl
def flashcoop_payroll() -> Payroll:
    """Silae needs the employee number and nothing else of a person."""
    return Payroll(
        label=("Silae : éléments variables et résultats", "Silae: variable elements and results"),
        bases=("cost", "gross", "net"),
        identity=("employee_number",),
        settings=SETTINGS,
    )


@hookimpl
def flashcoop_pay_files(run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
    """The file to import, and a note that says what its amounts are.

    Raises:
        Refused: a setting, or an employee number, that cannot stand in the file.
    """
    choices = Choices.of(settings)
    return (
        File(import_name(run), import_file(run, roster, choices)),
        File(note_name(run), note_file(run, choices)),
    )


@hookimpl
def flashcoop_pay_results(
    content: bytes,
    run: PayRun,  # noqa: ARG001 - the core holds the results against it
    roster: Roster,
    settings: Mapping[str, str],
) -> Iterable[PayResult]:
    """The results in the export that the README describes. Whether they are those of `run`, the core checks.

    Raises:
        Refused: the file is not in that form; each refusal names its line.
    """
    return read_results(content, roster, Choices.of(settings))
