"""Trade: purchases, production, sales, and how each is paid."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import (
    Cents,
    ChargeRole,
    Clock,
    Count,
    Id,
    PositiveCents,
    ProductNature,
    Quantity,
    Rate,
    Reference,
    Text,
)

__all__ = [
    "ChargeAccrued",
    "CreditNoteReceived",
    "CustomerPaid",
    "GoodsProduced",
    "PayoutReceived",
    "PurchaseLine",
    "PurchaseMade",
    "PurchasePaid",
    "PurchasePayment",
    "RateTotal",
    "SaleDelivered",
    "SaleLine",
    "SaleMade",
    "SalePayment",
    "SaleRefunded",
    "ServiceReceived",
    "TakingsRecorded",
]


@attrs.frozen(kw_only=True)
class PurchaseLine:
    """One rate of one charge, as printed on the voucher: gross = net + VAT.

    `deductible` is false where VAT may not be deducted (no invoice in the host's name): it is then
    part of the charge. A rate of 0 needs a `reason` (293 B, private seller). `product` says what the
    purchase is for, when it is for one product only.
    """

    charge: ChargeRole
    net: Cents
    vat: Cents
    gross: PositiveCents
    rate: Rate
    deductible: bool = True
    reason: Text | None = None
    product: Id | None = None


@attrs.frozen(kw_only=True)
class PurchasePayment:
    """A part of what a purchase costs: `cash`, `bank`, `host`, on `credit`, or paid by a `member`."""

    means: Literal["cash", "bank", "host", "credit", "member"]
    cents: PositiveCents
    member: Id | None = None


@attrs.frozen(kw_only=True)
class PurchaseMade:
    """A purchase, entered on the day `on`, `dated` as its voucher, paid at once or owed.

    `invoice_to_host` says that the invoice bears the host's name: without it no VAT is deducted.
    """

    on: date
    dated: date
    voucher: Reference
    supplier: Id
    lines: tuple[PurchaseLine, ...]
    paid: tuple[PurchasePayment, ...]
    invoice_to_host: bool = True


@attrs.frozen(kw_only=True)
class PurchasePaid:
    """A purchase made on credit is paid, wholly or in part."""

    on: date
    voucher: Reference
    supplier: Id
    means: Literal["cash", "bank", "host"]
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class CreditNoteReceived:
    """A supplier gives money back: goods returned, or a `rebate` only. Lines as printed.

    `means`: off what is owed (`credit`), a deposit given back (`deposit`), cash, bank or the host's bank.
    """

    on: date
    dated: date
    voucher: Reference
    supplier: Id
    purchase: Reference
    lines: tuple[PurchaseLine, ...]
    rebate: bool = False
    means: Literal["credit", "deposit", "cash", "bank", "host"]


@attrs.frozen(kw_only=True)
class ChargeAccrued:
    """A supplier's invoice is known but has not come: the charge is booked, to be reversed when it does."""

    on: date
    voucher: Reference
    supplier: Id
    lines: tuple[PurchaseLine, ...]


@attrs.frozen(kw_only=True)
class ServiceReceived:
    """A service by another entrepreneur of the same CAE: an internal transfer, no VAT (note `accounting` 1)."""

    on: date
    voucher: Reference
    entrepreneur: Id
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class GoodsProduced:
    """Pieces made: they enter the stock in quantity; value enters only by a count."""

    on: date
    product: Id
    quantity: Quantity


@attrs.frozen(kw_only=True)
class SaleLine:
    """A product sold: quantity x unit price = gross; `net` is its part of the net of its rate.

    `nature` is the product's, carried here so that the postings look nothing up.
    """

    product: Id
    nature: ProductNature = "finished"
    quantity: Quantity
    price: PositiveCents
    gross: PositiveCents
    rate: Rate
    net: Cents


@attrs.frozen(kw_only=True)
class RateTotal:
    """What a ticket or closing amounts to at one VAT rate. Gross is master: VAT = gross - net."""

    rate: Rate
    net: Cents
    vat: Cents
    gross: Cents


@attrs.frozen(kw_only=True)
class SalePayment:
    """A part of what a customer owes: paid by these means, or owed by a named `customer` account."""

    means: Literal["cash", "cheque", "card", "platform", "bank", "host", "customer"]
    cents: PositiveCents
    customer: Id | None = None


@attrs.frozen(kw_only=True)
class SaleMade:
    """A ticket: lines, totals per rate, payments. `delivered` is false when it is paid but not handed over."""

    on: date
    at: Clock | None = None
    ticket: Reference
    channel: Id
    lines: tuple[SaleLine, ...]
    totals: tuple[RateTotal, ...]
    paid: tuple[SalePayment, ...]
    delivered: bool = True


@attrs.frozen(kw_only=True)
class SaleDelivered:
    """What was paid before is handed over: it leaves the stock and becomes turnover. Lines of the ticket."""

    on: date
    ticket: Reference
    channel: Id
    lines: tuple[SaleLine, ...]


@attrs.frozen(kw_only=True)
class SaleRefunded:
    """Money goes back to a customer at the ticket's own rates. `returned`: the pieces are in stock again.

    A `rebate` gives back a part of the price only (account 709): its lines carry no goods back.
    `delivered` is false if the ticket was paid but its goods never handed over: they are no turnover yet.
    """

    on: date
    ticket: Reference
    refund: Reference
    channel: Id
    lines: tuple[SaleLine, ...]
    totals: tuple[RateTotal, ...]
    paid: tuple[SalePayment, ...]
    rebate: bool = False
    returned: bool = True
    delivered: bool = True


@attrs.frozen(kw_only=True)
class TakingsRecorded:
    """A day of a certified till or a paper sheet, as one entry (PCG 1032-2): same lines as a ticket.

    `voucher` is the number of the till's own Z ticket.
    """

    on: date
    voucher: Reference
    channel: Id
    lines: tuple[SaleLine, ...]
    totals: tuple[RateTotal, ...]
    paid: tuple[SalePayment, ...]
    tickets: Count = 0


@attrs.frozen(kw_only=True)
class PayoutReceived:
    """Cards, cheques or an online platform pay out: net = gross - fee - the fee's VAT.

    With `reverse_charge` (a platform abroad, CGI art. 283-2) the fee's VAT is owed and deducted at
    once, so it is no part of what is withheld.
    """

    on: date
    reference: Reference
    source: Literal["card", "cheque", "platform"]
    channel: Id
    gross: PositiveCents
    fee: Cents = 0
    fee_rate: Rate = 0
    fee_vat: Cents = 0
    reverse_charge: bool = False
    into: Literal["bank", "host"]


@attrs.frozen(kw_only=True)
class CustomerPaid:
    """A customer pays what they owe on a ticket; `channel` is the ticket's, by which cards pay out later."""

    on: date
    ticket: Reference
    channel: Id
    customer: Id
    means: Literal["cash", "cheque", "card", "bank", "host"]
    cents: PositiveCents
