"""The plugin as the core and its users see it: what it declares."""

from __future__ import annotations

from typing import get_args

import pytest

import flashcoop_filiere_culinaire as culinaire
from flashcoop_core.events import ProductDefined
from flashcoop_core.hooks import FiliereHooks, PluginManager, ReportHooks
from flashcoop_filiere_culinaire.allergens import in_law_order, named
from flashcoop_filiere_culinaire.categories import category_of
from flashcoop_filiere_culinaire.demo import OFFER
from flashcoop_filiere_culinaire.events import ReadingKind
from flashcoop_filiere_culinaire.hygiene import CHECKLISTS, LIMITS

_: FiliereHooks = culinaire
__: ReportHooks = culinaire

#: Category -> rate in basis points, whether it follows from the category alone.
RATES = {
    "packaged-food": (550, True),
    "eaten-at-once": (1_000, True),
    "eaten-on-the-spot": (1_000, True),
    "drink-to-keep": (550, True),
    "drink-to-drink-at-once": (1_000, True),
    "alcohol": (2_000, True),
    "margarine-or-caviar": (2_000, True),
    "confectionery": (2_000, True),
    "chocolate": (2_000, True),
    "chocolate-at-reduced-rate": (550, False),
    "chocolate-chip-biscuit": (550, False),
    "not-food": (2_000, False),
}


def test_it_is_found_by_its_entry_point() -> None:
    loaded = PluginManager.installed().load("culinaire")
    assert loaded.hooks == {"flashcoop_filiere", "flashcoop_reports"}
    assert loaded.origin.startswith("culinaire (flashcoop-filiere-culinaire 0.1.0")
    assert [report.name for report in loaded.reports] == ["checklist", "cost-sheet", "label", "lots", "recall"]


def test_the_rates_are_those_of_the_law_and_doubt_is_said() -> None:
    filiere = culinaire.flashcoop_filiere()
    assert {each.name: (each.rate, each.certain) for each in filiere.vat_categories} == RATES
    assert all("CGI" in each.article for each in filiere.vat_categories)


@pytest.mark.parametrize("category", RATES)
def test_a_product_is_known_again_by_its_reason(category: str) -> None:
    product = culinaire.product_in(category, on=OFFER, product="p", name="Produit", decided_by="a-01")
    found = category_of(product)
    assert found is not None
    assert (found.name, product.vat_rate) == (category, RATES[category][0])
    assert found.article in product.vat_reason


def test_a_reason_in_peoples_own_words_names_no_category() -> None:
    product = ProductDefined(
        on=OFFER, product="p", name="P", vat_rate=550, vat_reason="aliment emballé", decided_by="a-01"
    )
    assert category_of(product) is None


def test_the_allergens_are_the_fourteen_of_annex_two_in_its_order() -> None:
    assert tuple(culinaire.ALLERGENS) == get_args(culinaire.Allergen)
    assert len(culinaire.ALLERGENS) == 14
    assert in_law_order(["molluscs", "gluten", "gluten"]) == ("gluten", "molluscs")
    assert named(["milk", "eggs"], "fr") == ("œufs", "lait")
    assert named(["milk", "eggs"], "en") == ("eggs", "milk")


def test_checklists_have_items_with_ids_of_their_own_in_both_languages() -> None:
    declared = culinaire.flashcoop_filiere().checklists
    for day, items in CHECKLISTS.items():
        assert len({item.id for item in items}) == len(items)
        assert all(french and english and french != english for french, english in declared[day])
    assert declared.keys() == CHECKLISTS.keys()


def test_every_basic_of_hygiene_is_checked_on_the_day_of_making() -> None:
    basics = {"hands", "cold", "surfaces", "allergens", "labels", "traceability", "waste"}
    assert basics <= {item.id for item in CHECKLISTS[4]}


@pytest.mark.parametrize(("kind", "kept", "passed"), [("chilled", 40, 41), ("frozen", -180, -179), ("hot", 630, 629)])
def test_a_temperature_is_kept_up_to_its_limit_and_no_further(kind: ReadingKind, kept: int, passed: int) -> None:
    assert LIMITS[kind].holds(kept)
    assert not LIMITS[kind].holds(passed)
