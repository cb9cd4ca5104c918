"""Whom an event of learning is about: it goes when what is known of one of them is erased."""

from __future__ import annotations

from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.events import (
    FollowUpReminded,
    FormAnswered,
    LearningPurged,
    OutcomeObserved,
    SkillsAssessed,
)

__all__ = ["about", "names_nobody"]


def about(event: Event) -> frozenset[str]:
    """The opaque ids of the members that `event` tells something of.

    Who is assessed, and the member who assesses another; the participant who answers or is reminded;
    the member whose outcome is observed. A purge tells nothing of a member but that it was asked for:
    it stays, to be done again on a copy that comes back.
    """
    match event:
        case SkillsAssessed(member=member, assessor=assessor, assessed_by=assessed_by):
            return frozenset({member} if assessed_by == "facilitator" else {member, assessor})
        case FormAnswered(respondent=who, respondent_role="participant"):
            return frozenset({who})
        case FollowUpReminded(respondent=who, respondent_role="participant"):
            return frozenset({who})
        case OutcomeObserved(member=member):
            return frozenset({member})
        case _:
            return frozenset()


def names_nobody(event: Event) -> bool:
    """Whether `event` tells nothing of any person: the purge of a whole session."""
    return isinstance(event, LearningPurged) and event.member is None
