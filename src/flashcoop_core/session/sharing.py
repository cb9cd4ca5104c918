"""What a way to share is: whom it pays, by which weights. Plugins add some; three are built in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events import SplitOption

if TYPE_CHECKING:
    from flashcoop_core.session.state import Member

__all__ = ["DistributionKey", "Weights", "held_to"]


@attrs.frozen(kw_only=True)
class Weights:
    """By which weights a sum is split: whole numbers of zero or more, of members and of causes alike.

    The split is by largest remainder over both together, so that nothing is lost or made.
    """

    members: Mapping[str, int]
    causes: Mapping[str, int] = MappingProxyType({})


def _no_fault(split: SplitOption) -> Iterable[Refusal]:
    return ()


@attrs.frozen(kw_only=True, eq=False)
class DistributionKey:
    """A way to share what is distributable.

    Attributes:
        name: its own name; a split option names a plugin's as `<plugin>.<name>`.
        label: for people, (French, English).
        weights: the weights, a pure function of the option voted, of the members who may be paid, by
            id, and of the day of sharing. A member left out has no share.
        parameters: the names of the parameters that it takes; another is refused.
        takes_weights, takes_causes: whether an option by this key has weights of members, or causes.
            What it does not take is refused: nothing that is voted is passed over in silence.
        check: what is wrong with an option by this key. For names and texts see `VotingMethod`.
        pays_who_left: whether members who worked and left may be paid too; `Member.entitled` tells.
    """

    name: str
    label: tuple[str, str]
    weights: Callable[[SplitOption, Mapping[str, Member], date], Weights]
    parameters: tuple[str, ...] = ()
    takes_weights: bool = False
    takes_causes: bool = False
    check: Callable[[SplitOption], Iterable[Refusal]] = _no_fault
    pays_who_left: bool = False


def held_to(
    weights: Callable[[SplitOption, Mapping[str, Member], date], Weights],
) -> Callable[[SplitOption, Mapping[str, Member], date], Weights]:
    """`weights`, which raises `ValueError` where it gives what nothing can be split by: a plugin may have made it."""

    @wraps(weights)
    def held(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
        given = weights(option, members, on)
        strangers = (given.members.keys() - members.keys()) | (given.causes.keys() - set(option.causes))
        if strangers:
            raise ValueError(f"weighs {', '.join(sorted(strangers))}: weigh members who may be paid and causes voted")
        if any(type(weight) is not int or weight < 0 for weight in (*given.members.values(), *given.causes.values())):
            raise ValueError("gives a weight that is no whole number of zero or more")
        return given

    return held
