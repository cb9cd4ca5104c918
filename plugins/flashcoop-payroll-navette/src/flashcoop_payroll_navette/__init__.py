"""The fiche navette of a Flashcoop: pay elements as a spreadsheet and CSV, read back when filled in.

A CAE sends it to whoever runs its payroll: who the members are, under which contract, what each is to
be paid. The payroll fills in the last columns, and the same file comes back. Nothing here computes pay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flashcoop_core.hooks import File, PayResult, Payroll, PayRun, Roster, Setting, hookimpl
from flashcoop_payroll_navette.csv_file import csv_file
from flashcoop_payroll_navette.results import pay_results
from flashcoop_payroll_navette.rows import rows_of
from flashcoop_payroll_navette.words import language

__all__ = ["flashcoop_pay_files", "flashcoop_pay_results", "flashcoop_payroll"]


@hookimpl
def flashcoop_payroll() -> Payroll:
    """What a fiche navette asks for.

    Without a NIR, a bank account, a permit to work or a number of the contract, people are paid all the
    same; without the others, no payslip can be made.
    """
    return Payroll(
        label=("Fiche navette (tableur et CSV)", "Fiche navette (spreadsheet and CSV)"),
        bases=("cost", "gross", "net"),
        identity=(
            "employee_number",
            "birth_name",
            "first_names",
            "birth_date",
            "birth_place",
            "nationality",
            "street",
            "postal_code",
            "town",
        ),
        optional_identity=(
            "civility",
            "last_name",
            "birth_department",
            "birth_country",
            "social_security_number",
            "work_permit",
            "work_permit_ends",
            "country",
            "iban",
            "bic",
            "account_holder",
            "contract_number",
        ),
        settings=(Setting(name="lang", label=("Langue des fichiers : fr ou en", "Language: fr or en"), default="fr"),),
        edges=(0, 1, 99, 100, 99_999, 100_000, 10**12),
    )


@hookimpl
def flashcoop_pay_files(run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
    """The workbook that people fill in, and the same columns as CSV for a program.

    Raises:
        Refused: `navette.unknown-language`, `navette.not-a-day`, `roster-ambiguous` (two members with one
            employee number).
    """
    # A session that has activated this plugin loads it at every command: what writes workbooks waits.
    from flashcoop_payroll_navette.workbook import workbook  # noqa: PLC0415

    lang = language(settings)
    rows = rows_of(run, roster, lang)
    name = f"fiche-navette-{run.session}-{run.month}"
    return [File(f"{name}.xlsx", workbook(run, rows, lang)), File(f"{name}.csv", csv_file(rows, lang))]


@hookimpl
def flashcoop_pay_results(
    content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
) -> Iterable[PayResult]:
    """What the payroll filled in, in the workbook or in the CSV.

    Raises:
        Refused: see `results.pay_results`; each refusal names its cell.
    """
    return pay_results(content, run, roster, language(settings))
