"""What was lent, counted, settled, shared and closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from flashcoop_book.sentences.base import Telling, named, plain
from flashcoop_core import events as e
from flashcoop_core.events import Event

if TYPE_CHECKING:
    from flashcoop_book.telling import Teller

__all__ = ["TELLERS"]


def _payroll(teller: Teller, event: e.PayrollSettled) -> dict[str, object]:
    cost = sum(line.gross + line.employer + line.taxes + line.other_charges for line in event.lines)
    return {"month": teller.voice.month(event.month), "cost": cost, "net": sum(line.net for line in event.lines)}


def _paid(teller: Teller, events: Sequence[e.RemunerationPaid]) -> str:
    paid = [part for event in events for part in event.paid]
    return teller.voice.many("remuneration_paid", len(paid), cents=sum(part.cents for part in paid))


def _till_closed(teller: Teller, events: Sequence[e.TillClosed]) -> str:
    (event,) = events
    return teller.voice.many(f"till_closed-{event.period}", event.tickets, cents=event.gross)


def _reversed(teller: Teller, event: e.EventReversed) -> dict[str, object]:
    reason = teller.voice.say(f"reversed-{event.reason}")
    return {"kind": teller.what(event.kind), "version": event.version, "reason": reason}


TELLERS: Mapping[type[Event], Telling] = MappingProxyType(
    {
        e.FundsAdvanced: plain(
            "funds_advanced", lambda t, event: {"cents": event.cents, "into": t.voice.say(f"in-{event.into}")}
        ),
        e.FundsReturned: plain(
            "funds_returned", lambda t, event: {"cents": event.cents, "source": t.voice.say(f"from-{event.source}")}
        ),
        e.CashMoved: plain(
            "cash_moved",
            lambda t, event: {
                "cents": event.cents,
                "source": t.voice.say(f"from-{event.source}"),
                "target": t.voice.say(f"moved-{event.target}"),
            },
        ),
        e.TillCounted: named(
            lambda event: "till_counted-gap" if event.gap else "till_counted",
            lambda _, event: {"counted": event.counted, "expected": event.expected, "gap": event.gap},
        ),
        e.MemberReimbursed: plain("member_reimbursed", lambda _, event: {"member": event.member, "cents": event.cents}),
        e.GrantAwarded: named(
            lambda event: f"grant_awarded-{event.nature}",
            lambda t, event: {"funder": t.names.partner(event.funder), "cents": event.cents},
        ),
        e.GrantReceived: plain(
            "grant_received",
            lambda t, event: {
                "grant": event.grant,
                "cents": event.cents,
                "into": t.voice.say(f"in-{event.into}"),
            },
        ),
        e.GrantDeferred: plain("grant_deferred", lambda _, event: {"grant": event.grant, "cents": event.cents}),
        e.BankLoanSimulated: plain("bank_loan_simulated", lambda _, event: attrs.asdict(event)),
        e.TillClosed: _till_closed,
        e.VatSettled: named(
            lambda event: "vat_settled-credit" if event.credit else "vat_settled",
            lambda t, event: {"month": t.voice.month(event.month), "cents": event.credit or event.due},
        ),
        e.ContributionCharged: plain(
            "contribution_charged",
            lambda _, event: {"rate": event.rate, "base": event.base, "cents": event.cents},
        ),
        e.ProfitDistributed: plain(
            "profit_distributed", lambda t, event: {"cents": event.distributable, "key": t.key(event.key)}
        ),
        e.ProfitLeft: plain(
            "profit_left",
            lambda t, event: {"cents": event.distributable, "reason": t.voice.say(f"left-{event.reason}")},
        ),
        e.ShareWaived: named(
            lambda event: f"share_waived-{event.reason}",
            lambda _, event: {"member": event.member, "cents": event.cents},
        ),
        e.ShareGiven: plain(
            "share_given",
            lambda t, event: {
                "member": event.member,
                "cause": t.names.partner(event.cause),
                "cents": event.cents,
            },
        ),
        e.PayrollSettled: plain("payroll_settled", _payroll),
        e.RemunerationPaid: _paid,
        e.FiscalYearCut: plain("fiscal_year_cut", lambda _, event: {"ends": event.next_year_ends}),
        e.SessionClosed: plain("session_closed", lambda _, __: {}),
        e.EventReversed: plain("event_reversed", _reversed),
    }
)
