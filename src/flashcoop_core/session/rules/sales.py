"""Rules of sales: nothing that is not in stock, at the price in force, to the cent, while sales are open."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.errors import Refusal
from flashcoop_core.events import CustomerPaid, SaleDelivered, SaleMade, SaleRefunded, TakingsRecorded
from flashcoop_core.money import line_amount
from flashcoop_core.session.figures import totals, with_nets
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import bank_owned, within_programme
from flashcoop_core.session.rules.trade import RECEIVABLE
from flashcoop_core.session.state import State

__all__ = ["MEMBERS_CHANNEL", "RULES"]

#: The channel by which members buy what is left once sales have stopped (note `accounting`, 3).
MEMBERS_CHANNEL = "members"

_Sale = SaleMade | TakingsRecorded


def _number(event: _Sale) -> str:
    return event.ticket if isinstance(event, SaleMade) else event.voucher


@rule("duplicate-ticket")
def _new_ticket(state: State, event: _Sale) -> Iterator[Refusal]:
    number = _number(event)
    if number in state.tickets or number in state.refunds:
        yield refuse("duplicate-ticket", "ticket" if isinstance(event, SaleMade) else "voucher", ticket=number)


@rule("sales-stopped")
def _open_sales(state: State, event: _Sale) -> Iterator[Refusal]:
    stopped = state.till.session_closed_at > 0
    if (stopped and event.channel != MEMBERS_CHANNEL) or (stopped and state.distribution is not None):
        yield refuse("sales-stopped", "channel", channel=event.channel)


@rule("date-outside-programme")
def _sale_day(state: State, event: _Sale) -> Iterator[Refusal]:
    # Members buy what is left after the last closing, which may be the programme's last day.
    if not (event.channel == MEMBERS_CHANNEL and state.till.session_closed_at):
        yield from within_programme(state, event)


@rule("unknown-product")
def _known(state: State, event: _Sale) -> Iterator[Refusal]:
    for at, line in enumerate(event.lines):
        if line.product not in state.products:
            yield refuse("unknown-product", f"lines[{at}].product", product=line.product)


@rule("no-lines", "price-not-set", "price-not-in-force", "line-does-not-add-up", "rate-differs")
def _lines(state: State, event: _Sale) -> Iterator[Refusal]:
    if not event.lines:
        yield refuse("no-lines", "lines")
    for at, line in enumerate(event.lines):
        where, product = f"lines[{at}]", state.products.get(line.product)
        if product is None:
            continue
        price = state.prices.get((line.product, event.channel))
        if price is None:
            yield refuse("price-not-set", f"{where}.price", product=line.product, channel=event.channel)
        elif price.cents != line.price:
            yield refuse("price-not-in-force", f"{where}.price", price=line.price, expected=price.cents)
        expected = line_amount(line.price, line.quantity)
        if line.gross != expected:
            yield refuse("line-does-not-add-up", f"{where}.gross", gross=line.gross, expected=expected)
        definition = product.definition
        if (line.rate, line.nature) != (definition.vat_rate, definition.nature):
            yield refuse("rate-differs", f"{where}.rate", rate=line.rate, expected=definition.vat_rate)


@rule("totals-do-not-add-up")
def _totals(state: State, event: _Sale | SaleRefunded) -> Iterator[Refusal]:
    expected = totals(event.lines)
    if event.totals != expected:
        yield refuse("totals-do-not-add-up", "totals", expected=tuple(total.vat for total in expected))
    elif event.lines != with_nets(event.lines):
        yield refuse("totals-do-not-add-up", "lines", expected=tuple(line.net for line in with_nets(event.lines)))


@rule("payments-do-not-add-up", "customer-missing")
def _paid(state: State, event: _Sale | SaleRefunded) -> Iterator[Refusal]:
    gross, paid = sum(line.gross for line in event.lines), sum(part.cents for part in event.paid)
    if gross != paid:
        yield refuse("payments-do-not-add-up", "paid", paid=paid, expected=gross)
    for at, part in enumerate(event.paid):
        if (part.means == "customer") != (part.customer is not None):
            yield refuse("customer-missing", f"paid[{at}].customer")


@rule("not-in-stock")
def _in_stock(state: State, event: _Sale | SaleDelivered) -> Iterator[Refusal]:
    if not getattr(event, "delivered", True):
        return
    wanted: dict[str, int] = {}
    for line in event.lines:
        wanted[line.product] = wanted.get(line.product, 0) + line.quantity
    for name, quantity in sorted(wanted.items()):
        product = state.products.get(name)
        if product and product.definition.nature != "service" and quantity > product.stock:
            yield refuse("not-in-stock", "lines", product=name, stock=product.stock, quantity=quantity)


@rule("unknown-ticket")
def _known_ticket(state: State, event: SaleDelivered | SaleRefunded | CustomerPaid) -> Iterator[Refusal]:
    if event.ticket not in state.tickets:
        yield refuse("unknown-ticket", "ticket", ticket=event.ticket)


@rule("already-delivered", "delivery-differs")
def _to_deliver(state: State, event: SaleDelivered) -> Iterator[Refusal]:
    ticket = state.tickets.get(event.ticket)
    if ticket is None:
        return
    if ticket.delivered:
        yield refuse("already-delivered", "ticket", ticket=event.ticket)
    elif ticket.refunded or (event.lines, event.channel) != (ticket.sale.lines, ticket.sale.channel):
        yield refuse("delivery-differs", "lines", ticket=event.ticket)


@rule("duplicate-refund")
def _new_refund(state: State, event: SaleRefunded) -> Iterator[Refusal]:
    if event.refund in state.refunds or event.refund in state.tickets:
        yield refuse("duplicate-refund", "refund", refund=event.refund)


@rule("already-delivered", "not-delivered-yet", "delivery-differs")
def _order_cancelled(state: State, event: SaleRefunded) -> Iterator[Refusal]:
    # An order that was never handed over is refunded whole: no turnover, no rebate, no piece comes back.
    ticket = state.tickets.get(event.ticket)
    if ticket is None:
        return
    if ticket.delivered and not event.delivered:
        yield refuse("already-delivered", "delivered", ticket=event.ticket)
    elif not ticket.delivered and (event.delivered or event.rebate or event.returned):
        yield refuse("not-delivered-yet", "ticket", ticket=event.ticket)
    elif not ticket.delivered and event.lines != ticket.sale.lines:
        yield refuse("delivery-differs", "lines", ticket=event.ticket)


@rule("line-does-not-add-up")
def _refund_lines(state: State, event: SaleRefunded) -> Iterator[Refusal]:
    # A rebate gives back a part of the price, so only there may the gross be another.
    for at, line in enumerate(() if event.rebate else event.lines):
        expected = line_amount(line.price, line.quantity)
        if line.gross != expected:
            yield refuse("line-does-not-add-up", f"lines[{at}].gross", gross=line.gross, expected=expected)


@rule("no-lines", "refund-exceeds-sale", "rate-differs", "rebate-returns-nothing")
def _refundable(state: State, event: SaleRefunded) -> Iterator[Refusal]:
    if not event.lines:
        yield refuse("no-lines", "lines")
    if event.rebate and event.returned:
        yield refuse("rebate-returns-nothing", "returned")
    ticket = state.tickets.get(event.ticket)
    if ticket is None:
        return
    gross: dict[str, int] = {}
    quantity: dict[str, int] = {}
    for at, line in enumerate(event.lines):
        gross[line.product] = gross.get(line.product, 0) + line.gross
        quantity[line.product] = quantity.get(line.product, 0) + line.quantity
        sold = [part for part in ticket.sale.lines if part.product == line.product]
        if not sold:
            yield refuse("refund-exceeds-sale", f"lines[{at}].product", gross=line.gross, left=0, product=line.product)
            continue
        left = sum(part.gross for part in sold) - ticket.refunded.get(line.product, 0)
        pieces = sum(part.quantity for part in sold) - ticket.returned.get(line.product, 0)
        if gross[line.product] > left or (event.returned and quantity[line.product] > pieces):
            given = gross[line.product]
            yield refuse("refund-exceeds-sale", f"lines[{at}]", gross=given, left=left, product=line.product)
        if (line.rate, line.nature) != (sold[0].rate, sold[0].nature):
            yield refuse("rate-differs", f"lines[{at}].rate", rate=line.rate, expected=sold[0].rate)


@rule("overpaid", "wrong-customer")
def _owed(state: State, event: SaleRefunded | CustomerPaid) -> Iterator[Refusal]:
    ticket = state.tickets.get(event.ticket)
    if ticket is None:
        return
    parts = (
        [("customer", event.customer, event.cents)]
        if isinstance(event, CustomerPaid)
        else [
            (f"paid[{at}].customer", part.customer, part.cents)
            for at, part in enumerate(event.paid)
            if part.means == "customer"
        ]
    )
    owing = {part.customer for part in ticket.sale.paid if part.means == "customer"}
    for where, customer, _ in parts:
        if customer not in owing:
            yield refuse("wrong-customer", where, customer=customer, ticket=event.ticket)
    cents = sum(part for _, _, part in parts)
    if cents > ticket.owed:
        yield refuse("overpaid", "cents" if isinstance(event, CustomerPaid) else "paid", cents=cents, owed=ticket.owed)


@rule("refund-exceeds-paid", "refund-exceeds-receivable")
def _paid_before(state: State, event: SaleRefunded) -> Iterator[Refusal]:
    ticket = state.tickets.get(event.ticket)
    if ticket is None:
        return
    back = sum(part.cents for part in event.paid if part.means != "customer")
    paid = sum(total.gross for total in ticket.sale.totals) - ticket.owed - ticket.paid_back
    if back > paid:
        yield refuse("refund-exceeds-paid", "paid", cents=back, paid=paid)
    for at, part in enumerate(event.paid):
        held = state.balance(RECEIVABLE[part.means], event.channel) if part.means in RECEIVABLE else part.cents
        if part.cents > held:
            yield refuse("refund-exceeds-receivable", f"paid[{at}].means", cents=part.cents, held=held)


@rule("channel-differs")
def _same_channel(state: State, event: SaleRefunded | CustomerPaid) -> Iterator[Refusal]:
    ticket = state.tickets.get(event.ticket)
    if ticket and event.channel != ticket.sale.channel:
        yield refuse("channel-differs", "channel", channel=event.channel, expected=ticket.sale.channel)


_SALE = (_new_ticket, _known, _sale_day, _open_sales, _lines, _totals, _paid, _in_stock, bank_owned)

RULES = {
    SaleMade: _SALE,
    TakingsRecorded: _SALE,
    SaleDelivered: (_known_ticket, _to_deliver, _in_stock),
    SaleRefunded: (
        _known_ticket,
        _new_refund,
        _order_cancelled,
        _refundable,
        _refund_lines,
        _totals,
        _paid,
        _owed,
        _paid_before,
        _same_channel,
        bank_owned,
    ),
    CustomerPaid: (_known_ticket, _owed, _same_channel, bank_owned),
}
