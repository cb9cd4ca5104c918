"""Closing: the till's rounding, VAT, the contribution, the split, pay, and the transfer to the host."""

from __future__ import annotations

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings.sides import MONEY, Row, credit, debit, entry
from flashcoop_core.events.closing import (
    ContributionCharged,
    PayrollSettled,
    ProfitDistributed,
    RemunerationPaid,
    SessionClosed,
    ShareGiven,
    ShareWaived,
    TillClosed,
    VatSettled,
)

__all__ = ["ROWS"]


def _till_closed(event: TillClosed, chart: Chart) -> tuple[Entry, ...]:
    """Row "VAT rounding at a closing", rate by rate."""
    sides = (
        (
            debit(chart["sales_finished"], rounding.cents, vat=rounding.rate),
            credit(chart["vat_collected"], rounding.cents, vat=rounding.rate),
        )
        for rounding in event.rounding
    )
    return entry("OD", f"{event.period}-{event.number}", *(side for pair in sides for side in pair))


def _vat_settled(event: VatSettled, chart: Chart) -> tuple[Entry, ...]:
    """Row "VAT settled". No rate on these postings: they settle the tax and are no part of it."""
    return entry(
        "OD",
        event.month,
        debit(chart["vat_collected"], event.collected),
        debit(chart["vat_reverse_charged"], event.reverse_charged),
        debit(chart["vat_credit"], event.credit),
        credit(chart["vat_deductible"], event.deductible),
        credit(chart["vat_credit"], event.brought_forward),
        credit(chart["vat_due"], event.due),
    )


def _contribution_charged(event: ContributionCharged, chart: Chart) -> tuple[Entry, ...]:
    """Row "host contribution charged": internal, no VAT."""
    return entry(
        "OD", event.reference, debit(chart["internal_purchases"], event.cents), credit(chart["link"], event.cents)
    )


def _profit_distributed(event: ProfitDistributed, chart: Chart) -> tuple[Entry, ...]:
    """Rows "profit distributed" (total cost, accrued per member) and "share given to a cause" (paid by the host)."""
    given = sum(part.cents for part in event.causes)
    return (
        *entry(
            "OD",
            event.decision,
            debit(chart["pay"], event.distributable - given),
            *(credit(chart["accrued_pay"], share.cents, share.member) for share in event.shares),
        ),
        *entry("BQ", event.decision, debit(chart["gifts_made"], given), credit(chart["link"], given)),
    )


def _share_waived(event: ShareWaived | ShareGiven, chart: Chart) -> tuple[Entry, ...]:
    """Row "share not payable": the accrual of one member is undone, the cost stays with the host."""
    return entry("OD", "", debit(chart["accrued_pay"], event.cents, event.member), credit(chart["pay"], event.cents))


def _share_given(event: ShareGiven, chart: Chart) -> tuple[Entry, ...]:
    """Row "share given to a cause": no pay any more, but a gift, paid by the host or owed to the cause."""
    by_host = event.means == "host"
    return (
        *_share_waived(event, chart),
        *entry(
            "BQ" if by_host else "OD",
            "",
            debit(chart["gifts_made"], event.cents),
            credit(chart["link" if by_host else "members_payable"], event.cents, "" if by_host else event.cause),
        ),
    )


def _payroll_settled(event: PayrollSettled, chart: Chart) -> tuple[Entry, ...]:
    """Row "payroll settled": (a) the accrual is undone; (b) the payroll's own entry."""
    lines = event.lines
    return (
        *entry(
            "OD",
            event.reference,
            *(debit(chart["accrued_pay"], line.accrued, line.member) for line in lines),
            credit(chart["pay"], sum(line.accrued for line in lines)),
        ),
        *entry(
            "OD",
            event.reference,
            debit(chart["pay"], sum(line.gross for line in lines)),
            debit(chart["employer_contributions"], sum(line.employer for line in lines)),
            debit(chart["payroll_taxes"], sum(line.taxes for line in lines)),
            debit(chart["other_payroll_charges"], sum(line.other_charges for line in lines)),
            *(credit(chart["net_pay_due"], line.net, line.member) for line in lines),
            credit(chart["withholding_tax"], sum(line.withheld for line in lines)),
            credit(chart["social_security"], sum(line.social_security for line in lines)),
            credit(chart["other_social_bodies"], sum(line.other_social for line in lines)),
        ),
    )


def _remuneration_paid(event: RemunerationPaid, chart: Chart) -> tuple[Entry, ...]:
    """Row "remuneration paid"."""
    return entry(
        "BQ",
        event.reference,
        *(debit(chart["net_pay_due"], net.cents, net.member) for net in event.paid),
        credit(chart[MONEY[event.means]], sum(net.cents for net in event.paid)),
    )


def _session_closed(event: SessionClosed, chart: Chart) -> tuple[Entry, ...]:
    """Row "session closed": each balance named in the event goes to the host."""
    return entry(
        "OD",
        "",
        *(credit(line.account, line.cents, line.aux) for line in event.lines),
        debit(chart["link"], sum(line.cents for line in event.lines)),
    )


ROWS = (
    Row(TillClosed, _till_closed, "D sales_finished / C vat_collected or D vat_collected / C sales_finished"),
    Row(
        VatSettled,
        _vat_settled,
        "D vat_collected, vat_reverse_charged, vat_credit / C vat_deductible, vat_credit, vat_due",
    ),
    Row(ContributionCharged, _contribution_charged, "D internal_purchases / C link"),
    Row(ProfitDistributed, _profit_distributed, "D pay / C accrued_pay; D gifts_made / C link"),
    Row(ShareWaived, _share_waived, "D accrued_pay / C pay"),
    Row(ShareGiven, _share_given, "D accrued_pay / C pay; D gifts_made / C link, members_payable"),
    Row(
        PayrollSettled,
        _payroll_settled,
        "D accrued_pay / C pay; D pay, employer_contributions, payroll_taxes, other_payroll_charges"
        " / C net_pay_due, withholding_tax, social_security, other_social_bodies",
    ),
    Row(RemunerationPaid, _remuneration_paid, "D net_pay_due / C link, bank"),
    Row(SessionClosed, _session_closed, "D ACCOUNT, link / C ACCOUNT, link"),
)
