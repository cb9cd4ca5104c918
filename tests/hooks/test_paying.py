"""Pay that goes out and comes back: to the cent, member by member, with identities that stay outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

import paie
from cutting import WITH_ATELIER, plugins, ready, shared
from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.errors import PluginFailed, PluginUnusable, Refused
from flashcoop_core.hooks import (
    File,
    Identity,
    PayResult,
    PayrollHooks,
    PayrollReaderHooks,
    PluginManager,
    Roster,
    hookimpl,
)
from flashcoop_core.hooks.discovery import Found, given
from flashcoop_core.ledger.making import pay_files, pay_results
from flashcoop_core.ledger.paying import pay_lines
from flashcoop_core.session import plan
from played import april

_w: PayrollHooks = paie
_r: PayrollReaderHooks = paie

ROSTER = Roster(
    {
        "m-1": Identity(employee_number="007", last_name="Secret"),
        "m-2": Identity(employee_number="8", last_name="Secret"),
        "m-9": Identity(employee_number="9", last_name="Elsewhere"),
    }
)
PAIE = ev.PluginActivation(name="paie", hook_api=1)


def manager() -> PluginManager:
    return PluginManager([*plugins().found, given("paie", paie)])


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session that has shared what it earned, and reads its results with `paie`."""
    with Ledger.open(tmp_path / "a.flashcoop", plugins=manager()) as ledger:
        opening = attrs.evolve(WITH_ATELIER, plugins=(*WITH_ATELIER.plugins, PAIE))
        opened = ledger.open_session(opening, id="s")
        ready(opened)
        shared(opened)
        yield opened


def lines(session: Session, *changes: tuple[str, str, int]) -> bytes:
    """Results as the payroll gives them: number, month, cents added to the gross."""
    asked = changes or (("007", "2026-04", 0), ("8", "2026-04", 0))
    share = session.state.shares["m-1"].cents
    gross = share * 100 // 134
    return "".join(
        f"{number};{month};{gross + more};{gross - 100};{share - gross}\n" for number, month, more in asked
    ).encode()


def settled(session: Session, content: bytes, **changes: str | None) -> None:
    run = session.pay_run("2026-04")
    acknowledged_by = changes.get("acknowledged_by", "f-1")
    session.settle_pay("paie", content, run, ROSTER, reference="p-04", acknowledged_by=acknowledged_by, on=april(2))


def test_a_run_says_all_but_who_people_are(session: Session) -> None:
    run = session.pay_run("2026-04")
    assert [(pay.member, pay.cents) for pay in run.elements] == [("m-1", 2_850), ("m-2", 2_850)]
    assert (run.basis, run.decision, run.host.section) == ("cost", "split", "fc-lusignan")
    assert run.elements[0].contract.kind == "cape"


@pytest.mark.parametrize(("month", "name"), [("2026-02", "payroll-before-work"), ("2026-13", "usage-month")])
def test_a_month_in_which_nobody_worked_is_not_paid(session: Session, month: str, name: str) -> None:
    with pytest.raises(Refused) as refused:
        session.pay_run(month)
    assert refused.value.names == (name,)


def test_a_payroll_sees_of_the_roster_what_it_needs(session: Session) -> None:
    seen: list[Roster] = []

    class Curious:
        flashcoop_payroll = staticmethod(paie.flashcoop_payroll)

        @hookimpl
        def flashcoop_pay_files(self, roster: Roster) -> list[File]:
            seen.append(roster)
            return []

    assert pay_files(PluginManager.of(curious=Curious()), "curious", session.pay_run("2026-04"), ROSTER, {}) == ()
    (roster,) = seen
    assert dict(roster) == {"m-1": Identity(employee_number="007"), "m-2": Identity(employee_number="8")}


def test_files_and_settings(session: Session) -> None:
    run = session.pay_run("2026-04")
    (file,) = session.pay_files("paie", run, ROSTER)
    assert (file.name, file.whole()) == ("paie-2026-04.csv", b"007;EV-1;2850\r\n8;EV-1;2850\r\n")
    (other,) = session.pay_files("paie", run, ROSTER, {"code": "HS"})
    assert other.whole().startswith(b"007;HS;")
    with pytest.raises(Refused) as refused:
        session.pay_files("paie", run, ROSTER, {"cod": "HS"})
    assert refused.value.names == ("unknown-setting",)


