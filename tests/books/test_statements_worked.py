"""The worked case of the note `accounting`, section 7: every statement, to the cent.

Its stored records are written by hand from the postings of the note, so that nothing here is computed
by the code that is tested.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flashcoop_core.books.books import Books, Heading
from flashcoop_core.books.chart import Chart, default_accounts
from flashcoop_core.books.statements import STATEMENTS
from flashcoop_core.books.statements.product_margins import break_even
from flashcoop_core.events import (
    EnvelopeLine,
    Event,
    EventReversed,
    GoodsProduced,
    MemberJoined,
    NetPaid,
    PayLine,
    PayrollSettled,
    ProductCount,
    ProductDefined,
    ProfitDistributed,
    RateTotal,
    RemunerationPaid,
    SaleLine,
    SaleMade,
    SalePayment,
    Share,
    ShareGiven,
    ShareWaived,
    StockAccepted,
    StockCounted,
    StockValue,
)
from flashcoop_core.log.record import Envelope

GOLDEN = Path(__file__).parent / "golden"
MEMBERS = tuple(f"membre-{number}" for number in range(1, 8))
SHARES = (4157, 4157, 4157, 4157, 4157, 4157, 4158)
NETS = (2574, 2574, 2574, 2574, 2574, 2574, 2575)
CHART = Chart(default_accounts())

Posting = tuple[str, str, int, int | None]
Fact = tuple[Envelope, Any]


def envelope(version: int, on: str, kind: str, *entries: tuple[str, str, tuple[Posting, ...]]) -> Envelope:
    return Envelope(
        at="2026-04-30T08:00:00.000000Z",
        by=None,
        entries=entries,
        id=f"{version:032x}",
        kind=kind,
        on=on,
        origin=None,
        schema=1,
        session="jinsei",
        version=version,
    )


def per_member(account: str, cents: Iterable[int]) -> tuple[Posting, ...]:
    return tuple((account, member, part, None) for member, part in zip(MEMBERS, cents, strict=True))


def rate(net: int, vat: int) -> RateTotal:
    return RateTotal(rate=2000, net=net, vat=vat, gross=net + vat)


PAY_LINES = tuple(
    PayLine(
        member=member,
        gross=gross,
        net=net,
        employer=employer,
        social_security=gross + employer - net,
        accrued=share,
        difference=share - gross - employer,
    )
    for member, gross, employer, net, share in zip(
        MEMBERS, (3095,) * 6 + (3096,), (1061,) * 6 + (1062,), NETS, SHARES, strict=True
    )
)


def worked_case() -> list[Fact]:
    facts: list[Fact] = [(envelope(1, "2026-03-02", "session_opened"), None)]

    def add(on: str, kind: str, event: Event = None, *entries: tuple[str, str, tuple[Posting, ...]]) -> None:
        facts.append((envelope(len(facts) + 1, on, kind, *entries), event))

    opening, market, end, pay_day = "2026-03-02", "2026-03-06", "2026-03-09", "2026-04-30"
    day = date.fromisoformat
    for member in MEMBERS:
        add(opening, "member_joined", MemberJoined(on=day(opening), member=member))
    add(
        opening,
        "product_defined",
        ProductDefined(
            on=day(opening), product="kokedama", name="Kokedama", vat_rate=2000, vat_reason="plantes", decided_by="cae"
        ),
    )
    add(opening, "funds_advanced", None, ("CA", "AV-1", (("53", "", 20000, None), ("181", "", -20000, None))))
    add(
        "2026-03-03",
        "purchase_made",
        None,
        ("AC", "F-17", (("601", "", 12000, 2000), ("44566", "", 2400, 2000), ("53", "", -14400, None))),
    )
    add("2026-03-05", "goods_produced", GoodsProduced(on=day("2026-03-05"), product="kokedama", quantity=50_000))
    line = SaleLine(product="kokedama", quantity=44_000, price=1200, gross=52800, rate=2000, net=44000)
    add(
        market,
        "sale_made",
        SaleMade(
            on=day(market),
            ticket="T-1",
            channel="marche",
            lines=(line,),
            totals=(rate(44000, 8800),),
            paid=(SalePayment(means="cash", cents=52800),),
        ),
        (
            "VE",
            "T-1",
            (("53", "marche", 52800, None), ("701", "kokedama", -44000, 2000), ("44571", "", -8800, 2000)),
        ),
    )
    add(market, "till_closed")
    add(market, "till_counted")
    counted = StockCounted(
        on=day(end),
        reference="INV-1",
        values=(StockValue(stock="stock_materials", before=0, after=1500),),
        products=(ProductCount(product="kokedama", expected=6_000, counted=6_000),),
    )
    add(end, "stock_counted", counted, ("OD", "INV-1", (("31", "", 1500, None), ("6031", "", -1500, None))))
    accepted = StockAccepted(on=day(end), stock="stock_materials", cents=1500, accepted_by="cae")
    add(end, "stock_accepted", accepted)
    add(end, "contribution_charged", None, ("OD", "C-1", (("186", "", 4400, None), ("181", "", -4400, None))))
    add(
        end,
        "vat_settled",
        None,
        ("OD", "2026-03", (("44571", "", 8800, None), ("44566", "", -2400, None), ("44551", "", -6400, None))),
    )
    add(end, "funds_returned", None, ("CA", "RE-1", (("181", "", 58400, None), ("53", "", -58400, None))))
    distributed = ProfitDistributed(
        on=day(end),
        decision="partage",
        key="equal",
        envelope=(
            EnvelopeLine(line="net_sales", cents=44000),
            EnvelopeLine(line="charges", cents=-12000),
            EnvelopeLine(line="stock_accepted", cents=1500),
            EnvelopeLine(line="contribution", cents=-4400),
        ),
        distributable=29100,
        shares=tuple(
            Share(member=member, weight=1, cents=cents) for member, cents in zip(MEMBERS, SHARES, strict=True)
        ),
    )
    credited = per_member("4286", (-cents for cents in SHARES))
    add(end, "profit_distributed", distributed, ("OD", "partage", (("641", "", 29100, None), *credited)))
    payroll = PayrollSettled(on=day(pay_day), reference="PAIE-04", month="2026-04", lines=PAY_LINES)
    add(
        pay_day,
        "payroll_settled",
        payroll,
        ("OD", "PAIE-04", (*per_member("4286", SHARES), ("641", "", -29100, None))),
        (
            "OD",
            "PAIE-04",
            (
                ("641", "", 21666, None),
                ("645", "", 7428, None),
                *per_member("421", (-net for net in NETS)),
                ("431", "", -11075, None),
            ),
        ),
    )
    paid = RemunerationPaid(
        on=day(pay_day),
        reference="VIR-04",
        means="host",
        paid=tuple(NetPaid(member=member, cents=net) for member, net in zip(MEMBERS, NETS, strict=True)),
    )
    add(
        pay_day,
        "remuneration_paid",
        paid,
        ("BQ", "VIR-04", (*per_member("421", NETS), ("181", "", -18019, None))),
    )
    add(
        pay_day,
        "session_closed",
        None,
        (
            "OD",
            "",
            (
                ("31", "", -1500, None),
                ("431", "", 11075, None),
                ("44551", "", 6400, None),
                ("181", "", 1500 - 11075 - 6400, None),
            ),
        ),
    )
    return facts


def books_of(facts: list[Fact], name: str = "Jinsei'Coop") -> Books:
    heading = Heading("jinsei", name, len(facts), "8f3a51c0de77" + "0" * 52)
    return Books(CHART, heading, lambda: [envelope for envelope, _ in facts], lambda: facts)


def before_closing() -> Books:
    return books_of(worked_case()[:-1])


def closed() -> Books:
    return books_of(worked_case())


def statements(books: Books) -> list[Any]:
    return [getattr(books, named.method)(*(("membre-1",) if named.of_member else ())) for named in STATEMENTS.values()]


def sides(books: Books) -> tuple[dict[str, int], dict[str, int]]:
    lines = books.trial_balance().lines
    return (
        {line.account: line.cents for line in lines if line.cents > 0},
        {line.account: -line.cents for line in lines if line.cents < 0},
    )


def test_trial_balance_before_closing() -> None:
    debit, credit = sides(before_closing())
    assert debit == {"181": 15981, "186": 4400, "31": 1500, "601": 12000, "641": 21666, "645": 7428}
    assert credit == {"44551": 6400, "431": 11075, "6031": 1500, "701": 44000}
    assert sum(debit.values()) == sum(credit.values()) == 62975


def test_trial_balance_after_closing() -> None:
    debit, credit = sides(closed())
    assert debit == {"181": 6, "186": 4400, "601": 12000, "641": 21666, "645": 7428}
    assert credit == {"6031": 1500, "701": 44000}
    assert sum(debit.values()) == sum(credit.values()) == 45500


def test_trial_balance_names_the_members_who_are_owed() -> None:
    books = closed().until(date(2026, 3, 31))
    assert [(part.aux, part.cents) for part in books.trial_balance().parts] == [
        (member, -cents) for member, cents in zip(MEMBERS, SHARES, strict=True)
    ]


def test_income_is_291_00_before_pay_and_0_06_after() -> None:
    found = closed().income_statement()
    assert {group.name: group.cents for group in found.income} == {"sales": 44000}
    assert {group.name: group.cents for group in found.charges} == {
        "purchases": 12000,
        "stock-change": -1500,
        "internal-charges": 4400,
    }
    assert found.before_sharing.cents == 29100
    assert {group.name: group.cents for group in found.sharing} == {"sharing": 21666 + 7428}
    assert found.result.cents == 6


def test_balance_sheet_before_closing() -> None:
    found = before_closing().balance_sheet()
    assert {group.name: group.cents for group in found.assets} == {"stocks": 1500, "link": 15981}
    assert {group.name: group.cents for group in found.liabilities} == {"debts": 6400 + 11075}
    assert found.result.cents == 6
    assert found.total_assets.cents == found.total_liabilities.cents == 17481


def test_balance_sheet_after_closing_is_the_link_and_the_result() -> None:
    found = closed().balance_sheet()
    assert {group.name: group.cents for group in found.assets} == {"link": 6}
    assert found.liabilities == ()
    assert found.result.cents == found.total_assets.cents == found.total_liabilities.cents == 6


def test_a_link_that_the_host_is_owed_on_stands_among_the_liabilities() -> None:
    found = closed().until(date(2026, 3, 5)).balance_sheet()
    assert {group.name: group.cents for group in found.assets} == {"receivables": 2400, "cash": 5600}
    assert {group.name: group.cents for group in found.liabilities} == {"link": 20000}
    assert found.result.cents == -12000


def test_cash_is_200_less_144_plus_528_less_584() -> None:
    found = closed().cash_flow()
    assert {line.name: line.cents for line in found.flows} == {
        "cash-sales": 52800,
        "cash-purchases": -14400,
        "cash-advances": 20000,
        "cash-returns": -58400,
    }
    assert found.change.cents == found.cash == 0
    assert [(day.on.day, day.cents, day.balance) for day in found.days] == [
        (2, 20000, 20000),
        (3, -14400, 5600),
        (6, 52800, 58400),
        (9, -58400, 0),
    ]
    assert {line.name: line.cents for line in found.channels} == {"marche": 52800}


def test_cash_flow_shows_what_the_host_paid_for_us() -> None:
    found = closed().cash_flow()
    assert {line.name: line.cents for line in found.settled} == {
        "host-pay": -18019,
        "host-social": -11075,
        "host-vat": -6400,
        "host-internal": -4400,
        "host-stock": 1500,
    }
    assert found.transfers == 58400 - 20000
    assert found.link == 6


def test_vat_summary() -> None:
    found = closed().vat_summary()
    (month,) = found.months
    (line,) = month.lines
    assert (month.month, month.cents) == ("2026-03", 6400)
    assert (line.rate, line.base, line.collected, line.deductible) == (2000, 44000, 8800, 2400)
    assert (found.settled.cents, found.to_settle.cents, found.due.cents) == (6400, 0, 0)
    assert before_closing().vat_summary().due.cents == 6400


def test_till_book() -> None:
    found = closed().till_book()
    assert [(day.on.day, day.received, day.paid, day.balance) for day in found.days] == [
        (2, 20000, 0, 20000),
        (3, 0, 14400, 5600),
        (6, 52800, 0, 58400),
        (9, 0, 58400, 0),
    ]
    assert [move.mark for move in found.days[2].movements] == ["", "closing", "count"]
    assert [day.counted for day in found.days] == [False, False, True, False]


def test_product_margins() -> None:
    found = closed().product_margins()
    (line,) = found.products
    assert (line.made, line.sold, line.left) == (50_000, 44_000, 6_000)
    assert (line.net_sales.cents, line.direct.cents, line.common) == (44000, 0, 10500)
    assert (line.margin, line.rate) == (33500, 7614)
    # 44.00 / (10.00 a piece sold - 2.10 a piece made) = 5.57: six pieces.
    assert (line.charges, line.break_even) == (4400, 6_000)
    assert found.result == found.before_sharing == 29100


@pytest.mark.parametrize(
    ("told", "least"),
    [
        ((10_000, 10_000, 5_000, 10_000, 2_500), 5_000),
        ((10_000, 10_000, 5_000, 10_000, 2_501), 6_000),
        ((10_000, 10_000, 5_000, 10_000, 0), 0),
        ((10_000, 10_000, 5_000, 10_000, -300), 0),
        ((10_000, 10_000, 10_000, 10_000, 100), None),
        ((10_000, 5_000, 12_000, 10_000, 800), 1_000),
        ((0, 0, 5_000, 10_000, 100), None),
    ],
)
def test_break_even(told: tuple[int, int, int, int, int], least: int | None) -> None:
    net_sales, sold, costs, made, charges = told
    assert break_even(net_sales, sold, costs, made, charges) == least


def test_stock() -> None:
    (product,) = before_closing().stock().products
    assert (product.left, product.pieces.counted, product.pieces.counted_on) == (6_000, 6_000, date(2026, 3, 9))
    (kind,) = before_closing().stock().kinds
    assert (kind.account, kind.counted, kind.cents, kind.accepted) == ("31", 1500, 1500, 1500)
    (kind,) = closed().stock().kinds
    assert (kind.counted, kind.handed_over, kind.cents) == (1500, -1500, 0)


def test_distribution() -> None:
    found = closed().distribution()
    assert sum(part.cents for part in found.envelope) == found.distributable == found.booked == 29100
    assert [share.share for share in found.shares] == list(SHARES)
    assert [share.difference for share in found.shares] == [1, 1, 1, 1, 1, 1, 0]
    assert found.difference == 6
    assert [share.paid for share in found.shares] == list(NETS)


def test_a_share_that_is_waived_or_given_is_said_to_be() -> None:
    facts = worked_case()[:21]
    assert facts[-1][0].kind == "profit_distributed"
    on = date(2026, 3, 10)
    waived = ShareWaived(on=on, member="membre-1", cents=4157, reason="waived")
    given = ShareGiven(on=on, member="membre-2", cents=4157, cause="refuge", means="host")
    facts += [(envelope(22, "2026-03-10", "share_waived"), waived), (envelope(23, "2026-03-10", "share_given"), given)]
    found = books_of(facts).distribution()
    assert [(share.fate, share.cause) for share in found.shares[:3]] == [
        ("waived", ""),
        ("given", "refuge"),
        ("due", ""),
    ]
    assert found.check() == ()


def test_member_account() -> None:
    found = closed().member_account("membre-1")
    assert (found.share.cents, found.advanced.cents, found.paid.cents, found.owed.cents) == (4157, 0, 2574, 0)
    (result,) = found.pay
    assert (result.share, result.cost, result.gross, result.net, result.difference) == (4157, 4156, 3095, 2574, 1)
    march = closed().until(date(2026, 3, 31)).member_account("membre-1")
    assert (march.owed.cents, march.pay) == (4157, ())
    assert closed().members() == MEMBERS


def test_reconciliation_mirrors_each_movement_and_explains_the_balance() -> None:
    found = closed().reconciliation()
    assert found.closed
    assert found.balance.cents == 6
    assert [(move.account, move.cents, move.host_account, move.host_cents) for move in found.movements] == [
        ("181", -20000, "181", 20000),
        ("181", -4400, "181", 4400),
        ("186", 4400, "187", -4400),
        ("181", 58400, "181", -58400),
        ("181", -18019, "181", 18019),
        ("181", -15975, "181", 15975),
    ]
    assert sum(move.host_cents for move in found.movements if move.host_account == "181") == -6


def test_the_link_is_explained_before_closing_too() -> None:
    found = before_closing().reconciliation()
    assert not found.closed
    assert {line.name: line.cents for line in found.explained} == {
        "link-result": 6,
        "link-stocks": -1500,
        "link-open": 6400 + 11075,
    }
    assert sum(line.cents for line in found.explained) == found.balance.cents == 15981


def test_journal_and_general_ledger_hold_every_posting() -> None:
    journal = closed().journal()
    assert len(journal.entries) == 12
    assert journal.debit == journal.credit
    ledger = closed().general_ledger()
    assert {account.account: account.cents for account in ledger.accounts}["181"] == 6
    assert ledger.debit == journal.debit


@pytest.mark.parametrize("books", [before_closing(), closed(), closed().until(date(2026, 3, 6)), books_of([])])
def test_every_statement_articulates(books: Books) -> None:
    assert [problem.name for found in statements(books) for problem in found.check()] == []


def test_a_reversed_event_is_as_if_it_had_not_been() -> None:
    facts = worked_case()[:13]
    sale, _ = facts[12]
    assert sale.kind == "sale_made"
    ((book, piece, postings),) = sale.entries
    back = tuple((account, aux, -cents, vat) for account, aux, cents, vat in postings)
    undone = envelope(14, "2026-03-06", "event_reversed", (book, piece, back))
    event = EventReversed(on=date(2026, 3, 6), event=sale.id, version=13, kind="sale_made", reason="error")
    found = books_of([*facts, (undone, event)])
    assert found.stock().products[0].left == 50_000
    assert found.product_margins().products[0].net_sales.cents == 0
    assert found.cash_flow().change.cents == 5600
    assert found.vat_summary().months[0].cents == -2400
    assert [problem for each in statements(found) for problem in each.check()] == []


def test_why_names_the_events_of_a_figure() -> None:
    books = closed()
    vat = books.vat_summary().months[0]
    assert [(reason.kind, reason.version, reason.cents) for reason in books.why(vat)] == [
        ("purchase_made", 11, -2400),
        ("sale_made", 13, 8800),
    ]
    result = books.income_statement().result
    assert sum(reason.cents for reason in books.why(result)) == result.cents
    pay = next(line for line in books.cash_flow().settled if line.name == "host-pay")
    assert [reason.kind for reason in books.why(pay)] == ["remuneration_paid"]


def test_data_is_plain_and_says_what_it_was_computed_from() -> None:
    for found in statements(closed().until(date(2026, 12, 31))):
        data = found.data()
        assert json.loads(json.dumps(data)) == data
        assert data["statement"] in STATEMENTS
        assert data["heading"]["head"] == "8f3a51c0de77" + "0" * 52
        assert data["heading"]["version"] == len(worked_case())
        assert data["heading"]["until"] == "2026-12-31"


def test_every_print_says_its_version_date_and_head() -> None:
    for found in statements(closed().until(date(2026, 12, 31))):
        last = str(found).splitlines()[-1]
        assert last == f"Session jinsei, version 24 · arrêté au 31/12/2026 · empreinte 8f3a51c0de77{'0' * 52}"
        assert "2026-12-31" in str(found.table("en")).splitlines()[-1]


def test_a_print_warns_of_what_does_not_agree() -> None:
    facts = [(envelope(1, "2026-03-02", "funds_advanced", ("CA", "", (("53", "", 100, None),))), None)]
    found = books_of(facts).balance_sheet()
    assert [problem.name for problem in found.check()] == ["balance-sheet-unequal"]
    assert "⚠ L'actif (1,00\u00a0€) n'est pas égal au passif (0,00\u00a0€)." in str(found)


def test_a_session_without_entries_prints() -> None:
    for found in statements(books_of([])):
        assert "Jinsei'Coop" in str(found)
    assert "Rien n'est encore enregistré." in str(books_of([]).balance_sheet())


def test_each_statement_is_listed_with_its_titles() -> None:
    for name, found in zip(STATEMENTS, statements(closed()), strict=True):
        assert found.name == name
        assert found.table("fr").title == f"{STATEMENTS[name].french} — Jinsei'Coop (en euros)"
        assert found.table("en").title == f"{STATEMENTS[name].english} — Jinsei'Coop (in euros)"


@pytest.mark.parametrize("name", STATEMENTS)
def test_layout(name: str) -> None:
    """Golden files hold the layout only; figures are tested above. To renew one, delete it and run this test."""
    named = STATEMENTS[name]
    books = before_closing() if name in {"balance-sheet", "trial-balance", "stock"} else closed()
    printed = f"{getattr(books, named.method)(*(('membre-1',) if named.of_member else ()))}\n"
    path = GOLDEN / f"{name}.txt"
    if not path.exists():
        path.write_text(printed, encoding="utf-8")
        pytest.fail(f"{path.name} was written: read it, then run again")
    assert printed == path.read_text(encoding="utf-8")
