"""Forms, follow-ups and progress on the command line; the story that records some learning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flashcoop_core import Ledger
from flashcoop_core.cli.outcome import Status
from flashcoop_core.demo import Stage, follow, play
from flashcoop_core.learning.forms import forms
from runs import Demo, flashcoop

_ON = ("--on", "2025-04-01")


@pytest.fixture
def told(demo: Demo) -> tuple[Path, str]:
    said, folder = demo("jinsei", "en")
    return folder / "jinsei.flashcoop", said.out


def test_all_forms_are_listed_and_each_is_shown_with_its_scale() -> None:
    listed = flashcoop("--lang", "en", "forms").out
    assert all(one.id in listed for one in forms())
    for one in forms():
        shown = flashcoop("--lang", "en", "forms", one.id)
        assert shown.status == Status.DONE
        assert max(map(len, shown.out.splitlines())) < 100
        for scale in one.scales:
            assert all(f"{step.mark}  {step.pictogram}  {step.words.en}" in shown.out for step in scale.steps)


def test_a_form_as_json_is_all_there_is_of_it() -> None:
    given = json.loads(flashcoop("forms", "skills", "--version", "1", "--json").out)
    assert [question["id"] for question in given["questions"]][:2] == ["ask", "find-out"]
    assert len(json.loads(flashcoop("forms", "--json").out)) == len(forms())


def test_a_form_that_is_not_there_is_refused_by_name() -> None:
    found = flashcoop("forms", "horoscope")
    assert (found.status, found.out) == (Status.REFUSED, "")
    assert "[unknown-form]" in found.err
    assert "[unknown-form-version]" in flashcoop("forms", "skills", "--version", "99").err


def test_the_story_ends_with_what_was_learnt(told: tuple[Path, str]) -> None:
    _, said = told
    assert "Progress index: " in said
    assert "Outcome known: 6 of 7 (members)" in said


def test_progress_says_of_what_each_figure_is_counted_and_for_whom_it_is(told: tuple[Path, str]) -> None:
    path, _ = told
    text = flashcoop("--lang", "en", "progress", path, *_ON).out
    assert "Do not pass on" in text
    assert max(map(len, text.splitlines())) <= 100
    data = json.loads(flashcoop("progress", path, "--json", *_ON).out)
    assert data["outcomes"]["gave-idea-up"] == {"part": 1, "of": 6}
    assert data["index"]["all"]["part"] == sum(data["index"][by]["part"] for by in ("self", "peer", "facilitator"))
    assert {"form": "participant-cold", "role": "participant", "answered": {"part": 5, "of": 7}} in data["answers"]


def test_follow_ups_say_what_is_due_and_who_was_reminded(told: tuple[Path, str]) -> None:
    path, _ = told
    text = flashcoop("--lang", "en", "follow-ups", path, *_ON).out
    assert "1 (phone)" in text
    found = json.loads(flashcoop("follow-ups", path, "--json", *_ON).out)["follow_ups"]
    (m05,) = [one for one in found if (one["form"], one["respondent"]) == ("participant-cold", "m-05")]
    assert (m05["status"], m05["reminders"], m05["due"]) == ("due", 1, "2025-05-26")
    later = json.loads(flashcoop("follow-ups", path, "--json", "--on", "2025-06-01").out)["follow_ups"]
    assert "late" in {one["status"] for one in later if one["respondent"] == "m-05"}


def test_the_learning_of_the_story_is_the_same_every_time_and_moves_no_head(told: tuple[Path, str]) -> None:
    path, _ = told
    stage = Stage(2026)
    with (
        Ledger.open(path, read_only=True) as one,
        Ledger.open(None, clock=stage.clock, ids=stage.ids) as other,
    ):
        session = play("jinsei", stage, other, lambda _: None)
        head = other.head
        assert follow("jinsei", stage) is not None
        assert one.session().learning.events() == session.learning.events() != ()
        assert one.head == other.head == head