def test_amounts_of_another_basis_come_from_the_host(session: Session) -> None:
    with pytest.raises(Refused) as refused:
        session.pay_run("2026-04", basis="gross")
    assert refused.value.names == ("pay-amounts-differ",)
    for wrong in ({"m-1": 1}, {"m-1": 1, "m-2": 2, "m-9": 3}, {"m-1": -1, "m-2": 2}):
        with pytest.raises(Refused):
            session.pay_run("2026-04", basis="gross", amounts=wrong)
    run = session.pay_run("2026-04", basis="gross", amounts={"m-1": 2_000, "m-2": 2_100})
    assert [pay.cents for pay in run.elements] == [2_000, 2_100]
    net = attrs.evolve(run, basis="net")
    with pytest.raises(Refused) as refused:
        session.pay_files("paie", net, ROSTER)
    assert refused.value.names == ("pay-basis-not-taken",)


def test_a_roster_that_lacks_somebody_or_something_is_refused_whole(session: Session) -> None:
    run = session.pay_run("2026-04")
    lacking = Roster({"m-1": Identity(last_name="Secret")})
    with pytest.raises(Refused) as refused:
        session.pay_files("paie", run, lacking)
    assert refused.value.names == ("roster-incomplete", "roster-forgets-member")
    assert "Secret" not in refused.value.say() + repr(lacking) + repr(lacking["m-1"])


def test_results_close_the_session_with_nothing_owed(session: Session) -> None:
    settled(session, lines(session, ("007", "2026-04", 0), ("8", "2026-04", -3)))
    difference = session.state.facts[list(session.state.facts)[-1]].event.lines[1].difference
    assert difference == 3
    session.record(
        plan.remuneration(reference="v", on=april(3)),
        ev.FundsReturned(on=april(3), reference="r", cents=session.state.till_balance),
        plan.session_closing(on=april(4)),
    )
    balances = session.books.balances.by_account()
    still_open = {account for account, (debits, credits_) in balances.items() if debits != credits_}
    assert {account for account in still_open if account[0] not in "67"} == {"181", "186"}
    # What the results cost less than the shares stays with the host: it is all that the link shows.
    assert session.state.balance("link") == 3


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ((("007", "2026-04", 0),), "pay-member-missing"),
        ((("007", "2026-04", 0), ("8", "2026-03", 0)), "pay-wrong-month"),
        ((("007", "2026-04", 0), ("007", "2026-04", 0), ("8", "2026-04", 0)), "pay-member-twice"),
        ((("12", "2026-04", 0),), "roster-has-no-such"),
        ((("9", "2026-04", 0),), "roster-has-no-such"),
    ],
)
def test_results_of_others_are_refused(content: tuple[tuple[str, str, int], ...], names: str, session: Session) -> None:
    before = session.version
    with pytest.raises(Refused) as refused:
        settled(session, lines(session, *content))
    assert " ".join(refused.value.names) == names
    assert session.version == before


def test_results_of_another_contract_are_refused(session: Session) -> None:
    run = session.pay_run("2026-04")
    other = attrs.evolve(
        run,
        elements=tuple(attrs.evolve(pay, contract=attrs.evolve(pay.contract, kind="salaried")) for pay in run.elements),
    )
    with pytest.raises(Refused) as refused:
        session.settle_pay("paie", lines(session), other, ROSTER, reference="p")
    assert refused.value.names == ("pay-other-contract", "pay-other-contract")


def test_a_difference_is_acknowledged_or_refused(session: Session) -> None:
    with pytest.raises(Refused) as refused:
        settled(session, lines(session, ("007", "2026-04", 1), ("8", "2026-04", 0)), acknowledged_by=None)
    assert refused.value.names == ("difference-not-acknowledged",)
    assert "m-1 -0,01\u00a0€. Vérifiez leurs" in refused.value.say()


def test_differences_that_make_up_for_each_other_are_named_member_by_member(session: Session) -> None:
    with pytest.raises(Refused) as refused:
        settled(session, lines(session, ("007", "2026-04", 7), ("8", "2026-04", -7)), acknowledged_by=None)
    assert "m-1 -0,07\u00a0€, m-2 0,07\u00a0€" in refused.value.say("fr")
    assert "m-1 -€0.07, m-2 €0.07" in refused.value.say("en")


