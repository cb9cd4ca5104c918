"""Trade: bills owed, pieces made and sold, tickets, what the till still has to close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from flashcoop_core.events import (
    ChargeAccrued,
    CreditNoteReceived,
    CustomerPaid,
    GoodsProduced,
    PayoutReceived,
    PurchaseLine,
    PurchaseMade,
    PurchasePaid,
    RateTotal,
    SaleDelivered,
    SaleLine,
    SaleMade,
    SaleRefunded,
    ServiceReceived,
    TakingsRecorded,
)
from flashcoop_core.session.state import Bill, BoughtAs, Fact, Period, RateSum, State, Ticket

__all__ = ["APPLY", "UNDO", "move_stock"]


def move_stock(state: State, product: str, *, stock: int, produced: int = 0, sold: int = 0) -> None:
    """Add quantities (thousandths) to a product; services have none."""
    was = state.products[product]
    if was.definition.nature == "service":
        stock = 0
    state.products[product] = attrs.evolve(
        was, stock=was.stock + stock, produced=was.produced + produced, sold=was.sold + sold
    )
    if stock:
        state.stock_moved_at = state.version


# -- purchases ----------------------------------------------------------------------------------


def _gross(event: PurchaseMade | CreditNoteReceived) -> int:
    return sum(line.gross for line in event.lines)


def _bought_as(
    lines: Iterable[PurchaseLine], before: Mapping[BoughtAs, int] | None = None, sign: int = 1
) -> Mapping[BoughtAs, int]:
    """The gross of `lines` by what they were bought as, added to `before`."""
    sums = dict(before or {})
    for line in lines:
        key = (line.charge, line.rate, line.deductible)
        sums[key] = sums.get(key, 0) + sign * line.gross
    return MappingProxyType(sums)


def _bought(state: State, event: PurchaseMade, _: Fact) -> None:
    owed = sum(part.cents for part in event.paid if part.means == "credit")
    state.bills[event.supplier, event.voucher] = Bill(_gross(event), owed, lines=_bought_as(event.lines))


def _bought_not(state: State, event: PurchaseMade, _: Fact) -> None:
    del state.bills[event.supplier, event.voucher]


def _bill_less(state: State, supplier: str, voucher: str, *, owed: int = 0, credited: int = 0) -> None:
    bill = state.bills[supplier, voucher]
    state.bills[supplier, voucher] = attrs.evolve(bill, owed=bill.owed - owed, credited=bill.credited + credited)


def _bill_paid(state: State, event: PurchasePaid, _: Fact) -> None:
    _bill_less(state, event.supplier, event.voucher, owed=event.cents)


def _bill_paid_not(state: State, event: PurchasePaid, _: Fact) -> None:
    _bill_less(state, event.supplier, event.voucher, owed=-event.cents)


def _bring_back(state: State, event: CreditNoteReceived, sign: int) -> None:
    gross = sign * _gross(event)
    _bill_less(state, event.supplier, event.purchase, owed=gross if event.means == "credit" else 0, credited=gross)
    bill = state.bills[event.supplier, event.purchase]
    back = _bought_as(event.lines, bill.back, sign)
    state.bills[event.supplier, event.purchase] = attrs.evolve(bill, back=back)


def _accrued(state: State, event: ChargeAccrued, fact: Fact) -> None:
    state.accruals[event.supplier, event.voucher] = fact.id


def _accrued_not(state: State, event: ChargeAccrued, _: Fact) -> None:
    del state.accruals[event.supplier, event.voucher]


def _credited(state: State, event: CreditNoteReceived, _: Fact) -> None:
    _bring_back(state, event, 1)
    state.credit_notes[event.supplier, event.voucher] = event.purchase


def _credited_not(state: State, event: CreditNoteReceived, _: Fact) -> None:
    _bring_back(state, event, -1)
    del state.credit_notes[event.supplier, event.voucher]


def _books_only(state: State, event: object, _: Fact) -> None:
    """The entries say it all."""


# -- production ---------------------------------------------------------------------------------


def _made(state: State, event: GoodsProduced, _: Fact) -> None:
    move_stock(state, event.product, stock=event.quantity, produced=event.quantity)


def _made_not(state: State, event: GoodsProduced, _: Fact) -> None:
    move_stock(state, event.product, stock=-event.quantity, produced=-event.quantity)


# -- sales --------------------------------------------------------------------------------------


def _sums(sums: Mapping[int, RateSum], totals: Iterable[RateTotal], sign: int = 1) -> Mapping[int, RateSum]:
    added = dict(sums)
    for total in totals:
        before = added.get(total.rate, RateSum())
        added[total.rate] = before.plus(sign * total.net, sign * total.vat, sign * total.gross)
    return MappingProxyType(added)


def _ring(state: State, event: SaleMade | TakingsRecorded | SaleRefunded, *, refund: bool, tickets: int = 1) -> None:
    """The till remembers a ticket, in every period that has to be closed, on the day it is rung: a reversal's own."""
    on = state.latest or event.on

    def covered(period: Period) -> Period:
        latest = on if period.latest is None else max(period.latest, on)
        period = attrs.evolve(period, tickets=period.tickets + tickets, latest=latest)
        if refund:
            return attrs.evolve(period, refunds=_sums(period.refunds, event.totals))
        return attrs.evolve(period, sales=_sums(period.sales, event.totals))

    till = state.till
    state.till = attrs.evolve(
        till,
        day=covered(till.day),
        month=covered(till.month),
        session=covered(till.session),
        unrounded=_sums(till.unrounded, event.totals, -1 if refund else 1),
    )


