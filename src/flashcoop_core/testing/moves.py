"""Moves: small random gestures, made into events of a session by looking at its state.

A move is a name and four numbers, so it shrinks well and stays meaningful whatever stands before it. A gesture
that has no object (a refund where nothing was sold) is no event. Most events are let in; some are not, because the
day is closed or the till too low: it is for the auditor to know which.
"""

# ruff: noqa: ARG001 - the gestures share one signature, to stand in a table
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar, get_args

import attrs

from flashcoop_core import events as e
from flashcoop_core.events import Event
from flashcoop_core.events.fields import ProfessionalRole
from flashcoop_core.session import plan
from flashcoop_core.session.formats import format_named
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.state import State

__all__ = ["CHANNELS", "GESTURES", "Move", "What", "pick", "resolve", "whole_vote"]

T = TypeVar("T")

#: What a session can be asked to record.
What = Event | Plan

#: Where things are sold; the last is that of members once sales are over.
CHANNELS = ("market", "online", "members")

_CHARGES = (
    "materials",
    "consumables",
    "packaging",
    "subcontracting",
    "supplies",
    "goods",
    "hire",
    "insurance",
    "fees",
    "advertising",
    "transport",
    "travel",
)
_STOCKS = ("stock_materials", "stock_consumables", "stock_packaging", "stock_finished", "stock_goods")
_RATES = (2_000, 1_000, 550, 210, 0)


@attrs.frozen
class Move:
    """A gesture: its name, four numbers (0 to 9999) that choose its details, and how many days back it is dated."""

    what: str
    a: int = 0
    b: int = 0
    c: int = 0
    d: int = 0
    back: int = 0


def pick(choices: Sequence[T], number: int) -> T:
    """One of `choices`; the first for 0, so that what shrinks gets simple."""
    return choices[number % len(choices)]


def resolve(move: Move, state: State, today: date) -> tuple[What, ...]:
    """The events or plans that a move means now; none if it has no object."""
    on = max(today - timedelta(days=move.back), state.opened.on)
    return tuple(GESTURES[move.what](state, move, on))


def whole_vote(state: State, on: date, proposal: e.DecisionProposed, option: str | None) -> list[What]:
    """A proposal, the same ballot of each member entitled that day, and the count."""
    voters = [name for name, member in sorted(state.members.items()) if member.entitled(on)]
    ballots = [e.VoteCast(on=on, decision=proposal.decision, member=name, option=option) for name in voters]
    return [proposal, *ballots, plan.decision_closing(proposal.decision, on=on)]


# -- buying ---------------------------------------------------------------------------------------


def _net(gross: int, rate: int) -> int:
    return int(Fraction(gross * 10_000, 10_000 + rate) + Fraction(1, 2))


def _bought(state: State, charge: int, gross: int, rate: int, twist: int) -> e.PurchaseLine:
    """A line as printed; by `twist` a cent off, not deductible, or for one product."""
    liable = state.opened.vat_liable
    net = _net(gross, rate)
    if twist % 5 == 1 and rate and net < gross:
        net += 1
    products = sorted(state.products)
    return e.PurchaseLine(
        charge=pick(_CHARGES, charge),  # type: ignore[arg-type]
        net=net,
        vat=gross - net,
        gross=gross,
        rate=rate,
        deductible=liable and twist % 3 != 1,
        reason=None if rate else "293 B",
        product=pick(products, twist) if products and twist % 2 else None,
    )


def _lines_bought(state: State, move: Move) -> tuple[e.PurchaseLine, ...]:
    count = 1 + move.d % 2
    return tuple(
        _bought(state, move.a + at, 1 + (move.b + 977 * at) % 9_000, pick(_RATES, move.c + at), move.d + at)
        for at in range(count)
    )


