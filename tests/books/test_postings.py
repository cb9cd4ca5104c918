"""Every row of the table of the books: what each event books, in account numbers."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import pytest

from flashcoop_core import events as ev
from flashcoop_core.books.chart import Chart, default_accounts
from flashcoop_core.books.entries import balanced
from flashcoop_core.books.postings import DESCRIPTIONS, FAMILIES, WITHOUT_ENTRIES, postings
from flashcoop_core.events import BY_CLASS, KINDS, ChartAccount, Event
from samples import SAMPLES, samples_of
from short import (
    DAY,
    awarded,
    bought,
    closed,
    counted,
    credit_note,
    customer_paid,
    granted,
    pay,
    payout,
    payroll,
    purchase,
    purchase_paid,
    refund,
    reimbursed,
    remunerated,
    reversal,
    sale,
    share_given,
    shared,
    sold,
    takings,
    till_closed,
    till_counted,
    vat_settled,
    written,
    written_off,
)

CHART = Chart(default_accounts())

UNSUPPORTED = bought(deductible=False)
GIFT = ev.StockGiven(on=DAY, reference="G1", product="kokedama", quantity=1_000, cost=400, rate=2_000, vat=80)
KEPT = ev.StockKept(
    on=DAY, reference="K1", member="m-1", product="kokedama", quantity=1_000, cost=400, rate=2_000, vat=80
)

#: (row of the note `accounting` section 1, event, what it books).
ROWS: dict[str, list[tuple[Event, str]]] = {
    "funds advanced": [
        (ev.FundsAdvanced(on=DAY, reference="H1", cents=20_000), "CA H1: 53 200.00 / 181 200.00"),
        (ev.FundsAdvanced(on=DAY, reference="H1", into="bank", cents=20_000), "BQ H1: 512 200.00 / 181 200.00"),
        (ev.FundsReturned(on=DAY, reference="H2", cents=20_000), "CA H2: 181 200.00 / 53 200.00"),
        (ev.FundsReturned(on=DAY, reference="H2", source="bank", cents=5), "BQ H2: 181 0.05 / 512 0.05"),
    ],
    "cash moved": [
        (ev.CashMoved(on=DAY, reference="B1", source="till", target="host", cents=5), "CA B1: 181 0.05 / 53 0.05"),
        (ev.CashMoved(on=DAY, reference="B1", source="till", target="bank", cents=5), "CA B1: 512 0.05 / 53 0.05"),
        (ev.CashMoved(on=DAY, reference="B1", source="bank", target="till", cents=5), "CA B1: 53 0.05 / 512 0.05"),
        (ev.CashMoved(on=DAY, reference="B1", source="bank", target="host", cents=5), "BQ B1: 181 0.05 / 512 0.05"),
    ],
    "purchase made": [
        (purchase(bought()), "AC F1: 601@2000 120.00, 44566@2000 24.00 / 53 144.00"),
        (purchase(bought("supplies"), means="credit"), "AC F1: 606@2000 120.00, 44566@2000 24.00 / 401:s-1 144.00"),
        (purchase(bought("fees"), means="bank"), "AC F1: 622@2000 120.00, 44566@2000 24.00 / 512 144.00"),
        (purchase(bought("hire"), means="host"), "AC F1: 613@2000 120.00, 44566@2000 24.00 / 181 144.00"),
        (
            purchase(bought("packaging"), means="member", member="m-1"),
            "AC F1: 6026@2000 120.00, 44566@2000 24.00 / 468:m-1 144.00",
        ),
        (
            purchase(bought(product="kokedama"), bought("consumables", 1_000), bought("goods", 2_000, 550)),
            (
                "AC F1: 601:kokedama@2000 120.00, 6022@2000 10.00, 607@550 20.00, 44566@2000 26.00, 44566@550 1.10"
                " / 53 177.10"
            ),
        ),
        (purchase(UNSUPPORTED), "AC F1: 601@2000 144.00 / 53 144.00"),
        (
            purchase(bought(), UNSUPPORTED),
            "AC F1: 601@2000 120.00, 601@2000 144.00, 44566@2000 24.00 / 53 288.00",
        ),
        (purchase(bought(rate=0)), "AC F1: 601@0 120.00 / 53 120.00"),
    ],
    "purchase paid, member reimbursed": [
        (purchase_paid("cash"), "CA F1: 401:s-1 144.00 / 53 144.00"),
        (purchase_paid("bank"), "BQ F1: 401:s-1 144.00 / 512 144.00"),
        (purchase_paid("host"), "BQ F1: 401:s-1 144.00 / 181 144.00"),
        (reimbursed("cash"), "CA M1: 468:m-1 7.00 / 53 7.00"),
        (reimbursed("bank"), "BQ M1: 468:m-1 7.00 / 512 7.00"),
        (reimbursed("host"), "BQ M1: 468:m-1 7.00 / 181 7.00"),
    ],
    "supplier credit note": [
        (credit_note(bought(), means="credit"), "AC A1: 401:s-1 144.00 / 601@2000 120.00, 44566@2000 24.00"),
        (credit_note(bought(), means="deposit"), "AC A1: 4097:s-1 144.00 / 601@2000 120.00, 44566@2000 24.00"),
        (credit_note(bought(), means="cash"), "AC A1: 53 144.00 / 601@2000 120.00, 44566@2000 24.00"),
        (credit_note(bought(), means="bank"), "AC A1: 512 144.00 / 601@2000 120.00, 44566@2000 24.00"),
        (credit_note(bought(), means="host"), "AC A1: 181 144.00 / 601@2000 120.00, 44566@2000 24.00"),
        (credit_note(UNSUPPORTED, means="cash"), "AC A1: 53 144.00 / 601@2000 144.00"),
        (
            credit_note(bought(product="kokedama"), means="credit", rebate=True),
            "AC A1: 401:s-1 144.00 / 609:kokedama@2000 120.00, 44566@2000 24.00",
        ),
        (credit_note(UNSUPPORTED, means="cash", rebate=True), "AC A1: 53 144.00 / 609@2000 144.00"),
    ],
    "service by another entrepreneur": [
        (ev.ServiceReceived(on=DAY, voucher="S1", entrepreneur="e-1", cents=8_000), "AC S1: 186 80.00 / 181 80.00"),
    ],
    "sale made, takings recorded": [
        (sale(sold()), "VE T1: 53:market 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (sale(sold(), cheque=1_200), "VE T1: 5112:market 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (sale(sold(), card=1_200), "VE T1: 511:market 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (sale(sold(), platform=1_200), "VE T1: 517:market 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (sale(sold(), bank=1_200), "VE T1: 512 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (sale(sold(), host=1_200), "VE T1: 181 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (sale(sold(), customer=1_200), "VE T1: 411:c-1 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (
            sale(sold(), sold("service", product="visit"), sold("resale", 1_000, 550, "book"), cash=2_400, card=1_055),
            (
                "VE T1: 53:market 24.00, 511:market 10.55"
                " / 701:kokedama@2000 10.00, 706:visit@2000 10.00, 707:book@550 10.00, 44571@2000 4.00, 44571@550 0.55"
            ),
        ),
        (sale(sold(rate=0)), "VE T1: 53:market 10.00 / 701:kokedama@0 10.00"),
        (
            sale(sold(), sold("resale", 1_000, 550, "book"), delivered=False, platform=2_255),
            "VE T1: 517:market 22.55 / 4191@2000 10.00, 4191@550 10.00, 44571@2000 2.00, 44571@550 0.55",
        ),
        (
            ev.SaleDelivered(on=DAY, ticket="T1", channel="market", lines=(sold(), sold("service", 500, 550, "visit"))),
            "VE T1: 4191@2000 10.00, 4191@550 5.00 / 701:kokedama@2000 10.00, 706:visit@550 5.00",
        ),
        (takings(sold()), "CA Z1: 53:market 12.00 / 701:kokedama@2000 10.00, 44571@2000 2.00"),
        (
            takings(sold(), cash=200, card=1_000),
            "VE Z1: 53:market 2.00, 511:market 10.00 / 701:kokedama@2000 10.00, 44571@2000 2.00",
        ),
    ],
    "sale refunded": [
        (refund(sold()), "VE R1: 701:kokedama@2000 10.00, 44571@2000 2.00 / 53:market 12.00"),
        (refund(sold("service"), card=1_200), "VE R1: 706:kokedama@2000 10.00, 44571@2000 2.00 / 511:market 12.00"),
        (refund(sold("resale"), host=1_200), "VE R1: 707:kokedama@2000 10.00, 44571@2000 2.00 / 181 12.00"),
        (refund(sold(), customer=1_200), "VE R1: 701:kokedama@2000 10.00, 44571@2000 2.00 / 411:c-1 12.00"),
        (refund(sold(), rebate=True), "VE R1: 709:kokedama@2000 10.00, 44571@2000 2.00 / 53:market 12.00"),
        (
            refund(sold(), delivered=False, platform=1_200),
            "VE R1: 4191@2000 10.00, 44571@2000 2.00 / 517:market 12.00",
        ),
    ],
    "card or online payout": [
        (payout("cheque"), "BQ V1: 181 100.00 / 5112:market 100.00"),
        (payout("card", fee=(100, 0, 0)), "BQ V1: 181 99.00, 627@0 1.00 / 511:market 100.00"),
        (
            payout("card", "bank", fee=(100, 2_000, 20)),
            "BQ V1: 512 98.80, 627@2000 1.00, 44566@2000 0.20 / 511:market 100.00",
        ),
        (
            payout("platform", fee=(100, 2_000, 20), reverse_charge=True),
            "BQ V1: 181 99.00, 627@2000 1.00, 44566@2000 0.20 / 517:market 100.00, 4452@2000 0.20",
        ),
    ],
    "customer paid": [
        (customer_paid("cash"), "CA T1: 53:market 12.00 / 411:c-1 12.00"),
        (customer_paid("cheque"), "BQ T1: 5112:market 12.00 / 411:c-1 12.00"),
        (customer_paid("card"), "BQ T1: 511:market 12.00 / 411:c-1 12.00"),
        (customer_paid("bank"), "BQ T1: 512 12.00 / 411:c-1 12.00"),
        (customer_paid("host"), "BQ T1: 181 12.00 / 411:c-1 12.00"),
    ],
    "till counted, gap": [
        (till_counted(-50), "CA C1: 658 0.50 / 53 0.50"),
        (till_counted(20), "CA C1: 53 0.20 / 758 0.20"),
        (till_counted(0), ""),
    ],
    "VAT rounding at a closing": [
        (till_closed((2_000, 1), (550, -2)), "OD day-3: 701@2000 0.01, 44571@550 0.02 / 44571@2000 0.01, 701@550 0.02"),
        (till_closed(), ""),
    ],
    "stock counted": [
        (counted(("stock_materials", 0, 1_500)), "OD I1: 31 15.00 / 6031 15.00"),
        (counted(("stock_materials", 1_500, 1_000)), "OD I1: 6031 5.00 / 31 5.00"),
        (counted(("stock_consumables", 300, 0)), "OD I1: 6032 3.00 / 322 3.00"),
        (counted(("stock_packaging", 0, 200)), "OD I1: 326 2.00 / 6032 2.00"),
        (counted(("stock_finished", 0, 900)), "OD I1: 355 9.00 / 7135 9.00"),
        (counted(("stock_goods", 900, 0)), "OD I1: 6037 9.00 / 37 9.00"),
        (
            counted(("stock_materials", 0, 100), ("stock_goods", 900, 0)),
            "OD I1: 31 1.00, 6037 9.00 / 6031 1.00, 37 9.00",
        ),
        (counted(("stock_materials", 100, 100)), ""),
    ],
    "stock received from the host": [
        (ev.StockReceived(on=DAY, reference="H1", stock="stock_goods", cents=2_000), "OD H1: 37 20.00 / 181 20.00"),
        (ev.StockReceived(on=DAY, reference="H1", stock="stock_goods", cents=0), ""),
        (ev.StockAccepted(on=DAY, stock="stock_materials", cents=1_500, accepted_by="f-1"), ""),
    ],
    "written off": [(written_off(fate), "") for fate in ("spoiled", "sample", "low_value_gift", "charity")],
    "kept, or given free otherwise": [
        (KEPT, "OD K1: 6352 0.80 / 44571@2000 0.80"),
        (GIFT, "OD G1: 6352 0.80 / 44571@2000 0.80"),
        (attrs.evolve(GIFT, rate=0, vat=0), ""),
    ],
    "missing without proof": [
        (written_off("missing", 80), "OD W1: 6352 0.80 / 44566@2000 0.80"),
        (written_off("missing"), ""),
    ],
    "invoice not received yet, grant not spent": [
        (
            ev.ChargeAccrued(
                on=DAY, voucher="P1", supplier="s-1", lines=(bought("advertising"), bought("travel", rate=0))
            ),
            "AC P1: 623@2000 120.00, 625@0 120.00, 44586@2000 24.00 / 408:s-1 264.00",
        ),
        (
            ev.ChargeAccrued(on=DAY, voucher="P1", supplier="s-1", lines=(bought("insurance", deductible=False),)),
            "AC P1: 616@2000 144.00 / 408:s-1 144.00",
        ),
        (ev.GrantDeferred(on=DAY, grant="g-1", nature="public", cents=10_000), "OD g-1: 741 100.00 / 487:g-1 100.00"),
        (ev.GrantDeferred(on=DAY, grant="g-1", nature="gift", cents=10_000), "OD g-1: 7582 100.00 / 487:g-1 100.00"),
    ],
    "grant for the session": [
        (awarded("public"), "OD g-1: 441:g-1 500.00 / 741 500.00"),
        (awarded("private"), "OD g-1: 467:g-1 500.00 / 741 500.00"),
        (awarded("gift"), "OD g-1: 467:g-1 500.00 / 7582 500.00"),
        (granted("public"), "BQ g-1: 181 500.00 / 441:g-1 500.00"),
        (granted("private", "bank"), "BQ g-1: 512 500.00 / 467:g-1 500.00"),
        (granted("gift"), "BQ g-1: 181 500.00 / 467:g-1 500.00"),
    ],
    "host contribution charged": [
        (
            ev.ContributionCharged(on=DAY, reference="H4", base=44_000, rate=1_000, cents=4_400),
            "OD H4: 186 44.00 / 181 44.00",
        ),
    ],
    "VAT settled": [
        (
            vat_settled(8_800, 2_400),
            "OD 2026-03: 44571 88.00 / 44566 24.00, 44551 64.00",
        ),
        (
            vat_settled(2_000, 2_400),
            "OD 2026-03: 44571 20.00, 44567 4.00 / 44566 24.00",
        ),
        (
            vat_settled(500, 100, reverse_charged=20, brought_forward=400),
            "OD 2026-03: 44571 5.00, 4452 0.20 / 44566 1.00, 44567 4.00, 44551 0.20",
        ),
        (vat_settled(-200), "OD 2026-03: 44567 2.00 / 44571 2.00"),
        (vat_settled(0), ""),
    ],
    "profit distributed": [
        (shared(300, 100, 200), "OD d-1: 641 3.00 / 4286:m-1 1.00, 4286:m-2 2.00"),
        (shared(100, 100, 0), "OD d-1: 641 1.00 / 4286:m-1 1.00"),
    ],
    "payroll settled": [
        (
            payroll(
                pay("m-1", 100, (80, 20, 0, 0), (60, 0, 40, 0)), pay("m-2", 201, (150, 30, 15, 5), (100, 10, 70, 20))
            ),
            (
                "OD P1: 4286:m-1 1.00, 4286:m-2 2.01 / 641 3.01;"
                " OD P1: 641 2.30, 645 0.50, 633 0.15, 647 0.05"
                " / 421:m-1 0.60, 421:m-2 1.00, 4421 0.10, 431 1.10, 437 0.20"
            ),
        ),
        (payroll(pay("m-1", 0, (0, 400, 0, 0), (0, 0, 400, 0))), "OD P1: 645 4.00 / 431 4.00"),
        (payroll(pay("m-1", 400)), "OD P1: 4286:m-1 4.00 / 641 4.00"),
        (payroll(pay("m-1", 0)), ""),
    ],
    "remuneration paid": [
        (remunerated("host"), "BQ VIR: 421:m-1 7.00, 421:m-2 3.00 / 181 10.00"),
        (remunerated("bank"), "BQ VIR: 421:m-1 7.00, 421:m-2 3.00 / 512 10.00"),
    ],
    "share given to a cause, not payable": [
        (
            ev.ShareWaived(on=DAY, member="m-1", cents=100, reason="no_right_to_work"),
            "OD: 4286:m-1 1.00 / 641 1.00",
        ),
        (share_given("host"), "OD: 4286:m-1 1.00 / 641 1.00; BQ: 6238 1.00 / 181 1.00"),
        (share_given("payable"), "OD: 4286:m-1 1.00 / 641 1.00; OD: 6238 1.00 / 468:food-bank 1.00"),
    ],
    "session closed": [
        (
            closed(("31", "", 1_500), ("431", "", -11_075), ("44551", "", -6_400), ("411", "c-1", 300)),
            "OD: 431 110.75, 44551 64.00 / 31 15.00, 411:c-1 3.00, 181 156.75",
        ),
        (closed(("44567", "", 400)), "OD: 181 4.00 / 44567 4.00"),
        (closed(("53", "", -1_200), ("53", "market", 1_200)), "OD: 53 12.00 / 53:market 12.00"),
        (closed(), ""),
    ],
    "correction": [
        (reversal(postings(purchase_paid("host"), CHART)), "BQ F1: 181 144.00 / 401:s-1 144.00"),
        (
            reversal(postings(sale(sold()), CHART)),
            "VE T1: 701:kokedama@2000 10.00, 44571@2000 2.00 / 53:market 12.00",
        ),
        (reversal(()), ""),
    ],
}


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(event, expected, id=f"{row} {number}")
        for row, cases in ROWS.items()
        for number, (event, expected) in enumerate(cases, start=1)
    ],
)
def test_an_event_books_what_its_row_says(event: Event, expected: str) -> None:
    assert written(postings(event, CHART)) == expected


def test_the_table_shows_every_kind_that_books() -> None:
    shown = {type(event) for cases in ROWS.values() for event, expected in cases if expected}
    assert shown == BY_CLASS.keys() - WITHOUT_ENTRIES


# --- all kinds -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_books_or_is_named_as_one_that_does_not(name: str) -> None:
    books = bool(postings(SAMPLES[name], CHART))
    assert books is (KINDS[name].event not in WITHOUT_ENTRIES)
    assert bool(DESCRIPTIONS[name]) is books


@pytest.mark.parametrize("name", KINDS)
def test_samples_book_balanced_entries_without_empty_postings(name: str) -> None:
    for event in samples_of(name):
        for entry in postings(event, CHART):
            assert balanced(entry)
            assert entry[0] in {"AC", "VE", "CA", "BQ", "OD"}
            assert all(cents for _, _, cents, _ in entry[2])


def test_an_event_of_no_known_kind_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        postings(object(), CHART)


def test_the_accounts_are_those_of_the_chart() -> None:
    chart = CHART.amended(
        (
            ChartAccount(role="till", number="53100000", label="Caisse"),
            ChartAccount(role="link", number="451", label="CAE"),
        )
    )
    advance = ev.FundsAdvanced(on=DAY, reference="H1", cents=20_000)
    assert written(postings(advance, chart)) == "CA H1: 53100000 200.00 / 451 200.00"


# --- the descriptions ----------------------------------------------------------------------------


def described(text: str) -> dict[str, set[str]]:
    """The words after D and after C, over all entries and alternatives of a description."""
    words: dict[str, set[str]] = {"D": set(), "C": set()}
    for part in text.replace(" or ", "; ").split("; "):
        for side in part.split(" / "):
            mark, _, roles = side.partition(" ")
            words[mark].update(roles.split(", "))
    return words


def booked(events: Iterable[Event]) -> dict[str, set[str]]:
    """The roles that `events` debit and credit."""
    roles = {number: role for role, number in CHART.numbers.items()}
    used: dict[str, set[str]] = {"D": set(), "C": set()}
    for event in events:
        for _, _, found in postings(event, CHART):
            for account, _, cents, _ in found:
                used["D" if cents > 0 else "C"].add(roles[account])
    return used


@pytest.mark.parametrize("name", [name for name, text in DESCRIPTIONS.items() if text])
def test_a_description_names_the_roles_that_samples_book_on_and_no_other(name: str) -> None:
    used = booked(samples_of(name))
    for side, words in described(DESCRIPTIONS[name]).items():
        meant = {word: {word} if word in CHART.numbers else set(FAMILIES[word]) for word in words}
        assert used[side] <= set().union(*meant.values())
        assert [word for word, roles in meant.items() if not roles & used[side]] == []
