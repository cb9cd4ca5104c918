"""A small hosted session, still open, with what makes a journal hard to import."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.events import Event
from flashcoop_core.ledger.sources import time_ordered_ids
from flashcoop_core.session import plan
from played import OPENING, adopted, joined, march

__all__ = ["RECORDED", "hosted"]

#: When everything is recorded: late on the 20th of March, UTC.
RECORDED = datetime(2026, 3, 20, 23, 30, tzinfo=UTC)

_PRICE = ev.DecisionProposed(
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


def hosted(*more: Event | plan.Plan, opening: ev.SessionOpened = OPENING) -> Session:
    """The session, after `more` events or plans.

    The host advances 200 euros; an invoice is dated before its entry; a member pays a till receipt; of three
    tickets one is reversed; a service of the 5th is recorded after the market of the 6th; the host pays a pitch.
    """
    ids = time_ordered_ids(random.Random(1).randbytes)  # noqa: S311 - made again, not kept secret
    session = Ledger.open(clock=lambda: RECORDED, ids=ids).open_session(opening, id="essai")
    session.record(*(joined(member) for member in ("m-1", "m-2", "m-3")))
    session.record(
        ev.ProductDefined(
            on=march(3), product="kokedama", name="Kokedama", vat_rate=2_000, vat_reason="plant", decided_by="a-1"
        )
    )
    for step in adopted(_PRICE, "m-1", "m-2", "m-3"):
        session.record(step)
    session.record(
        ev.PriceSet(on=march(4), product="kokedama", channel="market", price=1_200, decision="price"),
        ev.FundsAdvanced(on=march(4), reference="av-1", cents=20_000),
        plan.purchase(
            [plan.purchase_line("materials", 14_400, 2_000, product="kokedama")],
            supplier="garden",
            voucher="FA-9",
            paid_by="credit",
            dated=march(2),
            on=march(5),
        ),
        plan.purchase(
            [plan.purchase_line("supplies", 960, 2_000)],
            supplier="shop",
            voucher="TK-1",
            member="m-2",
            invoice_to_host=False,
            on=march(5),
        ),
        ev.GoodsProduced(on=march(5), product="kokedama", quantity=10_000),
        plan.sale("kokedama", 2, ticket="T-1", on=march(6)),
        plan.sale("kokedama", 1, ticket="T-2", on=march(6)),
        plan.sale("kokedama", 1, ticket="T-3", paid_by="host", on=march(6)),
        plan.reversal(kind="sale_made", on=march(7)),
        ev.ServiceReceived(on=march(5), voucher="S-1", entrepreneur="es-1", cents=3_000),
        plan.purchase(
            [plan.purchase_line("hire", 1_000, 0, reason="293 B")],
            supplier="town",
            voucher="P-1",
            paid_by="host",
            on=march(8),
        ),
    )
    for step in more:
        session.record(step)
    return session
