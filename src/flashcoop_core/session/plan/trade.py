"""Plans of trade: a sale at the price in force, a refund at the ticket's own rates, a purchase from its gross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events import (
    Event,
    PurchaseLine,
    PurchaseMade,
    PurchasePayment,
    SaleDelivered,
    SaleLine,
    SaleMade,
    SalePayment,
    SaleRefunded,
    TakingsRecorded,
)
from flashcoop_core.events.fields import ChargeRole
from flashcoop_core.money import line_amount, net_of
from flashcoop_core.session.figures import totals, with_nets
from flashcoop_core.session.plan.base import Plan, day_of, next_number, product_of, refused, ticket_of
from flashcoop_core.session.state import State

__all__ = ["delivery", "purchase", "purchase_line", "refund", "sale", "takings"]

Means = Literal["cash", "cheque", "card", "platform", "bank", "host", "customer"]


def _channel(state: State, product: str, channel: str | None) -> str:
    """The channel given, or the only one on which the product has a price."""
    product_of(state, product)
    priced = [on for (name, on) in state.prices if name == product]
    if channel is None and len(priced) == 1:
        return priced[0]
    if channel is None and not priced:
        raise refused("no-price-set", "product", product=product)
    if channel is None:
        raise refused("channel-needed", "channel", product=product, channels=tuple(priced))
    return channel


def _lines(state: State, channel: str, quantities: Mapping[str, int]) -> tuple[SaleLine, ...]:
    lines = []
    for name, quantity in quantities.items():
        definition = product_of(state, name).definition
        price = state.prices.get((name, channel))
        if price is None:
            raise refused("price-not-set", "price", product=name, channel=channel)
        gross = line_amount(price.cents, quantity)
        if quantity < 1:
            raise refused("nothing-sold", "lines", product=name, quantity=quantity)
        rate, nature = definition.vat_rate, definition.nature
        lines.append(
            SaleLine(product=name, nature=nature, quantity=quantity, price=price.cents, gross=gross, rate=rate, net=0)
        )
    return _with_nets(lines)


def _with_nets(lines: Sequence[SaleLine]) -> tuple[SaleLine, ...]:
    """The lines with their nets. A line of 0.00 is no part of a ticket: what is handed over free is a gift."""
    worthless = tuple(line.product for line in lines if not line.gross)
    if worthless:
        raise refused("less-than-a-cent", "lines", products=worthless)
    return with_nets(tuple(lines))


def _payments(
    lines: Sequence[SaleLine], paid_by: Means | Sequence[SalePayment], customer: str | None
) -> tuple[SalePayment, ...]:
    if not isinstance(paid_by, str):
        return tuple(paid_by)
    return (SalePayment(means=paid_by, cents=sum(line.gross for line in lines), customer=customer),)


def sale(
    product: str | None = None,
    pieces: int = 1,
    *,
    lines: Mapping[str, int] | None = None,
    channel: str | None = None,
    paid_by: Means | Sequence[SalePayment] = "cash",
    customer: str | None = None,
    ticket: str | None = None,
    on: date | None = None,
    at: str | None = None,
    delivered: bool = True,
) -> Plan:
    """A ticket at the prices in force: one `product` in whole `pieces`, or `lines` in thousandths.

    `paid_by` is one means for all of it, or the payments in full. Without `channel`, the only one
    on which the product has a price; without `ticket`, a number of our own.
    """

    def plan(state: State) -> Event:
        day = day_of(state, on)
        quantities = dict(lines) if lines is not None else {product or "": pieces * 1000}
        through = _channel(state, next(iter(quantities), ""), channel)
        sold = _lines(state, through, quantities)
        return SaleMade(
            on=day,
            at=at,
            ticket=ticket or next_number(state, "t"),
            channel=through,
            lines=sold,
            totals=totals(sold),
            paid=_payments(sold, paid_by, customer),
            delivered=delivered,
        )

    return plan


def takings(
    lines: Mapping[str, int],
    *,
    voucher: str,
    channel: str,
    paid_by: Means | Sequence[SalePayment] = "cash",
    tickets: int = 0,
    on: date | None = None,
) -> Plan:
    """A day of a certified till: quantities by product (thousandths) at the prices in force."""

    def plan(state: State) -> Event:
        day = day_of(state, on)
        sold = _lines(state, channel, lines)
        return TakingsRecorded(
            on=day,
            voucher=voucher,
            channel=channel,
            lines=sold,
            totals=totals(sold),
            paid=_payments(sold, paid_by, None),
            tickets=tickets,
        )

    return plan


def delivery(ticket: str, *, on: date | None = None) -> Plan:
    """What was sold on `ticket`, paid before, is handed over."""

    def plan(state: State) -> Event:
        sold = ticket_of(state, ticket).sale
        return SaleDelivered(on=day_of(state, on), ticket=ticket, channel=sold.channel, lines=sold.lines)

    return plan


def refund(
    ticket: str,
    lines: Mapping[str, int] | None = None,
    *,
    rebate: Mapping[str, int] | None = None,
    paid_by: Means | Sequence[SalePayment] = "cash",
    returned: bool = True,
    refund: str | None = None,
    on: date | None = None,
) -> Plan:
    """Money back on a ticket, at its own prices and rates.

    `lines` are quantities that come back (thousandths; all of the ticket if left out). `rebate`
    gives cents by product instead, and no goods come back. A ticket that is not delivered is
    refunded whole.
    """

    def plan(state: State) -> Event:
        found = ticket_of(state, ticket)
        sold = found.sale
        customer = next((part.customer for part in sold.paid if part.customer), None)
        if rebate is not None:
            back = [attrs.evolve(line, gross=rebate[line.product]) for line in sold.lines if line.product in rebate]
        else:
            back = [
                attrs.evolve(line, quantity=quantity, gross=line_amount(line.price, quantity))
                for line in sold.lines
                for quantity in [line.quantity if lines is None else lines.get(line.product, 0)]
                if quantity
            ]
        given = _with_nets(back)
        return SaleRefunded(
            on=day_of(state, on),
            ticket=ticket,
            refund=refund or next_number(state, "r"),
            channel=sold.channel,
            lines=given,
            totals=totals(given),
            paid=_payments(given, paid_by, customer if paid_by == "customer" else None),
            rebate=rebate is not None,
            returned=returned and rebate is None and found.delivered,
            delivered=found.delivered,
        )

    return plan


def purchase_line(
    charge: ChargeRole,
    gross: int,
    rate: int,
    *,
    product: str | None = None,
    deductible: bool = True,
    reason: str | None = None,
) -> PurchaseLine:
    """A line of a voucher that prints only its gross (cents) and rate: net = half up of gross / (1 + rate)."""
    net = net_of(gross, rate)
    vat = gross - net
    return PurchaseLine(
        charge=charge,
        net=net,
        vat=vat,
        gross=gross,
        rate=rate,
        deductible=deductible,
        reason=reason,
        product=product,
    )


def purchase(
    lines: Sequence[PurchaseLine],
    *,
    supplier: str,
    voucher: str,
    paid_by: Literal["cash", "bank", "host", "credit"] | Sequence[PurchasePayment] = "cash",
    member: str | None = None,
    invoice_to_host: bool = True,
    dated: date | None = None,
    on: date | None = None,
) -> Plan:
    """A purchase paid by one means, or by a `member` who advances the money.

    Without an invoice in the host's name, or where the host is not liable to VAT, nothing is
    deducted: the gross is the charge.
    """

    def plan(state: State) -> Event:
        day = day_of(state, on)
        deducts = invoice_to_host and state.opened.vat_liable
        kept = tuple(line if deducts else attrs.evolve(line, deductible=False) for line in lines)
        gross = sum(line.gross for line in kept)
        if member is not None:
            paid: tuple[PurchasePayment, ...] = (PurchasePayment(means="member", cents=gross, member=member),)
        elif isinstance(paid_by, str):
            paid = (PurchasePayment(means=paid_by, cents=gross),)
        else:
            paid = tuple(paid_by)
        return PurchaseMade(
            on=day,
            dated=dated or day,
            voucher=voucher,
            supplier=supplier,
            lines=kept,
            paid=paid,
            invoice_to_host=invoice_to_host,
        )

    return plan
