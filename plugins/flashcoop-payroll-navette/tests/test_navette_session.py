"""A session that is played to its end: the fiche navette goes out, comes back filled in, and nothing is owed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest
from navette_cases import AMOUNTS, FORMS, ROSTER, each_form

import flashcoop_payroll_navette
from flashcoop_core import Ledger, Session, events
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import PayRun, PluginManager, Roster
from flashcoop_core.testing.shared import shared_session

#: The session has only to be paid: see `shared_session`.
SHARES = (33_34, 33_34, 33_33)
APRIL = date(2026, 4, 3)


@pytest.fixture
def coop() -> Iterator[Session]:
    with Ledger.open(plugins=PluginManager.of(navette=flashcoop_payroll_navette)) as ledger:
        yield shared_session(ledger, "navette")


def payroll(run: PayRun, *, off: int = 0) -> dict[tuple[int, str], object]:
    """What a payroll would write: `off` cents more than the cost that it was given, on the first line."""
    typed: dict[tuple[int, str], object] = {}
    for line, element in enumerate(run.elements):
        cost = element.cents + (0 if line else off)
        gross = cost * 100 // 134
        net = gross * 83 // 100
        cents = {
            "Brut": gross,
            "Net versé": net,
            "Impôt retenu (PAS)": 0,
            "Cotisations patronales": cost - gross,
            "Taxes sur rémunérations": 0,
            "Autres charges": 0,
            "Dû à l'Urssaf": cost - net,
            "Dû aux autres organismes": 0,
        }
        typed |= {(line, heading): f"{amount // 100}.{amount % 100:02d}" for heading, amount in cents.items()}
    return typed


def pay_file(coop: Session, run: PayRun, form: str) -> bytes:
    (content,) = (file.whole() for file in coop.pay_files("navette", run, ROSTER) if file.name.endswith(form))
    return content


@each_form
def test_pay_goes_out_and_comes_back_and_nothing_is_owed(form: str, coop: Session) -> None:
    run = coop.pay_run("2026-03")
    assert tuple(element.cents for element in run.elements) == SHARES

    back = FORMS[form](pay_file(coop, run, form), payroll(run))
    (receipt,) = coop.settle_pay("navette", back, run, ROSTER, reference="paie-03", on=APRIL)
    assert isinstance(receipt.event, events.PayrollSettled)
    assert [line.difference for line in receipt.event.lines] == [0, 0, 0]
    assert sum(coop.state.pay_due.values()) == sum(line.net for line in receipt.event.lines) > 0

    coop.record(coop.plan.remuneration(reference="vir-03", on=APRIL), coop.plan.session_closing(on=APRIL))
    assert coop.state.is_closed
    assert not any(coop.state.pay_due.values())
    owed = {place: cents for place, cents in coop.state.balances.items() if cents and place[0].startswith("4")}
    assert owed == {}


def test_a_cent_of_difference_is_named_and_acknowledged(coop: Session) -> None:
    run = coop.pay_run("2026-03")
    back = FORMS["xlsx"](pay_file(coop, run, "xlsx"), payroll(run, off=1))

    def settled(by: str | None) -> events.Event:
        (receipt,) = coop.settle_pay("navette", back, run, ROSTER, reference="paie-03", acknowledged_by=by, on=APRIL)
        return receipt.event

    with pytest.raises(Refused) as refused:
        settled(None)
    assert refused.value.names == ("difference-not-acknowledged",)
    event = settled("f-01")
    assert isinstance(event, events.PayrollSettled)
    assert [line.difference for line in event.lines] == [-1, 0, 0]


@each_form
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ({(0, "Mois de paie"): "2026-04"}, "pay-wrong-month"),
        ({(0, "Contrat"): "Salarié"}, "pay-other-contract"),
        (dict.fromkeys(((1, heading) for heading in AMOUNTS), ""), "pay-member-missing"),
    ],
    ids=["another month", "another contract", "a line left empty"],
)
def test_results_that_are_not_those_of_the_run_are_refused_and_nothing_changes(
    form: str, coop: Session, typed: dict[tuple[int, str], object], name: str
) -> None:
    run, before = coop.pay_run("2026-03"), coop.head
    back = FORMS[form](pay_file(coop, run, form), payroll(run) | typed)
    with pytest.raises(Refused) as refused:
        coop.settle_pay("navette", back, run, ROSTER, reference="paie-03", on=APRIL)
    assert refused.value.names == (name,)
    assert coop.head == before


def test_a_gross_goes_out_as_a_gross(coop: Session) -> None:
    run = coop.pay_run("2026-03", basis="gross", amounts=dict.fromkeys(("m-01", "m-02", "m-03"), 25_00))
    content = pay_file(coop, run, "csv").decode()
    assert content.count(";brut;25,00;") == 3
    assert content.count(";7:20;") == 1


def test_what_the_roster_lacks_is_refused_before_anything_is_written(coop: Session) -> None:
    lacking = Roster({**ROSTER, "m-03": attrs.evolve(ROSTER["m-03"], street="", nationality="")})
    with pytest.raises(Refused) as refused:
        coop.pay_files("navette", coop.pay_run("2026-03"), lacking)
    (refusal,) = refused.value.refusals
    assert (refusal.name, refusal.facts["fields"]) == ("roster-incomplete", ("nationality", "street"))


def test_whoever_installs_it_can_activate_it() -> None:
    manager = PluginManager.installed()
    assert manager.load("navette").hooks == {"flashcoop_payroll", "flashcoop_pay_files", "flashcoop_pay_results"}
    with Ledger.open(plugins=manager) as ledger:
        coop = shared_session(ledger, "navette")
        run = coop.pay_run("2026-03")
        back = FORMS["csv"](pay_file(coop, run, "csv"), payroll(run))
        (receipt,) = coop.settle_pay("navette", back, run, ROSTER, reference="paie-03", on=APRIL)
        assert receipt.kind == "payroll_settled"


def test_a_session_that_activates_it_loads_no_library_of_spreadsheets() -> None:
    program = "import sys, flashcoop_payroll_navette; print({'xlsxwriter', 'openpyxl'} & sys.modules.keys())"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert shown.stdout.strip() == "set()"


def test_the_example_of_the_readme_runs(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    subprocess.run([sys.executable, "-c", example], cwd=tmp_path, check=True)
    assert {path.suffix for path in tmp_path.iterdir()} == {".xlsx", ".csv"}
