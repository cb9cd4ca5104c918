"""What members, facilitators and the host read: registers, recall, labels, checklists, cost sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, cast

import attrs
import pytest

import flashcoop_filiere_culinaire as culinaire
from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.hooks import Document, PluginManager
from flashcoop_core.session import plan
from flashcoop_core.written import Lang
from flashcoop_filiere_culinaire.demo import bake, open_session

SOLD, AGAIN, LEFT = (date(2026, 3, day) for day in (6, 7, 8))


@pytest.fixture
def market() -> Iterator[Session]:
    with Ledger.open(plugins=PluginManager.of(culinaire=culinaire)) as ledger:
        session = open_session(ledger)
        bake(session)
        yield session


@pytest.fixture
def sold(market: Session) -> Session:
    """Two lots of cookies and one of shortbread, sold over three days; five cookies came back."""
    market.record(
        plan.sale("cookie", 2, ticket="t-1", on=SOLD),
        plan.sale(lines={"cookie": 40_000, "shortbread": 3_000}, ticket="t-2", channel="market", on=SOLD),
        e.GoodsProduced(on=AGAIN, product="cookie", quantity=40_000),
        culinaire.LotMade(
            on=AGAIN,
            lot="cookie-2",
            product="cookie",
            quantity=40_000,
            ingredient_lots=("flour-1", "butter-1", "eggs-1"),
            until=culinaire.Until(kind="best_before", day=date(2026, 3, 27)),
        ),
        plan.sale("cookie", 45, ticket="t-3", on=AGAIN),
        plan.refund("t-2", {"cookie": 5_000}, refund="r-1", on=AGAIN),
        plan.stock_kept("m-01", "cookie", 3_000, cost=90, reference="k-1", on=LEFT),
        plan.sale("cookie", 30, ticket="t-4", on=LEFT),
    )
    return market


def report(session: Session, name: str, lang: Lang = "fr", /, **settings: str) -> Document:
    return session.report(f"culinaire:{name}", settings, lang=lang)


def data(document: Document) -> dict[str, Any]:
    return cast("dict[str, Any]", document.data)


def text(document: Document) -> str:
    return "\n\n".join(map(str, document.tables))


# -- recall -----------------------------------------------------------------------------------------


def test_a_lot_of_flour_leads_to_its_lots_and_to_every_ticket_that_may_hold_them(sold: Session) -> None:
    found = data(report(sold, "recall", lot="flour-1"))
    assert found["lots"] == ["cookie-1", "shortbread-1", "cookie-2"]
    assert [(each["reference"], each["product"]) for each in found["held"]] == [
        ("t-1", "cookie"),
        ("t-2", "cookie"),
        ("t-3", "cookie"),
        ("k-1", "cookie"),
        ("t-4", "cookie"),
        ("t-2", "shortbread"),
    ]
    # All cookies were made of that flour: whatever left holds it for certain.
    assert all(each["at_least"] == each["quantity"] - each["returned"] for each in found["held"])


def test_a_lot_made_leads_to_tickets_with_what_is_certain_and_what_is_possible(sold: Session) -> None:
    found = data(report(sold, "recall", lot="cookie-1"))
    assert [tuple(each[key] // 1_000 for key in ("at_least", "by_date", "at_most")) for each in found["held"]] == [
        (2, 2, 2),
        (35, 35, 35),
        (5, 43, 43),
        (0, 0, 3),
        (0, 0, 30),
    ]
    assert found["left"] == [{"product": "cookie", "left": 5_000, "at_least": 0, "by_date": 0, "at_most": 5_000}]


def test_a_recall_reads_well(sold: Session) -> None:
    assert text(report(sold, "recall", lot="cookie-2")) == RECALL_IN_FRENCH
    assert text(report(sold, "recall", "en", lot="cookie-2")) == RECALL_IN_ENGLISH


def test_a_recall_of_an_ingredient_says_whose_it_is(sold: Session) -> None:
    first = str(report(sold, "recall", lot="chips-1").tables[0])
    for part in ("pépites de chocolat", "grocer", "F-77", "chips-1/26", "1\u00a0kg", "DDM 31/12/2026", "soja, lait"):
        assert part in first


def test_an_ingredient_that_went_into_nothing_is_recalled_from_nobody(market: Session) -> None:
    market.record(attrs.evolve(culinaire.kitchen_of(market.state).received["sugar-1"], lot="sugar-2"))
    found = data(report(market, "recall", lot="sugar-2"))
    assert (found["lots"], found["held"], found["left"]) == ([], [], [])
    assert "Il n'est parti dans aucun lot." in text(report(market, "recall", lot="sugar-2"))
    assert "Nothing left." in text(report(market, "recall", "en", lot="sugar-2"))


# -- lots -------------------------------------------------------------------------------------------


def test_the_register_shows_what_is_past_its_date_on_a_day(sold: Session) -> None:
    before, after = (text(report(sold, "lots", on=day)) for day in ("2026-03-09", "2026-03-27"))
    assert "DÉPASSÉE" not in before
    assert "passée" not in before
    assert after.count("DLC DÉPASSÉE, à jeter") == 2  # butter and shortbread
    assert after.count("DDM passée, encore vendable") == 1  # eggs
    english = text(report(sold, "lots", "en", on="2026-03-28"))
    assert english.count("PAST USE BY, to throw away") == 2
    assert english.count("past its best, may be sold") == 2  # cookies too


def test_the_register_counts_what_is_left_and_says_which_ingredient_has_no_lot(sold: Session) -> None:
    found = data(report(sold, "lots"))
    assert found["on"] == "2026-03-08"
    assert {each["lot"]: (each["left"], each["without_lot"]) for each in found["made"]} == {
        "cookie-1": (0, []),
        "shortbread-1": (27_000, ["sugar"]),
        "cookie-2": (5_000, ["sugar", "chips"]),
    }
    assert "cookie-2\u00a0: aucun lot noté pour sucre, pépites de chocolat." in text(report(sold, "lots"))
    assert "cookie-2: no lot noted for sucre, pépites de chocolat." in text(report(sold, "lots", "en"))


# -- label ------------------------------------------------------------------------------------------


def test_a_label_lists_ingredients_by_weight_with_allergens_in_capitals(market: Session) -> None:
    found = report(market, "label", product="cookie", address="2 rue des Exemples, 53000 Laval")
    (file,) = found.files
    assert file.name == "etiquette-cookie-1.txt"
    assert file.whole().decode() == (
        "Cookie aux pépites\n"
        "Ingrédients\u00a0: farine de BLÉ, sucre, beurre (LAIT), pépites de chocolat (émulsifiant : lécithine de "
        "SOJA), ŒUFS\n"
        "Contient\u00a0: FRUITS À COQUE\n"
        "Quantité nette\u00a0: 75 g\n"
        "À consommer de préférence avant le 26/03/2026\n"
        "L cookie-1\n"
        "Exploitant\u00a0: CAE des Exemples, 2 rue des Exemples, 53000 Laval\n"
    )
    assert "TVA" not in text(found)
    assert "€" not in text(found)


def test_a_use_by_date_has_its_own_words_and_asks_for_storage(market: Session) -> None:
    found = report(market, "label", product="shortbread")
    assert data(found)["date"] == "À consommer jusqu'au 09/03/2026"
    for missing in ("Quantité nette", "Adresse de l'exploitant", "Conservation"):
        assert missing in str(found.tables[-1])
    kept = report(market, "label", product="shortbread", storage="À conserver entre 0 et 4 °C", address="Laval")
    assert "À conserver entre 0 et 4 °C\n" in kept.files[0].whole().decode()
    assert "Conservation" not in str(kept.tables[-1])


def test_an_english_label_keeps_the_order_of_the_date_and_says_that_french_is_due(market: Session) -> None:
    found = report(market, "label", "en", product="cookie")
    assert found.files[0].name == "label-cookie-1.txt"
    assert data(found)["date"] == "Best before 26/03/2026"
    assert data(found)["contains"] == "NUTS"
    assert "In France the label is in French" in text(found)


def test_the_last_lot_is_labelled_unless_another_is_asked_for(sold: Session) -> None:
    assert data(report(sold, "label", product="cookie"))["lot"] == "L cookie-2"
    assert data(report(sold, "label", product="cookie", lot="cookie-1"))["lot"] == "L cookie-1"


def test_ingredients_are_weighed_for_those_who_must_print_a_percentage(market: Session) -> None:
    weights = str(report(market, "label", product="shortbread").tables[1])
    for name, grams, percent in (("blé", "1 200", "52,17"), ("sucre", "600", "26,09"), ("beurre", "500", "21,74")):
        line = next(line for line in weights.splitlines() if name in line)
        assert grams.replace(" ", "\u202f") in line
        assert percent in line


# -- checklist --------------------------------------------------------------------------------------


def test_a_checklist_shows_what_was_done_and_when(market: Session) -> None:
    market.record(
        culinaire.HygieneChecked(on=date(2026, 3, 5), day=4, done=("hands", "waste")),
        culinaire.HygieneChecked(on=SOLD, day=4, done=("hands", "cold")),
    )
    (day,) = data(report(market, "checklist", day="4"))["days"]
    assert {item["item"]: item["done"] for item in day["items"] if item["done"]} == {
        "hands": "2026-03-05",
        "cold": "2026-03-06",
        "waste": "2026-03-05",
    }
    assert "Hygiène, jour 4\u00a0: 3 sur 9" in text(report(market, "checklist", day="4"))
    assert "Hygiene, day 4: 3 of 9" in text(report(market, "checklist", "en", day="4"))
    assert len(report(market, "checklist").tables) == 4


def test_a_temperature_out_of_bounds_is_recorded_and_stands_out(market: Session) -> None:
    readings = (
        culinaire.Reading(kind="chilled", tenths=41),
        culinaire.Reading(kind="frozen", tenths=-185),
        culinaire.Reading(kind="hot", tenths=630),
    )
    market.record(culinaire.HygieneChecked(on=SOLD, day=5, readings=readings))
    found = report(market, "checklist", day="5")
    assert [each["within"] for each in data(found)["readings"]] == [False, True, True]
    lines = str(found.tables[-1]).splitlines()
    assert any("4,1\u00a0°C" in line and "NON" in line for line in lines)
    assert any("-18,5\u00a0°C" in line and "oui" in line for line in lines)
    assert "4.1\u00a0°C" in text(report(market, "checklist", "en", day="5"))
    assert len(report(market, "checklist", day="4").tables) == 1


# -- cost sheet -------------------------------------------------------------------------------------


def test_a_cost_sheet_takes_its_materials_from_the_recipe(market: Session) -> None:
    market.record(
        plan.purchase(
            [
                plan.purchase_line("materials", 63_30, 550, product="cookie"),
                plan.purchase_line("packaging", 9_60, 2_000, product="cookie"),
                plan.purchase_line("hire", 12_00, 2_000, product="cookie"),
            ],
            supplier="grocer",
            voucher="F-77",
            on=date(2026, 3, 5),
        )
    )
    (sheet,) = cast("list[dict[str, Any]]", report(market, "cost-sheet", product="cookie", target="30").data)
    # A round of 40: 1.32 + 0.78 + 4.25 + 1.12 + 3.96, and what was paid for packaging and the pitch, for 80.
    assert {line["name"]: line["total"] for line in sheet["lines"]} == {
        "flour": 2_64,
        "sugar": 1_56,
        "butter": 8_50,
        "eggs": 2_24,
        "chips": 7_92,
        "packaging": 8_00,
        "hire": 10_00,
    }
    assert (sheet["cost"], sheet["cost_per_piece"]) == (40_86, str(Fraction(40_86, 80)))
    # A piece leaves 142.18 - 14.22 - 38.58 = 89.38 cents, and the pitch costs 10.00: twelve pieces, not eleven.
    assert sheet["sold"]["break_even"] == 12_000
    assert sheet["suggested"] is not None


def test_a_product_without_a_recipe_costs_what_was_bought_for_it(market: Session) -> None:
    bread = culinaire.product_in("packaged-food", on=SOLD, product="bread", name="Pain", decided_by="a-01")
    market.record(
        bread,
        plan.purchase(
            [plan.purchase_line("materials", 21_10, 550, product="bread")], supplier="grocer", voucher="F-78", on=SOLD
        ),
    )
    sheets = report(market, "cost-sheet", product="bread", quantity="10").data
    (sheet,) = cast("list[dict[str, Any]]", sheets)
    assert [(line["name"], line["total"]) for line in sheet["lines"]] == [("materials", 20_00)]


RECALL_IN_FRENCH = """\
Lots à rappeler
┌──────────┬────────────────────┬────────────┬────────┬────────────────┐
│ Lot      │ Produit            │ Fait le    │   Fait │ Date           │
├──────────┼────────────────────┼────────────┼────────┼────────────────┤
│ cookie-2 │ Cookie aux pépites │ 07/03/2026 │     40 │ DDM 27/03/2026 │
└──────────┴────────────────────┴────────────┴────────┴────────────────┘

