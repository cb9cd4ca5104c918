"""Events and entries written on one line each, for tables of tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from flashcoop_core import events as ev
from flashcoop_core.books.entries import Entry, Posting
from flashcoop_core.events.fields import ChargeRole, ProductNature, StockRole

DAY = date(2026, 3, 6)

Paid = Literal["cash", "bank", "host"]
Nature = Literal["public", "private", "gift"]
Fate = Literal["spoiled", "sample", "low_value_gift", "charity", "missing"]


def written_posting(posting: Posting) -> str:
    account, aux, cents, vat = posting
    analytic = f":{aux}" if aux else ""
    rate = "" if vat is None else f"@{vat}"
    return f"{account}{analytic}{rate} {abs(cents) // 100}.{abs(cents) % 100:02}"


def written(entries: Iterable[Entry]) -> str:
    """`AC F-1: 601@2000 120.00, 44566@2000 24.00 / 53 144.00`: debits before the stroke; `; ` between entries."""
    lines = []
    for journal, piece, found in entries:
        debits = ", ".join(written_posting(posting) for posting in found if posting[2] > 0)
        credits_ = ", ".join(written_posting(posting) for posting in found if posting[2] < 0)
        lines.append(f"{journal} {piece}: {debits} / {credits_}" if piece else f"{journal}: {debits} / {credits_}")
    return "; ".join(lines)


def bought(
    charge: ChargeRole = "materials",
    net: int = 12_000,
    rate: int = 2_000,
    *,
    deductible: bool = True,
    product: str | None = None,
) -> ev.PurchaseLine:
    vat = net * rate // 10_000
    return ev.PurchaseLine(
        charge=charge,
        net=net,
        vat=vat,
        gross=net + vat,
        rate=rate,
        deductible=deductible,
        reason=None if rate else "293 B",
        product=product,
    )


def purchase(
    *lines: ev.PurchaseLine, means: Paid | Literal["credit", "member"] = "cash", member: str | None = None
) -> ev.PurchaseMade:
    paid = ev.PurchasePayment(means=means, cents=sum(line.gross for line in lines), member=member)
    return ev.PurchaseMade(on=DAY, dated=DAY, voucher="F1", supplier="s-1", lines=lines, paid=(paid,))


def purchase_paid(means: Paid) -> ev.PurchasePaid:
    return ev.PurchasePaid(on=DAY, voucher="F1", supplier="s-1", means=means, cents=14_400)


def credit_note(
    *lines: ev.PurchaseLine, means: Paid | Literal["credit", "deposit"], rebate: bool = False
) -> ev.CreditNoteReceived:
    return ev.CreditNoteReceived(
        on=DAY, dated=DAY, voucher="A1", supplier="s-1", purchase="F1", lines=lines, rebate=rebate, means=means
    )


def sold(
    nature: ProductNature = "finished", net: int = 1_000, rate: int = 2_000, product: str = "kokedama"
) -> ev.SaleLine:
    gross = net + net * rate // 10_000
    return ev.SaleLine(product=product, nature=nature, quantity=1_000, price=gross, gross=gross, rate=rate, net=net)


def rate_totals(*lines: ev.SaleLine) -> tuple[ev.RateTotal, ...]:
    totals: dict[int, tuple[int, int]] = {}
    for line in lines:
        net, gross = totals.get(line.rate, (0, 0))
        totals[line.rate] = net + line.net, gross + line.gross
    return tuple(
        ev.RateTotal(rate=rate, net=net, vat=gross - net, gross=gross) for rate, (net, gross) in totals.items()
    )


def paid_by(**means: int) -> tuple[ev.SalePayment, ...]:
    """`paid_by(cash=1_200, card=800)`."""
    return tuple(
        ev.SalePayment(
            means=name,  # type: ignore[arg-type] # a keyword is a plain text
            cents=cents,
            customer="c-1" if name == "customer" else None,
        )
        for name, cents in means.items()
    )


def sale(*lines: ev.SaleLine, delivered: bool = True, **means: int) -> ev.SaleMade:
    """A ticket, in cash unless `means` say otherwise."""
    return ev.SaleMade(
        on=DAY,
        ticket="T1",
        channel="market",
        lines=lines,
        totals=rate_totals(*lines),
        paid=paid_by(**means or {"cash": sum(line.gross for line in lines)}),
        delivered=delivered,
    )


def refund(*lines: ev.SaleLine, rebate: bool = False, delivered: bool = True, **means: int) -> ev.SaleRefunded:
    """A refund, in cash unless `means` say otherwise."""
    return ev.SaleRefunded(
        on=DAY,
        ticket="T1",
        refund="R1",
        channel="market",
        lines=lines,
        totals=rate_totals(*lines),
        paid=paid_by(**means or {"cash": sum(line.gross for line in lines)}),
        rebate=rebate,
        delivered=delivered,
    )


def takings(*lines: ev.SaleLine, **means: int) -> ev.TakingsRecorded:
    """A day of takings, in cash unless `means` say otherwise."""
    return ev.TakingsRecorded(
        on=DAY,
        voucher="Z1",
        channel="market",
        lines=lines,
        totals=rate_totals(*lines),
        paid=paid_by(**means or {"cash": sum(line.gross for line in lines)}),
    )


def payout(
    source: Literal["card", "cheque", "platform"],
    into: Literal["bank", "host"] = "host",
    fee: tuple[int, int, int] = (0, 0, 0),
    *,
    reverse_charge: bool = False,
) -> ev.PayoutReceived:
    """`fee`: net, rate, VAT."""
    net, rate, vat = fee
    return ev.PayoutReceived(
        on=DAY,
        reference="V1",
        source=source,
        channel="market",
        gross=10_000,
        fee=net,
        fee_rate=rate,
        fee_vat=vat,
        reverse_charge=reverse_charge,
        into=into,
    )


def customer_paid(means: Paid | Literal["cheque", "card"]) -> ev.CustomerPaid:
    return ev.CustomerPaid(on=DAY, ticket="T1", channel="market", customer="c-1", means=means, cents=1_200)


def counted(*values: tuple[StockRole, int, int]) -> ev.StockCounted:
    return ev.StockCounted(
        on=DAY,
        reference="I1",
        values=tuple(ev.StockValue(stock=stock, before=before, after=after) for stock, before, after in values),
    )


def written_off(fate: Fate, vat: int = 0) -> ev.StockWrittenOff:
    return ev.StockWrittenOff(
        on=DAY, reference="W1", product="kokedama", quantity=1_000, fate=fate, cost=400, rate=2_000, vat=vat
    )


def till_counted(gap: int) -> ev.TillCounted:
    return ev.TillCounted(on=DAY, reference="C1", expected=1_000, counted=1_000 + gap, gap=gap)


def reimbursed(means: Paid) -> ev.MemberReimbursed:
    return ev.MemberReimbursed(on=DAY, reference="M1", member="m-1", means=means, cents=700)


def awarded(nature: Nature) -> ev.GrantAwarded:
    return ev.GrantAwarded(on=DAY, grant="g-1", funder="p-1", nature=nature, cents=50_000)


def granted(nature: Nature, into: Literal["bank", "host"] = "host") -> ev.GrantReceived:
    return ev.GrantReceived(on=DAY, grant="g-1", nature=nature, into=into, cents=50_000)


def till_closed(*rounding: tuple[int, int]) -> ev.TillClosed:
    return ev.TillClosed(
        on=DAY,
        period="day",
        number=3,
        tickets=1,
        sales=(),
        rounding=tuple(ev.Rounding(rate=rate, cents=cents) for rate, cents in rounding),
        gross=0,
        perpetual=0,
        perpetual_absolute=0,
        through=1,
        head="00" * 32,
    )


def vat_settled(
    collected: int, deductible: int = 0, *, reverse_charged: int = 0, brought_forward: int = 0
) -> ev.VatSettled:
    rest = collected + reverse_charged - deductible - brought_forward
    return ev.VatSettled(
        on=DAY,
        month="2026-03",
        collected=collected,
        reverse_charged=reverse_charged,
        deductible=deductible,
        brought_forward=brought_forward,
        due=max(rest, 0),
        credit=max(-rest, 0),
    )


def shared(distributable: int, *shares: int) -> ev.ProfitDistributed:
    return ev.ProfitDistributed(
        on=DAY,
        decision="d-1",
        key="equal",
        envelope=(ev.EnvelopeLine(line="net_sales", cents=distributable),),
        distributable=distributable,
        shares=tuple(ev.Share(member=f"m-{n}", weight=1, cents=cents) for n, cents in enumerate(shares, start=1)),
    )


def share_given(means: Literal["host", "payable"]) -> ev.ShareGiven:
    return ev.ShareGiven(on=DAY, member="m-1", cents=100, cause="food-bank", means=means)


def pay(
    member: str,
    accrued: int,
    cost: tuple[int, int, int, int] = (0, 0, 0, 0),
    owed: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> ev.PayLine:
    """`cost`: gross, employer, taxes, other; `owed`: net, withheld, social security, other bodies."""
    gross, employer, taxes, other_charges = cost
    net, withheld, social_security, other_social = owed
    return ev.PayLine(
        member=member,
        gross=gross,
        net=net,
        withheld=withheld,
        employer=employer,
        taxes=taxes,
        other_charges=other_charges,
        social_security=social_security,
        other_social=other_social,
        accrued=accrued,
        difference=accrued - sum(cost),
    )


def payroll(*lines: ev.PayLine) -> ev.PayrollSettled:
    return ev.PayrollSettled(on=DAY, reference="P1", month="2026-03", lines=lines)


def remunerated(means: Literal["host", "bank"]) -> ev.RemunerationPaid:
    paid = (ev.NetPaid(member="m-1", cents=700), ev.NetPaid(member="m-2", cents=300))
    return ev.RemunerationPaid(on=DAY, reference="VIR", means=means, paid=paid)


def closed(*lines: tuple[str, str, int]) -> ev.SessionClosed:
    return ev.SessionClosed(
        on=DAY, lines=tuple(ev.ClosingLine(account=account, aux=aux, cents=cents) for account, aux, cents in lines)
    )


def reversal(entries: Iterable[Entry]) -> ev.EventReversed:
    """The reversal of an event that booked `entries`."""
    return ev.EventReversed(
        on=DAY,
        event="00" * 16,
        version=1,
        kind="purchase_paid",
        reason="error",
        entries=tuple(
            ev.ReversedEntry(
                journal=journal,  # type: ignore[arg-type] # entries hold plain texts
                piece=piece,
                postings=tuple(
                    ev.ReversedPosting(account=account, aux=aux, cents=-cents, vat=vat)
                    for account, aux, cents, vat in found
                ),
            )
            for journal, piece, found in entries
        ),
    )
