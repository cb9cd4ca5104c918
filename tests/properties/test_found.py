"""Histories that random sessions once failed on, kept in their smallest form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.ledger import Ledger
from flashcoop_core.session import plan
from flashcoop_core.testing.endings import Ending
from flashcoop_core.testing.histories import FIRST_DAY, Goods, Setup, open_session, to_the_end
from flashcoop_core.testing.watched import Watched

_NEXT_DAY = date(2026, 3, 28)


def _names(watched: Watched, event: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        watched.session.record(event)
    return refused.value.names


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open() as ledger:
        yield ledger


def test_a_contribution_that_eats_the_profit_is_charged_once_and_the_session_closes(ledger: Ledger) -> None:
    # 10.00 sold, 9.50 of services: 0.50 before the 1.00 of contribution, which a loss would not owe.
    sold = Goods(nature="service", rate=0, prices=(1_000, 0, 0))
    watched = open_session(ledger, Setup(goods=(sold,), rate=1_000, in_loss=False))
    assert watched.play(
        plan.sale("p-0", channel="market", on=FIRST_DAY),
        e.ServiceReceived(on=FIRST_DAY, voucher="S", entrepreneur="es-1", cents=950),
    )
    to_the_end(watched, Ending())
    assert watched.session.state.is_closed
    assert watched.auditor.contribution() == 100
    assert watched.session.state.balance("link") == -50


def test_counts_are_reversed_one_after_another(ledger: Ledger) -> None:
    watched = open_session(ledger, Setup())
    assert watched.play(
        plan.stock_count({"stock_materials": 100}, on=FIRST_DAY),
        plan.stock_count({"stock_materials": 80}, on=FIRST_DAY),
    )
    first, second = [fact.id for fact in watched.session.state.facts.values() if fact.kind == "stock_counted"]
    assert _names(watched, plan.reversal(first, on=FIRST_DAY)) == ("in-use-since",)
    assert watched.play(plan.reversal(second, on=FIRST_DAY), plan.reversal(first, on=FIRST_DAY))
    assert watched.session.state.balance("stock_materials") == 0


def test_a_fact_reversed_already_is_refused_for_that_alone(ledger: Ledger) -> None:
    line = e.PurchaseLine(charge="hire", net=500, vat=0, gross=500, rate=0, reason="293 B")
    watched = open_session(ledger, Setup())
    assert watched.play(
        e.PurchaseMade(
            on=FIRST_DAY,
            dated=FIRST_DAY,
            voucher="F",
            supplier="mill",
            lines=(line,),
            paid=(e.PurchasePayment(means="member", cents=500, member="m-00"),),
        ),
        plan.reversal(kind="purchase_made", on=FIRST_DAY),
    )
    bought = next(fact.id for fact in watched.session.state.facts.values() if fact.kind == "purchase_made")
    assert _names(watched, plan.reversal(bought, on=FIRST_DAY)) == ("already-reversed",)


def test_money_never_goes_back_by_a_card_that_nobody_paid_with(ledger: Ledger) -> None:
    # Let in, it left a receivable below zero that no payout could ever settle: the session could not be closed.
    watched = open_session(ledger, Setup(goods=(Goods(nature="service"),)))
    assert watched.play(plan.sale("p-0", channel="market", ticket="T-1", on=FIRST_DAY))
    assert "refund-exceeds-receivable" in _names(watched, plan.refund("T-1", paid_by="card", on=FIRST_DAY))
    assert watched.play(plan.refund("T-1", paid_by="cash", on=FIRST_DAY))
    to_the_end(watched, Ending())


def test_pieces_that_come_back_after_pay_are_counted_and_the_session_closes(ledger: Ledger) -> None:
    # While a count was refused once profit was shared, such a session could not be closed.
    watched = open_session(ledger, Setup(goods=(Goods(rate=0),)))
    assert watched.play(
        e.GoodsProduced(on=FIRST_DAY, product="p-0", quantity=1_000),
        plan.sale("p-0", channel="market", ticket="T-1", on=FIRST_DAY),
    )
    to_the_end(watched, Ending())
    assert watched.play(
        plan.reversal(kind="session_closed", reason="reopened", on=_NEXT_DAY),
        plan.refund("T-1", paid_by="host", on=_NEXT_DAY),
    )
    to_the_end(watched, Ending())
    assert watched.session.state.is_closed
    assert watched.session.state.balance("link") == watched.auditor.result() < 0
