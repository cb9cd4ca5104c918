"""What was bought, made, sold and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from flashcoop_book.sentences.base import Telling, named, plain
from flashcoop_core import events as e
from flashcoop_core.events import Event

if TYPE_CHECKING:
    from flashcoop_book.telling import Teller

__all__ = ["TELLERS"]


def _bought(teller: Teller, events: Sequence[e.PurchaseMade]) -> str:
    cents = sum(line.gross for event in events for line in event.lines)
    first = events[0]
    means = teller.voice.listed(
        dict.fromkeys(teller.voice.say(f"means-{part.means}", member=part.member or "") for part in first.paid)
    )
    supplier = teller.names.partner(first.supplier)
    return teller.voice.many(
        "purchase_made", len(events), supplier=supplier, cents=cents, means=means, piece=first.voucher
    )


def _sold(teller: Teller, events: Sequence[e.SaleMade]) -> str:
    facts = {
        "channel": events[0].channel,
        "goods": teller.goods((line.product, line.quantity) for event in events for line in event.lines),
        "cents": sum(total.gross for event in events for total in event.totals),
    }
    if not events[0].delivered:
        return teller.voice.say("sale_made-ahead", **facts)
    return teller.voice.many("sale_made", len(events), **facts)


def _taken(teller: Teller, events: Sequence[e.TakingsRecorded]) -> str:
    goods = teller.goods((line.product, line.quantity) for event in events for line in event.lines)
    cents = sum(total.gross for event in events for total in event.totals)
    tickets = sum(event.tickets for event in events)
    name = "takings_recorded-one" if tickets == 1 else "takings_recorded"
    return teller.voice.say(name, channel=events[0].channel, goods=goods, cents=cents, tickets=tickets)


def _supplier(teller: Teller, event: Any) -> dict[str, object]:  # noqa: ANN401 - several kinds
    return {
        "supplier": teller.names.partner(event.supplier),
        "piece": event.voucher,
        "cents": sum(line.gross for line in event.lines),
    }


def _refunded(teller: Teller, events: Sequence[e.SaleRefunded]) -> str:
    cents = sum(total.gross for event in events for total in event.totals)
    return teller.voice.say("sale_refunded", channel=events[0].channel, cents=cents)


def _produced(teller: Teller, events: Sequence[Any]) -> str:
    return teller.voice.say("goods_produced", goods=teller.goods((event.product, event.quantity) for event in events))


def _delivered(teller: Teller, events: Sequence[e.SaleDelivered]) -> str:
    lines = ((line.product, line.quantity) for event in events for line in event.lines)
    return teller.voice.say("sale_delivered", goods=teller.goods(lines))


def _one_product(teller: Teller, event: Any) -> dict[str, object]:  # noqa: ANN401 - several kinds
    return {"goods": teller.goods([(event.product, event.quantity)])}


TELLERS: Mapping[type[Event], Telling] = MappingProxyType(
    {
        e.PurchaseMade: _bought,
        e.PurchasePaid: plain(
            "purchase_paid",
            lambda t, event: {
                "supplier": t.names.partner(event.supplier),
                "cents": event.cents,
                "means": t.voice.say(f"means-{event.means}", member=""),
                "piece": event.voucher,
            },
        ),
        e.CreditNoteReceived: plain("credit_note_received", _supplier),
        e.ChargeAccrued: plain("charge_accrued", _supplier),
        e.ServiceReceived: plain(
            "service_received",
            lambda t, event: {"entrepreneur": t.names.partner(event.entrepreneur), "cents": event.cents},
        ),
        e.GoodsProduced: _produced,
        e.SaleMade: _sold,
        e.SaleDelivered: _delivered,
        e.SaleRefunded: _refunded,
        e.TakingsRecorded: _taken,
        e.PayoutReceived: named(
            lambda event: f"payout_received-{event.source}{'' if event.fee else '-free'}",
            lambda t, event: {
                "into": t.voice.say(f"in-{event.into}"),
                "cents": event.gross,
                "fee": event.fee + (0 if event.reverse_charge else event.fee_vat),
            },
        ),
        e.CustomerPaid: plain(
            "customer_paid",
            lambda t, event: {
                "customer": t.names.partner(event.customer),
                "cents": event.cents,
                "piece": event.ticket,
            },
        ),
        e.StockCounted: plain("stock_counted", lambda _, event: {"cents": sum(value.after for value in event.values)}),
        e.StockReceived: plain("stock_received", lambda _, event: {"cents": event.cents}),
        e.StockAccepted: plain("stock_accepted", lambda _, event: {"cents": event.cents}),
        e.StockWrittenOff: plain(
            "stock_written_off",
            lambda t, event: _one_product(t, event) | {"fate": t.voice.say(f"fate-{event.fate}")},
        ),
        e.StockGiven: plain("stock_given", lambda t, event: _one_product(t, event) | {"vat": event.vat}),
        e.StockKept: plain(
            "stock_kept", lambda t, event: _one_product(t, event) | {"vat": event.vat, "member": event.member}
        ),
    }
)
