"""Closing: the till, VAT, the host's contribution, the split, pay, and the end of the session.

The order is that of the note `accounting`, section 3.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import (
    AccountNumber,
    Analytic,
    Cents,
    Count,
    Fingerprint,
    Id,
    Month,
    PositiveCents,
    Rate,
    Reference,
    SignedCents,
    Weight,
)
from flashcoop_core.events.trade import RateTotal

__all__ = [
    "CauseShare",
    "ClosingLine",
    "ContributionCharged",
    "EnvelopeLine",
    "FiscalYearCut",
    "NetPaid",
    "PayLine",
    "PayrollSettled",
    "ProfitDistributed",
    "ProfitLeft",
    "RemunerationPaid",
    "Rounding",
    "SessionClosed",
    "Share",
    "ShareGiven",
    "ShareWaived",
    "TillClosed",
    "VatSettled",
]


@attrs.frozen(kw_only=True)
class Rounding:
    """The cents by which VAT of the whole closing differs from the sum of its tickets, at one rate."""

    rate: Rate
    cents: SignedCents


@attrs.frozen(kw_only=True)
class TillClosed:
    """The till is closed for a day, a month or the session (CGI art. 286 I 3° bis).

    `through` is the last version of the session that it covers and `head` the chain head there.
    `perpetual` adds every closing's gross; `perpetual_absolute` adds refunds too, without sign.
    """

    on: date
    period: Literal["day", "month", "session"]
    number: Count
    tickets: Count
    sales: tuple[RateTotal, ...]
    refunds: tuple[RateTotal, ...] = ()
    rounding: tuple[Rounding, ...] = ()
    gross: SignedCents
    perpetual: SignedCents
    perpetual_absolute: Cents
    through: Count
    head: Fingerprint


@attrs.frozen(kw_only=True)
class VatSettled:
    """VAT of one month: collected - deductible - credit brought forward = due, or a new credit."""

    on: date
    month: Month
    collected: SignedCents
    reverse_charged: SignedCents = 0
    deductible: SignedCents
    brought_forward: Cents = 0
    due: Cents
    credit: Cents


@attrs.frozen(kw_only=True)
class ContributionCharged:
    """The host charges its contribution: base x rate, an internal transfer without VAT."""

    on: date
    reference: Reference
    base: SignedCents
    rate: Rate
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class EnvelopeLine:
    """One line of the sum that is shared, signed as it counts."""

    line: Literal[
        "net_sales",
        "uncollected_sales",
        "charges",
        "stock_accepted",
        "contribution",
        "till_gaps",
    ]
    cents: SignedCents


@attrs.frozen(kw_only=True)
class Share:
    """A member's part of the profit: total cost to the host, employer's contributions included."""

    member: Id
    weight: Weight
    cents: Cents


@attrs.frozen(kw_only=True)
class CauseShare:
    """A cause's part of the profit, which the host pays: an engaged partner, by id."""

    cause: Id
    weight: Weight
    cents: Cents


@attrs.frozen(kw_only=True)
class ProfitDistributed:
    """What is left is shared as the members decided: the envelope line by line, the key, each share.

    `shares` and `causes` add up to `distributable`.
    """

    on: date
    decision: Id
    key: Id
    envelope: tuple[EnvelopeLine, ...]
    distributable: PositiveCents
    shares: tuple[Share, ...]
    causes: tuple[CauseShare, ...] = ()


@attrs.frozen(kw_only=True)
class ProfitLeft:
    """What could be shared is left to the host, for a stated reason. Posts nothing: it stays on the link.

    Nobody is left to pay, pay has gone through payroll already, or the members decided so (`decision`). Where
    members worked and all have left, and the vote shares among those who are here, `decision` names that vote.
    """

    on: date
    distributable: PositiveCents
    reason: Literal["no_member_to_pay", "paid_already", "members_decided"]
    decision: Id | None = None


@attrs.frozen(kw_only=True)
class ShareWaived:
    """A share is not payable: waived, or no right to work. It stays with the host, never re-split in silence."""

    on: date
    member: Id
    cents: PositiveCents
    reason: Literal["waived", "no_right_to_work"]


@attrs.frozen(kw_only=True)
class ShareGiven:
    """A member gives their share to a cause, which the host pays at once (`host`) or later (`payable`)."""

    on: date
    member: Id
    cents: PositiveCents
    cause: Id
    means: Literal["host", "payable"]


@attrs.frozen(kw_only=True)
class PayLine:
    """One member's payroll result, as the payroll computed it.

    gross + employer + taxes + other_charges = net + withheld + social_security + other_social: both
    are the real cost. `accrued` is the member's share; `difference` = accrued - cost is named, and
    acknowledged: below cost it stays with the host, above the host bears it.
    """

    member: Id
    gross: Cents
    net: Cents
    withheld: Cents = 0
    employer: Cents
    taxes: Cents = 0
    other_charges: Cents = 0
    social_security: Cents
    other_social: Cents = 0
    accrued: Cents
    difference: SignedCents


@attrs.frozen(kw_only=True)
class PayrollSettled:
    """Payroll results of a month come back: the accrual is undone, the payroll's own entry is made."""

    on: date
    reference: Reference
    month: Month
    lines: tuple[PayLine, ...]
    acknowledged_by: Id | None = None


@attrs.frozen(kw_only=True)
class NetPaid:
    """The net pay that one member received."""

    member: Id
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class RemunerationPaid:
    """Net pay leaves, from the host's bank or the session's own, never from the till."""

    on: date
    reference: Reference
    means: Literal["host", "bank"]
    paid: tuple[NetPaid, ...]


@attrs.frozen(kw_only=True)
class ClosingLine:
    """The balance of one account and third party (debit above zero) on the day of a cut or closing."""

    account: AccountNumber
    aux: Analytic
    cents: SignedCents


@attrs.frozen(kw_only=True)
class FiscalYearCut:
    """The host's year ends while the session's accounts are open: what is owed and stocked that day is named.

    Posts nothing: accruals (408, 4286, 487) and counts are recorded before. The books then stay open
    until `next_year_ends`.
    """

    on: date
    next_year_ends: date
    lines: tuple[ClosingLine, ...]


@attrs.frozen(kw_only=True)
class SessionClosed:
    """The session's accounts are closed: every balance-sheet account but the link goes to the host."""

    on: date
    lines: tuple[ClosingLine, ...]
