"""What the auditor believes of the closing: its order, its figures, who shares what and is paid what."""

# ruff: noqa: ARG001 - checks share one signature, to stand in a table
from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from flashcoop_core.testing.auditor.books import Event
from flashcoop_core.testing.auditor.common import (
    Check,
    Names,
    after_facts,
    after_its_decision,
    bank,
    before_sharing,
    member,
)
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "closing-too-late",
        "ticket-after-closing",
        "till-closed-out-of-order",
        "closing-differs",
        "till-not-closed",
        "month-already-settled",
        "month-not-begun",
        "earlier-month-not-settled",
        "settlement-differs",
        "contribution-already-charged",
        "contribution-differs",
        "sales-not-stopped",
        "payouts-outstanding",
        "stock-not-counted",
        "vat-not-settled",
        "contribution-not-charged",
        "profit-not-distributed",
        "already-distributed",
        "envelope-differs",
        "unknown-decision",
        "profit-has-takers",
        "till-not-counted",
        "payroll-already-settled",
        "split-not-voted",
        "nothing-to-distribute",
        "share-does-not-add-up",
        "no-member-to-pay",
        "no-share-due",
        "share-differs",
        "unknown-partner",
        "no-lines",
        "unknown-member",
        "no-contract-in-force",
        "payroll-before-work",
        "payroll-line-twice",
        "payroll-forgets-member",
        "difference-not-acknowledged",
        "payroll-does-not-add-up",
        "accrued-differs",
        "difference-differs",
        "pay-differs",
        "shares-not-settled",
        "pay-not-paid",
        "till-not-empty",
        "balances-differ",
    }
)


def _by_rate(totals: tuple[Event, ...]) -> dict[int, tuple[int, int, int]]:
    return {total.rate: (total.net, total.vat, total.gross) for total in totals}


def _till_closing(auditor: Auditor, event: Event) -> Names:
    covered, through, frame = auditor.to_close(event.period), auditor.closed_through(), auditor.frame
    rung = [ring.on for ring in auditor.to_close("session")]
    if frame and event.on > max([frame.ends, *rung, *([through] if through else [])]) + timedelta(days=31):
        yield "closing-too-late"
    if any(ring.on > event.on for ring in covered):
        yield "ticket-after-closing"
    if through and event.on < through:
        yield "till-closed-out-of-order"
    wanted = auditor.till_closing(event.period)
    plain = ("number", "tickets", "gross", "perpetual", "perpetual_absolute", "through", "head")
    if (
        any(getattr(event, name) != getattr(wanted, name) for name in plain)
        or (_by_rate(event.sales), _by_rate(event.refunds)) != (wanted.sales, wanted.refunds)
        or {part.rate: part.cents for part in event.rounding} != wanted.rounding
    ):
        yield "closing-differs"


def _vat(auditor: Auditor, event: Event) -> Names:
    if auditor.to_close("day"):
        yield "till-not-closed"
    if event.month in {past.month for past in auditor.events("VatSettled")}:
        yield "month-already-settled"
        return
    if event.month > f"{event.on:%Y-%m}":
        yield "month-not-begun"
    if any(month < event.month for month in auditor.unsettled_months()):
        yield "earlier-month-not-settled"
    books = auditor.vat_of_months()
    taken, owed, deducted = (
        sign * books.get((event.month, role), 0)
        for sign, role in ((-1, "vat_collected"), (-1, "vat_reverse_charged"), (1, "vat_deductible"))
    )
    forward = max(auditor.of("vat_credit"), 0)
    left = taken + owed - deducted - forward
    wanted = (taken, owed, deducted, forward, max(left, 0), max(-left, 0))
    names = ("collected", "reverse_charged", "deductible", "brought_forward", "due", "credit")
    if tuple(getattr(event, name) for name in names) != wanted:
        yield "settlement-differs"


def _charge(auditor: Auditor, event: Event) -> Names:
    if auditor.events("ContributionCharged"):
        yield "contribution-already-charged"
        return
    base, cents = auditor.contribution_due()
    rate = auditor.facts[0].event.contribution.rate
    if not cents or (event.base, event.rate, event.cents) != (base, rate, cents):
        yield "contribution-differs"


def _sales_over(auditor: Auditor, event: Event) -> Names:
    if not auditor.sales_over():
        yield "sales-not-stopped"


def _ready(auditor: Auditor, event: Event) -> Names:
    """What sharing and closing both ask for."""
    yield from _sales_over(auditor, event)
    if auditor.waiting():
        yield "payouts-outstanding"
    if not auditor.stock_counted():
        yield "stock-not-counted"
    if auditor.unsettled_months():
        yield "vat-not-settled"
    if not auditor.events("ContributionCharged") and auditor.contribution_due()[1]:
        yield "contribution-not-charged"


def _contribution_current(auditor: Auditor, _: Event) -> Names:
    charged = auditor.contribution()
    if charged and auditor.contribution_due()[1] != charged:
        yield "contribution-differs"


def _undecided(auditor: Auditor, event: Event) -> Names:
    if not auditor.events("ProfitDistributed", "ProfitLeft") and auditor.distributable() > 0:
        yield "profit-not-distributed"


