"""The end of a session: which step of its closing comes next, in the order of the note `accounting`, section 3.

A function of the state, so that a session can be brought to its end from wherever random moves have left it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

import attrs

from flashcoop_core import events as e
from flashcoop_core.session import plan
from flashcoop_core.session.figures import contribution, envelope, months_to_settle, split
from flashcoop_core.session.rules.sharing import voted_split
from flashcoop_core.session.state import State
from flashcoop_core.testing.moves import What, whole_vote

__all__ = ["Ending", "next_step"]

_WAITING = {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}


@attrs.frozen
class Ending:
    """How a session ends. Amounts in cents.

    `gap` is found when the till is counted; `left` is the value of materials counted, `accepted` whether the host
    takes it over; `fates` say for each share in turn what becomes of it; `noise` is how far payroll is from shares;
    `leaves` says that members leave to the host what they could share.
    """

    gap: int = 0
    left: int = 0
    accepted: bool = False
    key: Literal["equal", "hours", "weights"] = "equal"
    weights: tuple[int, ...] = (1,)
    fates: tuple[Literal["paid", "waived", "given", "owed"], ...] = ("paid",)
    noise: tuple[int, ...] = (0,)
    fee: int = 0
    leaves: bool = False


def next_step(state: State, ending: Ending) -> tuple[What, ...]:
    """What to record next, in one batch; nothing once the session is closed."""
    if state.is_closed:
        return ()
    on = _day(state)
    for step in _STEPS:
        found = tuple(step(state, ending, on))
        if found:
            return found
    return (plan.session_closing(on=on),)


def _day(state: State) -> date:
    """A day on which anything may still be recorded."""
    latest, through, rung = state.latest, state.till.closed_through, state.till.session.latest
    days = [day for day in (latest, rung, through and through + timedelta(days=1)) if day]
    return max(*days, state.last_booked or state.opened.on, state.opened.on)


def _stop_sales(state: State, _: Ending, on: date) -> Iterator[What]:
    if not state.till.session_closed_at or state.till.session.tickets:
        # No later than a month after the last day on which anything was rung.
        last = max(day for day in (state.opened.ends, state.till.session.latest, state.till.closed_through) if day)
        yield plan.till_close("session", on=min(on, last + timedelta(days=31)))


def _count_till(state: State, ending: Ending, on: date) -> Iterator[What]:
    if state.distribution is None and state.till.counted_at < state.till.session_closed_at:
        yield plan.till_count(max(state.till_balance + ending.gap, 0), on=on)


def _payouts(state: State, ending: Ending, on: date) -> Iterator[What]:
    for source, role in _WAITING.items():
        held = state.balance(role)
        by_channel = {aux: cents for (account, aux), cents in state.balances.items() if account == state.chart[role]}
        channels = sorted(aux for aux, cents in by_channel.items() if aux and cents > 0)
        # Below zero, money went back to a customer after the payout: the host will bear it.
        if held > 0:
            channel = channels[0] if channels else "market"
            gross = min(by_channel[channel], held) if channels else held
            yield e.PayoutReceived(
                on=on,
                reference=f"V-{state.version}",
                source=source,  # type: ignore[arg-type]
                channel=channel,
                gross=gross,
                fee=min(ending.fee, gross),
                into="host",
            )
            return


def _stock(state: State, ending: Ending, on: date) -> Iterator[What]:
    if state.stock_moved_at > state.counted_at:
        value = max(ending.left, state.accepted.get("stock_materials", 0))
        yield plan.stock_count({"stock_materials": value}, on=on)
    elif ending.accepted and state.distribution is None and not state.accepted and state.balance("stock_materials") > 0:
        cents = state.balance("stock_materials")
        yield e.StockAccepted(on=on, stock="stock_materials", cents=cents, accepted_by="f-01")


def _vat(state: State, _: Ending, on: date) -> Iterator[What]:
    for month in months_to_settle(state)[:1]:
        yield plan.vat(month, on=on)


def _undecided(state: State) -> bool:
    return state.distribution is None and state.profit_left is None


def _discharge(state: State, _: Ending, on: date) -> Iterator[What]:
    """If facts have changed what is owed since the charge, the last step is undone, and so on back to it."""
    if state.contribution is not None and _undecided(state):
        owed = contribution(state, on, "ch")
        if owed is None or owed.cents != state.contribution.cents:
            yield plan.reversal(state.steps[max(state.steps)], on=on)


def _contribution(state: State, _: Ending, on: date) -> Iterator[What]:
    if state.contribution is None and _undecided(state) and contribution(state, on, "ch"):
        yield plan.contribution_charge(on=on)


def _share_out(state: State, ending: Ending, on: date) -> Iterator[What]:
    distributable = sum(line.cents for line in envelope(state))
    if not _undecided(state) or distributable <= 0:
        return
    if ending.leaves:
        adopted = next(name for name, decision in state.decisions.items() if decision.winner)
        yield e.ProfitLeft(on=on, distributable=distributable, reason="members_decided", decision=adopted)
        return
    voted = [(name, voted_split(state, name)) for name in state.decisions]
    splits = [(name, option) for name, option in voted if option]
    fit = [name for name, option in splits if split(state, on, option, distributable).shares]
    if fit:
        yield plan.distribution(fit[-1], on=on)
        return
    # A key under which nobody shares (no hours worked) is voted once; then members share equally.
    weights = tuple(
        e.MemberWeight(member=name, weight=ending.weights[at % len(ending.weights)])
        for at, name in enumerate(sorted(state.members))
    )
    key = "equal" if splits or not any(part.weight for part in weights) else ending.key
    shared = e.SplitOption(key=key, weights=weights if key == "weights" else ())
    proposal = e.DecisionProposed(
        on=on,
        decision=f"split-{state.version}",
        subject="split",
        question="How?",
        options=(e.Option(option="this", label="this way", split=shared),),
    )
    yield from whole_vote(state, on, proposal, "this")


def _shares(state: State, ending: Ending, on: date) -> Iterator[What]:
    """One share waived or given at a time; the rest goes to payroll."""
    due = [name for name, share in sorted(state.shares.items()) if share.fate == "due"]
    for name in due:
        fate = ending.fates[sorted(state.shares).index(name) % len(ending.fates)]
        if fate == "waived":
            yield plan.share_waiver(name, "waived", on=on)
            return
        if fate in ("given", "owed"):
            yield plan.share_gift(name, "food-bank", means="host" if fate == "given" else "payable", on=on)
            return
    if due:
        settled = sum(f.kind == "payroll_settled" and f.id not in state.reversed for f in state.facts.values())
        noise = [ending.noise[at % len(ending.noise)] for at in range(len(due))]
        lines = [_payslip(name, state.shares[name].cents, cents) for name, cents in zip(due, noise, strict=True)]
        month = f"2026-{4 + settled:02d}"
        yield plan.payroll(lines, month=month, reference=f"PAIE-{settled}", acknowledged_by="f-01", on=on)


def _payslip(member: str, share: int, noise: int) -> e.PayLine:
    """Pay that costs `share` + `noise` cents at most, with every kind of charge."""
    cost = max(share + noise, 0)
    employer, taxes, other = cost // 5, cost // 97, cost // 89
    gross = cost - employer - taxes - other
    withheld, bodies = gross // 31, gross // 29
    net = gross - withheld - bodies - gross // 7
    security = cost - net - withheld - bodies
    return e.PayLine(
        member=member,
        gross=gross,
        net=net,
        withheld=withheld,
        employer=employer,
        taxes=taxes,
        other_charges=other,
        social_security=security,
        other_social=bodies,
        accrued=0,
        difference=0,
    )


def _pay(state: State, _: Ending, on: date) -> Iterator[What]:
    if any(state.pay_due.values()):
        yield plan.remuneration(reference=f"VIR-{state.version}", on=on)


def _empty_till(state: State, _: Ending, on: date) -> Iterator[What]:
    if state.till_balance > 0:
        yield e.FundsReturned(on=on, reference=f"ret-{state.version}", cents=state.till_balance)


_STEPS: tuple[Callable[[State, Ending, date], Iterator[What]], ...] = (
    _stop_sales,
    _payouts,
    _count_till,
    _stock,
    _discharge,
    _vat,
    _contribution,
    _share_out,
    _shares,
    _pay,
    _empty_till,
)
