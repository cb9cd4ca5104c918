"""The worked case of the note `accounting`, section 7, and its variants, to the cent.

20 % VAT, all in cash, the host takes the stock over; the payroll's rates are an assumption.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from flashcoop_core import events as ev
from flashcoop_core.books.balances import Balances
from flashcoop_core.books.chart import Chart, default_accounts
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings import postings
from flashcoop_core.events import Event
from flashcoop_core.money import largest_remainder
from short import bought, paid_by, pay, purchase, rate_totals, reversal, sold, vat_settled, written

CHART = Chart(default_accounts())
DAY = date(2026, 3, 10)
MEMBERS = tuple(f"m-{n}" for n in range(1, 8))


def equally(cents: int) -> dict[str, int]:
    """Seven parts, the cent left over to the last member, as the case has it."""
    return dict(zip(MEMBERS, sorted(largest_remainder(cents, dict.fromkeys(MEMBERS, 1)).values()), strict=True))


def advance() -> ev.FundsAdvanced:
    return ev.FundsAdvanced(on=DAY, reference="1", cents=20_000)


def sale(net: int) -> ev.SaleMade:
    line = sold(net=net)
    return ev.SaleMade(
        on=DAY, ticket="3", channel="market", lines=(line,), totals=rate_totals(line), paid=paid_by(cash=line.gross)
    )


def materials_counted(before: int, after: int) -> ev.StockCounted:
    return ev.StockCounted(
        on=DAY, reference="4", values=(ev.StockValue(stock="stock_materials", before=before, after=after),)
    )


def contribution(base: int) -> ev.ContributionCharged:
    return ev.ContributionCharged(on=DAY, reference="5", base=base, rate=1_000, cents=base // 10)


def till_emptied(cents: int) -> ev.CashMoved:
    return ev.CashMoved(on=DAY, reference="7", source="till", target="host", cents=cents)


def distributed(cents: int) -> ev.ProfitDistributed:
    return ev.ProfitDistributed(
        on=DAY,
        decision="8",
        key="equal",
        envelope=(ev.EnvelopeLine(line="net_sales", cents=cents),),
        distributable=cents,
        shares=tuple(ev.Share(member=member, weight=1, cents=share) for member, share in equally(cents).items()),
    )


def payroll(accrued: int, gross: int, employer: int, net: int, social: int) -> ev.PayrollSettled:
    parts = zip(*(equally(total).values() for total in (accrued, gross, employer, net, social)), strict=True)
    return ev.PayrollSettled(
        on=DAY,
        reference="9",
        month="2026-03",
        lines=tuple(
            pay(member, share, (paid, employers, 0, 0), (received, 0, collected, 0))
            for member, (share, paid, employers, received, collected) in zip(MEMBERS, parts, strict=True)
        ),
    )


def paid_by_host(cents: int) -> ev.RemunerationPaid:
    return ev.RemunerationPaid(
        on=DAY,
        reference="10",
        means="host",
        paid=tuple(ev.NetPaid(member=member, cents=net) for member, net in equally(cents).items()),
    )


def closing(before: Balances) -> ev.SessionClosed:
    """Every balance-sheet account but the links with the host, with its analytic, at its balance."""
    return ev.SessionClosed(
        on=DAY,
        lines=tuple(
            ev.ClosingLine(account=total.account, aux=total.aux, cents=total.balance)
            for total in before.totals
            if total.account[0] < "6" and total.account not in {"181", "186", "187"} and total.balance
        ),
    )


def booked(*events: Event) -> tuple[Entry, ...]:
    return tuple(entry for event in events for entry in postings(event, CHART))


def balances(*events: Event) -> Balances:
    return Balances.of(booked(*events))


def closed(*events: Event) -> tuple[Event, ...]:
    return (*events, closing(balances(*events)))


def left(sums: Balances, side: Literal["debit", "credit"]) -> dict[str, int]:
    """Account -> balance, for the accounts whose balance is on that side."""
    found = {account: debit - credit for account, (debit, credit) in sums.by_account().items()}
    return {account: abs(cents) for account, cents in found.items() if (cents > 0 if side == "debit" else cents < 0)}


def income(sums: Balances) -> int:
    """Income less charges, with what the host and its entrepreneurs charge inside."""
    return -sums.balance("6") - sums.balance("7") - sums.balance("186") - sums.balance("187")


ACTIVITY: tuple[Event, ...] = (
    advance(),
    purchase(bought()),
    sale(44_000),
    materials_counted(0, 1_500),
    contribution(44_000),
    vat_settled(8_800, 2_400),
    till_emptied(58_400),
)
BEFORE_CLOSING: tuple[Event, ...] = (
    *ACTIVITY,
    ev.StockAccepted(on=DAY, stock="stock_materials", cents=1_500, accepted_by="f-1"),
    distributed(29_100),
    payroll(29_100, 21_666, 7_428, 18_019, 11_075),
    paid_by_host(18_019),
)


@pytest.mark.parametrize(
    ("step", "event", "expected"),
    [
        ("1", ACTIVITY[0], "53 200.00 / 181 200.00"),
        ("2", ACTIVITY[1], "601 120.00, 44566 24.00 / 53 144.00"),
        ("3", ACTIVITY[2], "53 528.00 / 701 440.00, 44571 88.00"),
        ("4", ACTIVITY[3], "31 15.00 / 6031 15.00"),
        ("5", ACTIVITY[4], "186 44.00 / 181 44.00"),
        ("6", ACTIVITY[5], "44571 88.00 / 44566 24.00, 44551 64.00"),
        ("7", ACTIVITY[6], "181 584.00 / 53 584.00"),
        ("8", distributed(29_100), "641 291.00 / 4286 291.00"),
        (
            "9",
            payroll(29_100, 21_666, 7_428, 18_019, 11_075),
            "4286 291.00 / 641 291.00; 641 216.66, 645 74.28 / 421 180.19, 431 110.75",
        ),
        ("10", paid_by_host(18_019), "421 180.19 / 181 180.19"),
    ],
)
def test_a_step_books_what_the_case_says(step: str, event: Event, expected: str) -> None:
    without_analytics = []
    for journal, _, found in postings(event, CHART):
        accounts: dict[str, int] = {}
        for account, _, cents, _ in found:
            accounts[account] = accounts.get(account, 0) + cents
        without_analytics.append(
            (journal, step, tuple((account, "", cents, None) for account, cents in accounts.items()))
        )
    assert "; ".join(written([entry]).partition(": ")[2] for entry in without_analytics) == expected


def test_the_shares_are_six_times_41_57_and_once_41_58() -> None:
    assert sorted(equally(29_100).values()) == [4_157] * 6 + [4_158]


def test_the_payroll_costs_6_cents_less_than_the_shares() -> None:
    settled = payroll(29_100, 21_666, 7_428, 18_019, 11_075)
    assert sum(line.difference for line in settled.lines) == 6
    for line in settled.lines:
        assert line.gross + line.employer == line.net + line.social_security == line.accrued - line.difference


def test_the_trial_balance_before_closing() -> None:
    before = balances(*BEFORE_CLOSING)
    assert left(before, "debit") == {
        "181": 15_981,
        "186": 4_400,
        "31": 1_500,
        "601": 12_000,
        "641": 21_666,
        "645": 7_428,
    }
    assert left(before, "credit") == {"44551": 6_400, "431": 11_075, "6031": 1_500, "701": 44_000}
    assert sum(left(before, "debit").values()) == sum(left(before, "credit").values()) == 62_975
    assert income(before) == 6


def test_income_before_pay_is_what_is_shared() -> None:
    assert income(balances(*ACTIVITY)) == 44_000 - (12_000 - 1_500) - 4_400 == 29_100


def test_cash_ends_at_zero() -> None:
    till = [
        (cents, aux) for _, _, found in booked(*BEFORE_CLOSING) for account, aux, cents, _ in found if account == "53"
    ]
    assert till == [(20_000, ""), (-14_400, ""), (52_800, "market"), (-58_400, "")]
    assert balances(*BEFORE_CLOSING).balance("53") == 0


def test_closing_gives_every_balance_to_the_host() -> None:
    (journal, _, found), *others = booked(closing(balances(*BEFORE_CLOSING)))
    assert (journal, others) == ("OD", [])
    sums = Balances.of([(journal, "", found)])
    assert {account: debit - credit for account, (debit, credit) in sums.by_account().items()} == {
        "181": 1_500 - 17_475,
        "31": -1_500,
        "431": 11_075,
        "44551": 6_400,
        "53": 0,  # the market's takings against what was carried away
    }


def test_the_trial_balance_after_closing() -> None:
    after = balances(*closed(*BEFORE_CLOSING))
    assert left(after, "debit") == {"181": 6, "186": 4_400, "601": 12_000, "641": 21_666, "645": 7_428}
    assert left(after, "credit") == {"6031": 1_500, "701": 44_000}
    assert sum(left(after, "debit").values()) == sum(left(after, "credit").values()) == 45_500
    assert income(after) == after.balance("181") == 6


# --- variants ------------------------------------------------------------------------------------


def test_stock_that_is_not_taken_over_is_left_to_the_host() -> None:
    assert sorted(equally(27_600).values()) == [3_942] + [3_943] * 6
    events = (
        *ACTIVITY,
        distributed(27_600),
        payroll(27_600, 20_700, 6_900, 17_100, 10_500),
        paid_by_host(17_100),
    )
    after = balances(*closed(*events))
    assert income(after) == after.balance("181") == 1_500


def test_a_loss_is_borne_by_the_host() -> None:
    """Sales of 120 gross; nothing to share; the flat charge of unpaid members is 7 x 4."""
    unpaid = tuple(pay(member, 0, (0, 400, 0, 0), (0, 0, 400, 0)) for member in MEMBERS)
    events = (
        advance(),
        purchase(bought()),
        sale(10_000),
        contribution(10_000),
        vat_settled(2_000, 2_400),
        till_emptied(17_600),
        ev.PayrollSettled(on=DAY, reference="9", month="2026-03", lines=unpaid),
    )
    before = balances(*events)
    assert before.balance("44567") == 400
    assert income(before) == -5_800
    after = balances(*closed(*events))
    assert after.balance("181") == income(after) == -5_800


def test_a_refund_after_closing_is_borne_by_the_host() -> None:
    """The closing is reversed, the refund made and its VAT settled, the session closed again."""
    line = sold(net=1_000)
    ended = closed(*BEFORE_CLOSING)
    reopened = (
        *ended,
        reversal(postings(ended[-1], CHART)),
        ev.SaleRefunded(
            on=DAY,
            ticket="3",
            refund="12",
            channel="market",
            lines=(line,),
            totals=rate_totals(line),
            paid=paid_by(host=1_200),
        ),
        vat_settled(-200),
    )
    assert balances(*reopened[: len(ended) + 1]).by_account().keys() == balances(*BEFORE_CLOSING).by_account().keys()
    assert left(balances(*reopened[: len(ended) + 1]), "debit") == left(balances(*BEFORE_CLOSING), "debit")
    after = balances(*closed(*reopened))
    assert income(after) == after.balance("181") == -994


@pytest.mark.parametrize(
    ("gross", "net", "link"),
    [
        (21_672, 18_025, 0),  # costs what was accrued
        (21_666, 18_019, 6),  # below: it stays with the host
        (21_680, 18_033, -8),  # above: the host bears it
    ],
)
def test_a_payroll_difference_is_the_hosts(gross: int, net: int, link: int) -> None:
    settled = payroll(29_100, gross, 7_428, net, 11_075)
    after = balances(*closed(*ACTIVITY, distributed(29_100), settled, paid_by_host(net)))
    assert sum(line.difference for line in settled.lines) == income(after) == after.balance("181") == link
    assert after.balance("4286") == after.balance("421") == 0
