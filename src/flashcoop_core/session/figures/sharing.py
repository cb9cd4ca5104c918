"""What is shared, and how: the host"s contribution, the envelope line by line, each share, in cents."""

from __future__ import annotations

from datetime import date

from flashcoop_core.events import ContributionCharged, EnvelopeLine, Share, SplitOption
from flashcoop_core.money import half_up, largest_remainder, percentage
from flashcoop_core.session.state import State

__all__ = ["contribution", "contribution_base", "envelope", "payable", "shares", "uncollected"]


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


def payable(state: State, on: date, key: str) -> list[str]:
    """The members who share: those entitled on that day, and by hours also those who left."""
    return [
        who
        for who, member in sorted(state.members.items())
        if member.entitled(on) or (key == "hours" and member.contract is not None and member.minutes)
    ]


def shares(state: State, on: date, split: SplitOption, distributable: int) -> tuple[Share, ...]:
    """The share of each member: largest remainder, keyed by member id, so that no order matters.

    Empty if nobody is left to share, or nobody who shares has a weight.
    """
    members = payable(state, on, split.key)
    weights = {
        "equal": dict.fromkeys(members, 1),
        "hours": {who: state.members[who].minutes for who in members},
        "weights": {line.member: line.weight for line in split.weights if line.member in members},
    }[split.key]
    parts = largest_remainder(distributable, weights) if any(weights.values()) else {}
    return tuple(Share(member=who, weight=weights[who], cents=cents) for who, cents in sorted(parts.items()))
