"""Random histories, valid and invalid, on real ledgers, watched by the independent auditor."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from flashcoop_core.testing.machine import FileMachine, LedgerMachine

#: A whole session is a lot to draw and to play.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


def test_a_ledger_in_memory_agrees_with_the_auditor() -> None:
    run_state_machine_as_test(
        LedgerMachine, settings=settings(max_examples=30, stateful_step_count=25, suppress_health_check=_SLOW)
    )


def test_a_ledger_in_a_file_agrees_with_the_auditor() -> None:
    run_state_machine_as_test(
        FileMachine, settings=settings(max_examples=8, stateful_step_count=15, suppress_health_check=_SLOW)
    )
