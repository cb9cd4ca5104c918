"""Histories that cross chapters: what one rule or fold must know of another."""

from __future__ import annotations

import attrs
import pytest

from flashcoop_core import events as ev
from flashcoop_core.books.chart import default_accounts
from flashcoop_core.events import Event
from flashcoop_core.session import plan
from flashcoop_core.session.figures import contribution, envelope, months_to_settle
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.state import State
from played import NEW, OPENING, adopted, april, joined, march, play, refusals_of, spoilt

STRING = plan.purchase_line("supplies", 1_200, 2_000)
PRICE = ev.DecisionProposed(
    on=march(3),
    decision="price",
    subject="price",
    question="?",
    options=(
        ev.Option(
            option="twelve", label="12", prices=(ev.PriceOption(product="kokedama", channel="market", price=1_200),)
        ),
    ),
)
ON_CREDIT = (ev.SalePayment(means="customer", cents=1_200, customer="c-1"),)
CASH = (ev.SalePayment(means="cash", cents=1_200),)
BY_CARD = (ev.SalePayment(means="card", cents=1_200),)


def opened(opening: ev.SessionOpened = OPENING) -> State:
    """Ten pieces on sale at 12.00 by one member."""
    return play(
        NEW,
        opening,
        joined("m-1"),
        ev.ProductDefined(
            on=march(3), product="kokedama", name="Kokedama", vat_rate=2_000, vat_reason="plant", decided_by="a-1"
        ),
        *adopted(PRICE, "m-1"),
        ev.PriceSet(on=march(4), product="kokedama", channel="market", price=1_200, decision="price"),
        ev.GoodsProduced(on=march(5), product="kokedama", quantity=10_000),
    )


def sale(ticket: str = "T-1", paid: tuple[ev.SalePayment, ...] = BY_CARD, *, delivered: bool = True) -> Plan:
    return plan.sale("kokedama", ticket=ticket, paid_by=paid, delivered=delivered, on=march(6))


def bill(supplier: str, voucher: str = "F-1") -> Plan:
    return plan.purchase([STRING], supplier=supplier, voucher=voucher, paid_by="credit", on=march(5))


def credit_note(supplier: str, voucher: str) -> Event:
    return ev.CreditNoteReceived(
        on=march(6),
        dated=march(6),
        voucher=voucher,
        supplier=supplier,
        purchase="F-1",
        lines=(STRING,),
        means="credit",
    )


def names(state: State, step: Event | Plan) -> list[str]:
    return [refusal.name for refusal in refusals_of(state, step)[1]]


def test_vat_settled_in_the_next_month_leaves_nothing_to_settle_there() -> None:
    state = play(opened(), sale(), plan.till_close(on=march(10)), plan.vat("2026-03", on=april(2)))
    assert months_to_settle(state) == []
    undone = play(state, plan.reversal(kind="vat_settled", on=april(3)))
    assert months_to_settle(undone) == ["2026-03"]
    assert plan.vat("2026-03", on=april(4))(undone) == attrs.evolve(state.settled["2026-03"], on=april(4))


def test_a_credit_of_vat_is_brought_forward() -> None:
    state = play(opened(), bill("garden"), plan.vat("2026-03", on=april(2)))
    assert state.settled["2026-03"].credit == 200
    later = play(state, attrs.evolve(bill("garden", "F-2")(state), on=april(3)), plan.vat("2026-04", on=april(30)))
    assert later.settled["2026-04"].brought_forward == 200
    assert later.settled["2026-04"].credit == 400
    assert later.balance("vat_credit") == 400


def test_two_suppliers_and_the_till_may_use_the_same_number() -> None:
    state = play(
        opened(), bill("garden"), bill("moss"), credit_note("garden", "1"), credit_note("moss", "1"), sale("1")
    )
    assert names(state, credit_note("moss", "1")) == ["duplicate-voucher", "credit-exceeds-purchase"]
    assert state.bills["moss", "F-1"].owed == 0


