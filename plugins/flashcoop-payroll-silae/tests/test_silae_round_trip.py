"""Out to a payroll and back: what was written reads back to the same cents, and the session ends with nothing owed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import flashcoop_payroll_silae as silae
from flashcoop_core import Ledger, Session
from flashcoop_core.errors import Refused
from flashcoop_core.events import Contract, Host
from flashcoop_core.hooks import Basis, Identity, PayElement, PayResult, PayRun, PluginManager, Roster
from flashcoop_core.money import half_up, parse_cents
from flashcoop_core.testing.shared import shared_session
from flashcoop_payroll_silae.results import AMOUNTS, COLUMNS

SETTINGS = {"code-cost": "EV-COUT", "code-gross": "EV-BRUT", "code-net": "EV-NET", "header": "no"}
CAPE = Contract(signed=date(2026, 3, 2), ends=date(2026, 8, 31))
#: What one payroll took once, in basis points. An assumption: these tests need some figures, right or wrong.
EMPLOYER, WITHHELD = 3_428, 1_683
ROSTER = Roster(
    {
        "m-01": Identity(employee_number="0007"),
        "m-02": Identity(employee_number="É-012"),
        "m-03": Identity(employee_number="10"),
    }
)


@pytest.fixture
def session() -> Iterator[Session]:
    with Ledger.open(plugins=PluginManager.of(silae=silae)) as ledger:
        yield shared_session(ledger, "silae")


def exported(*results: Mapping[str, str]) -> bytes:
    """An export of results, a line each."""
    rows = [";".join(COLUMNS), *(";".join(result[column] for column in COLUMNS) for result in results)]
    return "".join(f"{row}\r\n" for row in rows).encode("cp1252")


def euros(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"


def payslip(number: str, cost: int) -> dict[str, str]:
    """What a payroll might make of a total cost, spent to the cent."""
    gross = half_up(cost * 10_000, 10_000 + EMPLOYER)
    withheld = half_up(gross * WITHHELD, 10_000)
    amounts = {
        "Brut": gross,
        "Charges patronales": cost - gross,
        "Net a payer": gross - withheld,
        "Charges sociales (Urssaf)": withheld + cost - gross,
    }
    known = {"Matricule": number, "Periode": "03/2026", "Contrat": "32"} | dict.fromkeys(AMOUNTS, "0")
    return known | {column: euros(cents) for column, cents in amounts.items()}


def payslips(content: bytes) -> list[dict[str, str]]:
    """What that payroll makes of the file that it was given."""
    rows = [row.split(";") for row in content.decode("cp1252").splitlines()]
    return [payslip(number, parse_cents(value)) for number, _, value, _, _ in rows]


def sent(session: Session) -> list[dict[str, str]]:
    """The payslips of the session's members."""
    return payslips(session.pay_files("silae", session.pay_run("2026-03"), ROSTER, SETTINGS)[0].whole())


def settle(session: Session, results: list[dict[str, str]], by: str | None = None) -> None:
    run = session.pay_run("2026-03")
    session.settle_pay("silae", exported(*results), run, ROSTER, reference="paie-03", acknowledged_by=by)


def refused(session: Session, results: list[dict[str, str]]) -> tuple[str, ...]:
    before = session.version
    with pytest.raises(Refused) as caught:
        settle(session, results)
    assert session.version == before
    return caught.value.names


def test_a_session_that_is_paid_through_silae_ends_with_nothing_owed(session: Session) -> None:
    settle(session, sent(session))
    assert sum(session.state.pay_due.values()) == -session.state.balance("net_pay_due") > 0
    session.record(session.plan.remuneration(reference="vir-03"), session.plan.session_closing())
    state = session.state
    assert state.is_closed
    assert not any(state.pay_due.values())
    assert state.balance("accrued_pay") == state.balance("net_pay_due") == 0


def test_a_cent_of_difference_is_taken_note_of_by_somebody(session: Session) -> None:
    first, *others = sent(session)
    dearer = first | {"Taxes": "0,01", "Charges sociales (Urssaf)": euros(parse_cents(first["Charges patronales"]) + 1)}
    dearer["Net a payer"] = first["Brut"]
    assert refused(session, [dearer, *others]) == ("difference-not-acknowledged",)
    settle(session, [dearer, *others], by="f-01")
    assert session.state.balance("accrued_pay") == 0


def test_amounts_that_do_not_add_up_are_refused(session: Session) -> None:
    first, *others = sent(session)
    assert "payroll-does-not-add-up" in refused(session, [first | {"PAS": "1,00"}, *others])


def test_a_member_who_is_missing_is_named(session: Session) -> None:
    assert refused(session, sent(session)[1:]) == ("pay-member-missing",)


def test_a_member_who_stands_twice_is_named(session: Session) -> None:
    results = sent(session)
    assert refused(session, [*results, results[0]]) == ("pay-member-twice",)


