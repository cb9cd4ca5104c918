"""Events that are wrong in one known way, made from the state as it is, each under the name it must be refused with.

A wrong event may be refused for other reasons too (its day is closed, its member has left): all are named at once,
but for a frame or shape that is wrong, which hides the rest.
"""

# ruff: noqa: ARG001, ARG005 - the makers share one signature, to stand in a table
from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.events import Event
from flashcoop_core.session import plan
from flashcoop_core.session.figures import reversed_entries, tally
from flashcoop_core.session.secrecy import open_urns
from flashcoop_core.session.state import Fact, State
from flashcoop_core.testing.moves import pick

__all__ = ["BROKEN", "CANARY", "wrong"]

#: A name that a person could have. Nothing of it may stand in a log, nor in the sentence of a refusal.
CANARY = "Zéphyrine Canari-Quichotte"

#: A field of an event, whichever.
_Field = Any
_Wrong = Callable[[State, date, int], Event | None]


def wrong(name: str, state: State, on: date, number: int) -> Event | None:
    """An event that must be refused as `name` (or as the part of it before `:`); None if none can be made now."""
    try:
        return BROKEN[name](state, on, number)
    except Refused:  # a plan that it starts from cannot be made
        return None


def _line(state: State, **changed: _Field) -> e.PurchaseLine:
    line = e.PurchaseLine(charge="hire", net=1_000, vat=200, gross=1_200, rate=2_000, deductible=False)
    return attrs.evolve(line, **changed)


def _purchase(state: State, on: date, *lines: e.PurchaseLine, **changed: _Field) -> e.PurchaseMade:
    gross = sum(line.gross for line in lines)
    bought = e.PurchaseMade(
        on=on,
        dated=on,
        voucher=f"X-{state.version}",
        supplier="mill",
        lines=lines,
        paid=(e.PurchasePayment(means="host", cents=gross),) if gross else (),
        invoice_to_host=False,
    )
    return attrs.evolve(bought, **changed)


def _sale(state: State, on: date, number: int) -> e.SaleMade | None:
    """A sound sale of one piece, stock aside, on a channel still open."""
    priced = [key for key in sorted(state.prices) if key[1] == "members" or not state.till.session_closed_at]
    if not priced:
        return None
    product, channel = pick(priced, number)
    if state.prices[product, channel].cents < 2:  # noqa: PLR2004 - room for a cent less
        return None
    sale = plan.sale(product, channel=channel, paid_by="host", on=on, ticket=f"X-{state.version}")(state)
    return sale if isinstance(sale, e.SaleMade) else None


def _changed_sale(**changed: _Field) -> _Wrong:
    def make(state: State, on: date, number: int) -> Event | None:
        sale = _sale(state, on, number)
        return sale and attrs.evolve(sale, **changed)

    return make


def _changed_line(**changed: _Field) -> _Wrong:
    def make(state: State, on: date, number: int) -> Event | None:
        sale = _sale(state, on, number)
        return sale and attrs.evolve(sale, lines=(attrs.evolve(sale.lines[0], **changed),))

    return make


def _a_cent_more(state: State, on: date, number: int) -> Event | None:
    sale = _sale(state, on, number)
    if sale is None:
        return None
    price = sale.lines[0].price + 1
    return attrs.evolve(sale, lines=(attrs.evolve(sale.lines[0], price=price),))


def _vat_moved(state: State, on: date, number: int) -> Event | None:
    sale = _sale(state, on, number)
    if sale is None or not sale.totals[0].net:
        return None
    total = sale.totals[0]
    return attrs.evolve(sale, totals=(attrs.evolve(total, net=total.net - 1, vat=total.vat + 1),))


def _out_of_stock(state: State, on: date, number: int) -> Event | None:
    sale = _sale(state, on, number)
    if sale is None or sale.lines[0].nature == "service":
        return None
    left = state.products[sale.lines[0].product].stock
    return attrs.evolve(sale, lines=(attrs.evolve(sale.lines[0], quantity=left + 1),))


def _used_number(state: State, on: date, number: int) -> Event | None:
    used = sorted([*state.tickets, *state.refunds])
    sale = _sale(state, on, number)
    return sale and attrs.evolve(sale, ticket=pick(used, number)) if used else None


