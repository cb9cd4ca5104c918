"""What each event books: one table a chapter, after section 1 of the note `accounting`.

`postings` looks nothing up but the chart: an event carries all that its entries need, so that they
can be computed again years later, from the event alone, and compared with those that were stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from flashcoop_core.books.chart import ROLES, Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings import closing, corrections, stock, trade, treasury
from flashcoop_core.books.postings.sides import Row
from flashcoop_core.events import governance, members, offer, opening, programme
from flashcoop_core.events.closing import FiscalYearCut, ProfitLeft
from flashcoop_core.events.fields import ChargeRole, StockRole
from flashcoop_core.events.stock import StockAccepted
from flashcoop_core.events.trade import GoodsProduced
from flashcoop_core.events.treasury import BankLoanSimulated
from flashcoop_core.events.vocabulary import BY_CLASS, Event

__all__ = ["DESCRIPTIONS", "FAMILIES", "WITHOUT_ENTRIES", "postings"]

#: The kinds that never book anything, named one by one: a kind that is forgotten fails a test.
WITHOUT_ENTRIES: frozenset[type[Event]] = frozenset(
    {
        opening.SessionOpened,
        opening.SessionAmended,
        opening.PartnerEngaged,
        opening.FacilitatorEngaged,
        members.MemberJoined,
        members.ContractSigned,
        members.MemberLeft,
        members.WorkRecorded,
        programme.ProgrammeDayPlanned,
        programme.ProgrammeDayHeld,
        programme.ProfessionalEngaged,
        programme.ProfessionalConfirmed,
        programme.VenueEngaged,
        programme.VenueConfirmed,
        programme.InsuranceNoted,
        programme.GuardianConsentRecorded,
        programme.FundingPlanned,  # a plan: awards and receipts of grants are booked
        governance.DecisionProposed,
        governance.DecisionAmended,
        governance.VoteCast,
        governance.DecisionClosed,
        governance.DecisionWithdrawn,
        governance.DecisionApplied,
        offer.ProductDefined,
        offer.PriceSet,
        offer.PriceChanged,
        offer.BudgetEstimated,
        GoodsProduced,  # quantities only: value enters the stock by counts
        StockAccepted,  # moves a value into what is shared; the books have it from the count
        BankLoanSimulated,  # teaches, and is no debt
        ProfitLeft,  # stays on the link, as the closing shows
        FiscalYearCut,  # names what accruals and counts have booked before it
    }
)

_ROWS: Mapping[type[Event], Row] = MappingProxyType(
    {
        row.event: row
        for chapter in (trade.ROWS, stock.ROWS, treasury.ROWS, closing.ROWS, corrections.ROWS)
        for row in chapter
    }
)

#: Wire name -> its debits and credits in roles of the chart (`D till, bank / C link`), "" if it books
#: nothing. A word in capitals stands for one role of a family.
DESCRIPTIONS: Mapping[str, str] = MappingProxyType(
    {kind.name: _ROWS[event].text if event in _ROWS else "" for event, kind in BY_CLASS.items()}
)

#: The families of roles that `DESCRIPTIONS` names. `ACCOUNT` is any account that the event itself carries.
FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ACCOUNT": tuple(ROLES),
        "CHANGE": tuple(role for role in ROLES if role.startswith("change_")),
        "CHARGE": get_args(ChargeRole),
        "SALES": tuple(role for role in ROLES if role.startswith("sales_")),
        "STOCK": get_args(StockRole),
    }
)


def postings(event: Event, chart: Chart) -> tuple[Entry, ...]:
    """The entries that `event` books in a session whose accounts are those of `chart`; often one, or none.

    Pure: the same event and chart give the same entries, whatever else the session holds. Entries
    balance when the event's own sums hold, which is for the rules to see to.

    Raises:
        KeyError: the event is of no kind in the vocabulary, or the chart lacks a role it needs.
    """
    kind = type(event)
    return () if kind in WITHOUT_ENTRIES else _ROWS[kind].book(event, chart)
