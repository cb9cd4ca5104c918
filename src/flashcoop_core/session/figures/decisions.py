"""What the members decided: the count of a decision's ballots, by the method that was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from flashcoop_core.errors import Refusal
from flashcoop_core.events import Ballots, DecisionClosed, DecisionProposed, SecretBallot, VoteCast
from flashcoop_core.session.state import State
from flashcoop_core.session.voting import Ballot, Count, VotingMethod

__all__ = ["METHODS", "method_named", "tally", "tied", "unnamed"]


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


def _unanimity(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    """Every ballot that is not blank is for the same option."""
    votes = {option.option: sum(ballot.option == option.option for ballot in ballots) for option in proposal.options}
    wanted = [option for option, count in votes.items() if count]
    return Count(
        votes=votes,
        winner=wanted[0] if len(wanted) == 1 else None,
        outcome="adopted" if len(wanted) == 1 else "rejected",
        dissent=0,
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
            VotingMethod(name="unanimity", label=("à l'unanimité", "unanimously"), count=_unanimity),
        )
    }
)


def method_named(state: State, name: str) -> VotingMethod | None:
    """The voting method of that name: built in, or of a plugin of the session."""
    return METHODS.get(name) or state.activated.methods.get(name)


def unnamed(vote: VoteCast | SecretBallot) -> Ballot:
    """The ballot without its member."""
    return Ballot(option=vote.option or "", choices=vote.choices, objects=vote.objects)


def _shown(ballot: Ballot) -> SecretBallot:
    return SecretBallot(option=ballot.option or None, choices=ballot.choices, objects=ballot.objects)


def tied(proposal: DecisionProposed, count: Count) -> list[str]:
    """The options that are level at the top, in the order of the proposal; none unless the count is a tie."""
    if count.outcome != "tie":
        return []
    most = max(count.votes.values())
    return [option.option for option in proposal.options if count.votes[option.option] == most]


def _settled(proposal: DecisionProposed, count: Count, drawn: str | None) -> Count:
    """The count, its tie settled as the proposal says. A lot that fell on no such option settles nothing."""
    level = tied(proposal, count)
    chosen = {"first": level[0] if level else None, "lot": drawn if drawn in level else None}.get(proposal.tie)
    if chosen is None:
        return count
    dissent = sum(count.votes.values()) - count.votes[chosen]
    return Count(votes=count.votes, winner=chosen, outcome="adopted", dissent=dissent)


def tally(
    state: State,
    decision_id: str,
    on: date,
    *,
    drawn: str | None = None,
    ballots: Sequence[Ballot] | None = None,
) -> DecisionClosed:
    """Count the ballots of a decision as if it closed on `on`. Below the quorum nothing is decided.

    The method sees ballots without names, in an order that says nothing of who cast them. The tally
    shows what each option ended with. A ballot stays when its member leaves: both then still count,
    so that the quorum never holds ballots against fewer members than cast them. `ballots` are those of a
    secret ballot, if they are not in its urn here; `drawn` is the option that a lot fell on.
    """
    decision = state.decisions[decision_id]
    proposal = decision.proposal
    entitled = sum(member.entitled(on) or who in decision.ballots for who, member in state.members.items())
    if proposal.secret:
        ballots = sorted(state.urns.get(decision_id, ()) if ballots is None else ballots)
    else:
        ballots = sorted(unnamed(vote) for who, vote in decision.ballots.items() if who in state.members)
    count = _settled(proposal, _counted(state, proposal, ballots), drawn)
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
        drawn=drawn,
        ballots=tuple(map(_shown, ballots)) if proposal.secret else (),
    )


def _counted(state: State, proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    nothing = Count(votes={option.option: 0 for option in proposal.options}, winner=None, outcome="rejected", dissent=0)
    method = method_named(state, proposal.method)
    if method is None or not ballots:
        return nothing
    return method.count(proposal, ballots)
