"""What the members decided: the count of a decision's ballots, by the method that was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from flashcoop_core.errors import Refusal
from flashcoop_core.events import Ballots, DecisionClosed, DecisionProposed, VoteCast
from flashcoop_core.session.state import State
from flashcoop_core.session.voting import Ballot, Count, VotingMethod

__all__ = ["METHODS", "method_named", "tally"]


def _majority(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    """More than half of the ballots that are not blank; two options level decide nothing."""
    votes = {option.option: 0 for option in proposal.options}
    for ballot in ballots:
        if ballot.option:
            votes[ballot.option] += 1
    cast, most = sum(votes.values()), max(votes.values())
    leaders = [option for option, count in votes.items() if count == most]
    if most * 2 > cast:
        return Count(votes=votes, winner=leaders[0], outcome="adopted", dissent=cast - most)
    return Count(votes=votes, winner=None, outcome="tie" if len(leaders) > 1 and most else "rejected", dissent=0)


def _consent(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    """One option, which somebody wants and nobody objects to."""
    (only,) = proposal.options
    wanted = sum(ballot.option == only.option and not ballot.objects for ballot in ballots)
    objections = sum(ballot.objects for ballot in ballots)
    adopted = bool(wanted) and not objections
    return Count(
        votes={only.option: wanted},
        winner=only.option if adopted else None,
        outcome="adopted" if adopted else "rejected",
        dissent=objections,
    )


def _one_option(proposal: DecisionProposed) -> Iterator[Refusal]:
    if len(proposal.options) != 1:
        yield Refusal("consent-needs-one-option", {"count": len(proposal.options)}, "options")


#: The methods that are built in, by name.
METHODS: Mapping[str, VotingMethod] = MappingProxyType(
    {
        method.name: method
        for method in (
            VotingMethod(name="majority", label=("à la majorité", "by majority"), count=_majority),
            VotingMethod(
                name="consent",
                label=("par consentement", "by consent"),
                count=_consent,
                objections=True,
                check=_one_option,
            ),
        )
    }
)


def method_named(state: State, name: str) -> VotingMethod | None:
    """The voting method of that name: built in, or of a plugin of the session."""
    return METHODS.get(name) or state.activated.methods.get(name)


def _unnamed(vote: VoteCast) -> Ballot:
    return Ballot(option=vote.option or "", choices=vote.choices, objects=vote.objects)


def tally(state: State, decision_id: str, on: date) -> DecisionClosed:
    """Count the ballots of a decision as if it closed on `on`. Below the quorum nothing is decided.

    The method sees ballots without names, in an order that says nothing of who cast them. The tally
    shows what each option ended with. A ballot stays when its member leaves: both then still count,
    so that the quorum never holds ballots against fewer members than cast them.
    """
    decision = state.decisions[decision_id]
    proposal = decision.proposal
    entitled = sum(member.entitled(on) or who in decision.ballots for who, member in state.members.items())
    ballots = sorted(_unnamed(vote) for who, vote in decision.ballots.items() if who in state.members)
    count = _counted(state, proposal, ballots)
    short = len(ballots) * 10_000 < proposal.quorum * entitled or not ballots
    cast = sum(ballot != Ballot() for ballot in ballots)
    return DecisionClosed(
        on=on,
        decision=decision_id,
        tally=tuple(Ballots(option=option, votes=votes) for option, votes in sorted(count.votes.items())),
        blank=len(ballots) - cast,
        entitled=entitled,
        winner=None if short else count.winner,
        outcome="no_quorum" if short else count.outcome,
        dissent=sum(ballot.objects for ballot in ballots) if short else count.dissent,
    )


def _counted(state: State, proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    nothing = Count(votes={option.option: 0 for option in proposal.options}, winner=None, outcome="rejected", dissent=0)
    method = method_named(state, proposal.method)
    if method is None or not ballots:
        return nothing
    return method.count(proposal, ballots)