def _hand_over(state: State, lines: Iterable[SaleLine], sign: int = 1) -> None:
    for line in lines:
        move_stock(state, line.product, stock=-sign * line.quantity, sold=sign * line.quantity)


def _owed(event: SaleMade | TakingsRecorded | SaleRefunded) -> int:
    return sum(part.cents for part in event.paid if part.means == "customer")


def _sold(state: State, event: SaleMade, _: Fact) -> None:
    state.tickets[event.ticket] = Ticket(event, _owed(event), event.delivered)
    if event.delivered:
        _hand_over(state, event.lines)
    _ring(state, event, refund=False)


def _sold_not(state: State, event: SaleMade, _: Fact) -> None:
    # A till never forgets: the reversal counts among the refunds of its period, the number stays used.
    ticket = state.tickets.pop(event.ticket)
    state.refunds[event.ticket] = event.ticket
    if ticket.delivered:
        _hand_over(state, event.lines, -1)
    _ring(state, event, refund=True)


def _took(state: State, event: TakingsRecorded, _: Fact) -> None:
    as_ticket = SaleMade(
        on=event.on,
        ticket=event.voucher,
        channel=event.channel,
        lines=event.lines,
        totals=event.totals,
        paid=event.paid,
    )
    state.tickets[event.voucher] = Ticket(as_ticket, _owed(event))
    _hand_over(state, event.lines)
    _ring(state, event, refund=False, tickets=max(event.tickets, 1))


def _took_not(state: State, event: TakingsRecorded, _: Fact) -> None:
    del state.tickets[event.voucher]
    state.refunds[event.voucher] = event.voucher
    _hand_over(state, event.lines, -1)
    _ring(state, event, refund=True)


def _delivered(state: State, event: SaleDelivered, _: Fact) -> None:
    state.tickets[event.ticket] = attrs.evolve(state.tickets[event.ticket], delivered=True)
    _hand_over(state, event.lines)


def _delivered_not(state: State, event: SaleDelivered, _: Fact) -> None:
    state.tickets[event.ticket] = attrs.evolve(state.tickets[event.ticket], delivered=False)
    _hand_over(state, event.lines, -1)


def _refund(state: State, event: SaleRefunded, sign: int) -> None:
    ticket, returns = state.tickets[event.ticket], event.returned and event.delivered
    returned, refunded = dict(ticket.returned), dict(ticket.refunded)
    for line in event.lines:
        refunded[line.product] = refunded.get(line.product, 0) + sign * line.gross
        if returns:
            returned[line.product] = returned.get(line.product, 0) + sign * line.quantity
    if returns:
        _hand_over(state, event.lines, -sign)
    state.tickets[event.ticket] = attrs.evolve(
        ticket,
        owed=ticket.owed - sign * _owed(event),
        paid_back=ticket.paid_back + sign * (sum(part.cents for part in event.paid) - _owed(event)),
        returned=MappingProxyType(returned),
        refunded=MappingProxyType(refunded),
    )


def _refunded(state: State, event: SaleRefunded, _: Fact) -> None:
    _refund(state, event, 1)
    state.refunds[event.refund] = event.ticket
    _ring(state, event, refund=True)


def _paid_by_customer(state: State, event: CustomerPaid, _: Fact) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[event.ticket] = attrs.evolve(ticket, owed=ticket.owed - event.cents)


def _paid_by_customer_not(state: State, event: CustomerPaid, _: Fact) -> None:
    ticket = state.tickets[event.ticket]
    state.tickets[event.ticket] = attrs.evolve(ticket, owed=ticket.owed + event.cents)


APPLY = {
    PurchaseMade: _bought,
    PurchasePaid: _bill_paid,
    CreditNoteReceived: _credited,
    ChargeAccrued: _accrued,
    ServiceReceived: _books_only,
    GoodsProduced: _made,
    SaleMade: _sold,
    SaleDelivered: _delivered,
    SaleRefunded: _refunded,
    TakingsRecorded: _took,
    PayoutReceived: _books_only,
    CustomerPaid: _paid_by_customer,
}
UNDO = {
    PurchaseMade: _bought_not,
    PurchasePaid: _bill_paid_not,
    CreditNoteReceived: _credited_not,
    ChargeAccrued: _accrued_not,
    ServiceReceived: _books_only,
    GoodsProduced: _made_not,
    SaleMade: _sold_not,
    SaleDelivered: _delivered_not,
    TakingsRecorded: _took_not,
    PayoutReceived: _books_only,
    CustomerPaid: _paid_by_customer_not,
}
