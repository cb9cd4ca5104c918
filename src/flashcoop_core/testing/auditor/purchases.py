"""What the auditor believes of purchases: documents, their lines, what is owed on each, credit notes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from flashcoop_core.testing.auditor.books import Event, rounded
from flashcoop_core.testing.auditor.common import Check, Names, bank
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "no-lines",
        "line-does-not-add-up",
        "vat-far-from-rate",
        "zero-rate-needs-reason",
        "unknown-product",
        "vat-not-deductible",
        "host-not-liable",
        "accrual-stands",
        "document-after-entry",
        "duplicate-voucher",
        "payments-do-not-add-up",
        "payer-missing",
        "unknown-member",
        "unknown-voucher",
        "overpaid",
        "credit-exceeds-purchase",
    }
)


def _bought(auditor: Auditor, event: Event) -> Names:
    if not event.lines:
        yield "no-lines"
    liable, invoiced = auditor.facts[0].event.vat_liable, getattr(event, "invoice_to_host", True)
    for line in event.lines:
        if line.net + line.vat != line.gross:
            yield "line-does-not-add-up"
        if abs(line.vat - rounded(Fraction(line.net * line.rate, 10_000))) > (1 if line.rate else 0):
            yield "vat-far-from-rate"
        if line.rate == 0 and line.reason is None:
            yield "zero-rate-needs-reason"
        if line.product is not None and line.product not in auditor.products():
            yield "unknown-product"
        if line.deductible and line.vat and not invoiced:
            yield "vat-not-deductible"
        if line.deductible and line.vat and not liable:
            yield "host-not-liable"


def _no_accrual(auditor: Auditor, event: Event) -> Names:
    accrued = {(past.supplier, past.voucher) for past in auditor.events("ChargeAccrued")}
    if (event.supplier, event.voucher) in accrued:
        yield "accrual-stands"


def _dated(_: Auditor, event: Event) -> Names:
    if event.dated > event.on:
        yield "document-after-entry"


def _purchase(auditor: Auditor, event: Event) -> Names:
    if auditor.bill(event.supplier, event.voucher):
        yield "duplicate-voucher"
    if sum(line.gross for line in event.lines) != sum(part.cents for part in event.paid):
        yield "payments-do-not-add-up"
    for part in event.paid:
        if (part.means == "member") != (part.member is not None):
            yield "payer-missing"
        elif part.member is not None and part.member not in auditor.members():
            yield "unknown-member"


def _bill_paid(auditor: Auditor, event: Event) -> Names:
    bill = auditor.bill(event.supplier, event.voucher)
    if bill is None:
        yield "unknown-voucher"
    elif event.cents > bill.owed:
        yield "overpaid"


def _credit_note(auditor: Auditor, event: Event) -> Names:
    if any((e.supplier, e.voucher) == (event.supplier, event.voucher) for e in auditor.events("CreditNoteReceived")):
        yield "duplicate-voucher"
    bill, gross = auditor.bill(event.supplier, event.purchase), sum(line.gross for line in event.lines)
    if bill is None:
        yield "unknown-voucher"
        return
    if gross > (bill.owed if event.means == "credit" else bill.gross - bill.credited - bill.owed):
        yield "credit-exceeds-purchase"
    notes = [past for past in auditor.events("CreditNoteReceived") if _same_bill(past, event)]
    bought = _as_bought([bill.event])
    if any(cents > bought.get(key, 0) for key, cents in _as_bought([*notes, event]).items()):
        yield "credit-exceeds-purchase"


def _same_bill(past: Event, event: Event) -> bool:
    return bool((past.supplier, past.purchase) == (event.supplier, event.purchase))


def _as_bought(papers: list[Event]) -> dict[tuple[str, int, bool], int]:
    sums: dict[tuple[str, int, bool], int] = {}
    for line in (line for paper in papers for line in paper.lines):
        key = (line.charge, line.rate, line.deductible)
        sums[key] = sums.get(key, 0) + line.gross
    return sums


#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "PurchaseMade": (_dated, _bought, _no_accrual, _purchase, bank),
        "PurchasePaid": (_bill_paid, bank),
        "CreditNoteReceived": (_dated, _bought, _credit_note, bank),
        "ChargeAccrued": (_bought, _no_accrual),
    }
)
