"""Rules that several chapters share: known people and products, dates, owned bank, sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flashcoop_core.errors import Refusal
from flashcoop_core.money import percentage
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.state import State

__all__ = [
    "YEARS",
    "after_facts",
    "after_its_decision",
    "bank_owned",
    "contract_in_force",
    "known_member",
    "known_product",
    "steps_still_open",
    "vat_of_cost",
    "within_programme",
]

#: The years in which a session may be dated.
YEARS = range(2000, 3000)


@rule("unknown-member")
def known_member(state: State, event: Any) -> Iterator[Refusal]:
    """The member has joined."""
    if event.member not in state.members:
        yield refuse("unknown-member", "member", member=event.member)


@rule("no-contract-in-force", "guardian-consent-missing")
def contract_in_force(state: State, event: Any) -> Iterator[Refusal]:
    """The member is here, with a signed contract in force that day (C. com. L127-1); a minor, with consent too."""
    member = state.members.get(event.member)
    if member and not member.under_contract(event.on):
        yield refuse("no-contract-in-force", "member", member=event.member, on=event.on)
    if member and not member.consented(event.on):
        yield refuse("guardian-consent-missing", "member", member=event.member, on=event.on)


@rule("unknown-product")
def known_product(state: State, event: Any) -> Iterator[Refusal]:
    """The product is defined."""
    if event.product not in state.products:
        yield refuse("unknown-product", "product", product=event.product)


@rule("date-outside-programme")
def within_programme(state: State, event: Any) -> Iterator[Refusal]:
    """Days, work and sales happen within the programme's dates."""
    frame = state.opened
    if not frame.starts <= event.on <= frame.ends:
        yield refuse("date-outside-programme", "on", on=event.on, starts=frame.starts, ends=frame.ends)


@rule("decision-not-closed-yet")
def after_its_decision(state: State, event: Any) -> Iterator[Refusal]:
    """What rests on a decision comes when it was taken, or later."""
    decision = state.decisions.get(event.decision or "")
    if decision is not None and decision.closing is not None and event.on < decision.closing.on:
        yield refuse("decision-not-closed-yet", "on", decision=event.decision, closed=decision.closing.on)


@rule("bank-not-owned")
def bank_owned(state: State, event: Any) -> Iterator[Refusal]:
    """Account 512 is used only if the session really has a bank account; else the bank is the host's."""
    if state.opened.owns_bank:
        return
    for field in ("means", "into", "source", "target"):
        if getattr(event, field, None) == "bank":
            yield refuse("bank-not-owned", field)
    for at, part in enumerate(getattr(event, "paid", ())):
        if getattr(part, "means", None) == "bank":
            yield refuse("bank-not-owned", f"paid[{at}].means")


@rule("vat-does-not-add-up")
def vat_of_cost(state: State, event: Any) -> Iterator[Refusal]:
    """VAT of a supply to oneself is the cost times the rate."""
    vat = percentage(event.cost, event.rate)
    if event.vat != vat:
        yield refuse("vat-does-not-add-up", "vat", vat=event.vat, expected=vat)


@rule("step-before-facts")
def after_facts(state: State, event: Any) -> Iterator[Refusal]:
    """A closing step is dated on or after everything it closes, or the books by date would be wrong."""
    if state.last_booked and event.on < state.last_booked:
        yield refuse("step-before-facts", "on", on=event.on, latest=state.last_booked)


@rule("distribution-already-made")
def steps_still_open(state: State, event: Any) -> Iterator[Refusal]:
    """What enters the envelope comes before it is shared; later facts are the host's to bear."""
    if state.distribution is not None:
        yield refuse("distribution-already-made", on=state.distribution.on)