def test_a_reversed_ticket_is_rung_on_the_day_of_its_reversal() -> None:
    state = play(opened(), sale(), plan.till_close(on=march(7)))
    assert names(state, plan.reversal(kind="sale_made", on=march(7))) == ["day-closed"]
    undone = play(state, plan.reversal(kind="sale_made", on=march(9)))
    assert names(undone, plan.till_close(on=march(8))) == ["ticket-after-closing"]
    done = play(undone, plan.till_close(on=march(9)))
    assert done.till.perpetual == 0
    assert done.till.perpetual_absolute == 2_400
    assert done.products["kokedama"].stock == 10_000


def test_an_order_that_was_never_handed_over_is_refunded_whole() -> None:
    state = play(opened(), sale(delivered=False), plan.refund("T-1", paid_by="card", refund="R-1", on=march(7)))
    assert state.balance("customer_advances") == 0
    assert state.balance("vat_collected") == 0
    assert state.balance("cards_receivable") == 0
    assert state.total("7") == 0
    assert state.products["kokedama"].stock == 10_000
    assert names(state, plan.delivery("T-1")) == ["delivery-differs"]


def test_what_is_ordered_and_not_paid_takes_nothing_off_the_envelope() -> None:
    ordered = play(opened(), sale(paid=ON_CREDIT, delivered=False))
    assert envelope(ordered) == ()
    owed = play(ordered, plan.delivery("T-1", on=march(7)))
    assert {line.line: line.cents for line in envelope(owed)} == {"net_sales": 1_000, "uncollected_sales": -1_000}


def test_one_refund_does_not_give_the_same_piece_back_twice() -> None:
    state = play(opened(), sale())
    line = state.tickets["T-1"].sale.lines[0]
    total = ev.RateTotal(rate=2_000, net=2_000, vat=400, gross=2_400)
    twice = spoilt(
        plan.refund("T-1", refund="R-1", on=march(7)),
        lines=(line, line),
        totals=(total,),
        paid=(ev.SalePayment(means="host", cents=2_400),),
    )
    assert names(state, twice) == ["refund-exceeds-sale", "refund-exceeds-paid"]


def test_a_delivery_is_not_reversed_under_its_refund() -> None:
    state = play(opened(), sale(delivered=False), plan.delivery("T-1", on=march(7)))
    assert names(state, plan.reversal(kind="sale_delivered")) == []
    refunded = play(state, plan.refund("T-1", refund="R-1", paid_by="card", on=march(8)))
    assert names(refunded, plan.reversal(kind="sale_delivered")) == ["in-use-since"]


def test_a_customer_who_pays_by_cheque_can_be_paid_out() -> None:
    state = play(
        opened(),
        sale(paid=ON_CREDIT),
        ev.CustomerPaid(on=march(7), ticket="T-1", channel="market", customer="c-1", means="cheque", cents=1_200),
        ev.PayoutReceived(on=march(9), reference="V-1", source="cheque", channel="market", gross=1_200, into="host"),
    )
    assert state.balance("cheques_receivable") == 0


@pytest.mark.parametrize("account", ["186", "628"])
def test_internal_purchases_count_once_wherever_the_host_books_them(account: str) -> None:
    accounts = tuple(
        attrs.evolve(line, number=account) if line.role == "internal_purchases" else line for line in default_accounts()
    )
    state = play(
        opened(attrs.evolve(OPENING, accounts=accounts)),
        plan.sale("kokedama", 10, paid_by="host", on=march(6)),
        ev.ServiceReceived(on=march(7), voucher="S-1", entrepreneur="e-1", cents=3_000),
        plan.till_close("session", on=march(10)),
        plan.contribution_charge(reference="5", on=march(31)),
    )
    assert {line.line: line.cents for line in envelope(state)} == {
        "net_sales": 10_000,
        "charges": -3_000,
        "contribution": -1_000,
    }
    assert contribution(state, march(31), "5") == state.contribution


def test_stock_from_the_host_is_not_taken_back_once_part_of_it_was_used() -> None:
    received = play(opened(), ev.StockReceived(on=march(5), reference="S-1", stock="stock_goods", cents=500))
    assert names(received, plan.reversal(kind="stock_received")) == []
    counted = play(received, plan.stock_count({"stock_goods": 400}, reference="I-1", on=march(31)))
    assert names(counted, plan.reversal(kind="stock_received")) == ["in-use-since"]


