"""Treasury: advances of the host, cash moved and counted, members reimbursed, grants."""

from __future__ import annotations

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings.sides import MONEY, Row, credit, debit, entry, money_journal
from flashcoop_core.events.treasury import (
    CashMoved,
    FundsAdvanced,
    FundsReturned,
    GrantAwarded,
    GrantDeferred,
    GrantReceived,
    MemberReimbursed,
    TillCounted,
)

__all__ = ["ROWS"]


def _funds_advanced(event: FundsAdvanced, chart: Chart) -> tuple[Entry, ...]:
    """Row "funds advanced"."""
    return entry(
        money_journal(event.into),
        event.reference,
        debit(chart[MONEY[event.into]], event.cents),
        credit(chart["link"], event.cents),
    )


def _funds_returned(event: FundsReturned, chart: Chart) -> tuple[Entry, ...]:
    """Row "funds advanced (returned: inverse)"."""
    return entry(
        money_journal(event.source),
        event.reference,
        debit(chart["link"], event.cents),
        credit(chart[MONEY[event.source]], event.cents),
    )


def _cash_moved(event: CashMoved, chart: Chart) -> tuple[Entry, ...]:
    """Row "cash moved to the bank": one event tells both ends, so nothing passes through account 58."""
    return entry(
        money_journal(event.source, event.target),
        event.reference,
        debit(chart[MONEY[event.target]], event.cents),
        credit(chart[MONEY[event.source]], event.cents),
    )


def _till_counted(event: TillCounted, chart: Chart) -> tuple[Entry, ...]:
    """Row "till counted, gap"."""
    return entry(
        "CA",
        event.reference,
        debit(chart["till"], event.gap),
        credit(chart["gains" if event.gap > 0 else "losses"], event.gap),
    )


def _member_reimbursed(event: MemberReimbursed, chart: Chart) -> tuple[Entry, ...]:
    """Row "member reimbursed"."""
    return entry(
        money_journal(event.means),
        event.reference,
        debit(chart["members_payable"], event.cents, event.member),
        credit(chart[MONEY[event.means]], event.cents),
    )


def _receivable(event: GrantAwarded | GrantReceived, chart: Chart) -> str:
    """The account on which a grant is owed."""
    return chart["public_grants_receivable" if event.nature == "public" else "private_grants_receivable"]


def _granted(event: GrantAwarded | GrantDeferred, chart: Chart) -> str:
    """The account on which a grant is earned."""
    return chart["gifts_received" if event.nature == "gift" else "grants"]


def _grant_awarded(event: GrantAwarded, chart: Chart) -> tuple[Entry, ...]:
    """Row "grant for the session", the promise."""
    return entry(
        "OD",
        event.grant,
        debit(_receivable(event, chart), event.cents, event.grant),
        credit(_granted(event, chart), event.cents),
    )


def _grant_received(event: GrantReceived, chart: Chart) -> tuple[Entry, ...]:
    """Row "grant for the session", the money."""
    return entry(
        "BQ",
        event.grant,
        debit(chart[MONEY[event.into]], event.cents),
        credit(_receivable(event, chart), event.cents, event.grant),
    )


def _grant_deferred(event: GrantDeferred, chart: Chart) -> tuple[Entry, ...]:
    """Row "grant not spent"."""
    return entry(
        "OD",
        event.grant,
        debit(_granted(event, chart), event.cents),
        credit(chart["deferred_income"], event.cents, event.grant),
    )


ROWS = (
    Row(FundsAdvanced, _funds_advanced, "D till, bank / C link"),
    Row(FundsReturned, _funds_returned, "D link / C till, bank"),
    Row(CashMoved, _cash_moved, "D till, bank, link / C till, bank"),
    Row(TillCounted, _till_counted, "D till / C gains or D losses / C till"),
    Row(MemberReimbursed, _member_reimbursed, "D members_payable / C till, bank, link"),
    Row(
        GrantAwarded, _grant_awarded, "D public_grants_receivable, private_grants_receivable / C grants, gifts_received"
    ),
    Row(GrantReceived, _grant_received, "D bank, link / C public_grants_receivable, private_grants_receivable"),
    Row(GrantDeferred, _grant_deferred, "D grants, gifts_received / C deferred_income"),
)
