"""What falls due by itself: which form is asked of whom, from when until when, and what came of it.

It all follows from the session's state and the forms; nothing is planned by hand. Members who left are
still asked months later. Those whose learning was erased are asked nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

import attrs

from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.calendar import booklet_days, cold_from, cold_until, last_day
from flashcoop_core.learning.events import (
    FollowUpReminded,
    FormAnswered,
    LearningPurged,
    Moment,
    RespondentRole,
    SkillsAssessed,
)
from flashcoop_core.learning.forms import Form, newest_forms
from flashcoop_core.learning.progress import Ratio
from flashcoop_core.session.state import State

__all__ = ["FollowUp", "Rate", "Status", "follow_ups", "rates"]

#: Where a follow-up stands on a day.
Status: TypeAlias = Literal["not-yet", "due", "answered", "late"]


@attrs.frozen
class FollowUp:
    """A form that is asked of somebody, from the day it `opens`; `late` after its `due` day.

    `day` is the number of the programme day, for the booklet alone. `answered` is when it was,
    `reminders` how many there were, `channel` that of the last.
    """

    form: str
    respondent: str
    role: RespondentRole
    opens: date
    due: date
    moment: Moment | None = None
    day: int | None = None
    answered: date | None = None
    reminders: int = 0
    channel: str | None = None

    def status(self, on: date) -> Status:
        """Where it stands on that day."""
        if self.answered is not None and self.answered <= on:
            return "answered"
        if on < self.opens:
            return "not-yet"
        return "late" if on > self.due else "due"


@attrs.frozen
class Rate:
    """How many answered a form, of those of whom it was asked by then."""

    form: str
    role: RespondentRole
    answered: Ratio


def follow_ups(state: State, events: Sequence[Event]) -> tuple[FollowUp, ...]:
    """All follow-ups of a session, by the day they open, their form, whom they ask."""
    purged = {event.member for event in events if isinstance(event, LearningPurged)}
    if None in purged:
        return ()
    asked = (one for one in _all(state) if one.role != "participant" or one.respondent not in purged)
    found = (_with_answers(one, events) for one in asked)
    return tuple(sorted(found, key=lambda one: (one.opens, one.form, one.role, one.respondent)))


def rates(followed: Iterable[FollowUp], on: date) -> tuple[Rate, ...]:
    """For each form and role: how many answered by that day, of those whose form is open."""
    counted: dict[tuple[str, RespondentRole], list[bool]] = {}
    for one in followed:
        if one.status(on) != "not-yet":
            counted.setdefault((one.form, one.role), []).append(one.status(on) == "answered")
    return tuple(Rate(*key, Ratio(sum(answers), len(answers))) for key, answers in sorted(counted.items()))


def _all(state: State) -> Iterator[FollowUp]:
    for asked in newest_forms():
        if asked.families and not asked.moments:
            yield from _booklet(asked, state)
        for moment in asked.moments:
            for role in asked.respondents:
                for who in _people(state, role, moment):
                    yield _at_moment(asked, moment, role, who, state)


def _booklet(grid: Form, state: State) -> Iterator[FollowUp]:
    """One for each member and day of the booklet: they mark themselves, at the latest on the last day."""
    end = last_day(state)
    for number in booklet_days(state) or sorted(state.days):
        planned = state.days.get(number)
        opens = planned.day if planned else state.opened.starts
        for who, member in state.members.items():
            if member.here(opens):
                yield FollowUp(grid.id, who, "participant", opens, max(opens, end), day=number)


def _people(state: State, role: RespondentRole, moment: Moment) -> Iterable[str]:
    if role == "facilitator":
        return state.facilitators
    if role == "partner":
        return state.partners
    # Who left before the last day is not there to look back, and is asked months later all the same.
    return [who for who, member in state.members.items() if moment != "hot" or member.here(last_day(state))]


def _at_moment(asked: Form, moment: Moment, role: RespondentRole, who: str, state: State) -> FollowUp:
    windows = {
        "hot": (last_day(state), last_day(state)),
        "cold": (cold_from(state), cold_until(state)),
    }
    if moment == "sourcing":
        joined = state.members[who].joined if role == "participant" else state.opened.starts
        opens, due = min(state.opened.on, joined), joined
    else:
        opens, due = windows[moment]
    return FollowUp(asked.id, who, role, opens, due, moment=moment)


def _with_answers(one: FollowUp, events: Iterable[Event]) -> FollowUp:
    """What was recorded of a follow-up: the answer, in any version of the form, and the reminders."""
    answered, reminders = None, []
    for event in events:
        match event:
            case SkillsAssessed(member=member, assessed_by="self", grid=grid, day=day, on=on) if (
                one.moment is None and (grid, member, day) == (one.form, one.respondent, one.day)
            ):
                answered = on
            case FormAnswered(on=on) if _same(one, event):
                answered = on
            case FollowUpReminded() if _same(one, event):
                reminders.append(event)
            case _:
                pass
    last = max(reminders, key=lambda event: event.on, default=None)
    return attrs.evolve(one, answered=answered, reminders=len(reminders), channel=last.channel if last else None)


def _same(one: FollowUp, event: FormAnswered | FollowUpReminded) -> bool:
    asked = (event.form, event.respondent, event.respondent_role, event.moment)
    return asked == (one.form, one.respondent, one.role, one.moment)
