"""What the auditor believes must be refused, by name: written again from the note `accounting` and the design.

`refusals` gives every name it would refuse an event with. It does not look at the shape of an event (types, bounds,
texts): events that it is shown have a valid one. A name of `AUDITED` is used by the core if and only if it is given
here; other names are rules that the auditor does not model. How a plugin decides and shares is its own: of a method
or key with a dot in its name, only the references and the sums are held to anything here.
"""

# ruff: noqa: ARG001 - checks share one signature, to stand in a table
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType

from flashcoop_core.testing import auditor_governance as governance
from flashcoop_core.testing import auditor_programme as programme
from flashcoop_core.testing.auditor import STEPS, Auditor
from flashcoop_core.testing.auditor_books import Event, book, rounded, ticket_nets, ticket_totals

__all__ = ["AUDITED", "refusals"]

_Names = Iterator[str]
_Check = Callable[[Auditor, Event], _Names]

#: The channel on which members buy what is left once sales are over.
_MEMBERS = "members"

_REVERSIBLE = frozenset(
    {
        *programme.REVERSIBLE,
        "WorkRecorded",
        "PurchaseMade",
        "PurchasePaid",
        "CreditNoteReceived",
        "ChargeAccrued",
        "ServiceReceived",
        "GoodsProduced",
        "SaleMade",
        "SaleDelivered",
        "TakingsRecorded",
        "PayoutReceived",
        "CustomerPaid",
        "StockCounted",
        "StockReceived",
        "StockAccepted",
        "StockWrittenOff",
        "StockGiven",
        "StockKept",
        "FundsAdvanced",
        "FundsReturned",
        "CashMoved",
        "TillCounted",
        "MemberReimbursed",
        "GrantAwarded",
        "GrantReceived",
        "GrantDeferred",
        "VatSettled",
        "ContributionCharged",
        "ProfitDistributed",
        "ProfitLeft",
        "ShareWaived",
        "ShareGiven",
        "PayrollSettled",
        "SessionClosed",
    }
)

#: Every name that `refusals` can give.
AUDITED = frozenset(
    {
        *programme.NAMES,
        *governance.NAMES,
        "session-not-open",
        "step-before-facts",
        "closing-too-late",
        "left-before-joining",
        "accrual-stands",
        "refund-exceeds-paid",
        "refund-exceeds-receivable",
        "payroll-already-settled",
        "profit-has-takers",
        "session-closed",
        "date-outside-books",
        "date-outside-programme",
        "unknown-member",
        "no-contract-in-force",
        "already-member",
        "already-left",
        "unknown-product",
        "product-already-defined",
        "host-not-liable",
        "price-already-set",
        "price-not-set",
        "price-unchanged",
        "price-not-voted",
        "decision-or-emergency",
        "facilitator-not-engaged",
        "price-not-in-force",
        "rate-differs",
        "duplicate-voucher",
        "no-lines",
        "line-does-not-add-up",
        "vat-far-from-rate",
        "zero-rate-needs-reason",
        "vat-not-deductible",
        "payments-do-not-add-up",
        "payer-missing",
        "unknown-voucher",
        "overpaid",
        "credit-exceeds-purchase",
        "not-made-here",
        "channel-differs",
        "fee-exceeds-payout",
        "payout-exceeds-receivable",
        "bank-not-owned",
        "duplicate-ticket",
        "sales-stopped",
        "totals-do-not-add-up",
        "customer-missing",
        "not-in-stock",
        "unknown-ticket",
        "already-delivered",
        "delivery-differs",
        "not-delivered-yet",
        "refund-exceeds-sale",
        "duplicate-refund",
        "wrong-customer",
        "rebate-returns-nothing",
        "count-before-differs",
        "count-expected-differs",
        "count-not-explained",
        "product-not-counted",
        "accepts-more-than-counted",
        "proof-missing",
        "vat-does-not-add-up",
        "quantity-without-product",
        "distribution-already-made",
        "same-account",
        "till-expected-differs",
        "gap-does-not-add-up",
        "duplicate-grant",
        "unknown-partner",
        "unknown-grant",
        "exceeds-grant",
        "grant-nature-differs",
        "ticket-after-closing",
        "till-closed-out-of-order",
        "closing-differs",
        "till-not-closed",
        "month-already-settled",
        "month-not-begun",
        "earlier-month-not-settled",
        "settlement-differs",
        "sales-not-stopped",
        "contribution-already-charged",
        "contribution-differs",
        "payouts-outstanding",
        "stock-not-counted",
        "vat-not-settled",
        "contribution-not-charged",
        "till-not-counted",
        "split-not-voted",
        "already-distributed",
        "nothing-to-distribute",
        "envelope-differs",
        "share-does-not-add-up",
        "no-member-to-pay",
        "no-share-due",
        "share-differs",
        "payroll-before-work",
        "payroll-line-twice",
        "payroll-forgets-member",
        "payroll-does-not-add-up",
        "accrued-differs",
        "difference-differs",
        "difference-not-acknowledged",
        "pay-differs",
        "profit-not-distributed",
        "shares-not-settled",
        "pay-not-paid",
        "till-not-empty",
        "balances-differ",
        "unknown-event",
        "not-reversible",
        "already-reversed",
        "reversal-differs",
        "closing-step-first",
        "pay-has-left",
        "in-use-since",
        "day-closed",
        "month-settled",
        "till-would-go-negative",
    }
)


