"""A whole session of cookies and shortbread, from the first recipe to closed books; and what is undone on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

import flashcoop_filiere_culinaire as culinaire
from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import PluginManager
from flashcoop_core.session import plan
from flashcoop_filiere_culinaire.demo import bake, open_session
from flashcoop_filiere_culinaire.kitchen import Kitchen
from flashcoop_filiere_culinaire.shelf import shelf

SOLD, AGAIN, LEFT, LAST = (date(2026, 3, day) for day in (6, 9, 10, 12))


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


def kitchen(session: Session) -> Kitchen:
    return culinaire.kitchen_of(session.state)


def left(session: Session) -> dict[str, int]:
    """Lot -> whole pieces left."""
    found = (shelf(kitchen(session), product) for product in session.state.products)
    return {lot: part // 1_000 for each in found for lot, part in each.left.items()}


def last_taken(session: Session, product: str) -> tuple[tuple[str, int], ...]:
    return shelf(kitchen(session), product).taken[-1].parts


def lot(name: str, product: str, pieces: int, on: date, until: culinaire.Until) -> culinaire.LotMade:
    return culinaire.LotMade(
        on=on,
        lot=name,
        product=product,
        quantity=pieces * 1_000,
        ingredient_lots=("flour-1", "butter-1"),
        until=until,
    )


def refused(session: Session, *whats: e.Event | plan.Plan) -> tuple[str, ...]:
    before = session.version
    with pytest.raises(Refused) as caught:
        session.record(*whats)
    assert session.version == before
    return caught.value.names


def test_a_session_is_played_from_the_oven_to_closed_books(market: Session) -> None:
    market.record(
        plan.purchase(
            [
                plan.purchase_line("materials", 52_75, 550),
                plan.purchase_line("packaging", 9_60, 2_000, product="cookie"),
            ],
            supplier="grocer",
            voucher="F-77",
            on=date(2026, 3, 5),
        ),
        culinaire.HygieneChecked(
            on=date(2026, 3, 5),
            day=4,
            done=("hands", "health", "cold"),
            readings=(culinaire.Reading(kind="chilled", tenths=36),),
        ),
        *(e.WorkRecorded(on=SOLD, member=member, minutes=420) for member in ("m-01", "m-02", "m-03")),
        plan.sale(lines={"cookie": 4_000, "shortbread": 6_000}, channel="market", ticket="t-1", on=SOLD),
        plan.sale("cookie", 30, ticket="t-2", on=SOLD),
        plan.sale("shortbread", 10, ticket="t-3", on=SOLD),
    )
    assert left(market) == {"cookie-1": 46, "shortbread-1": 14}

    # A second round on the 9th; two cookies of the first ticket come back.
    market.record(
        e.GoodsProduced(on=AGAIN, product="cookie", quantity=20_000),
        lot("cookie-2", "cookie", 20, AGAIN, culinaire.Until(kind="best_before", day=date(2026, 3, 30))),
        plan.refund("t-1", {"cookie": 2_000}, refund="r-1", on=AGAIN),
        plan.takings({"cookie": 60_000}, voucher="z-1", channel="market", tickets=31, on=AGAIN),
    )
    assert left(market) == {"cookie-1": 0, "shortbread-1": 14, "cookie-2": 8}

    # On the 10th the shortbread is past its use-by date: neither sold nor tasted, only thrown away.
    assert refused(market, plan.sale("shortbread", 1, on=LEFT)) == ("culinaire.past-use-by",)
    market.record(
        e.StockWrittenOff(
            on=LEFT, reference="w-1", product="shortbread", quantity=14_000, fate="spoiled", proof="photo-1"
        ),
        plan.stock_kept("m-02", "cookie", 3_000, cost=87, reference="k-1", on=LEFT),
        e.StockWrittenOff(on=LEFT, reference="w-2", product="cookie", quantity=5_000, fate="sample"),
        plan.till_close("session", on=LEFT),
        plan.till_count(150_00 - 62_35 + 4 * 1_50 + 6 * 1_20 + 45_00 + 12_00 - 3_00 + 90_00, on=LEFT),
        plan.stock_count({"stock_materials": 6_00}, on=LEFT),
        plan.vat("2026-03", on=LAST),
        plan.contribution_charge(on=LAST),
        e.DecisionProposed(
            on=LAST,
            decision="split",
            subject="split",
            question="Comment partager ?",
            options=(e.Option(option="equal", label="À parts égales", split=e.SplitOption(key="equal")),),
        ),
        *(e.VoteCast(on=LAST, decision="split", member=member, option="equal") for member in ("m-01", "m-02")),
        plan.decision_closing("split", on=LAST),
        plan.distribution("split", on=LAST),
    )
    assert set(left(market).values()) == {0}
    assert [gone.way for gone in kitchen(market).gone[-3:]] == ["written_off", "kept", "given"]

    shares = market.state.shares
    market.record(
        e.FundsReturned(on=LAST, reference="ret-1", cents=market.state.till_balance),
        plan.payroll(
            [
                e.PayLine(
                    member=member,
                    gross=share.cents,
                    net=share.cents,
                    employer=0,
                    social_security=0,
                    accrued=0,
                    difference=0,
                )
                for member, share in shares.items()
            ],
            month="2026-03",
            reference="pay-03",
            on=date(2026, 4, 3),
        ),
        plan.remuneration(reference="vir-03", on=date(2026, 4, 4)),
        plan.session_closing(on=date(2026, 4, 10)),
    )
    assert market.state.is_closed
    held = market.report("culinaire:recall", {"lot": "flour-1"}).data
    assert isinstance(held, dict)
    assert {each["reference"] for each in held["held"]} == {"t-1", "t-2", "t-3", "z-1", "w-1", "w-2", "k-1"}


def test_the_books_know_nothing_of_the_trade(ledger: Ledger, market: Session) -> None:
    of_trade = [fact for fact in market.state.facts.values() if fact.kind.startswith("culinaire.")]
    assert len(of_trade) == 12
    assert not any(fact.entries for fact in of_trade)
    assert ledger.verify().events == market.version


def test_a_session_is_read_again_as_it_was(ledger: Ledger, market: Session) -> None:
    market.record(plan.sale("cookie", 7, on=SOLD))
    with Ledger.open(plugins=PluginManager.of(culinaire=culinaire)) as other:
        other.import_lines(ledger.lines())
        assert culinaire.kitchen_of(other.session().state) == kitchen(market)
        assert other.head == ledger.head


def test_a_lot_recorded_in_error_is_reversed_and_its_id_is_free_again(market: Session) -> None:
    wrong = lot("cookie-2", "cookie", 20, AGAIN, culinaire.Until(kind="best_before", day=date(2026, 3, 30)))
    right = attrs.evolve(wrong, ingredient_lots=("flour-1", "butter-1", "chips-1"))
    market.record(e.GoodsProduced(on=AGAIN, product="cookie", quantity=20_000), wrong)
    market.record(plan.reversal(kind="culinaire.lot_made", on=AGAIN))
    assert left(market) == {"cookie-1": 80, "shortbread-1": 30}
    # Its pieces are there still: nothing leaves before they have a lot again.
    assert refused(market, plan.sale("cookie", 1, on=AGAIN)) == ("culinaire.pieces-without-lot",)
    market.record(right, plan.sale("cookie", 1, on=AGAIN))
    assert kitchen(market).made_from("chips-1") == ("cookie-1", "cookie-2")


def test_reversing_a_sale_puts_its_pieces_back_into_their_lots(market: Session) -> None:
    market.record(plan.sale("cookie", 50, ticket="t-1", on=SOLD), plan.sale("cookie", 20, ticket="t-2", on=SOLD))
    market.record(plan.reversal(kind="sale_made", reason="cancelled", on=SOLD))
    assert left(market)["cookie-1"] == 30
    assert [gone.reference for gone in kitchen(market).gone] == ["t-1"]


def test_pieces_leave_by_the_oldest_date_and_come_back_to_their_own_lots(market: Session) -> None:
    market.record(
        e.GoodsProduced(on=SOLD, product="cookie", quantity=10_000),
        lot("sooner", "cookie", 10, SOLD, culinaire.Until(kind="best_before", day=date(2026, 3, 20))),
        plan.sale("cookie", 14, ticket="t-1", on=SOLD),
    )
    assert last_taken(market, "cookie") == (("sooner", 10_000), ("cookie-1", 4_000))
    market.record(plan.refund("t-1", {"cookie": 5_000}, refund="r-1", on=SOLD))
    assert last_taken(market, "cookie") == (("sooner", 9_000),)
    assert left(market)["cookie-1"] == 80
    assert left(market)["sooner"] == 1


def test_takings_that_come_in_late_are_taken_from_the_lots_of_their_own_day(market: Session) -> None:
    market.record(
        e.GoodsProduced(on=AGAIN, product="cookie", quantity=40_000),
        lot("cookie-2", "cookie", 40, AGAIN, culinaire.Until(kind="best_before", day=date(2026, 3, 30))),
        plan.takings({"cookie": 50_000}, voucher="z-2", channel="market", on=AGAIN),
    )
    assert last_taken(market, "cookie") == (("cookie-1", 50_000),)
    # What is recorded last happened first, and left fewer of the first lot for the other day.
    market.record(plan.takings({"cookie": 60_000}, voucher="z-1", channel="market", on=SOLD))
    assert last_taken(market, "cookie") == (("cookie-1", 20_000), ("cookie-2", 30_000))
    assert refused(market, plan.sale("cookie", 11, on=SOLD)) == ("not-in-stock", "culinaire.not-in-a-lot")


def test_what_left_later_keeps_the_lots_that_it_stands_on(market: Session) -> None:
    market.record(plan.sale("cookie", 50, on=AGAIN), e.GoodsProduced(on=LEFT, product="cookie", quantity=10_000))
    market.record(lot("cookie-2", "cookie", 10, LEFT, culinaire.Until(kind="best_before", day=date(2026, 3, 30))))
    assert refused(market, plan.sale("cookie", 31, on=SOLD)) == ("culinaire.not-in-a-lot",)
    market.record(plan.sale("cookie", 30, on=SOLD))


def test_a_lot_is_corrected_after_its_pieces_were_sold(market: Session) -> None:
    made = kitchen(market).lots["cookie-1"]
    market.record(plan.sale("cookie", 50, ticket="t-1", on=SOLD))
    version = next(fact.version for fact in market.state.facts.values() if fact.event == made)
    market.record(plan.reversal(version=version, on=SOLD))
    assert refused(market, plan.sale("cookie", 1, on=SOLD)) == ("culinaire.pieces-without-lot",)
    # Meanwhile their customers are not forgotten: the pieces may be of any ingredient that was there.
    for ingredient in ("flour-1", "butter-1"):
        document = market.report("culinaire:recall", {"lot": ingredient})
        found = cast("dict[str, Any]", document.data)
        assert found["without_lot"] == {"cookie": 80_000}
        assert [(each["reference"], each["at_least"], each["at_most"]) for each in found["held"]] == [
            ("t-1", 0, 50_000)
        ]
        assert [(each["left"], each["at_most"]) for each in found["left"] if each["product"] == "cookie"] == [
            (30_000, 30_000)
        ]
        assert "80. Elles sont comptées ici" in str(document.tables[1])
    market.record(attrs.evolve(made, lot="cookie-1b", ingredient_lots=("flour-1",)), plan.sale("cookie", 1, on=SOLD))
    assert shelf(kitchen(market), "cookie").left == {"cookie-1b": 29_000}
    now = cast("dict[str, Any]", market.report("culinaire:recall", {"lot": "butter-1"}).data)
    assert (now["without_lot"], now["held"]) == ({}, [])


def test_a_ticket_before_an_ingredient_came_in_holds_none_of_it_whatever_its_lot(market: Session) -> None:
    flour = attrs.evolve(kitchen(market).received["flour-1"], on=AGAIN, lot="flour-2")
    made = next(fact.version for fact in market.state.facts.values() if getattr(fact.event, "lot", "") == "cookie-1")
    market.record(plan.sale("cookie", 50, ticket="t-1", on=SOLD), plan.reversal(version=made, on=SOLD), flour)
    found = cast("dict[str, Any]", market.report("culinaire:recall", {"lot": "flour-2"}).data)
    assert (found["without_lot"], found["held"]) == ({"cookie": 80_000}, [])


def test_an_order_leaves_its_lot_when_it_is_handed_over(market: Session) -> None:
    market.record(plan.sale("shortbread", 5, ticket="t-1", on=SOLD, delivered=False))
    assert left(market)["shortbread-1"] == 30
    market.record(plan.delivery("t-1", on=SOLD))
    assert left(market)["shortbread-1"] == 25


def test_pieces_given_within_their_date_leave_their_lot(market: Session) -> None:
    market.record(plan.stock_given("shortbread", 2_000, cost=42, on=SOLD))
    assert left(market)["shortbread-1"] == 28
    assert kitchen(market).gone[-1].way == "given"


def test_what_comes_in_as_json_is_read_strictly(ledger: Ledger, market: Session) -> None:
    event = {
        "on": "2026-03-06",
        "lot": "salt-1",
        "ingredient": "salt",
        "supplier": "grocer",
        "voucher": "F-79",
        "quantity": 1_000,
        "until": None,
        "allergens": [],
    }
    line = {"kind": "culinaire.ingredient_lot_received", "event": event}
    ledger.import_lines([json.dumps(line).encode()], session=market.id)
    assert kitchen(market).received["salt-1"].until is None
    # A date left out is not a food without a date; an allergen is one of the list.
    del event["until"]
    event["lot"], event["allergens"] = "salt-2", ["strawberry"]
    with pytest.raises(Refused) as caught:
        ledger.import_lines([json.dumps(line).encode()], session=market.id)
    assert {refusal.where for refusal in caught.value.refusals} == {"event.until", "event.allergens[0]"}


def test_food_past_its_best_is_sold_and_pieces_past_use_by_are_only_thrown_away(market: Session) -> None:
    market.record(e.SessionAmended(on=SOLD, reason="une semaine de plus", ends=date(2026, 4, 10)))
    late = date(2026, 3, 27)
    market.record(
        plan.sale("cookie", 1, on=late),
        e.StockWrittenOff(on=late, reference="w", product="shortbread", quantity=30_000, fate="missing"),
    )
    assert left(market) == {"cookie-1": 79, "shortbread-1": 0}


def test_a_session_that_activates_it_later_owes_lots_from_then_on(ledger: Ledger, offer: Session) -> None:
    opening = attrs.evolve(offer.state.opened, plugins=(), name="Sans module")
    other = ledger.open_session(opening)
    facts = [fact.event for fact in offer.state.facts.values() if not fact.kind.startswith("culinaire.")]
    other.record(
        *facts[1:],
        e.GoodsProduced(on=SOLD, product="shortbread", quantity=20_000),
        plan.sale("shortbread", 5, ticket="t-1", on=SOLD),
        e.SessionAmended(on=SOLD, reason="traçabilité", plugins=(e.PluginActivation(name="culinaire", hook_api=1),)),
        culinaire.AllergensDeclared(on=SOLD, product="shortbread", allergens=("gluten", "milk")),
    )
    assert refused(other, plan.sale("shortbread", 1, on=SOLD)) == ("culinaire.pieces-without-lot",)
    other.record(
        culinaire.IngredientLotReceived(
            on=SOLD,
            lot="flour-1",
            ingredient="flour",
            supplier="grocer",
            voucher="F-1",
            quantity=1_000,
            until=None,
            allergens=("gluten",),
        ),
        attrs.evolve(
            lot("all", "shortbread", 20, SOLD, culinaire.Until(kind="use_by", day=LEFT)),
            ingredient_lots=("flour-1",),
        ),
        plan.sale("shortbread", 15, ticket="t-2", on=SOLD),
    )
    held = other.report("culinaire:recall", {"lot": "all"}).data
    assert isinstance(held, dict)
    # What was sold before has its lot too.
    assert [(each["reference"], each["at_least"], each["at_most"]) for each in held["held"]] == [
        ("t-1", 5_000, 5_000),
        ("t-2", 15_000, 15_000),
    ]


def test_something_else_than_food_needs_neither_lot_nor_allergens(market: Session) -> None:
    bag = culinaire.product_in("not-food", on=SOLD, product="bag", name="Sac de la fournée", decided_by="a-01")
    decision = culinaire.CategoryDecided(
        on=SOLD, product="bag", category="not-food", rate=2_000, reason="sac en tissu", decided_by="a-01"
    )
    option = e.PriceOption(product="bag", channel="market", price=5_00)
    market.record(
        bag,
        decision,
        e.DecisionProposed(
            on=SOLD,
            decision="bag",
            subject="price",
            question="À quel prix ?",
            options=(e.Option(option="five", label="5 €", prices=(option,)),),
        ),
        *(e.VoteCast(on=SOLD, decision="bag", member=member, option="five") for member in ("m-01", "m-02")),
        plan.decision_closing("bag", on=SOLD),
        e.PriceSet(on=SOLD, product="bag", channel="market", price=5_00, decision="bag"),
        e.GoodsProduced(on=SOLD, product="bag", quantity=4_000),
        plan.sale("bag", 1, on=SOLD),
    )
    assert last_taken(market, "bag") == ()


def test_a_meal_is_a_service_with_a_lot_and_no_stock(market: Session) -> None:
    meal = culinaire.product_in(
        "eaten-on-the-spot", on=SOLD, product="meal", name="Assiette", nature="service", decided_by="a-01"
    )
    option = e.PriceOption(product="meal", channel="market", price=9_00)
    market.record(
        meal,
        e.DecisionProposed(
            on=SOLD,
            decision="meal",
            subject="price",
            question="À quel prix ?",
            options=(e.Option(option="nine", label="9 €", prices=(option,)),),
        ),
        *(e.VoteCast(on=SOLD, decision="meal", member=member, option="nine") for member in ("m-01", "m-02")),
        plan.decision_closing("meal", on=SOLD),
        e.PriceSet(on=SOLD, product="meal", channel="market", price=9_00, decision="meal"),
        culinaire.AllergensDeclared(on=SOLD, product="meal", allergens=("gluten", "milk", "celery")),
        lot("meal-1", "meal", 12, SOLD, culinaire.Until(kind="use_by", day=SOLD)),
        plan.sale("meal", 12, on=SOLD),
    )
    assert left(market)["meal-1"] == 0
    assert refused(market, plan.sale("meal", 1, on=SOLD)) == ("culinaire.not-in-a-lot",)


def test_a_host_that_is_not_liable_to_vat_decides_no_category(ledger: Ledger, offer: Session) -> None:
    other = ledger.open_session(attrs.evolve(offer.state.opened, vat_liable=False, name="Sans TVA"))
    product = culinaire.product_in(
        "chocolate-chip-biscuit", on=SOLD, product="cookie", name="Cookie", decided_by="f-01", vat_liable=False
    )
    assert product.vat_rate == 0
    assert "293 B" in product.vat_reason
    other.record(product)
    line = e.SaleLine(product="cookie", quantity=1_000, price=1_00, gross=1_00, rate=0, net=1_00)
    sale = e.SaleMade(on=SOLD, ticket="t-1", channel="market", lines=(line,), totals=(), paid=())
    assert "culinaire.category-undecided" not in refused(other, sale)


def test_a_session_activates_it_as_it_is_installed() -> None:
    with Ledger.open() as ledger:
        session = open_session(ledger)
        bake(session)
        session.record(plan.sale("cookie", 1, on=SOLD))
        origins = session.state.activated.origins
        assert origins["culinaire"].startswith("culinaire (flashcoop-filiere-culinaire 0.1.0")


def test_the_examples_of_its_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    blocks = [part.split("```", 1)[0] for part in readme.split("```python\n")[1:]]
    assert blocks
    exec(compile("\n".join(blocks), "README.md", "exec"), {})  # noqa: S102 - our own words, as a reader runs them
