"""What later facts stand on: a fact that others were built on since is not reversed before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from flashcoop_core.events import (
    CustomerPaid,
    Event,
    GoodsProduced,
    GrantAwarded,
    ProgrammeDayHeld,
    ProgrammeDayPlanned,
    PurchaseMade,
    SaleDelivered,
    SaleMade,
    StockCounted,
    StockReceived,
    TakingsRecorded,
)
from flashcoop_core.session.rules.trade import RECEIVABLE
from flashcoop_core.session.state import Fact, State

__all__ = ["in_use"]


def in_use(state: State, fact: Fact) -> bool:
    """Whether later facts stand on `fact`: they are reversed first."""
    asks = _ASKS.get(type(fact.event))
    return asks is not None and asks(state, fact, fact.event)


def _purchase(state: State, _: Fact, event: PurchaseMade) -> bool:
    """It was paid, credited, or the member who paid it had the money back."""
    bill = state.bills.get((event.supplier, event.voucher))
    on_credit = sum(part.cents for part in event.paid if part.means == "credit")
    settled = bill is not None and (bill.owed != on_credit or bill.credited > 0)
    parts = [(part.member, part.cents) for part in event.paid if part.member is not None]
    return settled or any(-state.balance("members_payable", member) < cents for member, cents in parts)


def _sale(state: State, _: Fact, event: SaleMade | TakingsRecorded) -> bool:
    """It was refunded, paid, delivered, or paid out since."""
    ticket = state.tickets.get(event.ticket if isinstance(event, SaleMade) else event.voucher)
    if ticket is None:
        return False
    owed = sum(part.cents for part in event.paid if part.means == "customer")
    delivered = event.delivered if isinstance(event, SaleMade) else True
    changed = bool(ticket.refunded) or ticket.owed != owed or ticket.delivered != delivered
    taken = ((part.means, part.cents) for part in event.paid)
    return changed or _paid_out(state, event.channel, taken)


def _delivery(state: State, _: Fact, event: SaleDelivered) -> bool:
    """What was handed over was refunded since."""
    ticket = state.tickets.get(event.ticket)
    return ticket is not None and bool(ticket.refunded)


def _customer(state: State, _: Fact, event: CustomerPaid) -> bool:
    """What the customer paid by card or cheque was paid out since."""
    return _paid_out(state, event.channel, [(event.means, event.cents)])


def _paid_out(state: State, channel: str, taken: Iterable[tuple[str, int]]) -> bool:
    """Whether cards, cheques or a platform no longer hold what was taken by them."""
    held: dict[str, int] = {}
    for means, cents in taken:
        if means in RECEIVABLE:
            held[RECEIVABLE[means]] = held.get(RECEIVABLE[means], 0) + cents
    return any(state.balance(role, channel) < cents for role, cents in held.items())


def _production(state: State, _: Fact, event: GoodsProduced | StockReceived) -> bool:
    """The pieces have gone since."""
    product = state.products.get(event.product or "")
    return product is not None and product.stock < event.quantity


def _reception(state: State, fact: Fact, event: StockReceived) -> bool:
    """The pieces have gone, or the host accepted the value since."""
    return _production(state, fact, event) or _below_accepted(state, [(event.stock, event.cents)])


def _count(state: State, fact: Fact, event: StockCounted) -> bool:
    """Another count says since what is there, or the host accepted the value."""
    changes = [(value.stock, value.after - value.before) for value in event.values]
    return fact.version != state.counted_at or _below_accepted(state, changes)


def _below_accepted(state: State, changes: Iterable[tuple[str, int]]) -> bool:
    """Whether a stock would be worth less than the host took over, or less than nothing, without `changes`."""
    return any(state.balance(stock) - cents < state.accepted.get(stock, 0) for stock, cents in changes)


def _award(state: State, _: Fact, event: GrantAwarded) -> bool:
    """The grant was paid or deferred since."""
    grant = state.grants.get(event.grant)
    return grant is not None and (grant.received > 0 or grant.deferred > 0)


def _day(state: State, _: Fact, event: ProgrammeDayPlanned) -> bool:
    """The day was held since."""
    return state.days[event.number].held is not None


def _held(state: State, _: Fact, event: ProgrammeDayHeld) -> bool:
    """A later day was held since."""
    return any(day.held is not None for number, day in state.days.items() if number > event.number)


_ASKS: Mapping[type[Event], Callable[[State, Fact, Any], bool]] = MappingProxyType(
    {
        PurchaseMade: _purchase,
        SaleMade: _sale,
        TakingsRecorded: _sale,
        SaleDelivered: _delivery,
        CustomerPaid: _customer,
        GoodsProduced: _production,
        StockReceived: _reception,
        StockCounted: _count,
        GrantAwarded: _award,
        ProgrammeDayPlanned: _day,
        ProgrammeDayHeld: _held,
    }
)
