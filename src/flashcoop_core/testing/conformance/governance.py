"""The kit of governance plugins: a count that no order changes, a split that loses no cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.errors import Refused
from flashcoop_core.events import DecisionProposed
from flashcoop_core.money import largest_remainder
from flashcoop_core.session.extension import Activated
from flashcoop_core.session.sharing import DistributionKey, Weights
from flashcoop_core.session.voting import Ballot, Count, VotingMethod
from flashcoop_core.testing.conformance.assembly import (
    Bounds,
    Sharing,
    Vote,
    packed,
    proposals,
    sharing_shown,
    sharings,
    splits,
    unpacked,
    vote_shown,
    votes,
)
from flashcoop_core.testing.conformance.declared import check_spoken, check_words
from flashcoop_core.testing.conformance.draws import any_of, drawn_now, found_now
from flashcoop_core.testing.conformance.kit import drawn, must
from flashcoop_core.testing.conformance.pure import PureConformance
from flashcoop_core.testing.conformance.sessions import LAST_DAY, activation
from flashcoop_core.written import cents

__all__ = ["GovernanceConformance"]

_T = TypeVar("_T")

#: More ballots and members than are ever drawn.
_MOST = 16

#: How many votes and sharings stand in a case.
_EACH = 12
#: The heaviest weight that a share can have in the log.
_HEAVIEST = 10**12

_NOTHING: Mapping[str, Bounds] = MappingProxyType({})


def _proposals(kit: GovernanceConformance) -> SearchStrategy[DecisionProposed | None]:
    return any_of(proposals(name, kit.bounds(method)) for name, method in kit.methods.items())


def _votes(kit: GovernanceConformance) -> SearchStrategy[Vote | None]:
    return any_of(votes(name, method, kit.bounds(method)) for name, method in kit.methods.items())


def _sharings(kit: GovernanceConformance) -> SearchStrategy[Sharing | None]:
    return any_of(sharings(name, key, kit.bounds(key)) for name, key in kit.keys.items())


def _orders(_: GovernanceConformance) -> SearchStrategy[list[int]]:
    return st.permutations(range(_MOST))


def _reordered(things: Sequence[_T], order: Sequence[int]) -> list[_T]:
    return [things[place] for place in order if place < len(things)]


def _takes(way: VotingMethod | DistributionKey, proposed: Any) -> bool:  # noqa: ANN401 - what that way decides on
    return not tuple(way.check(proposed))


def _hint(way: VotingMethod | DistributionKey) -> str:
    if not way.parameters:
        return "see to it that its own check lets something in"
    bounds = f"parameters = {{{way.name!r}: {{{way.parameters[0]!r}: (1, 9)}}}}"
    return f"say in the class from what to what its parameters go, {bounds}"


class GovernanceConformance(PureConformance, kit=True):
    """The kit of governance plugins. A test class may say more.

    ```python
    class TestConseil(GovernanceConformance):
        plugin = flashcoop_governance_conseil
        parameters = {"two-thirds": {"majority": (5_001, 10_000)}}
    ```

    Attributes:
        parameters: for a method or a key, by its own name: the lowest and highest value of each parameter.
    """

    parameters: ClassVar[Mapping[str, Bounds]] = _NOTHING

    # -- what it declares -------------------------------------------------------------------------------

    def check_declared_values(self) -> None:
        """Each way to decide and to share has a name in French and in English, and parameters that it says it takes."""
        ways: list[VotingMethod | DistributionKey] = [*self.methods.values(), *self.keys.values()]
        for way in ways:
            check_words(way.label, f"the label of {way.name}")
        own = {way.name: way for way in ways}
        for name, bounds in self.parameters.items():
            must(name in own, f"the class gives parameters of {name}, which is no way to decide or to share")
            strange = sorted(set(bounds) - set(own[name].parameters))
            must(not strange, f"the class gives {name} the parameter {', '.join(strange)}, which it does not take")

    def check_each_can_be_proposed(self) -> None:
        """Each way to decide takes some proposal, each way to share some option: else nobody could ever use it."""
        for name, method in self.methods.items():
            taken = found_now(proposals(name, self.bounds(method)), partial(_takes, method))
            must(taken, f"{name} refuses every proposal that the kit can think of: {_hint(method)}")
        for name, key in self.keys.items():
            taken = found_now(splits(name, key, self.bounds(key)), partial(_takes, key))
            must(taken, f"{name} refuses every option that the kit can think of: {_hint(key)}")

    @drawn(proposal=_proposals)
    def check_refusals_speak(self, proposal: DecisionProposed | None) -> None:
        """A proposal that it does not take is refused with a sentence in French and in English."""
        if proposal is not None:
            check_spoken(Refused(tuple(self.methods[proposal.method].check(proposal))))

    # -- deciding ---------------------------------------------------------------------------------------

    @drawn(vote=_votes)
    def check_count_is_sound(self, vote: Vote | None) -> None:
        """Each option has its number of ballots, and what is adopted is one option of the proposal, or none."""
        if vote is None:
            return
        count = self._count(vote, vote.ballots)
        shown = vote_shown(vote)
        options = {option.option for option in vote.proposal.options}
        must(count.votes.keys() == options, f"the tally is of {', '.join(count.votes)}\n{shown}")
        for option, number in count.votes.items():
            whole = type(number) is int and 0 <= number <= len(vote.ballots)
            must(whole, f"{option} is given {number!r} of {len(vote.ballots)} ballots\n{shown}")
        must(0 <= count.dissent <= len(vote.ballots), f"{count.dissent} of {len(vote.ballots)} dissent\n{shown}")
        must(count.winner is None or count.winner in options, f"the winner is {count.winner}\n{shown}")
        won = (count.outcome == "adopted") == (count.winner is not None)
        must(won, f"the outcome is {count.outcome} and the winner {count.winner}\n{shown}")

    @drawn(vote=_votes, order=_orders)
    def check_no_order_of_ballots(self, vote: Vote | None, order: Sequence[int]) -> None:
        """In whatever order the ballots are opened, the result is the same: it tells nothing of who voted when."""
        if vote is None:
            return
        first = self._count(vote, vote.ballots)
        # The other way round too: where the first or the last decides, that shows it soonest.
        for ballots in (vote.ballots[::-1], _reordered(vote.ballots, order)):
            again = self._count(vote, ballots)
            must(
                first == again,
                f"opened in another order the ballots adopt {again.winner or 'nothing'} ({_counted(again.votes)}), "
                f"not {first.winner or 'nothing'} ({_counted(first.votes)})\n{vote_shown(vote)}",
            )

    # -- sharing ----------------------------------------------------------------------------------------

    @drawn(sharing=_sharings)
    def check_every_cent_is_shared(self, sharing: Sharing | None) -> None:
        """Weights are whole numbers of members and causes who may be paid, and by them every cent finds its place."""
        if sharing is None:
            return
        weights, shown = self._weights(sharing), sharing_shown(sharing)
        parts = {**weights.members, **{f"cause:{cause}": weight for cause, weight in weights.causes.items()}}
        for who, weight in parts.items():
            whole = type(weight) is int and 0 <= weight <= _HEAVIEST
            must(whole, f"{who} weighs {weight!r}: weights are whole numbers from 0 to {_HEAVIEST:,}\n{shown}")
        if not any(weights.members.values()):
            return  # nobody to pay: the core shares nothing by such weights
        shared = sum(largest_remainder(sharing.cents, parts).values())
        must(
            shared == sharing.cents,
            f"of {cents(sharing.cents, 'en')} its weights share {cents(shared, 'en')}\n{shown}",
        )

    @drawn(sharing=_sharings, order=_orders)
    def check_no_order_of_members(self, sharing: Sharing | None, order: Sequence[int]) -> None:
        """In whatever order the members are listed, each has the same weight."""
        if sharing is None:
            return
        names = _reordered(list(sharing.members), order)
        listed = {name: sharing.members[name] for name in names}
        first, again = self._weights(sharing), self._weights(sharing, listed)
        must(
            (dict(first.members), dict(first.causes)) == (dict(again.members), dict(again.causes)),
            f"listed as {', '.join(names)} the members weigh {_counted(again.members)}, not {_counted(first.members)}\n"
            f"{sharing_shown(sharing)}",
        )

    # -- cases ------------------------------------------------------------------------------------------

    def cases(self) -> Mapping[str, bytes]:
        """See `PureConformance.cases`: votes counted and sums shared."""
        found: dict[str, bytes] = {}
        for name, method in self.methods.items():
            cast = drawn_now(votes(name, method, self.bounds(method)), _EACH)
            found |= {f"{name}, vote {at}": packed(vote) for at, vote in enumerate(cast, 1)}
        for name, key in self.keys.items():
            shared = drawn_now(sharings(name, key, self.bounds(key)), _EACH)
            found |= {f"{name}, sharing {at}": packed(sharing) for at, sharing in enumerate(shared, 1)}
        return found

    def given(self, case: bytes) -> Vote | Sharing:
        """See `PureConformance.given`."""
        return unpacked(case)

    def made(self, given: Vote | Sharing) -> object:
        """See `PureConformance.made`."""
        return self._count(given, given.ballots) if isinstance(given, Vote) else self._weights(given)

    # -- how --------------------------------------------------------------------------------------------

    @cached_property
    def _activated(self) -> Activated:
        return self.plugins.activated(activation(self.called))

    @property
    def methods(self) -> Mapping[str, VotingMethod]:
        """Its ways to decide, as proposals name them."""
        return self._activated.methods

    @property
    def keys(self) -> Mapping[str, DistributionKey]:
        """Its ways to share, as split options name them."""
        return self._activated.keys

    def bounds(self, of: VotingMethod | DistributionKey) -> Bounds:
        """The bounds of the parameters of a method or key, as the class gives them."""
        return self.parameters.get(of.name, {})

    def _count(self, vote: Vote, ballots: Sequence[Ballot]) -> Count:
        return self.methods[vote.method].count(vote.proposal, ballots)

    def _weights(self, sharing: Sharing, members: Mapping[str, Any] | None = None) -> Weights:
        listed = MappingProxyType(dict(sharing.members if members is None else members))
        return self.keys[sharing.key].weights(sharing.split, listed, LAST_DAY)


def _counted(numbers: Mapping[str, int]) -> str:
    """Who or what has how many: `o-1 2, o-2 1`."""
    return ", ".join(f"{name} {number}" for name, number in numbers.items())
