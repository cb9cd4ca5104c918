"""Approval: a ballot names every option that its member approves, the most approved is adopted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flashcoop_core.events import DecisionProposed
from flashcoop_core.hooks import Ballot, Count, Refusal, VotingMethod, parameter
from flashcoop_governance_extra.counting import leaders, undecided, votes_of
from flashcoop_governance_extra.refusals import outside, several_options

__all__ = ["APPROVAL"]

#: No decision has more ballots.
_MOST = 1_000_000


def _check(proposal: DecisionProposed) -> Iterator[Refusal]:
    yield from several_options(proposal)
    yield from outside(proposal, "min-approvals", 1, _MOST)
    yield from outside(proposal, "ties-to-first", 0, 1)


def _count(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    approving = [ballot.choices for ballot in ballots if ballot.choices]
    votes = votes_of(proposal, approving)
    first = leaders(votes)
    if votes[first[0]] < parameter(proposal, "min-approvals", 1):
        return undecided(votes, tied=False)
    if len(first) > 1 and not parameter(proposal, "ties-to-first", 0):
        return undecided(votes, tied=True)
    winner = first[0]
    return Count(votes=votes, winner=winner, outcome="adopted", dissent=len(approving) - votes[winner])


#: `min-approvals` (by default 1): how many ballots must approve the option that is adopted.
#: `ties-to-first` (0 or 1, by default 0): 1 adopts, of the most approved options that are level, the
#: one that stands first in the proposal; 0 adopts none of them.
APPROVAL = VotingMethod(
    name="approval",
    label=("par approbation", "by approval"),
    count=_count,
    ballot="several",
    parameters=("min-approvals", "ties-to-first"),
    check=_check,
)