def refusals(auditor: Auditor, event: Event) -> frozenset[str]:
    """Every name that `event` must be refused with; empty if it must be let in."""
    framed = frozenset(_frame(auditor, event))
    if framed:
        return framed
    kind = type(event).__name__
    names = {name for check in _CHECKS.get(kind, ()) for name in check(auditor, event)}
    return frozenset(names | set(_entries(auditor, event)))


def _frame(auditor: Auditor, event: Event) -> _Names:
    frame, kind = auditor.frame, type(event).__name__
    if kind == "SessionOpened":
        return
    if frame is None:
        yield "session-not-open"
        return
    reopens = kind == "EventReversed" and event.kind == "session_closed"
    if auditor.closed and not reopens and kind != "FiscalYearCut":
        yield "session-closed"
    if not frame.books_begin <= event.on <= frame.books_end:
        yield "date-outside-books"


# -- entries --------------------------------------------------------------------------------------


def _rings(event: Event) -> bool:
    kind = type(event).__name__
    return kind in ("SaleMade", "SaleRefunded", "TakingsRecorded") or (
        kind == "EventReversed" and event.kind in ("sale_made", "takings_recorded")
    )


def _entries(auditor: Auditor, event: Event) -> _Names:
    kind, moves = type(event).__name__, book(event, auditor.accounts)
    till = [move.cents for move in moves if move.account == auditor.accounts["till"]]
    through = auditor.closed_through()
    if (
        moves
        and through
        and event.on <= through
        and kind not in ("TillCounted", "TillClosed")
        and (till or _rings(event))
    ):
        yield "day-closed"
    undoes = kind == "EventReversed" and event.kind in ("vat_settled", "session_closed")
    bears_vat = any(move.vat is not None and move.account.startswith("445") for move in moves)
    settled = max((past.month for past in auditor.events("VatSettled")), default="")
    if kind != "VatSettled" and not undoes and bears_vat and f"{event.on:%Y-%m}" <= settled:
        yield "month-settled"
    if sum(till) < 0 and _lowest_till_from(auditor, event.on) + sum(till) < 0:
        yield "till-would-go-negative"


def _lowest_till_from(auditor: Auditor, on: date) -> int:
    """The least that lies in the till at the end of that day or of a later one."""
    ends = auditor.till_by_day()
    before = [cents for day, cents in ends.items() if day <= on]
    return min([before[-1] if before else 0, *(cents for day, cents in ends.items() if day > on)])


# -- what several kinds share ---------------------------------------------------------------------


def _member(auditor: Auditor, event: Event) -> _Names:
    if event.member not in auditor.members():
        yield "unknown-member"


def _contract(auditor: Auditor, event: Event) -> _Names:
    if event.member not in auditor.members():
        return
    if event.member not in auditor.under_contract(event.on):
        yield "no-contract-in-force"
    if not auditor.may_take_part(event.member, event.on):
        yield "guardian-consent-missing"


def _product(auditor: Auditor, event: Event) -> _Names:
    if event.product not in auditor.products():
        yield "unknown-product"


def _programme(auditor: Auditor, event: Event) -> _Names:
    frame = auditor.frame
    if frame and not frame.starts <= event.on <= frame.ends:
        yield "date-outside-programme"


