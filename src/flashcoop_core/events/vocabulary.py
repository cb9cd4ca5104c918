"""The vocabulary: every kind of event, its wire name, its class and its schema version.

A wire name never changes, whatever its class is called. A schema version rises when a field is
added, taken away or read differently; `events.upcasts` then says how an older one is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_core.events import (
    closing,
    corrections,
    governance,
    members,
    offer,
    opening,
    stock,
    trade,
    treasury,
)

__all__ = ["BY_CLASS", "CHAPTERS", "KINDS", "Event", "Kind"]

#: An event is any instance of a class below; they share no base, so that each stays plain data.
Event = Any


@attrs.frozen
class Kind:
    """One kind of event: wire name, class, current schema version and the chapter it belongs to."""

    name: str
    event: type[Event]
    schema: int
    chapter: str


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
            ("member_joined", members.MemberJoined, 1),
            ("contract_signed", members.ContractSigned, 1),
            ("member_left", members.MemberLeft, 1),
            ("work_recorded", members.WorkRecorded, 2),
        ),
        "governance": (
            ("decision_proposed", governance.DecisionProposed, 1),
            ("vote_cast", governance.VoteCast, 1),
            ("decision_closed", governance.DecisionClosed, 1),
            ("decision_withdrawn", governance.DecisionWithdrawn, 1),
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

#: By wire name.
KINDS: Mapping[str, Kind] = MappingProxyType(
    {name: Kind(name, event, schema, chapter) for chapter, rows in CHAPTERS.items() for name, event, schema in rows}
)

#: By class.
BY_CLASS: Mapping[type[Event], Kind] = MappingProxyType({kind.event: kind for kind in KINDS.values()})
