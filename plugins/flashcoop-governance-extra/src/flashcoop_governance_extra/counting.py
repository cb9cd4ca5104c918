"""What several counts share. The order of options is that of the proposal; that of ballots is never looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flashcoop_core.events import DecisionProposed
from flashcoop_core.hooks import Count

__all__ = ["leaders", "undecided", "votes_of"]


def votes_of(proposal: DecisionProposed, named: Iterable[Iterable[str]]) -> dict[str, int]:
    """How many ballots name each option, in the order of the proposal. `named` is what each ballot names."""
    votes = {option.option: 0 for option in proposal.options}
    for names in named:
        for option in names:
            votes[option] += 1
    return votes


def leaders(votes: Mapping[str, int]) -> list[str]:
    """The options that most ballots name, in the order of the proposal: several if they are level."""
    most = max(votes.values())
    return [option for option, count in votes.items() if count == most]


def undecided(votes: Mapping[str, int], *, tied: bool) -> Count:
    """A count that adopts nothing: nobody dissents from it."""
    return Count(votes=votes, winner=None, outcome="tie" if tied else "rejected", dissent=0)
