"""Two thirds of the ballots, or another part above half that the proposal names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flashcoop_core.events import DecisionProposed
from flashcoop_core.hooks import Ballot, Count, Refusal, VotingMethod, parameter
from flashcoop_core.money import half_up
from flashcoop_governance_extra.counting import leaders, undecided, votes_of
from flashcoop_governance_extra.refusals import outside, several_options

__all__ = ["THRESHOLD", "TWO_THIRDS", "reaches"]

#: Two thirds, in basis points.
THRESHOLD = 6_667


def reaches(votes: int, cast: int, threshold: int) -> bool:
    """Whether `votes` out of `cast` ballots are the part `threshold` (basis points) or more.

    The part is rounded half up to the basis point, as every figure is: 2 of 3 are 6667. In whole
    numbers: 20 000 x votes >= (2 x threshold - 1) x cast. For 6667 and fewer than 20 000 ballots that
    is exactly 3 x votes >= 2 x cast. Of no ballot at all nothing is a part.
    """
    return cast > 0 and half_up(votes * 10_000, cast) >= threshold


def _check(proposal: DecisionProposed) -> Iterator[Refusal]:
    yield from several_options(proposal)
    yield from outside(proposal, "threshold", 5_001, 10_000, "threshold-out-of-range")


def _count(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    votes = votes_of(proposal, ((ballot.option,) for ballot in ballots if ballot.option))
    first = leaders(votes)
    cast, most = sum(votes.values()), votes[first[0]]
    if reaches(most, cast, parameter(proposal, "threshold", THRESHOLD)):
        return Count(votes=votes, winner=first[0], outcome="adopted", dissent=cast - most)
    return undecided(votes, tied=len(first) > 1 and most > 0)


#: A ballot names one option. The option adopted has the part `threshold` (basis points, 5001 to 10000,
#: by default 6667: two thirds) of the ballots that are not blank. Two options level decide nothing.
TWO_THIRDS = VotingMethod(
    name="two-thirds",
    label=("aux deux tiers", "by two thirds"),
    count=_count,
    parameters=("threshold",),
    check=_check,
)