def test_a_result_says_where_it_stands_in_its_file(session: Session) -> None:
    run = session.pay_run("2026-04")
    one = PayResult(
        member="m-1", month="2026-05", contract="salaried", gross=1, net=1, employer=0, social_security=0, where="A9"
    )
    with pytest.raises(Refused) as refused:
        pay_lines(run, (one, attrs.evolve(one, where="A12")))
    assert [(each.name, each.where) for each in refused.value.refusals] == [
        ("pay-wrong-month", "A9"),
        ("pay-other-contract", "A9"),
        ("pay-member-twice", "A12"),
        ("pay-wrong-month", "A12"),
        ("pay-other-contract", "A12"),
        ("pay-member-missing", ""),
    ]
    assert "un contrat salarié, le sien est un contrat CAPE" in refused.value.say("fr")


def test_a_file_in_another_form_is_refused_in_the_plugins_words(session: Session) -> None:
    with pytest.raises(Refused) as refused:
        settled(session, b"007;2026-04\n")
    assert refused.value.names == ("paie.cells",)
    assert "La ligne 1" in refused.value.say()


def test_results_are_read_only_by_a_plugin_that_the_session_has_activated(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "b.flashcoop", plugins=manager()) as ledger:
        session = ledger.open_session(WITH_ATELIER, id="s")
        ready(session)
        shared(session)
        run = session.pay_run("2026-04")
        assert len(session.pay_files("paie", run, ROSTER)) == 1
        with pytest.raises(Refused) as refused:
            session.settle_pay("paie", b"", run, ROSTER, reference="p")
        assert refused.value.names == ("plugin-not-active",)
        with pytest.raises(PluginUnusable):
            session.pay_files("atelier", run, ROSTER)


def broken() -> Found:
    return Found("paie", "flashcoop-paie", "1.0", object())


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ([], "plugin-missing"),
        ([broken()], "plugin-broken"),
        ([attrs.evolve(given("paie", paie), unfit="flashcoop-core<0.1")], "plugin-incompatible"),
        ([given("paie", paie), broken()], "plugin-duplicate"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_an_activated_payroll_that_is_not_as_it_should_be_says_so(
    session: Session, tmp_path: Path, found: list[Found], name: str
) -> None:
    content, version = lines(session), session.version
    with Ledger.open(tmp_path / "a.flashcoop", plugins=PluginManager([*plugins().found, *found])) as ledger:
        again = ledger.session()
        with pytest.raises(PluginUnusable) as unusable:
            again.settle_pay("paie", content, again.pay_run("2026-04"), ROSTER, reference="p")
        assert (unusable.value.name, again.version) == (name, version)


@pytest.mark.parametrize("hook", ["flashcoop_pay_files", "flashcoop_pay_results"])
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "while it gives"])
def test_a_failure_says_which_hook_failed(session: Session, hook: str, at_once: bool) -> None:
    def fail() -> Iterator[object]:
        yield 1 / 0

    class Failing:
        flashcoop_payroll = staticmethod(paie.flashcoop_payroll)

        @hookimpl
        def flashcoop_pay_files(self) -> Iterator[object]:
            return iter([1 // 0]) if at_once else fail()

        @hookimpl
        def flashcoop_pay_results(self) -> Iterator[object]:
            return iter([1 // 0]) if at_once else fail()

    manager, run = PluginManager.of(failing=Failing()), session.pay_run("2026-04")
    making: dict[str, Callable[[], object]] = {
        "flashcoop_pay_files": lambda: pay_files(manager, "failing", run, ROSTER, {}),
        "flashcoop_pay_results": lambda: pay_results(manager, "failing", b"", run, ROSTER, {}),
    }
    with pytest.raises(PluginFailed) as failed:
        making[hook]()
    assert failed.value.facts["function"] == hook


def test_the_record_says_which_plugin_read_it_and_nobody_is_left_to_pay(session: Session) -> None:
    settled(session, lines(session))
    with pytest.raises(Refused) as refused:
        session.pay_run("2026-04")
    assert refused.value.names == ("no-share-left-to-pay",)
    record = list(session._log.rows())[-1].record  # noqa: SLF001 - what is stored
    assert b'"kind":"payroll_settled"' in record
    assert b'"origin":"paie (paie 0, hook API 1)"' in record
    assert b"Secret" not in record


def test_a_session_that_shared_nothing_has_nobody_to_pay(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "b.flashcoop", plugins=manager()) as ledger:
        session = ledger.open_session(WITH_ATELIER)
        with pytest.raises(Refused) as refused:
            session.pay_run("2026-04")
    assert refused.value.names == ("nothing-distributed",)
