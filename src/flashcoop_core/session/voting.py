"""What a way to vote is: which ballots it takes, how it counts them. Plugins add some; three are built in.

A count is a pure function of the proposal and the ballots, which come without names and in no
order that says who cast them: it depends on neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Literal

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events import DecisionProposed, SplitOption

__all__ = ["Ballot", "Count", "VotingMethod", "held_to", "parameter"]


@attrs.frozen(kw_only=True, order=True)
class Ballot:
    """A ballot without its member.

    `option` is the one chosen, empty if none; `choices` are those approved, or ranked from the most
    to the least wanted; `objects` says that the member objects. All empty: a blank ballot.
    """

    option: str = ""
    choices: tuple[str, ...] = ()
    objects: bool = False


@attrs.frozen(kw_only=True)
class Count:
    """What the ballots amount to.

    `votes` are the ballots that each option ends with, every option of the proposal among them;
    `winner` is the option adopted, if and only if `outcome` says so; `dissent` counts the ballots
    that wanted something else or objected. A blank ballot is in neither.
    """

    votes: Mapping[str, int]
    winner: str | None
    outcome: Literal["adopted", "rejected", "tie"]
    dissent: int


def _no_objection(proposal: DecisionProposed) -> Iterable[Refusal]:
    return ()


@attrs.frozen(kw_only=True, eq=False)
class VotingMethod:
    """A way to decide.

    Attributes:
        name: its own name; a proposal names a plugin's as `<plugin>.<name>`.
        label: for people, (French, English).
        ballot: what a ballot holds: `one` option, `several` that are approved, or a `ranking`.
        objections: whether a member may object.
        parameters: the names of the parameters that it takes; another is refused.
        check: what is wrong with a proposal by this method: its options, what its parameters are set to.
            A refusal of a plugin has the plugin's own name and `texts`, or a name and the facts of the core.
        count: counts the ballots, in any order; the quorum is held to before. At least one was cast.
    """

    name: str
    label: tuple[str, str]
    count: Callable[[DecisionProposed, Sequence[Ballot]], Count]
    ballot: Literal["one", "several", "ranking"] = "one"
    objections: bool = False
    parameters: tuple[str, ...] = ()
    check: Callable[[DecisionProposed], Iterable[Refusal]] = _no_objection


def parameter(of: DecisionProposed | SplitOption, name: str, default: int) -> int:
    """The parameter `name` of a proposal or a split option, or `default` where it gives none."""
    return next((given.value for given in of.parameters if given.name == name), default)


def held_to(
    count: Callable[[DecisionProposed, Sequence[Ballot]], Count],
) -> Callable[[DecisionProposed, Sequence[Ballot]], Count]:
    """`count`, which raises `ValueError` where it gives what no count can be: a plugin may have made it."""

    @wraps(count)
    def held(proposal: DecisionProposed, ballots: Sequence[Ballot]) -> Count:
        counted = count(proposal, ballots)
        options = {option.option for option in proposal.options}
        if counted.votes.keys() != options:
            raise ValueError(f"counts {', '.join(sorted(counted.votes))}: count each option of the proposal, no other")
        if any(type(number) is not int or number < 0 for number in (*counted.votes.values(), counted.dissent)):
            raise ValueError("counts ballots that are no whole number of zero or more")
        if (counted.winner in options) != (counted.outcome == "adopted") or counted.winner not in {None, *options}:
            raise ValueError(f"{counted.outcome}, with the winner {counted.winner}: what is adopted has one, else none")
        return counted

    return held
