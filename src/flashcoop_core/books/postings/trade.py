"""Purchases and sales, and how each is paid (note `accounting`, section 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry, Posting
from flashcoop_core.books.postings.sides import MONEY, Row, Side, credit, debit, entry, money_journal
from flashcoop_core.events.trade import (
    ChargeAccrued,
    CreditNoteReceived,
    CustomerPaid,
    PayoutReceived,
    PurchaseLine,
    PurchaseMade,
    PurchasePaid,
    PurchasePayment,
    SaleDelivered,
    SaleLine,
    SaleMade,
    SalePayment,
    SaleRefunded,
    ServiceReceived,
    TakingsRecorded,
)

__all__ = ["ROWS"]

#: The sales account of each nature of product.
_SALES: Mapping[str, str] = MappingProxyType(
    {"finished": "sales_finished", "service": "sales_services", "resale": "sales_goods"}
)

#: What a customer pays with: money at once, or a claim on a bank, a platform or the customer.
_RECEIVED: Mapping[str, str] = MappingProxyType(
    {
        **MONEY,
        "cheque": "cheques_receivable",
        "card": "cards_receivable",
        "platform": "platform_receivable",
        "customer": "customers",
    }
)

#: The means of payment whose account is kept channel by channel.
_BY_CHANNEL = frozenset({"cash", "cheque", "card", "platform"})


# --- purchases -----------------------------------------------------------------------------------


def _charges(lines: Iterable[PurchaseLine], chart: Chart, side: Side) -> Iterator[tuple[Posting, ...]]:
    """The charge of each line: net, plus any VAT that cannot be deducted."""
    for line in lines:
        yield side(chart[line.charge], line.net if line.deductible else line.gross, line.product or "", line.rate)


def _deductible(lines: Iterable[PurchaseLine], account: str, side: Side) -> Iterator[tuple[Posting, ...]]:
    """The VAT that can be deducted, one posting a rate."""
    by_rate: dict[int, int] = {}
    for line in lines:
        if line.deductible:
            by_rate[line.rate] = by_rate.get(line.rate, 0) + line.vat
    return (side(account, vat, "", rate) for rate, vat in by_rate.items())


def _payer(payment: PurchasePayment, supplier: str, chart: Chart) -> tuple[str, str]:
    """The account that a purchase is paid from, or owed on, and its analytic."""
    if payment.means == "credit":
        return chart["suppliers"], supplier
    if payment.means == "member":
        return chart["members_payable"], payment.member or ""
    return chart[MONEY[payment.means]], ""


def _purchase_made(event: PurchaseMade, chart: Chart) -> tuple[Entry, ...]:
    """Row "purchase made"."""
    paid = ((_payer(payment, event.supplier, chart), payment.cents) for payment in event.paid)
    return entry(
        "AC",
        event.voucher,
        *_charges(event.lines, chart, debit),
        *_deductible(event.lines, chart["vat_deductible"], debit),
        *(credit(account, cents, aux) for (account, aux), cents in paid),
    )


def _purchase_paid(event: PurchasePaid, chart: Chart) -> tuple[Entry, ...]:
    """Row "purchase paid"."""
    return entry(
        money_journal(event.means),
        event.voucher,
        debit(chart["suppliers"], event.cents, event.supplier),
        credit(chart[MONEY[event.means]], event.cents),
    )


def _credit_note_received(event: CreditNoteReceived, chart: Chart) -> tuple[Entry, ...]:
    """Row "supplier credit note, goods returned": the purchase backwards, or account 609 for a rebate only."""
    gross = sum(line.gross for line in event.lines)
    owed = {"credit": "suppliers", "deposit": "supplier_deposits"}
    role = owed.get(event.means) or MONEY[event.means]
    rebates = (
        credit(chart["rebates_received"], line.net if line.deductible else line.gross, line.product or "", line.rate)
        for line in event.lines
    )
    return entry(
        "AC",
        event.voucher,
        debit(chart[role], gross, event.supplier if event.means in owed else ""),
        *(rebates if event.rebate else _charges(event.lines, chart, credit)),
        *_deductible(event.lines, chart["vat_deductible"], credit),
    )


def _charge_accrued(event: ChargeAccrued, chart: Chart) -> tuple[Entry, ...]:
    """Row "invoice not received yet": the VAT waits for the invoice."""
    return entry(
        "AC",
        event.voucher,
        *_charges(event.lines, chart, debit),
        *_deductible(event.lines, chart["vat_expected"], debit),
        credit(chart["supplier_invoices_expected"], sum(line.gross for line in event.lines), event.supplier),
    )


def _service_received(event: ServiceReceived, chart: Chart) -> tuple[Entry, ...]:
    """Row "service by another entrepreneur of the same CAE": internal, no VAT."""
    return entry(
        "AC", event.voucher, debit(chart["internal_purchases"], event.cents), credit(chart["link"], event.cents)
    )


# --- sales ---------------------------------------------------------------------------------------


def _customers_side(
    paid: Iterable[SalePayment], channel: str, chart: Chart, side: Side
) -> Iterator[tuple[Posting, ...]]:
    """What customers paid or owe, by means."""
    for payment in paid:
        aux = channel if payment.means in _BY_CHANNEL else payment.customer or ""
        yield side(chart[_RECEIVED[payment.means]], payment.cents, aux, None)


def _turnover(lines: Iterable[SaleLine], chart: Chart, side: Side) -> Iterator[tuple[Posting, ...]]:
    """The net of each line, on the sales account of its product's nature."""
    return (side(chart[_SALES[line.nature]], line.net, line.product, line.rate) for line in lines)


