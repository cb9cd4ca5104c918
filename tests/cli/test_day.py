"""`flashcoop day`: the list of today or of another day, in both languages and as data."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from runs import flashcoop

PROGRAMME = (
    {"kind": "facilitator_engaged", "event": {"on": "2026-03-02", "facilitator": "f-2"}},
    {
        "kind": "programme_day_planned",
        "event": {"on": "2026-03-02", "number": 1, "day": "2026-03-03", "themes": ["discover"]},
    },
    {
        "kind": "professional_engaged",
        "event": {"on": "2026-03-02", "professional": "pro-1", "role": "accompaniment", "number": 1},
    },
)


@pytest.fixture
def prepared(ledger: Path) -> Path:
    for event in PROGRAMME:
        assert flashcoop("record", ledger, "--json", "-", typed=json.dumps(event)).status == 0
    return ledger


def test_who_is_expected_stands_in_a_table(prepared: Path) -> None:
    said = flashcoop("day", prepared, "--on", "2026-03-03")
    assert "│      1 │ 03/03/2026 │ accompagnement │ pro-1 │ ⚠ pas encore confirmé │" in said.out


def test_it_shows_the_list_of_a_day(prepared: Path) -> None:
    said = flashcoop("day", prepared, "--on", "2026-03-05")
    assert (said.status, said.err) == (0, "")
    assert "Aucun jour de programme aujourd'hui" in said.out
    assert "[day-overdue] Le jour 1 était prévu le 03/03/2026" in said.out
    english = flashcoop("--lang", "en", "day", prepared, "--on", "2026-03-05")
    assert "No programme day today" in english.out


def test_it_shows_today_by_default(prepared: Path) -> None:
    today = datetime.now(UTC).astimezone().date()
    data = json.loads(flashcoop("day", prepared, "--json").out)
    assert data["on"] in {today.isoformat(), datetime.now(UTC).astimezone().date().isoformat()}
    assert data["days"] == [{"number": 1, "day": "2026-03-03", "themes": ["discover"], "held": False}]


@pytest.mark.parametrize("wrong", ["tomorrow", "2026-02-30", "20260305", "2026-W10-4"])
def test_a_day_that_is_none_is_a_misuse(prepared: Path, wrong: str) -> None:
    said = flashcoop("day", prepared, "--on", wrong)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("[usage-day]")


def test_a_day_before_the_opening_is_refused(prepared: Path) -> None:
    said = flashcoop("--lang", "en", "day", prepared, "--on", "2026-03-01")
    assert said.status == 1
    assert "[day-before-opening] The session opens on 2026-03-02" in said.err


def test_each_day_of_the_stories_is_held_with_nothing_missing(tmp_path: Path) -> None:
    for story, days in (
        ("jinsei", ("2024-11-18", "2024-11-19", "2024-11-20", "2024-11-21", "2024-11-22", "2024-11-25", "2024-11-26")),
        (
            "coopkies",
            ("2019-11-18", "2019-11-19", "2019-11-20", "2019-11-21", "2019-11-22", "2019-11-25", "2019-11-26"),
        ),
    ):
        assert flashcoop("demo", story, "--out", tmp_path).status == 0
        for number, day in enumerate(days, 1):
            said = flashcoop("day", tmp_path / f"{story}.flashcoop", "--on", day, "--json")
            data = json.loads(said.out)
            assert (data["today"]["number"], data["today"]["held"]) == (number, True)
            assert data["missing"] == data["missing_next"] == data["notices"] == []


def test_the_bank_day_shows_the_schedule_and_its_cost(tmp_path: Path) -> None:
    assert flashcoop("demo", "coopkies", "--out", tmp_path).status == 0
    path = tmp_path / "coopkies.flashcoop"
    said = flashcoop("--lang", "en", "day", path, "--on", "2019-11-20")
    assert "Loan simulated: €300.00 at 4% over 10 months" in said.out
    # 204.74 of net sales less 72.00 of flour and packaging, and 4.00 of flour that is left.
    last = flashcoop("--lang", "en", "day", path, "--on", "2019-11-26")
    assert "€5.50 of interest in all. Result before pay €136.74; with that interest it would be €131.24." in last.out


def test_the_checks_of_the_filiere_are_those_of_the_day(tmp_path: Path) -> None:
    assert flashcoop("demo", "jinsei", "--out", tmp_path).status == 0
    said = flashcoop("day", tmp_path / "jinsei.flashcoop", "--on", "2024-11-21")
    assert "À vérifier, selon la filière\n[ ] Point d'eau" in said.out
