"""The programme of a story: its seven days planned weeks ahead, who was engaged for them and when they said yes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from flashcoop_core import events as e
from flashcoop_core.demo.stage import Stage
from flashcoop_core.events.fields import ProfessionalRole
from flashcoop_core.session.formats import format_named

__all__ = ["confirm", "engage", "insure", "plan_days", "work"]


def plan_days(stage: Stage, on: date, days: Sequence[date]) -> None:
    """Plan the seven days of a Flashcoop, a theme a day."""
    themes = format_named("flash").themes
    stage.record(
        *(
            e.ProgrammeDayPlanned(on=on, number=number, day=day, themes=(theme,))
            for number, (day, theme) in enumerate(zip(days, themes, strict=True), 1)
        )
    )


def engage(stage: Stage, on: date, asked: Iterable[tuple[int, str, ProfessionalRole]]) -> None:
    """Ask professionals to come: the number of the day, who, as what."""
    stage.record(
        *(e.ProfessionalEngaged(on=on, professional=who, role=role, number=number) for number, who, role in asked)
    )


def confirm(stage: Stage, on: date, said: Iterable[tuple[int, str]]) -> None:
    """Professionals say that they will come."""
    stage.record(*(e.ProfessionalConfirmed(on=on, professional=who, number=number) for number, who in said))


def insure(stage: Stage, on: date, year: int) -> None:
    """The host's insurance, made up, covers the year."""
    stage.record(
        e.InsuranceNoted(
            on=on,
            insurer="Assureur de la CAE",
            reference=f"RC-PRO-{year}",
            starts=date(year, 1, 1),
            ends=date(year, 12, 31),
        )
    )


def work(on: date, members: Iterable[str], hours: int) -> tuple[e.WorkRecorded, ...]:
    """The same working time for each member."""
    return tuple(e.WorkRecorded(on=on, member=member, minutes=hours * 60) for member in members)
