"""The vocabulary: every kind of event, its wire name, its class and its schema version.

A wire name never changes, whatever its class is called. A schema version rises when a field is
added, taken away or read differently; `events.upcasts` then says how an older one is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Self

import attrs

from flashcoop_core.events import (
    closing,
    corrections,
    governance,
    members,
    offer,
    opening,
    programme,
    stock,
    trade,
    treasury,
)
from flashcoop_core.events.upcasts import OLDER, Older

__all__ = ["BY_CLASS", "CHAPTERS", "CORE", "KINDS", "Event", "Kind", "UnreadEvent", "Vocabulary"]

#: An event is any instance of a class below; they share no base, so that each stays plain data.
Event = Any


# Compared by identity: two plugins may bring kinds that look alike.
@attrs.frozen(eq=False)
class Kind:
    """One kind of event: wire name, class, current schema version and the chapter it belongs to.

    The chapter of a plugin's kind is the plugin's name, with which its wire name begins: `atelier.cut_made`.
    `older` says, for each earlier schema, what the fields were and how they are read today.
    """

    name: str
    event: type[Event]
    schema: int
    chapter: str
    older: Mapping[int, Older] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class UnreadEvent:
    """An event of a plugin that is not here: its day and wire name. Only what it books is known, which is stored."""

    on: date
    kind: str


@attrs.frozen(eq=False)
class Vocabulary:
    """The kinds of event that a session may hold, by wire name and by class."""

    kinds: Mapping[str, Kind]
    by_class: Mapping[type[Event], Kind]

    @classmethod
    def of(cls, kinds: Iterable[Kind]) -> Self:
        """The vocabulary of `kinds`."""
        given = tuple(kinds)
        return cls(
            MappingProxyType({kind.name: kind for kind in given}),
            MappingProxyType({kind.event: kind for kind in given}),
        )

    def with_kinds(self, kinds: Iterable[Kind]) -> Vocabulary:
        """This vocabulary and `kinds`."""
        return Vocabulary.of((*self.kinds.values(), *kinds))


#: Chapter by chapter: (wire name, class, schema version).
CHAPTERS: Mapping[str, tuple[tuple[str, type[Event], int], ...]] = MappingProxyType(
    {
        "opening": (
            ("session_opened", opening.SessionOpened, 1),
            ("session_amended", opening.SessionAmended, 1),
            ("partner_engaged", opening.PartnerEngaged, 1),
            ("facilitator_engaged", opening.FacilitatorEngaged, 1),
        ),
        "members": (
            ("member_joined", members.MemberJoined, 2),
            ("contract_signed", members.ContractSigned, 1),
            ("member_left", members.MemberLeft, 1),
            ("work_recorded", members.WorkRecorded, 2),
        ),
        "programme": (
            ("programme_day_planned", programme.ProgrammeDayPlanned, 1),
            ("programme_day_held", programme.ProgrammeDayHeld, 1),
            ("professional_engaged", programme.ProfessionalEngaged, 1),
            ("professional_confirmed", programme.ProfessionalConfirmed, 1),
            ("venue_engaged", programme.VenueEngaged, 1),
            ("venue_confirmed", programme.VenueConfirmed, 1),
            ("insurance_noted", programme.InsuranceNoted, 1),
            ("guardian_consent_recorded", programme.GuardianConsentRecorded, 1),
            ("funding_planned", programme.FundingPlanned, 1),
        ),
        "governance": (
            ("decision_proposed", governance.DecisionProposed, 1),
            ("decision_amended", governance.DecisionAmended, 1),
            ("vote_cast", governance.VoteCast, 1),
            ("decision_closed", governance.DecisionClosed, 1),
            ("decision_withdrawn", governance.DecisionWithdrawn, 1),
            ("decision_applied", governance.DecisionApplied, 1),
        ),
        "offer": (
            ("product_defined", offer.ProductDefined, 1),
            ("price_set", offer.PriceSet, 1),
            ("price_changed", offer.PriceChanged, 1),
            ("budget_estimated", offer.BudgetEstimated, 1),
        ),
        "trade": (
            ("purchase_made", trade.PurchaseMade, 1),
            ("purchase_paid", trade.PurchasePaid, 1),
            ("credit_note_received", trade.CreditNoteReceived, 1),
            ("charge_accrued", trade.ChargeAccrued, 1),
            ("service_received", trade.ServiceReceived, 1),
            ("goods_produced", trade.GoodsProduced, 1),
            ("sale_made", trade.SaleMade, 1),
            ("sale_delivered", trade.SaleDelivered, 1),
            ("sale_refunded", trade.SaleRefunded, 1),
            ("takings_recorded", trade.TakingsRecorded, 1),
            ("payout_received", trade.PayoutReceived, 1),
            ("customer_paid", trade.CustomerPaid, 1),
        ),
        "stock": (
            ("stock_counted", stock.StockCounted, 1),
            ("stock_received", stock.StockReceived, 1),
            ("stock_accepted", stock.StockAccepted, 1),
            ("stock_written_off", stock.StockWrittenOff, 1),
            ("stock_given", stock.StockGiven, 1),
            ("stock_kept", stock.StockKept, 1),
        ),
        "treasury": (
            ("funds_advanced", treasury.FundsAdvanced, 1),
            ("funds_returned", treasury.FundsReturned, 1),
            ("cash_moved", treasury.CashMoved, 1),
            ("till_counted", treasury.TillCounted, 1),
            ("member_reimbursed", treasury.MemberReimbursed, 1),
            ("grant_awarded", treasury.GrantAwarded, 1),
            ("grant_received", treasury.GrantReceived, 1),
            ("grant_deferred", treasury.GrantDeferred, 1),
            ("bank_loan_simulated", treasury.BankLoanSimulated, 1),
        ),
        "closing": (
            ("till_closed", closing.TillClosed, 1),
            ("vat_settled", closing.VatSettled, 1),
            ("contribution_charged", closing.ContributionCharged, 1),
            ("profit_distributed", closing.ProfitDistributed, 1),
            ("profit_left", closing.ProfitLeft, 1),
            ("share_waived", closing.ShareWaived, 1),
            ("share_given", closing.ShareGiven, 1),
            ("payroll_settled", closing.PayrollSettled, 1),
            ("remuneration_paid", closing.RemunerationPaid, 1),
            ("fiscal_year_cut", closing.FiscalYearCut, 1),
            ("session_closed", closing.SessionClosed, 1),
        ),
        "corrections": (("event_reversed", corrections.EventReversed, 1),),
    }
)

#: The kinds of the core. A session whose plugins add some has a vocabulary of its own.
CORE = Vocabulary.of(
    Kind(name, event, schema, chapter, OLDER.get(name, MappingProxyType({})))
    for chapter, rows in CHAPTERS.items()
    for name, event, schema in rows
)

#: By wire name.
KINDS: Mapping[str, Kind] = CORE.kinds

#: By class.
BY_CLASS: Mapping[type[Event], Kind] = CORE.by_class