def _bank(auditor: Auditor, event: Event) -> _Names:
    said = [getattr(event, name, None) for name in ("means", "into", "source", "target")]
    said += [getattr(part, "means", None) for part in getattr(event, "paid", ())]
    if "bank" in said and not auditor.facts[0].event.owns_bank:
        yield "bank-not-owned"


def _after_facts(auditor: Auditor, event: Event) -> _Names:
    last = auditor.last_booked()
    if last and event.on < last:
        yield "step-before-facts"


def _before_sharing(auditor: Auditor, event: Event) -> _Names:
    if auditor.events("ProfitDistributed"):
        yield "distribution-already-made"


def _cost_vat(_: Auditor, event: Event) -> _Names:
    if event.vat != rounded(Fraction(event.cost * event.rate, 10_000)):
        yield "vat-does-not-add-up"


# -- opening, members, governance, offer ----------------------------------------------------------


def _amended(auditor: Auditor, event: Event) -> _Names:
    frame = auditor.frame
    if frame and (event.ends or frame.ends) < (event.starts or frame.starts):
        yield "dates-reversed"


def _new_partner(auditor: Auditor, event: Event) -> _Names:
    if event.partner in {past.partner for past in auditor.events("PartnerEngaged")}:
        yield "already-engaged"


def _new_facilitator(auditor: Auditor, event: Event) -> _Names:
    if event.facilitator in {past.facilitator for past in auditor.events("FacilitatorEngaged")}:
        yield "already-engaged"


def _joins(auditor: Auditor, event: Event) -> _Names:
    person = auditor.members().get(event.member)
    if person and (person.left is None or event.on <= person.left):
        yield "already-member"
    if person is None and event.minor is None and auditor.facts[0].event.format == "youth":
        yield "age-not-declared"


def _leaves(auditor: Auditor, event: Event) -> _Names:
    person = auditor.members().get(event.member)
    if person and event.on < person.joined:
        yield "left-before-joining"
    if person and person.left is not None:
        yield "already-left"


def _new_product(auditor: Auditor, event: Event) -> _Names:
    if event.product in auditor.products():
        yield "product-already-defined"
    if event.vat_rate and not auditor.facts[0].event.vat_liable:
        yield "host-not-liable"


def _price(auditor: Auditor, event: Event) -> _Names:
    now, changes = auditor.price(event.product, event.channel), type(event).__name__ == "PriceChanged"
    if changes and now is None:
        yield "price-not-set"
    elif changes and now == event.price:
        yield "price-unchanged"
    elif not changes and now is not None:
        yield "price-already-set"
    if changes and (event.decision is None) == (event.emergency is None):
        yield "decision-or-emergency"
    if event.decision is not None:
        option, wanted = auditor.won(event.decision), (event.product, event.channel, event.price)
        if auditor.decision(event.decision) is None:
            yield "unknown-decision"
        elif option is None or wanted not in {(part.product, part.channel, part.price) for part in option.prices}:
            yield "price-not-voted"
    if changes and event.emergency:
        engaged = {past.facilitator for past in auditor.events("FacilitatorEngaged")}
        if event.emergency.facilitator not in engaged:
            yield "facilitator-not-engaged"


# -- purchases ------------------------------------------------------------------------------------


def _bought(auditor: Auditor, event: Event) -> _Names:
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


def _no_accrual(auditor: Auditor, event: Event) -> _Names:
    accrued = {(past.supplier, past.voucher) for past in auditor.events("ChargeAccrued")}
    if (event.supplier, event.voucher) in accrued:
        yield "accrual-stands"


def _dated(_: Auditor, event: Event) -> _Names:
    if event.dated > event.on:
        yield "document-after-entry"


def _purchase(auditor: Auditor, event: Event) -> _Names:
    if auditor.bill(event.supplier, event.voucher):
        yield "duplicate-voucher"
    if sum(line.gross for line in event.lines) != sum(part.cents for part in event.paid):
        yield "payments-do-not-add-up"
    for part in event.paid:
        if (part.means == "member") != (part.member is not None):
            yield "payer-missing"
        elif part.member is not None and part.member not in auditor.members():
            yield "unknown-member"


def _bill_paid(auditor: Auditor, event: Event) -> _Names:
    bill = auditor.bill(event.supplier, event.voucher)
    if bill is None:
        yield "unknown-voucher"
    elif event.cents > bill.owed:
        yield "overpaid"


def _credit_note(auditor: Auditor, event: Event) -> _Names:
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


