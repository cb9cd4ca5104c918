"""What a purge erases, and from which day on what was kept long enough must go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from flashcoop_core.errors import Refusal
from flashcoop_core.learning.about import about, names_nobody
from flashcoop_core.learning.calendar import last_day, retained_until
from flashcoop_core.learning.events import LearningPurged
from flashcoop_core.learning.reading import Erased, Recorded
from flashcoop_core.session.rules.common import YEARS
from flashcoop_core.session.state import State

__all__ = ["Reason", "due_on", "refusals", "to_erase"]

#: Why something is erased: it was kept long enough, or whom it is about asked for it.
Reason: TypeAlias = Literal["retention", "request"]


def to_erase(recorded: Sequence[Recorded], member: str | None) -> tuple[Recorded, ...]:
    """Those whose content a purge erases: those about one member; or all, even what names whose purge it was."""
    left = [one for one in recorded if not isinstance(one.event, Erased) and not names_nobody(one.event)]
    return tuple(one for one in left if member is None or member in about(one.event))


def due_on(state: State, recorded: Sequence[Recorded], member: str | None = None) -> date | None:
    """From which day on what is known of the session, or of one member, must go; None if nothing is.

    Two years after the last contact: the latest day among the events to be erased, the end of the
    programme, the closing of the session's accounts. A purge is no contact.
    """
    gone = to_erase(recorded, member)
    if not gone:
        return None
    contacts = [last_day(state), *(one.event.on for one in gone if not isinstance(one.event, LearningPurged))]
    if state.closing:
        contacts.append(state.closing.on)
    return retained_until(max(contacts))


def refusals(
    state: State, recorded: Sequence[Recorded], *, on: date, reason: Reason, member: str | None
) -> tuple[Refusal, ...]:
    """Why a purge may not be done."""
    if on.year not in YEARS:
        return (Refusal("date-absurd", {"on": on, "first": YEARS[0], "last": YEARS[-1]}, "on"),)
    if member is not None and member not in state.members:
        return (Refusal("unknown-member", {"member": member}, "member"),)
    due = due_on(state, recorded, member)
    if due is None:
        return (Refusal("nothing-to-purge", {"session": state.session}),)
    if reason == "retention" and on < due:
        return (Refusal("retention-not-over", {"on": on, "due": due}, "on"),)
    return ()
