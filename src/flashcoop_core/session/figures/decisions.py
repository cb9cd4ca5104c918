"""What the members decided: the count of a decision"s ballots."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from flashcoop_core.events import Ballots, DecisionClosed
from flashcoop_core.session.state import Decision, State

__all__ = ["tally"]


Outcome = Literal["adopted", "rejected", "no_quorum", "tie"]


def tally(state: State, decision_id: str, on: date) -> DecisionClosed:
    """Count the ballots of a decision as if it closed on `on`.

    A majority needs more than half of the ballots that are not blank; two options level decide
    nothing. Consent is one option without an objection. Below the quorum nothing is decided.
    """
    decision = state.decisions[decision_id]
    entitled = sum(member.entitled(on) for member in state.members.values())
    ballots = {who: ballot for who, ballot in decision.ballots.items() if who in state.members}
    votes = {option.option: 0 for option in decision.proposal.options}
    for ballot in ballots.values():
        if ballot.option is not None and not ballot.objects:
            votes[ballot.option] += 1
    objections = sum(ballot.objects for ballot in ballots.values())
    cast = sum(votes.values()) + objections
    winner, outcome = _outcome(decision, votes, objections)
    if len(ballots) * 10_000 < decision.proposal.quorum * entitled or not ballots:
        winner, outcome = None, "no_quorum"
    return DecisionClosed(
        on=on,
        decision=decision_id,
        tally=tuple(Ballots(option=option, votes=count) for option, count in sorted(votes.items())),
        blank=len(ballots) - cast,
        entitled=entitled,
        winner=winner,
        outcome=outcome,
        dissent=cast - votes[winner] if winner else objections,
    )


def _outcome(decision: Decision, votes: Mapping[str, int], objections: int) -> tuple[str | None, Outcome]:
    if decision.proposal.method == "consent":
        (only,) = votes
        return (only, "adopted") if votes[only] and not objections else (None, "rejected")
    most = max(votes.values())
    leaders = [option for option, count in votes.items() if count == most]
    if most * 2 > sum(votes.values()):
        return leaders[0], "adopted"
    return None, "tie" if len(leaders) > 1 and most else "rejected"
