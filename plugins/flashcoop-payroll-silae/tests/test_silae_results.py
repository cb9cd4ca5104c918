"""What Silae computed: the export that is read, and every way in which it is not."""

from __future__ import annotations

from datetime import date

import pytest

import flashcoop_payroll_silae as silae
from flashcoop_core.errors import Refused
from flashcoop_core.events import Contract, Host
from flashcoop_core.hooks import Identity, PayElement, PayResult, PayRun, Roster
from flashcoop_payroll_silae.results import COLUMNS

HEADING = (
    "Matricule;Periode;Contrat;Brut;Net a payer;PAS;Charges patronales;Taxes;Autres charges;"
    "Charges sociales (Urssaf);Autres organismes"
)
FIRST = "0007;03/2026;32;24,83;20,65;0,10;8,00;0,31;0,20;12,57;0,02"
SECOND = "É-012;03/2026;32;100,00;80,00;0;30,00;0;0;50,00;0"
CAPE = Contract(signed=date(2026, 3, 2), ends=date(2026, 8, 31))
RUN = PayRun(
    session="ete",
    name="L'Été à l'Œuvre",
    host=Host(name="CAE des Épreuves", siren="123456782", section="fc-ete"),
    month="2026-03",
    starts=date(2026, 3, 2),
    ends=date(2026, 3, 10),
    basis="cost",
    decision="split",
    decided=date(2026, 3, 10),
    elements=tuple(PayElement(member=member, cents=33_34, contract=CAPE) for member in ("m-01", "m-02", "m-03")),
)

ROSTER = Roster(
    {
        "m-01": Identity(employee_number="0007"),
        "m-02": Identity(employee_number="É-012"),
        "m-03": Identity(employee_number="10"),
    }
)


def settings(**given: str) -> dict[str, str]:
    defaults = {setting.name: setting.default or "" for setting in silae.flashcoop_payroll().settings}
    return defaults | {name.replace("_", "-"): value for name, value in given.items()}


def read(content: bytes, roster: Roster = ROSTER, **given: str) -> tuple[PayResult, ...]:
    return tuple(silae.flashcoop_pay_results(content, RUN, roster, settings(**given)))


def lines(*rows: str, end: str = "\r\n", encoding: str = "cp1252") -> bytes:
    return "".join(f"{row}{end}" for row in rows).encode(encoding)


def refused(content: bytes, roster: Roster = ROSTER) -> Refused:
    with pytest.raises(Refused) as caught:
        read(content, roster)
    return caught.value


READ = (
    PayResult(
        member="m-01",
        month="2026-03",
        contract="cape",
        gross=24_83,
        net=20_65,
        withheld=10,
        employer=8_00,
        taxes=31,
        other_charges=20,
        social_security=12_57,
        other_social=2,
    ),
    PayResult(
        member="m-02",
        month="2026-03",
        contract="cape",
        gross=100_00,
        net=80_00,
        employer=30_00,
        social_security=50_00,
    ),
)


def test_the_columns_are_those_of_the_documentation() -> None:
    assert ";".join(COLUMNS) == HEADING


def test_every_column_is_read_into_its_own_amount() -> None:
    assert read(lines(HEADING, FIRST, SECOND)) == READ


def test_columns_may_stand_in_any_order() -> None:
    turned = [";".join(reversed(row.split(";"))) for row in (HEADING, FIRST, SECOND)]
    assert read(lines(*turned)) == READ


@pytest.mark.parametrize(("separator", "between"), [("|", "|"), ("tab", "\t")])
def test_the_separator_is_set(separator: str, between: str) -> None:
    content = lines(*(row.replace(";", between) for row in (HEADING, FIRST, SECOND)))
    assert read(content, results_separator=separator) == READ


def test_the_decimal_sign_is_set() -> None:
    content = lines(HEADING, *(row.replace(",", ".") for row in (FIRST, SECOND)))
    assert read(content, decimal=".") == READ


@pytest.mark.parametrize("cut", [0, 2])
def test_lines_end_as_they_like_the_last_one_too(cut: int) -> None:
    assert read(lines(HEADING, FIRST, SECOND, end="\n")) == READ
    content = lines(HEADING, FIRST, SECOND)
    assert read(content[: len(content) - cut]) == READ


def test_a_heading_alone_is_no_result() -> None:
    assert read(lines(HEADING)) == ()


@pytest.mark.parametrize(("code", "kind"), [("32", "cape"), ("01", "salaried"), ("02", "salaried")])
def test_the_dsn_code_of_the_contract_is_read(code: str, kind: str) -> None:
    (result,) = read(lines(HEADING, FIRST.replace(";32;", f";{code};")))
    assert result.contract == kind


