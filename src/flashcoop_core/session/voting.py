"""What a way to vote is: which ballots it takes, how it counts them. Plugins add some; two are built in.

A count is a pure function of the proposal and the ballots, which come without names and in no
order that says who cast them: it depends on neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events import DecisionProposed

__all__ = ["Ballot", "Count", "VotingMethod", "parameter"]


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
    `winner` is the option adopted, if any; `dissent` counts the ballots that wanted something else
    or objected. A blank ballot is in neither.
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
        check: what is wrong with a proposal by this method (its options, its parameters).
        count: counts the ballots, in any order; the quorum is held to before. At least one was cast.
    """

    name: str
    label: tuple[str, str]
    count: Callable[[DecisionProposed, Sequence[Ballot]], Count]
    ballot: Literal["one", "several", "ranking"] = "one"
    objections: bool = False
    check: Callable[[DecisionProposed], Iterable[Refusal]] = _no_objection


def parameter(proposal: DecisionProposed, name: str, default: int) -> int:
    """The parameter `name` of a proposal, or `default` where it gives none."""
    given: Mapping[str, int] = MappingProxyType({entry.name: entry.value for entry in proposal.parameters})
    return given.get(name, default)
