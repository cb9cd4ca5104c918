"""What a plan is: an event computed from the state, under the lock, so that a retry plans again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events import Event
from flashcoop_core.session.state import Product, State, Ticket

__all__ = ["Plan", "day_of", "next_number", "product_of", "refused", "ticket_of"]

#: A function of the state that gives the event to record. Recording checks it again.
Plan = Callable[[State], Event]


def refused(name: str, where: str = "", **facts: object) -> Refused:
    """The refusal of a plan that cannot even be computed."""
    return Refused([Refusal(name, facts, where)])


def day_of(state: State, on: date | None) -> date:
    """The accounting day given, or else that of the latest event."""
    if state.opening is None:
        raise refused("session-not-open", session=state.session)
    return on or state.latest or state.opening.on


def product_of(state: State, product: str) -> Product:
    """The product, or a refusal."""
    if product not in state.products:
        raise refused("unknown-product", "product", product=product)
    return state.products[product]


def ticket_of(state: State, ticket: str) -> Ticket:
    """The ticket, or a refusal."""
    if ticket not in state.tickets:
        raise refused("unknown-ticket", "ticket", ticket=ticket)
    return state.tickets[ticket]


def next_number(state: State, prefix: str) -> str:
    """A piece number that no ticket, refund or event of this session has: the next version is free."""
    return f"{prefix}-{state.version + 1:04d}"
