"""What goes out to Silae: the bytes of the file, the note beside it, and why it is not written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

import flashcoop_payroll_silae as silae
from flashcoop_core import Ledger, Session
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import Basis, Identity, PluginManager, Roster
from flashcoop_core.testing.shared import shared_session

CODES = {"code-cost": "EV-COUT", "code-gross": "EV-BRUT", "code-net": "EV-NET", "header": "no"}
AMOUNTS = {"m-01": 25_00, "m-02": 1_234_56, "m-03": 5}
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


def written(
    session: Session,
    roster: Roster,
    basis: Basis = "cost",
    amounts: Mapping[str, int] | None = None,
    **settings: str,
) -> bytes:
    """The file to import; `code_hours` stands for the setting `code-hours`."""
    run = session.pay_run("2026-03", basis=basis, amounts=amounts)
    given = CODES | {name.replace("_", "-"): value for name, value in settings.items()}
    return session.pay_files("silae", run, roster, given)[0].whole()


def refused(session: Session, roster: Roster, **settings: str) -> Refused:
    with pytest.raises(Refused) as caught:
        written(session, roster, **settings)  # type: ignore[arg-type] # no basis, no amounts
    return caught.value


def with_number(number: str) -> Roster:
    """A roster in which m-02 has that employee number."""
    numbers = {"m-01": "0007", "m-02": number, "m-03": "10"}
    return Roster({member: Identity(employee_number=each) for member, each in numbers.items()})


def test_the_shares_go_out_as_total_cost_a_line_a_member(session: Session) -> None:
    assert written(session, ROSTER) == (
        b"0007;EV-COUT;33,34;01/03/2026;31/03/2026\r\n"
        b"\xc9-012;EV-COUT;33,34;01/03/2026;31/03/2026\r\n"
        b"10;EV-COUT;33,33;01/03/2026;31/03/2026\r\n"
    )


def test_the_section_the_heading_the_decimal_point_and_the_hours_are_set(session: Session) -> None:
    given = {"section": "yes", "header": "yes", "decimal": ".", "code_hours": "HS-H"}
    assert written(session, ROSTER, **given) == (  # type: ignore[arg-type] # no basis, no amounts
        b"Matricule;Code;Valeur;Date debut;Date fin;Section analytique\r\n"
        b"0007;EV-COUT;33.34;01/03/2026;31/03/2026;fc-ete\r\n"
        b"0007;HS-H;7.33;01/03/2026;31/03/2026;fc-ete\r\n"
        b"\xc9-012;EV-COUT;33.34;01/03/2026;31/03/2026;fc-ete\r\n"
        b"10;EV-COUT;33.33;01/03/2026;31/03/2026;fc-ete\r\n"
    )


def test_the_section_is_written_as_the_payroll_writes_it(session: Session) -> None:
    _, *rows = written(session, ROSTER, section="yes", section_code="FC-ÉTÉ").decode("cp1252").splitlines()
    assert {row.split(";")[-1] for row in rows} == {"FC-ÉTÉ"}


def test_without_the_section_the_heading_has_five_columns(session: Session) -> None:
    heading, _ = written(session, ROSTER, header="yes").split(b"\r\n", 1)
    assert heading == b"Matricule;Code;Valeur;Date debut;Date fin"


@pytest.mark.parametrize(("basis", "code"), [("gross", b"EV-BRUT"), ("net", b"EV-NET")])
def test_the_code_says_that_an_amount_is_gross_or_net(session: Session, basis: Basis, code: bytes) -> None:
    assert written(session, ROSTER, basis, AMOUNTS) == (
        b"0007;%b;25,00;01/03/2026;31/03/2026\r\n"
        b"\xc9-012;%b;1234,56;01/03/2026;31/03/2026\r\n"
        b"10;%b;0,05;01/03/2026;31/03/2026\r\n" % (code, code, code)
    )


def test_a_member_to_whom_nothing_is_due_has_a_line_of_zero(session: Session) -> None:
    session.record(session.plan.share_waiver("m-03", "waived"))
    assert written(session, ROSTER).splitlines()[-1] == b"10;EV-COUT;0,00;01/03/2026;31/03/2026"


def test_the_last_day_is_that_of_a_leap_february(session: Session) -> None:
    run = session.pay_run("2028-02")
    content = session.pay_files("silae", run, ROSTER, CODES)[0].whole()
    assert content.startswith(b"0007;EV-COUT;33,34;01/02/2028;29/02/2028\r\n")


def test_the_names_of_the_files_say_session_month_and_basis(session: Session) -> None:
    bases: tuple[Basis, ...] = ("cost", "gross", "net")
    runs = [session.pay_run("2026-03", basis=basis, amounts=AMOUNTS) for basis in bases]
    names = [file.name for run in runs for file in session.pay_files("silae", run, ROSTER, CODES)]
    assert names == [
        "silae-ete-2026-03-cout.csv",
        "LISEZMOI-silae-ete-2026-03-cout.txt",
        "silae-ete-2026-03-brut.csv",
        "LISEZMOI-silae-ete-2026-03-brut.txt",
        "silae-ete-2026-03-net.csv",
        "LISEZMOI-silae-ete-2026-03-net.txt",
    ]


def test_the_note_says_what_no_column_says_in_french_then_in_english(session: Session) -> None:
    session.record(session.plan.share_waiver("m-03", "waived"))
    _, note = session.pay_files("silae", session.pay_run("2026-03"), ROSTER, CODES | {"header": "yes"})
    assert note.whole().decode().split("\r\n") == [
        "Éléments variables de paie pour Silae",
        "Fichier : silae-ete-2026-03-cout.csv",
        "Coopérative : L'Été à l'Œuvre ; CAE : CAE des Épreuves, SIREN 123456782, section fc-ete",
        "Mois de paie : 03/2026 ; travail du 02/03/2026 au 10/03/2026",
        "Montants : coût total pour la CAE, cotisations patronales comprises ; ni le brut, ni le net",
        "Code Silae des montants : EV-COUT ; des heures : non transmises",
        "Contrôle : 3 membres, dont 1 à 0,00 ; total 66,68\u00a0€",
        "Contrats : 3 CAPE, nature de contrat 32 en DSN (S21.G00.40.007), à confirmer en paie",
        "Décision des membres sur le partage : split, appliquée le 10/03/2026",
        "En-tête : une ligne",
        "À 0,00, une cotisation forfaitaire peut rester due (CSS D412-99). Le net se calcule en paie, pas ici.",
        "",
        "Variable pay elements for Silae",
        "File: silae-ete-2026-03-cout.csv",
        "Cooperative: L'Été à l'Œuvre; host: CAE des Épreuves, SIREN 123456782, section fc-ete",
        "Month of pay: 03/2026; work from 2026-03-02 to 2026-03-10",
        "Amounts: total cost to the host, employer's contributions included; neither gross nor net",
        "Silae code of the amounts: EV-COUT; of the hours: not sent",
        "Check: 3 members, 1 of them at 0.00; total €66.68",
        "Contracts: 3 CAPE, DSN kind of contract 32 (S21.G00.40.007), for the payroll to confirm",
        "The members' decision on the split: split, applied on 2026-03-10",
        "Heading: one line",
        "At 0.00 a flat contribution may still be due (CSS D412-99). Net pay is computed by the payroll, not here.",
        "",
    ]


def test_the_columns_are_named_unless_it_is_set_otherwise(session: Session) -> None:
    codes = {name: code for name, code in CODES.items() if name != "header"}
    content = session.pay_files("silae", session.pay_run("2026-03"), ROSTER, codes)[0].whole()
    assert content.startswith(b"Matricule;Code;Valeur;Date debut;Date fin\r\n")


def test_the_note_warns_that_without_a_heading_the_first_line_is_a_member(session: Session) -> None:
    _, note = session.pay_files("silae", session.pay_run("2026-03"), ROSTER, CODES)
    text = note.whole().decode()
    assert "En-tête : aucun : la première ligne porte un membre." in text
    assert "Heading: none: the first line is a member's." in text


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("0\u03a97", "silae.employee-number-not-cp1252"),  # a Greek letter
        ("0\u200b7", "silae.employee-number-not-cp1252"),  # invisible, and still a character
        ("00;7", "silae.employee-number-not-a-cell"),
        ('"7"', "silae.employee-number-not-a-cell"),
        ("00\n7", "roster-unwritable-text"),
        ("00\r7", "roster-unwritable-text"),
        ("00\t7", "roster-unwritable-text"),
        (" 007", "silae.employee-number-not-a-cell"),
        ("007\u00a0", "silae.employee-number-not-a-cell"),
        ("10", "silae.employee-number-twice"),
    ],
)
def test_a_number_that_cannot_stand_in_the_file_is_refused_by_name_and_never_quoted(
    session: Session, number: str, reason: str
) -> None:
    fault = refused(session, with_number(number))
    assert reason in fault.names
    assert all("m-02" in refusal.say(lang) for refusal in fault.refusals for lang in ("fr", "en"))
    assert number not in str(fault)
    assert number not in fault.say("en")


def test_numbers_that_differ_by_their_zeros_are_two_numbers(session: Session) -> None:
    assert b"\r\n010;" in written(session, with_number("010"))


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"code_cost": ""}, "silae.no-code"),
        ({"code_cost": "EV;COUT"}, "silae.setting-cell"),
        ({"code_hours": "HS\n"}, "silae.setting-cell"),
        ({"code_gross": "\u03a9"}, "silae.setting-cell"),
        ({"section": "oui"}, "silae.setting-value"),
        ({"section_code": "FC;1"}, "silae.setting-cell"),
        ({"section_code": "FC→1"}, "silae.setting-cell"),
        ({"header": ""}, "silae.setting-value"),
        ({"decimal": "'"}, "silae.setting-value"),
        ({"results_separator": ","}, "silae.setting-value"),
        ({"contracts": ""}, "silae.setting-contracts"),
        ({"contracts": "32"}, "silae.setting-contracts"),
        ({"contracts": ":cape"}, "silae.setting-contracts"),
        ({"contracts": "32:CAPE"}, "silae.setting-contracts"),
        ({"contracts": "32:cape,32:other"}, "silae.setting-contracts"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(
    session: Session, settings: Mapping[str, str], reason: str
) -> None:
    fault = refused(session, ROSTER, **settings)
    assert fault.names == (reason,)
    (name,) = settings
    assert name.replace("_", "-") in fault.say("fr")
    assert name.replace("_", "-") in fault.say("en")


def test_every_fault_is_told_at_once(session: Session) -> None:
    fault = refused(session, with_number(";"), code_cost="")
    assert fault.names == ("silae.employee-number-not-a-cell", "silae.no-code")


def test_a_number_that_the_roster_lacks_is_refused_by_the_core(session: Session) -> None:
    assert refused(session, with_number("")).names == ("roster-incomplete",)
