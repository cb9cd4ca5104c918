"""Pay in the demos: out to every payroll that is installed, back from one of them. All its figures are assumptions.

The people are made up: a payroll asks who they are, and no source says it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from flashcoop_core.demo.payslips import payslips
from flashcoop_core.demo.stage import Stage
from flashcoop_core.events import PayLine
from flashcoop_core.session import plan
from flashcoop_core.vault import Identity, Roster

__all__ = ["roster_of", "send_pay", "take_pay_back"]

#: What each payroll must be told in this demonstration.
_SETTINGS: Mapping[str, Mapping[str, str]] = {
    "silae": {"code-cost": "EV-CAPE"},
    "navette": {},
    "openpaye": {"dossier": "1", "establishment": "1", "code-cost": "CAPE"},
}


def roster_of(members: Sequence[str]) -> Roster:
    """People made up for `members`, with all that a payroll may ask."""
    return Roster(
        {
            member: Identity(
                employee_number=f"{at:04}",
                contract_number=f"CAPE-{at:02}",
                civility="",
                birth_name=f"Membre-{at}",
                last_name=f"Membre-{at}",
                first_names=f"Prénom-{at}",
                birth_date=f"19{70 + at:02}-01-{at:02}",
                birth_place="Ville",
                birth_country="France",
                nationality="française",
                street=f"{at} rue de l'Exemple",
                postal_code="00000",
                town="Ville",
                country="France",
            )
            for at, member in enumerate(sorted(members), 1)
        }
    )


def send_pay(stage: Stage, month: str) -> None:
    """Leave what every payroll that is here imports."""
    run = stage.session.pay_run(month)
    roster = roster_of([element.member for element in run.elements])
    sent = [plugin for plugin in _SETTINGS if stage.plugin(plugin)]
    for plugin in sent:
        stage.files[f"paie/{plugin}"] = stage.session.pay_files(plugin, run, roster, _SETTINGS[plugin])
    if sent:
        stage.say(
            f"Les éléments de paie partent pour {', '.join(sent)}.",
            f"The pay elements leave for {', '.join(sent)}.",
            assumed=True,
        )


def take_pay_back(  # noqa: PLR0913 - what a payroll run is known by
    stage: Stage, plugin: str, month: str, *, reference: str, by: str, on: date
) -> None:
    """Record what the payroll computed: read by `plugin` where it is active, else as if someone had typed it."""
    lines = payslips(stage.session.state.shares)
    if not stage.is_active(plugin):
        stage.record(plan.payroll(lines, month=month, reference=reference, acknowledged_by=by, on=on))
        return
    run = stage.session.pay_run(month)
    roster = roster_of([element.member for element in run.elements])
    content = _for_silae(lines, roster, month) if plugin == "silae" else _filled_in(_sheet(stage), lines)
    stage.session.settle_pay(
        plugin, content, run, roster, _SETTINGS[plugin], reference=reference, acknowledged_by=by, on=on
    )


def _euros(cents: int) -> str:
    """`12,05`."""
    return f"{cents // 100},{cents % 100:02}"


def _for_silae(lines: Sequence[PayLine], roster: Roster, month: str) -> bytes:
    """The results as an export of Silae."""
    heading = (
        "Matricule;Periode;Contrat;Brut;Net a payer;PAS;Charges patronales;Taxes;Autres charges;"
        "Charges sociales (Urssaf);Autres organismes"
    )
    rows = [heading]
    for line in lines:
        amounts = (line.gross, line.net, 0, line.employer, 0, 0, line.social_security, 0)
        cells = (roster[line.member].employee_number, f"{month[5:]}/{month[:4]}", "32", *map(_euros, amounts))
        rows.append(";".join(cells))
    return "".join(f"{row}\r\n" for row in rows).encode("cp1252")


def _sheet(stage: Stage) -> bytes:
    """The fiche navette that was sent, as CSV."""
    return next(file.whole() for file in stage.files["paie/navette"] if file.name.endswith(".csv"))


def _filled_in(sheet: bytes, lines: Sequence[PayLine]) -> bytes:
    """The fiche navette with its last eight columns filled in, as the payroll would send it back."""
    heading, *rows = csv.reader(sheet.decode("utf-8-sig").splitlines(), delimiter=";")
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(heading)
    for row, line in zip(rows, lines, strict=True):
        amounts = (line.gross, line.net, 0, line.employer, 0, 0, line.social_security, 0)
        writer.writerow([*row[: -len(amounts)], *map(_euros, amounts)])
    return written.getvalue().encode()
