"""A made-up session of cookies and shortbread, for the README, the tests, and whoever wants to see the reports.

`open_session` takes it to voted prices and written recipes, `bake` to the morning of its market.
"""

from __future__ import annotations

from datetime import date

from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.session.plan import Plan, decision_closing
from flashcoop_filiere_culinaire.allergens import Allergen
from flashcoop_filiere_culinaire.categories import product_in
from flashcoop_filiere_culinaire.events import (
    AllergensDeclared,
    CategoryDecided,
    Ingredient,
    IngredientLotReceived,
    LotMade,
    NamedAllergen,
    RecipeSet,
    Until,
)

__all__ = ["BAKING", "FIRST", "LAST", "OFFER", "bake", "open_session"]

_MEMBERS = ("m-01", "m-02", "m-03")
#: The first day, the day of the offer, that of the oven, the last.
FIRST, OFFER, BAKING, LAST = (date(2026, 3, day) for day in (2, 3, 5, 12))


def _ingredient(name: str, label: str, quantity: int, cost: int, *allergens: NamedAllergen) -> Ingredient:
    return Ingredient(ingredient=name, name=label, quantity=quantity, unit_cost=cost, allergens=allergens)


_FLOUR = _ingredient("flour", "farine de blé", 1_200, 1_10, NamedAllergen(allergen="gluten", word="blé"))
_BUTTER = _ingredient("butter", "beurre", 500, 8_50, NamedAllergen(allergen="milk", word="lait"))
_SUGAR = _ingredient("sugar", "sucre", 600, 1_30)
_CHIPS = _ingredient(
    "chips",
    "pépites de chocolat (émulsifiant : lécithine de soja)",
    400,
    9_90,
    NamedAllergen(allergen="soybeans", word="soja"),
)
_EGGS = Ingredient(
    ingredient="eggs",
    name="œufs",
    quantity=4_000,
    unit="pièce",
    unit_grams=55,
    unit_cost=28,
    allergens=(NamedAllergen(allergen="eggs", word="œufs"),),
)

_COOKIE = RecipeSet(
    on=OFFER,
    product="cookie",
    yields=40_000,
    ingredients=(_FLOUR, _SUGAR, _BUTTER, _EGGS, _CHIPS),
    net_quantity="75 g",
)
_SHORTBREAD = RecipeSet(on=OFFER, product="shortbread", yields=30_000, ingredients=(_FLOUR, _BUTTER, _SUGAR))


def _received(
    lot: str,
    ingredient: str,
    quantity: int,
    until: Until | None,
    *allergens: Allergen,
) -> IngredientLotReceived:
    return IngredientLotReceived(
        on=BAKING,
        lot=lot,
        ingredient=ingredient,
        supplier="grocer",
        voucher="F-77",
        supplier_lot=f"{lot}/26",
        quantity=quantity,
        until=until,
        allergens=allergens,
    )


def _best_before(day: date) -> Until:
    return Until(kind="best_before", day=day)


def _use_by(day: date) -> Until:
    return Until(kind="use_by", day=day)


_INGREDIENT_LOTS = (
    _received("flour-1", "flour", 5_000, _best_before(date(2026, 9, 30)), "gluten"),
    _received("butter-1", "butter", 2_000, _use_by(date(2026, 3, 20)), "milk"),
    _received("sugar-1", "sugar", 2_000, None),
    _received("eggs-1", "eggs", 12_000, _best_before(date(2026, 3, 25)), "eggs"),
    _received("chips-1", "chips", 1_000, _best_before(date(2026, 12, 31)), "soybeans", "milk"),
)


def _adopted(product: str, price: int) -> tuple[e.Event | Plan, ...]:
    """Members agree on a price by consent."""
    option = e.PriceOption(product=product, channel="market", price=price)
    return (
        e.DecisionProposed(
            on=OFFER,
            decision=f"price-{product}",
            subject="price",
            question="À quel prix ?",
            method="consent",
            options=(e.Option(option="yes", label="Oui", prices=(option,)),),
        ),
        *(e.VoteCast(on=OFFER, decision=f"price-{product}", member=member, option="yes") for member in _MEMBERS),
        decision_closing(f"price-{product}", on=OFFER),
        e.PriceSet(on=OFFER, product=product, channel="market", price=price, decision=f"price-{product}"),
    )


def open_session(ledger: Ledger) -> Session:
    """Products, prices and recipes are there; nothing is decided of chocolate chips, nothing is made."""
    session = ledger.open_session(
        e.SessionOpened(
            on=FIRST,
            name="Les Trois Fournées",
            host=e.Host(name="CAE des Exemples", siren="123456782", section="fc-fournees"),
            place="Laval",
            starts=FIRST,
            ends=LAST,
            fiscal_year_ends=date(2026, 12, 31),
            filiere="culinaire",
            contribution=e.Contribution(rate=1_000),
            plugins=(e.PluginActivation(name="culinaire", hook_api=1),),
        ),
        id="fournees",
    )
    contract = e.Contract(signed=FIRST, ends=date(2026, 8, 31))
    session.record(
        e.FacilitatorEngaged(on=FIRST, facilitator="f-01"),
        e.FacilitatorEngaged(on=FIRST, facilitator="a-01", role="accountant"),
        *(e.MemberJoined(on=FIRST, member=member, contract=contract) for member in _MEMBERS),
        e.FundsAdvanced(on=FIRST, reference="av-1", cents=150_00),
        product_in("chocolate-chip-biscuit", on=OFFER, product="cookie", name="Cookie aux pépites", decided_by="a-01"),
        product_in("packaged-food", on=OFFER, product="shortbread", name="Sablé", decided_by="a-01"),
        *_adopted("cookie", 1_50),
        *_adopted("shortbread", 1_20),
        _COOKIE,
        _SHORTBREAD,
    )
    return session


def bake(session: Session) -> None:
    """All is ready to sell: 80 cookies in a lot, 30 pieces of shortbread in another, allergens declared."""
    session.record(
        CategoryDecided(
            on=OFFER,
            product="cookie",
            category="chocolate-chip-biscuit",
            rate=550,
            reason="biscuit, le chocolat n'en est pas l'essentiel",
            decided_by="a-01",
        ),
        AllergensDeclared(on=OFFER, product="cookie", allergens=("gluten", "eggs", "milk", "soybeans", "nuts")),
        AllergensDeclared(on=OFFER, product="shortbread", allergens=("gluten", "milk")),
        *_INGREDIENT_LOTS,
        e.GoodsProduced(on=BAKING, product="cookie", quantity=80_000),
        LotMade(
            on=BAKING,
            lot="cookie-1",
            product="cookie",
            quantity=80_000,
            ingredient_lots=("flour-1", "butter-1", "sugar-1", "eggs-1", "chips-1"),
            until=_best_before(date(2026, 3, 26)),
        ),
        e.GoodsProduced(on=BAKING, product="shortbread", quantity=30_000),
        LotMade(
            on=BAKING,
            lot="shortbread-1",
            product="shortbread",
            quantity=30_000,
            ingredient_lots=("flour-1", "butter-1"),
            until=_use_by(date(2026, 3, 9)),
        ),
    )
