"""The cost sheet of a session: what was estimated, else what was bought; every bad setting is refused by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import PluginManager, Report, ReportHooks, hookimpl
from flashcoop_core.reports import bought_lines, cost_sheet_report, estimated_lines, estimated_quantity
from flashcoop_core.session import plan
from flashcoop_core.written import Lang

MONDAY = date(2026, 3, 2)


class Plain:
    @hookimpl
    def flashcoop_reports(self) -> Sequence[Report]:
        return [cost_sheet_report()]


_: ReportHooks = Plain()

ESTIMATE = e.BudgetEstimated(
    on=MONDAY,
    product="bag",
    quantity=40_000,
    lines=(
        e.BudgetLine(charge="materials", cents=4_00, per_unit=True),
        e.BudgetLine(charge="packaging", cents=20, per_unit=True),
        e.BudgetLine(charge="hire", cents=12_00),
    ),
)
CLOTH = plan.purchase(
    [
        plan.purchase_line("materials", 120_00, 2_000, product="bag"),
        plan.purchase_line("materials", 30_00, 2_000),
        plan.purchase_line("advertising", 12_00, 2_000, product="bag"),
        plan.purchase_line("materials", 5_00, 0, product="bag", reason="293 B"),
    ],
    supplier="drapier",
    voucher="F-1",
    on=MONDAY,
)
THREAD = plan.purchase(
    [plan.purchase_line("supplies", 6_00, 2_000, product="bag")],
    supplier="mercerie",
    voucher="TK-1",
    invoice_to_host=False,
    on=MONDAY,
)
GIVEN_BACK = e.CreditNoteReceived(
    on=MONDAY,
    dated=MONDAY,
    voucher="A-1",
    supplier="drapier",
    purchase="F-1",
    lines=(plan.purchase_line("materials", 24_00, 2_000, product="bag"),),
    means="cash",
)

OPENING = e.SessionOpened(
    on=MONDAY,
    name="Sacrésac",
    host=e.Host(name="Notre CAE", siren="000000000", section="sac"),
    place="Gap",
    starts=MONDAY,
    ends=date(2026, 3, 10),
    fiscal_year_ends=date(2026, 12, 31),
    filiere="textile",
    contribution=e.Contribution(rate=1_000),
)


@pytest.fixture
def coop() -> Session:
    coop = Ledger.open(plugins=PluginManager.of(plain=Plain())).open_session(OPENING)
    coop.record(
        e.FundsAdvanced(on=MONDAY, reference="av-1", cents=300_00),
        e.MemberJoined(
            on=MONDAY, member="m-01", contract=e.Contract(kind="cape", signed=MONDAY, ends=date(2026, 8, 31))
        ),
        *(
            e.ProductDefined(
                on=MONDAY, product=name, name=name.title(), vat_rate=2_000, vat_reason="taux normal", decided_by="f-02"
            )
            for name in ("bag", "cap")
        ),
        e.DecisionProposed(
            on=MONDAY,
            decision="prix",
            subject="price",
            question="Quel prix ?",
            options=(
                e.Option(
                    option="quinze",
                    label="15 €",
                    prices=(
                        e.PriceOption(product="bag", channel="marche", price=15_00),
                        e.PriceOption(product="bag", channel="en-ligne", price=18_00),
                    ),
                ),
            ),
        ),
        e.VoteCast(on=MONDAY, decision="prix", member="m-01", option="quinze"),
        plan.decision_closing("prix", on=MONDAY),
    )
    return coop


def price(channel: str, cents: int) -> e.PriceSet:
    return e.PriceSet(on=MONDAY, product="bag", channel=channel, price=cents, decision="prix")


def sheets(coop: Session, **settings: str) -> list[dict[str, Any]]:
    found = coop.report("plain:cost-sheet", settings).data
    assert isinstance(found, list)
    return found


def test_what_was_estimated_is_what_is_costed(coop: Session) -> None:
    coop.record(ESTIMATE)
    assert estimated_quantity(coop.state, "bag") == 40_000
    assert [(line.name, line.kind, line.cents, line.per) for line in estimated_lines(coop.state, "bag")] == [
        ("materials", "materials", 4_00, 1_000),
        ("packaging", "packaging", 20, 1_000),
        ("hire", "stall", 12_00, None),
    ]
    (found,) = sheets(coop)
    assert (found["id"], found["channel"], found["quantity"]) == ("bag", None, 40_000)
    assert (found["cost"], found["contribution"]["rate"], found["sold"]) == (180_00, 1_000, None)


def test_the_latest_estimate_counts_and_only_that_of_the_product(coop: Session) -> None:
    again = e.BudgetEstimated(
        on=MONDAY, product="bag", quantity=10_000, lines=(e.BudgetLine(charge="goods", cents=9_00),)
    )
    coop.record(ESTIMATE, again)
    assert [line.cents for line in estimated_lines(coop.state, "bag")] == [9_00]
    assert estimated_lines(coop.state, "cap") == ()
    assert estimated_quantity(coop.state, "cap") is None


def test_what_was_bought_for_the_product_is_told_as_it_is_booked(coop: Session) -> None:
    coop.record(CLOTH, THREAD, GIVEN_BACK)
    found = bought_lines(coop.state, "bag", 20_000)
    assert [(line.name, line.cents, line.per) for line in found] == [
        ("advertising", 10_00, None),
        ("materials", 100_00 + 5_00 - 20_00, 20_000),
        ("supplies", 6_00, 20_000),  # no invoice: its VAT is a charge
    ]
    direct = next(line.direct.cents for line in coop.books.product_margins().products if line.product == "bag")
    assert sum(line.cents for line in found) == direct
    assert bought_lines(coop.state, "cap", 20_000) == ()


def test_a_purchase_that_was_reversed_costs_nothing(coop: Session) -> None:
    (bought,) = coop.record(CLOTH)
    coop.record(plan.reversal(bought.id, reason="error", on=MONDAY))
    assert bought_lines(coop.state, "bag", 1_000) == ()


def test_without_an_estimate_the_pieces_made_are_costed_from_purchases(coop: Session) -> None:
    coop.record(CLOTH, e.GoodsProduced(on=MONDAY, product="bag", quantity=30_000), price("marche", 15_00))
    (found,) = sheets(coop)
    assert (found["quantity"], found["cost"]) == (30_000, 115_00)
    assert found["sold"]["gross"] == 450_00


def test_a_product_without_any_cost_is_told_only_if_it_is_asked_for(coop: Session) -> None:
    coop.record(ESTIMATE, e.GoodsProduced(on=MONDAY, product="cap", quantity=5_000))
    assert [sheet["id"] for sheet in sheets(coop)] == ["bag"]
    assert [sheet["cost"] for sheet in sheets(coop, product="cap")] == [0]


def test_each_price_in_force_has_its_sheet(coop: Session) -> None:
    coop.record(ESTIMATE, price("marche", 15_00), price("en-ligne", 18_00))
    found = coop.report("plain:cost-sheet")
    assert [table.title for table in found.tables] == [
        "Fiche de coût de revient — Bag, en-ligne (en euros)",
        "Fiche de coût de revient — Bag, marche (en euros)",
    ]
    assert [sheet["sold"]["price"] for sheet in sheets(coop)] == [18_00, 15_00]
    english = coop.report("plain:cost-sheet", lang="en").tables[0]
    assert english.title == "Cost sheet — Bag, en-ligne (in euros)"
    assert "Pitch and hire" in str(english)


def test_settings_ask_about_another_quantity_price_and_margin(coop: Session) -> None:
    coop.record(ESTIMATE, price("marche", 15_00))
    (found,) = sheets(coop, product="bag", quantity="12", price="10,50", target="12,5", step="0,50")
    assert (found["quantity"], found["sold"]["price"], found["target"]) == (12_000, 10_50, 1_250)
    # 4.20 + 12 / 12 = 5.20; 5.20 / (1 - 10 % - 12.5 %) x 1.2 = 8.05
    assert found["suggested"] == 8_50


@pytest.mark.parametrize(
    ("settings", "name", "where"),
    [
        ({"price": "dix"}, "amount-not-a-number", "price"),
        ({"quantity": "0,0001"}, "quantity-not-thousandths", "quantity"),
        ({"target": "1,234"}, "amount-ambiguous", "target"),
        ({"step": ""}, "too-small", "step"),
        ({"price": "0"}, "too-small", "price"),
        ({"quantity": "-1"}, "too-small", "quantity"),
        ({"target": "100"}, "too-large", "target"),
        ({"product": "hat"}, "unknown-product", "product"),
        ({"product": "cap"}, "missing-setting", "quantity"),
    ],
)
def test_a_bad_setting_is_refused_by_its_name(coop: Session, settings: dict[str, str], name: str, where: str) -> None:
    coop.record(ESTIMATE)
    with pytest.raises(Refused) as refused:
        sheets(coop, **settings)
    assert [(refusal.name, refusal.where) for refusal in refused.value.refusals] == [(name, where)]
    assert all(refused.value.say(lang) for lang in ("fr", "en"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "Aucun produit n'a encore à la fois une quantité et un coût"),
        ("en", "No product has both a quantity and"),
    ],
)
def test_a_session_just_opened_says_why_it_has_no_sheet(lang: Lang, said: str) -> None:
    with Ledger.open(plugins=PluginManager.of(plain=Plain())) as ledger:
        document = ledger.open_session(OPENING).report("plain:cost-sheet", lang=lang)
    (table,) = document.tables
    assert said in str(table)
    assert "budget_estimated" in str(table)
    assert document.data == []
