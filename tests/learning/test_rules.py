"""What may not be recorded of learning: each rule refuses by name, and only what it is about."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from flashcoop_core import events
from flashcoop_core.events import Event
from flashcoop_core.learning.rules import check
from flashcoop_core.session.state import State
from learned import COLD, FRIDAY, LAST, MONDAY, OPENING, PEOPLE, answered, assessed, observed, opened, reminded


@pytest.fixture(scope="module")
def state() -> State:
    return opened().session().state


def planned(*days: tuple[int, date, str]) -> State:
    """The session with days planned: number, date, theme."""
    with opened() as ledger:
        coop = ledger.session()
        coop.record(
            *(events.ProgrammeDayPlanned(on=MONDAY, number=at, day=day, themes=(theme,)) for at, day, theme in days)
        )
        return coop.state


def names(state: State, event: Event, *known: Event) -> tuple[str, ...]:
    return tuple(refusal.name for refusal in check(state, known, event))


@pytest.mark.parametrize(
    "event",
    [
        assessed(),
        assessed("sphaigne", "lichen", "peer"),
        assessed("sphaigne", "anim-1", "facilitator"),
        assessed("hypne", on=FRIDAY),
        assessed(day=1),
        assessed(day=6),
        answered(),
        answered("hypne"),
        answered("anim-1", "facilitator", form="facilitator-hot"),
        answered("mairie", "partner", form="partner-cold", moment="cold", on=COLD),
        answered(form="participant-cold", moment="cold", on=date(2027, 7, 1)),  # late is late, not refused
        answered(form="participant-sheet", moment="sourcing", on=date(2026, 2, 20)),
        reminded(),
        reminded("mairie", "partner", form="partner-cold"),
        observed(),
        observed(on=LAST),
    ],
)
def test_what_is_in_order_is_let_in(state: State, event: Event) -> None:
    assert names(state, event) == ()


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (assessed("nobody"), "unknown-member"),
        (answered("nobody"), "unknown-member"),
        (reminded("nobody"), "unknown-member"),
        (observed("nobody"), "unknown-member"),
        (assessed("minor-1"), "guardian-consent-missing"),
        (answered("minor-1"), "guardian-consent-missing"),
        (observed("minor-1"), "guardian-consent-missing"),
        (assessed("hypne", on=date(2026, 3, 9)), "assessed-while-absent"),
        (assessed(on=date(2026, 2, 27)), "assessed-while-absent"),
        (assessed("lichen", "sphaigne"), "assessor-is-not-as-said"),
        (assessed("lichen", "lichen", "peer"), "assessor-is-not-as-said"),
        (assessed("lichen", "nobody", "peer"), "evaluator-outside-session"),
        (assessed("lichen", "anim-1", "peer"), "evaluator-outside-session"),
        (assessed("lichen", "hypne", "peer", on=date(2026, 3, 9)), "evaluator-outside-session"),
        (assessed("lichen", "minor-1", "peer"), "evaluator-outside-session"),
        (assessed("lichen", "sphaigne", "facilitator"), "evaluator-outside-session"),
        (assessed("lichen", "anim-2", "facilitator"), "evaluator-outside-session"),
        (assessed(day=7), "day-outside-booklet"),
        (answered("lichen", "facilitator"), "respondent-outside-session"),
        (answered("anim-1", "partner"), "respondent-outside-session"),
        (reminded("nobody", "partner", form="partner-cold"), "respondent-outside-session"),
        (answered(on=date(2026, 3, 9)), "hot-too-early"),
        (answered(form="participant-cold", moment="cold", on=date(2026, 7, 9)), "cold-too-early"),
        (reminded(on=date(2026, 7, 9)), "cold-too-early"),
        (observed(on=date(2026, 3, 9)), "outcome-too-early"),
        (observed(on=date(1026, 7, 9)), "date-absurd"),
    ],
)
def test_what_is_not_in_order_is_refused_by_name(state: State, event: Event, name: str) -> None:
    assert name in names(state, event)


def test_the_shape_is_asked_first(state: State) -> None:
    assert names(state, observed("Jeanne Martin", on=date(1026, 1, 1))) == ("bad-pattern",)
    assert names(state, OPENING) == ("unknown-kind",)


def test_nobody_is_assessed_twice_by_the_same_person_for_the_same_day(state: State) -> None:
    assert names(state, assessed(mark=3), assessed()) == ("already-assessed",)
    assert names(state, assessed(day=6), assessed()) == ()
    assert names(state, assessed("lichen", "sphaigne", "peer"), assessed()) == ()


def test_a_form_is_answered_once_at_each_moment_by_each(state: State) -> None:
    assert names(state, answered(text="Autre chose."), answered()) == ("form-already-answered",)
    assert names(state, answered("sphaigne"), answered()) == ()


def test_nobody_is_reminded_of_what_they_answered(state: State) -> None:
    cold = answered(form="participant-cold", moment="cold", on=COLD)
    assert names(state, reminded(on=date(2026, 7, 11)), cold) == ("reminder-after-answer",)
    assert names(state, reminded("sphaigne"), cold) == ()
    assert names(state, reminded(), reminded()) == ()


def test_with_the_consent_of_a_guardian_a_minor_is_followed_as_the_others() -> None:
    with opened() as ledger:
        coop = ledger.session()
        coop.record(events.GuardianConsentRecorded(on=MONDAY, member="minor-1", signed=MONDAY, reference="AUT-1"))
        assert names(coop.state, assessed("minor-1")) == ()
        assert names(coop.state, assessed("lichen", "minor-1", "peer")) == ()


def test_a_professional_who_came_answers_as_a_partner() -> None:
    with opened() as ledger:
        coop = ledger.session()
        coop.record(events.ProgrammeDayPlanned(on=MONDAY, number=3, day=date(2026, 3, 4), themes=("make",)))
        coop.record(events.ProfessionalEngaged(on=MONDAY, professional="pro-1", role="banker", number=3))
        assert names(coop.state, answered("pro-1", "partner", form="partner-hot")) == ()


def test_the_day_of_looking_back_ends_the_programme_where_it_is_planned() -> None:
    early = planned((1, MONDAY, "discover"), (5, FRIDAY, "look-back"))
    assert names(early, answered(on=FRIDAY)) == ()
    assert names(early, assessed(day=4)) == ()
    assert names(early, assessed(day=5)) == ("day-outside-booklet",)
    unplanned = planned((1, MONDAY, "discover"))
    assert names(unplanned, answered(on=FRIDAY)) == ("hot-too-early",)
    assert names(unplanned, assessed(day=6)) == ()


def test_a_format_without_a_number_of_days_has_no_last_day_of_the_booklet() -> None:
    with opened() as ledger:
        coop = ledger.open_session(attrs.evolve(OPENING, format="open"), id="ouverte")
        coop.record(*PEOPLE[2:3])
        assert names(coop.state, assessed(day=40)) == ()


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (attrs.evolve(answered(), form="horoscope"), "unknown-form"),
        (attrs.evolve(answered(), form_version=99), "unknown-form-version"),
        (answered("anim-1", "facilitator", form="interview"), "form-not-for-role"),
        (answered(form="interview", moment="sourcing"), "form-at-other-moment"),
        (attrs.evolve(answered(), answers=()), "answer-missing"),
        (answered(form="skills"), "form-at-other-moment"),
        (reminded(form="horoscope"), "unknown-form"),
        (reminded(form="interview"), "form-at-other-moment"),
        (attrs.evolve(assessed(), grid="horoscope"), "unknown-form"),
        (attrs.evolve(assessed(), grid="appreciation"), "not-a-skills-grid"),
        (attrs.evolve(assessed(), grid_version=99), "unknown-form-version"),
        (attrs.evolve(assessed(), marks=()), "no-marks"),
        (assessed(mark=9), "answer-outside-scale"),
    ],
)
def test_answers_and_marks_are_those_of_a_form(state: State, event: Event, name: str) -> None:
    assert names(state, event) == (name,)
