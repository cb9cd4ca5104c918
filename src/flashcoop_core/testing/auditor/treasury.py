"""What the auditor believes of money: the till and the bank, payouts, advances of members, grants."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from flashcoop_core.testing.auditor.books import Event, rounded
from flashcoop_core.testing.auditor.common import Check, Names, bank, member
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "fee-exceeds-payout",
        "vat-far-from-rate",
        "host-not-liable",
        "payout-exceeds-receivable",
        "same-account",
        "till-expected-differs",
        "gap-does-not-add-up",
        "overpaid",
        "duplicate-grant",
        "unknown-partner",
        "unknown-grant",
        "grant-nature-differs",
        "exceeds-grant",
    }
)


def _payout(auditor: Auditor, event: Event) -> Names:
    if event.fee + (0 if event.reverse_charge else event.fee_vat) > event.gross:
        yield "fee-exceeds-payout"
    if abs(event.fee_vat - rounded(Fraction(event.fee * event.fee_rate, 10_000))) > 1:
        yield "vat-far-from-rate"
    role = {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}[event.source]
    if event.fee_vat and not auditor.facts[0].event.vat_liable:
        yield "host-not-liable"
    if event.gross > auditor.of(role, event.channel):
        yield "payout-exceeds-receivable"


def _moved(_: Auditor, event: Event) -> Names:
    if event.source == event.target:
        yield "same-account"


def _till_count(auditor: Auditor, event: Event) -> Names:
    if event.expected != auditor.of("till"):
        yield "till-expected-differs"
    if event.gap != event.counted - event.expected:
        yield "gap-does-not-add-up"


def _reimbursed(auditor: Auditor, event: Event) -> Names:
    if event.cents > -auditor.of("members_payable", event.member):
        yield "overpaid"


def _award(auditor: Auditor, event: Event) -> Names:
    if auditor.grant(event.grant):
        yield "duplicate-grant"
    if event.funder not in {past.partner for past in auditor.events("PartnerEngaged")}:
        yield "unknown-partner"


def _grant(auditor: Auditor, event: Event) -> Names:
    grant, comes = auditor.grant(event.grant), type(event).__name__ == "GrantReceived"
    if grant is None:
        yield "unknown-grant"
        return
    if event.nature != grant.award.nature:
        yield "grant-nature-differs"
    if event.cents > grant.award.cents - (grant.received if comes else grant.deferred):
        yield "exceeds-grant"


#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "PayoutReceived": (_payout, bank),
        "FundsAdvanced": (bank,),
        "FundsReturned": (bank,),
        "CashMoved": (_moved, bank),
        "TillCounted": (_till_count,),
        "MemberReimbursed": (member, _reimbursed, bank),
        "GrantAwarded": (_award,),
        "GrantReceived": (_grant, bank),
        "GrantDeferred": (_grant,),
    }
)
