"""Coopkies: four women, cookies, Toulouse, 18 to 26 November 2019.

Source: Coopérer Pour Entreprendre, « Bilan de l'expérimentation nationale 2019-2020 ». It gives the
host, the place, the dates, the people (four women of 30 to 55), the product, the place of sale and
the turnover, 204.74 €, without saying net or gross. 216.00 € at 5.5 % are exactly 204.74 € net, so
it is read here as net: an assumption, like the price, the purchases and everything after the sale.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from flashcoop_core import events as e
from flashcoop_core.codec.strict_json import Plain
from flashcoop_core.demo.pay import send_pay, take_pay_back
from flashcoop_core.demo.programme import confirm, engage, insure, plan_days, work
from flashcoop_core.demo.stage import Stage
from flashcoop_core.events import Event
from flashcoop_core.events.fields import ProfessionalRole
from flashcoop_core.ledger import Ledger
from flashcoop_core.session import plan

__all__ = ["play"]

_FIRST, _OFFER, _BANK, _BAKING = (date(2019, 11, day) for day in (18, 19, 20, 21))
_FORUM, _ACCOUNTS, _LAST = (date(2019, 11, day) for day in (22, 25, 26))
_OPENING = date(2019, 10, 28)
_BANKED, _PAYROLL, _PAID, _CLOSING = date(2019, 11, 27), date(2019, 12, 5), date(2019, 12, 6), date(2019, 12, 12)

_MEMBERS = ("m-01", "m-02", "m-03", "m-04")
_CAPE = e.Contract(kind="cape", signed=_FIRST, ends=date(2020, 1, 31))
_MADE, _SOLD = 150, 144

#: A round of fifty cookies: ingredient, name, thousandths of a kilogram, cents a kilogram, allergens. Assumed.
_RECIPE: list[Plain] = [
    {
        "ingredient": ingredient,
        "name": name,
        "quantity": quantity,
        "unit_cost": cost,
        "allergens": [{"allergen": allergen, "word": word} for allergen, word in allergens],
    }
    for ingredient, name, quantity, cost, allergens in (
        ("farine", "farine de blé", 900, 90, [("gluten", "blé")]),
        ("beurre", "beurre", 600, 1_050, [("milk", "lait")]),
        ("sucre", "sucre roux", 500, 180, []),
        ("pepites", "pépites de chocolat", 500, 1_200, [("milk", "lait"), ("soybeans", "soja")]),
        ("oeufs", "œufs", 250, 400, [("eggs", "œufs")]),
    )
]
_ALLERGENS: list[Plain] = ["gluten", "milk", "soybeans", "eggs"]
#: Lot -> its ingredient, thousandths of a kilogram, last day and allergens, as the voucher says it. Assumed.
_LOTS: Mapping[str, tuple[str, int, str, list[Plain]]] = MappingProxyType(
    {
        "farine-1": ("farine", 3_000, "2020-03-31", ["gluten"]),
        "beurre-1": ("beurre", 2_000, "2019-12-20", ["milk"]),
        "sucre-1": ("sucre", 2_000, "2021-01-31", []),
        "pepites-1": ("pepites", 2_000, "2020-06-30", ["milk", "soybeans"]),
        "oeufs-1": ("oeufs", 1_000, "2019-12-09", ["eggs"]),
    }
)


#: Day, who, as what: the source gives the people and their trades.
_PROFESSIONALS: tuple[tuple[int, str, ProfessionalRole], ...] = (
    (1, "conseil-1", "accompaniment"),
    (2, "conseil-1", "accompaniment"),
    (3, "communication-1", "communication"),
    (3, "banque-1", "banker"),
    (4, "cheffe-1", "producer"),
    (5, "forum-1", "logistician"),
    (6, "f-02", "accountant"),
    (7, "insertion-1", "integration"),
)


def play(stage: Stage, ledger: Ledger) -> None:
    """Play the whole session, from the first handshake to closed books."""
    _open(stage, ledger)
    _decide(stage)
    _bake_and_sell(stage)
    _close(stage)


def _open(stage: Stage, ledger: Ledger) -> None:
    stage.day(_OPENING, "la CAE prépare, trois semaines avant", "the host prepares, three weeks ahead")
    plugins = stage.plugins(ledger, "culinaire", "navette")
    stage.enter(
        ledger.open_session(
            e.SessionOpened(
                on=_OPENING,
                name="Coopkies",
                host=e.Host(name="La Maison de l'Initiative", siren="000000000", section="coopkies"),
                place="Toulouse",
                starts=_FIRST,
                ends=_LAST,
                fiscal_year_ends=date(2019, 12, 31),
                filiere="culinaire",
                imposed=("filiere", "product", "venue", "calendar"),
                plugins=plugins,
            ),
            id="coopkies",
        )
    )
    stage.record(
        e.FacilitatorEngaged(on=_OPENING, facilitator="f-01"),
        e.FacilitatorEngaged(on=_OPENING, facilitator="f-02", role="accountant"),
        e.PartnerEngaged(on=_OPENING, partner="cap-eco", name="Cap'Eco", role="venue"),
        e.PartnerEngaged(on=_OPENING, partner="forum", name="Forum régional de l'ESS", role="venue"),
        e.VenueEngaged(on=_OPENING, booking="cuisine", partner="cap-eco", use="making", starts=_BAKING, ends=_BAKING),
        e.VenueEngaged(on=_OPENING, booking="stand", partner="forum", use="selling", starts=_FORUM, ends=_FORUM),
        e.VenueConfirmed(on=_OPENING, booking="cuisine"),
        e.VenueConfirmed(on=_OPENING, booking="stand"),
    )
    plan_days(stage, _OPENING, (_FIRST, _OFFER, _BANK, _BAKING, _FORUM, _ACCOUNTS, _LAST))
    engage(stage, _OPENING, _PROFESSIONALS)
    confirm(stage, _OPENING, [(number, who) for number, who, _ in _PROFESSIONALS])
    insure(stage, _OPENING, 2019)
    stage.say(
        "Conseillères, chargé de communication, conseillère de la BNP et cheffe viendront chacun leur jour.",
        "Advisers, communication officer, an adviser of the BNP and a chef will come, each on their day.",
    )
    stage.say("Leurs réponses, l'assurance et les jours.", "Their answers, the insurance and the days.", assumed=True)

    stage.day(_FIRST, "jour 1", "day 1")
    stage.record(
        *(e.MemberJoined(on=_FIRST, member=member, contract=_CAPE) for member in _MEMBERS),
        e.FundsAdvanced(on=_FIRST, reference="av-1", cents=100_00),
        *work(_FIRST, _MEMBERS, 6),
        e.ProgrammeDayHeld(on=_FIRST, number=1),
    )
    stage.say(
        "La Maison de l'Initiative accueille quatre femmes de 30 à 55 ans, de quartiers prioritaires.",
        "La Maison de l'Initiative hosts four women of 30 to 55, from priority districts.",
    )
    stage.say(
        f"Avance de {stage.money(100_00)}, SIREN fictif, aucune contribution.",
        f"An advance of {stage.money(100_00)}, a SIREN made up, no contribution.",
        assumed=True,
    )


def _decide(stage: Stage) -> None:
    stage.day(_OFFER, "jour 2", "day 2")
    stage.record(
        e.ProductDefined(
            on=_OFFER,
            product="cookie",
            name="Cookie",
            vat_rate=550,
            vat_reason="chocolate-chip-biscuit : usage de la biscuiterie, confirmé par la comptable de la CAE",
            decided_by="f-02",
        ),
        *stage.of(
            "culinaire.category_decided",
            _OFFER,
            product="cookie",
            category="chocolate-chip-biscuit",
            rate=550,
            reason="usage de la biscuiterie (CGI art. 278-0 bis A 1°)",
            decided_by="f-02",
        ),
        *stage.of("culinaire.recipe_set", _OFFER, product="cookie", yields=50_000, ingredients=_RECIPE),
        e.DecisionProposed(
            on=_OFFER,
            decision="prix",
            subject="price",
            question="À quel prix vendre un cookie ?",
            method="consent",
            options=(
                e.Option(
                    option="un-cinquante",
                    label="1,50 €",
                    prices=(e.PriceOption(product="cookie", channel="forum", price=1_50),),
                ),
            ),
        ),
        *(e.VoteCast(on=_OFFER, decision="prix", member=member, option="un-cinquante") for member in _MEMBERS),
        plan.decision_closing("prix", on=_OFFER),
        e.PriceSet(on=_OFFER, product="cookie", channel="forum", price=1_50, decision="prix"),
        *work(_OFFER, _MEMBERS, 6),
        e.ProgrammeDayHeld(on=_OFFER, number=2),
    )
    stage.say(
        f"Prix décidé par consentement : {stage.money(1_50)} le cookie.",
        f"Price decided by consent: {stage.money(1_50)} a cookie.",
        assumed=True,
    )
    stage.day(_BANK, "jour 3", "day 3")
    stage.record(
        plan.loan(300_00, 400, 10, on=_BANK),
        *work(_BANK, _MEMBERS, 6),
        e.ProgrammeDayHeld(on=_BANK, number=3),
    )
    stage.say(
        "Une conseillère de la BNP simule un prêt avec le groupe.", "An adviser of the BNP simulates a loan with them."
    )


def _received(stage: Stage, lot: str) -> tuple[Event, ...]:
    """An ingredient that came in with the purchase."""
    ingredient, quantity, day, allergens = _LOTS[lot]
    return stage.of(
        "culinaire.ingredient_lot_received",
        _BAKING,
        lot=lot,
        ingredient=ingredient,
        supplier="grossiste",
        voucher="F-1911-204",
        quantity=quantity,
        until={"kind": "best_before", "day": day},
        allergens=allergens,
    )


def _bake_and_sell(stage: Stage) -> None:
    stage.day(_BAKING, "jour 4", "day 4")
    stage.record(
        plan.purchase(
            [
                plan.purchase_line("materials", 63_30, 550, product="cookie"),
                plan.purchase_line("packaging", 14_40, 2_000),
            ],
            supplier="grossiste",
            voucher="F-1911-204",
            on=_BAKING,
        ),
        *stage.of("culinaire.allergens_declared", _BAKING, product="cookie", allergens=_ALLERGENS),
        *(lot for name in _LOTS for lot in _received(stage, name)),
        e.GoodsProduced(on=_BAKING, product="cookie", quantity=_MADE * 1000),
        *stage.of(
            "culinaire.lot_made",
            _BAKING,
            lot="cookie-1",
            product="cookie",
            quantity=_MADE * 1000,
            ingredient_lots=list(_LOTS),
            until={"kind": "best_before", "day": "2019-12-05"},
        ),
        *stage.of(
            "culinaire.hygiene_checked",
            _BAKING,
            day=4,
            done=["hands", "health", "reception", "cold", "surfaces", "allergens", "traceability", "labels", "waste"],
            readings=[{"kind": "chilled", "tenths": 35}],
        ),
        *work(_BAKING, _MEMBERS, 7),
        e.ProgrammeDayHeld(on=_BAKING, number=4),
    )
    stage.say("Une cheffe du tiers-lieu Cap'Eco guide la fournée.", "A chef of the Cap'Eco kitchen guides the baking.")
    stage.say(f"{_MADE} cookies.", f"{_MADE} cookies.", assumed=True)
    if stage.is_active("culinaire"):
        stage.say(
            "Les lots d'ingrédients, les allergènes et l'hygiène sont notés : un rappel trouverait chaque ticket.",
            "Lots of ingredients, allergens and hygiene are noted: a recall would find every ticket.",
            assumed=True,
        )

    stage.day(_FORUM, "jour 5", "day 5")
    stage.record(
        plan.takings({"cookie": _SOLD * 1000}, voucher="Z-1", channel="forum", tickets=61, on=_FORUM),
        plan.till_close("session", on=_FORUM),
        *work(_FORUM, _MEMBERS, 8),
        e.ProgrammeDayHeld(on=_FORUM, number=5),
    )
    net = -stage.session.state.balance("sales_finished")
    stage.say(
        f"Vente au Forum régional de l'économie sociale et solidaire : {stage.money(net)} de chiffre d'affaires.",
        f"Sale at the regional forum of the social economy: {stage.money(net)} of turnover.",
    )
    stage.say(
        f"Lu hors taxe : {_SOLD} cookies à {stage.money(1_50)} font {stage.money(_SOLD * 1_50)} TTC.",
        f"Read as net of VAT: {_SOLD} cookies at {stage.money(1_50)} are {stage.money(_SOLD * 1_50)} gross.",
        assumed=True,
    )


def _close(stage: Stage) -> None:
    stage.day(_ACCOUNTS, "jour 6", "day 6")
    stage.record(
        e.StockWrittenOff(
            on=_ACCOUNTS, reference="degust", product="cookie", quantity=(_MADE - _SOLD) * 1000, fate="sample"
        ),
        plan.till_count(stage.session.state.till_balance, on=_ACCOUNTS),
        plan.stock_count({"stock_materials": 4_00}, on=_ACCOUNTS),
        plan.vat("2019-11", on=_ACCOUNTS),
        *work(_ACCOUNTS, _MEMBERS, 6),
        e.ProgrammeDayHeld(on=_ACCOUNTS, number=6),
    )
    stage.say(
        "Six cookies sont partis en dégustation ; la farine qui reste est comptée, la TVA arrêtée.",
        "Six cookies went as samples; the flour left is counted, VAT is settled.",
        assumed=True,
    )

    stage.day(_LAST, "jour 7", "day 7")
    stage.record(
        e.DecisionProposed(
            on=_LAST,
            decision="partage",
            subject="split",
            question="Comment partager le bénéfice ?",
            options=(e.Option(option="egal", label="À parts égales", split=e.SplitOption(key="equal")),),
        ),
        *(e.VoteCast(on=_LAST, decision="partage", member=member, option="egal") for member in _MEMBERS),
        plan.decision_closing("partage", on=_LAST),
        plan.distribution("partage", on=_LAST),
        *work(_LAST, _MEMBERS, 4),
        e.ProgrammeDayHeld(on=_LAST, number=7),
    )
    distribution = stage.session.state.distribution
    shared = distribution.distributable if distribution else 0
    stage.say(
        f"{stage.money(shared)} à partager, à parts égales.", f"{stage.money(shared)} to share, equally.", assumed=True
    )

    stage.day(_BANKED, "la caisse retourne à la CAE", "the till goes back to the host")
    till = stage.session.state.till_balance
    stage.record(e.FundsReturned(on=_BANKED, reference="ret-1", cents=till))
    stage.say(f"{stage.money(till)} remis à la CAE.", f"{stage.money(till)} given back to the host.", assumed=True)
    send_pay(stage, "2019-12")
    stage.day(_PAYROLL, "la paie revient", "payroll comes back")
    take_pay_back(stage, "navette", "2019-12", reference="paie-12", by="f-01", on=_PAYROLL)
    stage.day(_PAID, "les membres sont payés", "the members are paid")
    stage.record(plan.remuneration(reference="vir-12", on=_PAID))
    stage.day(_CLOSING, "clôture", "closing")
    stage.record(plan.session_closing(on=_CLOSING))
    left = stage.session.state.balance("link")
    stage.say(
        f"Les comptes sont clos. Solde du compte de liaison 181 : {stage.money(left)}.",
        f"The accounts are closed. Balance of the link account 181: {stage.money(left)}.",
        assumed=True,
    )
