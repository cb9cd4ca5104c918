"""What the auditor believes of reversals: what may be struck out, and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from flashcoop_core.testing.auditor import programme
from flashcoop_core.testing.auditor.books import Event
from flashcoop_core.testing.auditor.common import Check, Names, after_facts
from flashcoop_core.testing.auditor.model import STEPS, Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "unknown-event",
        "not-reversible",
        "already-reversed",
        "reversal-differs",
        "in-use-since",
        "pay-has-left",
        "closing-step-first",
    }
)

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


def _reversal(auditor: Auditor, event: Event) -> Names:
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
        yield from after_facts(auditor, event)
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


def _unwinding(auditor: Auditor, version: int, kind: str) -> Names:
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

#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "EventReversed": (_reversal,),
    }
)
