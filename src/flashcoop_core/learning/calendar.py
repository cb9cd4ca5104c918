"""The days that learning goes by: the booklet's, the last of the programme, four to six months later, two years later.

The booklet follows a member over the days of the programme but the last, on which each looks back; from
that day on the hot forms are answered, and four to six months after it the cold ones (Coopérer Pour
Entreprendre, « Bilan de l'expérimentation nationale 2019-2020 »). Files of social support are kept for
two years after the last contact (CNIL, référentiel of 11 March 2021).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from flashcoop_core.session.formats import format_named
from flashcoop_core.session.programme import ProgrammeDay
from flashcoop_core.session.state import State

__all__ = ["booklet_days", "cold_from", "cold_until", "last_day", "months_after", "retained_until"]

_COLD_FROM = 4
_COLD_UNTIL = 6
_RETAINED = 24


def months_after(day: date, months: int) -> date:
    """The same day that many months later; the last of its month where it has no such day."""
    ahead = day.month - 1 + months
    year, month = day.year + ahead // 12, ahead % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _look_back(state: State) -> ProgrammeDay | None:
    """The day that the last theme of the format is planned on: the last such day, if there is any."""
    last = format_named(state.opened.format).themes[-1]
    return max((day for day in state.days.values() if last in day.plan.themes), key=lambda day: day.day, default=None)


def last_day(state: State) -> date:
    """The last day of the programme: when members look back, as it was held or planned; else the session's end."""
    look_back = _look_back(state)
    return look_back.day if look_back else state.opened.ends


def booklet_days(state: State) -> range | None:
    """The days of the booklet, from 1: all but that on which members look back. None if nobody can say how many."""
    look_back, usual = _look_back(state), format_named(state.opened.format).days
    if look_back:
        return range(1, look_back.plan.number)
    return range(1, usual[1]) if usual else None


def cold_from(state: State) -> date:
    """The first day on which a cold form may be answered."""
    return months_after(last_day(state), _COLD_FROM)


def cold_until(state: State) -> date:
    """The day by which a cold form should be answered; later ones still count, as late."""
    return months_after(last_day(state), _COLD_UNTIL)


def retained_until(contact: date) -> date:
    """The first day on which what is known of somebody must go, if `contact` was the last."""
    return months_after(contact, _RETAINED)
