"""How a kit makes tests: fresh ones for each class, selectable by name, left out only with a reason."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from flashcoop_core.hooks import Report, hookimpl
from flashcoop_core.testing import (
    FiliereConformance,
    GovernanceConformance,
    LogConformance,
    NotConforming,
    PayrollConformance,
    ReportConformance,
)
from flashcoop_core.testing.conformance.kit import Conformance, sentence

KITS: Sequence[type[Conformance]] = (
    PayrollConformance,
    FiliereConformance,
    ReportConformance,
    GovernanceConformance,
    LogConformance,
)

_TWO_CLASSES = """
from collections.abc import Sequence
from flashcoop_core.hooks import DistributionKey, VotingMethod, hookimpl
from flashcoop_core.session.figures.decisions import METHODS
from flashcoop_core.testing import GovernanceConformance

class Majority:
    @hookimpl
    def flashcoop_voting_methods(self) -> Sequence[VotingMethod]:
        return [METHODS["majority"]]

    @hookimpl
    def flashcoop_distribution_keys(self) -> Sequence[DistributionKey]:
        return []

class TestOne(GovernanceConformance):
    plugin = Majority()

class TestAnother(TestOne):
    leave_out = {"no_clock": "the clock of the town hall is part of the method"}
"""


def test_every_check_says_what_it_asks_in_a_sentence() -> None:
    for kit in KITS:
        for name, check in kit.checks().items():
            asked = sentence(check)
            assert asked.endswith("."), name
            assert check.__doc__, name


def test_a_kit_makes_no_test_of_itself() -> None:
    for kit in KITS:
        assert [name for name in dir(kit) if name.startswith("test_")] == []


def test_each_class_has_a_test_of_its_own_for_each_check() -> None:
    class One(ReportConformance):
        pass

    class Other(One):
        pass

    for name in ReportConformance.checks():
        tests = [getattr(cls, f"test_{name}") for cls in (One, Other)]
        assert tests[0] is not tests[1]
        assert [test.__qualname__.split(".")[-2] for test in tests] == ["One", "Other"]
        assert tests[0].__doc__ == ReportConformance.checks()[name].__doc__


def test_a_payroll_that_only_writes_is_not_asked_to_read() -> None:
    class Writing:
        @hookimpl
        def flashcoop_pay_files(self) -> None:
            """What it does is not asked here."""

    class Tried(PayrollConformance):
        plugin = Writing()

    assert hasattr(Tried, "test_amounts_add_up")
    assert not hasattr(Tried, "test_results_come_back")


def test_a_check_is_left_out_only_by_its_name_and_with_a_reason() -> None:
    with pytest.raises(TypeError, match="leave_out names no check: amounts"):
        type("Tried", (PayrollConformance,), {"leave_out": {"amounts": "they are right"}})
    with pytest.raises(TypeError, match="leave_out does not say why: no_clock"):
        type("Tried", (PayrollConformance,), {"leave_out": {"no_clock": " "}})


def test_a_plugin_that_is_not_sound_is_named_before_anything_is_asked_of_it() -> None:
    class Unmarked:
        def flashcoop_reports(self) -> Sequence[Report]:
            return []

    class Tried(ReportConformance):
        plugin = Unmarked()

    with pytest.raises(
        NotConforming, match="\nBut it does not load: flashcoop_reports has no @hookimpl above it"
    ) as failed:
        Tried().test_registration()  # type: ignore[attr-defined] # made of the check
    assert failed.value.__cause__ is None
    for test in ("test_no_clock", "test_any_session"):
        with pytest.raises(NotConforming, match="since the plugin does not load: `pytest -k registration` says why"):
            getattr(Tried(), test)()


def test_a_class_that_names_no_plugin_is_told_so() -> None:
    class Tried(ReportConformance):
        pass

    with pytest.raises(NotConforming, match="write `plugin = my_module`"):
        Tried().test_registration()  # type: ignore[attr-defined] # made of the check


def test_pytest_runs_two_classes_selects_by_name_and_shows_what_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "test_two.py").write_text(_TWO_CLASSES, encoding="utf-8")

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    checks = len(GovernanceConformance.checks())
    whole = run()
    assert f"{2 * checks - 1} passed, 1 skipped" in whole
    assert "left out: the clock of the town hall is part of the method" in whole
    assert f"2 passed, {2 * checks - 2} deselected" in run("-k", "no_order_of_ballots")


@pytest.mark.parametrize(
    "name", ["PayrollConformance", "FiliereConformance", "ReportConformance", "GovernanceConformance"]
)
def test_a_kit_loads_only_what_it_needs(name: str) -> None:
    unwanted = {"apsw", "beancount", "cattrs", "click", "eventsourcing", "pytest", "sybil", "tabulate"}
    code = f"import sys; from flashcoop_core.testing import {name}; print(*{unwanted!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_room_of_kits_loads_nothing_by_itself() -> None:
    code = "import sys, flashcoop_core.testing; print(*{'hypothesis', 'pytest', 'attrs'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