def _parts(state: State, gross: int, number: int) -> tuple[e.PurchasePayment, ...]:
    """How a purchase is paid: by one means, or by two."""
    means = ("cash", "host", "credit", "member", *(("bank",) if state.opened.owns_bank else ()))

    def part(name: str, cents: int) -> e.PurchasePayment:
        member = pick(sorted(state.members), number) if name == "member" else None
        return e.PurchasePayment(means=name, cents=cents, member=member)  # type: ignore[arg-type]

    first = 1 + number % gross
    if number % 4 == 3 and first < gross:  # noqa: PLR2004 - one purchase of four
        return part(pick(means, number), first), part(pick(means, number // 3), gross - first)
    return (part(pick(means, number), gross),)


def _buy(state: State, move: Move, on: date) -> list[What]:
    lines = _lines_bought(state, move)
    return [
        e.PurchaseMade(
            on=on,
            dated=on,
            voucher=f"F-{state.version}",
            supplier=pick(("garden", "mill"), move.c),
            lines=lines,
            paid=_parts(state, sum(line.gross for line in lines), move.a),
            invoice_to_host=any(line.deductible for line in lines),
        )
    ]


def _pay_bill(state: State, move: Move, on: date) -> list[What]:
    owed = [(key, bill.owed) for key, bill in state.bills.items() if bill.owed]
    if not owed:
        return []
    (supplier, voucher), most = pick(owed, move.a)
    cents = most if move.b % 2 == 0 else 1 + move.b % most
    means = pick(("cash", "host"), move.c)
    return [e.PurchasePaid(on=on, voucher=voucher, supplier=supplier, means=means, cents=cents)]  # type: ignore[arg-type]


def _credit_note(state: State, move: Move, on: date) -> list[What]:
    """A part of one line of a bill comes back: off what is owed, or out of what was paid."""
    found = [
        (key, bill, bought, gross - bill.back.get(bought, 0))
        for key, bill in state.bills.items()
        for bought, gross in bill.lines.items()
        if gross > bill.back.get(bought, 0)
    ]
    if not found:
        return []
    (supplier, voucher), bill, (charge, rate, deductible), left = pick(found, move.a)
    paid = bill.gross - bill.credited - bill.owed
    means = pick(("credit",) if paid <= 0 else ("cash", "host", "deposit"), move.c)
    left = min(left, bill.owed if means == "credit" else paid)
    if left <= 0:
        return []
    gross = left if move.b % 3 == 0 else 1 + move.b % left
    net = _net(gross, rate)
    line = e.PurchaseLine(
        charge=charge,  # type: ignore[arg-type]
        net=net,
        vat=gross - net,
        gross=gross,
        rate=rate,
        deductible=deductible,
        reason=None if rate else "293 B",
    )
    return [
        e.CreditNoteReceived(
            on=on,
            dated=on,
            voucher=f"A-{state.version}",
            supplier=supplier,
            purchase=voucher,
            lines=(line,),
            rebate=move.d % 2 == 1,
            means=means,  # type: ignore[arg-type]
        )
    ]


def _accrue(state: State, move: Move, on: date) -> list[What]:
    return [e.ChargeAccrued(on=on, voucher=f"P-{state.version}", supplier="printer", lines=_lines_bought(state, move))]


def _service(state: State, move: Move, on: date) -> list[What]:
    return [e.ServiceReceived(on=on, voucher=f"S-{state.version}", entrepreneur="es-1", cents=1 + move.a)]


# -- making and selling ---------------------------------------------------------------------------


def _goods(state: State, nature: str | None = None) -> list[str]:
    natures = (nature,) if nature else ("finished", "resale")
    return [name for name, product in sorted(state.products.items()) if product.definition.nature in natures]


def _produce(state: State, move: Move, on: date) -> list[What]:
    names = _goods(state, "finished")
    quantity = (1 + move.b % 40) * 1_000 if move.c % 3 else 1 + move.b % 5_000
    return [e.GoodsProduced(on=on, product=pick(names, move.a), quantity=quantity)] if names else []


def _receive(state: State, move: Move, on: date) -> list[What]:
    names = _goods(state)
    product = pick(names, move.a) if names and move.d % 2 == 0 else None
    return [
        e.StockReceived(
            on=on,
            reference=f"H-{state.version}",
            stock=pick(_STOCKS, move.c),  # type: ignore[arg-type]
            cents=move.b,
            product=product,
            quantity=(1 + move.b % 20) * 1_000 if product else 0,
        )
    ]


def _basket(state: State, move: Move, channel: str, *, in_stock: bool) -> dict[str, int]:
    """One to three products that have a price on `channel`, with what may be sold of each."""
    priced = [name for name, on in sorted(state.prices) if on == channel]
    basket: dict[str, int] = {}
    for at in range(1 + move.c % 3):
        if not priced:
            break
        name = pick(priced, move.a + at)
        product = state.products[name]
        quantity = (1 + (move.b + at) % 3) * 1_000 if move.c % 4 else 1 + (move.b * 7 + at) % 2_500
        if in_stock and product.definition.nature != "service":
            quantity = min(quantity, product.stock)
        if quantity > 0 and quantity * state.prices[name, channel].cents >= 500:  # noqa: PLR2004 - half a cent
            basket[name] = quantity
    return basket


def _means(state: State, gross: int, number: int) -> tuple[e.SalePayment, ...]:
    """How a customer pays: by one means, or by two."""
    every = ("cash", "card", "cheque", "platform", "customer", "host", *(("bank",) if state.opened.owns_bank else ()))

    def part(name: str, cents: int) -> e.SalePayment:
        return e.SalePayment(means=name, cents=cents, customer="town-hall" if name == "customer" else None)  # type: ignore[arg-type]

    first = 1 + number % gross
    if number % 3 == 2 and first < gross:  # noqa: PLR2004 - one sale of three
        return part(pick(every, number), first), part(pick(every, number // 5), gross - first)
    return (part(pick(every, number // 2), gross),)


def _priced(state: State, basket: Mapping[str, int], channel: str) -> int:
    return sum(
        int(Fraction(state.prices[name, channel].cents * quantity, 1_000) + Fraction(1, 2))
        for name, quantity in basket.items()
    )


def _selling_channel(state: State, number: int) -> str:
    return CHANNELS[-1] if state.till.session_closed_at else pick(CHANNELS, number)


def _sell(state: State, move: Move, on: date) -> list[What]:
    channel = _selling_channel(state, move.d)
    basket = _basket(state, move, channel, in_stock=True)
    if not basket:
        return []
    paid = _means(state, _priced(state, basket, channel), move.d)
    return [plan.sale(lines=basket, channel=channel, paid_by=paid, on=on)]


def _order(state: State, move: Move, on: date) -> list[What]:
    channel = _selling_channel(state, move.d)
    basket = _basket(state, move, channel, in_stock=False)
    if not basket:
        return []
    paid = _means(state, _priced(state, basket, channel), move.d)
    return [plan.sale(lines=basket, channel=channel, paid_by=paid, on=on, delivered=False)]


def _takings(state: State, move: Move, on: date) -> list[What]:
    channel = _selling_channel(state, move.d)
    basket = _basket(state, move, channel, in_stock=True)
    if not basket:
        return []
    paid = _means(state, _priced(state, basket, channel), move.d)
    voucher = f"Z-{state.version}"
    return [plan.takings(basket, voucher=voucher, channel=channel, paid_by=paid, tickets=move.b % 5, on=on)]


def _deliver(state: State, move: Move, on: date) -> list[What]:
    waiting = [name for name, ticket in state.tickets.items() if not ticket.delivered and not ticket.refunded]
    return [plan.delivery(pick(waiting, move.a), on=on)] if waiting else []


def _refund(state: State, move: Move, on: date) -> list[What]:
    """Money back on a ticket: all of it, some of its pieces, or a rebate; an order is cancelled whole."""
    found = [
        (name, {line.product: line for line in ticket.sale.lines})
        for name, ticket in state.tickets.items()
        if sum(ticket.refunded.values()) < sum(line.gross for line in ticket.sale.lines)
    ]
    if not found:
        return []
    name, lines = pick(found, move.a)
    ticket = state.tickets[name]
    means = "customer" if ticket.owed and move.d % 2 else pick(("cash", "host", "card"), move.d // 2)
    if ticket.delivered and move.c % 3 == 2:  # noqa: PLR2004 - one refund of three
        left = {product: line.gross - ticket.refunded.get(product, 0) for product, line in lines.items()}
        rebate = {product: 1 + move.b % cents for product, cents in left.items() if cents > 0}
        return [plan.refund(name, rebate=rebate, paid_by=means, on=on)]  # type: ignore[arg-type]
    if ticket.delivered and move.c % 3 == 1:
        pieces = {product: line.quantity - ticket.returned.get(product, 0) for product, line in lines.items()}
        back = {
            product: quantity if move.b % 2 else max(quantity // 2, 1)
            for product, quantity in pieces.items()
            if quantity > 0 and lines[product].price * max(quantity // 2, 1) >= 500  # noqa: PLR2004 - half a cent
        }
        if not back:
            return []
        return [plan.refund(name, back, paid_by=means, returned=move.b % 4 < 3, on=on)]  # type: ignore[arg-type] # noqa: PLR2004
    return [plan.refund(name, paid_by=means, on=on)]  # type: ignore[arg-type]


_WAITING = {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}


def _payout(state: State, move: Move, on: date) -> list[What]:
    held = [
        (source, aux, cents)
        for source, role in _WAITING.items()
        for (account, aux), cents in sorted(state.balances.items())
        if account == state.chart[role] and aux and cents > 0
    ]
    if not held:
        return []
    source, channel, most = pick(held, move.a)
    gross = most if move.b % 2 == 0 else 1 + move.b % most
    fee = min(move.c % 200, gross // 2)
    rate = pick((0, 2_000), move.d) if state.opened.vat_liable else 0
    return [
        e.PayoutReceived(
            on=on,
            reference=f"V-{state.version}",
            source=source,  # type: ignore[arg-type]
            channel=channel,
            gross=gross,
            fee=fee,
            fee_rate=rate,
            fee_vat=int(Fraction(fee * rate, 10_000) + Fraction(1, 2)),
            reverse_charge=bool(rate) and move.d % 3 == 1,
            into="host",
        )
    ]


def _customer_pays(state: State, move: Move, on: date) -> list[What]:
    owing = [(name, ticket.owed) for name, ticket in state.tickets.items() if ticket.owed > 0]
    if not owing:
        return []
    ticket, most = pick(owing, move.a)
    cents = most if move.b % 2 == 0 else 1 + move.b % most
    means = pick(("cash", "cheque", "card", "host"), move.c)
    channel = state.tickets[ticket].sale.channel
    return [
        e.CustomerPaid(on=on, ticket=ticket, channel=channel, customer="town-hall", means=means, cents=cents)  # type: ignore[arg-type]
    ]


# -- treasury -------------------------------------------------------------------------------------


def _advance(state: State, move: Move, on: date) -> list[What]:
    into = "bank" if state.opened.owns_bank and move.b % 2 else "till"
    return [e.FundsAdvanced(on=on, reference=f"av-{state.version}", into=into, cents=1 + 3 * move.a)]  # type: ignore[arg-type]


def _give_back(state: State, move: Move, on: date) -> list[What]:
    """Cash goes back to the host; by `b`, on an earlier day that had more than a later one has left."""
    held, days = state.till_balance, sorted(state.till_days)
    if move.b % 3 == 1 and days:
        on = pick(days, move.a)
        held = sum(cents for day, cents in state.till_days.items() if day <= on)
    cents = held if move.b % 2 else 1 + move.a % max(held, 1)
    return [e.FundsReturned(on=on, reference=f"ret-{state.version}", cents=cents)] if held > 0 else []


def _move_cash(state: State, move: Move, on: date) -> list[What]:
    ends = [("till", "host"), *((("till", "bank"), ("bank", "host")) if state.opened.owns_bank else ())]
    source, target = pick(ends, move.b)
    held = state.balance(source)
    if held <= 0:
        return []
    cents = 1 + move.a % held
    return [e.CashMoved(on=on, reference=f"B-{state.version}", source=source, target=target, cents=cents)]


def _count_till(state: State, move: Move, on: date) -> list[What]:
    gap = pick((0, 50, -50, 1, -1), move.a)
    return [plan.till_count(max(state.till_balance + gap, 0), on=on)]


def _reimburse(state: State, move: Move, on: date) -> list[What]:
    owed = [
        (name, -state.balance("members_payable", name))
        for name in sorted(state.members)
        if state.balance("members_payable", name) < 0
    ]
    if not owed:
        return []
    member, most = pick(owed, move.a)
    means = pick(("host", "cash"), move.c)
    cents = 1 + move.b % most
    return [e.MemberReimbursed(on=on, reference=f"R-{state.version}", member=member, means=means, cents=cents)]  # type: ignore[arg-type]


def _award(state: State, move: Move, on: date) -> list[What]:
    nature = pick(("public", "private", "gift"), move.b)
    return [e.GrantAwarded(on=on, grant=f"g-{state.version}", funder="town", nature=nature, cents=1 + move.a)]  # type: ignore[arg-type]


def _grant(state: State, move: Move, on: date) -> list[What]:
    open_ = [grant for grant in state.grants.values() if grant.received < grant.award.cents]
    if not open_:
        return []
    grant = pick(open_, move.a)
    cents = 1 + move.b % (grant.award.cents - grant.received)
    return [e.GrantReceived(on=on, grant=grant.award.grant, nature=grant.award.nature, into="host", cents=cents)]


def _defer(state: State, move: Move, on: date) -> list[What]:
    open_ = [grant for grant in state.grants.values() if grant.deferred < grant.award.cents]
    if not open_:
        return []
    grant = pick(open_, move.a)
    cents = 1 + move.b % (grant.award.cents - grant.deferred)
    return [e.GrantDeferred(on=on, grant=grant.award.grant, nature=grant.award.nature, cents=cents)]


# -- stock ----------------------------------------------------------------------------------------


def _in_stock(state: State, move: Move) -> tuple[str, int] | None:
    held = [(name, product.stock) for name, product in sorted(state.products.items()) if product.stock > 0]
    if not held:
        return None
    name, most = pick(held, move.a)
    return name, min(most, (1 + move.b % 3) * 1_000)


def _write_off(state: State, move: Move, on: date) -> list[What]:
    found = _in_stock(state, move)
    if found is None:
        return []
    fate = pick(("sample", "spoiled", "charity", "low_value_gift", "missing"), move.c)
    rate = state.products[found[0]].definition.vat_rate if fate == "missing" else 0
    cost = move.d if fate == "missing" else 0
    return [
        e.StockWrittenOff(
            on=on,
            reference=f"W-{state.version}",
            product=found[0],
            quantity=found[1],
            fate=fate,  # type: ignore[arg-type]
            proof="photo" if fate in ("spoiled", "charity") else None,
            cost=cost,
            rate=rate,
            vat=int(Fraction(cost * rate, 10_000) + Fraction(1, 2)),
        )
    ]


def _give(state: State, move: Move, on: date) -> list[What]:
    found = _in_stock(state, move)
    return [plan.stock_given(found[0], found[1], cost=move.d, on=on)] if found else []


def _keep(state: State, move: Move, on: date) -> list[What]:
    found = _in_stock(state, move)
    member = pick(sorted(state.members), move.c)
    return [plan.stock_kept(member, found[0], found[1], cost=move.d, on=on)] if found else []


def _count_stock(state: State, move: Move, on: date) -> list[What]:
    values = {stock: max(move.b // (1 + at), state.accepted.get(stock, 0)) for at, stock in enumerate(_STOCKS)}
    wanted = {stock: cents for at, (stock, cents) in enumerate(values.items()) if (move.a + at) % 2 == 0}
    return [plan.stock_count(wanted, on=on)]  # type: ignore[arg-type]


def _accept(state: State, move: Move, on: date) -> list[What]:
    left = [(stock, state.balance(stock) - state.accepted.get(stock, 0)) for stock in _STOCKS]
    open_ = [(stock, cents) for stock, cents in left if cents > 0]
    if not open_:
        return []
    stock, most = pick(open_, move.a)
    return [e.StockAccepted(on=on, stock=stock, cents=1 + move.b % most, accepted_by="f-01")]  # type: ignore[arg-type]


# -- people, prices, closings, corrections --------------------------------------------------------


def _work(state: State, move: Move, on: date) -> list[What]:
    return [e.WorkRecorded(on=on, member=pick(sorted(state.members), move.a), minutes=1 + move.b % 600)]


def _leave(state: State, move: Move, on: date) -> list[What]:
    # The first member stays to the end, or nobody would be left to share.
    here = [name for name, member in sorted(state.members.items())[1:] if member.left is None]
    return [e.MemberLeft(on=on, member=pick(here, move.a))] if here else []


def _reprice(state: State, move: Move, on: date) -> list[What]:
    """A price changed by a vote, or in an emergency."""
    if not state.prices:
        return []
    product, channel = pick(sorted(state.prices), move.a)
    price = 1 + move.b if move.b + 1 != state.prices[product, channel].cents else 2 + move.b
    if move.c % 2:
        urgent = e.Emergency(facilitator="f-01", reason="rain from noon")
        return [e.PriceChanged(on=on, product=product, channel=channel, price=price, emergency=urgent)]
    decision = f"price-{state.version}"
    option = e.Option(
        option="new", label="new price", prices=(e.PriceOption(product=product, channel=channel, price=price),)
    )
    proposal = e.DecisionProposed(
        on=on,
        decision=decision,
        subject="adaptation",
        question="Change?",
        options=(option,),
        method=pick(("consent", "unanimity", "majority"), move.d),
        secret=move.d % 2 == 1,
    )
    changed = e.PriceChanged(on=on, product=product, channel=channel, price=price, decision=decision)
    return [*whole_vote(state, on, proposal, "new"), changed]


def _decide(state: State, move: Move, on: date) -> list[What]:
    """A question of no price: amended or not, members of several minds, level now and then, and what came of it."""
    decision = f"way-{state.version}"
    options = tuple(e.Option(option=name, label=name) for name in ("a", "b", "c")[: 1 + move.a % 3])
    proposal = e.DecisionProposed(
        on=on,
        decision=decision,
        subject="organisation",
        question="How?",
        options=options,
        method=pick(("majority", "unanimity"), move.b),
        secret=move.c % 2 == 0,
        tie=pick(("nothing", "first", "lot"), move.c),
        quorum=pick((0, 5_000, 10_000), move.d),
    )
    voters = [name for name, member in sorted(state.members.items()) if member.entitled(on)]
    minds = [None, *(option.option for option in options)]
    ballots: list[What] = [
        e.VoteCast(on=on, decision=decision, member=name, option=pick(minds, move.d + at))
        for at, name in enumerate(voters)
    ]
    amended = e.DecisionAmended(on=on, decision=decision, question="How then?", options=options, reason="clearer")
    before = [*ballots[: move.a % 2], amended] if move.b % 4 == 3 else []  # noqa: PLR2004 - one of four
    withdrawn = e.DecisionWithdrawn(on=on, decision=decision, reason="not now")
    drawn = pick((None, "a", "b"), move.a) if proposal.tie == "lot" else None
    end: What = withdrawn if move.d % 7 == 6 else plan.decision_closing(decision, on=on, drawn=drawn)  # noqa: PLR2004
    return [proposal, *before, *ballots, end, e.DecisionApplied(on=on, decision=decision, how="told")]


def _close_till(state: State, move: Move, on: date) -> list[What]:
    latest = state.till.session.latest
    return [plan.till_close(pick(("day", "day", "month", "session"), move.a), on=max(on, latest or on))]


def _settle_vat(state: State, move: Move, on: date) -> list[What]:
    return [plan.vat(f"{on:%Y-%m}" if move.a % 2 == 0 else "2026-03", on=on)]


def _reverse(state: State, move: Move, on: date) -> list[What]:
    facts = [fact for fact in reversed(state.facts.values()) if fact.id not in state.reversed and fact.entries]
    return [plan.reversal(pick(facts, move.a).id, on=on)] if facts else []


def _others(state: State, move: Move, on: date) -> list[What]:
    """What books nothing."""
    match move.a % 4:
        case 0:
            return [plan.loan(1 + move.b, move.c % 1_000, 1 + move.d % 24, on=on)]
        case 1:
            return [e.PartnerEngaged(on=on, partner=f"p-{state.version}", name="A partner", role="other")]
        case 2:
            return [e.SessionAmended(on=on, reason="the hall is flooded", place="Rouillé")]
        case _:
            lines = (e.BudgetLine(charge="hire", cents=1 + move.b),)
            return [
                e.BudgetEstimated(on=on, product=name, quantity=1_000, lines=lines) for name in sorted(state.products)
            ]


# -- programme ------------------------------------------------------------------------------------


def _day_number(state: State, number: int) -> int:
    """One of the days planned; 1 where there is none."""
    return pick(sorted(state.days) or [1], number)


def _plan_day(state: State, move: Move, on: date) -> list[What]:
    themes = format_named(state.opened.format).themes
    given = (pick(themes, move.c), *((pick(themes, move.d),) if move.d % 3 == 0 else ()))
    last = max(state.days, default=0)
    after = max([on, *(day.day for day in state.days.values())]) if move.a % 3 else on
    number = last + 1 if move.a % 3 else 1 + move.a % 9
    return [e.ProgrammeDayPlanned(on=on, number=number, day=after + timedelta(days=move.b % 3), themes=given)]


def _hold_day(state: State, move: Move, on: date) -> list[What]:
    """The next day to hold, or any; as planned, or on another day."""
    waiting = [number for number, day in sorted(state.days.items()) if day.held is None]
    number = waiting[0] if waiting and move.a % 4 else _day_number(state, move.a)
    held = state.days[number].plan.day if number in state.days and move.b % 4 else on
    return [e.ProgrammeDayHeld(on=held, number=number)]


def _engage(state: State, move: Move, on: date) -> list[What]:
    """Someone is asked to come on a day; they may say yes at once."""
    role: ProfessionalRole = pick(get_args(ProfessionalRole), move.b)
    who, number = f"pro-{move.a % 3}", _day_number(state, move.c)
    asked = e.ProfessionalEngaged(on=on, professional=who, role=role, number=number)
    said = e.ProfessionalConfirmed(on=on, professional=who, number=number)
    return [asked, said] if move.d % 2 else [asked]


def _confirm(state: State, move: Move, on: date) -> list[What]:
    asked = sorted(state.professionals)
    who, number = pick(asked, move.a) if asked else ("pro-0", 1)
    return [e.ProfessionalConfirmed(on=on, professional=who, number=number)]


def _book(state: State, move: Move, on: date) -> list[What]:
    """A place is asked for, or said to be free."""
    if move.b % 2 and state.venues:
        return [e.VenueConfirmed(on=on, booking=pick(sorted(state.venues), move.a))]
    booking = f"b-{move.a % 3}"
    ends = on + timedelta(days=move.c % 3)
    return [e.VenueEngaged(on=on, booking=booking, partner="town", use="selling", starts=on, ends=ends)]


def _papers(state: State, move: Move, on: date) -> list[What]:
    """Insurance, a guardian's consent, the funding plan."""
    minors = [name for name, member in sorted(state.members.items()) if member.minor] or sorted(state.members)
    match move.a % 3:
        case 0:
            ends = on + timedelta(days=move.b % 9)
            return [e.InsuranceNoted(on=on, insurer="Mutuelle", reference=f"RC-{move.c % 3}", starts=on, ends=ends)]
        case 1:
            who = pick(minors, move.b)
            return [e.GuardianConsentRecorded(on=on, member=who, signed=on, reference=f"AUT-{state.version}")]
        case _:
            return [e.FundingPlanned(on=on, funder=pick(("town", "food-bank"), move.b), cents=1 + move.c)]


def _take_back(state: State, move: Move, on: date) -> list[What]:
    """Something of the programme is reversed."""
    kinds = {name for name, kind in e.KINDS.items() if kind.chapter == "programme"}
    facts = [fact for fact in reversed(state.facts.values()) if fact.kind in kinds and fact.id not in state.reversed]
    return [plan.reversal(pick(facts, move.a).id, on=on)] if facts else []


#: Name of a gesture -> the events it means.
GESTURES: Mapping[str, Callable[[State, Move, date], list[What]]] = MappingProxyType(
    {
        "rest": lambda *_: [],  # first, so that a session shrinks to days of rest
        "sell": _sell,
        "produce": _produce,
        "buy": _buy,
        "advance": _advance,
        "order": _order,
        "deliver": _deliver,
        "takings": _takings,
        "refund": _refund,
        "payout": _payout,
        "customer_pays": _customer_pays,
        "pay_bill": _pay_bill,
        "credit_note": _credit_note,
        "accrue": _accrue,
        "service": _service,
        "receive": _receive,
        "give_back": _give_back,
        "move_cash": _move_cash,
        "count_till": _count_till,
        "reimburse": _reimburse,
        "award": _award,
        "grant": _grant,
        "defer": _defer,
        "write_off": _write_off,
        "give": _give,
        "keep": _keep,
        "count_stock": _count_stock,
        "accept": _accept,
        "work": _work,
        "leave": _leave,
        "reprice": _reprice,
        "decide": _decide,
        "close_till": _close_till,
        "settle_vat": _settle_vat,
        "reverse": _reverse,
        "others": _others,
        "plan_day": _plan_day,
        "hold_day": _hold_day,
        "engage": _engage,
        "confirm": _confirm,
        "book": _book,
        "papers": _papers,
        "take_back": _take_back,
    }
)