Ce qui est sorti et peut en contenir
┌─────────────────┬────────────┬───────────────┬────────────────────┬─────────┬───────────┬────────────┬───────────┐
│ Ticket, pièce   │ Le         │ Comment       │ Produit            │   Gardé │   Certain │   Par date │   Au plus │
├─────────────────┼────────────┼───────────────┼────────────────────┼─────────┼───────────┼────────────┼───────────┤
│ t-3             │ 07/03/2026 │ vendu, market │ Cookie aux pépites │      45 │         2 │          2 │        40 │
│ k-1             │ 08/03/2026 │ gardé, m-01   │ Cookie aux pépites │       3 │         0 │          3 │         3 │
│ t-4             │ 08/03/2026 │ vendu, market │ Cookie aux pépites │      30 │         0 │         30 │        30 │
└─────────────────┴────────────┴───────────────┴────────────────────┴─────────┴───────────┴────────────┴───────────┘
Chacun de ces tickets peut contenir des pièces du lot\u00a0: rappelez-les tous. Aucun autre n'en a.
Certain quel que soit l'ordre\u00a0; par date si le plus ancien part d'abord\u00a0; au plus, le maximum.

Ce qui reste et peut en contenir
┌────────────────────┬────────────┬───────────┬────────────┬───────────┐
│ Produit            │   En stock │   Certain │   Par date │   Au plus │
├────────────────────┼────────────┼───────────┼────────────┼───────────┤
│ Cookie aux pépites │          5 │         0 │          5 │         5 │
└────────────────────┴────────────┴───────────┴────────────┴───────────┘
Mettez de côté tout ce qui reste."""

RECALL_IN_ENGLISH = """\
Lots to recall
┌──────────┬────────────────────┬────────────┬──────────┬────────────────────────┐
│ Lot      │ Product            │ Made on    │   Pieces │ Date                   │
├──────────┼────────────────────┼────────────┼──────────┼────────────────────────┤
│ cookie-2 │ Cookie aux pépites │ 2026-03-07 │       40 │ best before 2026-03-27 │
└──────────┴────────────────────┴────────────┴──────────┴────────────────────────┘

