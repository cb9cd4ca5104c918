"""The fiche navette, sent and filled in, is held to the kit of payrolls."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import ClassVar

import flashcoop_payroll_navette
from flashcoop_core.hooks import PayResult, PayRun, Roster
from flashcoop_core.money import parse_cents
from flashcoop_core.testing import PayrollConformance
from flashcoop_payroll_navette.columns import BY_KEY, FILLED_IN
from flashcoop_payroll_navette.csv_file import restored
from flashcoop_payroll_navette.words import CONTRACTS


def _lines(content: bytes) -> list[dict[str, str]]:
    """The lines of the CSV in French: heading -> cell."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _heading(key: str) -> str:
    return BY_KEY[key].header[0]


class TestNavette(PayrollConformance):
    plugin: ClassVar = flashcoop_payroll_navette

    def amounts_in(self, files: Mapping[str, bytes], run: PayRun, roster: Roster) -> Mapping[str, int]:  # noqa: ARG002
        """The amounts of the CSV, which has the columns of the workbook."""
        (content,) = (content for name, content in files.items() if name.endswith(".csv"))
        amounts: dict[str, int] = {}
        for line in _lines(content):
            member = roster.member_of("employee_number", restored(line[_heading("employee_number")]))
            amounts[member] = amounts.get(member, 0) + parse_cents(line[_heading("amount")])
        return amounts

    def results_file(self, results: Sequence[PayResult], run: PayRun, roster: Roster) -> bytes:
        """The CSV that was sent, filled in: a line for each result."""
        made = flashcoop_payroll_navette.flashcoop_pay_files(run, roster, {"lang": "fr"})
        (content,) = (file.whole() for file in made if file.name.endswith(".csv"))
        sent = _lines(content)
        numbers = {restored(line[_heading("employee_number")]): line for line in sent}
        buffer = io.StringIO(newline="")
        writer = csv.DictWriter(buffer, list(sent[0]), delimiter=";")
        writer.writeheader()
        for result in results:
            filled_in = {_heading(key): _euros(getattr(result, key)) for key in FILLED_IN}
            contract = {_heading("contract_kind"): CONTRACTS[result.contract][0]}
            writer.writerow({**numbers[roster[result.member].employee_number], **contract, **filled_in})
        return buffer.getvalue().encode("utf-8-sig")


def _euros(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"
