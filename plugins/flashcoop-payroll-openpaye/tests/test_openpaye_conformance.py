"""The writer for OpenPaye is held to the kit of payrolls."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import ClassVar

import flashcoop_payroll_openpaye
from flashcoop_core.hooks import PayRun, Roster
from flashcoop_core.money import parse_cents
from flashcoop_core.testing import PayrollConformance


class TestOpenPaye(PayrollConformance):
    plugin: ClassVar = flashcoop_payroll_openpaye
    settings: ClassVar = {
        "dossier": "42",
        "establishment": "0001",
        "code-cost": "100",
        "code-gross": "200",
        "code-net": "300",
    }

    def amounts_in(self, files: Mapping[str, bytes], run: PayRun, roster: Roster) -> Mapping[str, int]:  # noqa: ARG002
        """The amounts of the bonuses; a member whom two of them pay would be paid the sum."""
        (bonuses,) = (content for name, content in files.items() if name.endswith("primes.json"))
        amounts: dict[str, int] = {}
        for request in json.loads(bonuses, parse_float=str):
            member = roster.member_of("employee_number", request["query"]["contratId"]["matricule_salarie"])
            amounts[member] = amounts.get(member, 0) + parse_cents(request["body"]["montant"])
        return amounts
