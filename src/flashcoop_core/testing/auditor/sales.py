"""What the auditor believes of sales: tickets, deliveries, refunds, what customers owe."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from flashcoop_core.testing.auditor.books import Event, rounded, ticket_nets, ticket_totals
from flashcoop_core.testing.auditor.common import Check, Names, bank, within_programme
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "totals-do-not-add-up",
        "payments-do-not-add-up",
        "customer-missing",
        "duplicate-ticket",
        "sales-stopped",
        "no-lines",
        "unknown-product",
        "price-not-set",
        "price-not-in-force",
        "line-does-not-add-up",
        "rate-differs",
        "not-in-stock",
        "unknown-ticket",
        "already-delivered",
        "delivery-differs",
        "duplicate-refund",
        "rebate-returns-nothing",
        "not-delivered-yet",
        "refund-exceeds-sale",
        "refund-exceeds-paid",
        "refund-exceeds-receivable",
        "wrong-customer",
        "channel-differs",
        "overpaid",
    }
)

#: The channel on which members buy what is left once sales are over.
_MEMBERS = "members"


def _sums(_: Auditor, event: Event) -> Names:
    said = [(total.rate, total.net, total.vat, total.gross) for total in event.totals]
    wanted = [(rate, *amounts) for rate, amounts in sorted(ticket_totals(event.lines).items())]
    if said != wanted or [line.net for line in event.lines] != ticket_nets(event.lines):
        yield "totals-do-not-add-up"
    if sum(line.gross for line in event.lines) != sum(part.cents for part in event.paid):
        yield "payments-do-not-add-up"
    if any((part.means == "customer") != (part.customer is not None) for part in event.paid):
        yield "customer-missing"


def _sale_day(auditor: Auditor, event: Event) -> Names:
    # Members buy what is left once sales are over, even after the programme.
    if event.channel != _MEMBERS or not auditor.last_till_closing("session"):
        yield from within_programme(auditor, event)


def _sale(auditor: Auditor, event: Event) -> Names:
    number = event.ticket if type(event).__name__ == "SaleMade" else event.voucher
    if number in auditor.numbers():
        yield "duplicate-ticket"
    over = bool(auditor.last_till_closing("session"))
    if over and (event.channel != _MEMBERS or auditor.events("ProfitDistributed")):
        yield "sales-stopped"
    if not event.lines:
        yield "no-lines"
    products = auditor.products()
    for line in event.lines:
        product, price = products.get(line.product), auditor.price(line.product, event.channel)
        if product is None:
            yield "unknown-product"
            continue
        if price is None:
            yield "price-not-set"
        elif price != line.price:
            yield "price-not-in-force"
        if line.gross != rounded(Fraction(line.price * line.quantity, 1_000)):
            yield "line-does-not-add-up"
        if (line.rate, line.nature) != (product.vat_rate, product.nature):
            yield "rate-differs"


def _on_the_shelf(auditor: Auditor, event: Event) -> Names:
    if not getattr(event, "delivered", True):
        return
    stock = auditor.stock()
    wanted: dict[str, int] = {}
    for line in event.lines:
        wanted[line.product] = wanted.get(line.product, 0) + line.quantity
    if any(name in stock and quantity > stock[name] for name, quantity in wanted.items()):
        yield "not-in-stock"


def _ticket(auditor: Auditor, event: Event) -> Names:
    if event.ticket not in auditor.tickets():
        yield "unknown-ticket"


def _delivery(auditor: Auditor, event: Event) -> Names:
    ticket = auditor.tickets().get(event.ticket)
    if ticket and ticket.delivered:
        yield "already-delivered"
    elif ticket and (ticket.cents or (event.lines, event.channel) != (ticket.sale.lines, ticket.sale.channel)):
        yield "delivery-differs"


def _refund(auditor: Auditor, event: Event) -> Names:
    if event.refund in auditor.numbers():
        yield "duplicate-refund"
    if not event.lines:
        yield "no-lines"
    if event.rebate and event.returned:
        yield "rebate-returns-nothing"
    if not event.rebate and any(
        line.gross != rounded(Fraction(line.price * line.quantity, 1_000)) for line in event.lines
    ):
        yield "line-does-not-add-up"


def _refundable(auditor: Auditor, event: Event) -> Names:
    ticket = auditor.tickets().get(event.ticket)
    if ticket is None:
        return
    if ticket.delivered and not event.delivered:
        yield "already-delivered"
    elif not ticket.delivered and (event.delivered or event.rebate or event.returned):
        yield "not-delivered-yet"
    elif not ticket.delivered and event.lines != ticket.sale.lines:
        yield "delivery-differs"
    for product in {line.product for line in event.lines}:
        back = [line for line in event.lines if line.product == product]
        sold = [line for line in ticket.sale.lines if line.product == product]
        cents = sum(line.gross for line in sold) - ticket.cents.get(product, 0)
        pieces = sum(line.quantity for line in sold) - ticket.pieces.get(product, 0)
        too_many = event.returned and sum(line.quantity for line in back) > pieces
        if sum(line.gross for line in back) > cents or too_many:
            yield "refund-exceeds-sale"
        if sold and any((line.rate, line.nature) != (sold[0].rate, sold[0].nature) for line in back):
            yield "rate-differs"


def _money_back(auditor: Auditor, event: Event) -> Names:
    ticket = auditor.tickets().get(event.ticket)
    if ticket is None:
        return
    back = [part for part in event.paid if part.means != "customer"]
    paid = sum(total.gross for total in ticket.sale.totals) - ticket.owed - ticket.back
    if sum(part.cents for part in back) > paid:
        yield "refund-exceeds-paid"
    waits = {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}
    if any(part.means in waits and part.cents > auditor.of(waits[part.means], event.channel) for part in back):
        yield "refund-exceeds-receivable"


def _owed(auditor: Auditor, event: Event) -> Names:
    ticket = auditor.tickets().get(event.ticket)
    if ticket is None:
        return
    parts = [event] if type(event).__name__ == "CustomerPaid" else [p for p in event.paid if p.means == "customer"]
    owing = {part.customer for part in ticket.sale.paid if part.means == "customer"}
    if any(part.customer not in owing for part in parts):
        yield "wrong-customer"
    if event.channel != ticket.sale.channel:
        yield "channel-differs"
    if sum(part.cents for part in parts) > ticket.owed:
        yield "overpaid"


_SALE: tuple[Check, ...] = (_sale_day, _sale, _sums, _on_the_shelf, bank)

#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "SaleMade": _SALE,
        "TakingsRecorded": _SALE,
        "SaleDelivered": (_ticket, _delivery, _on_the_shelf),
        "SaleRefunded": (_ticket, _refund, _refundable, _sums, _owed, _money_back, bank),
        "CustomerPaid": (_ticket, _owed, bank),
    }
)
