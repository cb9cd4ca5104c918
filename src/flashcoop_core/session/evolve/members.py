"""Members: who is in, under which contract, how long they worked."""

from __future__ import annotations

import attrs

from flashcoop_core.events import ContractSigned, MemberJoined, MemberLeft, WorkRecorded
from flashcoop_core.session.state import Fact, Member, State

__all__ = ["APPLY", "UNDO"]


def _joined(state: State, event: MemberJoined, _: Fact) -> None:
    before = state.members.get(event.member)
    state.members[event.member] = Member(
        joined=event.on,
        contract=event.contract or (before.contract if before else None),
        minutes=before.minutes if before else 0,
        minor=(before is not None and before.minor) if event.minor is None else event.minor,
        consent=before.consent if before else None,
    )


def _signed(state: State, event: ContractSigned, _: Fact) -> None:
    state.members[event.member] = attrs.evolve(state.members[event.member], contract=event.contract)


def _left(state: State, event: MemberLeft, _: Fact) -> None:
    state.members[event.member] = attrs.evolve(state.members[event.member], left=event.on)


def _work(state: State, event: WorkRecorded, minutes: int) -> None:
    member = state.members[event.member]
    state.members[event.member] = attrs.evolve(member, minutes=member.minutes + minutes)


def _worked(state: State, event: WorkRecorded, _: Fact) -> None:
    _work(state, event, event.minutes)


def _worked_not(state: State, event: WorkRecorded, _: Fact) -> None:
    _work(state, event, -event.minutes)


APPLY = {MemberJoined: _joined, ContractSigned: _signed, MemberLeft: _left, WorkRecorded: _worked}
UNDO = {WorkRecorded: _worked_not}
