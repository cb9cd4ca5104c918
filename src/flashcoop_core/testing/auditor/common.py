"""What the auditor asks of several kinds of event: a member, a contract, a product, a day of the programme, a bank."""

# ruff: noqa: ARG001 - checks share one signature, to stand in a table
from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from flashcoop_core.testing.auditor.books import Event, rounded
from flashcoop_core.testing.auditor.model import Auditor

__all__ = [
    "NAMES",
    "Check",
    "Names",
    "after_facts",
    "bank",
    "before_sharing",
    "contract",
    "cost_vat",
    "member",
    "product",
    "within_programme",
]

#: The names that a check would refuse an event with.
Names = Iterator[str]
#: What a check is: it looks at what was recorded, and at an event that may come next.
Check = Callable[[Auditor, Event], Names]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "unknown-member",
        "no-contract-in-force",
        "guardian-consent-missing",
        "unknown-product",
        "date-outside-programme",
        "bank-not-owned",
        "step-before-facts",
        "distribution-already-made",
        "vat-does-not-add-up",
    }
)


def member(auditor: Auditor, event: Event) -> Names:
    """The member is one."""
    if event.member not in auditor.members():
        yield "unknown-member"


def contract(auditor: Auditor, event: Event) -> Names:
    """The member has a contract that day, and may take part."""
    if event.member not in auditor.members():
        return
    if event.member not in auditor.under_contract(event.on):
        yield "no-contract-in-force"
    if not auditor.may_take_part(event.member, event.on):
        yield "guardian-consent-missing"


def product(auditor: Auditor, event: Event) -> Names:
    """The product is one."""
    if event.product not in auditor.products():
        yield "unknown-product"


def within_programme(auditor: Auditor, event: Event) -> Names:
    """The day is one of the programme."""
    frame = auditor.frame
    if frame and not frame.starts <= event.on <= frame.ends:
        yield "date-outside-programme"


def bank(auditor: Auditor, event: Event) -> Names:
    """Who names the bank has an account."""
    said = [getattr(event, name, None) for name in ("means", "into", "source", "target")]
    said += [getattr(part, "means", None) for part in getattr(event, "paid", ())]
    if "bank" in said and not auditor.facts[0].event.owns_bank:
        yield "bank-not-owned"


def after_facts(auditor: Auditor, event: Event) -> Names:
    """A step of closing comes after all that is booked."""
    last = auditor.last_booked()
    if last and event.on < last:
        yield "step-before-facts"


def before_sharing(auditor: Auditor, event: Event) -> Names:
    """Nothing was shared yet."""
    if auditor.events("ProfitDistributed"):
        yield "distribution-already-made"


def cost_vat(_: Auditor, event: Event) -> Names:
    """The VAT of a cost is that of its rate."""
    if event.vat != rounded(Fraction(event.cost * event.rate, 10_000)):
        yield "vat-does-not-add-up"