def _twice_refunded(state: State, on: date, number: int) -> Event | None:
    sold = [(name, ticket) for name, ticket in state.tickets.items() if ticket.delivered]
    if not sold:
        return None
    name, _ = pick(sold, number)
    refund = plan.refund(name, paid_by="host", on=on)(state)
    lines = tuple(attrs.evolve(line, gross=line.gross * 2 + 1) for line in refund.lines)
    return attrs.evolve(refund, lines=lines)


def _wrong_tally(state: State, on: date, number: int) -> Event | None:
    open_ = [name for name, decision in state.decisions.items() if decision.is_open]
    if not open_:
        return None
    count = plan.decision_closing(pick(open_, number), on=on)(state)
    return attrs.evolve(count, blank=count.blank + 1)


def _late_ballot(state: State, on: date, number: int) -> Event | None:
    closed = [name for name, decision in state.decisions.items() if not decision.is_open]
    member = pick(sorted(state.members), number)
    return e.VoteCast(on=on, decision=pick(closed, number), member=member) if closed else None


def _early_ballot(state: State, on: date, number: int) -> Event | None:
    waiting = [decision.proposal for decision in state.decisions.values() if decision.is_open]
    if not waiting:
        return None
    proposal, member = pick(waiting, number), pick(sorted(state.members), number)
    return e.VoteCast(on=proposal.on - timedelta(days=1), decision=proposal.decision, member=member)


def _early_work(state: State, on: date, number: int) -> Event | None:
    taken = [(name, closing.on) for name, decision in state.decisions.items() if (closing := decision.closing)]
    if not taken:
        return None
    decision, closed = pick(taken, number)
    return e.DecisionApplied(on=closed - timedelta(days=1), decision=decision, how=CANARY)


def _early_count(state: State, on: date, number: int) -> Event | None:
    voted = [(name, found) for name, found in state.decisions.items() if found.is_open and found.ballots]
    if not voted:
        return None
    decision, found = pick(voted, number)
    last = max(ballot.on for ballot in found.ballots.values())
    return tally(state, decision, last - timedelta(days=1))


def _second_secret_ballot(state: State, on: date, number: int) -> Event | None:
    voted = [(name, who) for name in open_urns(state) for who in state.decisions[name].ballots]
    if not voted:
        return None
    decision, member = pick(voted, number)
    return e.VoteCast(on=on, decision=decision, member=member)


def _same_question(state: State, on: date, number: int) -> Event | None:
    open_ = [decision.proposal for decision in state.decisions.values() if decision.is_open]
    if not open_:
        return None
    asked = pick(open_, number)
    return e.DecisionAmended(
        on=on, decision=asked.decision, question=asked.question, options=asked.options, reason=CANARY
    )


def _many_choices(*at: int) -> _Wrong:
    """A ballot with the options at these places as choices, on a decision that takes one option."""

    def make(state: State, on: date, number: int) -> Event | None:
        if not state.decisions:
            return None
        decision = pick(sorted(state.decisions), number)
        options = [option.option for option in state.decisions[decision].proposal.options]
        return e.VoteCast(on=on, decision=decision, member="m-00", choices=tuple(options[place] for place in at))

    return make


def _odd_split(**changed: _Field) -> _Wrong:
    """A question whose one option shares equally, but for what `changed` says."""

    def make(state: State, on: date, number: int) -> Event | None:
        option = e.Option(option="o", label="o", split=attrs.evolve(e.SplitOption(key="equal"), **changed))
        return e.DecisionProposed(on=on, decision="odd", subject="split", question="?", options=(option,))

    return make


_ODD = e.Parameter(name="odd", value=1)


def _unvoted_price(state: State, on: date, number: int) -> Event | None:
    if not state.prices:
        return None
    product, channel = pick(sorted(state.prices), number)
    decision = state.prices[product, channel].decision
    price = state.prices[product, channel].cents + 7
    return e.PriceChanged(on=on, product=product, channel=channel, price=price, decision=decision) if decision else None


