"""Whatever an event says, its entries balance, as long as the sums in the event itself hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core import events as ev
from flashcoop_core.books.chart import Chart, default_accounts
from flashcoop_core.books.entries import balanced
from flashcoop_core.books.postings import WITHOUT_ENTRIES, postings
from flashcoop_core.events import BY_CLASS, KINDS, Event
from flashcoop_core.events.fields import ProductNature
from flashcoop_core.money import largest_remainder, net_of
from samples import samples_of

CHART = Chart(default_accounts())
DAY = date(2026, 3, 6)

cents = st.integers(0, 10**6)
positive = st.integers(1, 10**6)
signed = st.integers(-(10**6), 10**6)
rates = st.sampled_from([0, 210, 550, 1_000, 2_000])
ids = st.sampled_from(["a-1", "b-2", "c-3"])
natures: st.SearchStrategy[ProductNature] = st.sampled_from(["finished", "service", "resale"])
texts = st.sampled_from(["F1", "T-2", "Z 3"])


@st.composite
def purchase_lines(draw: st.DrawFn) -> tuple[ev.PurchaseLine, ...]:
    """Lines as printed: VAT may be off by a cent, gross is net + VAT all the same."""
    line = st.builds(
        lambda net, vat, **more: ev.PurchaseLine(net=net, vat=vat, gross=net + vat, **more),
        net=positive,
        vat=cents,
        rate=rates,
        charge=st.sampled_from(["materials", "goods", "fees"]),
        deductible=st.booleans(),
        product=st.none() | ids,
    )
    return tuple(draw(st.lists(line, min_size=1, max_size=4)))


def parts(total: int, count: int) -> st.SearchStrategy[list[int]]:
    """`total` cut into at most `count` amounts above zero."""
    cuts = st.lists(st.integers(1, max(total - 1, 1)), max_size=count - 1, unique=True).map(sorted)
    return cuts.map(lambda at: [b - a for a, b in zip([0, *at], [*at, total], strict=True) if b > a])


@st.composite
def tickets(draw: st.DrawFn) -> dict[str, Any]:
    """Lines whose nets are parts of the net of their rate, totals, and payments of the gross."""
    sold = draw(st.lists(st.tuples(positive, rates, natures), min_size=1, max_size=5))
    grosses: dict[int, dict[str, int]] = {}
    for number, (gross, rate, _) in enumerate(sold):
        grosses.setdefault(rate, {})[str(number)] = gross
    totals, nets = [], {}
    for rate, weights in grosses.items():
        gross = sum(weights.values())
        net = net_of(gross, rate)
        totals.append(ev.RateTotal(rate=rate, net=net, vat=gross - net, gross=gross))
        nets.update(largest_remainder(net, weights))
    means: Any = st.sampled_from(["cash", "cheque", "card", "platform", "bank", "host", "customer"])
    return {
        "on": DAY,
        "channel": draw(ids),
        "lines": tuple(
            ev.SaleLine(
                product="p-1",
                nature=nature,
                quantity=1_000,
                price=gross,
                gross=gross,
                rate=rate,
                net=nets[str(number)],
            )
            for number, (gross, rate, nature) in enumerate(sold)
        ),
        "totals": tuple(totals),
        "paid": tuple(
            ev.SalePayment(means=draw(means), cents=part, customer=draw(ids))
            for part in draw(parts(sum(gross for gross, _, _ in sold), 3))
        ),
    }


@st.composite
def purchases(draw: st.DrawFn) -> ev.PurchaseMade:
    lines = draw(purchase_lines())
    means: Any = st.sampled_from(["cash", "bank", "host", "credit", "member"])
    paid = draw(parts(sum(line.gross for line in lines), 3))
    return ev.PurchaseMade(
        on=DAY,
        dated=DAY,
        voucher=draw(texts),
        supplier=draw(ids),
        lines=lines,
        paid=tuple(ev.PurchasePayment(means=draw(means), cents=part, member=draw(ids)) for part in paid),
    )


@st.composite
def distributions(draw: st.DrawFn) -> ev.ProfitDistributed:
    shares = draw(st.dictionaries(ids, cents, min_size=1).filter(lambda found: any(found.values())))
    return ev.ProfitDistributed(
        on=DAY,
        decision=draw(ids),
        key="weights",
        envelope=(),
        distributable=sum(shares.values()),
        shares=tuple(ev.Share(member=member, weight=share, cents=share) for member, share in shares.items()),
    )


@st.composite
def pay_lines(draw: st.DrawFn) -> ev.PayLine:
    """Both sums are the cost: gross and what the employer adds; net and what is owed to others."""
    cost = draw(st.tuples(cents, cents, cents, cents))
    net, withheld, social_security, other_social = largest_remainder(
        sum(cost), dict(zip("nwso", draw(st.tuples(positive, cents, cents, cents)), strict=True))
    ).values()
    accrued = draw(cents)
    gross, employer, taxes, other_charges = cost
    return ev.PayLine(
        member=draw(ids),
        gross=gross,
        employer=employer,
        taxes=taxes,
        other_charges=other_charges,
        net=net,
        withheld=withheld,
        social_security=social_security,
        other_social=other_social,
        accrued=accrued,
        difference=accrued - sum(cost),
    )


@st.composite
def vat_settlements(draw: st.DrawFn) -> ev.VatSettled:
    collected, reverse_charged, deductible, forward = draw(st.tuples(signed, signed, signed, cents))
    rest = collected + reverse_charged - deductible - forward
    return ev.VatSettled(
        on=DAY,
        month="2026-03",
        collected=collected,
        reverse_charged=reverse_charged,
        deductible=deductible,
        brought_forward=forward,
        due=max(rest, 0),
        credit=max(-rest, 0),
    )


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=4).map(tuple)


def evolved(sample: Event, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Event]:
    """`sample` with these fields drawn."""
    return st.fixed_dictionaries(fields).map(lambda drawn: attrs.evolve(sample, **drawn))


#: The kinds whose events carry several amounts that must agree, or amounts of either sign.
DRAWN: dict[type[Event], st.SearchStrategy[Event]] = {
    ev.PurchaseMade: purchases(),
    ev.CreditNoteReceived: evolved(samples_of("credit_note_received")[0], lines=purchase_lines(), rebate=st.booleans()),
    ev.ChargeAccrued: evolved(samples_of("charge_accrued")[0], lines=purchase_lines()),
    ev.SaleMade: st.builds(
        lambda ticket, delivered: ev.SaleMade(ticket="T1", delivered=delivered, **ticket), tickets(), st.booleans()
    ),
    ev.SaleRefunded: st.builds(
        lambda ticket, rebate, delivered: ev.SaleRefunded(
            ticket="T1", refund="R1", rebate=rebate, delivered=delivered, **ticket
        ),
        tickets(),
        st.booleans(),
        st.booleans(),
    ),
    ev.SaleDelivered: tickets().map(
        lambda ticket: ev.SaleDelivered(on=DAY, ticket="T1", channel=ticket["channel"], lines=ticket["lines"])
    ),
    ev.TakingsRecorded: tickets().map(lambda ticket: ev.TakingsRecorded(voucher="Z1", **ticket)),
    ev.PayoutReceived: evolved(
        samples_of("payout_received")[0],
        gross=positive,
        fee=cents,
        fee_rate=rates,
        fee_vat=cents,
        reverse_charge=st.booleans(),
    ),
    ev.StockCounted: evolved(
        samples_of("stock_counted")[0],
        values=several(
            st.builds(
                ev.StockValue, stock=st.sampled_from(["stock_materials", "stock_finished"]), before=cents, after=cents
            )
        ),
    ),
    ev.TillCounted: evolved(samples_of("till_counted")[0], gap=signed),
    ev.TillClosed: evolved(
        samples_of("till_closed")[0], rounding=several(st.builds(ev.Rounding, rate=rates, cents=signed))
    ),
    ev.VatSettled: vat_settlements(),
    ev.ProfitDistributed: distributions(),
    ev.ShareGiven: evolved(samples_of("share_given")[0], cents=positive, means=st.sampled_from(["host", "payable"])),
    ev.PayrollSettled: evolved(samples_of("payroll_settled")[0], lines=several(pay_lines())),
    ev.RemunerationPaid: evolved(
        samples_of("remuneration_paid")[0], paid=several(st.builds(ev.NetPaid, member=ids, cents=positive))
    ),
    ev.SessionClosed: evolved(
        samples_of("session_closed")[0],
        lines=several(
            st.builds(ev.ClosingLine, account=st.sampled_from(["31", "431", "53"]), aux=st.just(""), cents=signed)
        ),
    ),
}

#: The kinds that book one amount on two accounts: any amount balances, as their samples show.
PAIRS = {
    ev.PurchasePaid,
    ev.ServiceReceived,
    ev.CustomerPaid,
    ev.StockReceived,
    ev.StockWrittenOff,
    ev.StockGiven,
    ev.StockKept,
    ev.FundsAdvanced,
    ev.FundsReturned,
    ev.CashMoved,
    ev.MemberReimbursed,
    ev.GrantAwarded,
    ev.GrantReceived,
    ev.GrantDeferred,
    ev.ContributionCharged,
    ev.ShareWaived,
    ev.EventReversed,  # carries its entries
}


def test_every_kind_that_books_is_drawn_or_a_pair() -> None:
    assert DRAWN.keys() | PAIRS == {kind.event for kind in KINDS.values()} - WITHOUT_ENTRIES


@given(st.one_of(*DRAWN.values()))
def test_entries_balance_when_the_sums_of_the_event_hold(event: Event) -> None:
    for entry in postings(event, CHART):
        assert balanced(entry)
        assert all(amount for _, _, amount, _ in entry[2])
        signs = [amount < 0 for _, _, amount, _ in entry[2]]
        assert signs == sorted(signs)  # debits first


@given(st.one_of(*DRAWN.values()))
def test_the_same_event_books_the_same_entries(event: Event) -> None:
    assert postings(event, CHART) == postings(attrs.evolve(event), Chart(default_accounts()))


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("purchase_made", {"paid": (ev.PurchasePayment(means="cash", cents=14_399),)}),
        ("sale_made", {"paid": (ev.SalePayment(means="cash", cents=1_199),)}),
        ("vat_settled", {"due": 6_399}),
        ("profit_distributed", {"distributable": 2_999}),
    ],
)
def test_sums_that_do_not_hold_are_not_hidden(name: str, changed: dict[str, Any]) -> None:
    """No entry is ever balanced by a posting of its own making."""
    event = attrs.evolve(samples_of(name)[0], **changed)
    assert BY_CLASS[type(event)].name == name
    assert not all(balanced(entry) for entry in postings(event, CHART))
