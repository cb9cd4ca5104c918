"""Programme: the days planned and held, who is expected and where, insurance, consent for minors, the funding plan.

What a day is about, who is expected and what must have happened before it stands in the data of the
session's format (`flashcoop_core.session.formats`), not here. Nothing of this chapter books anything.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import DayNumber, Id, Name, PositiveCents, ProfessionalRole, Reference

__all__ = [
    "FundingPlanned",
    "GuardianConsentRecorded",
    "InsuranceNoted",
    "ProfessionalConfirmed",
    "ProfessionalEngaged",
    "ProgrammeDayHeld",
    "ProgrammeDayPlanned",
    "VenueConfirmed",
    "VenueEngaged",
]


@attrs.frozen(kw_only=True)
class ProgrammeDayPlanned:
    """A day of the programme is planned: its number (from 1), the day it falls on, its themes.

    They need not follow each other, but numbers and days go the same way. One that moves is
    reversed and planned again; professionals then confirm again.
    """

    on: date
    number: DayNumber
    day: date
    themes: tuple[Id, ...]


@attrs.frozen(kw_only=True)
class ProgrammeDayHeld:
    """A planned day was held, on that day or another: refused as long as what must come before it is missing."""

    on: date
    number: DayNumber


@attrs.frozen(kw_only=True)
class ProfessionalEngaged:
    """A professional, by opaque id, is asked to come on a planned day, weeks ahead."""

    on: date
    professional: Id
    role: ProfessionalRole
    number: DayNumber


@attrs.frozen(kw_only=True)
class ProfessionalConfirmed:
    """A professional confirms that they will come on the day as it is planned now."""

    on: date
    professional: Id
    number: DayNumber


@attrs.frozen(kw_only=True)
class VenueEngaged:
    """A place is asked for: an engaged partner, named, unlike people, for making, selling or meeting."""

    on: date
    booking: Id
    partner: Id
    use: Literal["making", "selling", "meeting"]
    starts: date
    ends: date


@attrs.frozen(kw_only=True)
class VenueConfirmed:
    """The place that was asked for is confirmed."""

    on: date
    booking: Id


@attrs.frozen(kw_only=True)
class InsuranceNoted:
    """The insurance that covers the activity: the insurer, a legal entity, its policy, from when until when.

    The host insures the members (Coopérer Pour Entreprendre: « l'activité est légale, assurée »).
    """

    on: date
    insurer: Name
    reference: Reference
    starts: date
    ends: date


@attrs.frozen(kw_only=True)
class GuardianConsentRecorded:
    """The consent of a minor's guardian, signed on a day, kept by the host under `reference`. It names nobody.

    No text on the CAPE speaks of minors: the consent of a legal representative is the host's to ask
    for (note `france`, 5).
    """

    on: date
    member: Id
    signed: date
    reference: Reference


@attrs.frozen(kw_only=True)
class FundingPlanned:
    """What the funding plan expects of an engaged funder for this session, once for each.

    It posts nothing: `grant_awarded` and `grant_received` say what comes of it. Grants for the host's
    whole programme are no part of it, as they are no part of the books.
    """

    on: date
    funder: Id
    cents: PositiveCents
