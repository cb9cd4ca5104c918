"""What may be recorded of learning: pure functions over the session's state, what was recorded before, one event.

As the rules of the books: they only look, each says what is wrong by name, and all of them are asked.
Those that need a member or a form that is not there say nothing: that is refused once, by its own rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from flashcoop_core.codec.shape import shape
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.calendar import booklet_days, cold_from, last_day
from flashcoop_core.learning.events import (
    FollowUpReminded,
    FormAnswered,
    LearningPurged,
    OutcomeObserved,
    SkillsAssessed,
)
from flashcoop_core.learning.forms import Form, check_answers, check_marks, form
from flashcoop_core.learning.vocabulary import LEARNING
from flashcoop_core.session.rules.common import YEARS
from flashcoop_core.session.state import State

__all__ = ["NAMES", "RULES", "Known", "Rule", "check", "rule"]

#: What was recorded before in the session, as far as it was not erased.
Known: TypeAlias = Sequence[Event]

#: Takes the state, what is known, and the event; yields what is wrong.
Check: TypeAlias = Callable[[State, Known, Any], Iterator[Refusal]]


@attrs.frozen
class Rule:
    """A check with the names it can refuse with, so that the reference page can list them."""

    names: tuple[str, ...]
    check: Check


def rule(*names: str) -> Callable[[Check], Rule]:
    """Declare the names that a check refuses with."""
    return lambda check: Rule(names, check)


def check(state: State, known: Known, event: Event) -> tuple[Refusal, ...]:
    """Why `event` may not be recorded; empty if it may."""
    wrong = shape(event, LEARNING)
    if wrong:
        return wrong
    found: list[Refusal] = []
    for asked in (_dated, *RULES[type(event)]):
        found += asked.check(state, known, event)
    return tuple(found)


@rule("date-absurd")
def _dated(_: State, __: Known, event: Event) -> Iterator[Refusal]:
    if event.on.year not in YEARS:
        yield Refusal("date-absurd", {"on": event.on, "first": YEARS[0], "last": YEARS[-1]}, "on")


@rule("unknown-member", "guardian-consent-missing")
def _members(state: State, _: Known, event: Event) -> Iterator[Refusal]:
    """Whom the event is about has joined; a minor, with the consent of a guardian by that day."""
    for field in ("member", "respondent"):
        who = getattr(event, field, None)
        if who is None or (field == "respondent" and event.respondent_role != "participant"):
            continue
        member = state.members.get(who)
        if member is None:
            yield Refusal("unknown-member", {"member": who}, field)
        elif not member.consented(event.on):
            yield Refusal("guardian-consent-missing", {"member": who, "on": event.on}, field)


@rule("assessed-while-absent")
def _here(state: State, _: Known, event: SkillsAssessed) -> Iterator[Refusal]:
    """Who is assessed is a member on that day."""
    member = state.members.get(event.member)
    if member is not None and not member.here(event.on):
        yield Refusal("assessed-while-absent", {"member": event.member, "on": event.on}, "on")


@rule("assessor-is-not-as-said", "evaluator-outside-session")
def _assessor(state: State, _: Known, event: SkillsAssessed) -> Iterator[Refusal]:
    """The member alone assesses themselves, another member present is a peer, an engaged person a facilitator."""
    if (event.assessor == event.member) != (event.assessed_by == "self"):
        yield Refusal("assessor-is-not-as-said", {"assessor": event.assessor, "member": event.member}, "assessor")
        return
    peer = state.members.get(event.assessor)
    inside = {
        "self": True,
        "peer": peer is not None and peer.here(event.on) and peer.consented(event.on),
        "facilitator": event.assessor in state.facilitators,
    }
    if not inside[event.assessed_by]:
        facts = {"assessor": event.assessor, "role": event.assessed_by, "on": event.on}
        yield Refusal("evaluator-outside-session", facts, "assessor")


@rule("day-outside-booklet")
def _booklet_day(state: State, _: Known, event: SkillsAssessed) -> Iterator[Refusal]:
    days = booklet_days(state)
    if days is not None and event.day not in days:
        yield Refusal("day-outside-booklet", {"day": event.day, "last": max(days, default=0)}, "day")


@rule("already-assessed")
def _assessed_once(_: State, known: Known, event: SkillsAssessed) -> Iterator[Refusal]:
    if any(isinstance(other, SkillsAssessed) and _same_assessment(event, other) for other in known):
        facts = {"assessor": event.assessor, "member": event.member, "day": event.day}
        yield Refusal("already-assessed", facts, "day")


def _same_assessment(one: SkillsAssessed, other: SkillsAssessed) -> bool:
    return (one.member, one.assessor, one.grid, one.day) == (other.member, other.assessor, other.grid, other.day)


@rule("respondent-outside-session")
def _respondent(state: State, _: Known, event: FormAnswered | FollowUpReminded) -> Iterator[Refusal]:
    """A facilitator or a partner was engaged; a professional who came is a partner too."""
    inside = {
        "participant": True,  # a member, or refused as one that nobody knows
        "facilitator": event.respondent in state.facilitators,
        "partner": event.respondent in state.partners or any(who == event.respondent for who, _ in state.professionals),
    }
    if not inside[event.respondent_role]:
        facts = {"respondent": event.respondent, "role": event.respondent_role}
        yield Refusal("respondent-outside-session", facts, "respondent")


@rule("hot-too-early", "cold-too-early")
def _moment(state: State, _: Known, event: FormAnswered | FollowUpReminded) -> Iterator[Refusal]:
    """The hot forms come on the last day of the programme or after it, the cold ones four months after it."""
    if event.moment == "hot" and event.on < last_day(state):
        yield Refusal("hot-too-early", {"on": event.on, "first": last_day(state)}, "on")
    if event.moment == "cold" and event.on < cold_from(state):
        yield Refusal("cold-too-early", {"on": event.on, "first": cold_from(state)}, "on")


def _answered(known: Known, event: FormAnswered | FollowUpReminded) -> FormAnswered | None:
    """The answer that was given to the same form, at the same moment, by the same person, if it was."""
    asked = (event.respondent, event.respondent_role, event.form, event.moment)
    for other in known:
        if isinstance(other, FormAnswered):
            given = (other.respondent, other.respondent_role, other.form, other.moment)
            if asked == given:
                return other
    return None


@rule("form-already-answered")
def _answered_once(_: State, known: Known, event: FormAnswered) -> Iterator[Refusal]:
    if other := _answered(known, event):
        facts = {"respondent": event.respondent, "form": event.form, "on": other.on}
        yield Refusal("form-already-answered", facts, "form")


@rule("reminder-after-answer")
def _still_open(_: State, known: Known, event: FollowUpReminded) -> Iterator[Refusal]:
    if other := _answered(known, event):
        facts = {"respondent": event.respondent, "form": event.form, "on": other.on}
        yield Refusal("reminder-after-answer", facts, "form")


@rule("outcome-too-early")
def _after_the_end(state: State, _: Known, event: OutcomeObserved) -> Iterator[Refusal]:
    if event.on < last_day(state):
        yield Refusal("outcome-too-early", {"on": event.on, "first": last_day(state)}, "on")


def _form(id: str, version: int | None = None) -> tuple[Form | None, tuple[Refusal, ...]]:
    try:
        return form(id, version), ()
    except Refused as refused:
        return None, refused.refusals


@rule(
    "unknown-form",
    "unknown-form-version",
    "not-a-skills-grid",
    "no-marks",
    "unknown-skill",
    "marked-twice",
    "answer-outside-scale",
)
def _grid(_: State, __: Known, event: SkillsAssessed) -> Iterator[Refusal]:
    """The grid is there in that version, and marks what is marked, on its scales."""
    grid, wrong = _form(event.grid, event.grid_version)
    yield from (Refusal(one.name, one.facts, one.where.replace("form", "grid")) for one in wrong)
    if grid is not None and not grid.families:
        yield Refusal("not-a-skills-grid", {"form": grid.id}, "grid")
    elif grid is not None:
        yield from check_marks(grid, event.marks)


@rule("unknown-form", "form-not-for-role", "form-at-other-moment")
def _asked_form(_: State, __: Known, event: FormAnswered | FollowUpReminded) -> Iterator[Refusal]:
    """There is such a form, for people in that role, at that moment."""
    asked, wrong = _form(event.form)
    yield from wrong
    if asked is None:
        return
    if event.respondent_role not in asked.respondents:
        facts = {"form": asked.id, "role": event.respondent_role, "roles": asked.respondents}
        yield Refusal("form-not-for-role", facts, "respondent_role")
    if event.moment not in asked.moments:
        yield Refusal(
            "form-at-other-moment", {"form": asked.id, "moment": event.moment, "moments": asked.moments}, "moment"
        )


@rule(
    "unknown-form-version",
    "unknown-question",
    "answered-twice",
    "answer-missing",
    "answer-of-another-kind",
    "answer-outside-scale",
    "unknown-choice",
    "chosen-twice",
    "too-many-choices",
)
def _answers(_: State, __: Known, event: FormAnswered) -> Iterator[Refusal]:
    """The answers are those that the form asks for in that version; a form that is not there is refused once."""
    asked, wrong = _form(event.form, event.form_version)
    yield from (one for one in wrong if one.name != "unknown-form")
    if asked is not None:
        yield from check_answers(asked, event.answers)


@rule("purge-is-not-recorded")
def _never_recorded(_: State, __: Known, ___: LearningPurged) -> Iterator[Refusal]:
    yield Refusal("purge-is-not-recorded")


#: What is asked of each kind.
RULES: dict[type[Event], tuple[Rule, ...]] = {
    SkillsAssessed: (_members, _here, _assessor, _booklet_day, _assessed_once, _grid),
    FormAnswered: (_members, _respondent, _moment, _answered_once, _asked_form, _answers),
    FollowUpReminded: (_members, _respondent, _moment, _still_open, _asked_form),
    OutcomeObserved: (_members, _after_the_end),
    LearningPurged: (_never_recorded,),
}

#: The names that each kind may be refused with, beside those of its shape.
NAMES: dict[type[Event], tuple[str, ...]] = {
    event: tuple(dict.fromkeys(name for asked in (_dated, *rules) for name in asked.names))
    for event, rules in RULES.items()
}
