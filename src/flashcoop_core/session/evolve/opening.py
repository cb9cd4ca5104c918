"""Opening: the frame of the session."""

from __future__ import annotations

import attrs

from flashcoop_core.books.chart import Chart
from flashcoop_core.events import FacilitatorEngaged, PartnerEngaged, SessionAmended, SessionOpened
from flashcoop_core.session.evolve.plugins import activate, with_plugins
from flashcoop_core.session.state import Fact, State

__all__ = ["APPLY", "UNDO", "amended"]


def _opened(state: State, event: SessionOpened, _: Fact) -> None:
    state.opening = event
    state.chart = Chart(event.accounts)
    state.books_begin = event.on
    state.books_end = event.fiscal_year_ends
    activate(state)


def amended(was: SessionOpened, event: SessionAmended) -> SessionOpened:
    """The opening as `event` amends it."""
    changed = {account.role: account for account in event.accounts}
    accounts = (*(account for account in was.accounts if account.role not in changed), *changed.values())
    return attrs.evolve(
        was,
        place=event.place or was.place,
        starts=event.starts or was.starts,
        ends=event.ends or was.ends,
        accounts=accounts,
        plugins=with_plugins(was.plugins, event.plugins),
    )


def _amended(state: State, event: SessionAmended, _: Fact) -> None:
    state.opening = amended(state.opened, event)
    state.chart = Chart(state.opening.accounts)
    if event.plugins:
        activate(state)


def _partner(state: State, event: PartnerEngaged, _: Fact) -> None:
    state.partners[event.partner] = event


def _facilitator(state: State, event: FacilitatorEngaged, _: Fact) -> None:
    state.facilitators[event.facilitator] = event.role


APPLY = {
    SessionOpened: _opened,
    SessionAmended: _amended,
    PartnerEngaged: _partner,
    FacilitatorEngaged: _facilitator,
}
UNDO: dict[type, object] = {}
