"""What the auditor believes of people: partners and facilitators engaged, members who come, sign, work and leave."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.testing.auditor.books import Event
from flashcoop_core.testing.auditor.common import Check, Names, contract, member, within_programme
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "dates-reversed",
        "already-engaged",
        "already-member",
        "age-not-declared",
        "left-before-joining",
        "already-left",
    }
)


def _amended(auditor: Auditor, event: Event) -> Names:
    frame = auditor.frame
    if frame and (event.ends or frame.ends) < (event.starts or frame.starts):
        yield "dates-reversed"


def _new_partner(auditor: Auditor, event: Event) -> Names:
    if event.partner in {past.partner for past in auditor.events("PartnerEngaged")}:
        yield "already-engaged"


def _new_facilitator(auditor: Auditor, event: Event) -> Names:
    if event.facilitator in {past.facilitator for past in auditor.events("FacilitatorEngaged")}:
        yield "already-engaged"


def _joins(auditor: Auditor, event: Event) -> Names:
    person = auditor.members().get(event.member)
    if person and (person.left is None or event.on <= person.left):
        yield "already-member"
    if person is None and event.minor is None and auditor.facts[0].event.format == "youth":
        yield "age-not-declared"


def _leaves(auditor: Auditor, event: Event) -> Names:
    person = auditor.members().get(event.member)
    if person and event.on < person.joined:
        yield "left-before-joining"
    if person and person.left is not None:
        yield "already-left"


#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "SessionAmended": (_amended,),
        "PartnerEngaged": (_new_partner,),
        "FacilitatorEngaged": (_new_facilitator,),
        "MemberJoined": (_joins,),
        "ContractSigned": (member,),
        "MemberLeft": (member, _leaves),
        "WorkRecorded": (member, within_programme, contract),
    }
)