What left and may hold some
┌───────────────────┬────────────┬──────────────┬────────────────────┬────────┬───────────┬───────────┬───────────┐
│ Ticket, voucher   │ On         │ How          │ Product            │   Kept │   Certain │   By date │   At most │
├───────────────────┼────────────┼──────────────┼────────────────────┼────────┼───────────┼───────────┼───────────┤
│ t-3               │ 2026-03-07 │ sold, market │ Cookie aux pépites │     45 │         2 │         2 │        40 │
│ k-1               │ 2026-03-08 │ kept, m-01   │ Cookie aux pépites │      3 │         0 │         3 │         3 │
│ t-4               │ 2026-03-08 │ sold, market │ Cookie aux pépites │     30 │         0 │        30 │        30 │
└───────────────────┴────────────┴──────────────┴────────────────────┴────────┴───────────┴───────────┴───────────┘
Each of these tickets may hold pieces of the lot: recall them all. No other holds any.
Certain whatever the order; by date if the oldest leaves first; at most, the highest there can be.

What is left and may hold some
┌────────────────────┬────────────┬───────────┬───────────┬───────────┐
│ Product            │   In stock │   Certain │   By date │   At most │
├────────────────────┼────────────┼───────────┼───────────┼───────────┤
│ Cookie aux pépites │          5 │         0 │         5 │         5 │
└────────────────────┴────────────┴───────────┴───────────┴───────────┘
Put aside all that is left."""