def _advances(lines: Iterable[SaleLine], chart: Chart, side: Side) -> Iterator[tuple[Posting, ...]]:
    """The net of each line while it is paid but not delivered."""
    return (side(chart["customer_advances"], line.net, "", line.rate) for line in lines)


def _rebates(lines: Iterable[SaleLine], chart: Chart, side: Side) -> Iterator[tuple[Posting, ...]]:
    """The net of each line, as a rebate on it."""
    return (side(chart["rebates_granted"], line.net, line.product, line.rate) for line in lines)


def _sale(
    event: SaleMade | TakingsRecorded, chart: Chart, journal: str, piece: str, *, delivered: bool
) -> tuple[Entry, ...]:
    return entry(
        journal,
        piece,
        *_customers_side(event.paid, event.channel, chart, debit),
        *(_turnover if delivered else _advances)(event.lines, chart, credit),
        *(credit(chart["vat_collected"], total.vat, vat=total.rate) for total in event.totals),
    )


def _sale_made(event: SaleMade, chart: Chart) -> tuple[Entry, ...]:
    """Row "sale made": VAT is due on what is paid, delivered or not (CGI art. 269)."""
    return _sale(event, chart, "VE", event.ticket, delivered=event.delivered)


def _takings_recorded(event: TakingsRecorded, chart: Chart) -> tuple[Entry, ...]:
    """Row "takings recorded": a till journal if all of it is cash."""
    cash = all(payment.means == "cash" for payment in event.paid)
    return _sale(event, chart, "CA" if cash else "VE", event.voucher, delivered=True)


def _sale_delivered(event: SaleDelivered, chart: Chart) -> tuple[Entry, ...]:
    """Row "sale made", second half: what was paid before becomes turnover."""
    return entry("VE", event.ticket, *_advances(event.lines, chart, debit), *_turnover(event.lines, chart, credit))


def _sale_refunded(event: SaleRefunded, chart: Chart) -> tuple[Entry, ...]:
    """Row "sale refunded": at the original rate; account 709 for a rebate, 4191 for what was never delivered."""
    given_back = _rebates if event.rebate else _turnover if event.delivered else _advances
    return entry(
        "VE",
        event.refund,
        *given_back(event.lines, chart, debit),
        *(debit(chart["vat_collected"], total.vat, vat=total.rate) for total in event.totals),
        *_customers_side(event.paid, event.channel, chart, credit),
    )


def _payout_received(event: PayoutReceived, chart: Chart) -> tuple[Entry, ...]:
    """Row "card or online payout". Under reverse charge the fee's VAT is deducted and owed, not withheld."""
    withheld, owed = (0, event.fee_vat) if event.reverse_charge else (event.fee_vat, 0)
    return entry(
        "BQ",
        event.reference,
        debit(chart[MONEY[event.into]], event.gross - event.fee - withheld),
        debit(chart["bank_fees"], event.fee, vat=event.fee_rate),
        debit(chart["vat_deductible"], event.fee_vat, vat=event.fee_rate),
        credit(chart[_RECEIVED[event.source]], event.gross, event.channel),
        credit(chart["vat_reverse_charged"], owed, vat=event.fee_rate),
    )


def _customer_paid(event: CustomerPaid, chart: Chart) -> tuple[Entry, ...]:
    """Row "customer paid"."""
    return entry(
        money_journal(event.means),
        event.ticket,
        debit(chart[_RECEIVED[event.means]], event.cents, event.channel if event.means in _BY_CHANNEL else ""),
        credit(chart["customers"], event.cents, event.customer),
    )


ROWS = (
    Row(PurchaseMade, _purchase_made, "D CHARGE, vat_deductible / C suppliers, till, bank, link, members_payable"),
    Row(PurchasePaid, _purchase_paid, "D suppliers / C till, bank, link"),
    Row(
        CreditNoteReceived,
        _credit_note_received,
        "D suppliers, supplier_deposits, till, bank, link / C CHARGE, rebates_received, vat_deductible",
    ),
    Row(ChargeAccrued, _charge_accrued, "D CHARGE, vat_expected / C supplier_invoices_expected"),
    Row(ServiceReceived, _service_received, "D internal_purchases / C link"),
    Row(
        SaleMade,
        _sale_made,
        "D till, cheques_receivable, cards_receivable, platform_receivable, bank, link, customers"
        " / C SALES, customer_advances, vat_collected",
    ),
    Row(SaleDelivered, _sale_delivered, "D customer_advances / C SALES"),
    Row(
        SaleRefunded,
        _sale_refunded,
        "D SALES, rebates_granted, customer_advances, vat_collected"
        " / C till, cheques_receivable, cards_receivable, platform_receivable, bank, link, customers",
    ),
    Row(
        TakingsRecorded,
        _takings_recorded,
        "D till, cheques_receivable, cards_receivable, platform_receivable, bank, link, customers"
        " / C SALES, vat_collected",
    ),
    Row(
        PayoutReceived,
        _payout_received,
        "D bank, link, bank_fees, vat_deductible"
        " / C cards_receivable, cheques_receivable, platform_receivable, vat_reverse_charged",
    ),
    Row(CustomerPaid, _customer_paid, "D till, cheques_receivable, cards_receivable, bank, link / C customers"),
)
