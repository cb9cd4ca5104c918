"""Ranked: instant run-off. A ballot ranks the options, or some of them, from the most wanted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flashcoop_core.events import DecisionProposed
from flashcoop_core.hooks import Ballot, Count, VotingMethod
from flashcoop_governance_extra.counting import undecided, votes_of
from flashcoop_governance_extra.refusals import several_options

__all__ = ["RANKED"]

#: Option -> the ballots that it has in one round; an option that was eliminated is not there any more.
_Round = Mapping[str, int]


def _round(proposal: DecisionProposed, rankings: Sequence[tuple[str, ...]], remaining: Sequence[str]) -> _Round:
    """Each ballot for the first of the remaining options that it ranks; a ballot that ranks none is exhausted."""
    first = (next((option for option in ranking if option in remaining), None) for ranking in rankings)
    votes = votes_of(proposal, ((option,) for option in first if option is not None))
    return {option: votes[option] for option in remaining}


def _behind(rounds: Sequence[_Round]) -> list[str]:
    """The options with the fewest ballots in the last round; of those, the fewest in the round before, and so on."""
    fewest = list(rounds[-1])
    for votes in reversed(rounds):
        least = min(votes[option] for option in fewest)
        fewest = [option for option in fewest if votes[option] == least]
    return fewest


def _count(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    rankings = [ballot.choices for ballot in ballots if ballot.choices]
    remaining = [option.option for option in proposal.options]
    none = dict.fromkeys(remaining, 0)
    rounds: list[_Round] = []
    while True:
        rounds.append(_round(proposal, rankings, remaining))
        votes = rounds[-1]
        ended = {**none, **votes}
        first = max(remaining, key=lambda option: votes[option])
        if votes[first] * 2 > sum(votes.values()):
            return Count(votes=ended, winner=first, outcome="adopted", dissent=len(rankings) - votes[first])
        behind = _behind(rounds)
        if len(behind) == len(remaining) <= 2:  # noqa: PLR2004 - the last two, level from the first round on
            return undecided(ended, tied=bool(rankings))
        remaining.remove(behind[-1])


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
