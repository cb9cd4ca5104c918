"""`flashcoop day`: the list of today or of another day, in both languages and as data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

import pytest

from runs import Demo, flashcoop

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


@pytest.fixture
def stories(demo: Demo) -> Mapping[str, Path]:
    """Story -> its ledger."""
    return {story: demo(story, "fr")[1] / f"{story}.flashcoop" for story in ("jinsei", "coopkies")}


@pytest.mark.parametrize(
    ("story", "month", "days"),
    [
        ("jinsei", "2024-11", (18, 19, 20, 21, 22, 25, 26)),
        ("coopkies", "2019-11", (18, 19, 20, 21, 22, 25, 26)),
    ],
)
def test_each_day_of_a_story_is_held_with_nothing_missing(
    stories: Mapping[str, Path], story: str, month: str, days: tuple[int, ...]
) -> None:
    for number, day in enumerate(days, 1):
        said = flashcoop("day", stories[story], "--on", f"{month}-{day}", "--json")
        data = json.loads(said.out)
        assert (data["today"]["number"], data["today"]["held"]) == (number, True)
        assert data["missing"] == data["missing_next"] == data["notices"] == []


def test_the_bank_day_shows_the_schedule_and_its_cost(stories: Mapping[str, Path]) -> None:
    path = stories["coopkies"]
    said = flashcoop("--lang", "en", "day", path, "--on", "2019-11-20")
    assert "Loan simulated: €300.00 at 4% over 10 months" in said.out
    # 204.74 of net sales less 72.00 of flour and packaging, and 4.00 of flour that is left.
    last = flashcoop("--lang", "en", "day", path, "--on", "2019-11-26")
    assert "€5.50 of interest in all. Result before pay €136.74; with that interest it would be €131.24." in last.out


def test_the_checks_of_the_filiere_are_those_of_the_day(stories: Mapping[str, Path]) -> None:
    said = flashcoop("day", stories["jinsei"], "--on", "2024-11-21")
    assert "À vérifier, selon la filière\n[ ] Point d'eau" in said.out


def _shown(page: str) -> str:
    """The list of a day that a page shows."""
    text = (Path(__file__).parents[2] / "docs" / "how-to" / page).read_text(encoding="utf-8")
    found = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_pages_show_the_lists_as_they_are(stories: Mapping[str, Path], tmp_path: Path) -> None:
    evening = flashcoop("--lang", "en", "day", stories["jinsei"], "--on", "2024-11-20")
    assert evening.out.startswith(_shown("programme.md"))
    # The morning of the market: nothing of that day is recorded yet.
    lines = stories["jinsei"].with_suffix(".jsonl").read_bytes().splitlines(keepends=True)
    before = list(takewhile(lambda line: b'"on":"2024-11-22"' not in line, lines))
    morning = tmp_path / "matin.flashcoop"
    assert flashcoop("import", morning, "-", typed=b"".join(before)).status == 0
    assert flashcoop("day", morning, "--on", "2024-11-22").out.startswith(_shown("tenir-le-programme.md"))
