"""The list of a day: what is planned, what is missing before the next step, who is expected, hours of the week.

Everything is read from the state; the day is given, no clock is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Literal

import attrs

from flashcoop_core.books.statements.base import Heading
from flashcoop_core.errors import Refusal
from flashcoop_core.events import BankLoanSimulated, ProgrammeDayHeld
from flashcoop_core.hooks.view import SessionView
from flashcoop_core.reports.day_notices import notices
from flashcoop_core.reports.funding import FundingPlan, funding_plan
from flashcoop_core.reports.loan import LoanSchedule, loan_schedule
from flashcoop_core.session.figures.steps import STEPS, members_here, worked
from flashcoop_core.session.formats import Words, theme_named
from flashcoop_core.session.programme import ProgrammeDay
from flashcoop_core.session.rules import check
from flashcoop_core.session.rules.programme import missing, musts_of
from flashcoop_core.session.state import State
from flashcoop_core.written import Lang

__all__ = ["FULL_WEEK", "DayList", "DayShown", "Expected", "Hours", "StepShown", "day_list", "last_of_day"]

#: Minutes of the legal week (Code du travail L3121-27). More is shown, not refused: a CAPE is not employment,
#: and a market may take longer (Cap Métiers Nouvelle-Aquitaine).
FULL_WEEK = 35 * 60


@attrs.frozen
class DayShown:
    """A programme day: its number, when it is planned or was held, its themes."""

    number: int
    day: date
    themes: tuple[str, ...]
    held: bool


@attrs.frozen
class StepShown:
    """A thing that the day is for, and whether it is done."""

    step: str
    done: bool


@attrs.frozen
class Expected:
    """Somebody, or a place, that a day needs: one of `roles`. `who` is an opaque id or a partner; None: nobody yet."""

    number: int
    day: date
    roles: tuple[str, ...]
    who: str | None
    answer: Literal["nobody", "asked", "confirmed"]


@attrs.frozen
class Hours:
    """What a member worked in the week, in minutes; `over` says that it is more than 35 hours."""

    member: str
    minutes: int
    over: bool


@attrs.frozen
class DayList:
    """What a session's day asks for.

    `today` is the programme day of that date, `following` the next one. `missing` says why today's cannot be
    held yet, `missing_next` what must happen before the next; `notices` are worth a look.
    `checks` are those of the filières. `week` is the Monday of the `hours`. `later` events of that day or
    before were recorded only after something of a later day: but for hours, they are not seen here. `loans`
    were simulated that day; `loans_interest` is that of all so far, `result` that of the session before pay.
    """

    heading: Heading
    place: str
    format: str
    on: date
    days: tuple[DayShown, ...]
    today: DayShown | None
    following: DayShown | None
    steps: tuple[StepShown, ...]
    checks: tuple[Words, ...]
    missing: tuple[Refusal, ...]
    missing_next: tuple[Refusal, ...]
    expected: tuple[Expected, ...]
    week: date
    hours: tuple[Hours, ...]
    notices: tuple[Refusal, ...]
    later: int
    funding: FundingPlan
    loans: tuple[LoanSchedule, ...]
    loans_interest: int
    result: int

    def data(self) -> dict[str, Any]:
        """The list as plain data: cents and minutes are integers, days ISO texts. Ready for JSON."""
        return attrs.asdict(self, filter=_is_told, value_serializer=_plain)

    def text(self, lang: Lang = "fr") -> str:
        """The list as people read it."""
        from flashcoop_core.reports.day_text import blocks  # noqa: PLC0415 - data needs no words

        return "\n\n".join(blocks(self, lang))

    def __str__(self) -> str:
        return self.text()


def _is_told(attribute: attrs.Attribute[Any], _: object) -> bool:
    # Refusals are told by name and facts: their words, and the field of an event, are none of the data.
    return attribute.name not in {"texts", "where"}


def _plain(_: object, __: object, value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def last_of_day(state: State, on: date) -> int:
    """The last version before anything that is dated after `on`: the session as it stood at the end of that day."""
    later = (fact.version - 1 for fact in state.facts.values() if fact.event.on > on)
    return next(later, state.version)


def day_list(session: SessionView, now: State, on: date, checks: Iterable[tuple[int, Words]] = ()) -> DayList:
    """The list of the day `on` of a session, as it stood then in `session`; hours are those known `now`.

    `checks` are (usual day, what is checked).
    """
    state = session.state
    days = tuple(_shown(number, day) for number, day in sorted(state.days.items()))
    today = next((day for day in days if day.day == on), None)
    following = next((day for day in days if day.day > on and not day.held), None)
    themes = today.themes if today else ()
    usual = {theme_named(theme).checklist for theme in themes}
    monday = on - timedelta(days=on.weekday())
    loans = [fact.event for fact in state.facts.values() if isinstance(fact.event, BankLoanSimulated)]
    return DayList(
        heading=session.books.heading,
        place=state.opened.place,
        format=state.opened.format,
        on=on,
        days=days,
        today=today,
        following=following,
        steps=_steps(state, themes, on),
        checks=tuple(told for day, told in checks if day in usual),
        missing=() if today is None or today.held else check(state, ProgrammeDayHeld(on=on, number=today.number))[0],
        missing_next=tuple(missing(state, musts_of(following.themes), following.day)) if following else (),
        expected=tuple(_expected(state, [day for day in days if day.day >= on], (today, following))),
        week=monday,
        hours=tuple(_hours(now, monday)),
        notices=tuple(notices(state, on)),
        later=sum(fact.version > state.version and fact.event.on <= on for fact in now.facts.values()),
        funding=funding_plan(state),
        loans=tuple(loan_schedule(loan) for loan in loans if loan.on == on),
        loans_interest=sum(loan.interest for loan in loans),
        result=session.books.income_statement().before_sharing.cents,
    )


def _shown(number: int, day: ProgrammeDay) -> DayShown:
    return DayShown(number, day.day, day.plan.themes, day.held is not None)


def _steps(state: State, themes: Iterable[str], on: date) -> tuple[StepShown, ...]:
    names = dict.fromkeys(step for theme in themes for step in theme_named(theme).steps)
    if not any(member.minor for member in state.members.values()):
        names.pop("consents-recorded", None)
    return tuple(StepShown(name, STEPS[name](state, on)) for name in names)


def _expected(state: State, days: Iterable[DayShown], near: tuple[DayShown | None, ...]) -> Iterator[Expected]:
    """Whom and what the days need; of days that are not near, only what is not confirmed."""
    for day in days:
        wanted = [*_professionals(state, day), *_places(state, day)]
        yield from (one for one in wanted if day in near or one.answer != "confirmed")


def _professionals(state: State, day: DayShown) -> Iterator[Expected]:
    engaged = {who: one for (who, number), one in sorted(state.professionals.items()) if number == day.number}
    groups = dict.fromkeys(group for theme in day.themes for group in theme_named(theme).professionals)
    for group in groups:
        if not any(one.event.role in group for one in engaged.values()):
            yield Expected(day.number, day.day, group, None, "nobody")
    for who, one in engaged.items():
        answer: Literal["confirmed", "asked"] = "confirmed" if one.stands(state.days[day.number]) else "asked"
        yield Expected(day.number, day.day, (one.event.role,), who, answer)


def _places(state: State, day: DayShown) -> Iterator[Expected]:
    uses = dict.fromkeys(theme_named(theme).venue for theme in day.themes)
    for use in (use for use in uses if use is not None):
        found = [
            booking
            for booking in state.venues.values()
            if booking.event.use == use and booking.event.starts <= day.day <= booking.event.ends
        ]
        if not found:
            yield Expected(day.number, day.day, (use,), None, "nobody")
        for booking in found:
            answer: Literal["confirmed", "asked"] = "confirmed" if booking.confirmed else "asked"
            yield Expected(day.number, day.day, (use,), booking.event.partner, answer)


def _hours(state: State, monday: date) -> Iterator[Hours]:
    """Whoever worked in the week, and in a week of the programme whoever is a member then."""
    week = [monday + timedelta(days=day) for day in range(7)]
    minutes = worked(state, week[0], week[-1])
    days = [day for day in week if state.opened.starts <= day <= state.opened.ends]
    here = {who for day in days for who in members_here(state, day)}
    for who in sorted(here | minutes.keys()):
        yield Hours(who, minutes.get(who, 0), minutes.get(who, 0) > FULL_WEEK)
