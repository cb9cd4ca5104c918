"""What the state remembers of the programme: its days, who and what was engaged for them."""

from __future__ import annotations

from datetime import date

import attrs

from flashcoop_core.events import ProfessionalEngaged, ProgrammeDayPlanned, VenueEngaged

__all__ = ["Booking", "Engagement", "ProgrammeDay"]


@attrs.frozen
class ProgrammeDay:
    """A day as it is planned, at that version; and when it was held, once it was."""

    plan: ProgrammeDayPlanned
    version: int
    held: date | None = None

    @property
    def day(self) -> date:
        """When it was held, else when it is planned."""
        return self.held or self.plan.day


@attrs.frozen
class Engagement:
    """A professional engaged for a day; `confirmed` is the version of their confirmation, 0 before."""

    event: ProfessionalEngaged
    confirmed: int = 0

    def stands(self, day: ProgrammeDay | None) -> bool:
        """Whether they confirmed the day as it is planned now."""
        return day is not None and self.confirmed > day.version


@attrs.frozen
class Booking:
    """A place that was asked for; `confirmed` is the version of its confirmation, 0 before."""

    event: VenueEngaged
    confirmed: int = 0
