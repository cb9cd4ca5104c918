"""How many people learning tells something of, for the network as a whole: each count told, or hidden.

Of how many members it is kept and who is asked what depends on their session; `people` protects those
counts with all others of sessions. What they answered and became does not: here the total of each
subject is told as it stands, and only its parts can be thought otherwise. Where the total may not be
told, or would give a part back, nothing is told of the subject.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from flashcoop_core.learning.forms import newest_forms
from flashcoop_core.learning.outcomes import OUTCOMES
from flashcoop_core.learning.progress import ASSESSORS
from flashcoop_core.network.summary import Marks, Summary
from flashcoop_core.network.suppression import Cell, hidden

__all__ = ["Key", "asked_of_members", "learners"]

#: What a count is of: ("session", "0"), ("host", "Coodem"), ("yes", "voted"), ("answered", "interview")...
Key: TypeAlias = tuple[str, ...]


@attrs.frozen
class _Subject:
    """Something that people are counted by: the key of its total, and the parts that somebody is in.

    Nobody without parts is in the total. If `alone`, the total is no count of members, and is protected here.
    """

    total: Key
    parts: Callable[[Collection[str]], tuple[Key, ...]]
    alone: bool = False


def asked_of_members() -> tuple[str, ...]:
    """The forms that members answer."""
    return tuple(form.id for form in newest_forms() if "participant" in form.respondents)


def learners(
    sessions: Iterable[Summary], told: Callable[[Key], int | None], threshold: int
) -> tuple[Mapping[Key, int], frozenset[Key]]:
    """The counts of what the members, facilitators and partners of closed `sessions` answered and became.

    `told` are the counts of members that are told. The second value are the keys that are hidden.
    """
    members: Counter[Marks] = Counter()
    others: Counter[Marks] = Counter()
    for session in sessions:
        if session.closed:
            members.update(dict(session.people))
            others.update(dict(session.others))
    counts: dict[Key, int] = {}
    kept: set[Key] = set()
    for subject in _subjects():
        cells: Counter[tuple[Key, ...]] = Counter()
        for marks, count in (others if subject.alone else members).items():
            cells[subject.parts(marks)] += count
        del cells[()]
        found, secret = _protected(subject.total, cells, threshold)
        if not subject.alone and (told(subject.total) is None or subject.total in secret):
            secret = frozenset(found)
        if not subject.alone:
            found, secret = _without(found, subject.total), secret - {subject.total}
        counts.update(found)
        kept |= secret
    return counts, frozenset(kept)


def _protected(
    total: Key, cells: Mapping[tuple[Key, ...], int], threshold: int
) -> tuple[dict[Key, int], frozenset[Key]]:
    """The count of each part and of the total, and those that may not be told."""
    places: dict[Cell, int] = {}
    sums: dict[Key, list[Cell]] = {}
    for at, (parts, count) in enumerate(sorted(cells.items())):
        cell = (str(at), "")
        places[cell] = count
        for key in (total, *parts):
            sums.setdefault(key, []).append(cell)
    found = {key: sum(places[cell] for cell in of) for key, of in sums.items()}
    return found, hidden(places, {key: sums[key] for key in sorted(sums)}, threshold)


def _without(found: Mapping[Key, int], total: Key) -> dict[Key, int]:
    return {key: count for key, count in found.items() if key != total}


def _subjects() -> Iterator[_Subject]:
    yield _Subject(("followed",), _outcome)
    for form in newest_forms():
        yield _Subject(("asked", form.id), _answer(form.id), alone="participant" not in form.respondents)
    for by in ASSESSORS:
        yield _Subject(("followed",), _progress(by))


def _outcome(marks: Collection[str]) -> tuple[Key, ...]:
    became = [outcome for outcome in OUTCOMES if f"outcome:{outcome}" in marks]
    if not became:
        return (("unobserved",),) if "followed" in marks else ()
    return (("observed",), *(("outcome" if other in became else "other-outcome", other) for other in OUTCOMES))


def _answer(form: str) -> Callable[[Collection[str]], tuple[Key, ...]]:
    def parts(marks: Collection[str]) -> tuple[Key, ...]:
        if f"asked:{form}" not in marks:
            return ()
        return (("answered" if f"answered:{form}" in marks else "silent", form),)

    return parts


def _progress(by: str) -> Callable[[Collection[str]], tuple[Key, ...]]:
    """A member may have skills that went up and others that did not: both are looked at."""

    def parts(marks: Collection[str]) -> tuple[Key, ...]:
        if f"compared:{by}" not in marks:
            return (("not-compared", by),) if "followed" in marks else ()
        held = (said for said in ("progressed", "level") if f"{said}:{by}" in marks)
        return (("compared", by), *((said, by) for said in held))

    return parts
