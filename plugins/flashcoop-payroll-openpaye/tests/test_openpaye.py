"""Requests for OpenPaye: their bytes, the names of their fields, and why they are not written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import flashcoop_payroll_openpaye as openpaye
from flashcoop_core import Ledger, Session
from flashcoop_core.errors import Refused
from flashcoop_core.events import Contract, Host, PluginActivation, SessionAmended
from flashcoop_core.hooks import Basis, File, Identity, PayElement, PayrollHooks, PayRun, PluginManager, Roster
from flashcoop_core.money import parse_cents
from flashcoop_core.testing.shared import shared_session
from flashcoop_payroll_openpaye.published import FIELDS
from flashcoop_payroll_openpaye.texts import TEXTS

_: PayrollHooks = openpaye

SETTINGS = {"dossier": "42", "establishment": "ÉTÉ", "code-cost": "100", "code-gross": "200", "code-net": "300"}
NOTHING: Mapping[str, str] = MappingProxyType({})
CAPE = Contract(signed=date(2026, 3, 2), ends=date(2026, 8, 31))


def identity(number: str = "0007", **others: str) -> Identity:
    """Nobody: words with an accent, an apostrophe, a ligature."""
    known = {
        "contract_number": "00001",
        "last_name": "L'Été",
        "first_names": "Œuvre Témoin",
        "birth_name": "D'Épreuve",
        "birth_date": "2001-09-30",
    }
    return Identity(employee_number=number, **(known | others))


ROSTER = Roster({"m-01": identity("0007"), "m-02": identity("0008"), "m-03": identity("É-012")})


@pytest.fixture
def session() -> Iterator[Session]:
    with Ledger.open(plugins=PluginManager.of(openpaye=openpaye)) as ledger:
        yield shared_session(ledger)


def run_of(*elements: PayElement, basis: Basis = "cost") -> PayRun:
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
        elements=elements,
    )


def settings(given: Mapping[str, str]) -> dict[str, str]:
    defaults = {setting.name: setting.default or "" for setting in openpaye.flashcoop_payroll().settings}
    return {**defaults, **SETTINGS, **given}


ONE = run_of(PayElement(member="m-01", cents=1_234_05, contract=CAPE))


def written(run: PayRun = ONE, roster: Roster = ROSTER, given: Mapping[str, str] = NOTHING) -> tuple[File, ...]:
    only = roster.only([element.member for element in run.elements], openpaye.flashcoop_payroll().identity)
    return tuple(openpaye.flashcoop_pay_files(run, only, settings(given)))


def read(file: File) -> Any:  # noqa: ANN401 - what JSON holds
    """The requests; numbers with a point stay texts."""
    return json.loads(file.whole(), parse_float=str)


def refused(roster: Roster = ROSTER, given: Mapping[str, str] = NOTHING) -> Refused:
    with pytest.raises(Refused) as caught:
        written(roster=roster, given=given)
    return caught.value


# -- what is written ------------------------------------------------------------------------------


def test_the_employee_the_contract_and_the_bonus_are_written_to_the_byte() -> None:
    assert {file.name: file.whole().decode() for file in written()} == {
        "openpaye-ete-2026-03-cout-1-salaries.json": """\
[
  {
    "body": {
      "date_naissance": "30/09/2001",
      "matricule_salarie": "0007",
      "nom": "L'Été",
      "nom_naissance": "D'Épreuve",
      "prenom": "Œuvre Témoin"
    },
    "method": "POST",
    "path": "/salaries",
    "query": {
      "dossierId": 42
    }
  }
]
""",
        "openpaye-ete-2026-03-cout-2-contrats.json": """\
[
  {
    "body": {
      "code_etablissement": "ÉTÉ",
      "date_debut_contrat": "02/03/2026",
      "date_fin_previsionnelle_contrat": "31/08/2026",
      "matricule_salarie": "0007",
      "numero_contrat": "00001",
      "regime_retraite": 99,
      "statut_professionnel": 90,
      "type_contrat_travail": 32
    },
    "method": "POST",
    "path": "/contrats",
    "query": {
      "dossierId": 42
    }
  }
]
""",
        "openpaye-ete-2026-03-cout-3-primes.json": """\
