"""Rules of the opening: dates, accounts of the plan in force, who is engaged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from flashcoop_core.books.chart import ROLES, beginnings, known_account, may_share
from flashcoop_core.errors import Refusal
from flashcoop_core.events import FacilitatorEngaged, PartnerEngaged, SessionAmended, SessionOpened
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import YEARS
from flashcoop_core.session.state import State

__all__ = ["RULES"]


@rule("session-already-open")
def _once(state: State, event: SessionOpened) -> Iterator[Refusal]:
    if state.opening is not None:
        yield refuse("session-already-open", session=state.session)


@rule("date-absurd")
def _this_age(state: State, event: SessionOpened) -> Iterator[Refusal]:
    # All other dates lie between these, so none of them can overflow a calendar.
    for field in ("on", "starts", "ends", "fiscal_year_ends"):
        on: date = getattr(event, field)
        if on.year not in YEARS:
            yield refuse("date-absurd", field, on=on, first=YEARS[0], last=YEARS[-1])


@rule("dates-reversed")
def _dates(state: State, event: SessionOpened) -> Iterator[Refusal]:
    if event.ends < event.starts:
        yield refuse("dates-reversed", "ends", first=event.starts, last=event.ends)
    if event.fiscal_year_ends < event.on:
        yield refuse("dates-reversed", "fiscal_year_ends", first=event.on, last=event.fiscal_year_ends)


def _luhn(digits: str) -> bool:
    """The check digit of a SIREN (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


@rule("siren-check-digit")
def _siren(state: State, event: SessionOpened) -> Iterator[Refusal]:
    if not _luhn(event.host.siren):
        yield refuse("siren-check-digit", "host.siren", siren=event.host.siren)


@rule("account-role-missing")
def _complete(state: State, event: SessionOpened) -> Iterator[Refusal]:
    missing = [role for role in ROLES if role not in {account.role for account in event.accounts}]
    if missing:
        yield refuse("account-role-missing", "accounts", roles=tuple(missing))


@rule("account-role-unknown", "account-role-twice", "account-not-in-plan")
def _accounts(state: State, event: SessionOpened | SessionAmended) -> Iterator[Refusal]:
    seen: set[str] = set()
    for at, account in enumerate(event.accounts):
        if account.role not in ROLES:
            yield refuse("account-role-unknown", f"accounts[{at}].role", role=account.role)
            continue
        if account.role in seen:
            yield refuse("account-role-twice", f"accounts[{at}].role", role=account.role)
        seen.add(account.role)
        if known_account(account.number) is None or not account.number.startswith(beginnings(account.role)):
            number, begin = account.number, beginnings(account.role)
            where = f"accounts[{at}].number"
            yield refuse("account-not-in-plan", where, account=number, role=account.role, beginnings=begin)


@rule("account-shared")
def _apart(state: State, event: SessionOpened | SessionAmended) -> Iterator[Refusal]:
    # A figure that is read from one role alone would count the other's postings too.
    roles = dict(state.chart.numbers)
    for at, account in enumerate(event.accounts):
        others = [role for role, number in roles.items() if number == account.number and role != account.role]
        mixed = [role for role in others if not may_share(role, account.role)]
        if mixed and account.role in ROLES:
            yield refuse("account-shared", f"accounts[{at}].number", account=account.number, roles=tuple(mixed))
        roles[account.role] = account.number


@rule(
    "plugin-twice",
    "plugin-missing",
    "plugin-broken",
    "plugin-incompatible",
    "plugin-duplicate",
    "plugin-shapes-nothing",
)
def _plugins(state: State, event: SessionOpened | SessionAmended) -> Iterator[Refusal]:
    # A session that is opened with a plugin that is not as it should be would hold books that it cannot check.
    names = [activation.name for activation in event.plugins]
    for at, activation in enumerate(event.plugins):
        where = f"plugins[{at}].name"
        if activation.name in names[:at]:
            yield refuse("plugin-twice", where, plugin=activation.name)
        fault = state.available.fault(activation)
        if fault is not None:
            yield attrs.evolve(fault, where=where)


@rule("dates-reversed")
def _amended_dates(state: State, event: SessionAmended) -> Iterator[Refusal]:
    first, last = event.starts or state.opened.starts, event.ends or state.opened.ends
    if last < first:
        yield refuse("dates-reversed", "ends", first=first, last=last)


@rule("account-in-use")
def _account_free(state: State, event: SessionAmended) -> Iterator[Refusal]:
    # What is booked stays on its account, and a reversal goes back to it: a role that was used keeps its number.
    for at, account in enumerate(event.accounts):
        number = state.chart.numbers.get(account.role)
        used = any(posted == number for posted, _ in state.balances)
        if number not in (None, account.number) and used:
            yield refuse("account-in-use", f"accounts[{at}].number", account=number, role=account.role)


@rule("nothing-amended")
def _something(state: State, event: SessionAmended) -> Iterator[Refusal]:
    if not (event.place or event.starts or event.ends or event.accounts or event.plugins):
        yield refuse("nothing-amended")


@rule("already-engaged")
def _new_partner(state: State, event: PartnerEngaged) -> Iterator[Refusal]:
    if event.partner in state.partners:
        yield refuse("already-engaged", "partner", who=event.partner)


@rule("already-engaged")
def _new_facilitator(state: State, event: FacilitatorEngaged) -> Iterator[Refusal]:
    if event.facilitator in state.facilitators:
        yield refuse("already-engaged", "facilitator", who=event.facilitator)


RULES = {
    SessionOpened: (_once, _this_age, _dates, _siren, _complete, _accounts, _apart, _plugins),
    SessionAmended: (_amended_dates, _something, _accounts, _apart, _account_free, _plugins),
    PartnerEngaged: (_new_partner,),
    FacilitatorEngaged: (_new_facilitator,),
}
