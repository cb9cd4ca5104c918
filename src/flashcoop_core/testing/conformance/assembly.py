"""What the kit of governance asks with: proposals, ballots and members, drawn in the form that a method takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs
import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.events import Contract, DecisionProposed, MemberWeight, Option, Parameter, SplitOption
from flashcoop_core.session.sharing import DistributionKey
from flashcoop_core.session.state import Member
from flashcoop_core.session.voting import Ballot, VotingMethod
from flashcoop_core.written import cents

__all__ = [
    "Bounds",
    "Sharing",
    "Vote",
    "packed",
    "proposals",
    "sharing_shown",
    "sharings",
    "splits",
    "unpacked",
    "vote_shown",
    "votes",
]

#: The parameters that a method or a key takes, each with its lowest and highest value.
Bounds = Mapping[str, tuple[int, int]]

_DAY = date(2026, 3, 2)
_MOST_OPTIONS, _MOST_BALLOTS, _MOST_MEMBERS = 5, 9, 7
_MOST_CENTS = 1_000_000
_CAUSES = ("food-bank", "workshop")


@attrs.frozen(kw_only=True)
class Vote:
    """A proposal, and the ballots cast on it."""

    method: str
    proposal: DecisionProposed
    ballots: tuple[Ballot, ...]


@attrs.frozen(kw_only=True)
class Sharing:
    """An option voted, the members who may be paid, and the sum (cents) that is shared."""

    key: str
    split: SplitOption
    members: dict[str, Member]
    cents: int


def packed(case: Vote | Sharing) -> bytes:
    """The case in bytes, for another process."""
    return msgspec.json.encode((type(case).__name__, case))


def unpacked(case: bytes) -> Vote | Sharing:
    """The case that was packed."""
    name, plain = msgspec.json.decode(case)
    return msgspec.convert(plain, Vote) if name == Vote.__name__ else msgspec.convert(plain, Sharing)


def proposals(name: str, bounds: Bounds) -> SearchStrategy[DecisionProposed]:
    """Proposals of one to five options by the method `name`, with its parameters."""
    return st.builds(_proposal, st.just(name), st.integers(1, _MOST_OPTIONS), _parameters(bounds))


def _proposal(method: str, options: int, parameters: tuple[Parameter, ...]) -> DecisionProposed:
    return DecisionProposed(
        on=_DAY,
        decision="question",
        subject="other",
        question="Que faire ?",
        options=tuple(Option(option=f"o-{number}", label=f"Option {number}") for number in range(1, options + 1)),
        method=method,
        parameters=parameters,
    )


def _parameters(bounds: Bounds) -> SearchStrategy[tuple[Parameter, ...]]:
    # Now and then one is left out: it may have a default.
    values = {name: st.integers(low, high) for name, (low, high) in bounds.items()}
    return st.fixed_dictionaries({}, optional=values).map(
        lambda given: tuple(Parameter(name=name, value=value) for name, value in given.items())
    )


def votes(name: str, method: VotingMethod, bounds: Bounds) -> SearchStrategy[Vote]:
    """A proposal that `method` takes, and one to nine ballots in the form that it asks for."""
    taken = proposals(name, bounds).filter(lambda proposal: not tuple(method.check(proposal)))
    return taken.flatmap(
        lambda proposal: st.builds(
            Vote,
            method=st.just(name),
            proposal=st.just(proposal),
            ballots=st.lists(
                _ballots([option.option for option in proposal.options], method), min_size=1, max_size=_MOST_BALLOTS
            ).map(lambda ballots: tuple(sorted(ballots))),
        )
    )


def _ballots(options: Sequence[str], method: VotingMethod) -> SearchStrategy[Ballot]:
    objects = st.booleans() if method.objections else st.just(False)  # noqa: FBT003 - a value to draw
    if method.ballot == "one":
        return st.builds(Ballot, option=st.sampled_from(["", *options]), objects=objects)
    chosen = st.permutations(options).flatmap(lambda order: st.integers(0, len(order)).map(lambda n: tuple(order[:n])))
    if method.ballot == "several":
        chosen = chosen.map(lambda choices: tuple(sorted(choices)))
    return st.builds(Ballot, choices=chosen, objects=objects)


def splits(name: str, key: DistributionKey, bounds: Bounds) -> SearchStrategy[SplitOption]:
    """Split options by the key `name`, with what it takes: parameters, weights of members, causes."""
    weights = st.lists(st.integers(0, 100), min_size=_MOST_MEMBERS, max_size=_MOST_MEMBERS)
    causes = st.lists(st.sampled_from(_CAUSES), unique=True, max_size=len(_CAUSES)).map(tuple)
    return st.builds(
        SplitOption,
        key=st.just(name),
        weights=weights.map(_weights) if key.takes_weights else st.just(()),
        parameters=_parameters(bounds),
        causes=causes if key.takes_causes else st.just(()),
    )


def _weights(given: Sequence[int]) -> tuple[MemberWeight, ...]:
    return tuple(MemberWeight(member=_id(number), weight=weight) for number, weight in enumerate(given, 1))


def _id(number: int) -> str:
    return f"m-{number:02}"


def sharings(name: str, key: DistributionKey, bounds: Bounds) -> SearchStrategy[Sharing]:
    """An option that `key` takes, one to seven members with their hours, and a sum to share."""
    people = st.lists(_member(), min_size=1, max_size=_MOST_MEMBERS)
    return st.builds(
        Sharing,
        key=st.just(name),
        split=splits(name, key, bounds).filter(lambda split: not tuple(key.check(split))),
        members=people.map(lambda given: {_id(number): member for number, member in enumerate(given, 1)}),
        cents=st.integers(1, _MOST_CENTS),
    )


def _member() -> SearchStrategy[Member]:
    contract = Contract(signed=_DAY, ends=date(2026, 12, 31))
    minutes = st.sampled_from((0, 1, 59, 60, 61)) | st.integers(0, 60 * 70)
    left = st.none() | st.just(_DAY)
    return st.builds(Member, joined=st.just(_DAY), contract=st.just(contract), left=left, minutes=minutes)


def vote_shown(vote: Vote) -> str:
    """A vote as people read it out: the options, then the ballots."""
    options = ", ".join(option.option for option in vote.proposal.options)
    lines = [f"  {_ballot(ballot)}" for ballot in vote.ballots]
    given = _parameters_shown(vote.proposal.parameters)
    return "\n".join([f"With the options {options}{given} and these ballots ({vote.method}):", *lines])


def _ballot(ballot: Ballot) -> str:
    wanted = ballot.option or " > ".join(ballot.choices) or "blank"
    return f"{wanted}, objects" if ballot.objects else wanted


def _parameters_shown(parameters: Sequence[Parameter]) -> str:
    return "".join(f", {given.name} {given.value}" for given in parameters)


def sharing_shown(sharing: Sharing) -> str:
    """A sharing as people read it: the sum, the key, the members and their hours."""
    split = sharing.split
    lines = [f"  {who}, {member.minutes} minutes" for who, member in sharing.members.items()]
    lines += [f"  {given.member} was voted a weight of {given.weight}" for given in split.weights]
    lines += [f"  {cause}, a cause" for cause in split.causes]
    given = _parameters_shown(split.parameters)
    return "\n".join([f"With {cents(sharing.cents, 'en')} to share by {sharing.key}{given} among:", *lines])
