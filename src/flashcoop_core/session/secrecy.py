"""Secret ballots: what the log may hold of one, and what goes to the urn.

While the vote is open the log says who voted, and nothing else; the ballots wait in an urn beside it,
without names and in no order. Closing empties the urn: the ballots are then in the event, sorted, so
that anyone can count them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from flashcoop_core.codec.shape import shape
from flashcoop_core.errors import Refusal
from flashcoop_core.events import DecisionAmended, DecisionClosed, DecisionWithdrawn, Event, VoteCast
from flashcoop_core.session.figures import unnamed
from flashcoop_core.session.rules.governance import ballot as ballot_rule
from flashcoop_core.session.state import State
from flashcoop_core.session.voting import Ballot

__all__ = ["empties", "into_urn", "is_secret_ballot", "open_urns", "refused_ballot", "same_request", "sealed"]


def _is_secret(state: State, event: VoteCast | DecisionAmended | DecisionClosed | DecisionWithdrawn) -> bool:
    decision = state.decisions.get(event.decision)
    return decision is not None and decision.proposal.secret


def is_secret_ballot(event: object, state: State) -> TypeGuard[VoteCast]:
    """Whether `event` is a ballot of a vote that is secret in `state`."""
    return isinstance(event, VoteCast) and _is_secret(state, event)


def open_urns(state: State) -> tuple[str, ...]:
    """The decisions whose ballots wait in an urn."""
    return tuple(name for name, found in state.decisions.items() if found.proposal.secret and found.is_open)


def refused_ballot(state: State, event: Event) -> Iterator[Refusal]:
    """What is wrong with the ballot itself of a secret vote: once in the urn, nobody looks at it again."""
    if is_secret_ballot(event, state):
        refusals = tuple(shape(event, state.activated.vocabulary))
        yield from refusals or ballot_rule(state, event)


def sealed(state: State, event: Event) -> tuple[Event, Ballot | None]:
    """The event as it may be stored, and the ballot that goes to the urn, if it is of a secret vote."""
    if is_secret_ballot(event, state):
        return event.without_choice(), unnamed(event)
    return event, None


def empties(state: State, event: Event) -> bool:
    """Whether `event` ends a secret vote, or begins it again: its ballots leave the urn."""
    ends = isinstance(event, DecisionAmended | DecisionClosed | DecisionWithdrawn)
    return ends and _is_secret(state, event)


def into_urn(state: State, decision: str, ballot: Ballot) -> None:
    """Put a ballot among the others of its vote: sorted, so that its place says nothing."""
    state.urns[decision] = tuple(sorted((*state.urns.get(decision, ()), ballot)))


def same_request(state: State, asked: object, stored: Event) -> bool:
    """Whether `asked` is what was stored: of a secret vote, only who voted can be told again."""
    if is_secret_ballot(asked, state):
        asked = asked.without_choice()
    return bool(asked == stored)
