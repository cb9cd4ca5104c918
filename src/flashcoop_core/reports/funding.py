"""The funding plan: what each funder was expected to give, has promised, has paid; and whether it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from flashcoop_core.session.state import State
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import say
from flashcoop_core.written import Lang, cents

__all__ = ["Funder", "FundingPlan", "funding_plan"]


@attrs.frozen
class Funder:
    """What one funder was `planned` to give, what it `awarded`, what was `received` of it (cents).

    `since` is the day from which its awards reach what was planned; None if they do not.
    """

    funder: str
    name: str
    planned: int
    awarded: int
    received: int
    since: date | None

    @property
    def lacking(self) -> int:
        """What is planned and not promised yet."""
        return max(self.planned - self.awarded, 0)


@attrs.frozen
class FundingPlan:
    """Every funder of the session, and the day on which its programme `starts`.

    The plan is closed once every amount planned is promised: it should be before the start (Cap Métiers
    Nouvelle-Aquitaine, on the Flashcoops of Grand Poitiers: « le plan de financement est clos »).
    """

    funders: tuple[Funder, ...]
    starts: date

    @property
    def lacking(self) -> int:
        """What is planned and not promised yet, in cents."""
        return sum(funder.lacking for funder in self.funders)

    @property
    def closed_on(self) -> date | None:
        """The day on which everything planned was promised; None if it is not, or if nothing was planned."""
        days = [funder.since for funder in self.funders if funder.planned]
        return max((day for day in days if day), default=None) if all(days) else None

    def table(self, lang: Lang = "fr") -> Table:
        """Funder, planned, promised, received; whether it is closed, and in time."""
        names = ("funding-planned", "funding-awarded", "funding-received")
        columns = (
            Column(say("funding-funder", {}, lang)),
            *(Column(say(name, {}, lang), "right") for name in names),
        )
        return Table(say("funding-title", {}, lang), columns, tuple(self._rows(lang)), tuple(self._notes(lang)))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        sums = [(one.planned, one.awarded, one.received) for one in self.funders]
        for one, parts in zip(self.funders, sums, strict=True):
            yield Row((one.name, *(cents(part, lang, symbol=False) for part in parts)))
        total = (sum(parts) for parts in zip(*sums, strict=True))
        yield Row((say("funding-total", {}, lang), *(cents(part, lang, symbol=False) for part in total)), total=True)

    def _notes(self, lang: Lang) -> Iterator[str]:
        closed = self.closed_on
        if self.lacking:
            yield f"⚠ {say('funding-not-closed', {'cents': self.lacking, 'starts': self.starts}, lang)}"
        elif closed is not None and closed < self.starts:
            yield say("funding-closed", {"on": closed}, lang)
        elif closed is not None:
            yield f"⚠ {say('funding-closed-late', {'on': closed, 'starts': self.starts}, lang)}"


def funding_plan(state: State) -> FundingPlan:
    """The plan of a session: the funders that were planned, and those that gave unplanned."""
    funders = dict.fromkeys((*state.funding, *(grant.award.funder for grant in state.grants.values())))
    return FundingPlan(tuple(_funder(state, who) for who in funders), state.opened.starts)


def _funder(state: State, who: str) -> Funder:
    grants = sorted(
        (grant for grant in state.grants.values() if grant.award.funder == who), key=lambda grant: grant.award.on
    )
    planned = state.funding[who].cents if who in state.funding else 0
    awarded, since = 0, None
    for grant in grants:
        awarded += grant.award.cents
        if since is None and awarded >= planned:
            since = grant.award.on
    return Funder(
        funder=who,
        name=state.partners[who].name,
        planned=planned,
        awarded=awarded,
        received=sum(grant.received for grant in grants),
        since=since,
    )