def _stranger_in_a_hurry(state: State, on: date, number: int) -> Event | None:
    if not state.prices:
        return None
    product, channel = pick(sorted(state.prices), number)
    urgent = e.Emergency(facilitator="f-99", reason="none")
    price = state.prices[product, channel].cents + 7
    return e.PriceChanged(on=on, product=product, channel=channel, price=price, emergency=urgent)


def _more_than_bought(state: State, on: date, number: int) -> Event | None:
    """A credit note on a bill for a cent more than is owed on it, or was paid."""
    if not state.bills:
        return None
    (supplier, voucher), bill = pick(list(state.bills.items()), number)
    left = bill.owed if number % 2 else bill.gross - bill.credited - bill.owed
    charge, rate, deductible = max(bill.lines, key=lambda bought: bill.lines[bought] - bill.back.get(bought, 0))
    line = plan.purchase_line(
        charge,  # type: ignore[arg-type]
        1 + left,
        rate,
        deductible=deductible,
        reason=None if rate else "293 B",
    )
    return e.CreditNoteReceived(
        on=on,
        dated=on,
        voucher=f"X-{state.version}",
        supplier=supplier,
        purchase=voucher,
        lines=(line,),
        means="credit" if number % 2 else "host",
    )


def _too_much_cash(state: State, on: date, number: int) -> Event | None:
    return e.FundsReturned(on=on, reference="X", cents=max(state.till_balance, 0) + 1 + number)


def _miscounted(state: State, on: date, number: int) -> Event | None:
    expected = state.till_balance + 1 + number
    return e.TillCounted(on=on, reference="X", expected=expected, counted=expected, gap=0)


def _gap_wrong(state: State, on: date, number: int) -> Event | None:
    expected = max(state.till_balance, 0)
    return e.TillCounted(on=on, reference="X", expected=expected, counted=expected, gap=1 + number)


def _closing(state: State, on: date, **changed: _Field) -> Event | None:
    closing = plan.till_close("day", on=max(filter(None, (on, state.till.closed_through, state.till.day.latest))))
    return attrs.evolve(closing(state), **changed)


def _vat_wrong(state: State, on: date, number: int) -> Event | None:
    settled = plan.vat(on=on)(state)
    return attrs.evolve(settled, collected=settled.collected + 1, due=settled.due + 1)


def _stock_wrong(state: State, on: date, number: int) -> Event | None:
    held = state.balance("stock_goods")
    value = e.StockValue(stock="stock_goods", before=held + 1, after=0)
    return attrs.evolve(plan.stock_count({}, on=on)(state), values=(value,))


def _unexplained(state: State, on: date, number: int) -> Event | None:
    count = plan.stock_count({}, on=on)(state)
    if not count.products:
        return None
    return attrs.evolve(count, products=tuple(attrs.evolve(line, counted=line.counted + 1) for line in count.products))


def _distribution(change: Callable[[e.ProfitDistributed], Event]) -> _Wrong:
    def make(state: State, on: date, number: int) -> Event | None:
        voted = [name for name, decision in state.decisions.items() if decision.proposal.subject == "split"]
        if not voted or state.distribution is not None:
            return None
        shared = plan.distribution(voted[-1], on=on)(state)
        return change(shared) if isinstance(shared, e.ProfitDistributed) and shared.shares else None

    return make


def _a_cent_too_many(shared: e.ProfitDistributed) -> Event:
    first, *rest = shared.shares
    return attrs.evolve(shared, shares=(attrs.evolve(first, cents=first.cents + 1), *rest))


def _for_a_cause(shared: e.ProfitDistributed) -> Event:
    first, *rest = shared.shares
    return attrs.evolve(
        shared, shares=tuple(rest), causes=(e.CauseShare(cause="food-bank", weight=first.weight, cents=first.cents),)
    )


def _fatter(shared: e.ProfitDistributed) -> Event:
    lines = (attrs.evolve(shared.envelope[0], cents=shared.envelope[0].cents + 1), *shared.envelope[1:])
    return attrs.evolve(shared, envelope=lines, distributable=shared.distributable + 1)


