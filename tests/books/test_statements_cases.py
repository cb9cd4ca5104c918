"""Single points of the statements that the worked case does not touch."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from flashcoop_core.books.books import Books, Heading
from flashcoop_core.books.chart import Chart, default_accounts
from flashcoop_core.events import Event, GoodsProduced, ProductDefined, SaleLine, SaleMade, SaleRefunded, StockReceived
from flashcoop_core.events.opening import ChartAccount
from flashcoop_core.log.record import Envelope

CHART = Chart(default_accounts())
DAY = date(2026, 3, 2)

Posting = tuple[str, str, int, int | None]
#: (kind, day, postings of its one entry, event)
Told = tuple[str, str, tuple[Posting, ...], Event]


def told(kind: str, *postings: Posting, on: str = "2026-03-02", event: Event = None) -> Told:
    return kind, on, postings, event


def books_of(*story: Told, chart: Chart = CHART) -> Books:
    facts = [
        (
            Envelope(
                at="2026-04-30T08:00:00.000000Z",
                by=None,
                entries=(("OD", "p", postings),) if postings else (),
                id=f"{version:032x}",
                kind=kind,
                on=on,
                origin=None,
                schema=1,
                session="s",
                version=version,
            ),
            event,
        )
        for version, (kind, on, postings, event) in enumerate(story, start=1)
    ]
    heading = Heading("s", "Essai", len(facts), "ab" * 32)
    return Books(chart, heading, lambda: [envelope for envelope, _ in facts], lambda: facts)


def test_a_supplier_in_advance_is_not_set_off_against_one_who_is_owed() -> None:
    books = books_of(
        told("purchase_made", ("601", "", 10000, 0), ("401", "scierie", -10000, None)),
        told("purchase_paid", ("401", "pepiniere", 3000, None), ("181", "", -3000, None)),
    )
    found = books.balance_sheet()
    (receivable,), (debts, link) = found.assets, found.liabilities
    assert (receivable.name, receivable.cents) == ("receivables", 3000)
    assert [reason.version for reason in books.why(receivable)] == [2]
    assert (debts.cents, link.cents) == (10000, 3000)


def test_a_card_payout_is_parted_in_what_went_to_the_host_and_fees() -> None:
    books = books_of(
        told("sale_made", ("511", "web", 12000, None), ("701", "k", -10000, 2000), ("44571", "", -2000, 2000)),
        told(
            "payout_received",
            ("181", "", 11760, None),
            ("627", "", 200, 2000),
            ("44566", "", 40, 2000),
            ("511", "web", -12000, None),
        ),
    )
    found = books.cash_flow()
    assert {line.name: line.cents for line in found.flows} == {
        "cash-sales": 12000,
        "cash-remitted": -11760,
        "cash-fees": -240,
    }
    assert found.settled == ()
    assert {line.name: line.cents for line in found.channels} == {"web": 12000}
    assert found.check() == ()


def test_what_the_host_pays_and_receives_for_us_is_no_flow_of_our_cash() -> None:
    books = books_of(
        told("funds_advanced", ("53", "", 5000, None), ("181", "", -5000, None)),
        told("purchase_made", ("601", "", 3000, 0), ("53", "", -1000, None), ("181", "", -2000, None)),
        told("sale_made", ("181", "", 700, None), ("701", "k", -700, 0)),
        told("grant_received", ("181", "", 900, None), ("441", "ville", -900, None)),
    )
    found = books.cash_flow()
    assert {line.name: line.cents for line in found.flows} == {"cash-purchases": -1000, "cash-advances": 5000}
    assert {line.name: line.cents for line in found.settled} == {
        "host-suppliers": -2000,
        "host-sales": 700,
        "host-grants": 900,
    }
    assert found.transfers == -5000


def test_vat_of_each_month_and_rate_stands_apart() -> None:
    books = books_of(
        told("sale_made", ("53", "", 1200, None), ("701", "k", -1000, 2000), ("44571", "", -200, 2000)),
        told("sale_made", ("53", "", 1055, None), ("707", "m", -1000, 550), ("44571", "", -55, 550)),
        told(
            "payout_received",
            ("181", "", 90, None),
            ("627", "", 10, 2000),
            ("511", "", -100, None),
            ("44566", "", 2, 2000),
            ("4452", "", -2, 2000),
            on="2026-04-01",
        ),
        told("vat_settled", ("44571", "", 255, None), ("44551", "", -255, None), on="2026-04-05"),
    )
    found = books.vat_summary()
    assert [(month.month, month.cents) for month in found.months] == [("2026-03", 255), ("2026-04", 0)]
    assert [(line.rate, line.base, line.collected) for line in found.months[0].lines] == [
        (550, 1000, 55),
        (2000, 1000, 200),
    ]
    (april,) = found.months[1].lines
    assert (april.reverse_charged, april.deductible) == (2, 2)
    assert (found.settled.cents, found.to_settle.cents, found.due.cents) == (255, 0, 255)
    assert "Autoliquidée" in str(found)


def test_vat_on_pieces_kept_is_told_apart_since_no_sale_explains_it() -> None:
    kept = told("stock_kept", ("6352", "", 61, None), ("44571", "", -61, 2000))
    found = books_of(kept).vat_summary()
    assert (found.months[0].lines[0].base, found.months[0].cents, found.self_supply.cents) == (0, 61, 61)
    assert "Dont 0,61\u00a0€ de TVA sur des pièces gardées" in str(found)


def test_vat_booked_without_a_rate_is_found() -> None:
    books = books_of(told("sale_made", ("53", "", 1200, None), ("701", "k", -1000, 2000), ("44571", "", -200, None)))
    assert [problem.name for problem in books.vat_summary().check()] == ["vat-differs"]


def test_a_till_below_zero_at_the_end_of_a_day_is_found_but_not_within_it() -> None:
    out = told("purchase_made", ("601", "", 500, 0), ("53", "", -500, None))
    back = told("funds_advanced", ("53", "", 500, None), ("181", "", -500, None))
    assert books_of(out, back).till_book().check() == ()
    (problem,) = books_of(out).till_book().check()
    assert (problem.name, problem.facts) == ("till-below-zero", {"on": DAY, "balance": -500})


def test_a_till_book_is_in_the_order_of_its_days() -> None:
    books = books_of(
        told("funds_returned", ("181", "", 300, None), ("53", "", -300, None), on="2026-03-04"),
        told("funds_advanced", ("53", "", 300, None), ("181", "", -300, None), on="2026-03-02"),
    )
    assert [(day.on.day, day.balance) for day in books.till_book().days] == [(2, 300), (4, 0)]


def defined(product: str, nature: str = "finished") -> Told:
    event = ProductDefined(
        on=DAY,
        product=product,
        name=product.title(),
        nature=nature,  # type: ignore[arg-type]
        vat_rate=0,
        vat_reason="293 B",
        decided_by="cae",
    )
    return told("product_defined", event=event)


def sold(product: str, quantity: int, cents: int, account: str = "701") -> Told:
    line = SaleLine(product=product, quantity=quantity, price=1, gross=cents, rate=0, net=cents)
    event = SaleMade(on=DAY, ticket="T", channel="marche", lines=(line,), totals=(), paid=())
    return told("sale_made", ("53", "marche", cents, None), (account, product, -cents, 0), event=event)


def made(product: str, quantity: int) -> Told:
    return told("goods_produced", event=GoodsProduced(on=DAY, product=product, quantity=quantity))


def test_common_materials_are_spread_over_the_pieces_made_to_the_cent() -> None:
    books = books_of(
        *(defined(product) for product in "abc"),
        *(made(product, 1_000) for product in "abc"),
        told("purchase_made", ("601", "", 1000, 0), ("601", "a", 50, 0), ("613", "", 900, 0), ("53", "", -1950, None)),
        *(sold(product, 1_000, 2_000) for product in "abc"),
    )
    found = books.product_margins()
    assert [(line.direct.cents, line.common, line.charges) for line in found.products] == [
        (50, 334, 300),
        (0, 333, 300),
        (0, 333, 300),
    ]
    assert [line.margin for line in found.products] == [1616, 1667, 1667]
    assert [line.break_even for line in found.products] == [1_000, 1_000, 1_000]
    assert (found.charges, found.result) == (900, 4050)


def test_goods_sold_on_bear_their_own_costs_and_a_service_none_of_the_materials() -> None:
    received = StockReceived(on=DAY, reference="R", stock="stock_goods", cents=0, product="mug", quantity=4_000)
    books = books_of(
        defined("mug", "resale"),
        defined("atelier", "service"),
        told("stock_received", event=received),
        told("purchase_made", ("607", "", 400, 0), ("601", "", 70, 0), ("53", "", -470, None)),
        sold("mug", 2_000, 600, "707"),
        sold("atelier", 3_000, 900, "706"),
    )
    found = books.product_margins()
    by_product = {line.product: (line.common, line.margin, line.left) for line in found.products}
    assert by_product == {"atelier": (0, 900, 0), "mug": (400, 200, 2_000)}
    assert found.unspread == 70
    assert found.check() == ()
    assert [product.pieces.product for product in books.stock().products] == ["mug"]


def test_pieces_that_come_back_are_in_stock_again() -> None:
    line = SaleLine(product="a", quantity=1_000, price=1, gross=100, rate=0, net=100)
    refunds = [
        SaleRefunded(on=DAY, ticket="T", refund=f"R{n}", channel="m", lines=(line,), totals=(), paid=(), returned=back)
        for n, back in enumerate((True, False))
    ]
    books = books_of(
        defined("a"),
        made("a", 5_000),
        sold("a", 3_000, 300),
        *(told("sale_refunded", ("701", "a", 100, 0), ("53", "m", -100, None), event=refund) for refund in refunds),
    )
    (product,) = books.stock().products
    assert (product.pieces.sold, product.left) == (2_000, 3_000)
    assert books.product_margins().products[0].net_sales.cents == 100


def test_a_member_who_paid_a_purchase_is_owed_it_until_reimbursed() -> None:
    books = books_of(
        told("purchase_made", ("601", "", 800, 0), ("468", "membre-1", -800, None)),
        told("member_reimbursed", ("468", "membre-1", 500, None), ("53", "", -500, None)),
    )
    found = books.member_account("membre-1")
    assert (found.advanced.cents, found.paid.cents, found.owed.cents) == (800, 500, 300)
    assert books.member_account("membre-2").owed.cents == 0


def test_a_loss_is_said_to_be_borne_by_the_host() -> None:
    books = books_of(told("purchase_made", ("601", "", 5800, 0), ("181", "", -5800, None)))
    assert "la CAE la supporte" in str(books.income_statement())
    found = books.reconciliation()
    assert (found.closed, found.balance.cents) == (True, -5800)
    assert "la CAE la supporte" in str(found)


def test_a_host_with_analytic_sections_books_internal_transfers_on_one_account() -> None:
    chart = CHART.amended([ChartAccount(role="internal_purchases", number="628", label="Divers")])
    books = books_of(told("contribution_charged", ("628", "", 44, None), ("181", "", -44, None)), chart=chart)
    assert [group.name for group in books.income_statement().charges] == ["internal-charges"]
    mirrored = {move.account: (move.host_account, move.host_cents) for move in books.reconciliation().movements}
    assert mirrored == {"181": ("181", 44), "628": ("628", -44)}
    assert books.income_statement().check() == ()


def test_a_gift_of_a_share_is_no_charge_of_the_activity() -> None:
    books = books_of(
        sold("a", 1_000, 1_000),
        told("share_given", ("6238", "", 400, None), ("181", "", -400, None)),
        told("purchase_made", ("623", "", 100, 0), ("53", "", -100, None)),
    )
    found = books.income_statement()
    assert (found.before_sharing.cents, found.result.cents) == (900, 500)


def test_an_account_that_the_chart_does_not_name_still_counts() -> None:
    books = books_of(told("event_of_a_plugin", ("512999", "", 100, None), ("1068", "", -100, None)))
    found = books.balance_sheet()
    assert [(group.name, group.lines[0].name) for group in (*found.assets, *found.liabilities)] == [
        ("cash", "512999"),
        ("other-liabilities", "1068"),
    ]
    assert "event_of_a_plugin" in str(books.journal())


def test_a_balance_sheet_needs_neither_tabulate_nor_the_other_statements() -> None:
    code = (
        "import sys\n"
        "from flashcoop_core.books.books import Books, Heading\n"
        "from flashcoop_core.books.chart import Chart\n"
        "books = Books(Chart(()), Heading('s', 'n', 0, ''), lambda: (), lambda: ())\n"
        "books.balance_sheet().table(), books.trial_balance(), books.income_statement()\n"
        "unwanted = ('tabulate', 'statements.stock', 'statements.cash_flow')\n"
        "sys.exit(any(name.endswith(unwanted) for name in sys.modules))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