def test_results_of_another_month_are_refused(session: Session) -> None:
    first, *others = sent(session)
    assert refused(session, [first | {"Periode": "02/2026"}, *others]) == ("pay-wrong-month",)


def test_results_of_another_contract_are_refused(session: Session) -> None:
    first, *others = sent(session)
    assert refused(session, [first | {"Contrat": "01"}, *others]) == ("pay-other-contract",)


# -- any ROSTER, any amounts ----------------------------------------------------------------------

#: Every character that cp1252 knows, but those that end a cell or cannot be printed.
CHARACTERS = [
    char
    for byte in range(256)
    if (char := bytes([byte]).decode("cp1252", "ignore")) and char.isprintable() and char not in ';"'
]
NUMBERS = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=12).filter(lambda text: text == text.strip())
CENTS = st.integers(0, 10**12)
ROSTERS = st.lists(NUMBERS, min_size=1, max_size=8, unique=True)


def run_of(amounts: list[int], basis: Basis = "cost") -> PayRun:
    return PayRun(
        session="ete",
        name="L'Été",
        host=Host(name="CAE des Épreuves", siren="123456782", section="fc-ete"),
        month="2026-03",
        starts=date(2026, 3, 2),
        ends=date(2026, 3, 10),
        basis=basis,
        decision="split",
        decided=date(2026, 3, 10),
        elements=tuple(
            PayElement(member=f"m-{at:02d}", cents=cents, contract=CAPE) for at, cents in enumerate(amounts)
        ),
    )


def roster_of(numbers: list[str]) -> Roster:
    return Roster({f"m-{at:02d}": Identity(employee_number=number) for at, number in enumerate(numbers)})


def settings(**given: str) -> dict[str, str]:
    return {setting.name: setting.default or "" for setting in silae.flashcoop_payroll().settings} | SETTINGS | given


@given(
    numbers=ROSTERS,
    data=st.data(),
    decimal=st.sampled_from([",", "."]),
    basis=st.sampled_from(["cost", "gross", "net"]),
)
def test_any_roster_and_amounts_give_a_file_that_reads_back_to_the_same(
    numbers: list[str], data: st.DataObject, decimal: str, basis: Basis
) -> None:
    amounts = data.draw(st.lists(CENTS, min_size=len(numbers), max_size=len(numbers)))
    file, _ = silae.flashcoop_pay_files(run_of(amounts, basis), roster_of(numbers), settings(decimal=decimal))
    *rows, after = file.whole().decode("cp1252").split("\r\n")
    assert after == ""
    assert [row.split(";") for row in rows] == [
        [number, SETTINGS[f"code-{basis}"], row.split(";")[2], "01/03/2026", "31/03/2026"]
        for number, row in zip(numbers, rows, strict=True)
    ]
    values = [row.split(";")[2] for row in rows]
    assert [parse_cents(value) for value in values] == amounts
    assert all(value[-3] == decimal for value in values)


@st.composite
def results(draw: st.DrawFn, members: int) -> list[PayResult]:
    months = st.builds("{:04d}-{:02d}".format, st.integers(1, 9999), st.integers(1, 12))
    amounts = st.fixed_dictionaries(dict.fromkeys(AMOUNTS.values(), CENTS))
    return [
        PayResult(
            member=f"m-{at:02d}",
            month=draw(months),
            contract=draw(st.sampled_from(["cape", "salaried"])),
            where="",
            **draw(amounts),
        )
        for at in range(members)
    ]


def row_of(result: PayResult, number: str) -> Iterator[tuple[str, str]]:
    year, month = result.month.split("-")
    yield "Matricule", number
    yield "Periode", f"{month}/{year}"
    yield "Contrat", {"cape": "32", "salaried": "01"}[result.contract]
    for column, field in AMOUNTS.items():
        yield column, euros(getattr(result, field))


@given(numbers=ROSTERS, data=st.data())
def test_any_results_read_back_as_they_were(numbers: list[str], data: st.DataObject) -> None:
    drawn = data.draw(results(len(numbers)))
    content = exported(*(dict(row_of(result, number)) for result, number in zip(drawn, numbers, strict=True)))
    read = silae.flashcoop_pay_results(content, run_of([0] * len(numbers)), roster_of(numbers), settings())
    assert list(read) == drawn


@given(content=st.binary(max_size=200) | st.binary(max_size=120).map((";".join(COLUMNS) + "\r\n").encode().__add__))
def test_any_other_bytes_are_refused_and_the_refusal_says_so_in_two_languages(content: bytes) -> None:
    assume(content.removeprefix((";".join(COLUMNS) + "\r\n").encode()))
    with pytest.raises(Refused) as caught:
        silae.flashcoop_pay_results(content, run_of([0]), roster_of(["0007"]), settings())
    for fault in caught.value.refusals:
        assert fault.name.startswith("silae.")
        assert fault.say("fr") != fault.say("en")
