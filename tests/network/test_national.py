"""`flashcoop demo national`: the sources' own sums, their gaps shown, nothing that no source gives."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from flashcoop_core import Ledger
from flashcoop_core.demo import NATIONAL, Stage, load_national
from flashcoop_core.demo.checks import checks_table, fitting, sheets_table, working_days
from flashcoop_core.demo.national import National, about, national
from flashcoop_core.network import NetworkReport, read_network, report
from runs import flashcoop

BOTH = pytest.mark.parametrize("lang", ["fr", "en"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demonstration leaves."""
    folder = tmp_path_factory.mktemp("national")
    said = flashcoop("demo", "national", "--out", folder)
    assert said.status == 0, said.err
    return folder


@pytest.fixture(scope="module")
def facts() -> National:
    return national()


@pytest.fixture(scope="module")
def made(folder: Path, facts: National) -> NetworkReport:
    network = read_network([str(folder / "national.flashcoop")])
    return report(network, by="filiere", threshold=0, about=about(facts, "fr"))


def test_the_seven_sheets_make_43_people_and_4_804_74_euros(facts: National, made: NetworkReport) -> None:
    rows = [row.cells for row in sheets_table(facts, made, "fr").rows]
    assert rows[-3][1:4] == ("culinaire", "29", "3\u202f763,74\u00a0€")
    assert rows[-2][1:4] == ("textile", "14", "1\u202f041,00\u00a0€")
    assert rows[-1][1:4] == ("", "43", "4\u202f804,74\u00a0€")
    assert len(rows) == 7 + 3


def test_turnover_is_booked_as_published_and_known_of_the_seven_alone(facts: National, made: NetworkReport) -> None:
    turnover = {stop.session.summary.session: stop.turnover for stop in made.tour}
    assert turnover == {fact.id: fact.turnover for fact in facts.sessions}
    assert sum(cents is not None for cents in turnover.values()) == 7
    assert made.total.turnover == 4_804_74
    assert made.total.income["total-charges"] == 0


def test_who_took_part_is_recorded_as_it_is_published(facts: National, made: NetworkReport) -> None:
    members = {stop.session.summary.session: stop.session.summary.members for stop in made.tour}
    assert members == {fact.id: fact.participants or 0 for fact in facts.sessions}
    seven = [fact for fact in facts.sessions if fact.experiment]
    assert sum(len(fact.partners) for fact in seven) == 44
    assert sum(len(fact.professionals) for fact in seven) == 45


def test_each_gap_between_what_is_published_and_its_parts_is_shown(facts: National, made: NetworkReport) -> None:
    table = checks_table(facts, made, "en")
    said = {row.cells[0].split(". ")[1]: row.cells[1:] for row in table.rows}
    assert said == {
        "Participants": ("50", "43 = 6 + 7 + 4 + 6 + 7 + 7 + 6"),
        "Turnover": ("–", "€4,804.74"),
        "Hosts": ("7", "6"),
        "Hosts at first": ("10", "7"),
        "Last day in Albi": ("12/03/19", "2020-02-27 – 2020-03-12"),
        "Women": ("82%", "30 – 35 / 43 = 69.77% – 81.4%"),
        "Working days": ("7", "7, 7, 7, 8, 6, 8, 11"),
        "No job, project, women": ("80%, 69%, 82%", "n = 45, 49, 51, 55"),
        "Schooling": ("40%, 39%, 6%, 15%", "no n from 10 to 60"),
        "QPV, ZRR, nearby": ("58%, 20%, 22%", "n = 45, 50, 55, 59, 60"),
        "Six effects reported": ("78%, 94%, 75%, 75%, 72%, 61%", "n = 36"),
    }
    assert len(table.notes) == len(table.rows)
    assert all("l. " in note for note in table.notes)


def test_every_fact_has_its_source_and_the_log_marks_what_is_assumed(folder: Path, facts: National) -> None:
    for fact in facts.sessions:
        short = fact.source.split(",")[0].split(" ")[0]
        assert short in facts.sources, fact.id
    with Ledger.open(folder / "national.flashcoop", read_only=True) as ledger:
        for fact in facts.sessions:
            state = ledger.session(fact.id).state
            assert all("≈" in product.definition.vat_reason for product in state.products.values())
            assert all("≈" in decision.proposal.question for decision in state.decisions.values())
            assert bool(state.tickets) == (fact.turnover is not None)
            assert (state.opened.starts, state.opened.ends) == (fact.starts, fact.ends)


def test_the_ledger_verifies_and_is_the_same_every_time(folder: Path, facts: National) -> None:
    stage = Stage(2026)
    with (
        Ledger.open(clock=stage.clock, ids=stage.ids) as again,
        Ledger.open(folder / "national.flashcoop", read_only=True) as kept,
    ):
        load_national(stage, again, lambda _: None)
        assert again.head == kept.head
        assert kept.verify().sessions == len(facts.sessions)


@BOTH
def test_the_command_prints_the_figures_and_says_how_they_are_read(lang: str) -> None:
    said = flashcoop("--lang", lang, "demo", NATIONAL)
    assert said.status == 0, said.err
    expected = {
        "fr": ("4 804,74", "43 = 6 + 7 + 4", "lus hors taxes", "rien n'est masqué ici", "≈ marque"),
        "en": ("4,804.74", "43 = 6 + 7 + 4", "read as net", "nothing is hidden here", "≈ marks"),
    }
    text = said.out.replace("\u202f", " ").replace("\u00a0", " ")
    for part in (*expected[lang], "12/03/19", "n = 36"):
        assert part in text


def test_what_is_left_is_read_again_by_the_network(folder: Path) -> None:
    ledger, beside = folder / "national.flashcoop", folder / "national.about.json"
    assert (folder / "national.jsonl").read_text() == flashcoop("log", ledger, "--jsonl").out
    left = json.loads((folder / "national.json").read_text())
    options = ("--about", beside, "--by", "filiere", "--format", "json")
    assert json.loads(flashcoop("network", ledger, *options, "--threshold", "0").out) == left
    hidden = json.loads(flashcoop("network", ledger, *options).out)
    assert hidden["total"]["members"] == left["total"]["members"] == 67
    small = {session["session"] for session in left["sessions"] if (session["members"] or 9) < 5}
    told = {session["session"]: session["members"] for session in hidden["sessions"]}
    assert small == {"toulouse-2019", "ulis-2022", "longjumeau-2022", "clermont-2024"}
    assert all(told[session] is None for session in small)
    assert (folder / "national.html").read_text().startswith("<!doctype html>")
    assert (folder / "national.xlsx").read_bytes().startswith(b"PK")
    assert "4\u202f804,74" in (folder / "national.txt").read_text()


def test_percentages_fit_the_numbers_of_which_they_can_be_parts() -> None:
    assert fitting([50, 50], whole=True, numbers=range(1, 7)) == [2, 4, 6]
    assert fitting([33, 67], whole=True, numbers=range(1, 7)) == [3, 6]
    assert fitting([33, 33], whole=True, numbers=range(1, 7)) == []
    assert fitting([33, 33], whole=False, numbers=range(1, 7)) == [3, 6]
    assert fitting([13], whole=False, numbers=range(8, 9)) == [8]  # 12.5, half up


def test_working_days_leave_saturdays_and_sundays_out() -> None:
    assert working_days(date(2019, 11, 18), date(2019, 11, 26)) == 7
    assert working_days(date(2019, 11, 23), date(2019, 11, 24)) == 0
