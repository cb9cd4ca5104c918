"""Treasury: advances, cash moved and counted, members reimbursed, grants, a simulated loan."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import (
    Cents,
    Count,
    Id,
    PositiveCents,
    Rate,
    Reference,
    SignedCents,
)

__all__ = [
    "BankLoanSimulated",
    "CashMoved",
    "FundsAdvanced",
    "FundsReturned",
    "GrantAwarded",
    "GrantDeferred",
    "GrantReceived",
    "MemberReimbursed",
    "TillCounted",
]


@attrs.frozen(kw_only=True)
class FundsAdvanced:
    """The host advances money into the till, or into the session's own bank account."""

    on: date
    reference: Reference
    into: Literal["till", "bank"] = "till"
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class FundsReturned:
    """The session gives money back to its host."""

    on: date
    reference: Reference
    source: Literal["till", "bank"] = "till"
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class CashMoved:
    """Cash is paid in at a bank, the session's own or its host's, or drawn from the session's own."""

    on: date
    reference: Reference
    source: Literal["till", "bank"]
    target: Literal["till", "bank", "host"]
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class TillCounted:
    """The till is counted. `gap` = counted - expected is posted, never used to balance anything else."""

    on: date
    reference: Reference
    expected: SignedCents
    counted: Cents
    gap: SignedCents


@attrs.frozen(kw_only=True)
class MemberReimbursed:
    """A member who paid a purchase gets the money back, apart from pay."""

    on: date
    reference: Reference
    member: Id
    means: Literal["cash", "bank", "host"]
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class GrantAwarded:
    """A grant for this session is promised: public (441), private (467), or a gift (467 to 7582).

    A grant for the host's whole programme posts nothing here and is not recorded.
    """

    on: date
    grant: Id
    funder: Id
    nature: Literal["public", "private", "gift"]
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class GrantReceived:
    """A promised grant is paid, wholly or in part. `nature` is that of its award."""

    on: date
    grant: Id
    nature: Literal["public", "private", "gift"]
    into: Literal["bank", "host"]
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class GrantDeferred:
    """The part of a grant not spent is carried to the host's next year (487). `nature` is that of its award."""

    on: date
    grant: Id
    nature: Literal["public", "private", "gift"]
    cents: PositiveCents


@attrs.frozen(kw_only=True)
class BankLoanSimulated:
    """The loan of the bank day: it teaches and posts nothing. Constant instalments, `interest` in all."""

    on: date
    principal: PositiveCents
    rate: Rate
    months: Count
    instalment: PositiveCents
    interest: Cents
