"""What the kit of governance asks with: proposals, ballots and members, drawn in the form that a method takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs
import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from flashcoop_core.events import Contract, DecisionProposed, MemberWeight, Option, Parameter, SplitOption
from flashcoop_core.session.sharing import DistributionKey
from flashcoop_core.session.state import Member
from flashcoop_core.session.voting import Ballot, VotingMethod

__all__ = ["Bounds", "Sharing", "Vote", "ballots_shown", "proposals", "sharings", "votes"]

#: The parameters that a method or a key takes, each with its lowest and highest value.
Bounds = Mapping[str, tuple[int, int]]

_DAY = date(2026, 3, 2)
_MOST_OPTIONS, _MOST_BALLOTS, _MOST_MEMBERS = 5, 9, 7
_MOST_CENTS = 1_000_000


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


def pack(case: Vote | Sharing) -> bytes:
    """The case in bytes, for another process."""
    return msgspec.json.encode(case)


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
    values = {name: st.integers(low, high) for name, (low, high) in bounds.items()}
    return st.fixed_dictionaries(values).map(
        lambda given: tuple(Parameter(name=name, value=value) for name, value in given.items())
    )


@st.composite
def votes(draw: DrawFn, name: str, method: VotingMethod, bounds: Bounds) -> Vote:
    """A proposal that `method` takes, and one to nine ballots in the form that it asks for."""
    proposal = draw(proposals(name, bounds).filter(lambda proposal: not tuple(method.check(proposal))))
    ballot = _ballots([option.option for option in proposal.options], method)
    ballots = draw(st.lists(ballot, min_size=1, max_size=_MOST_BALLOTS))
    return Vote(method=name, proposal=proposal, ballots=tuple(sorted(ballots)))


def _ballots(options: Sequence[str], method: VotingMethod) -> SearchStrategy[Ballot]:
    objects = st.booleans() if method.objections else st.just(False)  # noqa: FBT003 - a value to draw
    if method.ballot == "one":
        return st.builds(Ballot, option=st.sampled_from(["", *options]), objects=objects)
    chosen = st.permutations(options).flatmap(lambda order: st.integers(0, len(order)).map(lambda n: tuple(order[:n])))
    if method.ballot == "several":
        chosen = chosen.map(lambda choices: tuple(sorted(choices)))
    return st.builds(Ballot, choices=chosen, objects=objects)


@st.composite
def sharings(draw: DrawFn, name: str, key: DistributionKey, bounds: Bounds) -> Sharing:
    """An option that `key` takes, one to seven members with their hours, and a sum to share."""
    members = {f"m-{number:02}": draw(_member()) for number in range(1, draw(st.integers(1, _MOST_MEMBERS)) + 1)}
    weights = st.lists(st.sampled_from(sorted(members)), unique=True).flatmap(
        lambda who: st.tuples(*(st.builds(MemberWeight, member=st.just(one), weight=st.integers(0, 100)) for one in who))
    )
    causes = st.lists(st.sampled_from(("food-bank", "workshop")), unique=True, max_size=2).map(tuple)
    splits = st.builds(SplitOption, key=st.just(name), weights=weights, parameters=_parameters(bounds), causes=causes)
    split = draw(splits.filter(lambda split: not tuple(key.check(split))))
    return Sharing(key=name, split=split, members=members, cents=draw(st.integers(1, _MOST_CENTS)))


def _member() -> SearchStrategy[Member]:
    contract = Contract(signed=_DAY, ends=date(2026, 12, 31))
    minutes = st.sampled_from((0, 1, 59, 60, 61)) | st.integers(0, 60 * 70)
    return st.builds(Member, joined=st.just(_DAY), contract=st.just(contract), minutes=minutes)


def ballots_shown(vote: Vote) -> str:
    """A vote as people read it out: the options, then the ballots."""
    options = ", ".join(option.option for option in vote.proposal.options)
    parameters = ", ".join(f"{given.name} {given.value}" for given in vote.proposal.parameters)
    lines = [f"  {_ballot(ballot)}" for ballot in vote.ballots]
    return "\n".join([f"With the options {options}{f' ({parameters})' if parameters else ''} and these ballots:", *lines])


def _ballot(ballot: Ballot) -> str:
    wanted = ballot.option or " > ".join(ballot.choices) or "blank"
    return f"{wanted}, objects" if ballot.objects else wanted
