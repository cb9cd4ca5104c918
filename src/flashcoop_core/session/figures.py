"""What the state amounts to: tallies, VAT of a month, the envelope, shares, the lines of a closing.

Planners compute an event from these; the rules compute them again and compare. Pure functions of the
state; all amounts in cents. Source of the order and the sums: note `accounting`, sections 1, 3 and 7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

import attrs

from flashcoop_core.books.entries import Entry
from flashcoop_core.events import (
    Ballots,
    ClosingLine,
    ContributionCharged,
    DecisionClosed,
    EnvelopeLine,
    RateTotal,
    ReversedEntry,
    ReversedPosting,
    Rounding,
    SaleLine,
    Share,
    SplitOption,
    TillClosed,
    VatSettled,
)
from flashcoop_core.money import half_up, largest_remainder, net_of, percentage
from flashcoop_core.session.state import Decision, RateSum, State

__all__ = [
    "balance_lines",
    "contribution",
    "contribution_base",
    "envelope",
    "last_of",
    "months_to_settle",
    "payable",
    "reversed_entries",
    "shares",
    "tally",
    "till_closing",
    "totals",
    "uncollected",
    "vat_settlement",
    "with_nets",
]


Outcome = Literal["adopted", "rejected", "no_quorum", "tie"]


# -- decisions ----------------------------------------------------------------------------------


def tally(state: State, decision_id: str, on: date) -> DecisionClosed:
    """Count the ballots of a decision as if it closed on `on`.

    A majority needs more than half of the ballots that are not blank; two options level decide
    nothing. Consent is one option without an objection. Below the quorum nothing is decided.
    """
    decision = state.decisions[decision_id]
    entitled = sum(member.entitled(on) for member in state.members.values())
    ballots = {who: ballot for who, ballot in decision.ballots.items() if who in state.members}
    votes = {option.option: 0 for option in decision.proposal.options}
    for ballot in ballots.values():
        if ballot.option is not None and not ballot.objects:
            votes[ballot.option] += 1
    objections = sum(ballot.objects for ballot in ballots.values())
    cast = sum(votes.values()) + objections
    winner, outcome = _outcome(decision, votes, objections)
    if len(ballots) * 10_000 < decision.proposal.quorum * entitled or not ballots:
        winner, outcome = None, "no_quorum"
    return DecisionClosed(
        on=on,
        decision=decision_id,
        tally=tuple(Ballots(option=option, votes=count) for option, count in sorted(votes.items())),
        blank=len(ballots) - cast,
        entitled=entitled,
        winner=winner,
        outcome=outcome,
        dissent=cast - votes[winner] if winner else objections,
    )


def _outcome(decision: Decision, votes: Mapping[str, int], objections: int) -> tuple[str | None, Outcome]:
    if decision.proposal.method == "consent":
        (only,) = votes
        return (only, "adopted") if votes[only] and not objections else (None, "rejected")
    most = max(votes.values())
    leaders = [option for option, count in votes.items() if count == most]
    if most * 2 > sum(votes.values()):
        return leaders[0], "adopted"
    return None, "tie" if len(leaders) > 1 and most else "rejected"


# -- sales and the till -------------------------------------------------------------------------


def totals(lines: Iterable[SaleLine]) -> tuple[RateTotal, ...]:
    """Totals per rate of a ticket: gross is master, net = half up of gross / (1 + rate)."""
    gross: dict[int, int] = {}
    for line in lines:
        gross[line.rate] = gross.get(line.rate, 0) + line.gross
    return tuple(
        RateTotal(rate=rate, net=net_of(cents, rate), vat=cents - net_of(cents, rate), gross=cents)
        for rate, cents in sorted(gross.items())
    )


def with_nets(lines: tuple[SaleLine, ...]) -> tuple[SaleLine, ...]:
    """The lines with the net of their rate shared out among them, by gross, to the cent."""
    nets: dict[int, int] = {}
    for total in totals(lines):
        weights = {f"{at:04d}": line.gross for at, line in enumerate(lines) if line.rate == total.rate}
        nets |= {int(at): net for at, net in largest_remainder(total.net, weights).items()}
    return tuple(attrs.evolve(line, net=nets[at]) for at, line in enumerate(lines))


def _rate_totals(sums: Mapping[int, RateSum]) -> tuple[RateTotal, ...]:
    return tuple(RateTotal(rate=rate, net=s.net, vat=s.vat, gross=s.gross) for rate, s in sorted(sums.items()))


def _gross(sums: Mapping[int, RateSum]) -> int:
    return sum(part.gross for part in sums.values())


def _roundings(state: State) -> Iterator[Rounding]:
    for rate, part in sorted(state.till.unrounded.items()):
        gap = part.gross - net_of(part.gross, rate) - part.vat
        if gap:
            yield Rounding(rate=rate, cents=gap)


def till_closing(state: State, on: date, period: Literal["day", "month", "session"]) -> TillClosed:
    """The closing of the till for `period`: what it covers, VAT roundings, totals that never go back.

    A month's closing sums days already rounded and counted, so it adds nothing to either.
    """
    till = state.till
    covered = {"day": till.day, "month": till.month, "session": till.session}[period]
    flow = period != "month"
    sales, refunds = _gross(till.day.sales), _gross(till.day.refunds)
    rounds = flow and state.opened.vat_rounding == "closing"
    return TillClosed(
        on=on,
        period=period,
        number=covered.number + 1,
        tickets=covered.tickets,
        sales=_rate_totals(covered.sales),
        refunds=_rate_totals(covered.refunds),
        rounding=tuple(_roundings(state)) if rounds else (),
        gross=_gross(covered.sales) - _gross(covered.refunds),
        perpetual=till.perpetual + (sales - refunds if flow else 0),
        perpetual_absolute=till.perpetual_absolute + (sales + refunds if flow else 0),
        through=state.version,
        head=state.head,
    )


# -- VAT ----------------------------------------------------------------------------------------


def months_to_settle(state: State) -> list[str]:
    """The months with VAT that no settlement covers yet, in order."""
    chart = state.chart
    accounts = {chart["vat_collected"], chart["vat_deductible"], chart["vat_reverse_charged"]}
    months = {month for (month, account), cents in state.vat_months.items() if account in accounts and cents}
    return sorted(months - state.settled.keys())


def vat_settlement(state: State, on: date, month: str) -> VatSettled:
    """The settlement of one month: collected and reverse-charged - deductible - credit brought forward."""

    def of_month(role: str) -> int:
        return state.vat_months.get((month, state.chart[role]), 0)

    collected, charged = -of_month("vat_collected"), -of_month("vat_reverse_charged")
    deductible, forward = of_month("vat_deductible"), max(state.balance("vat_credit"), 0)
    due = collected + charged - deductible - forward
    return VatSettled(
        on=on,
        month=month,
        collected=collected,
        reverse_charged=charged,
        deductible=deductible,
        brought_forward=forward,
        due=max(due, 0),
        credit=max(-due, 0),
    )


# -- the envelope and its split -----------------------------------------------------------------


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
    """What the host's rate applies to: net sales, or net sales less what was bought (class 60)."""
    if state.opened.contribution.base == "net_sales":
        return _net_sales(state)
    return _net_sales(state) - state.total("60") - state.balance("change_finished")


