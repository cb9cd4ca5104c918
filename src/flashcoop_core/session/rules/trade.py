"""Rules of purchases and production: vouchers once, sums as printed, payments whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.errors import Refusal
from flashcoop_core.events import (
    ChargeAccrued,
    CreditNoteReceived,
    GoodsProduced,
    PayoutReceived,
    PurchaseMade,
    PurchasePaid,
    ServiceReceived,
)
from flashcoop_core.money import percentage
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import bank_owned, known_product, within_programme
from flashcoop_core.session.state import State

__all__ = ["RECEIVABLE", "RULES", "printed_vat"]

#: Means that pay out later -> the role of the account that waits for it.
RECEIVABLE: Mapping[str, str] = MappingProxyType(
    {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}
)

_Purchase = PurchaseMade | CreditNoteReceived | ChargeAccrued


@rule("duplicate-voucher")
def _new_voucher(state: State, event: PurchaseMade) -> Iterator[Refusal]:
    if (event.supplier, event.voucher) in state.bills:
        yield refuse("duplicate-voucher", "voucher", voucher=event.voucher, supplier=event.supplier)


@rule("accrual-stands")
def _no_accrual(state: State, event: PurchaseMade | ChargeAccrued) -> Iterator[Refusal]:
    if (event.supplier, event.voucher) in state.accruals:
        yield refuse("accrual-stands", "voucher", voucher=event.voucher, supplier=event.supplier)


@rule("document-after-entry")
def _dated(state: State, event: PurchaseMade | CreditNoteReceived) -> Iterator[Refusal]:
    if event.dated > event.on:
        yield refuse("document-after-entry", "dated", dated=event.dated, on=event.on)


@rule("no-lines", "line-does-not-add-up", "vat-far-from-rate", "zero-rate-needs-reason", "unknown-product")
def _lines(state: State, event: _Purchase) -> Iterator[Refusal]:
    if not event.lines:
        yield refuse("no-lines", "lines")
    for at, line in enumerate(event.lines):
        where = f"lines[{at}]"
        if line.net + line.vat != line.gross:
            yield refuse("line-does-not-add-up", f"{where}.gross", gross=line.gross, expected=line.net + line.vat)
        furthest = 1 if line.rate else 0
        if abs(line.vat - percentage(line.net, line.rate)) > furthest:
            expected = percentage(line.net, line.rate)
            yield refuse("vat-far-from-rate", f"{where}.vat", vat=line.vat, expected=expected, rate=line.rate)
        if line.rate == 0 and line.reason is None:
            yield refuse("zero-rate-needs-reason", f"{where}.reason")
        if line.product is not None and line.product not in state.products:
            yield refuse("unknown-product", f"{where}.product", product=line.product)


@rule("vat-not-deductible", "host-not-liable")
def _deducted(state: State, event: _Purchase) -> Iterator[Refusal]:
    in_host_name = getattr(event, "invoice_to_host", True)
    for at, line in enumerate(event.lines):
        if line.deductible and line.vat and not in_host_name:
            yield refuse("vat-not-deductible", f"lines[{at}].deductible")
        if line.deductible and line.vat and not state.opened.vat_liable:
            yield refuse("host-not-liable", f"lines[{at}].deductible", rate=line.rate)


@rule("payments-do-not-add-up", "payer-missing", "unknown-member")
def _paid(state: State, event: PurchaseMade) -> Iterator[Refusal]:
    gross, paid = sum(line.gross for line in event.lines), sum(part.cents for part in event.paid)
    if gross != paid:
        yield refuse("payments-do-not-add-up", "paid", paid=paid, expected=gross)
    for at, part in enumerate(event.paid):
        if (part.means == "member") != (part.member is not None):
            yield refuse("payer-missing", f"paid[{at}].member")
        elif part.member is not None and part.member not in state.members:
            yield refuse("unknown-member", f"paid[{at}].member", member=part.member)


@rule("unknown-voucher", "overpaid")
def _owed(state: State, event: PurchasePaid) -> Iterator[Refusal]:
    bill = state.bills.get((event.supplier, event.voucher))
    if bill is None:
        yield refuse("unknown-voucher", "voucher", voucher=event.voucher, supplier=event.supplier)
    elif event.cents > bill.owed:
        yield refuse("overpaid", "cents", cents=event.cents, owed=bill.owed)


@rule("unknown-voucher", "duplicate-voucher", "credit-exceeds-purchase")
def _credit(state: State, event: CreditNoteReceived) -> Iterator[Refusal]:
    if (event.supplier, event.voucher) in state.credit_notes:
        yield refuse("duplicate-voucher", "voucher", voucher=event.voucher, supplier=event.supplier)
    bill = state.bills.get((event.supplier, event.purchase))
    if bill is None:
        yield refuse("unknown-voucher", "purchase", voucher=event.purchase, supplier=event.supplier)
        return
    gross = sum(line.gross for line in event.lines)
    # Off what is owed, or out of what was paid and has not come back yet.
    left = bill.owed if event.means == "credit" else bill.gross - bill.credited - bill.owed
    if gross > left:
        yield refuse("credit-exceeds-purchase", "lines", gross=gross, left=left)
        return
    back = dict(bill.back)
    for at, line in enumerate(event.lines):
        key = (line.charge, line.rate, line.deductible)
        back[key] = back.get(key, 0) + line.gross
        if back[key] > bill.lines.get(key, 0):
            left = bill.lines.get(key, 0) - bill.back.get(key, 0)
            yield refuse("credit-exceeds-purchase", f"lines[{at}]", gross=line.gross, left=left)


@rule("not-made-here")
def _makeable(state: State, event: GoodsProduced) -> Iterator[Refusal]:
    product = state.products.get(event.product)
    if product and product.definition.nature != "finished":
        yield refuse("not-made-here", "product", product=event.product)


@rule("fee-exceeds-payout", "vat-far-from-rate")
def _fee(state: State, event: PayoutReceived) -> Iterator[Refusal]:
    withheld = event.fee + (0 if event.reverse_charge else event.fee_vat)
    if withheld > event.gross:
        yield refuse("fee-exceeds-payout", "fee", fee=withheld, gross=event.gross)
    expected = percentage(event.fee, event.fee_rate)
    if abs(event.fee_vat - expected) > 1:
        yield refuse("vat-far-from-rate", "fee_vat", vat=event.fee_vat, expected=expected, rate=event.fee_rate)


@rule("host-not-liable")
def _fee_vat(state: State, event: PayoutReceived) -> Iterator[Refusal]:
    # A host that deducts nothing bears the fee's VAT: it is part of the fee.
    if event.fee_vat and not state.opened.vat_liable:
        yield refuse("host-not-liable", "fee_vat", rate=event.fee_rate)


@rule("payout-exceeds-receivable")
def _receivable(state: State, event: PayoutReceived) -> Iterator[Refusal]:
    held = state.balance(RECEIVABLE[event.source], event.channel)
    if event.gross > held:
        yield refuse("payout-exceeds-receivable", "gross", gross=event.gross, held=held, channel=event.channel)


def printed_vat(event: _Purchase) -> Iterator[Refusal]:
    """Warnings: VAT as printed is a cent away from the net times the rate (note `accounting`, 5)."""
    for at, line in enumerate(event.lines):
        expected = percentage(line.net, line.rate)
        if line.vat != expected:
            yield refuse("vat-off-by-a-cent", f"lines[{at}].vat", vat=line.vat, expected=expected)


RULES = {
    PurchaseMade: (_new_voucher, _no_accrual, _dated, _lines, _deducted, _paid, bank_owned),
    PurchasePaid: (_owed, bank_owned),
    CreditNoteReceived: (_credit, _dated, _lines, _deducted, bank_owned),
    ChargeAccrued: (_no_accrual, _lines, _deducted),
    ServiceReceived: (),
    GoodsProduced: (known_product, _makeable, within_programme),
    PayoutReceived: (_fee, _fee_vat, _receivable, bank_owned),
}
