"""LibreOffice reckons every formula again and finds our figures; a cent astray turns a check red.

It is part of the test: see `programs`.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from openpyxl.workbook import Workbook
from xlsx_workbooks import demo, empty, hostile, made_of

from flashcoop_core.hooks import SessionView
from flashcoop_core.testing.histories import Script, play, scripts
from flashcoop_core.written import Lang
from flashcoop_format_xlsx.words import TABS
from programs import program

pytestmark = pytest.mark.slow

#: How many random sessions, and how many entries make one worth reading.
SESSIONS, ENTRIES = 10, 12

#: LibreOffice believes a workbook that says it comes from another program, unless it is told to reckon again.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""

#: On each sheet, a column of which one number is changed: every other change of a sum shows as well.
CHANGED: Mapping[str, str] = {
    "Journal": "Débit",
    "Grand livre": "Crédit",
    "Balance": "Débit",
    "Résultat": "Détail",
    "Bilan": "Détail",
    "Trésorerie": "Mouvement",
    "TVA": "TVA collectée",
    "Caisse": "Entré",
    "Marges": "Ventes HT",
    "Stock": "Variation comptée",
    "Partage": "Part",
    "Membres": "Selon la balance",
    "Comptes des membres": "Dû au membre",
    "Rapprochement": "Crédit",
}


def drawn(number: int) -> list[Script]:
    """That many scripts, always the same."""
    found: list[Script] = []

    @seed(0)
    @settings(max_examples=number, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(scripts())
    def draw(script: Script) -> None:
        found.append(script)

    draw()
    return found


def random_views() -> Iterator[SessionView]:
    """Sessions played to the end, and each as it was when it was still open."""
    for script in drawn(3 * SESSIONS):
        session = play(script).session
        if sum(len(envelope.entries) for envelope in session.books.booked()) >= ENTRIES:
            yield session.at(version=session.version * 3 // 4).view
            yield session.view


def recalculated(made: Mapping[str, bytes], folder: Path) -> dict[str, Workbook]:
    """The workbooks as LibreOffice saves them, every formula reckoned again."""
    office = program("soffice")
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    paths = []
    for name, content in made.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(content)
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    done = subprocess.run([*command, "--outdir", out, *paths], capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-2_000:]
    return {name: openpyxl.load_workbook(out / f"{name}.xlsx", data_only=True) for name in made}


def differences(made: bytes, theirs: Workbook) -> tuple[int, list[str]]:
    """How many formulas there are, and where the value that stood beside one is not what it comes to."""
    formulas = openpyxl.load_workbook(BytesIO(made))
    ours = openpyxl.load_workbook(BytesIO(made), data_only=True)
    count, found = 0, []
    for page in formulas.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    here, there = (book[page.title][cell.coordinate].value for book in (ours, theirs))
                    if here != there:
                        found.append(f"{page.title}!{cell.coordinate}: {cell.value} is {there}, not {here}")
    return count, found


def test_libreoffice_finds_our_figures_in_the_demos(tmp_path: Path) -> None:
    languages: tuple[Lang, ...] = ("fr", "en")
    sessions = {"jinsei": demo("jinsei"), "coopkies": demo("coopkies"), "empty": empty(), "hostile": hostile()}
    made = {f"{name}-{lang}": made_of(session.view, lang) for name, session in sessions.items() for lang in languages}
    theirs = recalculated(made, tmp_path)
    for name, content in made.items():
        count, found = differences(content, theirs[name])
        assert found == []
        assert count > (100 if name.startswith(("jinsei", "coopkies", "hostile")) else 50)
    # A text that looks like a formula came through as the text it is.
    assert theirs["hostile-fr"]["Couverture"]["B5"].value == '=HYPERLINK("http://example.org")'
    assert theirs["hostile-fr"]["Couverture"]["B5"].data_type == "s"


def test_libreoffice_finds_our_figures_in_random_sessions(tmp_path: Path) -> None:
    made = {f"s{at}": made_of(view) for at, view in zip(range(2 * SESSIONS), random_views(), strict=False)}
    assert len(made) == 2 * SESSIONS
    theirs = recalculated(made, tmp_path)
    total = 0
    for name, content in made.items():
        count, found = differences(content, theirs[name])
        assert found == []
        total += count
    assert total > 200 * len(made)


def test_a_cent_astray_turns_a_check_red(tmp_path: Path) -> None:
    """Whichever sheet it is on, the verdicts of that sheet and of the whole say so."""
    content = made_of(demo("coopkies").view)
    made = {f"s{at}": a_cent_more(content, tab, label) for at, (tab, label) in enumerate(CHANGED.items())}
    assert set(CHANGED) == {tab[0] for name, tab in TABS.items() if name not in ("cover", "checks")}
    theirs = recalculated(made, tmp_path)
    for at, tab in enumerate(CHANGED):
        book = theirs[f"s{at}"]
        assert book[tab]["A3"].value == "Contrôles\u00a0: ÉCART", tab
        assert book["Couverture"]["A3"].value == "Contrôles\u00a0: ÉCART"


def a_cent_more(made: bytes, tab: str, label: str) -> bytes:
    """The workbook with a cent more in the first number under `label` that is no formula."""
    book = openpyxl.load_workbook(BytesIO(made))
    page = book[tab]
    heading = next(cell for row in page.iter_rows() for cell in row if cell.value == label)
    below = (page.cell(row, heading.column) for row in range(heading.row + 1, page.max_row + 1))
    where = next(cell.coordinate for cell in below if cell.data_type == "n" and cell.value is not None)
    part = f"xl/worksheets/sheet{book.sheetnames.index(tab) + 1}.xml"
    number = re.compile(rf'(<c r="{where}"[^>]*><v>-?[0-9]+\.)([0-9]{{2}})<')
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                changed, count = number.subn(lambda found: f"{found[1]}{(int(found[2]) + 1) % 100:02}<", text.decode())
                assert count == 1
                text = changed.encode()
            after.writestr(name, text)
    return out.getvalue()
