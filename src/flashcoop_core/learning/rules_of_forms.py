"""What the forms ask of what is recorded: that they are there, for that person and moment, and answered right."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.learning.events import FollowUpReminded, FormAnswered, SkillsAssessed
from flashcoop_core.learning.forms import Form, check_answers, check_marks, form
from flashcoop_core.learning.rule import Known, rule
from flashcoop_core.session.state import State

__all__ = ["answers", "booklet", "reminded_form"]


@rule(
    "unknown-form",
    "unknown-form-version",
    "not-a-booklet",
    "no-marks",
    "marked-twice",
    "unknown-skill",
    "answer-outside-scale",
)
def booklet(_: State, __: Known, event: SkillsAssessed) -> Iterator[Refusal]:
    """The grid is one that is filled in day by day, and each mark is a step of the scale of its skill."""
    found, refusals = _found(event.grid, event.grid_version)
    renamed = {"form": "grid", "form_version": "grid_version"}
    yield from (attrs.evolve(refusal, where=renamed[refusal.where]) for refusal in refusals)
    if found is None:
        return
    if found.kind != "grid" or found.moments:
        yield Refusal("not-a-booklet", {"form": found.id}, "grid")
        return
    yield from check_marks(found, event.marks)


@rule(
    "unknown-form",
    "unknown-form-version",
    "form-of-another-moment",
    "form-of-others",
    "answered-twice",
    "unknown-question",
    "answer-missing",
    "answer-of-another-kind",
    "answer-outside-scale",
    "unknown-choice",
    "chosen-twice",
    "too-many-choices",
)
def answers(_: State, __: Known, event: FormAnswered) -> Iterator[Refusal]:
    """The form is asked of such a person at that moment, and each answer is one that its question takes."""
    found, refusals = _found(event.form, event.form_version)
    yield from refusals
    if found is not None:
        yield from _meant(found, event)
        yield from check_answers(found, event.answers)


@rule("unknown-form", "form-of-another-moment", "form-of-others")
def reminded_form(_: State, __: Known, event: FollowUpReminded) -> Iterator[Refusal]:
    """The form is asked of such a person at that moment."""
    found, refusals = _found(event.form, None)
    yield from refusals
    if found is not None:
        yield from _meant(found, event)


def _found(id: str, version: int | None) -> tuple[Form | None, tuple[Refusal, ...]]:
    """The form, or why there is none."""
    try:
        return form(id, version), ()
    except Refused as refused:
        return None, refused.refusals


def _meant(found: Form, event: FormAnswered | FollowUpReminded) -> Iterator[Refusal]:
    moment, role = event.moment, event.respondent_role
    if moment not in found.moments:
        facts: dict[str, object] = {"form": found.id, "moment": moment, "moments": found.moments or ("-",)}
        yield Refusal("form-of-another-moment", facts, "moment")
    if role not in found.respondents:
        facts = {"form": found.id, "role": role, "roles": found.respondents}
        yield Refusal("form-of-others", facts, "respondent_role")
