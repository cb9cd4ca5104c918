"""The programme: days that move and are taken back, answers that count for the day as planned, minors and consent."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from flashcoop_core import events as ev
from flashcoop_core.codec.structure import structure
from flashcoop_core.events import Event
from flashcoop_core.session import plan
from flashcoop_core.session.figures import tally
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.state import State
from played import CONTRACT, NEW, OPENING, joined, march, play, refusals_of

but = attrs.evolve

FACILITATOR = ev.FacilitatorEngaged(on=march(2), facilitator="f-1")
DAY_1 = ev.ProgrammeDayPlanned(on=march(2), number=1, day=march(3), themes=("discover",))
HELD_1 = ev.ProgrammeDayHeld(on=march(3), number=1)
BANKER = ev.ProfessionalEngaged(on=march(2), professional="pro-1", role="banker", number=1)
COMES = ev.ProfessionalConfirmed(on=march(2), professional="pro-1", number=1)
NAME = ev.DecisionProposed(
    on=march(3), decision="name", subject="name", question="?", options=(ev.Option(option="jinsei", label="Jinsei"),)
)
MINOR = but(joined("m-2"), minor=True)
CONSENT = ev.GuardianConsentRecorded(on=march(4), member="m-2", signed=march(4), reference="AUT-1")
WORK = ev.WorkRecorded(on=march(4), member="m-2", minutes=60)

PLANNED = play(NEW, OPENING, FACILITATOR, joined("m-1"), DAY_1)


def names(state: State, step: Event | Plan) -> list[str]:
    return [refusal.name for refusal in refusals_of(state, step)[1]]


def stands(state: State) -> bool:
    return state.professionals["pro-1", 1].stands(state.days.get(1))


# -- days -----------------------------------------------------------------------------------------


def test_a_day_that_moves_is_taken_back_and_planned_again() -> None:
    moved = play(PLANNED, plan.reversal(kind="programme_day_planned"), but(DAY_1, day=march(6)))
    assert moved.days[1].day == march(6)
    assert moved.days.keys() == {1}


def test_a_day_may_be_held_on_another_day_than_planned_and_those_after_it_wait() -> None:
    later = play(PLANNED, but(DAY_1, number=2, day=march(4), themes=("offer",)), but(HELD_1, on=march(5)))
    assert later.days[1].day == march(5)
    # The second was planned for the fourth, the day before the first was held: it is held after it.
    assert names(later, ev.ProgrammeDayHeld(on=march(4), number=2)) == ["day-out-of-order"]
    assert play(later, ev.ProgrammeDayHeld(on=march(6), number=2)).days[2].held == march(6)


def test_a_day_that_was_held_is_taken_back_before_its_planning() -> None:
    held = play(PLANNED, HELD_1)
    assert names(held, plan.reversal(kind="programme_day_planned")) == ["in-use-since"]
    undone = play(held, plan.reversal(kind="programme_day_held"))
    assert undone.days[1].held is None
    assert play(undone, plan.reversal(kind="programme_day_planned")).days == {}


def test_a_day_that_is_cancelled_holds_up_nobody() -> None:
    state = play(PLANNED, but(DAY_1, number=2, day=march(4), themes=("offer",)))
    second = ev.ProgrammeDayHeld(on=march(4), number=2)
    assert names(state, second) == ["earlier-day-not-held"]
    first = next(fact.id for fact in state.facts.values() if fact.event == DAY_1)
    assert play(state, plan.reversal(first), second).days[2].held == march(4)


def test_a_number_left_out_is_filled_in_later() -> None:
    state = play(PLANNED, HELD_1, but(DAY_1, number=3, day=march(9), themes=("offer",)))
    state = play(state, but(DAY_1, number=2, day=march(5), themes=("offer",)))
    assert sorted(state.days) == [1, 2, 3]
    assert names(state, but(DAY_1, number=4, day=march(9), themes=("offer",))) == ["day-out-of-order"]


# -- answers --------------------------------------------------------------------------------------


def test_a_confirmation_counts_for_the_day_as_it_was_planned_then() -> None:
    confirmed = play(PLANNED, BANKER, COMES)
    assert stands(confirmed)
    moved = play(confirmed, plan.reversal(kind="programme_day_planned"), but(DAY_1, day=march(6)))
    assert not stands(moved)
    assert stands(play(moved, COMES))


def test_a_professional_who_does_not_come_is_taken_back_whatever_they_said() -> None:
    gone = play(PLANNED, BANKER, COMES, plan.reversal(kind="professional_engaged", reason="cancelled"))
    assert gone.professionals == {}
    again = play(gone, BANKER)
    assert not stands(again)
    # The old answer was about another engagement: taking it back changes nothing now.
    assert not stands(play(again, plan.reversal(kind="professional_confirmed")))
    assert stands(play(again, COMES))


def test_an_answer_taken_back_is_asked_again() -> None:
    unsure = play(PLANNED, BANKER, COMES, plan.reversal(kind="professional_confirmed"))
    assert not stands(unsure)
    assert stands(play(unsure, COMES))


def test_a_place_is_confirmed_or_given_up() -> None:
    hall = ev.VenueEngaged(on=march(2), booking="hall", partner="town", use="making", starts=march(3), ends=march(4))
    town = ev.PartnerEngaged(on=march(2), partner="town", name="Lusignan", role="venue")
    free = ev.VenueConfirmed(on=march(2), booking="hall")
    booked = play(PLANNED, town, hall, free)
    assert booked.venues["hall"].confirmed
    assert not play(booked, plan.reversal(kind="venue_confirmed")).venues["hall"].confirmed
    gone = play(booked, plan.reversal(kind="venue_engaged"))
    assert gone.venues == {}
    assert play(gone, plan.reversal(kind="venue_confirmed")).venues == {}
    again = play(gone, hall, plan.reversal(kind="venue_confirmed"))
    assert not again.venues["hall"].confirmed


def test_papers_noted_in_error_are_taken_back() -> None:
    town = ev.PartnerEngaged(on=march(2), partner="town", name="Lusignan", role="funder")
    insured = ev.InsuranceNoted(on=march(2), insurer="Mutuelle", reference="RC", starts=march(2), ends=march(9))
    expected = ev.FundingPlanned(on=march(2), funder="town", cents=1_000)
    state = play(PLANNED, town, insured, expected, MINOR, CONSENT)
    for kind in ("insurance_noted", "funding_planned", "guardian_consent_recorded"):
        state = play(state, plan.reversal(kind=kind))
    assert (state.insurances, state.funding, state.members["m-2"].consent) == ({}, {}, None)


# -- minors ---------------------------------------------------------------------------------------


def test_a_minor_works_from_the_day_of_the_consent_on() -> None:
    state = play(PLANNED, MINOR)
    assert names(state, WORK) == ["guardian-consent-missing"]
    consented = play(state, CONSENT, WORK)
    assert consented.members["m-2"].minutes == 60
    assert names(consented, but(WORK, on=march(3))) == ["guardian-consent-missing"]


@pytest.mark.parametrize("format_", ["flash", "short", "long", "open", "youth"])
def test_a_minor_needs_consent_in_every_format(format_: str) -> None:
    state = play(NEW, but(OPENING, format=format_), MINOR)
    assert names(state, WORK) == ["guardian-consent-missing"]


def test_a_minor_without_consent_does_not_count_in_the_quorum() -> None:
    asked = play(PLANNED, MINOR, but(NAME, quorum=10_000), ev.VoteCast(on=march(3), decision="name", member="m-1"))
    assert tally(asked, "name", march(3)).entitled == 1
    assert tally(play(asked, CONSENT), "name", march(4)).entitled == 2


def test_who_comes_back_is_as_old_as_said_last_and_keeps_the_consent() -> None:
    left = play(PLANNED, MINOR, CONSENT, ev.MemberLeft(on=march(5), member="m-2"))
    back = play(left, but(joined("m-2"), on=march(6)))
    assert back.members["m-2"].entitled(march(6))
    assert back.members["m-2"].minor
    grown = play(left, ev.MemberJoined(on=march(6), member="m-2", contract=CONTRACT, minor=False))
    assert not grown.members["m-2"].minor


def test_an_adult_of_a_youth_session_needs_nobody() -> None:
    state = play(NEW, but(OPENING, format="youth"), but(joined("m-1"), minor=False), but(WORK, member="m-1"))
    assert state.members["m-1"].minutes == 60


def test_whether_somebody_is_a_minor_was_not_said_in_the_first_schema() -> None:
    fields = {"on": "2026-03-02", "member": "m-1"}
    assert structure("member_joined", fields, 1) == ev.MemberJoined(on=date(2026, 3, 2), member="m-1")
