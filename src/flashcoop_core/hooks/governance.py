"""Governance plugins: ways to vote and to share. They shape the log, so the opening activates them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from flashcoop_core.hooks.markers import hookspec
from flashcoop_core.session.sharing import DistributionKey
from flashcoop_core.session.voting import VotingMethod

__all__ = ["GovernanceHooks"]


class GovernanceHooks(Protocol):
    """What a governance plugin implements; either list may be empty.

    ```python
    from collections.abc import Sequence
    from flashcoop_core.events import DecisionProposed
    from flashcoop_core.hooks import Ballot, Count, DistributionKey, GovernanceHooks, VotingMethod, hookimpl

    def all_agree(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
        votes = {option.option: sum(b.option == option.option for b in ballots) for option in proposal.options}
        winner = next((name for name, count in votes.items() if count == len(ballots)), None)
        return Count(votes=votes, winner=winner, outcome="adopted" if winner else "rejected", dissent=0)

    class Unanimity:
        @hookimpl
        def flashcoop_voting_methods(self) -> Sequence[VotingMethod]:
            return [VotingMethod(name="all", label=("à l'unanimité", "unanimously"), count=all_agree)]

        @hookimpl
        def flashcoop_distribution_keys(self) -> Sequence[DistributionKey]:
            return []

    _: GovernanceHooks = Unanimity()
    ```
    """

    @hookspec
    def flashcoop_voting_methods(self) -> Sequence[VotingMethod]:
        """Ways to decide: called once, when the plugin is loaded. Proposals name them `<plugin>.<name>`."""
        ...

    @hookspec
    def flashcoop_distribution_keys(self) -> Sequence[DistributionKey]:
        """Ways to share: called once, when the plugin is loaded. Split options name them `<plugin>.<name>`."""
        ...
