"""The vocabulary of learning: skills assessed, forms answered, reminders, outcomes, and what was purged.

None of these belongs to the vocabulary of the books (`flashcoop_core.events`): they are recorded in
the second stream of a session. People stand in them by opaque id, as everywhere.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import attrs
from msgspec import Meta

from flashcoop_core.events.fields import Count, DayNumber, Fingerprint, Id

__all__ = [
    "Answer",
    "FollowUpReminded",
    "FormAnswered",
    "FormVersion",
    "LearningPurged",
    "Mark",
    "MarkValue",
    "Moment",
    "OutcomeObserved",
    "RespondentRole",
    "Said",
    "SkillsAssessed",
]

#: The version of a form, from 1.
FormVersion = Annotated[int, Meta(ge=1, le=1_000, description="from 1")]
#: A step of a scale. Which steps there are stands in the form.
MarkValue = Annotated[int, Meta(ge=0, le=100, description="step of a scale")]
#: What somebody answers in their own words.
Said = Annotated[str, Meta(min_length=1, max_length=4_000, description="text")]
#: Who answers a form.
RespondentRole = Literal["participant", "facilitator", "partner"]
#: When a form is answered: at enrolment, at the end of the programme (hot), four to six months later (cold).
Moment = Literal["sourcing", "hot", "cold"]


@attrs.frozen(kw_only=True)
class Mark:
    """The step of the scale that one skill was given."""

    skill: Id
    mark: MarkValue


@attrs.frozen(kw_only=True)
class SkillsAssessed:
    """A member's skills are marked on a day of the programme: by themselves, by another member, by a facilitator.

    `assessor` is who gives the marks, by opaque id; `grid` the form that says what the marks mean.
    """

    on: date
    member: Id
    assessor: Id
    assessed_by: Literal["self", "peer", "facilitator"]
    grid: Id
    grid_version: FormVersion
    day: DayNumber
    marks: tuple[Mark, ...]


@attrs.frozen(kw_only=True)
class Answer:
    """What one question was answered: a step of its scale, choices, or a text; one of the three."""

    question: Id
    mark: MarkValue | None = None
    choices: tuple[Id, ...] = ()
    text: Said | None = None


@attrs.frozen(kw_only=True)
class FormAnswered:
    """Somebody answers a form: a participant, a facilitator, a partner, by opaque id."""

    on: date
    respondent: Id
    respondent_role: RespondentRole
    form: Id
    form_version: FormVersion
    moment: Moment
    answers: tuple[Answer, ...]


@attrs.frozen(kw_only=True)
class FollowUpReminded:
    """Somebody is reminded of a form that they have not answered yet."""

    on: date
    respondent: Id
    respondent_role: RespondentRole
    form: Id
    moment: Moment
    channel: Literal["phone", "email", "letter", "text-message", "in-person"]


@attrs.frozen(kw_only=True)
class OutcomeObserved:
    """What became of a member after the session. To have given an idea up is a result too."""

    on: date
    member: Id
    outcome: Literal["training", "job", "entered-cae", "own-project", "gave-idea-up", "seeking"]
    observed_by: Literal["member", "facilitator", "prescriber"]


@attrs.frozen(kw_only=True)
class LearningPurged:
    """What was learnt of a member, or of all of them (`member` is None), was erased.

    `erased` counts the events that lost their content, `head` is the head of the session's chain of
    learning just before. Only a purge records it.
    """

    on: date
    reason: Literal["retention", "request"]
    member: Id | None
    erased: Count
    head: Fingerprint
