"""Everything that the plugin refuses, one line each; and that a refusal speaks to people in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter
from typing import Any

import attrs
import pytest

import flashcoop_filiere_culinaire as culinaire
from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import PluginManager
from flashcoop_core.session import plan
from flashcoop_filiere_culinaire.demo import bake, open_session
from flashcoop_filiere_culinaire.texts import TEXTS

OFFER, BAKING, MARKET, LATER = (date(2026, 3, day) for day in (3, 5, 6, 10))

Step = e.Event | plan.Plan


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(plugins=PluginManager.of(culinaire=culinaire)) as ledger:
        yield ledger


@pytest.fixture
def offer(ledger: Ledger) -> Session:
    return open_session(ledger)


@pytest.fixture
def market(offer: Session) -> Session:
    bake(offer)
    return offer


def decided(category: str, rate: int, by: str = "a-01", product: str = "cookie") -> culinaire.CategoryDecided:
    return culinaire.CategoryDecided(
        on=MARKET, product=product, category=category, rate=rate, reason="décision", decided_by=by
    )


def declared(*allergens: culinaire.Allergen, product: str = "cookie") -> culinaire.AllergensDeclared:
    return culinaire.AllergensDeclared(on=MARKET, product=product, allergens=allergens)


def recipe(*ingredients: str, product: str = "cookie") -> culinaire.RecipeSet:
    """A recipe of those ingredients, each of which holds sesame."""
    sesame = culinaire.NamedAllergen(allergen="sesame", word="sésame")
    return culinaire.RecipeSet(
        on=MARKET,
        product=product,
        yields=40_000,
        ingredients=tuple(
            culinaire.Ingredient(ingredient=name, name=name, quantity=100, unit_cost=300, allergens=(sesame,))
            for name in ingredients
        ),
    )


def made(**changes: Any) -> culinaire.LotMade:  # noqa: ANN401 - any field
    """Twenty cookies, if they were produced."""
    lot = culinaire.LotMade(
        on=MARKET,
        lot="cookie-2",
        product="cookie",
        quantity=20_000,
        ingredient_lots=("flour-1", "butter-1"),
        until=culinaire.Until(kind="best_before", day=date(2026, 3, 30)),
    )
    return attrs.evolve(lot, **changes)


def received(lot: str, *allergens: culinaire.Allergen) -> culinaire.IngredientLotReceived:
    return culinaire.IngredientLotReceived(
        on=BAKING,
        lot=lot,
        ingredient="flour",
        supplier="grocer",
        voucher="F-78",
        quantity=1_000,
        until=None,
        allergens=allergens,
    )


def twenty_more(on: date = MARKET) -> e.GoodsProduced:
    return e.GoodsProduced(on=on, product="cookie", quantity=20_000)


def written_off(fate: Any, on: date = LATER) -> e.StockWrittenOff:  # noqa: ANN401 - a literal of the core's
    return e.StockWrittenOff(on=on, reference="w-1", product="shortbread", quantity=1_000, fate=fate, proof="photo-1")


def bread(rate: int) -> e.ProductDefined:
    return culinaire.product_in("packaged-food", on=OFFER, product="bread", name="Pain", decided_by="a-01", rate=rate)


def reversed_at(kind: str) -> plan.Plan:
    return plan.reversal(kind=kind, on=LATER)


def checked(day: int, *done: str) -> culinaire.HygieneChecked:
    return culinaire.HygieneChecked(on=BAKING, day=day, done=done)


def best_before(day: date) -> culinaire.Until:
    return culinaire.Until(kind="best_before", day=day)


#: refusal, whether the session stands at its `offer` or its `market`, what comes before, what is refused.
CASES: tuple[tuple[str, str, tuple[Step, ...], Step], ...] = (
    # VAT categories
    ("unknown-category", "offer", (), decided("sweets", 2_000)),
    ("rate-not-of-category", "offer", (), decided("packaged-food", 1_000)),
    ("rate-not-of-category", "offer", (), bread(2_000)),
    ("rate-not-of-category", "offer", (decided("chocolate", 2_000, product="bread"),), bread(550)),
    ("rate-not-of-category", "market", (decided("chocolate", 2_000),), plan.sale("cookie", 1, on=MARKET)),
    ("accountant-decides", "offer", (), decided("chocolate-chip-biscuit", 550, by="f-01")),
    ("accountant-decides", "offer", (), decided("chocolate-chip-biscuit", 550, by="m-01")),
    ("category-undecided", "offer", (), plan.sale("cookie", 1, on=MARKET)),
    ("category-undecided", "offer", (), plan.takings({"cookie": 1_000}, voucher="z", channel="market", on=MARKET)),
    ("category-undecided", "offer", (), plan.sale("cookie", 1, delivered=False, on=MARKET)),
    # recipes and allergens
    ("unknown-product", "offer", (), recipe("flour", product="bread")),
    ("unknown-product", "offer", (), declared("gluten", product="bread")),
    ("recipe-empty", "offer", (), recipe()),
    ("ingredient-twice", "offer", (), recipe("flour", "butter", "flour")),
    ("allergens-missing", "offer", (), declared()),
    ("allergens-missing", "offer", (), declared("gluten", "eggs", "milk")),
    ("allergens-missing", "market", (recipe("halva"),), plan.sale("cookie", 1, on=MARKET)),
    (
        "allergens-missing",
        "market",
        (received("flour-2", "gluten", "lupin"), twenty_more(), made(ingredient_lots=("flour-2",))),
        plan.sale("cookie", 1, on=MARKET),
    ),
    ("allergens-not-declared", "offer", (), plan.sale("shortbread", 1, on=MARKET)),
    ("allergens-not-declared", "offer", (), plan.sale("shortbread", 1, delivered=False, on=MARKET)),
    (
        "allergens-not-declared",
        "offer",
        (),
        plan.takings({"shortbread": 1_000}, voucher="z", channel="market", on=MARKET),
    ),
    # lots
    ("lot-exists", "market", (), received("cookie-1", "gluten")),
    ("lot-exists", "market", (twenty_more(),), made(lot="flour-1")),
    ("unknown-product", "market", (), made(product="bread")),
    ("lot-from-nothing", "market", (twenty_more(),), made(ingredient_lots=())),
    ("unknown-ingredient-lot", "market", (twenty_more(),), made(ingredient_lots=("flour-1", "flour-9"))),
    ("received-later", "market", (twenty_more(OFFER),), made(on=OFFER)),
    ("lot-exceeds-stock", "market", (), made()),
    ("lot-exceeds-stock", "market", (twenty_more(),), made(quantity=20_001)),
    ("date-before-making", "market", (twenty_more(),), made(until=best_before(BAKING))),
    ("ingredient-past-use-by", "market", (twenty_more(),), made(on=date(2026, 3, 21))),
    ("past-use-by", "market", (), plan.sale("shortbread", 1, on=LATER)),
    ("past-use-by", "market", (), plan.sale(lines={"cookie": 1_000, "shortbread": 1_000}, channel="market", on=LATER)),
    ("past-use-by", "market", (), plan.takings({"shortbread": 1_000}, voucher="z", channel="market", on=LATER)),
    (
        "past-use-by",
        "market",
        (plan.sale("shortbread", 1, ticket="t-1", delivered=False, on=MARKET),),
        plan.delivery("t-1", on=LATER),
    ),
    ("past-use-by", "market", (), plan.stock_kept("m-01", "shortbread", 1_000, cost=21, on=LATER)),
    ("past-use-by", "market", (), plan.stock_given("shortbread", 1_000, cost=21, on=LATER)),
    ("past-use-by", "market", (), written_off("charity")),
    ("past-use-by", "market", (), written_off("sample")),
    ("past-use-by", "market", (), written_off("low_value_gift")),
    ("pieces-without-lot", "market", (twenty_more(),), plan.sale("cookie", 1, on=MARKET)),
    ("pieces-without-lot", "market", (twenty_more(),), plan.stock_kept("m-01", "cookie", 1_000, cost=29, on=MARKET)),
    ("not-in-a-lot", "market", (twenty_more(), made()), plan.sale("cookie", 81, on=BAKING)),
    ("not-in-a-lot", "market", (), written_off("spoiled", on=OFFER)),
    # what is undone
    ("ingredient-lot-used", "market", (), reversed_at("culinaire.ingredient_lot_received")),
    ("lot-stands-on-it", "market", (), reversed_at("goods_produced")),
    # hygiene
    ("nothing-checked", "market", (), checked(4)),
    ("unknown-check", "market", (), checked(4, "hands", "ears")),
    ("unknown-check", "market", (), checked(1, "hands")),
)

#: refusal, report, its settings.
REPORTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("unknown-lot", "recall", {"lot": "flour-9"}),
    ("no-recipe", "label", {"product": "bread"}),
    ("allergens-not-declared", "label", {"product": "cake"}),
    ("no-lot", "label", {"product": "cookie", "lot": "shortbread-1"}),
    ("no-such-day", "checklist", {"day": "3"}),
    ("not-a-day", "lots", {"on": "28/03/2026"}),
    ("unknown-product", "label", {"product": "tart"}),
)


def named(reason: str) -> str:
    return reason if reason == "unknown-product" else f"culinaire.{reason}"


@pytest.mark.parametrize(("reason", "at", "before", "step"), CASES)
def test_it_is_refused(
    reason: str, at: str, before: tuple[Step, ...], step: Step, request: pytest.FixtureRequest
) -> None:
    session: Session = request.getfixturevalue(at)
    if before:
        session.record(*before)
    version = session.version
    with pytest.raises(Refused) as caught:
        session.record(step)
    assert named(reason) in caught.value.names
    assert session.version == version
    for refusal in caught.value.refusals:
        assert not re.search(r"[{}]", refusal.say("fr") + refusal.say("en"))


@pytest.mark.parametrize(("reason", "report", "settings"), REPORTS)
def test_a_report_refuses_its_settings(reason: str, report: str, settings: dict[str, str], market: Session) -> None:
    market.record(
        culinaire.product_in("packaged-food", on=OFFER, product="bread", name="Pain", decided_by="a-01"),
        culinaire.product_in("packaged-food", on=OFFER, product="cake", name="Cake", decided_by="a-01"),
        recipe("flour", product="cake"),
    )
    with pytest.raises(Refused) as caught:
        market.report(f"culinaire:{report}", settings)
    assert caught.value.names == (named(reason),)


@pytest.mark.parametrize("report", ["recall", "label", "lots", "checklist", "cost-sheet"])
def test_reports_are_for_sessions_that_activated_it(report: str) -> None:
    with Ledger.open(plugins=PluginManager.of(culinaire=culinaire)) as ledger:
        session = ledger.open_session(
            e.SessionOpened(
                on=OFFER,
                name="Sans module",
                host=e.Host(name="CAE des Exemples", siren="123456782", section="fc"),
                place="Laval",
                starts=OFFER,
                ends=LATER,
                fiscal_year_ends=date(2026, 12, 31),
                filiere="culinaire",
            )
        )
        product = culinaire.product_in("packaged-food", on=OFFER, product="bread", name="Pain", decided_by="f-01")
        session.record(product, e.GoodsProduced(on=OFFER, product="bread", quantity=1_000))
        settings = {"recall": {"lot": "x"}, "label": {"product": "bread"}}.get(report, {})
        with pytest.raises(Refused) as caught:
            session.report(f"culinaire:{report}", settings)
        assert caught.value.names == ("plugin-not-active",)


def test_a_product_of_an_unknown_category_is_not_made() -> None:
    with pytest.raises(Refused) as caught:
        culinaire.product_in("sweets", on=OFFER, product="p", name="P", decided_by="a-01")
    assert caught.value.names == ("culinaire.unknown-category",)
    assert "packaged-food" in caught.value.say("fr")


def test_every_refusal_has_a_line_above() -> None:
    tried = [case[0] for case in CASES] + [case[0] for case in REPORTS]
    assert set(map(named, tried)) - {"unknown-product"} == TEXTS.keys()


@pytest.mark.parametrize("name", TEXTS)
def test_a_refusal_says_the_same_in_both_languages_and_ends_with_a_point(name: str) -> None:
    french, english = TEXTS[name]
    quoted = [{field for _, field, _, _ in Formatter().parse(text) if field} - {"fr", "en"} for text in TEXTS[name]]
    assert quoted[0] == quoted[1]
    assert french.endswith(".")
    assert english.endswith(".")
    assert not re.search(r"(?<!\u00a0):(?= )", re.sub(r"\{[^}]*\}", "", french)), "a no-break space before a colon"


def test_an_unknown_product_is_refused_once(market: Session) -> None:
    line = e.SaleLine(product="bread", quantity=1_000, price=1_00, gross=1_00, rate=550, net=95)
    total = e.RateTotal(rate=550, net=95, vat=5, gross=1_00)
    paid = e.SalePayment(means="cash", cents=1_00)
    with pytest.raises(Refused) as caught:
        market.record(
            e.SaleMade(on=MARKET, ticket="t-1", channel="market", lines=(line,), totals=(total,), paid=(paid,))
        )
    assert caught.value.names == ("unknown-product",)


@pytest.mark.parametrize("step", [written_off("spoiled"), written_off("missing")])
def test_what_is_past_its_use_by_date_is_thrown_away(step: Step, market: Session) -> None:
    market.record(step)
