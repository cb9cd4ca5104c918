"""What became of decisions: the events that applied each, and the prices that no decision backs."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from flashcoop_core.events import DecisionApplied, PriceChanged, PriceOption, PriceSet, ProfitDistributed, ProfitLeft
from flashcoop_core.session.state import Decision, Fact, State

__all__ = ["Application", "applications", "unbacked_prices"]

#: What names the decision that it applies.
_APPLIES = (PriceSet, PriceChanged, ProfitDistributed, ProfitLeft, DecisionApplied)


@attrs.frozen
class Application:
    """What applied a decision that was adopted.

    Attributes:
        facts: the events, in their order, without those that were reversed.
        missing: the prices that were adopted and never became the price of their product and channel.
    """

    facts: tuple[Fact, ...]
    missing: tuple[PriceOption, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all that was decided was done."""
        return bool(self.facts) and not self.missing


def applications(state: State) -> Mapping[str, Application]:
    """Decision -> what applied it, for those that were adopted."""
    found: dict[str, list[Fact]] = {name: [] for name, decision in state.decisions.items() if decision.winner}
    for fact in state.facts.values():
        if isinstance(fact.event, _APPLIES) and fact.id not in state.reversed and fact.event.decision in found:
            found[fact.event.decision].append(fact)
    return {name: Application(tuple(facts), _missing(state.decisions[name], facts)) for name, facts in found.items()}


def _missing(decision: Decision, facts: list[Fact]) -> tuple[PriceOption, ...]:
    done = {
        (fact.event.product, fact.event.channel, fact.event.price)
        for fact in facts
        if isinstance(fact.event, PriceSet | PriceChanged)
    }
    adopted = (option for option in decision.proposal.options if option.option == decision.winner)
    return tuple(
        price
        for option in adopted
        for price in option.prices
        if (price.product, price.channel, price.price) not in done
    )


def unbacked_prices(state: State) -> tuple[tuple[str, str], ...]:
    """The (product, channel) whose price in force no decision backs: a facilitator changed it in an emergency."""
    return tuple(sorted(key for key, price in state.prices.items() if price.decision is None))