def _again(state: State, on: date, number: int) -> Event | None:
    done = [fact for fact in state.facts.values() if fact.id in state.reversed]
    return _undo(pick(done, number), on) if done else None


def _never(state: State, on: date, number: int) -> Event | None:
    fixed = [fact for fact in state.facts.values() if fact.kind in ("sale_refunded", "till_closed", "member_joined")]
    return _undo(pick(fixed, number), on) if fixed else None


def _undo(fact: Fact, on: date) -> e.EventReversed:
    return e.EventReversed(
        on=on,
        event=fact.id,
        version=fact.version,
        kind=fact.kind,
        reason="error",
        entries=reversed_entries(fact.entries),
    )


def _half_reversed(state: State, on: date, number: int) -> Event | None:
    facts = [
        f for f in state.facts.values() if f.id not in state.reversed and f.kind in ("sale_made", "funds_advanced")
    ]
    return attrs.evolve(_undo(pick(facts, number), on), entries=()) if facts else None


def _too_early(state: State, on: date, number: int) -> Event | None:
    return e.SessionClosed(on=on, lines=()) if not state.till.session_closed_at else None


def _held_again(state: State, on: date, number: int) -> Event | None:
    held = [number for number, day in state.days.items() if day.held]
    return e.ProgrammeDayHeld(on=on, number=pick(held, number)) if held else None


def _on_the_same_day(state: State, on: date, number: int) -> Event | None:
    if not state.days:
        return None
    other = pick(list(state.days.values()), number)
    return e.ProgrammeDayPlanned(on=on, number=400, day=other.day, themes=("make",))


def _minor_at_work(state: State, on: date, number: int) -> Event | None:
    minors = [name for name, member in state.members.items() if not member.consented(on)]
    return e.WorkRecorded(on=on, member=pick(minors, number), minutes=1 + number) if minors else None


def _canary_member(state: State, on: date, number: int) -> Event | None:
    return e.WorkRecorded(on=on, member=CANARY, minutes=1)