def _made(auditor: Auditor, event: Event) -> _Names:
    product = auditor.products().get(event.product)
    if product and product.nature != "finished":
        yield "not-made-here"


def _payout(auditor: Auditor, event: Event) -> _Names:
    if event.fee + (0 if event.reverse_charge else event.fee_vat) > event.gross:
        yield "fee-exceeds-payout"
    if abs(event.fee_vat - rounded(Fraction(event.fee * event.fee_rate, 10_000))) > 1:
        yield "vat-far-from-rate"
    role = {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}[event.source]
    if event.fee_vat and not auditor.facts[0].event.vat_liable:
        yield "host-not-liable"
    if event.gross > auditor.of(role, event.channel):
        yield "payout-exceeds-receivable"


# -- sales ----------------------------------------------------------------------------------------


def _sums(_: Auditor, event: Event) -> _Names:
    said = [(total.rate, total.net, total.vat, total.gross) for total in event.totals]
    wanted = [(rate, *amounts) for rate, amounts in sorted(ticket_totals(event.lines).items())]
    if said != wanted or [line.net for line in event.lines] != ticket_nets(event.lines):
        yield "totals-do-not-add-up"
    if sum(line.gross for line in event.lines) != sum(part.cents for part in event.paid):
        yield "payments-do-not-add-up"
    if any((part.means == "customer") != (part.customer is not None) for part in event.paid):
        yield "customer-missing"


def _sale_day(auditor: Auditor, event: Event) -> _Names:
    # Members buy what is left once sales are over, even after the programme.
    if event.channel != _MEMBERS or not auditor.last_till_closing("session"):
        yield from _programme(auditor, event)


def _sale(auditor: Auditor, event: Event) -> _Names:
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


def _on_the_shelf(auditor: Auditor, event: Event) -> _Names:
    if not getattr(event, "delivered", True):
        return
    stock = auditor.stock()
    wanted: dict[str, int] = {}
    for line in event.lines:
        wanted[line.product] = wanted.get(line.product, 0) + line.quantity
    if any(name in stock and quantity > stock[name] for name, quantity in wanted.items()):
        yield "not-in-stock"


def _ticket(auditor: Auditor, event: Event) -> _Names:
    if event.ticket not in auditor.tickets():
        yield "unknown-ticket"


def _delivery(auditor: Auditor, event: Event) -> _Names:
    ticket = auditor.tickets().get(event.ticket)
    if ticket and ticket.delivered:
        yield "already-delivered"
    elif ticket and (ticket.cents or (event.lines, event.channel) != (ticket.sale.lines, ticket.sale.channel)):
        yield "delivery-differs"


def _refund(auditor: Auditor, event: Event) -> _Names:
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


def _refundable(auditor: Auditor, event: Event) -> _Names:
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


def _money_back(auditor: Auditor, event: Event) -> _Names:
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


def _owed(auditor: Auditor, event: Event) -> _Names:
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


# -- stock and treasury ---------------------------------------------------------------------------


def _count(auditor: Auditor, event: Event) -> _Names:
    for value in event.values:
        if value.before != auditor.of(value.stock):
            yield "count-before-differs"
        if auditor.accepted(value.stock) > value.after:
            yield "accepts-more-than-counted"
    stock, products = auditor.stock(), auditor.products()
    for line in event.products:
        if line.product not in products:
            yield "unknown-product"
        elif line.expected != stock.get(line.product, 0):
            yield "count-expected-differs"
        elif line.counted != line.expected:
            yield "count-not-explained"
    if {name for name, left in stock.items() if left} - {line.product for line in event.products}:
        yield "product-not-counted"


def _received(auditor: Auditor, event: Event) -> _Names:
    if event.product is not None and event.product not in auditor.products():
        yield "unknown-product"
    if (event.product is None) != (event.quantity == 0):
        yield "quantity-without-product"


def _acceptance(auditor: Auditor, event: Event) -> _Names:
    if event.cents > auditor.of(event.stock) - auditor.accepted(event.stock):
        yield "accepts-more-than-counted"


