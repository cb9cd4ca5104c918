"""What is shared, and how: the host's contribution, the envelope line by line, each share, in cents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events import CauseShare, ContributionCharged, EnvelopeLine, Share, SplitOption
from flashcoop_core.money import half_up, largest_remainder, percentage
from flashcoop_core.session.sharing import DistributionKey, Weights
from flashcoop_core.session.state import Member, State

__all__ = [
    "KEYS",
    "Split",
    "contribution",
    "contribution_base",
    "envelope",
    "key_named",
    "payable",
    "split",
    "uncollected",
]


def _equal(_: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    return Weights(members=dict.fromkeys(members, 1))


def _hours(_: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    return Weights(members={who: member.minutes for who, member in members.items()})


def _given(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    return Weights(members={line.member: line.weight for line in option.weights if line.member in members})


def _some_weight(option: SplitOption) -> Iterator[Refusal]:
    if not any(line.weight for line in option.weights):
        yield Refusal("weights-missing")


#: The keys that are built in, by name.
KEYS: Mapping[str, DistributionKey] = MappingProxyType(
    {
        key.name: key
        for key in (
            DistributionKey(name="equal", label=("à parts égales", "equally"), weights=_equal),
            DistributionKey(name="hours", label=("selon les heures", "by hours"), weights=_hours, pays_who_left=True),
            DistributionKey(
                name="weights",
                label=("selon des parts votées", "by voted parts"),
                weights=_given,
                takes_weights=True,
                check=_some_weight,
            ),
        )
    }
)


def key_named(state: State, name: str) -> DistributionKey | None:
    """The distribution key of that name: built in, or of a plugin of the session."""
    return KEYS.get(name) or state.activated.keys.get(name)


def uncollected(state: State) -> int:
    """The net of what customers still owe: each ticket's net in proportion to what is owed on it.

    What is not delivered is no sale yet (account 4191), so nothing of it has to be taken off.
    """
    owed = 0
    for ticket in state.tickets.values():
        if not ticket.delivered:
            continue
        gross = sum(total.gross for total in ticket.sale.totals)
        owed += half_up(sum(total.net for total in ticket.sale.totals) * ticket.owed, gross) if ticket.owed else 0
    return owed


def _net_sales(state: State) -> int:
    return -state.total("70")


def _charges(state: State) -> int:
    """Charges of the activity, as if nothing were left in stock: what is left counts only if accepted.

    Internal purchases may be an account of their own (186) or one among the 62 (hosts with analytic
    sections); either way the contribution, a line of its own, is taken out of them. The last two terms
    undo every count: stocks and their changes always add up to what was received.
    """
    apart = state.balance("gifts_made") + (state.contribution.cents if state.contribution else 0)
    bought = state.total("60", "61", "62", "635", state.chart["internal_purchases"]) - apart
    return bought + state.balance("change_finished") + state.total("3")


def contribution_base(state: State) -> int:
    """What the host's rate applies to: net sales, or net sales less the goods bought and used (class 60).

    As in the envelope, what is left in stock counts only if the host accepted it.
    """
    if state.opened.contribution.base == "net_sales":
        return _net_sales(state)
    used = state.total("60", "3") + state.balance("change_finished")
    return _net_sales(state) - used + sum(state.accepted.values())


def contribution(state: State, on: date, reference: str) -> ContributionCharged | None:
    """The contribution as the opening says; None if nothing is owed.

    A loss is what the activity made before it, or a charge that makes a loss would owe nothing once charged.
    """
    terms, base = state.opened.contribution, contribution_base(state)
    cents = percentage(base, terms.rate)
    in_loss = sum(line.cents for line in envelope(state) if line.line != "contribution") < 0
    if cents <= 0 or (in_loss and not terms.in_loss):
        return None
    return ContributionCharged(on=on, reference=reference, base=base, rate=terms.rate, cents=cents)


def envelope(state: State) -> tuple[EnvelopeLine, ...]:
    """The sum that is shared, line by line; a line of zero is left out.

    Collected net sales - charges of the activity - contribution ± till gaps, plus stock that the
    host accepted at a value. Grants, other unsold stock and uncollected sales are no part of it.
    """
    lines = (
        ("net_sales", _net_sales(state)),
        ("uncollected_sales", -uncollected(state)),
        ("charges", -_charges(state)),
        ("stock_accepted", sum(state.accepted.values())),
        ("contribution", -(state.contribution.cents if state.contribution else 0)),
        ("till_gaps", -state.balance("losses") - state.balance("gains")),
    )
    return tuple(EnvelopeLine(line=line, cents=cents) for line, cents in lines if cents)  # type: ignore[arg-type]


def payable(state: State, on: date, key: str) -> dict[str, Member]:
    """The members who may share: those entitled on that day, and by some keys also those who worked and left."""
    known = key_named(state, key)
    who_left = known is not None and known.pays_who_left
    return {
        who: member
        for who, member in sorted(state.members.items())
        if member.entitled(on) or (who_left and member.contract is not None and member.minutes)
    }


@attrs.frozen
class Split:
    """A sum as it is split: the share of each member, the part of each cause, both by id."""

    shares: tuple[Share, ...] = ()
    causes: tuple[CauseShare, ...] = ()


def split(state: State, on: date, option: SplitOption, distributable: int) -> Split:
    """Who gets what: largest remainder over members and causes together, by id, so that no order matters.

    Empty if the key is unknown, nobody is left to share, or nobody who shares has a weight.
    """
    key = key_named(state, option.key)
    members = payable(state, on, option.key)
    if key is None or not members:
        return Split()
    weights = key.weights(option, MappingProxyType(members), on)
    if not any(weights.members.values()):
        return Split()
    # A member and a cause may have the same id: no id holds a colon.
    causes = {f"cause:{who}": weight for who, weight in weights.causes.items()}
    parts = largest_remainder(distributable, {**weights.members, **causes})
    return Split(
        tuple(Share(member=who, weight=w, cents=parts[who]) for who, w in sorted(weights.members.items())),
        tuple(
            CauseShare(cause=who, weight=w, cents=parts[f"cause:{who}"]) for who, w in sorted(weights.causes.items())
        ),
    )
