"""What of a programme is worth a look and is never refused.

What is missing weeks ahead, what is unlike the format, what was decided and not done.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flashcoop_core.errors import Refusal
from flashcoop_core.reports.funding import funding_plan
from flashcoop_core.session.figures.applied import applications, unbacked_prices
from flashcoop_core.session.figures.steps import STEPS, missing_consents
from flashcoop_core.session.formats import Format, format_named
from flashcoop_core.session.state import State

__all__ = ["notices"]

_YEAR = 12


def notices(state: State, on: date) -> Iterator[Refusal]:
    """What there is to say of the programme on that day, each with its name and facts."""
    expected = format_named(state.opened.format)
    if not state.days:
        yield Refusal("no-day-planned")
    to_come = [(number, day.plan.day) for number, day in sorted(state.days.items()) if day.held is None]
    for number, planned in to_come:
        if planned < on:
            yield Refusal("day-overdue", {"day": number, "on": planned})
    uncovered = tuple(number for number, planned in to_come if not STEPS["insured"](state, planned))
    if uncovered:
        yield Refusal("days-not-insured", {"days": uncovered})
    for member in missing_consents(state, on):
        yield Refusal("guardian-consent-missing", {"member": member, "on": on})
    engaged = sum(role == "facilitator" for role in state.facilitators.values())
    if engaged < expected.facilitators:
        yield Refusal("facilitators-lacking", {"engaged": engaged, "expected": expected.facilitators})
    late = _joined_late(state)
    if late and not expected.members_come_and_go:
        yield Refusal("joined-late", {"members": late})
    yield from _unlike(state, expected)
    lacking = funding_plan(state).lacking
    if lacking:
        yield Refusal("funding-not-closed", {"cents": lacking, "starts": state.opened.starts})
    yield from _of_decisions(state, on)


def _of_decisions(state: State, on: date) -> Iterator[Refusal]:
    """What was decided before that day and is not done, and prices that nobody decided."""
    undone = tuple(
        name
        for name, application in applications(state).items()
        if (closing := state.decisions[name].closing) and closing.on < on and not application.is_whole
    )
    if undone:
        yield Refusal("decisions-not-applied", {"decisions": undone})
    for product, channel in unbacked_prices(state):
        yield Refusal("price-without-decision", {"product": product, "channel": channel})


def _joined_late(state: State) -> tuple[str, ...]:
    """Who joined after the first day that was held."""
    first = min((day.held for day in state.days.values() if day.held), default=date.max)
    return tuple(who for who, member in sorted(state.members.items()) if member.joined > first)


def _unlike(state: State, expected: Format) -> Iterator[Refusal]:
    """Days, months or season that are not those of the format."""
    starts, ends = state.opened.starts, state.opened.ends
    if expected.days is not None and state.days:
        fewest, most = expected.days
        if not fewest <= len(state.days) <= most:
            yield Refusal("days-unlike-format", {"planned": len(state.days), "fewest": fewest, "most": most})
    if expected.months is not None:
        fewest, most = expected.months
        if not _months_later(starts, fewest) <= (ends.year, ends.month, ends.day + 1) <= _months_later(starts, most):
            yield Refusal("length-unlike-format", {"starts": starts, "ends": ends, "fewest": fewest, "most": most})
    if expected.season is not None:
        first, last = expected.season
        if starts.year != ends.year or not first <= starts.month <= ends.month <= last:
            yield Refusal("season-unlike-format", {"starts": starts, "ends": ends, "first": first, "last": last})


def _months_later(day: date, months: int) -> tuple[int, int, int]:
    """The same day of a later month, as (year, month, day): it need not exist, only to be compared."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    return day.year + years, month + 1, day.day