def test_the_codes_of_contracts_are_set() -> None:
    content = lines(HEADING, FIRST.replace(";32;", ";CESA;"))
    assert read(content, contracts="CESA:cesa")[0].contract == "cesa"


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        pytest.param(b"\xef\xbb\xbf" + lines(HEADING, FIRST), "results-encoding", 1, id="UTF-8 with its mark"),
        pytest.param(lines(HEADING, FIRST, encoding="utf-16"), "results-encoding", 1, id="UTF-16"),
        pytest.param(lines(HEADING, FIRST) + b"\x8d;", "results-encoding", 3, id="no character of cp1252"),
        pytest.param(b"", "results-header", 1, id="an empty file"),
        pytest.param(lines(FIRST, SECOND), "results-header", 1, id="no heading"),
        pytest.param(lines(HEADING.replace("Net a payer", "Net à payer"), FIRST), "results-header", 1, id="accent"),
        pytest.param(lines(f"{HEADING};Nom", f"{FIRST};x"), "results-header", 1, id="a column too many"),
        pytest.param(lines(f"{HEADING};Brut", f"{FIRST};0"), "results-header", 1, id="a column twice"),
        pytest.param(lines(HEADING.removesuffix(";Autres organismes"), FIRST), "results-header", 1, id="one missing"),
        pytest.param(lines(HEADING.replace(";", ","), FIRST), "results-header", 1, id="another separator"),
        pytest.param(lines(HEADING, f"{FIRST};"), "results-cells", 2, id="a cell too many"),
        pytest.param(lines(HEADING, FIRST, SECOND.removesuffix(";0")), "results-cells", 3, id="a cell too few"),
        pytest.param(lines(HEADING, FIRST, "", SECOND), "results-cells", 3, id="an empty line"),
        pytest.param(lines(HEADING, "7" + FIRST[4:]), "results-unknown-number", 2, id="zeros lost"),
        pytest.param(lines(HEADING, FIRST, "x" + SECOND), "results-unknown-number", 3, id="somebody else"),
        pytest.param(lines(HEADING, FIRST, SECOND, encoding="utf-8"), "results-unknown-number", 3, id="UTF-8"),
        pytest.param(lines(HEADING, FIRST, "Total;;;125;;;;;;;"), "results-unknown-number", 3, id="a total"),
        pytest.param(lines(HEADING, FIRST, ";" * 10), "results-unknown-number", 3, id="cells without a word"),
        pytest.param(lines(HEADING, FIRST.replace("03/2026", "2026-03")), "results-period", 2, id="ISO month"),
        pytest.param(lines(HEADING, FIRST.replace("03/2026", "13/2026")), "results-period", 2, id="13 months"),
        pytest.param(lines(HEADING, FIRST.replace(";32;", ";CAPE;")), "results-contract", 2, id="a word"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "")), "amount-not-a-number", 2, id="nothing"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "24,83e0")), "amount-not-a-number", 2, id="exponent"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", '"24,83"')), "amount-not-a-number", 2, id="quotes"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", " 24,83")), "amount-not-a-number", 2, id="a space"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "24,8300")), "amount-not-whole-cents", 2, id="4 decimals"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "24,835")), "amount-ambiguous", 2, id="24,835"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "1.024,83")), "amount-ambiguous", 2, id="1.024,83"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "9" * 14)), "amount-too-large", 2, id="14 digits"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "24.83")), "amount-other-decimal", 2, id="24.83"),
        pytest.param(lines(HEADING, FIRST.replace("24,83", "-24,83")), "amount-negative", 2, id="-24,83"),
    ],
)
def test_what_is_not_in_the_form_is_refused_by_name_with_its_line(content: bytes, reason: str, line: int) -> None:
    fault = refused(content)
    assert fault.names == (f"silae.{reason}",)
    assert f"Ligne {line}" in fault.say("fr")
    assert f"Line {line}" in fault.say("en")


def test_a_workbook_is_said_to_be_one() -> None:
    assert refused(b"PK\x03\x04\x14\x00").names == ("silae.results-workbook",)


def test_a_result_says_in_which_cell_its_member_stands() -> None:
    assert [result.where for result in read(lines(HEADING, SECOND, FIRST))] == ["A2", "A3"]
    turned = [";".join(reversed(row.split(";"))) for row in (HEADING, FIRST)]
    assert [result.where for result in read(lines(*turned))] == ["K2"]


def test_an_amount_says_its_column() -> None:
    (fault,) = refused(lines(HEADING, FIRST.replace("0,02", "x"))).refusals
    assert fault.facts["column"] == "Autres organismes"
    assert "colonne Autres organismes" in fault.say("fr")


def test_every_fault_of_every_line_is_told_in_the_order_of_the_lines() -> None:
    content = lines(HEADING, FIRST.replace("24,83", "x"), "a;b", SECOND.replace("03/2026", "").replace(";32;", ";;"))
    fault = refused(content)
    assert [(name, refusal.facts["line"]) for name, refusal in zip(fault.names, fault.refusals, strict=True)] == [
        ("silae.amount-not-a-number", 2),
        ("silae.results-cells", 3),
        ("silae.results-period", 4),
        ("silae.results-contract", 4),
    ]


def test_no_refusal_quotes_what_the_file_says() -> None:
    told = refused(lines(HEADING, ";".join(["secret"] * 11), "secret"))
    heading = refused(lines("secret;Brut"))
    assert all("secret" not in fault.say(lang) for fault in (told, heading) for lang in ("fr", "en"))


def test_numbers_that_two_members_share_are_refused_before_a_line_is_believed() -> None:
    twice = Roster({"m-01": ROSTER["m-01"], "m-02": ROSTER["m-01"]})
    assert refused(lines(HEADING, FIRST), twice).names == ("silae.employee-number-twice",)
