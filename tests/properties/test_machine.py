"""Random histories, valid and invalid, on real ledgers, watched by the independent auditor."""

from __future__ import annotations

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from flashcoop_core.testing.machine import FileMachine, LedgerMachine


def test_a_ledger_in_memory_agrees_with_the_auditor() -> None:
    run_state_machine_as_test(LedgerMachine, settings=settings(stateful_step_count=25))


def test_a_ledger_in_a_file_agrees_with_the_auditor() -> None:
    run_state_machine_as_test(FileMachine, settings=settings(max_examples=8, stateful_step_count=15))
