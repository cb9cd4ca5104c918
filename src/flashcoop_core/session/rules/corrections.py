"""Rules of corrections: a closed list of kinds, once, last step first, nothing before pay that has left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flashcoop_core.errors import Refusal
from flashcoop_core.events import (
    EventReversed,
    GoodsProduced,
    GrantAwarded,
    PurchaseMade,
    SaleDelivered,
    SaleMade,
    StockCounted,
    StockReceived,
    TakingsRecorded,
)
from flashcoop_core.session.evolve import UNDO
from flashcoop_core.session.figures import reversed_entries
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.trade import RECEIVABLE
from flashcoop_core.session.state import Fact, State

__all__ = ["RULES"]


@rule("unknown-event", "not-reversible", "already-reversed", "reversal-differs")
def _original(state: State, event: EventReversed) -> Iterator[Refusal]:
    fact = state.facts.get(event.event)
    if fact is None:
        yield refuse("unknown-event", "event", event=event.event)
    elif type(fact.event) not in UNDO:
        yield refuse("not-reversible", "event", kind=fact.kind)
    elif fact.id in state.reversed:
        yield refuse("already-reversed", "event", event=event.event)
    elif (event.version, event.kind, event.entries) != (fact.version, fact.kind, reversed_entries(fact.entries)):
        yield refuse("reversal-differs", "entries", version=fact.version, kind=fact.kind)


@rule("closing-step-first", "pay-has-left")
def _last_in_first_out(state: State, event: EventReversed) -> Iterator[Refusal]:
    fact = state.facts.get(event.event)
    if fact is None or fact.kind == "session_closed":
        return
    if fact.version < state.pay_left_at:
        yield refuse("pay-has-left", "event", version=fact.version)
        return
    # VAT of a month alone blocks no earlier fact: its correction is dated in an open month.
    later = [
        version
        for version, step in state.steps.items()
        if version > fact.version and (state.facts[step].kind != "vat_settled" or fact.version in state.steps)
    ]
    if later:
        last = max(later)
        yield refuse("closing-step-first", "event", version=last, kind=state.facts[state.steps[last]].kind)


@rule("in-use-since")
def _still_unused(state: State, event: EventReversed) -> Iterator[Refusal]:
    fact = state.facts.get(event.event)
    if fact is None or type(fact.event) not in UNDO or fact.id in state.reversed:
        return
    if _used(state, fact, fact.event):
        yield refuse("in-use-since", "event", version=fact.version, kind=fact.kind)


def _used(state: State, fact: Fact, event: Any) -> bool:
    """Whether later facts stand on this one: they are reversed first."""
    match event:
        case PurchaseMade():
            bill = state.bills.get((event.supplier, event.voucher))
            on_credit = sum(part.cents for part in event.paid if part.means == "credit")
            settled = bill is not None and (bill.owed != on_credit or bill.credited > 0)
            return settled or _reimbursed(state, event)
        case SaleMade() | TakingsRecorded() | SaleDelivered():
            return _ticket_used(state, event)
        case StockCounted():
            return _below_accepted(state, [(value.stock, value.after - value.before) for value in event.values])
        case GoodsProduced() | StockReceived():
            product = state.products.get(event.product or "")
            gone = product is not None and product.stock < event.quantity
            return gone or (isinstance(event, StockReceived) and _below_accepted(state, [(event.stock, event.cents)]))
        case GrantAwarded():
            grant = state.grants.get(event.grant)
            return grant is not None and (grant.received > 0 or grant.deferred > 0)
        case _:
            return False


def _below_accepted(state: State, changes: list[tuple[str, int]]) -> bool:
    """Whether a stock would be worth less than the host took over, or less than nothing, without `changes`."""
    return any(state.balance(stock) - cents < state.accepted.get(stock, 0) for stock, cents in changes)


def _reimbursed(state: State, event: PurchaseMade) -> bool:
    """Whether a member who paid a part of it has had the money back."""
    parts = [(part.member, part.cents) for part in event.paid if part.member is not None]
    return any(-state.balance("members_payable", member) < cents for member, cents in parts)


def _paid_out(state: State, event: SaleMade | TakingsRecorded) -> bool:
    """Whether cards, cheques or a platform have paid out what was taken by them."""
    taken: dict[str, int] = {}
    for part in event.paid:
        if part.means in RECEIVABLE:
            taken[RECEIVABLE[part.means]] = taken.get(RECEIVABLE[part.means], 0) + part.cents
    return any(state.balance(role, event.channel) < cents for role, cents in taken.items())


def _ticket_used(state: State, event: SaleMade | TakingsRecorded | SaleDelivered) -> bool:
    ticket = state.tickets.get(event.voucher if isinstance(event, TakingsRecorded) else event.ticket)
    if ticket is None:
        return False
    if isinstance(event, SaleDelivered):
        return bool(ticket.refunded)
    owed = sum(part.cents for part in event.paid if part.means == "customer")
    delivered = event.delivered if isinstance(event, SaleMade) else True
    changed = bool(ticket.refunded) or ticket.owed != owed or ticket.delivered != delivered
    return changed or _paid_out(state, event)


RULES = {EventReversed: (_original, _last_in_first_out, _still_unused)}
