"""What the auditor believes of the programme: which days are planned and held, and what must come before them.

Written again from the sources, like the rest of the auditor; it reads no format's data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType, SimpleNamespace

from flashcoop_core.testing.auditor.books import Event
from flashcoop_core.testing.auditor.common import Check, Names
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES", "REVERSIBLE", "USED"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "date-outside-programme",
        "day-already-planned",
        "no-theme",
        "unknown-theme",
        "theme-twice",
        "day-out-of-order",
        "day-not-planned",
        "day-already-held",
        "earlier-day-not-held",
        "no-facilitator-engaged",
        "no-product-defined",
        "guardian-consent-missing",
        "activity-not-insured",
        "no-price-voted",
        "nothing-to-sell",
        "till-not-closed",
        "sales-not-stopped",
        "no-member-here",
        "contracts-not-signed",
        "already-engaged",
        "professional-not-engaged",
        "already-confirmed",
        "unknown-partner",
        "duplicate-booking",
        "dates-reversed",
        "unknown-booking",
        "duplicate-insurance",
        "unknown-member",
        "consent-already-recorded",
        "document-after-entry",
        "funding-already-planned",
    }
)

_EVERYWHERE = ("discover", "offer", "make", "sell", "accounts", "look-back")
_THEMES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "flash": frozenset({*_EVERYWHERE, "communication-and-bank"}),
        "short": frozenset({*_EVERYWHERE, "communication-and-bank"}),
        "long": frozenset({*_EVERYWHERE, "communication-and-bank", "serve"}),
        "open": frozenset({*_EVERYWHERE, "communication-and-bank", "serve"}),
        "youth": frozenset({*_EVERYWHERE, "serve"}),
    }
)


def _days(auditor: Auditor) -> dict[int, SimpleNamespace]:
    """Number -> the day as it is planned, at which version, when it was held."""
    found: dict[int, SimpleNamespace] = {}
    for fact in auditor.standing("ProgrammeDayPlanned", "ProgrammeDayHeld"):
        if fact.kind == "ProgrammeDayPlanned":
            found[fact.event.number] = SimpleNamespace(plan=fact.event, version=fact.version, held=None)
    for event in auditor.events("ProgrammeDayHeld"):
        if event.number in found:
            found[event.number].held = event.on
    return found


def _bound(auditor: Auditor, on: date) -> Names:
    frame = auditor.frame
    if frame and not frame.starts <= on <= frame.ends:
        yield "date-outside-programme"


def _plan(auditor: Auditor, event: Event) -> Names:
    days = _days(auditor)
    if event.number in days:
        yield "day-already-planned"
    if not event.themes:
        yield "no-theme"
    if set(event.themes) - _THEMES[auditor.facts[0].event.format]:
        yield "unknown-theme"
    if len(event.themes) > len(set(event.themes)):
        yield "theme-twice"
    yield from _bound(auditor, event.day)
    falls = {number: day.held or day.plan.day for number, day in days.items()}
    if any(_crossed(event.number, event.day, number, on) for number, on in falls.items()):
        yield "day-out-of-order"


def _crossed(number: int, on: date, other: int, other_on: date) -> bool:
    """Whether two days have numbers in one order and dates in the other, or on one and the same day."""
    return (number < other and on >= other_on) or (number > other and on <= other_on)


def _hold(auditor: Auditor, event: Event) -> Names:
    days = _days(auditor)
    yield from _bound(auditor, event.on)
    held = {number: day.held for number, day in days.items() if day.held}
    if any(_crossed(event.number, event.on, number, on) for number, on in held.items()):
        yield "day-out-of-order"
    if event.number not in days:
        yield "day-not-planned"
        return
    if event.number in held:
        yield "day-already-held"
    if min(days.keys() - held.keys(), default=event.number) < event.number:
        yield "earlier-day-not-held"
    for theme in days[event.number].plan.themes:
        yield from _before(auditor, theme, event.on)


def _before(auditor: Auditor, theme: str, on: date) -> Names:
    """What must have happened before a day of that theme."""
    if theme == "discover" and not auditor.events("FacilitatorEngaged"):
        yield "no-facilitator-engaged"
    if theme in ("offer", "make", "sell", "serve"):
        yield from _signed(auditor, on)
    if theme == "communication-and-bank" and not auditor.products():
        yield "no-product-defined"
    if theme in ("make", "sell", "serve"):
        if not all(auditor.may_take_part(name, on) for name in _here(auditor, on)):
            yield "guardian-consent-missing"
        if not any(event.starts <= on <= event.ends for event in auditor.events("InsuranceNoted")):
            yield "activity-not-insured"
    if theme in ("sell", "serve", "accounts", "look-back"):
        yield from _sales_before(auditor, theme)


def _sales_before(auditor: Auditor, theme: str) -> Names:
    sells = theme in ("sell", "serve")
    if sells and not auditor.events("PriceSet"):
        yield "no-price-voted"
    if sells and not _can_sell(auditor):
        yield "nothing-to-sell"
    if theme == "accounts" and auditor.to_close("day"):
        yield "till-not-closed"
    if theme == "look-back" and not auditor.sales_over():
        yield "sales-not-stopped"


def _here(auditor: Auditor, on: date) -> list[str]:
    return [
        name
        for name, person in auditor.members().items()
        if person.joined <= on and (person.left is None or on <= person.left)
    ]


def _signed(auditor: Auditor, on: date) -> Names:
    here = set(_here(auditor, on))
    if not here:
        yield "no-member-here"
    elif here - auditor.under_contract(on):
        yield "contracts-not-signed"


def _can_sell(auditor: Auditor) -> bool:
    """There is a service or a piece in stock, or a sale was made already."""
    services = auditor.products().keys() - auditor.goods()
    return bool(services or any(auditor.stock().values()) or auditor.tickets())


def _professional(auditor: Auditor, event: Event) -> Names:
    if event.number not in _days(auditor):
        yield "day-not-planned"
    if any(_same(past, event) for past in auditor.events("ProfessionalEngaged")):
        yield "already-engaged"


def _same(past: Event, event: Event) -> bool:
    return bool((past.professional, past.number) == (event.professional, event.number))


def _confirmation(auditor: Auditor, event: Event) -> Names:
    days = _days(auditor)
    asked = [fact.version for fact in auditor.standing("ProfessionalEngaged") if _same(fact.event, event)]
    told = [fact.version for fact in auditor.standing("ProfessionalConfirmed") if _same(fact.event, event)]
    if event.number not in days:
        yield "day-not-planned"
    if not asked:
        yield "professional-not-engaged"
    elif event.number in days and max(told, default=0) > max(*asked, days[event.number].version):
        yield "already-confirmed"


def _partner(auditor: Auditor, name: str) -> Names:
    if name not in {past.partner for past in auditor.events("PartnerEngaged")}:
        yield "unknown-partner"


def _booking(auditor: Auditor, event: Event) -> Names:
    if event.booking in {past.booking for past in auditor.events("VenueEngaged")}:
        yield "duplicate-booking"
    yield from _partner(auditor, event.partner)
    if event.ends < event.starts:
        yield "dates-reversed"


def _place(auditor: Auditor, event: Event) -> Names:
    asked = [fact.version for fact in auditor.standing("VenueEngaged") if fact.event.booking == event.booking]
    told = [fact.version for fact in auditor.standing("VenueConfirmed") if fact.event.booking == event.booking]
    if not asked:
        yield "unknown-booking"
    elif max(told, default=0) > max(asked):
        yield "already-confirmed"


def _insurance(auditor: Auditor, event: Event) -> Names:
    if event.reference in {past.reference for past in auditor.events("InsuranceNoted")}:
        yield "duplicate-insurance"
    if event.ends < event.starts:
        yield "dates-reversed"


def _consent(auditor: Auditor, event: Event) -> Names:
    if event.member not in auditor.members():
        yield "unknown-member"
    if event.member in {past.member for past in auditor.events("GuardianConsentRecorded")}:
        yield "consent-already-recorded"
    if event.signed > event.on:
        yield "document-after-entry"


def _funding(auditor: Auditor, event: Event) -> Names:
    if event.funder in {past.funder for past in auditor.events("FundingPlanned")}:
        yield "funding-already-planned"
    yield from _partner(auditor, event.funder)


CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "ProgrammeDayPlanned": (_plan,),
        "ProgrammeDayHeld": (_hold,),
        "ProfessionalEngaged": (_professional,),
        "ProfessionalConfirmed": (_confirmation,),
        "VenueEngaged": (_booking,),
        "VenueConfirmed": (_place,),
        "InsuranceNoted": (_insurance,),
        "GuardianConsentRecorded": (_consent,),
        "FundingPlanned": (_funding,),
    }
)

REVERSIBLE = frozenset(CHECKS)


def _planned_used(auditor: Auditor, event: Event) -> bool:
    return _days(auditor)[event.number].held is not None


def _held_used(auditor: Auditor, event: Event) -> bool:
    return any(day.held and number > event.number for number, day in _days(auditor).items())


USED: Mapping[str, Callable[[Auditor, Event], bool]] = MappingProxyType(
    {"ProgrammeDayPlanned": _planned_used, "ProgrammeDayHeld": _held_used}
)
