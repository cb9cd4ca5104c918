"""What has happened so far of what the days of a format are for and what must come before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from flashcoop_core.events import BankLoanSimulated, BudgetEstimated, WorkRecorded
from flashcoop_core.session.figures.sharing import envelope
from flashcoop_core.session.figures.vat import months_to_settle
from flashcoop_core.session.formats import Step
from flashcoop_core.session.state import State

__all__ = ["STEPS", "members_here", "missing_consents", "unsigned_members", "worked"]


def members_here(state: State, on: date) -> tuple[str, ...]:
    """Who is a member on that day."""
    return tuple(who for who, member in sorted(state.members.items()) if member.here(on))


def unsigned_members(state: State, on: date) -> tuple[str, ...]:
    """Who is a member on that day without a contract in force."""
    return tuple(who for who in members_here(state, on) if not state.members[who].under_contract(on))


def missing_consents(state: State, on: date) -> tuple[str, ...]:
    """The minors who are members on that day without a guardian's consent."""
    return tuple(who for who in members_here(state, on) if not state.members[who].consented(on))


def worked(state: State, first: date, last: date) -> dict[str, int]:
    """Member -> minutes worked from `first` to `last`."""
    minutes: dict[str, int] = {}
    for fact in state.facts.values():
        event = fact.event
        if isinstance(event, WorkRecorded) and fact.id not in state.reversed and first <= event.on <= last:
            minutes[event.member] = minutes.get(event.member, 0) + event.minutes
    return minutes


def _recorded(state: State, kind: type) -> bool:
    return any(isinstance(fact.event, kind) and fact.id not in state.reversed for fact in state.facts.values())


def _adopted(state: State, *subjects: str) -> bool:
    return any(decision.proposal.subject in subjects and decision.winner for decision in state.decisions.values())


def _to_sell(state: State) -> bool:
    """A service, or pieces in stock; or something was sold already, if a day is recorded in its evening."""
    offered = any(product.definition.nature == "service" or product.stock for product in state.products.values())
    return offered or bool(state.tickets)


def _sales_stopped(state: State) -> bool:
    return bool(state.till.session_closed_at) and not state.till.session.tickets


def _decided(state: State) -> bool:
    """What there was to share is shared or left; of a loss there is nothing."""
    nothing = _sales_stopped(state) and sum(line.cents for line in envelope(state)) <= 0
    return state.distribution is not None or state.profit_left is not None or nothing


#: Step -> whether it is done, as the state tells on a day.
STEPS: Mapping[Step, Callable[[State, date], bool]] = MappingProxyType(
    {
        "facilitator-engaged": lambda state, _: bool(state.facilitators),
        "members-joined": lambda state, on: bool(members_here(state, on)),
        "contracts-signed": lambda state, on: bool(members_here(state, on)) and not unsigned_members(state, on),
        "consents-recorded": lambda state, on: not missing_consents(state, on),
        "insured": lambda state, on: any(one.starts <= on <= one.ends for one in state.insurances.values()),
        "product-defined": lambda state, _: bool(state.products),
        "budget-estimated": lambda state, _: _recorded(state, BudgetEstimated),
        "price-voted": lambda state, _: bool(state.prices),
        "name-decided": lambda state, _: _adopted(state, "name", "brand"),
        "loan-simulated": lambda state, _: _recorded(state, BankLoanSimulated),
        "something-to-sell": lambda state, _: _to_sell(state),
        "work-recorded": lambda state, on: not set(members_here(state, on)) - worked(state, on, on).keys(),
        "something-sold": lambda state, _: bool(state.tickets),
        "till-closed": lambda state, _: not state.till.day.tickets,
        "till-closed-today": lambda state, on: (
            state.till.closed_through is not None and state.till.closed_through >= on
        ),
        "sales-stopped": lambda state, _: _sales_stopped(state),
        "till-counted": lambda state, _: (
            _sales_stopped(state) and state.till.counted_at >= state.till.session_closed_at
        ),
        "stock-counted": lambda state, _: state.stock_moved_at <= state.counted_at,
        "vat-settled": lambda state, _: not months_to_settle(state),
        "split-voted": lambda state, _: _adopted(state, "split"),
        "profit-decided": lambda state, _: _decided(state),
    }
)