def contribution(state: State, on: date, reference: str) -> ContributionCharged | None:
    """The contribution as the opening says; None if nothing is owed."""
    terms, base = state.opened.contribution, contribution_base(state)
    cents = percentage(base, terms.rate)
    in_loss = sum(line.cents for line in envelope(state)) < 0
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


# -- ends ---------------------------------------------------------------------------------------


def balance_lines(state: State) -> tuple[ClosingLine, ...]:
    """Every balance-sheet account with its third party and balance, but the link with the host.

    Treasury (class 5) is one line an account: the channel that money came by is no third party.
    """
    inside = {state.chart[role] for role in ("link", "internal_purchases", "internal_sales")}
    lines: dict[tuple[str, str], int] = {}
    for (account, aux), cents in state.balances.items():
        if account[0] < "6" and account not in inside:
            key = (account, "" if account[0] == "5" else aux)
            lines[key] = lines.get(key, 0) + cents
    return tuple(
        ClosingLine(account=account, aux=aux, cents=cents) for (account, aux), cents in sorted(lines.items()) if cents
    )


def reversed_entries(entries: Iterable[Entry]) -> tuple[ReversedEntry, ...]:
    """The entries with their sides swapped."""
    return tuple(
        ReversedEntry(
            journal=journal,  # type: ignore[arg-type]  # only our own journals are ever stored
            piece=piece,
            postings=tuple(
                ReversedPosting(account=account, aux=aux, cents=-cents, vat=vat)
                for account, aux, cents, vat in postings
            ),
        )
        for journal, piece, postings in entries
    )


def last_of(state: State, kind: str) -> str | None:
    """The id of the latest event of `kind` that is not reversed."""
    ids = (fact.id for fact in reversed(state.facts.values()) if fact.kind == kind and fact.id not in state.reversed)
    return next(ids, None)
