"""Consolidated books of groups of sessions, and indicators: each with what it is a part of and where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from types import MappingProxyType
from typing import Literal

import attrs

from flashcoop_core.books.balances import Balances
from flashcoop_core.learning.forms import newest_forms
from flashcoop_core.learning.outcomes import OUTCOMES
from flashcoop_core.learning.progress import ASSESSORS
from flashcoop_core.money import half_up
from flashcoop_core.network.people import Grouped, People
from flashcoop_core.network.summary import MARKS

__all__ = ["PERSONAL", "GroupBooks", "Indicator", "Unit", "books_of", "indicators", "turnover_of"]

#: The lines that say what members were paid: told where enough of them shared it.
PERSONAL = ("sharing", "result")

#: What a part of an indicator counts.
Unit = Literal["members", "people", "skills", "sessions", "cents", "minutes"]


@attrs.frozen
class GroupBooks:
    """The books of a group of sessions added up, in cents.

    `group` is what they have in common, empty for the whole network. `members` is None if the count is
    hidden. `closed` says of how many sessions the books are closed. `turnover` is None if no session of
    the group recorded a sale. `income` holds the lines of
    the income statement by name; `sharing` and `result` are not in it, and `balances` is None, where so
    few members shared that the amounts would tell what one of them was paid.
    """

    group: str
    sessions: int
    closed: int
    members: int | None
    turnover: int | None
    income: Mapping[str, int]
    balances: Balances | None

    @property
    def charged(self) -> bool:
        """Whether charges are known: some are on record, or the books of a session are closed without any."""
        return bool(self.closed or self.income.get("total-charges"))


def turnover_of(sessions: Iterable[Grouped]) -> int | None:
    """The sales of `sessions`, net of VAT, in cents; None if none of them recorded a sale."""
    sold = [dict(session.summary.income).get("sales", 0) for session in sessions if session.summary.sold]
    return sum(sold) if sold else None


def books_of(sessions: Sequence[Grouped], people: People, by: str = "", group: str = "") -> GroupBooks:
    """The books of `sessions`, which are those of `group` by `by`, or all of them."""
    key = (by, group) if by else ("all",)
    lines: Counter[str] = Counter()
    for session in sessions:
        lines.update(dict(session.summary.income))
    shared = people.told("sharing", *key)
    told = {name: cents for name, cents in sorted(lines.items()) if shared is not None or name not in PERSONAL}
    balances = reduce(add, (session.summary.balances for session in sessions), Balances())
    return GroupBooks(
        group=group,
        sessions=len(sessions),
        closed=sum(session.summary.closed is not None for session in sessions),
        members=people.told(*key),
        turnover=turnover_of(sessions),
        income=MappingProxyType(told),
        balances=None if shared is None else balances,
    )


@attrs.frozen
class Indicator:
    """A figure for funders: a part, the whole it is a part of, each with its unit. None: hidden.

    The sentence `source-<name>` says which events both are read from. `of` is which outcome, form or
    assessor it is about, where there are several.
    """

    name: str
    part: int | None
    part_unit: Unit
    whole: int | None
    whole_unit: Unit
    of: str = ""

    @property
    def rate(self) -> int | None:
        """The part in basis points of the whole; None if both are not of one kind, or one is hidden."""
        if self.part is None or self.whole is None or self.part_unit != self.whole_unit:
            return None
        return half_up(self.part * 10_000, self.whole)


def indicators(sessions: Sequence[Grouped], people: People) -> tuple[Indicator, ...]:
    """What the network achieved. An indicator of which there is no whole is left out.

    Members are those of closed sessions: before the books are closed, what is not recorded may still come.
    """
    found = (*_of_sessions(sessions), *_of_members(sessions, people), *_of_learning(sessions, people))
    return tuple(indicator for indicator in found if indicator.whole != 0)


def _of_sessions(sessions: Sequence[Grouped]) -> Iterator[Indicator]:
    sold = sum(session.summary.sold for session in sessions)
    closed = sum(session.summary.closed is not None for session in sessions)
    yield Indicator("sold", sold, "sessions", len(sessions), "sessions")
    yield Indicator("closed", closed, "sessions", len(sessions), "sessions")
    yield Indicator("turnover", turnover_of(sessions) or 0, "cents", sold, "sessions")


def _of_members(sessions: Sequence[Grouped], people: People) -> Iterator[Indicator]:
    for mark in MARKS:
        yield Indicator(mark, people.told("yes", mark), "members", people.told("closed"), "members")
    closed = [session for session in sessions if session.summary.closed is not None]
    worked = people.told("yes", "worked")
    minutes = sum(session.summary.minutes for session in closed)
    yield Indicator("hours", None if worked is None else minutes, "minutes", worked, "members")
    income = [dict(session.summary.income) for session in closed]
    before = sum(lines["before-sharing"] for lines in income)
    sharing = sum(lines.get("sharing", 0) for lines in income)
    told = people.told("sharing", "closed") is not None
    yield Indicator("sharing", sharing if told else None, "cents", max(before, 0), "cents")


def _of_learning(sessions: Sequence[Grouped], people: People) -> Iterator[Indicator]:
    yield Indicator("followed", people.told("followed"), "members", people.told("closed"), "members")
    yield Indicator("observed", people.told("observed"), "members", people.told("followed"), "members")
    for outcome in OUTCOMES:
        told = people.told("outcome", outcome)
        yield Indicator("outcome", told, "members", people.told("observed"), "members", outcome)
    for form in newest_forms():
        unit: Unit = "members" if "participant" in form.respondents else "people"
        answered, asked = people.told("answered", form.id), people.told("asked", form.id)
        yield Indicator("answered", answered, unit, asked, unit, form.id)
    for by in ASSESSORS:
        ratios = [dict(session.summary.progress).get(by) for session in sessions if session.summary.closed]
        part = sum(ratio.part for ratio in ratios if ratio)
        whole = sum(ratio.whole for ratio in ratios if ratio)
        # Skills are counted, of people: those of a few are not told, whichever way they went.
        told_of = all(people.told(said, by) is not None for said in ("compared", "progressed", "level"))
        yield Indicator("progress", part if told_of else None, "skills", whole if told_of else None, "skills", by)
