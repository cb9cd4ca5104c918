"""Ranked: instant run-off. A ballot ranks the options, or some of them, from the most wanted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flashcoop_core.events import DecisionProposed
from flashcoop_core.hooks import Ballot, Count, VotingMethod
from flashcoop_governance_extra.counting import leaders, undecided, votes_of
from flashcoop_governance_extra.refusals import several_options

__all__ = ["RANKED"]

#: Option -> the ballots that it has in one round; an option that was eliminated is not there any more.
_Round = Mapping[str, int]


def _round(proposal: DecisionProposed, rankings: Sequence[tuple[str, ...]], remaining: Sequence[str]) -> _Round:
    """Each ballot for the first of the remaining options that it ranks; a ballot that ranks none is exhausted."""
    first = ([option for option in ranking if option in remaining][:1] for ranking in rankings)
    votes = votes_of(proposal, first)
    return {option: votes[option] for option in remaining}


def _back(rounds: Sequence[_Round], option: str) -> tuple[int, ...]:
    """The ballots that an option had, from the last round back to the first."""
    return tuple(votes[option] for votes in reversed(rounds))


def _count(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    rankings = [ballot.choices for ballot in ballots if ballot.choices]
    remaining = [option.option for option in proposal.options]
    none = dict.fromkeys(remaining, 0)
    if not rankings:
        return undecided(none, tied=False)
    rounds: list[_Round] = []
    while True:
        votes = _round(proposal, rankings, remaining)
        rounds.append(votes)
        first = leaders(votes)[0]
        if votes[first] * 2 > sum(votes.values()):
            dissent = len(rankings) - votes[first]
            return Count(votes={**none, **votes}, winner=first, outcome="adopted", dissent=dissent)
        if len(remaining) == 2 and len({_back(rounds, option) for option in remaining}) == 1:  # noqa: PLR2004 - a pair
            return undecided({**none, **votes}, tied=True)
        # Of those level in every round, `min` takes the one that comes first here: the last of the proposal.
        remaining.remove(min(reversed(remaining), key=lambda option: _back(rounds, option)))


#: Round after round each ballot counts for the first of the remaining options that it ranks. An option
#: with more than half of the ballots that still rank one is adopted; else the one with the fewest is
#: eliminated. Of those level, it is the one that had the fewest in the round before, and so on back to
#: the first; of those level in every round, the one that stands last in the proposal. The last two, if
#: they are level in every round, decide nothing.
RANKED = VotingMethod(
    name="ranked",
    label=("par classement", "by ranking"),
    count=_count,
    ballot="ranking",
    check=several_options,
)