def _gone(auditor: Auditor, event: Event) -> _Names:
    product = auditor.products().get(event.product)
    if product and event.quantity > auditor.stock().get(event.product, 0):
        yield "not-in-stock"
    if type(event).__name__ == "StockWrittenOff":
        if event.fate in ("spoiled", "charity") and event.proof is None:
            yield "proof-missing"
        if event.vat and not auditor.facts[0].event.vat_liable:
            yield "host-not-liable"
        if event.fate == "missing":
            yield from _cost_vat(auditor, event)
    else:
        if product and event.rate != product.vat_rate:
            yield "rate-differs"
        yield from _cost_vat(auditor, event)


def _till_count(auditor: Auditor, event: Event) -> _Names:
    if event.expected != auditor.of("till"):
        yield "till-expected-differs"
    if event.gap != event.counted - event.expected:
        yield "gap-does-not-add-up"


def _reimbursed(auditor: Auditor, event: Event) -> _Names:
    if event.cents > -auditor.of("members_payable", event.member):
        yield "overpaid"


def _award(auditor: Auditor, event: Event) -> _Names:
    if auditor.grant(event.grant):
        yield "duplicate-grant"
    if event.funder not in {past.partner for past in auditor.events("PartnerEngaged")}:
        yield "unknown-partner"


def _grant(auditor: Auditor, event: Event) -> _Names:
    grant, comes = auditor.grant(event.grant), type(event).__name__ == "GrantReceived"
    if grant is None:
        yield "unknown-grant"
        return
    if event.nature != grant.award.nature:
        yield "grant-nature-differs"
    if event.cents > grant.award.cents - (grant.received if comes else grant.deferred):
        yield "exceeds-grant"


# -- closing --------------------------------------------------------------------------------------


def _by_rate(totals: tuple[Event, ...]) -> dict[int, tuple[int, int, int]]:
    return {total.rate: (total.net, total.vat, total.gross) for total in totals}


def _till_closing(auditor: Auditor, event: Event) -> _Names:
    covered, through, frame = auditor.to_close(event.period), auditor.closed_through(), auditor.frame
    rung = [ring.on for ring in auditor.to_close("session")]
    if frame and event.on > max([frame.ends, *rung, *([through] if through else [])]) + timedelta(days=31):
        yield "closing-too-late"
    if any(ring.on > event.on for ring in covered):
        yield "ticket-after-closing"
    if through and event.on < through:
        yield "till-closed-out-of-order"
    wanted = auditor.till_closing(event.period)
    plain = ("number", "tickets", "gross", "perpetual", "perpetual_absolute", "through", "head")
    if (
        any(getattr(event, name) != getattr(wanted, name) for name in plain)
        or (_by_rate(event.sales), _by_rate(event.refunds)) != (wanted.sales, wanted.refunds)
        or {part.rate: part.cents for part in event.rounding} != wanted.rounding
    ):
        yield "closing-differs"


def _vat(auditor: Auditor, event: Event) -> _Names:
    if auditor.to_close("day"):
        yield "till-not-closed"
    if event.month in {past.month for past in auditor.events("VatSettled")}:
        yield "month-already-settled"
        return
    if event.month > f"{event.on:%Y-%m}":
        yield "month-not-begun"
    if any(month < event.month for month in auditor.unsettled_months()):
        yield "earlier-month-not-settled"
    books = auditor.vat_of_months()
    taken, owed, deducted = (
        sign * books.get((event.month, role), 0)
        for sign, role in ((-1, "vat_collected"), (-1, "vat_reverse_charged"), (1, "vat_deductible"))
    )
    forward = max(auditor.of("vat_credit"), 0)
    left = taken + owed - deducted - forward
    wanted = (taken, owed, deducted, forward, max(left, 0), max(-left, 0))
    names = ("collected", "reverse_charged", "deductible", "brought_forward", "due", "credit")
    if tuple(getattr(event, name) for name in names) != wanted:
        yield "settlement-differs"


def _charge(auditor: Auditor, event: Event) -> _Names:
    if auditor.events("ContributionCharged"):
        yield "contribution-already-charged"
        return
    base, cents = auditor.contribution_due()
    rate = auditor.facts[0].event.contribution.rate
    if not cents or (event.base, event.rate, event.cents) != (base, rate, cents):
        yield "contribution-differs"


def _sales_over(auditor: Auditor, event: Event) -> _Names:
    if not auditor.sales_over():
        yield "sales-not-stopped"


def _ready(auditor: Auditor, event: Event) -> _Names:
    """What sharing and closing both ask for."""
    yield from _sales_over(auditor, event)
    if auditor.waiting():
        yield "payouts-outstanding"
    if not auditor.stock_counted():
        yield "stock-not-counted"
    if auditor.unsettled_months():
        yield "vat-not-settled"
    if not auditor.events("ContributionCharged") and auditor.contribution_due()[1]:
        yield "contribution-not-charged"