def test_profit_with_nobody_left_to_pay_is_left_to_the_host_and_the_session_closes() -> None:
    free = attrs.evolve(OPENING, contribution=ev.Contribution())
    sold = play(
        opened(free),
        sale(paid=CASH),
        ev.StockWrittenOff(on=march(6), reference="s", product="kokedama", quantity=9_000, fate="sample"),
    )
    counted = play(
        sold,
        ev.CashMoved(on=march(6), reference="b", source="till", target="host", cents=1_200),
        plan.till_close("session", on=march(6)),
        plan.till_count(0, on=march(6)),
        plan.stock_count({}, on=march(6)),
    )
    gone = play(counted, plan.vat("2026-03", on=march(31)), ev.MemberLeft(on=march(7), member="m-1"))
    assert names(gone, plan.session_closing(on=march(31))) == ["profit-not-distributed"]
    left = play(gone, plan.profit_left("no_member_to_pay", on=march(31)))
    assert names(left, plan.profit_left("no_member_to_pay", on=march(31))) == ["already-distributed"]
    assert play(left, plan.session_closing(on=march(31))).balance("link") == 1_000


@pytest.mark.parametrize(
    "sold",
    [
        plan.sale(lines={"kokedama": 4}, channel="market", on=march(6)),
        plan.takings({"kokedama": 4}, voucher="Z-1", channel="market", on=march(6)),
    ],
    ids=["a ticket", "a day of takings"],
)
def test_a_quantity_that_makes_less_than_half_a_cent_is_refused_by_name(sold: Plan) -> None:
    cheap = ev.PriceOption(product="kokedama", channel="market", price=1_00)
    (option,) = PRICE.options
    lower = attrs.evolve(PRICE, decision="lower", options=(attrs.evolve(option, prices=(cheap,)),))
    changed = ev.PriceChanged(on=march(5), product="kokedama", channel="market", price=1_00, decision="lower")
    state = play(opened(), *adopted(lower, "m-1"), changed)
    assert names(state, sold) == ["less-than-a-cent"]
    assert names(state, plan.sale(lines={"kokedama": 5}, channel="market", on=march(6))) == []


def test_profit_that_was_voted_to_those_who_are_here_is_left_to_the_host_once_all_who_worked_have_left() -> None:
    equal = attrs.evolve(
        PRICE,
        decision="split",
        subject="split",
        options=(ev.Option(option="equal", label="Parts égales", split=ev.SplitOption(key="equal")),),
    )
    by_hours = attrs.evolve(
        equal, decision="hours", options=(ev.Option(option="hours", label="Heures", split=ev.SplitOption(key="hours")),)
    )
    sold = play(
        opened(attrs.evolve(OPENING, contribution=ev.Contribution())),
        ev.WorkRecorded(on=march(5), member="m-1", minutes=60),
        *adopted(equal, "m-1"),
        *adopted(by_hours, "m-1"),
        sale(paid=CASH),
        ev.StockWrittenOff(on=march(6), reference="s", product="kokedama", quantity=9_000, fate="sample"),
        ev.CashMoved(on=march(6), reference="b", source="till", target="host", cents=1_200),
        plan.till_close("session", on=march(6)),
        plan.till_count(0, on=march(6)),
        plan.stock_count({}, on=march(6)),
        plan.vat("2026-03", on=march(31)),
    )
    here, gone = sold, play(sold, ev.MemberLeft(on=march(7), member="m-1"))
    nobody = plan.profit_left("no_member_to_pay", decision="split", on=march(31))
    assert names(gone, plan.distribution("split", on=march(31))) == ["no-member-to-pay"]
    # Whoever worked could be paid by another vote: it takes the vote that was held to leave the profit.
    assert names(gone, plan.profit_left("no_member_to_pay", on=march(31))) == ["profit-has-takers"]
    by_another = plan.profit_left("no_member_to_pay", decision="hours", on=march(31))
    assert names(gone, by_another) == ["profit-has-takers"]
    assert names(here, nobody) == ["profit-has-takers"]
    left = play(gone, nobody)
    assert names(left, plan.distribution("hours", on=march(31))) == ["already-distributed"]
    assert play(left, plan.session_closing(on=march(31))).balance("link") == 1_000