#: The name of the refusal, then after `:` what tells two such events apart -> how to make one.
BROKEN: Mapping[str, _Wrong] = MappingProxyType(
    {
        "bad-pattern": _canary_member,
        "unknown-member": lambda s, on, n: e.WorkRecorded(on=on, member="m-99", minutes=1 + n % 60),
        "unknown-member:payer": lambda s, on, n: _purchase(
            s, on, _line(s), paid=(e.PurchasePayment(means="member", cents=1_200, member="m-99"),)
        ),
        "payer-missing": lambda s, on, n: _purchase(
            s, on, _line(s), paid=(e.PurchasePayment(means="member", cents=1_200),)
        ),
        "unknown-product": lambda s, on, n: e.GoodsProduced(on=on, product="p-99", quantity=1 + n),
        "unknown-product:sale": _changed_line(product="p-99"),
        "date-outside-books": lambda s, on, n: e.FundsAdvanced(on=date(2027, 1, 1), reference="X", cents=1 + n),
        "date-outside-books:before": lambda s, on, n: e.FundsAdvanced(
            on=s.opened.on - timedelta(days=1 + n % 9), reference="X", cents=1
        ),
        "date-outside-programme": lambda s, on, n: e.WorkRecorded(on=date(2026, 6, 1), member="m-00", minutes=1),
        "day-not-planned": lambda s, on, n: e.ProgrammeDayHeld(on=on, number=400),
        "day-already-planned": lambda s, on, n: pick(list(s.days.values()), n).plan if s.days else None,
        "day-already-held": _held_again,
        "day-out-of-order": _on_the_same_day,
        "no-theme": lambda s, on, n: e.ProgrammeDayPlanned(on=on, number=400, day=on, themes=()),
        "unknown-theme": lambda s, on, n: e.ProgrammeDayPlanned(on=on, number=400, day=on, themes=("party",)),
        "theme-twice": lambda s, on, n: e.ProgrammeDayPlanned(on=on, number=400, day=on, themes=("make",) * 2),
        "date-outside-programme:day": lambda s, on, n: e.ProgrammeDayPlanned(
            on=on, number=1 + n, day=s.opened.ends + timedelta(days=1 + n), themes=("make",)
        ),
        "professional-not-engaged": lambda s, on, n: e.ProfessionalConfirmed(on=on, professional="pro-99", number=1),
        "unknown-booking": lambda s, on, n: e.VenueConfirmed(on=on, booking="b-99"),
        "unknown-partner:venue": lambda s, on, n: e.VenueEngaged(
            on=on, booking=f"b-{s.version}", partner="nobody", use="making", starts=on, ends=on
        ),
        "dates-reversed": lambda s, on, n: e.InsuranceNoted(
            on=on, insurer="Mutuelle", reference=f"RC-{s.version}", starts=on, ends=on - timedelta(days=1 + n)
        ),
        "document-after-entry:consent": lambda s, on, n: e.GuardianConsentRecorded(
            on=on, member="m-00", signed=on + timedelta(days=1 + n), reference="AUT"
        ),
        "unknown-member:consent": lambda s, on, n: e.GuardianConsentRecorded(
            on=on, member="m-99", signed=on, reference="AUT"
        ),
        "unknown-partner:funder": lambda s, on, n: e.FundingPlanned(on=on, funder="nobody", cents=1 + n),
        "guardian-consent-missing": _minor_at_work,
        "age-not-declared": lambda s, on, n: (
            e.MemberJoined(on=on, member="m-98") if s.opened.format == "youth" else None
        ),
        "already-member": lambda s, on, n: e.MemberJoined(on=s.opened.on, member="m-00"),
        "duplicate-decision": lambda s, on, n: (
            e.DecisionProposed(
                on=on, decision=pick(sorted(s.decisions) or ["none"], n), subject="other", question=CANARY, options=()
            )
            if s.decisions
            else None
        ),
        "imposed-matter": lambda s, on, n: (
            e.DecisionProposed(
                on=on, decision="x", subject="venue", question="?", options=(e.Option(option="o", label="o"),)
            )
            if "venue" in s.opened.imposed
            else None
        ),
        "unknown-decision": lambda s, on, n: e.VoteCast(on=on, decision="x-99", member="m-00"),
        "decision-not-open": _late_ballot,
        "decision-not-proposed-yet": _early_ballot,
        "decision-not-closed-yet": _early_work,
        "votes-after-count": _early_count,
        "ballot-of-another-form": _many_choices(0),
        "duplicate-choice": _many_choices(0, 0),
        "voted-already": _second_secret_ballot,
        "amendment-changes-nothing": _same_question,
        "decision-not-adopted": lambda s, on, n: (
            e.DecisionApplied(on=on, decision=pick(lost, n), how=CANARY)
            if (lost := [name for name, decision in s.decisions.items() if decision.winner is None])
            else None
        ),
        "unknown-parameter": _odd_split(parameters=(_ODD,)),
        "duplicate-parameter": _odd_split(parameters=(_ODD, _ODD)),
        "weights-not-taken": _odd_split(weights=(e.MemberWeight(member="m-00", weight=1),)),
        "duplicate-weight": _odd_split(key="weights", weights=(e.MemberWeight(member="m-00", weight=1),) * 2),
        "unknown-partner:cause": _odd_split(causes=("nobody",)),
        "causes-not-taken": _odd_split(causes=("food-bank",)),
        "duplicate-cause": _odd_split(causes=("food-bank",) * 2),
        "tally-differs": _wrong_tally,
        "product-already-defined": lambda s, on, n: pick(list(s.products.values()), n).definition,
        "price-not-voted": _unvoted_price,
        "facilitator-not-engaged": _stranger_in_a_hurry,
        "line-does-not-add-up": lambda s, on, n: _purchase(s, on, _line(s, gross=1_201)),
        "vat-far-from-rate": lambda s, on, n: _purchase(s, on, _line(s, net=990, vat=210)),
        "zero-rate-needs-reason": lambda s, on, n: _purchase(s, on, _line(s, net=1_200, vat=0, rate=0)),
        "vat-not-deductible": lambda s, on, n: _purchase(s, on, _line(s, deductible=True)),
        "payments-do-not-add-up": lambda s, on, n: _purchase(
            s, on, _line(s), paid=(e.PurchasePayment(means="host", cents=1_201),)
        ),
        "no-lines": lambda s, on, n: _purchase(s, on),
        "document-after-entry": lambda s, on, n: _purchase(s, on, _line(s), dated=on + timedelta(days=1)),
        "bank-not-owned": lambda s, on, n: (
            None if s.opened.owns_bank else e.FundsAdvanced(on=on, reference="X", into="bank", cents=1 + n)
        ),
        "unknown-voucher": lambda s, on, n: e.PurchasePaid(
            on=on, voucher="none", supplier="mill", means="host", cents=1
        ),
        "credit-exceeds-purchase": _more_than_bought,
        "price-not-in-force": _a_cent_more,
        "totals-do-not-add-up": _vat_moved,
        "payments-do-not-add-up:sale": _changed_sale(paid=()),
        "customer-missing": _changed_sale(paid=(e.SalePayment(means="customer", cents=1),)),
        "not-in-stock": _out_of_stock,
        "rate-differs": _changed_line(rate=3_333),
        "duplicate-ticket": _used_number,
        "refund-exceeds-sale": _twice_refunded,
        "unknown-ticket": lambda s, on, n: e.CustomerPaid(
            on=on, ticket="none", channel="market", customer="town-hall", means="host", cents=1
        ),
        "payout-exceeds-receivable": lambda s, on, n: e.PayoutReceived(
            on=on,
            reference="X",
            source="card",
            channel="market",
            gross=max(s.balance("cards_receivable", "market"), 0) + 1,
            into="host",
        ),
        "till-would-go-negative": _too_much_cash,
        "till-expected-differs": _miscounted,
        "gap-does-not-add-up": _gap_wrong,
        "overpaid": lambda s, on, n: e.MemberReimbursed(
            on=on,
            reference="X",
            member="m-00",
            means="host",
            cents=1 + max(-s.balance("members_payable", "m-00"), 0),
        ),
        "unknown-grant": lambda s, on, n: e.GrantDeferred(on=on, grant="none", nature="public", cents=1),
        "same-account": lambda s, on, n: e.CashMoved(on=on, reference="X", source="till", target="till", cents=1),
        "proof-missing": lambda s, on, n: e.StockWrittenOff(
            on=on, reference="X", product=pick(sorted(s.products), n), quantity=1, fate="charity"
        ),
        "vat-does-not-add-up": lambda s, on, n: e.StockGiven(
            on=on, reference="X", product=pick(sorted(s.products), n), quantity=1, cost=1_000, rate=2_000, vat=199
        ),
        "count-before-differs": _stock_wrong,
        "count-not-explained": _unexplained,
        "closing-differs": lambda s, on, n: _closing(s, on, perpetual=s.till.perpetual - 1 - n),
        "closing-differs:tickets": lambda s, on, n: _closing(s, on, tickets=s.till.day.tickets + 1),
        "closing-differs:head": lambda s, on, n: _closing(s, on, head="0" * 64),
        "settlement-differs": lambda s, on, n: None if f"{on:%Y-%m}" in s.settled else _vat_wrong(s, on, n),
        "month-not-begun": lambda s, on, n: plan.vat("2026-12", on=on)(s) if on.month < 12 else None,  # noqa: PLR2004
        "sales-not-stopped": _too_early,
        "share-does-not-add-up": _distribution(_a_cent_too_many),
        "share-does-not-add-up:cause": _distribution(_for_a_cause),
        "envelope-differs": _distribution(_fatter),
        "no-share-due": lambda s, on, n: (
            e.ShareWaived(on=on, member="m-00", cents=1, reason="waived") if not s.shares else None
        ),
        "pay-differs": lambda s, on, n: e.RemunerationPaid(
            on=on,
            reference="X",
            means="host",
            paid=(e.NetPaid(member="m-00", cents=1 + s.pay_due.get("m-00", 0)),),
        ),
        "unknown-event": lambda s, on, n: e.EventReversed(
            on=on, event=f"{n:032x}", version=1, kind="sale_made", reason="error"
        ),
        "already-reversed": _again,
        "not-reversible": _never,
        "reversal-differs": _half_reversed,
    }
)
