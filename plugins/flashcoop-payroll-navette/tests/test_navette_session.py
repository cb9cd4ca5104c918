"""A session that is played to its end: the fiche navette goes out, comes back filled in, and nothing is owed."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from navette_cases import FORMS, ROSTER, each_form

import flashcoop_payroll_navette
from flashcoop_core import Ledger, Session, events
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import PayRun, PluginManager

MEMBERS = ("m-01", "m-02", "m-03")


def march(day: int) -> date:
    return date(2026, 3, day)


def played(ledger: Ledger) -> Session:
    """A session up to the split of what it earned, equally."""
    contract = events.Contract(signed=march(2), ends=date(2026, 8, 31))
    split = events.DecisionProposed(
        on=march(9),
        decision="partage",
        subject="split",
        question="Comment partager ?",
        options=(events.Option(option="egal", label="À parts égales", split=events.SplitOption(key="equal")),),
    )
    price = events.DecisionProposed(
        on=march(3),
        decision="prix",
        subject="price",
        question="À quel prix ?",
        options=(
            events.Option(
                option="douze",
                label="12 €",
                prices=(events.PriceOption(product="atelier", channel="marche", price=12_00),),
            ),
        ),
    )
    coop = ledger.open_session(
        events.SessionOpened(
            on=march(2),
            name="Jinsei'Coop",
            host=events.Host(name="CAE des Exemples", siren="123456782", section="fc-lusignan"),
            place="Lusignan",
            starts=march(2),
            ends=march(10),
            fiscal_year_ends=date(2026, 12, 31),
            filiere="vegetal",
            plugins=(events.PluginActivation(name="navette", hook_api=1),),
        )
    )
    plan = coop.plan
    coop.record(
        events.FacilitatorEngaged(on=march(2), facilitator="f-01"),
        *(events.MemberJoined(on=march(2), member=member, contract=contract) for member in MEMBERS),
        events.ProductDefined(
            on=march(3),
            product="atelier",
            name="Atelier",
            nature="service",
            vat_rate=1_000,
            vat_reason="selon le comptable",
            decided_by="f-01",
        ),
        price,
        *(events.VoteCast(on=march(3), decision="prix", member=member, option="douze") for member in MEMBERS),
        plan.decision_closing("prix", on=march(3)),
        events.PriceSet(on=march(3), product="atelier", channel="marche", price=12_00, decision="prix"),
        *(events.WorkRecorded(on=march(4), member=member, minutes=425) for member in MEMBERS[:2]),
        plan.sale("atelier", 20, ticket="1", channel="marche", on=march(5)),
        plan.till_close("session", on=march(9)),
        plan.till_count(240_00, on=march(9)),
        plan.vat("2026-03", on=march(9)),
        split,
        *(events.VoteCast(on=march(9), decision="partage", member=member, option="egal") for member in MEMBERS),
        plan.decision_closing("partage", on=march(9)),
        plan.distribution("partage", on=march(10)),
        events.FundsReturned(on=march(10), reference="ret-1", cents=240_00),
    )
    return coop


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
@pytest.mark.parametrize("plugins", ["given", "installed"])
def test_pay_goes_out_and_comes_back_and_nothing_is_owed(form: str, plugins: str) -> None:
    manager = PluginManager.of(navette=flashcoop_payroll_navette) if plugins == "given" else PluginManager.installed()
    with Ledger.open(plugins=manager) as ledger:
        coop = played(ledger)
        run = coop.pay_run("2026-03")
        assert sum(element.cents for element in run.elements) == 218_18  # 240.00 less VAT at 10 %
        content = pay_file(coop, run, form)

        back = FORMS[form](content, payroll(run))
        (receipt,) = coop.settle_pay("navette", back, run, ROSTER, reference="paie-03", on=march(31))
        assert receipt.kind == "payroll_settled"
        assert isinstance(receipt.event, events.PayrollSettled)
        assert [line.difference for line in receipt.event.lines] == [0, 0, 0]
        assert sum(coop.state.pay_due.values()) == sum(line.net for line in receipt.event.lines) > 0

        coop.record(coop.plan.remuneration(reference="vir-03", on=date(2026, 4, 2)))
        assert not any(coop.state.pay_due.values())
        coop.record(coop.plan.session_closing(on=date(2026, 4, 30)))
        owed = {place: cents for place, cents in coop.state.balances.items() if cents and place[0].startswith("4")}
        assert owed == {}
        ledger.verify()


def test_a_cent_of_difference_is_named_and_acknowledged() -> None:
    with Ledger.open(plugins=PluginManager.of(navette=flashcoop_payroll_navette)) as ledger:
        coop = played(ledger)
        run = coop.pay_run("2026-03")
        back = FORMS["xlsx"](pay_file(coop, run, "xlsx"), payroll(run, off=1))

        def settled(by: str | None) -> events.Event:
            (receipt,) = coop.settle_pay("navette", back, run, ROSTER, reference="paie-03", acknowledged_by=by)
            return receipt.event

        with pytest.raises(Refused) as refused:
            settled(None)
        assert refused.value.names == ("difference-not-acknowledged",)
        event = settled("f-01")
        assert isinstance(event, events.PayrollSettled)
        assert [line.difference for line in event.lines] == [-1, 0, 0]


@each_form
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ({(0, "Mois de paie"): "2026-04"}, ("pay-wrong-month",)),
        ({(0, "Contrat"): "Salarié"}, ("pay-other-contract",)),
    ],
)
def test_results_of_another_month_or_contract_are_refused_and_nothing_changes(
    form: str, typed: dict[tuple[int, str], object], names: tuple[str, ...]
) -> None:
    with Ledger.open(plugins=PluginManager.of(navette=flashcoop_payroll_navette)) as ledger:
        coop = played(ledger)
        run = coop.pay_run("2026-03")
        content = pay_file(coop, run, form)
        before = coop.head
        with pytest.raises(Refused) as refused:
            coop.settle_pay("navette", FORMS[form](content, payroll(run) | typed), run, ROSTER, reference="paie-03")
        assert refused.value.names == names
        assert coop.head == before


def test_a_line_that_was_left_empty_is_missed_if_pay_was_due() -> None:
    with Ledger.open(plugins=PluginManager.of(navette=flashcoop_payroll_navette)) as ledger:
        coop = played(ledger)
        run = coop.pay_run("2026-03")
        content = pay_file(coop, run, "csv")
        some = {place: value for place, value in payroll(run).items() if place[0] != 1}
        with pytest.raises(Refused) as refused:
            coop.settle_pay("navette", FORMS["csv"](content, some), run, ROSTER, reference="paie-03")
        assert refused.value.names == ("pay-member-missing",)
        assert refused.value.refusals[0].facts["members"] == ("m-02",)


def test_a_gross_or_a_net_goes_out_as_what_it_is() -> None:
    with Ledger.open(plugins=PluginManager.of(navette=flashcoop_payroll_navette)) as ledger:
        coop = played(ledger)
        run = coop.pay_run("2026-03", basis="gross", amounts=dict.fromkeys(MEMBERS, 50_00))
        content = pay_file(coop, run, "csv")
        assert content.decode().count(";brut;50,00;") == 3
        assert content.decode().count(";7:05;") == 2


def test_what_the_roster_lacks_is_refused_before_anything_is_written() -> None:
    with Ledger.open(plugins=PluginManager.of(navette=flashcoop_payroll_navette)) as ledger:
        coop = played(ledger)
        run = coop.pay_run("2026-03")
        people = {**ROSTER, "m-03": attrs.evolve(ROSTER["m-03"], street="", nationality="")}
        with pytest.raises(Refused) as refused:
            coop.pay_files("navette", run, type(ROSTER)(people))
        (refusal,) = refused.value.refusals
        assert (refusal.name, refusal.facts["fields"]) == ("roster-incomplete", ("nationality", "street"))


def test_the_plugin_is_announced_to_whoever_installs_it() -> None:
    loaded = PluginManager.installed().load("navette")
    assert loaded.hooks == {"flashcoop_payroll", "flashcoop_pay_files", "flashcoop_pay_results"}
    assert loaded.found.distribution == "flashcoop-payroll-navette"


def test_a_session_that_activates_it_loads_no_library_of_spreadsheets() -> None:
    import subprocess
    import sys

    program = (
        "import sys, flashcoop_payroll_navette;"
        "print([name for name in ('xlsxwriter', 'openpyxl', 'csv') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    assert shown.strip() == "['csv']"