[
  {
    "body": {
      "annee": "2026",
      "code": "100",
      "mois": 3,
      "montant": 1234.05
    },
    "method": "POST",
    "path": "/Primes",
    "query": {
      "contratId": {
        "matricule_salarie": "0007",
        "numero_contrat": "00001"
      }
    }
  }
]
""",
    }


def test_the_same_run_gives_the_same_bytes() -> None:
    turned = Roster({member: ROSTER[member] for member in reversed(list(ROSTER))})
    assert [file.whole() for file in written()] == [file.whole() for file in written(roster=turned)]


@pytest.mark.parametrize(("basis", "code", "named"), [("gross", "200", "brut"), ("net", "300", "net")])
def test_the_code_and_the_name_of_the_file_say_gross_or_net(basis: Basis, code: str, named: str) -> None:
    *_, bonuses = written(attrs.evolve(ONE, basis=basis))
    assert bonuses.name == f"openpaye-ete-2026-03-{named}-3-primes.json"
    assert [request["body"]["code"] for request in read(bonuses)] == [code]


def test_the_codes_of_a_cape_are_set() -> None:
    _, contracts, _ = written(given={"cape-type": "1", "cape-status": "11", "cape-retirement": "4"})
    body = read(contracts)[0]["body"]
    assert (body["type_contrat_travail"], body["statut_professionnel"], body["regime_retraite"]) == (1, 11, 4)


@pytest.mark.parametrize("kind", ["cesa", "salaried", "other"])
def test_who_is_under_another_contract_is_in_the_payroll_already_and_only_paid(kind: Any) -> None:  # noqa: ANN401
    files = written(run_of(PayElement(member="m-02", cents=5, contract=attrs.evolve(CAPE, kind=kind))))
    assert [len(read(file)) for file in files] == [0, 0, 1]


def test_a_member_to_whom_nothing_is_due_has_a_bonus_of_zero() -> None:
    *_, bonuses = written(run_of(PayElement(member="m-01", cents=0, contract=CAPE)))
    assert read(bonuses)[0]["body"]["montant"] == "0.00"


# -- the names of the fields ----------------------------------------------------------------------


def test_every_body_holds_only_published_names_and_those_that_are_required() -> None:
    run = run_of(*(PayElement(member=member, cents=1, contract=CAPE, minutes=60) for member in ROSTER))
    for file, (kind, body) in zip(written(run), FIELDS.items(), strict=True):
        assert file.name.endswith(f"-{kind}.json")
        for request in read(file):
            assert body.required <= request["body"].keys() <= body.fields
            assert (request["path"], list(request["query"])) == (body.path, [body.query])


def test_every_table_says_how_sure_it_is_and_where_it_was_read() -> None:
    assert {kind: body.confidence for kind, body in FIELDS.items()} == {"salaries": "M", "contrats": "H", "primes": "M"}
    assert all(body.source and body.required <= body.fields for body in FIELDS.values())


# -- as the core calls it -------------------------------------------------------------------------


def test_a_session_that_has_shared_its_profit_is_written_as_it_is(session: Session) -> None:
    files = session.pay_files("openpaye", session.pay_run("2026-03"), ROSTER, SETTINGS)
    *_, bonuses = map(read, files)
    assert [request["body"]["montant"] for request in bonuses] == ["33.34", "33.34", "33.33"]


def test_the_dossier_and_the_establishment_are_asked_for(session: Session) -> None:
    with pytest.raises(Refused) as caught:
        session.pay_files("openpaye", session.pay_run("2026-03"), ROSTER)
    assert caught.value.names == ("missing-setting", "missing-setting")


def test_what_it_does_not_need_it_does_not_see(session: Session) -> None:
    more = {"social_security_number": "0" * 15, "iban": "secret", "street": "secret", "email": "secret"}
    known = Roster({member: attrs.evolve(who, **more) for member, who in ROSTER.items()})
    run = session.pay_run("2026-03")
    with_more, without = (session.pay_files("openpaye", run, roster, SETTINGS) for roster in (known, ROSTER))
    assert [file.whole() for file in with_more] == [file.whole() for file in without]


def test_it_reads_nothing_back_so_no_session_activates_it(session: Session) -> None:
    activation = PluginActivation(name="openpaye", hook_api=1)
    with pytest.raises(Refused) as caught:
        session.record(SessionAmended(on=date(2026, 3, 11), reason="Pay", plugins=(activation,)))
    assert caught.value.names == ("plugin-shapes-nothing",)


def test_it_is_found_by_its_entry_point() -> None:
    loaded = PluginManager.installed().load("openpaye")
    assert loaded.hooks == {"flashcoop_payroll", "flashcoop_pay_files"}
    assert loaded.payroll is not None
    assert loaded.payroll.bases == ("cost", "gross", "net")


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"birth_date": "30/09/2001"}, "birth-date"),
        ({"birth_date": "2001-02-30"}, "birth-date"),
        ({"birth_date": "20010930"}, "birth-date"),
        ({"contract_number": "1" * 51}, "contract-number-too-long"),
        ({"first_names": "a\nb"}, "text-unwritable"),
        ({"last_name": "a\ud800"}, "text-unwritable"),
        ({"birth_name": "a\x00"}, "text-unwritable"),
        ({"employee_number": "\u200b7"}, "text-unwritable"),
        ({"contract_number": "7\t"}, "text-unwritable"),
    ],
)
def test_an_identity_that_cannot_be_written_is_refused_by_name_and_never_quoted(
    changes: Mapping[str, str], reason: str
) -> None:
    fault = refused(Roster({"m-01": attrs.evolve(ROSTER["m-01"], **changes)}))
    assert fault.names == (f"openpaye.{reason}",)
    (value,) = changes.values()
    assert all("m-01" in fault.say(lang) and value not in fault.say(lang) for lang in ("fr", "en"))


def test_two_members_of_one_number_are_refused() -> None:
    run = run_of(*(PayElement(member=member, cents=1, contract=CAPE) for member in ("m-01", "m-02")))
    twice = Roster({"m-01": ROSTER["m-01"], "m-02": ROSTER["m-01"]})
    with pytest.raises(Refused) as caught:
        written(run, twice)
    assert caught.value.names == ("openpaye.employee-number-twice",)
    assert "m-01, m-02" in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        ("dossier", "", "setting-number"),
        ("dossier", "042", "setting-number"),
        ("dossier", "4.2", "setting-number"),
        ("dossier", "٤", "setting-number"),
        ("dossier", "1234567890", "setting-number"),
        ("cape-type", "cape", "setting-number"),
        ("cape-status", "-1", "setting-number"),
        ("cape-retirement", "", "setting-number"),
        ("establishment", "", "setting-text"),
        ("establishment", "a\n", "setting-text"),
        ("code-net", "\ud800", "setting-text"),
        ("code-cost", "", "no-code"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(setting: str, value: str, reason: str) -> None:
    fault = refused(given={setting: value})
    assert fault.names == (f"openpaye.{reason}",)
    assert all(setting in fault.say(lang) for lang in ("fr", "en"))


def test_every_fault_is_told_at_once() -> None:
    fault = refused(Roster({"m-01": identity(birth_date="x", last_name="\n")}), {"code-cost": ""})
    assert fault.names == ("openpaye.text-unwritable", "openpaye.birth-date", "openpaye.no-code")


@pytest.mark.parametrize("reason", TEXTS)
def test_a_refusal_quotes_the_same_facts_in_both_languages_and_ends_with_a_point(reason: str) -> None:
    french, english = TEXTS[reason]
    quoted = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in (french, english)]
    assert quoted[0] == quoted[1]
    assert french != english
    assert re.search(r"[.…]\Z", french)
    assert re.search(r"[.…]\Z", english)


# -- any roster, any amounts ----------------------------------------------------------------------

PRINTED = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=20)
DAYS = st.dates().map(date.isoformat)
IDENTITIES = st.builds(
    Identity,
    employee_number=PRINTED,
    contract_number=PRINTED,
    last_name=PRINTED,
    first_names=PRINTED,
    birth_name=PRINTED,
    birth_date=DAYS,
)


@given(
    people=st.lists(IDENTITIES, min_size=1, max_size=6, unique_by=lambda who: who.employee_number),
    data=st.data(),
    basis=st.sampled_from(["cost", "gross", "net"]),
)
def test_any_roster_and_amounts_give_files_that_read_back_to_the_same(
    people: list[Identity], data: st.DataObject, basis: Basis
) -> None:
    amounts = data.draw(st.lists(st.integers(0, 10**12), min_size=len(people), max_size=len(people)))
    members = [f"m-{at:02d}" for at in range(len(people))]
    run = run_of(
        *(
            PayElement(member=member, cents=cents, contract=CAPE)
            for member, cents in zip(members, amounts, strict=True)
        ),
        basis=basis,
    )
    employees, contracts, bonuses = map(read, written(run, Roster(dict(zip(members, people, strict=True)))))
    for who, employee, contract, bonus in zip(people, employees, contracts, bonuses, strict=True):
        day, month, year = employee["body"]["date_naissance"].split("/")
        assert (
            Identity(
                employee_number=employee["body"]["matricule_salarie"],
                contract_number=contract["body"]["numero_contrat"],
                last_name=employee["body"]["nom"],
                first_names=employee["body"]["prenom"],
                birth_name=employee["body"]["nom_naissance"],
                birth_date=f"{year:0>4}-{month}-{day}",
            )
            == who
        )
        named = {"matricule_salarie": who.employee_number, "numero_contrat": who.contract_number}
        assert bonus["query"] == {"contratId": named}
        assert named.items() <= contract["body"].items()
    assert [parse_cents(bonus["body"]["montant"]) for bonus in bonuses] == amounts
