"""The files for Silae, and those that it exports, are held to the kit of payrolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import flashcoop_payroll_silae
from flashcoop_core.hooks import PayResult, PayRun, Roster
from flashcoop_core.money import parse_cents
from flashcoop_core.testing import PayrollConformance
from flashcoop_payroll_silae.results import AMOUNTS, COLUMNS

_CODES = {"EV-COUT", "EV-BRUT", "EV-NET"}
#: Every kind of contract has a code in the host's file.
_CONTRACTS = {"cape": "32", "cesa": "10", "salaried": "01", "other": "99"}


class TestSilae(PayrollConformance):
    plugin: ClassVar = flashcoop_payroll_silae
    settings: ClassVar = {
        "code-cost": "EV-COUT",
        "code-gross": "EV-BRUT",
        "code-net": "EV-NET",
        "code-hours": "HEURES",
        "contracts": ",".join(f"{code}:{kind}" for kind, code in _CONTRACTS.items()),
    }

    def amounts_in(self, files: Mapping[str, bytes], run: PayRun, roster: Roster) -> Mapping[str, int]:  # noqa: ARG002
        """The values of the lines that bear a code of pay; those of hours bear another."""
        (content,) = (content for name, content in files.items() if name.endswith(".csv"))
        amounts: dict[str, int] = {}
        for line in content.decode("cp1252").splitlines()[1:]:
            number, code, value, *_ = line.split(";")
            if code in _CODES:
                member = roster.member_of("employee_number", number)
                amounts[member] = amounts.get(member, 0) + parse_cents(value)
        return amounts

    def results_file(self, results: Sequence[PayResult], run: PayRun, roster: Roster) -> bytes:  # noqa: ARG002
        """The export that the README describes."""
        rows = [COLUMNS, *(_row(result, roster) for result in results)]
        return "".join(f"{';'.join(row)}\r\n" for row in rows).encode("cp1252")


def _row(result: PayResult, roster: Roster) -> tuple[str, ...]:
    year, month = result.month.split("-")
    amounts = (getattr(result, field) for field in AMOUNTS.values())
    euros = (f"{cents // 100},{cents % 100:02d}" for cents in amounts)
    number = roster[result.member].employee_number
    return (number, f"{month}/{year}", _CONTRACTS[result.contract], *euros)
