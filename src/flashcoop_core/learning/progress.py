"""The progress index: of the skills that were marked on two days, how many went up. Whole numbers, never rounded.

How it is defined stands in `docs/explanation/progress-index.md`; the published evaluation names the
index and does not define it. Those whose marks were erased are in none of these figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

import attrs

from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.events import SkillsAssessed
from flashcoop_core.learning.forms import Family, Form, form
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["ASSESSORS", "Assessor", "Gap", "Level", "Ratio", "Track", "gaps", "index", "levels", "tracks"]

#: Who assesses.
Assessor: TypeAlias = Literal["self", "peer", "facilitator"]
#: All of them, in the order in which they are shown.
ASSESSORS: tuple[Assessor, ...] = ("self", "peer", "facilitator")


@attrs.frozen
class Ratio:
    """So many of so many. Of nothing there is no figure."""

    part: int
    whole: int

    def written(self, lang: Lang) -> str:
        """`17 sur 24`, `17 of 24`; in words that there is no figure, where there is nothing to count."""
        return say("ratio" if self.whole else "ratio-none", {"part": self.part, "whole": self.whole}, lang)

    def bar(self, width: int) -> str:
        """The ratio drawn in `width` characters, rounded down; empty where there is no figure."""
        if not self.whole:
            return ""
        full = self.part * width // self.whole
        return "█" * full + "░" * (width - full)

    def data(self) -> dict[str, int] | None:
        """Numerator and denominator; None where there is nothing to count."""
        return {"part": self.part, "of": self.whole} if self.whole else None


@attrs.frozen
class Track:
    """A skill of a member, as one kind of assessor marked it on one version of a grid.

    `first` and `last` are the marks of the first and the last day, `days` how many days have one.
    """

    member: str
    grid: str
    version: int
    skill: str
    by: Assessor
    first: int
    last: int
    days: int

    @property
    def compared(self) -> bool:
        """Whether there are two days to compare."""
        return self.days > 1

    @property
    def progressed(self) -> bool:
        """Whether the last mark is above the first."""
        return self.last > self.first


@attrs.frozen
class Level:
    """A family of skills, as one kind of assessor sees it.

    `progress` is the index of the family, `reached` how many of its skills are at a step that counts by
    their last mark, of those that were marked.
    """

    family: Family
    by: Assessor
    progress: Ratio
    reached: Ratio


@attrs.frozen
class Gap:
    """How members see themselves, against one kind of others: of the skills that both marked, by the last marks."""

    family: Family
    other: Assessor
    lower: int
    same: int
    higher: int


def tracks(events: Iterable[Event]) -> tuple[Track, ...]:
    """The marks of each member, skill and kind of assessor, in the order of their ids.

    Of several marks of one kind on one day, that in the middle counts (the lower of the two in the middle).
    """
    marks: dict[tuple[str, str, int, str, Assessor], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        if isinstance(event, SkillsAssessed):
            for mark in event.marks:
                key = (event.member, event.grid, event.grid_version, mark.skill, event.assessed_by)
                marks[key][event.day].append(mark.mark)
    return tuple(
        Track(*key, first=_middle(days[min(days)]), last=_middle(days[max(days)]), days=len(days))
        for key, days in sorted(marks.items())
    )


def index(tracks: Iterable[Track]) -> Ratio:
    """The progress index: skills whose last mark is above the first, of those marked on two days or more."""
    compared = [track for track in tracks if track.compared]
    return Ratio(sum(track.progressed for track in compared), len(compared))


def levels(tracks: Sequence[Track]) -> tuple[Level, ...]:
    """The families of the grids, each as each kind of assessor sees it who marked one of its skills."""
    return tuple(_levels(tracks))


def gaps(tracks: Sequence[Track]) -> tuple[Gap, ...]:
    """Each family as members see themselves, against peers and against facilitators, where both marked."""
    return tuple(_gaps(tracks))


def _levels(tracks: Sequence[Track]) -> Iterator[Level]:
    for grid, family in _families(tracks):
        for by in ASSESSORS:
            of = [track for track in _of(tracks, grid, family) if track.by == by]
            if of:
                yield Level(family, by, index(of), Ratio(sum(_counts(grid, track) for track in of), len(of)))


def _gaps(tracks: Sequence[Track]) -> Iterator[Gap]:
    others: tuple[Assessor, ...] = ("peer", "facilitator")
    for grid, family in _families(tracks):
        of = _of(tracks, grid, family)
        for other in others:
            seen = {(track.member, track.skill): track.last for track in of if track.by == other}
            both = [
                track.last - seen[track.member, track.skill]
                for track in of
                if track.by == "self" and (track.member, track.skill) in seen
            ]
            if both:
                lower, higher = sum(one < 0 for one in both), sum(one > 0 for one in both)
                yield Gap(family, other, lower, len(both) - lower - higher, higher)


def _families(tracks: Iterable[Track]) -> Iterator[tuple[Form, Family]]:
    """The families of each grid, in each version that was used."""
    for grid, version in sorted({(track.grid, track.version) for track in tracks}):
        used = form(grid, version)
        yield from ((used, family) for family in used.families)


def _of(tracks: Iterable[Track], grid: Form, family: Family) -> list[Track]:
    return [
        track
        for track in tracks
        if (track.grid, track.version) == (grid.id, grid.version) and track.skill in family.skills
    ]


def _counts(grid: Form, track: Track) -> bool:
    question = grid.of_skill(track.skill)
    return question is not None and grid.counts(question, track.last)


def _middle(marks: Sequence[int]) -> int:
    return sorted(marks)[(len(marks) - 1) // 2]
