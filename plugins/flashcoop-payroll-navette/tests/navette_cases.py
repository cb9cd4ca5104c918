"""A run of pay, who its members are, and a payroll that fills in what it is sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

import attrs
import openpyxl
import pytest

import flashcoop_payroll_navette
from flashcoop_core.events import Contract, Host
from flashcoop_core.hooks import Identity, PayElement, PayResult, PayRun, Roster

#: Line of the headings in the workbook, from 1.
HEADING = 8

CAPE = Contract(signed=date(2026, 3, 2), ends=date(2026, 8, 31))

RUN = PayRun(
    session="jinsei",
    name="Jinsei'Coop",
    host=Host(name="CAE des Exemples", siren="123456782", section="fc-lusignan"),
    month="2026-03",
    starts=date(2026, 3, 2),
    ends=date(2026, 3, 12),
    basis="cost",
    decision="partage",
    decided=date(2026, 3, 12),
    elements=(
        PayElement(member="m-01", cents=123_456, contract=CAPE, minutes=35 * 60 + 5),
        PayElement(member="m-02", cents=99_99, contract=attrs.evolve(CAPE, kind="cesa"), minutes=24 * 60),
        PayElement(member="m-03", cents=0, contract=CAPE),
    ),
)

ROSTER = Roster(
    {
        "m-01": Identity(
            employee_number="00042",
            contract_number="C-17",
            civility="Mme",
            birth_name="Aubépine",
            last_name="=Noisetier",
            first_names="Prune, Mûre",
            birth_date="1999-02-28",
            birth_place="Poitiers",
            birth_department="86",
            birth_country="France",
            nationality="Française",
            social_security_number="299028619400185",
            street='3 rue "Haute"; bâtiment B',
            postal_code="01000",
            town="Lusignan",
            country="France",
            iban="FR7630006000011234567890189",
        ),
        # No NIR yet, no bank account, a permit to work.
        "m-02": Identity(
            employee_number="00043",
            birth_name="+Saule",
            first_names="@Coing",
            birth_date="2001-09-30",
            birth_place="Kaboul",
            nationality="Afghane",
            work_permit="-8604",
            work_permit_ends="2027-05-31",
            street="1 place d'Armes",
            postal_code="86600",
            town="Lusignan",
        ),
        "m-03": Identity(
            employee_number="7",
            birth_name="'Tilleul",
            first_names="Nèfle",
            birth_date="1980-12-01",
            birth_place="Nîmes",
            nationality="Française",
            street="2 rue Basse",
            postal_code="30000",
            town="Nîmes",
        ),
    }
)

#: What the payroll writes on a line, in euros as it would type them. Both sides are 1,340.00.
AMOUNTS: Mapping[str, str] = {
    "Brut": "1000",
    "Net versé": "800.5",
    "Impôt retenu (PAS)": "0",
    "Cotisations patronales": "320",
    "Taxes sur rémunérations": "15",
    "Autres charges": "5",
    "Dû à l'Urssaf": "530",
    "Dû aux autres organismes": "9.5",
}

#: Line of the file (0: the first member) and heading of a column -> what is typed there.
Typed = Mapping[tuple[int, str], object]


def type_in_csv(content: bytes, typed: Typed) -> bytes:
    """The CSV (French) with some cells typed over."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    for (line, heading), value in typed.items():
        rows[line + 1][rows[0].index(heading)] = str(value)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def type_in_workbook(content: bytes, typed: Typed) -> bytes:
    """The workbook (French) with some cells of the sheet to fill in typed over, amounts as numbers."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Paie"]
    headings = [cell.value for cell in sheet[HEADING]]
    for (line, heading), value in typed.items():
        is_number = heading in AMOUNTS and isinstance(value, str) and value.replace(".", "").isdigit()
        cell = sheet.cell(HEADING + 1 + line, headings.index(heading) + 1)
        cell.value = float(value) if is_number else value  # type: ignore[arg-type, assignment]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


FORMS = {"csv": type_in_csv, "xlsx": type_in_workbook}
#: The form in which a file is sent and comes back.
each_form = pytest.mark.parametrize("form", FORMS)


def sent(form: str, run: PayRun = RUN, roster: Roster = ROSTER, lang: str = "fr") -> bytes:
    """The file that is sent, as CSV or as a workbook."""
    made = flashcoop_payroll_navette.flashcoop_pay_files(run, roster, {"lang": lang})
    (content,) = (file.whole() for file in made if file.name.endswith(form))
    return content


def typed(*lines: int) -> dict[tuple[int, str], object]:
    """`AMOUNTS` on some lines."""
    return {(line, heading): value for line in lines for heading, value in AMOUNTS.items()}


def results(content: bytes, run: PayRun = RUN, roster: Roster = ROSTER, lang: str = "fr") -> list[PayResult]:
    """What is read in a file that came back."""
    return list(flashcoop_payroll_navette.flashcoop_pay_results(content, run, roster, {"lang": lang}))
