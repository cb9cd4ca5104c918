"""Rules of the programme: days in their order, each after what must come before it; nobody engaged twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from flashcoop_core.errors import Refusal
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
from flashcoop_core.session.figures.steps import STEPS, members_here, missing_consents, unsigned_members
from flashcoop_core.session.formats import Must, format_named, theme_named
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import known_member, within_programme
from flashcoop_core.session.state import State

__all__ = ["RULES", "missing", "musts_of"]


@rule("day-already-planned")
def _new_day(state: State, event: ProgrammeDayPlanned) -> Iterator[Refusal]:
    if event.number in state.days:
        yield refuse("day-already-planned", "number", day=event.number, on=state.days[event.number].day)


@rule("no-theme", "unknown-theme", "theme-twice")
def _themes(state: State, event: ProgrammeDayPlanned) -> Iterator[Refusal]:
    known = format_named(state.opened.format).themes
    if not event.themes:
        yield refuse("no-theme", "themes", known=known)
    for at, theme in enumerate(event.themes):
        if theme not in known:
            yield refuse("unknown-theme", f"themes[{at}]", theme=theme, known=known)
        if theme in event.themes[:at]:
            yield refuse("theme-twice", f"themes[{at}]", theme=theme)


@rule("date-outside-programme")
def _planned_within(state: State, event: ProgrammeDayPlanned) -> Iterator[Refusal]:
    frame = state.opened
    if not frame.starts <= event.day <= frame.ends:
        yield refuse("date-outside-programme", "day", on=event.day, starts=frame.starts, ends=frame.ends)


@rule("day-out-of-order")
def _in_order(state: State, event: ProgrammeDayPlanned | ProgrammeDayHeld) -> Iterator[Refusal]:
    # A day that is held late leaves those planned after it where they are: they are planned again, not refused.
    planning = isinstance(event, ProgrammeDayPlanned)
    where, day = ("day", event.day) if isinstance(event, ProgrammeDayPlanned) else ("on", event.on)
    for number, other in sorted(state.days.items()):
        earlier, later = number < event.number and other.day >= day, number > event.number and other.day <= day
        if (earlier or later) and (planning or other.held):
            yield refuse("day-out-of-order", where, day=event.number, on=day, other=number, other_on=other.day)


@rule("day-not-planned")
def _planned(state: State, event: ProgrammeDayHeld | ProfessionalEngaged | ProfessionalConfirmed) -> Iterator[Refusal]:
    if event.number not in state.days:
        yield refuse("day-not-planned", "number", day=event.number)


@rule("day-already-held", "earlier-day-not-held")
def _next_to_hold(state: State, event: ProgrammeDayHeld) -> Iterator[Refusal]:
    planned = state.days.get(event.number)
    if planned is not None and planned.held is not None:
        yield refuse("day-already-held", "number", day=event.number, on=planned.held)
    waiting = [number for number, day in sorted(state.days.items()) if number < event.number and day.held is None]
    if planned is not None and waiting:
        yield refuse("earlier-day-not-held", "number", day=event.number, earlier=waiting[0])


def musts_of(themes: Iterable[str]) -> tuple[Must, ...]:
    """What must have happened before a day of these themes is held, each once."""
    return tuple(dict.fromkeys(must for theme in themes for must in theme_named(theme).before))


def missing(state: State, musts: Iterable[Must], on: date) -> Iterator[Refusal]:
    """What of `musts` has not happened by that day, as the refusals that say what to do."""
    absent = {must for must in musts if not STEPS[must](state, on)}
    if "facilitator-engaged" in absent:
        yield refuse("no-facilitator-engaged", "number")
    if "contracts-signed" in absent:
        unsigned = unsigned_members(state, on)
        if members_here(state, on):
            yield refuse("contracts-not-signed", "number", members=unsigned, on=on)
        else:
            yield refuse("no-member-here", "number", on=on)
    if "consents-recorded" in absent:
        for member in missing_consents(state, on):
            yield refuse("guardian-consent-missing", "number", member=member, on=on)
    if "insured" in absent:
        yield refuse("activity-not-insured", "number", on=on)
    if "product-defined" in absent:
        yield refuse("no-product-defined", "number")
    if "price-voted" in absent:
        yield refuse("no-price-voted", "number")
    if "something-to-sell" in absent:
        yield refuse("nothing-to-sell", "number")
    yield from _tickets_open(state, absent)


def _tickets_open(state: State, absent: Iterable[Must]) -> Iterator[Refusal]:
    if "till-closed" in absent:
        yield refuse("till-not-closed", "number", tickets=state.till.day.tickets)
    if "sales-stopped" in absent:
        yield refuse("sales-not-stopped", "number", tickets=state.till.session.tickets)


@rule(
    "no-facilitator-engaged",
    "contracts-not-signed",
    "no-member-here",
    "guardian-consent-missing",
    "activity-not-insured",
    "no-product-defined",
    "no-price-voted",
    "nothing-to-sell",
    "till-not-closed",
    "sales-not-stopped",
)
def _musts(state: State, event: ProgrammeDayHeld) -> Iterator[Refusal]:
    day = state.days.get(event.number)
    if day is not None:
        yield from missing(state, musts_of(day.plan.themes), event.on)


@rule("already-engaged")
def _new_professional(state: State, event: ProfessionalEngaged) -> Iterator[Refusal]:
    if (event.professional, event.number) in state.professionals:
        yield refuse("already-engaged", "professional", who=event.professional)


@rule("professional-not-engaged", "already-confirmed")
def _engaged(state: State, event: ProfessionalConfirmed) -> Iterator[Refusal]:
    engagement = state.professionals.get((event.professional, event.number))
    if engagement is None:
        yield refuse("professional-not-engaged", "professional", who=event.professional, day=event.number)
    elif engagement.stands(state.days.get(event.number)):
        yield refuse("already-confirmed", "professional", who=event.professional)


@rule("duplicate-booking", "unknown-partner")
def _new_booking(state: State, event: VenueEngaged) -> Iterator[Refusal]:
    if event.booking in state.venues:
        yield refuse("duplicate-booking", "booking", booking=event.booking)
    if event.partner not in state.partners:
        yield refuse("unknown-partner", "partner", partner=event.partner)


@rule("dates-reversed")
def _dates(state: State, event: VenueEngaged | InsuranceNoted) -> Iterator[Refusal]:
    if event.ends < event.starts:
        yield refuse("dates-reversed", "ends", first=event.starts, last=event.ends)


@rule("unknown-booking", "already-confirmed")
def _known_booking(state: State, event: VenueConfirmed) -> Iterator[Refusal]:
    booking = state.venues.get(event.booking)
    if booking is None:
        yield refuse("unknown-booking", "booking", booking=event.booking)
    elif booking.confirmed:
        yield refuse("already-confirmed", "booking", who=event.booking)


@rule("duplicate-insurance")
def _new_insurance(state: State, event: InsuranceNoted) -> Iterator[Refusal]:
    if event.reference in state.insurances:
        yield refuse("duplicate-insurance", "reference", reference=event.reference)


@rule("consent-already-recorded", "document-after-entry")
def _consent(state: State, event: GuardianConsentRecorded) -> Iterator[Refusal]:
    member = state.members.get(event.member)
    if member is not None and member.consent is not None:
        yield refuse("consent-already-recorded", "member", member=event.member)
    if event.signed > event.on:
        yield refuse("document-after-entry", "signed", dated=event.signed, on=event.on)


@rule("funding-already-planned", "unknown-partner")
def _new_funding(state: State, event: FundingPlanned) -> Iterator[Refusal]:
    if event.funder in state.funding:
        yield refuse("funding-already-planned", "funder", funder=event.funder)
    if event.funder not in state.partners:
        yield refuse("unknown-partner", "funder", partner=event.funder)


RULES = {
    ProgrammeDayPlanned: (_new_day, _themes, _planned_within, _in_order),
    ProgrammeDayHeld: (_planned, _next_to_hold, within_programme, _in_order, _musts),
    ProfessionalEngaged: (_planned, _new_professional),
    ProfessionalConfirmed: (_planned, _engaged),
    VenueEngaged: (_new_booking, _dates),
    VenueConfirmed: (_known_booking,),
    InsuranceNoted: (_new_insurance, _dates),
    GuardianConsentRecorded: (known_member, _consent),
    FundingPlanned: (_new_funding,),
}
