"""Consent with amendments: the first wording of a proposal that nobody objects to is adopted."""

from __future__ import annotations

from collections.abc import Sequence

from flashcoop_core.events import DecisionProposed
from flashcoop_core.hooks import Ballot, Count, VotingMethod
from flashcoop_governance_extra.counting import votes_of

__all__ = ["CONSENT_AMENDED"]


def _count(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    spoken = [ballot.choices for ballot in ballots if ballot.choices or ballot.objects]
    votes = votes_of(proposal, spoken)
    winner = next((option for option, count in votes.items() if spoken and count == len(spoken)), None)
    if winner is not None:
        return Count(votes=votes, winner=winner, outcome="adopted", dissent=0)
    objections = sum(len(choices) < len(votes) for choices in spoken)
    return Count(votes=votes, winner=None, outcome="rejected", dissent=objections)


#: The options are the proposal and its amendments, in that order. A ballot names every one that its
#: member can live with; it objects to those that it does not name. To object to all of them, a ballot
#: says `objects` and names none. A blank ballot objects to nothing and wants nothing. Adopted is the
#: earliest option that nobody objects to, and that somebody named.
CONSENT_AMENDED = VotingMethod(
    name="consent-amended",
    label=("par consentement, avec amendements", "by consent, with amendments"),
    count=_count,
    ballot="several",
    objections=True,
)
