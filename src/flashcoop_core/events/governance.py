"""Governance: what the members propose, vote and decide."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.corrections import EventId
from flashcoop_core.events.fields import (
    Count,
    Id,
    Matter,
    Name,
    PositiveCents,
    Rate,
    SignedWhole,
    Text,
    Weight,
)

__all__ = [
    "Ballots",
    "DecisionAmended",
    "DecisionApplied",
    "DecisionClosed",
    "DecisionProposed",
    "DecisionWithdrawn",
    "MemberWeight",
    "Option",
    "Parameter",
    "PriceOption",
    "SecretBallot",
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
class Parameter:
    """A whole number that a voting method or a distribution key takes; what it means, the method or key says."""

    name: Id
    value: SignedWhole


@attrs.frozen(kw_only=True)
class SplitOption:
    """How profit is shared: by a key (`equal`, `hours`, `weights`, or a plugin's) and what the key takes.

    `causes` are engaged partners that a key may give a part to.
    """

    key: Id
    weights: tuple[MemberWeight, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    causes: tuple[Id, ...] = ()


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

    `majority`: the option with the most ballots, more than half of those that are not blank. `consent`:
    one option, adopted unless a member objects. `unanimity`: every ballot that is not blank is for the
    same option. Plugins add methods, which may take `parameters`. `quorum` is the part of the members
    entitled to vote that must cast a ballot.

    `tie` says beforehand what happens when options are level: `nothing` is decided, the one listed
    `first` wins, or a `lot` is drawn before everybody. In a `secret` ballot the log says who voted, and
    never what.
    """

    on: date
    decision: Id
    subject: Matter
    question: Text
    options: tuple[Option, ...]
    method: Id = "majority"
    parameters: tuple[Parameter, ...] = ()
    quorum: Rate = 5_000
    secret: bool = False
    tie: Literal["nothing", "first", "lot"] = "nothing"


@attrs.frozen(kw_only=True)
class DecisionAmended:
    """An open question is put in other words, or with other options. Ballots cast before count for nothing.

    What is not said here stays as it was proposed: subject, method, quorum, secrecy, tie.
    """

    on: date
    decision: Id
    question: Text
    options: tuple[Option, ...]
    reason: Text


@attrs.frozen(kw_only=True)
class VoteCast:
    """A member's ballot: an option, blank (no option), or an objection where the method takes one.

    `choices` are the options that the member approves, or ranks from the most wanted on, where the
    method asks for that. A later ballot of the same member replaces the former one until the decision
    is closed. In a secret ballot nothing but the member is stored: what they chose goes to the urn, and
    cannot be replaced.
    """

    on: date
    decision: Id
    member: Id
    option: Id | None = None
    choices: tuple[Id, ...] = ()
    objects: bool = False

    def without_choice(self) -> VoteCast:
        """Who voted, and when: all that the log may hold of a secret ballot."""
        return VoteCast(on=self.on, decision=self.decision, member=self.member)


@attrs.frozen(kw_only=True)
class Ballots:
    """How many ballots an option received."""

    option: Id
    votes: Count


@attrs.frozen(kw_only=True)
class SecretBallot:
    """A ballot out of the urn: what was chosen, by nobody knows whom. All empty: a blank one."""

    option: Id | None = None
    choices: tuple[Id, ...] = ()
    objects: bool = False


@attrs.frozen(kw_only=True)
class DecisionClosed:
    """The ballots are counted. `dissent` counts the ballots for another option and the objections.

    `entitled` are the members who may vote that day, and those who voted and may no more. `ballots` are
    those of a secret ballot, in an order of their own, so that anyone can count them again. `drawn` is the
    option that the lot fell on, where options were level and the proposal asked for a lot.
    """

    on: date
    decision: Id
    tally: tuple[Ballots, ...]
    blank: Count
    entitled: Count
    winner: Id | None = None
    outcome: Literal["adopted", "rejected", "no_quorum", "tie"]
    dissent: Count
    drawn: Id | None = None
    ballots: tuple[SecretBallot, ...] = ()


@attrs.frozen(kw_only=True)
class DecisionApplied:
    """What was decided is done: `how`, in a few words, and the events that did it, if any.

    Prices and splits name their decision themselves; this is for a name, a brand, a way to work.
    """

    on: date
    decision: Id
    how: Text
    events: tuple[EventId, ...] = ()


@attrs.frozen(kw_only=True)
class DecisionWithdrawn:
    """An open question is taken back; its ballots count for nothing."""

    on: date
    decision: Id
    reason: Text
