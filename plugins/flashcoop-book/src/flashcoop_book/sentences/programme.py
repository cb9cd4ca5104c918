"""The programme: days planned and held, who is expected and where, what makes it safe, what funds it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from flashcoop_book.sentences.base import Telling, named, plain
from flashcoop_core import events as e
from flashcoop_core.events import Event

if TYPE_CHECKING:
    from flashcoop_book.telling import Teller

__all__ = ["TELLERS"]


def _expected(teller: Teller, event: e.ProfessionalEngaged) -> dict[str, object]:
    role = teller.voice.say(f"profession-{event.role}")
    return {"professional": event.professional, "role": role, "number": event.number}


def _asked_for(teller: Teller, event: e.VenueEngaged) -> dict[str, object]:
    use = teller.voice.say(f"use-{event.use}")
    return {"booking": event.booking, "use": use, "starts": event.starts, "ends": event.ends}


TELLERS: Mapping[type[Event], Telling] = MappingProxyType(
    {
        e.ProgrammeDayPlanned: plain(
            "programme_day_planned", lambda _, event: {"number": event.number, "day": event.day}
        ),
        e.ProgrammeDayHeld: plain("programme_day_held", lambda _, event: {"number": event.number}),
        e.ProfessionalEngaged: plain("professional_engaged", _expected),
        e.ProfessionalConfirmed: plain(
            "professional_confirmed",
            lambda _, event: {"professional": event.professional, "number": event.number},
        ),
        e.VenueEngaged: named(
            lambda event: "venue_engaged-day" if event.starts == event.ends else "venue_engaged", _asked_for
        ),
        e.VenueConfirmed: plain("venue_confirmed", lambda _, event: {"booking": event.booking}),
        e.InsuranceNoted: plain(
            "insurance_noted",
            lambda _, event: {"insurer": event.insurer, "starts": event.starts, "ends": event.ends},
        ),
        e.GuardianConsentRecorded: plain("guardian_consent_recorded", lambda _, event: {"member": event.member}),
        e.FundingPlanned: plain("funding_planned", lambda _, event: {"funder": event.funder, "cents": event.cents}),
    }
)
