"""Programme: days planned and held, who and what is engaged, what is insured, consented to and funded."""

from __future__ import annotations

import attrs

from flashcoop_core.events import (
    FundingPlanned,
    GuardianConsentRecorded,
    InsuranceNoted,
    ProfessionalConfirmed,
    ProfessionalEngaged,
    ProgrammeDayHeld,
    ProgrammeDayPlanned,
    VenueConfirmed,
    VenueEngaged,
)
from flashcoop_core.session.programme import Booking, Engagement, ProgrammeDay
from flashcoop_core.session.state import Fact, State

__all__ = ["APPLY", "UNDO"]


def _planned(state: State, event: ProgrammeDayPlanned, fact: Fact) -> None:
    state.days[event.number] = ProgrammeDay(event, fact.version)


def _planned_not(state: State, event: ProgrammeDayPlanned, _: Fact) -> None:
    del state.days[event.number]


def _held(state: State, event: ProgrammeDayHeld, _: Fact) -> None:
    state.days[event.number] = attrs.evolve(state.days[event.number], held=event.on)


def _held_not(state: State, event: ProgrammeDayHeld, _: Fact) -> None:
    state.days[event.number] = attrs.evolve(state.days[event.number], held=None)


def _engaged(state: State, event: ProfessionalEngaged, _: Fact) -> None:
    state.professionals[event.professional, event.number] = Engagement(event)


def _engaged_not(state: State, event: ProfessionalEngaged, _: Fact) -> None:
    """They do not come: whether they had confirmed counts no more."""
    del state.professionals[event.professional, event.number]


def _confirmed(state: State, event: ProfessionalConfirmed, fact: Fact) -> None:
    key = (event.professional, event.number)
    state.professionals[key] = attrs.evolve(state.professionals[key], confirmed=fact.version)


def _confirmed_not(state: State, event: ProfessionalConfirmed, fact: Fact) -> None:
    key = (event.professional, event.number)
    engagement = state.professionals.get(key)
    if engagement is not None and engagement.confirmed == fact.version:
        state.professionals[key] = attrs.evolve(engagement, confirmed=0)


def _booked(state: State, event: VenueEngaged, _: Fact) -> None:
    state.venues[event.booking] = Booking(event)


def _booked_not(state: State, event: VenueEngaged, _: Fact) -> None:
    del state.venues[event.booking]


def _place_confirmed(state: State, event: VenueConfirmed, fact: Fact) -> None:
    state.venues[event.booking] = attrs.evolve(state.venues[event.booking], confirmed=fact.version)


def _place_confirmed_not(state: State, event: VenueConfirmed, fact: Fact) -> None:
    booking = state.venues.get(event.booking)
    if booking is not None and booking.confirmed == fact.version:
        state.venues[event.booking] = attrs.evolve(booking, confirmed=0)


def _insured(state: State, event: InsuranceNoted, _: Fact) -> None:
    state.insurances[event.reference] = event


def _insured_not(state: State, event: InsuranceNoted, _: Fact) -> None:
    del state.insurances[event.reference]


def _consented(state: State, event: GuardianConsentRecorded, _: Fact) -> None:
    state.members[event.member] = attrs.evolve(state.members[event.member], consent=event)


def _consented_not(state: State, event: GuardianConsentRecorded, _: Fact) -> None:
    state.members[event.member] = attrs.evolve(state.members[event.member], consent=None)


def _funding(state: State, event: FundingPlanned, _: Fact) -> None:
    state.funding[event.funder] = event


def _funding_not(state: State, event: FundingPlanned, _: Fact) -> None:
    del state.funding[event.funder]


APPLY = {
    ProgrammeDayPlanned: _planned,
    ProgrammeDayHeld: _held,
    ProfessionalEngaged: _engaged,
    ProfessionalConfirmed: _confirmed,
    VenueEngaged: _booked,
    VenueConfirmed: _place_confirmed,
    InsuranceNoted: _insured,
    GuardianConsentRecorded: _consented,
    FundingPlanned: _funding,
}
UNDO = {
    ProgrammeDayPlanned: _planned_not,
    ProgrammeDayHeld: _held_not,
    ProfessionalEngaged: _engaged_not,
    ProfessionalConfirmed: _confirmed_not,
    VenueEngaged: _booked_not,
    VenueConfirmed: _place_confirmed_not,
    InsuranceNoted: _insured_not,
    GuardianConsentRecorded: _consented_not,
    FundingPlanned: _funding_not,
}