def _left(auditor: Auditor, event: Event) -> Names:
    if auditor.events("ProfitDistributed", "ProfitLeft"):
        yield "already-distributed"
        return
    if event.distributable != auditor.distributable():
        yield "envelope-differs"
    decision = auditor.decision(event.decision) if event.decision else None
    if event.reason == "members_decided" and decision is None:
        yield "unknown-decision"
    worked = {name for name, person in auditor.members().items() if person.contract and person.minutes}
    if event.reason == "no_member_to_pay":
        holds = not worked and not auditor.entitled(event.on)
    elif event.reason == "paid_already":
        holds = bool(auditor.events("PayrollSettled"))
    else:
        holds = decision is None or bool(decision.closing and decision.closing.winner)
    if not holds:
        yield "profit-has-takers"


def _distribution(auditor: Auditor, event: Event) -> Names:
    if auditor.events("ProfitDistributed"):
        yield "already-distributed"
    if not auditor.till_counted():
        yield "till-not-counted"


def _shared(auditor: Auditor, event: Event) -> Names:
    yield from _contribution_current(auditor, event)
    if auditor.events("PayrollSettled"):
        yield "payroll-already-settled"
    option = auditor.won(event.decision)
    split = option.split if option else None
    if auditor.decision(event.decision) is None:
        yield "unknown-decision"
    elif split is None or split.key != event.key:
        yield "split-not-voted"
    total = auditor.distributable()
    if total <= 0:
        yield "nothing-to-distribute"
    elif ({line.line: line.cents for line in event.envelope}, event.distributable) != (auditor.envelope(), total):
        yield "envelope-differs"
    elif split is not None:
        yield from _parts(auditor, event, split.key)


def _parts(auditor: Auditor, event: Event, key: str) -> Names:
    if "." in key:
        if sum(part.cents for part in (*event.shares, *event.causes)) != event.distributable:
            yield "share-does-not-add-up"
        return
    wanted = auditor.shares(event.on, event.decision)
    if not wanted:
        yield "no-member-to-pay"
    elif event.causes or [(share.member, share.weight, share.cents) for share in event.shares] != wanted:
        yield "share-does-not-add-up"


def _share(auditor: Auditor, event: Event) -> Names:
    due = auditor.shares_due()
    if event.member not in due:
        yield "no-share-due"
    elif event.cents != due[event.member]:
        yield "share-differs"
    if type(event).__name__ == "ShareGiven":
        engaged = {past.partner for past in auditor.events("PartnerEngaged")}
        if event.cause not in engaged:
            yield "unknown-partner"


def _payroll(auditor: Auditor, event: Event) -> Names:
    if not event.lines:
        yield "no-lines"
    frame = auditor.frame
    if frame and event.month < frame.starts.isoformat()[:7]:
        yield "payroll-before-work"
    due, people = auditor.shares_due(), auditor.members()
    seen = {
        line.member for past in auditor.events("PayrollSettled") if past.month == event.month for line in past.lines
    }
    for line in event.lines:
        yield from _payslip(line, due.get(line.member, 0))
        if line.member not in people:
            yield "unknown-member"
        elif people[line.member].contract is None:
            yield "no-contract-in-force"
        if line.member in seen:
            yield "payroll-line-twice"
        seen.add(line.member)
    if due.keys() - {line.member for line in event.lines}:
        yield "payroll-forgets-member"
    if event.acknowledged_by is None and any(line.difference for line in event.lines):
        yield "difference-not-acknowledged"


def _payslip(line: Event, due: int) -> Names:
    cost = line.gross + line.employer + line.taxes + line.other_charges
    if cost != line.net + line.withheld + line.social_security + line.other_social:
        yield "payroll-does-not-add-up"
    if line.accrued != due:
        yield "accrued-differs"
    if line.difference != line.accrued - cost:
        yield "difference-differs"


def _pay(auditor: Auditor, event: Event) -> Names:
    if not event.paid:
        yield "no-lines"
    due = auditor.pay_due()
    for paid in {part.member for part in event.paid}:
        if sum(part.cents for part in event.paid if part.member == paid) > due.get(paid, 0):
            yield "pay-differs"


def _closing(auditor: Auditor, event: Event) -> Names:
    yield from _undecided(auditor, event)
    if not auditor.events("ProfitDistributed", "ProfitLeft"):
        yield from _contribution_current(auditor, event)
    if auditor.shares_due():
        yield "shares-not-settled"
    if any(auditor.pay_due().values()):
        yield "pay-not-paid"
    if auditor.of("till"):
        yield "till-not-empty"
    if {(line.account, line.aux): line.cents for line in event.lines} != auditor.to_hand_over():
        yield "balances-differ"


#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "TillClosed": (_till_closing,),
        "VatSettled": (_vat,),
        "ContributionCharged": (after_facts, _sales_over, _charge, before_sharing),
        "ProfitLeft": (after_facts, _ready, _contribution_current, _left, after_its_decision),
        "ProfitDistributed": (after_facts, _ready, _distribution, _shared, after_its_decision),
        "ShareWaived": (member, _share),
        "ShareGiven": (member, _share),
        "PayrollSettled": (after_facts, _sales_over, _undecided, _payroll),
        "RemunerationPaid": (after_facts, _pay, bank),
        "SessionClosed": (after_facts, _ready, _closing),
    }
)