def _contribution_current(auditor: Auditor, _: Event) -> _Names:
    charged = auditor.contribution()
    if charged and auditor.contribution_due()[1] != charged:
        yield "contribution-differs"


def _undecided(auditor: Auditor, event: Event) -> _Names:
    if not auditor.events("ProfitDistributed", "ProfitLeft") and auditor.distributable() > 0:
        yield "profit-not-distributed"


def _left(auditor: Auditor, event: Event) -> _Names:
    if auditor.events("ProfitDistributed", "ProfitLeft"):
        yield "already-distributed"
        return
    if event.distributable != auditor.distributable():
        yield "envelope-differs"
    decision = auditor.decision(event.decision) if event.decision else None
    if event.reason == "members_decided" and decision is None:
        yield "unknown-decision"
    worked = {name for name, person in auditor.members().items() if person.contract and person.minutes}
    if event.reason == "no_member_to_pay":
        holds = not worked and not auditor.entitled(event.on)
    elif event.reason == "paid_already":
        holds = bool(auditor.events("PayrollSettled"))
    else:
        holds = decision is None or bool(decision.closing and decision.closing.winner)
    if not holds:
        yield "profit-has-takers"


def _distribution(auditor: Auditor, event: Event) -> _Names:
    if auditor.events("ProfitDistributed"):
        yield "already-distributed"
    if not auditor.till_counted():
        yield "till-not-counted"


def _shared(auditor: Auditor, event: Event) -> _Names:
    yield from _contribution_current(auditor, event)
    if auditor.events("PayrollSettled"):
        yield "payroll-already-settled"
    option = auditor.won(event.decision)
    split = option.split if option else None
    if auditor.decision(event.decision) is None:
        yield "unknown-decision"
    elif split is None or split.key != event.key:
        yield "split-not-voted"
    total = auditor.distributable()
    if total <= 0:
        yield "nothing-to-distribute"
    elif ({line.line: line.cents for line in event.envelope}, event.distributable) != (auditor.envelope(), total):
        yield "envelope-differs"
    elif split is not None:
        yield from _parts(auditor, event, split.key)


def _parts(auditor: Auditor, event: Event, key: str) -> _Names:
    if "." in key:
        if sum(part.cents for part in (*event.shares, *event.causes)) != event.distributable:
            yield "share-does-not-add-up"
        return
    wanted = auditor.shares(event.on, event.decision)
    if not wanted:
        yield "no-member-to-pay"
    elif event.causes or [(share.member, share.weight, share.cents) for share in event.shares] != wanted:
        yield "share-does-not-add-up"


def _share(auditor: Auditor, event: Event) -> _Names:
    due = auditor.shares_due()
    if event.member not in due:
        yield "no-share-due"
    elif event.cents != due[event.member]:
        yield "share-differs"
    if type(event).__name__ == "ShareGiven":
        engaged = {past.partner for past in auditor.events("PartnerEngaged")}
        if event.cause not in engaged:
            yield "unknown-partner"


def _payroll(auditor: Auditor, event: Event) -> _Names:
    if not event.lines:
        yield "no-lines"
    frame = auditor.frame
    if frame and event.month < frame.starts.isoformat()[:7]:
        yield "payroll-before-work"
    due, people = auditor.shares_due(), auditor.members()
    seen = {
        line.member for past in auditor.events("PayrollSettled") if past.month == event.month for line in past.lines
    }
    for line in event.lines:
        yield from _payslip(line, due.get(line.member, 0))
        if line.member not in people:
            yield "unknown-member"
        elif people[line.member].contract is None:
            yield "no-contract-in-force"
        if line.member in seen:
            yield "payroll-line-twice"
        seen.add(line.member)
    if due.keys() - {line.member for line in event.lines}:
        yield "payroll-forgets-member"
    if event.acknowledged_by is None and any(line.difference for line in event.lines):
        yield "difference-not-acknowledged"


def _payslip(line: Event, due: int) -> _Names:
    cost = line.gross + line.employer + line.taxes + line.other_charges
    if cost != line.net + line.withheld + line.social_security + line.other_social:
        yield "payroll-does-not-add-up"
    if line.accrued != due:
        yield "accrued-differs"
    if line.difference != line.accrued - cost:
        yield "difference-differs"


