"""How many people a network reached, by session and by group: each count told, or hidden for all reports alike.

What is hidden does not depend on how a report is grouped. All groupings are protected at once, so that
two reports on the same ledgers, one by host and one by territory, give nothing back together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import attrs

from flashcoop_core.network.about import About
from flashcoop_core.network.learners import Key, asked_of_members, learners
from flashcoop_core.network.summary import MARKS, Summary
from flashcoop_core.network.suppression import Cell, hidden

__all__ = ["GROUPINGS", "NOWHERE", "Grouped", "People", "grouped", "people"]

#: What sessions may be grouped by.
GROUPINGS = ("host", "filiere", "territory", "year")

#: The territory of sessions whose territory nobody tells.
NOWHERE = ""

#: A SIREN made up for a demonstration: hosts that bear it are told apart by their names.
_NO_SIREN = "000000000"


@attrs.frozen
class Grouped:
    """A session and the group it belongs to in each of `GROUPINGS`."""

    summary: Summary
    host: str
    filiere: str
    territory: str
    year: str


def grouped(sessions: Sequence[Summary], about: About) -> tuple[Grouped, ...]:
    """Each session with its groups. A host is its SIREN, whatever it is called; the first name stands for it."""
    names: dict[str, str] = {}
    told = about.by_session
    found = []
    for summary in sessions:
        siren = summary.siren if summary.siren != _NO_SIREN else summary.host
        beside = told[summary.session].territory if summary.session in told else None
        territory = beside or summary.territory or NOWHERE
        host = names.setdefault(siren, summary.host)
        found.append(Grouped(summary, host, summary.filiere, territory, str(summary.starts.year)))
    return tuple(found)


@attrs.frozen
class People:
    """Every count that a report may ask for, and those that it may not tell."""

    counts: dict[Key, int]
    hidden: frozenset[Key]

    def told(self, *key: str) -> int | None:
        """The count of `key`: zero if nobody is counted there, None if it is hidden."""
        return None if key in self.hidden else self.counts.get(key, 0)


def people(sessions: Sequence[Grouped], threshold: int) -> People:
    """Count the members of `sessions`; hide counts below `threshold` and what would give them back."""
    cells: Counter[Cell] = Counter()
    sums: dict[Key, set[Cell]] = {}
    for at, session in enumerate(sessions):
        for marks, count in session.summary.people:
            cell = (str(at), " ".join(mark for mark in marks if _by_session(mark)))
            cells[cell] += count
            for key in _keys(str(at), session, marks):
                sums.setdefault(key, set()).add(cell)
    counts = {key: sum(cells[cell] for cell in of) for key, of in sums.items()}
    ordered = {key: sorted(sums[key]) for key in sorted(sums)}
    reached = People(counts, hidden(cells, ordered, threshold))
    learnt, secret = learners((session.summary for session in sessions), lambda key: reached.told(*key), threshold)
    return People({**counts, **learnt}, reached.hidden | secret)


def _by_session(mark: str) -> bool:
    """Whether who is in a session says much about `mark`: its count is protected with those of the sessions."""
    return mark in MARKS or mark == "followed" or mark.startswith("asked:")


def _keys(row: str, session: Grouped, marks: Collection[str]) -> Iterator[Key]:
    """Every count that members with these marks, in that session, are part of.

    Those that a reader could get by a difference are among them, though no report prints them: who is
    in a session that is not closed yet, who did not sign.
    """
    ends = "closed" if session.summary.closed else "open"
    yield from (("session", row), ("all",), (ends,))
    shared = "shared" in marks
    if shared:
        yield from (("sharing", "all"), ("sharing", ends))
    for by in GROUPINGS:
        group = getattr(session, by)
        yield (by, group)
        yield (by, group, session.year)
        if shared:
            yield ("sharing", by, group)
    if session.summary.closed:
        yield from (("yes" if mark in marks else "no", mark) for mark in MARKS)
        if "followed" not in marks:
            yield ("unfollowed",)
            return
        yield ("followed",)
        yield from (("asked" if f"asked:{form}" in marks else "unasked", form) for form in asked_of_members())
