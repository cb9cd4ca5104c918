"""Governance: what the members propose, vote and decide."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import (
    Count,
    Id,
    Matter,
    Name,
    PositiveCents,
    Rate,
    Text,
    Weight,
)

__all__ = [
    "Ballots",
    "DecisionClosed",
    "DecisionProposed",
    "DecisionWithdrawn",
    "MemberWeight",
    "Option",
    "PriceOption",
    "SplitOption",
    "VoteCast",
]


@attrs.frozen(kw_only=True)
class PriceOption:
    """The price, all taxes included, of one unit of a product on a channel."""

    product: Id
    channel: Id
    price: PositiveCents


@attrs.frozen(kw_only=True)
class MemberWeight:
    """The weight of one member in a split."""

    member: Id
    weight: Weight


@attrs.frozen(kw_only=True)
class SplitOption:
    """How profit is shared: equally, by hours worked, or by the weights given."""

    key: Literal["equal", "hours", "weights"]
    weights: tuple[MemberWeight, ...] = ()


@attrs.frozen(kw_only=True)
class Option:
    """One answer that members can choose. `prices` or `split` say what it decides, exactly."""

    option: Id
    label: Name
    prices: tuple[PriceOption, ...] = ()
    split: SplitOption | None = None


@attrs.frozen(kw_only=True)
class DecisionProposed:
    """A question is put to the members, with its options and the way it will be decided.

    `majority`: the option with the most ballots, more than half of those that are not blank; a tie
    decides nothing. `consent`: one option, adopted unless a member objects. `quorum` is the part of
    the members entitled to vote that must cast a ballot.
    """

    on: date
    decision: Id
    subject: Matter
    question: Text
    options: tuple[Option, ...]
    method: Literal["majority", "consent"] = "majority"
    quorum: Rate = 5_000


@attrs.frozen(kw_only=True)
class VoteCast:
    """A member's ballot: an option, blank (no option), or an objection in a decision by consent.

    A later ballot of the same member replaces the former one until the decision is closed.
    """

    on: date
    decision: Id
    member: Id
    option: Id | None = None
    objects: bool = False


@attrs.frozen(kw_only=True)
class Ballots:
    """How many ballots an option received."""

    option: Id
    votes: Count


@attrs.frozen(kw_only=True)
class DecisionClosed:
    """The ballots are counted. `dissent` counts the ballots for another option and the objections."""

    on: date
    decision: Id
    tally: tuple[Ballots, ...]
    blank: Count
    entitled: Count
    winner: Id | None = None
    outcome: Literal["adopted", "rejected", "no_quorum", "tie"]
    dissent: Count


@attrs.frozen(kw_only=True)
class DecisionWithdrawn:
    """An open question is taken back; its ballots count for nothing."""

    on: date
    decision: Id
    reason: Text
