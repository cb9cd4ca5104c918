"""What a way to share is: whom it pays, by which weights. Plugins add some; three are built in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events import SplitOption

if TYPE_CHECKING:
    from flashcoop_core.session.state import Member

__all__ = ["DistributionKey", "Weights"]


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
        weights: the weights, a pure function of the option voted and of the members who may be paid,
            by id. A member left out has no share.
        check: what is wrong with an option by this key (its weights, parameters, causes).
        pays_who_left: whether members who worked and left may be paid too.
    """

    name: str
    label: tuple[str, str]
    weights: Callable[[SplitOption, Mapping[str, Member]], Weights]
    check: Callable[[SplitOption], Iterable[Refusal]] = _no_fault
    pays_who_left: bool = False
