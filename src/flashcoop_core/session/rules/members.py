"""Rules of the members: contracts, joining, leaving, working."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from flashcoop_core.errors import Refusal
from flashcoop_core.events import Contract, ContractSigned, MemberJoined, MemberLeft, WorkRecorded
from flashcoop_core.session.formats import format_named
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import contract_in_force, known_member, within_programme
from flashcoop_core.session.state import State

__all__ = ["RULES"]


def _a_year_after(signed: date) -> date:
    """The last day of twelve months from `signed`, or the last of the calendar."""
    if signed.year == date.max.year:
        return date.max
    leap_day = (signed.month, signed.day) == (2, 29)
    return (signed - timedelta(days=leap_day)).replace(year=signed.year + 1) - timedelta(days=not leap_day)


@rule("already-member")
def _not_in_yet(state: State, event: MemberJoined) -> Iterator[Refusal]:
    member = state.members.get(event.member)
    if member and (member.left is None or event.on <= member.left):
        yield refuse("already-member", "member", member=event.member)


@rule("age-not-declared")
def _age(state: State, event: MemberJoined) -> Iterator[Refusal]:
    ages = format_named(state.opened.format).ages
    if ages is not None and event.minor is None and event.member not in state.members:
        youngest, oldest = ages
        yield refuse("age-not-declared", "minor", member=event.member, youngest=youngest, oldest=oldest)


@rule("contract-dates-reversed", "contract-signed-later", "cape-too-long")
def _contract(state: State, event: MemberJoined | ContractSigned) -> Iterator[Refusal]:
    contract: Contract | None = event.contract
    if contract is None:
        return
    if contract.ends < contract.signed:
        yield refuse("contract-dates-reversed", "contract.ends", signed=contract.signed, ends=contract.ends)
    if contract.signed > event.on:
        yield refuse("contract-signed-later", "contract.signed", signed=contract.signed, on=event.on)
    longest = _a_year_after(contract.signed)
    if contract.kind == "cape" and contract.ends > longest:
        yield refuse("cape-too-long", "contract.ends", ends=contract.ends, longest=longest)


@rule("already-left", "left-before-joining")
def _still_here(state: State, event: MemberLeft) -> Iterator[Refusal]:
    member = state.members.get(event.member)
    if member and event.on < member.joined:
        yield refuse("left-before-joining", "on", on=event.on, joined=member.joined)
    if member and member.left is not None:
        yield refuse("already-left", "member", member=event.member, left=member.left)


RULES = {
    MemberJoined: (_not_in_yet, _age, _contract),
    ContractSigned: (known_member, _contract),
    MemberLeft: (known_member, _still_here),
    WorkRecorded: (known_member, within_programme, contract_in_force),
}