def _pay(auditor: Auditor, event: Event) -> _Names:
    if not event.paid:
        yield "no-lines"
    due = auditor.pay_due()
    for member in {part.member for part in event.paid}:
        if sum(part.cents for part in event.paid if part.member == member) > due.get(member, 0):
            yield "pay-differs"


def _closing(auditor: Auditor, event: Event) -> _Names:
    yield from _undecided(auditor, event)
    if not auditor.events("ProfitDistributed", "ProfitLeft"):
        yield from _contribution_current(auditor, event)
    if auditor.shares_due():
        yield "shares-not-settled"
    if any(auditor.pay_due().values()):
        yield "pay-not-paid"
    if auditor.of("till"):
        yield "till-not-empty"
    if {(line.account, line.aux): line.cents for line in event.lines} != auditor.to_hand_over():
        yield "balances-differ"


# -- corrections ----------------------------------------------------------------------------------


def _reversal(auditor: Auditor, event: Event) -> _Names:
    fact = auditor.fact(event.event)
    if fact is None:
        yield "unknown-event"
        return
    if fact.kind not in _REVERSIBLE:
        yield "not-reversible"
    elif fact.id in auditor.struck:
        yield "already-reversed"
    else:
        swapped = sorted((m.account, m.aux, -m.cents, m.vat or 0) for m in fact.moves)
        said = sorted((p.account, p.aux, p.cents, p.vat or 0) for entry in event.entries for p in entry.postings)
        if event.version != fact.version or _merged(swapped) != _merged(said):
            yield "reversal-differs"
    if event.kind == "session_closed":
        yield from _after_facts(auditor, event)
    # An invoice takes the place of its accrual: nothing of what was shared changes.
    if not (fact.kind == "ChargeAccrued" and event.reason == "invoice_received"):
        yield from _unwinding(auditor, fact.version, fact.kind)
    if fact.id not in auditor.struck and fact.kind in _USED and _USED[fact.kind](auditor, fact.event):
        yield "in-use-since"


def _merged(moves: list[tuple[str, str, int, int]]) -> dict[tuple[str, str, int], int]:
    sums: dict[tuple[str, str, int], int] = {}
    for account, aux, cents, vat in moves:
        sums[account, aux, vat] = sums.get((account, aux, vat), 0) + cents
    return {key: cents for key, cents in sums.items() if cents}


def _unwinding(auditor: Auditor, version: int, kind: str) -> _Names:
    if kind == "SessionClosed":
        return
    paid = max((fact.version for fact in auditor.standing("RemunerationPaid")), default=0)
    steps = {fact.version: fact.kind for fact in auditor.standing(*STEPS)}
    if version < paid:
        yield "pay-has-left"
    elif any(at > version and (step != "VatSettled" or version in steps) for at, step in steps.items()):
        yield "closing-step-first"


def _bill_used(auditor: Auditor, event: Event) -> bool:
    bill = auditor.bill(event.supplier, event.voucher)
    credit = sum(part.cents for part in event.paid if part.means == "credit")
    advanced = [(part.member, part.cents) for part in event.paid if part.member is not None]
    reimbursed = any(-auditor.of("members_payable", member) < cents for member, cents in advanced)
    return bill is not None and (bill.credited > 0 or bill.owed != credit or reimbursed)


def _ticket_used(auditor: Auditor, event: Event) -> bool:
    kind = type(event).__name__
    ticket = auditor.tickets().get(event.voucher if kind == "TakingsRecorded" else event.ticket)
    if ticket is None:
        return False
    if kind == "SaleDelivered":
        return bool(ticket.cents)
    owed = sum(part.cents for part in event.paid if part.means == "customer")
    changed = bool(ticket.cents) or ticket.owed != owed or ticket.delivered != getattr(event, "delivered", True)
    return changed or _paid_out(auditor, event.channel, event.paid)


def _paid_out(auditor: Auditor, channel: str, parts: Iterable[Event]) -> bool:
    waits = {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}
    taken = {means: sum(part.cents for part in parts if part.means == means) for means in waits}
    return any(cents and auditor.of(waits[means], channel) < cents for means, cents in taken.items())


def _customer_used(auditor: Auditor, event: Event) -> bool:
    return _paid_out(auditor, event.channel, [event])


