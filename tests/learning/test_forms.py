"""The forms hold together, in both languages; answers are checked by name against the version they were given to."""

from __future__ import annotations

from importlib.resources import files

import attrs
import pytest
from msgspec import structs

from flashcoop_core.errors import Refused
from flashcoop_core.learning.events import Answer, Mark
from flashcoop_core.learning.forms import (
    Form,
    Words,
    check_answers,
    check_form,
    check_marks,
    form,
    forms,
    read_form,
)

#: As the evaluation of the national experiment names its tools.
NAMES = (
    "appreciation",
    "facilitator-cold",
    "facilitator-hot",
    "interview",
    "participant-cold",
    "participant-sheet",
    "partner-cold",
    "partner-hot",
    "skills",
)
COLD = (Answer(question="now", choices=("job",)), Answer(question="helped", mark=4))


def refused(id: str, *answers: Answer) -> list[str]:
    return [refusal.name for refusal in check_answers(form(id), answers)]


def test_there_is_a_form_for_each_tool() -> None:
    assert tuple(dict.fromkeys(one.id for one in forms())) == NAMES
    assert [(one.id, one.version) for one in forms()] == sorted((one.id, one.version) for one in forms())


@pytest.mark.parametrize("one", forms(), ids=lambda one: f"{one.id}-{one.version}")
def test_each_form_holds_together(one: Form) -> None:
    assert list(check_form(one)) == []


def test_each_file_is_named_after_its_form_and_its_version_and_versions_start_at_1() -> None:
    places = files("flashcoop_core.learning").joinpath("forms").iterdir()
    named = {place.name.removesuffix(".toml") for place in places}
    assert named == {f"{one.id}-{one.version}" for one in forms()}
    for id in NAMES:
        versions = [one.version for one in forms() if one.id == id]
        assert versions == list(range(1, len(versions) + 1))


def test_no_text_is_the_same_in_both_languages() -> None:
    for one in forms():
        for question in one.questions:
            assert question.words.fr != question.words.en, question.id


def test_the_booklet_has_two_families_of_five_to_eight_items_on_four_steps() -> None:
    booklet = form("skills")
    assert [family.id for family in booklet.families] == ["learning-to-learn", "social-and-civic"]
    assert all(5 <= len(family.skills) <= 8 for family in booklet.families)
    (scale,) = booklet.scales
    assert [step.mark for step in scale.steps] == [1, 2, 3, 4]


def test_the_appreciation_holds_the_six_items_whose_results_are_published() -> None:
    published = {question.id: question.published for question in form("appreciation").questions if question.published}
    assert sorted(value for value in published.values() if value) == [61, 72, 75, 75, 78, 94]


def _with(**changes: object) -> Form:
    return structs.replace(form("skills"), **changes)


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (_with(questions=()), "nothing is asked"),
        (_with(questions=form("skills").questions * 2), "question ask stands there 2 times"),
        (_with(questions=form("skills").questions[1:]), "no question marks the skill ask"),
        (_with(families=form("skills").families[1:]), "no family has the skill ask"),
        (_with(families=form("skills").families * 2), "family learning-to-learn stands there 2 times"),
        (_with(scales=()), "ask is answered on a scale, or has none"),
        (
            _with(scales=(structs.replace(form("skills").scales[0], steps=form("skills").scales[0].steps[::-1]),)),
            "the steps of autonomy do not ascend",
        ),
        (_with(scales=(structs.replace(form("skills").scales[0], counts_from=9),)), "autonomy has no step 9"),
        (_with(title=Words("Livret", "")), "not in both languages: Words(fr='Livret', en='')"),
    ],
)
def test_a_form_that_does_not_hold_is_found(broken: Form, fault: str) -> None:
    assert fault in list(check_form(broken))


def test_a_file_with_what_no_form_has_is_not_read() -> None:
    text = files("flashcoop_core.learning").joinpath("forms", "interview-1.toml").read_text(encoding="utf-8")
    assert read_form(text) == form("interview")
    with pytest.raises(ValueError, match="colour"):
        read_form(f'colour = "red"\n{text}')


def test_a_form_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(Refused) as found:
        form("horoscope")
    assert found.value.names == ("unknown-form",)
    with pytest.raises(Refused) as found:
        form("skills", 99)
    assert found.value.names == ("unknown-form-version",)
    assert "interview" in form("interview", 1).id


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        (COLD, []),
        (COLD[1:], ["answer-missing"]),
        ((*COLD, COLD[0]), ["answered-twice"]),
        ((*COLD, Answer(question="age", mark=1)), ["unknown-question"]),
        ((COLD[0], Answer(question="helped", mark=5)), ["answer-outside-scale"]),
        ((COLD[0], Answer(question="helped", text="Oui")), ["answer-of-another-kind"]),
        ((COLD[0], Answer(question="helped")), ["answer-of-another-kind"]),
        ((COLD[0], attrs.evolve(COLD[1], text="Oui")), ["answer-of-another-kind"]),
        ((Answer(question="now", choices=("rich",)),), ["unknown-choice"]),
        ((Answer(question="now", choices=("job", "training")),), ["too-many-choices"]),
        ((COLD[0], Answer(question="still-used", choices=("group", "contacts"))), []),
        ((COLD[0], Answer(question="still-used", choices=("group", "group"))), ["chosen-twice"]),
        ((COLD[0], Answer(question="lived", text="Très bien.")), []),
    ],
)
def test_answers_are_held_against_their_form(answers: tuple[Answer, ...], names: list[str]) -> None:
    assert refused("participant-cold", *answers) == names


@pytest.mark.parametrize(
    ("marks", "names"),
    [
        ((Mark(skill="ask", mark=1), Mark(skill="listen", mark=4)), []),
        ((), ["no-marks"]),
        ((Mark(skill="ask", mark=0),), ["answer-outside-scale"]),
        ((Mark(skill="sing", mark=1),), ["unknown-skill"]),
        ((Mark(skill="ask", mark=1), Mark(skill="ask", mark=2)), ["marked-twice"]),
    ],
)
def test_marks_are_held_against_their_grid(marks: tuple[Mark, ...], names: list[str]) -> None:
    assert [refusal.name for refusal in check_marks(form("skills"), marks)] == names


def test_an_old_answer_is_read_with_the_version_it_was_given_to() -> None:
    old = form("participant-cold")
    asked = tuple(question for question in old.questions if question.id != "helped")
    new = structs.replace(old, version=2, questions=asked)
    both = (old, new)
    assert form("participant-cold", among=both) == new
    assert list(check_answers(form("participant-cold", 1, among=both), COLD)) == []
    assert [one.name for one in check_answers(form("participant-cold", 2, among=both), COLD)] == ["unknown-question"]
