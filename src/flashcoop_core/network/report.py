"""The report on a network: the tour of its sessions, people reached, consolidated books, indicators.

Typed values first: `data` gives them without language, `sheets` writes them for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs

from flashcoop_core.network.about import About, Told
from flashcoop_core.network.figures import GroupBooks, Indicator, books_of, indicators
from flashcoop_core.network.people import GROUPINGS, Grouped, People, grouped, people
from flashcoop_core.network.reading import Network

__all__ = ["THRESHOLD", "Crossing", "NetworkReport", "Stop", "report"]

#: The least number of people that is told, unless the reader sets another (note `france`, section 7).
THRESHOLD = 5

#: The units of what is counted of people.
_COUNTS = ("members", "people", "skills")


@attrs.frozen
class Stop:
    """A session on the tour. `members` is None if the count is hidden, zero if the log names nobody."""

    session: Grouped
    told: Told
    members: int | None

    @property
    def turnover(self) -> int | None:
        """Sales net of VAT in cents; None if no sale is recorded."""
        summary = self.session.summary
        return dict(summary.income).get("sales", 0) if summary.sold else None


@attrs.frozen
class Crossing:
    """People by group and year, with all totals: a row a group, a column a year, then the row's total.

    `None` is a hidden count. `totals` are the years', the last that of all.
    """

    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    totals: tuple[int | None, ...]


@attrs.frozen
class NetworkReport:
    """All that is told of a network, as `by` groups it.

    `threshold` is the least count of people that is told.
    """

    by: str
    threshold: int
    network: Network
    notes: tuple[str, ...]
    tour: tuple[Stop, ...]
    people: Crossing
    groups: tuple[GroupBooks, ...]
    total: GroupBooks
    indicators: tuple[Indicator, ...]

    @property
    def hidden(self) -> int:
        """How many counts of people are hidden: in the tour, among those by group and year, in the indicators."""
        shown: list[int | None] = [stop.members for stop in self.tour]
        shown += [told for _, row in self.people.rows for told in row]
        shown += self.people.totals
        for indicator in self.indicators:
            shown += [indicator.part] if indicator.part_unit in _COUNTS else []
            shown += [indicator.whole] if indicator.whole_unit in _COUNTS else []
        return sum(told is None for told in shown)

    @property
    def hidden_amounts(self) -> int:
        """How many groups and indicators have amounts hidden, since they would tell what a few people were paid."""
        groups = sum(books.balances is None for books in (*self.groups, self.total))
        return groups + sum(one.part is None for one in self.indicators if one.part_unit in ("cents", "minutes"))

    @property
    def nameless(self) -> int:
        """How many sessions name no member: their people are in no count."""
        return sum(not stop.session.summary.people for stop in self.tour)

    @property
    def learning(self) -> dict[str, int]:
        """Of how many closed sessions learning is kept, absent or erased; of how many of those kept, some is erased."""
        closed = [session for session in self.network.sessions if session.closed]
        counts = {kept: sum(session.learning == kept for session in closed) for kept in ("kept", "absent", "erased")}
        return {**counts, "partly_erased": sum(session.partly_erased for session in closed)}

    @property
    def learning_until(self) -> date | None:
        """The day up to which learning counts; None where none is kept: then nothing depends on the day."""
        return self.network.on if self.learning["kept"] else None

    def data(self) -> dict[str, Any]:
        """The report as plain data: cents and counts are integers, hidden ones None, days ISO texts."""
        return {
            "report": "network",
            "by": self.by,
            "threshold": self.threshold,
            "hidden": self.hidden,
            "hidden_amounts": self.hidden_amounts,
            "sessions_without_members": self.nameless,
            "notes": list(self.notes),
            "sessions": [_stop(stop) for stop in self.tour],
            "people": {
                "years": list(self.people.years),
                "rows": [{"group": group, "counts": list(counts)} for group, counts in self.people.rows],
                "totals": list(self.people.totals),
            },
            "groups": [_books(books) for books in self.groups],
            "total": _books(self.total),
            "learning": {"on": self.learning_until and self.learning_until.isoformat(), **self.learning},
            "indicators": [{**attrs.asdict(one), "rate": one.rate} for one in self.indicators],
            "ledgers": [attrs.asdict(source) for source in self.network.sources],
            "found": [{"name": found.name, **attrs.asdict(found)} for found in self.network.found],
        }


def report(
    network: Network, *, by: str = "host", threshold: int = THRESHOLD, about: About | None = None
) -> NetworkReport:
    """The report on `network`, grouped `by` host, filiere, territory or year.

    Counts of fewer people than `threshold` are hidden, and those that would give them back. `about` says
    what the log does not.

    Raises:
        ValueError: there is no such grouping.
    """
    if by not in GROUPINGS:
        raise ValueError(f"{by}: group by one of {', '.join(GROUPINGS)}")
    beside = about or About()
    sessions = grouped(network.sessions, beside)
    counted = people(sessions, threshold)
    groups: dict[str, list[Grouped]] = {}
    for session in sessions:
        groups.setdefault(getattr(session, by), []).append(session)
    ordered = sorted(groups)
    return NetworkReport(
        by=by,
        threshold=threshold,
        network=network,
        notes=beside.notes,
        tour=_tour(sessions, counted, beside),
        people=_crossing(sessions, counted, by, ordered),
        groups=tuple(books_of(groups[group], counted, by, group) for group in ordered),
        total=books_of(sessions, counted),
        indicators=indicators(sessions, counted),
    )


def _tour(sessions: Sequence[Grouped], counted: People, about: About) -> tuple[Stop, ...]:
    told = about.by_session
    return tuple(
        Stop(
            session=session,
            told=told.get(session.summary.session, Told(session=session.summary.session)),
            members=counted.told("session", str(at)),
        )
        for at, session in enumerate(sessions)
    )


def _crossing(sessions: Sequence[Grouped], counted: People, by: str, groups: Sequence[str]) -> Crossing:
    """By year, the years are the rows, and there is nothing to cross them with."""
    years = () if by == "year" else tuple(sorted({session.year for session in sessions}))
    return Crossing(
        years=years,
        rows=tuple(
            (group, (*(counted.told(by, group, year) for year in years), counted.told(by, group))) for group in groups
        ),
        totals=(*(counted.told("year", year) for year in years), counted.told("all")),
    )


def _stop(stop: Stop) -> dict[str, Any]:
    summary, session = stop.session.summary, stop.session
    return {
        "session": summary.session,
        "ledger": summary.ledger,
        "version": summary.version,
        "head": summary.head,
        "name": summary.name,
        "host": session.host,
        "place": summary.place,
        "territory": session.territory or None,
        "starts": summary.starts.isoformat(),
        "ends": summary.ends.isoformat(),
        "closed": summary.closed.isoformat() if summary.closed else None,
        "members": stop.members if summary.people else None,
        "members_recorded": bool(summary.people),
        "public": stop.told.public,
        "filiere": summary.filiere,
        "products": list(summary.products),
        "venues": list(summary.venues),
        "turnover": stop.turnover,
        "assumed": list(stop.told.assumed),
        "source": stop.told.source,
    }


def _books(books: GroupBooks) -> dict[str, Any]:
    totals = None
    if books.balances is not None:
        totals = [
            {"account": number, "debit": debit, "credit": credit}
            for number, (debit, credit) in books.balances.by_account().items()
        ]
    return {
        "group": books.group or None,
        "sessions": books.sessions,
        "closed": books.closed,
        "members": books.members,
        "turnover": books.turnover,
        "income": dict(books.income),
        "balances": totals,
    }