def _value_used(auditor: Auditor, stock: str, cents: int) -> bool:
    return auditor.of(stock) - cents < auditor.accepted(stock)


def _count_used(auditor: Auditor, event: Event) -> bool:
    last = auditor.events("StockCounted")[-1]
    return last is not event or any(
        _value_used(auditor, value.stock, value.after - value.before) for value in event.values
    )


def _pieces_used(auditor: Auditor, event: Event) -> bool:
    return event.product is not None and auditor.stock().get(event.product, 0) < event.quantity


def _received_used(auditor: Auditor, event: Event) -> bool:
    return _pieces_used(auditor, event) or _value_used(auditor, event.stock, event.cents)


def _award_used(auditor: Auditor, event: Event) -> bool:
    grant = auditor.grant(event.grant)
    return grant is not None and bool(grant.received or grant.deferred)


_USED: Mapping[str, Callable[[Auditor, Event], bool]] = MappingProxyType(
    {
        **programme.USED,
        "PurchaseMade": _bill_used,
        "CustomerPaid": _customer_used,
        "SaleMade": _ticket_used,
        "TakingsRecorded": _ticket_used,
        "SaleDelivered": _ticket_used,
        "StockCounted": _count_used,
        "GoodsProduced": _pieces_used,
        "StockReceived": _received_used,
        "GrantAwarded": _award_used,
    }
)


def _moved(_: Auditor, event: Event) -> _Names:
    if event.source == event.target:
        yield "same-account"


_SALE: tuple[_Check, ...] = (_sale_day, _sale, _sums, _on_the_shelf, _bank)

_CHECKS: Mapping[str, tuple[_Check, ...]] = MappingProxyType(
    {
        **programme.CHECKS,
        **governance.CHECKS,
        "VoteCast": (_member, _contract, *governance.CHECKS["VoteCast"]),
        "SessionAmended": (_amended,),
        "PartnerEngaged": (_new_partner,),
        "FacilitatorEngaged": (_new_facilitator,),
        "MemberJoined": (_joins,),
        "ContractSigned": (_member,),
        "MemberLeft": (_member, _leaves),
        "WorkRecorded": (_member, _programme, _contract),
        "ProductDefined": (_new_product,),
        "PriceSet": (_product, _price),
        "PriceChanged": (_product, _price),
        "BudgetEstimated": (_product,),
        "PurchaseMade": (_dated, _bought, _no_accrual, _purchase, _bank),
        "PurchasePaid": (_bill_paid, _bank),
        "CreditNoteReceived": (_dated, _bought, _credit_note, _bank),
        "ChargeAccrued": (_bought, _no_accrual),
        "GoodsProduced": (_product, _made, _programme),
        "PayoutReceived": (_payout, _bank),
        "SaleMade": _SALE,
        "TakingsRecorded": _SALE,
        "SaleDelivered": (_ticket, _delivery, _on_the_shelf),
        "SaleRefunded": (_ticket, _refund, _refundable, _sums, _owed, _money_back, _bank),
        "CustomerPaid": (_ticket, _owed, _bank),
        "StockCounted": (_count,),
        "StockReceived": (_received,),
        "StockAccepted": (_acceptance, _before_sharing),
        "StockWrittenOff": (_product, _gone),
        "StockGiven": (_product, _gone),
        "StockKept": (_product, _member, _gone),
        "FundsAdvanced": (_bank,),
        "FundsReturned": (_bank,),
        "CashMoved": (_moved, _bank),
        "TillCounted": (_till_count,),
        "MemberReimbursed": (_member, _reimbursed, _bank),
        "GrantAwarded": (_award,),
        "GrantReceived": (_grant, _bank),
        "GrantDeferred": (_grant,),
        "TillClosed": (_till_closing,),
        "VatSettled": (_vat,),
        "ContributionCharged": (_after_facts, _sales_over, _charge, _before_sharing),
        "ProfitLeft": (_after_facts, _ready, _contribution_current, _left),
        "ProfitDistributed": (_after_facts, _ready, _distribution, _shared),
        "ShareWaived": (_member, _share),
        "ShareGiven": (_member, _share),
        "PayrollSettled": (_after_facts, _sales_over, _undecided, _payroll),
        "RemunerationPaid": (_after_facts, _pay, _bank),
        "SessionClosed": (_after_facts, _ready, _closing),
        "EventReversed": (_reversal,),
    }
)
