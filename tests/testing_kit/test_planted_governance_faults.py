"""Ways to vote and to share with one fault each: the kit names it, and shows the ballots or the members."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from flashcoop_core.events import DecisionProposed, SplitOption
from flashcoop_core.hooks import (
    Ballot,
    Count,
    DistributionKey,
    Member,
    Refusal,
    VotingMethod,
    Weights,
    hookimpl,
    parameter,
)
from flashcoop_core.testing import GovernanceConformance
from flashcoop_core.testing.conformance.kit import Conformance

Complaint = Callable[[type[Conformance], str], str]

_TEXTS = ("La majorité va de 1 à 10 000\u00a0: corrigez-la.", "The majority goes from 1 to 10,000: correct it.")


def votes_of(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> dict[str, int]:
    return {option.option: sum(b.option == option.option for b in ballots) for option in proposal.options}


def counted(votes: Mapping[str, int], winner: str | None, dissent: int = 0) -> Count:
    return Count(votes=votes, winner=winner, outcome="adopted" if winner else "rejected", dissent=dissent)


def by_share(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    votes, needed = votes_of(proposal, ballots), parameter(proposal, "majority", 5_001)
    winners = [name for name, count in votes.items() if count * 10_000 >= needed * len(ballots) and count]
    return counted(votes, winners[0] if len(winners) == 1 else None)


def in_range(proposal: DecisionProposed) -> Iterator[Refusal]:
    given = parameter(proposal, "majority", 0)
    if not 1 <= given <= 10_000:
        yield Refusal("conseil.majority", {}, "parameters", _TEXTS)


def by_minutes(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    return Weights(
        members={who: member.minutes + 1 for who, member in members.items()}, causes=dict.fromkeys(option.causes, 1)
    )


METHOD = VotingMethod(
    name="share",
    label=("à la part", "by share"),
    count=by_share,
    parameters=("majority",),
    check=in_range,
)
KEY = DistributionKey(name="minutes", label=("aux minutes", "by minutes"), weights=by_minutes, takes_causes=True)


class Council:
    """Ways to decide and to share."""

    def __init__(self, method: VotingMethod = METHOD, key: DistributionKey = KEY) -> None:
        self.method, self.key = method, key

    @hookimpl
    def flashcoop_voting_methods(self) -> Sequence[VotingMethod]:
        return [self.method]

    @hookimpl
    def flashcoop_distribution_keys(self) -> Sequence[DistributionKey]:
        return [self.key]


class Kit(GovernanceConformance):
    plugin = Council()
    parameters = MappingProxyType({"share": {"majority": (1, 10_000)}})


class TestSound(Kit):
    """And this one has no fault."""


# -- counts ---------------------------------------------------------------------------------------------


def first_come(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    """Of options that are level, the one named on the first ballot wins."""
    votes = votes_of(proposal, ballots)
    most = max(votes.values())
    level = [ballot.option for ballot in ballots if ballot.option and votes[ballot.option] == most]
    return counted(votes, level[0] if level else None)


def stranger(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    return counted(votes_of(proposal, ballots), "nobody")


def incomplete(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    votes = {name: count for name, count in votes_of(proposal, ballots).items() if count}
    return counted(votes, None)


def points(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    return counted({name: 3 * count for name, count in votes_of(proposal, ballots).items()}, None)


def shares(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    votes: Any = {name: count / len(ballots) for name, count in votes_of(proposal, ballots).items()}
    return counted(votes, None)


def owing(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    return counted(votes_of(proposal, ballots), None, dissent=len(ballots) + 1)


def hesitant(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
    return Count(votes=votes_of(proposal, ballots), winner=proposal.options[0].option, outcome="tie", dissent=0)


def closed(proposal: DecisionProposed) -> Iterator[Refusal]:
    yield Refusal("conseil.closed", {}, "options", _TEXTS)


def wordless(proposal: DecisionProposed) -> Iterator[Refusal]:
    if len(proposal.options) > 1:
        yield Refusal("conseil.several", {"count": 2}, "options", ("Trop {number}.", "Too {number}."))


# -- weights --------------------------------------------------------------------------------------------


def in_hours(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    weights: Any = {who: member.minutes / 60 for who, member in members.items()}
    return Weights(members=weights)


def rest_to_the_last(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    last = [*members][-1]
    return Weights(members={who: 2 if who == last else 1 for who in members})


def with_the_host(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    return Weights(members={**dict.fromkeys(members, 9), "host": 1})


def squared(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    return Weights(members={who: (member.minutes + 1) ** 5 for who, member in members.items()})


def method(**changes: Any) -> Council:  # noqa: ANN401 - any of its fields
    return Council(method=attrs.evolve(METHOD, **changes))


def key(**changes: Any) -> Council:  # noqa: ANN401 - any of its fields
    return Council(key=attrs.evolve(KEY, **changes))


#: What is wrong -> the plugin, the check that finds it, what is said.
FAULTS: Mapping[str, tuple[Council, str, str]] = {
    "who comes first wins": (
        method(count=first_come),
        "no_order_of_ballots",
        r"opened in another order the ballots adopt o-\d",
    ),
    "the winner stood for nothing": (method(count=stranger), "count_is_sound", r"with the winner nobody"),
    "an option without a count": (method(count=incomplete), "count_is_sound", r"count each option of the proposal"),
    "points are not ballots": (
        method(count=points),
        "count_is_sound",
        r"o-1 is given 3 of 1 ballots\nWith the options o-1",
    ),
    "ballots with a point": (method(count=shares), "count_is_sound", r"no whole number"),
    "more dissent than ballots": (method(count=owing), "count_is_sound", r"2 of 1 dissent"),
    "a tie with a winner": (method(count=hesitant), "count_is_sound", r"tie, with the winner o-1"),
    "nothing can be proposed": (method(check=closed), "each_can_be_proposed", r"tried\.share refuses every proposal"),
    "a refusal without its fact": (
        method(check=wordless),
        "refusals_speak",
        r"conseil\.several cannot be said: no 'number'",
    ),
    "weights with a point": (key(weights=in_hours), "every_cent_is_shared", r"no whole number of zero or more"),
    "the last one gets the rest": (
        key(weights=rest_to_the_last),
        "no_order_of_members",
        r"listed as m-0.* the members weigh",
    ),
    "a stranger is paid": (key(weights=with_the_host), "every_cent_is_shared", r"weighs host"),
    "weights too heavy for the log": (
        key(weights=squared),
        "every_cent_is_shared",
        r"m-01 weighs \d+: weights are whole numbers from 0",
    ),
    "a label that says nothing": (key(label=("", "")), "declared_values", r"the label of minutes is '' in French"),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_named(complaint: Complaint, fault: str) -> None:
    plugin, check, said = FAULTS[fault]
    tried = type("Tried", (Kit,), {"plugin": plugin})
    assert re.search(said, complaint(tried, check))


def test_the_bounds_of_a_parameter_are_asked_for(complaint: Complaint) -> None:
    tried = type("Tried", (GovernanceConformance,), {"plugin": Council()})
    assert "parameters = {'share': {'majority': (1, 9)}}" in complaint(tried, "each_can_be_proposed")
