"""A session looked at on one of its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.reports.day import DayList, day_list, last_of_day
from flashcoop_core.session.extension import Words

if TYPE_CHECKING:
    from flashcoop_core.hooks.manager import PluginManager
    from flashcoop_core.hooks.view import SessionView
    from flashcoop_core.ledger.session import Session

__all__ = ["day_of"]


def day_of(session: Session, on: date, plugins: PluginManager) -> DayList:
    """The list of the day `on` of `session`, with the checks of its filières.

    Raises:
        Refused: the session opened later (`day-before-opening`).
    """
    now = session.view
    version = last_of_day(now.state, on)
    if not version:
        raise Refused([Refusal("day-before-opening", {"opened": now.state.opened.on, "on": on})])
    seen = now if version == now.version else session.at(version=version).view
    return day_list(seen, now.state, on, _checks(seen, plugins))


def _checks(session: SessionView, plugins: PluginManager) -> Iterator[tuple[int, Words]]:
    """What the filières of the session check, by the usual day."""
    for name in session.state.activated.extensions:
        filiere = plugins.load(name).filiere
        for day, checks in filiere.checklists.items() if filiere else ():
            yield from ((day, check) for check in checks)
