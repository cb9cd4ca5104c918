"""A session of kokedamas, from the nursery to closed books, with the filière active; and all that it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Formatter
from typing import get_args

import attrs
import pytest

import flashcoop_filiere_vegetal as vegetal
from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.events.fields import ProductNature
from flashcoop_core.hooks import FiliereHooks, PluginManager, ReportHooks
from flashcoop_core.session import plan
from flashcoop_filiere_vegetal.care import care_label
from flashcoop_filiere_vegetal.events import Cause, Caution, Light, Watering
from flashcoop_filiere_vegetal.losses import CAUSES
from flashcoop_filiere_vegetal.texts import TEXTS

_F: FiliereHooks = vegetal
_R: ReportHooks = vegetal

MONDAY, MAKING, MARKET, ONLINE = date(2024, 11, 18), date(2024, 11, 21), date(2024, 11, 22), date(2024, 11, 23)
LAST, PAID = date(2024, 11, 26), date(2024, 12, 6)

OPENING = e.SessionOpened(
    on=MONDAY,
    name="Jinsei'Coop",
    host=e.Host(name="CAE des Exemples", siren="123456782", section="jinsei"),
    place="Lusignan",
    starts=MONDAY,
    ends=LAST,
    fiscal_year_ends=date(2024, 12, 31),
    filiere="vegetal",
    contribution=e.Contribution(rate=1_000),
    plugins=(e.PluginActivation(name="vegetal", hook_api=1),),
)
DECIDED = vegetal.VatDecided(
    on=MONDAY, product="kokedama", rate=2_000, reason="la façon domine ; 10 % écarté", decided_by="f-02"
)
POTTED = vegetal.VatDecided(on=MONDAY, product="fougere", rate=1_000, reason="revendue dans l'état", decided_by="f-02")
BISCUIT = vegetal.ProductExcluded(on=MONDAY, product="biscuit", reason="alimentaire", decided_by="f-02")
AT_A_DISTANCE = vegetal.ChannelDeclared(on=MONDAY, channel="en-ligne")
PASSPORT = vegetal.PassportRecorded(
    on=MAKING,
    product="kokedama",
    botanical_name="Ficus microcarpa",
    operator="FR-NA00000",
    traceability="L-118",
    origin="NL",
)
SECOND = attrs.evolve(PASSPORT, botanical_name="Nephrolepis exaltata", traceability=None, origin="FR")
EXEMPTED = vegetal.PassportExempted(on=MAKING, product="fougere", reason="vendue coupée et séchée", decided_by="f-01")
CARE = vegetal.CareDescribed(
    on=MAKING,
    product="kokedama",
    light="indirect",
    watering="soak",
    water_every=7,
    coldest=12,
    cautions=("toxic_to_pets", "not_edible"),
)


def product(name: str, rate: int = 2_000, nature: ProductNature = "finished") -> e.ProductDefined:
    return e.ProductDefined(
        on=MONDAY,
        product=name,
        name=name.title(),
        nature=nature,
        vat_rate=rate,
        vat_reason="décision du comptable",
        decided_by="f-02",
    )


def begun(ledger: Ledger, opening: e.SessionOpened = OPENING) -> Session:
    """A session whose products are priced and made, before any decision of the filière."""
    coop = ledger.open_session(opening)
    prices = tuple(
        e.PriceOption(product=name, channel=channel, price=12_00)
        for name in ("kokedama", "fougere", "biscuit", "atelier")
        for channel in ("marche", "en-ligne", "members")
    )
    liable = opening.vat_liable
    coop.record(
        e.FundsAdvanced(on=MONDAY, reference="av-1", cents=300_00),
        e.FacilitatorEngaged(on=MONDAY, facilitator="f-02", role="accountant"),
        *(
            e.MemberJoined(on=MONDAY, member=member, contract=e.Contract(signed=MONDAY, ends=date(2024, 12, 31)))
            for member in ("m-01", "m-02")
        ),
        product("kokedama", 2_000 if liable else 0),
        product("fougere", 1_000 if liable else 0),
        product("biscuit", 550 if liable else 0),
        product("atelier", 2_000 if liable else 0, "service"),
        e.BudgetEstimated(
            on=MONDAY,
            product="kokedama",
            quantity=40_000,
            lines=(
                e.BudgetLine(charge="materials", cents=4_00, per_unit=True),
                e.BudgetLine(charge="hire", cents=12_00),
            ),
        ),
        e.DecisionProposed(
            on=MONDAY,
            decision="prix",
            subject="price",
            question="Quels prix ?",
            options=(e.Option(option="douze", label="12 €", prices=prices),),
        ),
        *(e.VoteCast(on=MONDAY, decision="prix", member=member, option="douze") for member in ("m-01", "m-02")),
        plan.decision_closing("prix", on=MONDAY),
        *(
            e.PriceSet(on=MONDAY, product=price.product, channel=price.channel, price=price.price, decision="prix")
            for price in prices
        ),
        plan.purchase(
            [plan.purchase_line("materials", 132_00, 1_000, product="kokedama")],
            supplier="pepiniere",
            voucher="FA-118",
            on=MAKING,
        ),
        *(e.GoodsProduced(on=MAKING, product=name, quantity=64_000) for name in ("kokedama", "fougere", "biscuit")),
    )
    return coop


@pytest.fixture
def coop() -> Session:
    return begun(Ledger.open(plugins=PluginManager.of(vegetal=vegetal)))


@pytest.fixture
def settled(coop: Session) -> Session:
    """The same, once rates are decided and papers are in order."""
    coop.record(DECIDED, POTTED, BISCUIT, AT_A_DISTANCE, PASSPORT, SECOND, EXEMPTED, CARE)
    return coop


def sold(name: str = "kokedama", pieces: int = 1, channel: str = "marche") -> plan.Plan:
    return plan.sale(name, pieces, channel=channel, paid_by="platform" if channel == "en-ligne" else "cash", on=MARKET)


def refused_names(coop: Session, *whats: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        coop.record(*whats)
    return refused.value.names


# --- a whole session -----------------------------------------------------------------------------


def test_a_session_is_played_from_the_nursery_to_closed_books(settled: Session) -> None:
    settled.record(
        sold("kokedama", 22),
        sold("fougere", 10),
        sold("biscuit", 5),
        sold("atelier", 1),
        *vegetal.loss("kokedama", 3_000, "dried", reference="perte-1", proof="photo-1", on=ONLINE),
        *(plan.sale("kokedama", 13, channel="en-ligne", paid_by="platform", on=ONLINE) for _ in range(3)),
        plan.takings({"fougere": 54_000, "biscuit": 59_000}, voucher="Z-1", channel="marche", on=ONLINE),
        plan.till_close("session", on=LAST),
    )
    settled.record(
        plan.till_count(settled.state.till_balance, on=LAST),
        e.PayoutReceived(
            on=LAST, reference="pf-1", source="platform", channel="en-ligne", gross=39 * 12_00, into="host"
        ),
        plan.stock_count({"stock_finished": 0}, on=LAST),
        plan.vat("2024-11", on=LAST),
        plan.contribution_charge(on=LAST),
        e.DecisionProposed(
            on=LAST,
            decision="partage",
            subject="split",
            question="Comment partager ?",
            options=(e.Option(option="egal", label="À parts égales", split=e.SplitOption(key="equal")),),
        ),
        *(e.VoteCast(on=LAST, decision="partage", member=member, option="egal") for member in ("m-01", "m-02")),
        plan.decision_closing("partage", on=LAST),
        plan.distribution("partage", on=LAST),
    )
    books = settled.books
    for statement in (books.trial_balance(), books.distribution(), books.product_margins(), books.vat_summary()):
        assert statement.check() == ()
    assert settled.state.distribution is not None
    assert not [envelope for envelope in books.booked() if envelope.origin and envelope.entries]


def test_the_installed_plugin_is_the_one_that_is_tested() -> None:
    coop = begun(Ledger.open(plugins=PluginManager.installed()))
    coop.record(DECIDED, sold())
    assert vegetal.nursery(coop.state).rates == {"kokedama": DECIDED}


def test_a_session_survives_being_closed_and_opened_again(tmp_path: Path) -> None:
    plugins = PluginManager.of(vegetal=vegetal)
    with Ledger.open(tmp_path / "green.flashcoop", plugins=plugins) as ledger:
        coop = begun(ledger)
        coop.record(DECIDED, POTTED, BISCUIT, AT_A_DISTANCE, PASSPORT, SECOND, EXEMPTED, CARE)
        before = vegetal.nursery(coop.state)
    with Ledger.open(tmp_path / "green.flashcoop", plugins=plugins) as ledger:
        assert vegetal.nursery(ledger.session().state) == before


# --- the rate ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sale",
    [sold(), plan.takings({"kokedama": 1_000}, voucher="Z-1", channel="marche", on=MARKET)],
    ids=["a ticket", "a day of takings"],
)
def test_nothing_is_sold_before_its_rate_is_decided(coop: Session, sale: plan.Plan) -> None:
    with pytest.raises(Refused) as refused:
        coop.record(sale)
    (refusal,) = refused.value.refusals
    assert (refusal.name, refusal.where) == ("vegetal.vat-not-decided", "lines[0].product")
    assert "demandez au comptable" in refusal.say("fr")
    coop.record(DECIDED, sale)


def test_a_service_and_an_excluded_product_need_no_decision(coop: Session) -> None:
    coop.record(sold("atelier"), BISCUIT, sold("biscuit"))


def test_where_the_host_owes_no_vat_there_is_nothing_to_decide() -> None:
    opening = attrs.evolve(OPENING, vat_liable=False)
    coop = begun(Ledger.open(plugins=PluginManager.of(vegetal=vegetal)), opening)
    coop.record(sold())


def test_a_decision_is_made_again_with_another_reason(settled: Session) -> None:
    again = attrs.evolve(DECIDED, on=MAKING, reason="confirmé par le rescrit")
    settled.record(again)
    assert vegetal.nursery(settled.state).rates["kokedama"] == again


# --- the passport --------------------------------------------------------------------------------


def test_no_plant_for_planting_is_sold_at_a_distance_without_its_papers(coop: Session) -> None:
    coop.record(DECIDED, POTTED, BISCUIT, AT_A_DISTANCE, sold(), sold("fougere"))
    for name in ("kokedama", "fougere"):
        with pytest.raises(Refused) as refused:
            coop.record(sold(name, channel="en-ligne"))
        (refusal,) = refused.value.refusals
        assert (refusal.name, refusal.where) == ("vegetal.passport-missing", "lines[0].product")
        assert refusal.facts == {"product": name, "channel": "en-ligne"}
    takings = plan.takings({"kokedama": 1_000}, voucher="Z-1", channel="en-ligne", on=MARKET)
    assert refused_names(coop, takings) == ("vegetal.passport-missing",)
    coop.record(sold("biscuit", channel="en-ligne"), sold("atelier", channel="en-ligne"))
    coop.record(PASSPORT, EXEMPTED, sold(channel="en-ligne"), sold("fougere", channel="en-ligne"), takings)


def test_a_channel_of_which_nothing_was_declared_is_not_at_a_distance(coop: Session) -> None:
    coop.record(DECIDED, sold(channel="en-ligne"))


def test_a_channel_may_be_declared_again(coop: Session) -> None:
    fetched = attrs.evolve(AT_A_DISTANCE, distance=False)
    coop.record(DECIDED, AT_A_DISTANCE, fetched, sold(channel="en-ligne"))


# --- reversals -----------------------------------------------------------------------------------


def test_a_reversal_takes_back_whatever_was_settled(settled: Session) -> None:
    settled.record(*vegetal.loss("kokedama", 1_000, "frost", reference="perte-1", proof="photo-1", on=MARKET))
    kinds = (
        "loss_explained",
        "care_described",
        "passport_exempted",
        "passport_recorded",
        "passport_recorded",
        "channel_declared",
        "product_excluded",
        "vat_decided",
        "vat_decided",
    )
    for kind in kinds:
        settled.record(plan.reversal(kind=f"vegetal.{kind}", on=MARKET))
    settled.record(plan.reversal(kind="stock_written_off", on=MARKET))
    assert vegetal.nursery(settled.state) == vegetal.Nursery(
        made={"kokedama": 64_000, "fougere": 64_000, "biscuit": 64_000}
    )
    assert refused_names(settled, sold()) == ("vegetal.vat-not-decided",)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("passport_recorded", "kokedama"),
        ("passport_exempted", "fougere"),
        ("vat_decided", "fougere"),
        ("product_excluded", "biscuit"),
    ],
)
def test_what_a_sale_rests_on_is_not_taken_back(settled: Session, kind: str, name: str) -> None:
    settled.record(sold(name))
    assert refused_names(settled, plan.reversal(kind=f"vegetal.{kind}", on=MARKET)) == ("in-use-since",)
    settled.record(plan.reversal(kind="sale_made", on=MARKET))
    settled.record(plan.reversal(kind=f"vegetal.{kind}", on=MARKET))


def test_a_loss_is_not_taken_back_under_its_explanation(settled: Session) -> None:
    lost, explained = vegetal.loss("kokedama", 1_000, "frost", reference="perte-1", proof="photo-1", on=MARKET)
    settled.record(lost, explained)
    assert refused_names(settled, plan.reversal(kind="stock_written_off", on=MARKET)) == ("in-use-since",)
    # Another loss under the same reference may go: the one that was explained is still there.
    settled.record(lost, plan.reversal(kind="stock_written_off", on=MARKET))
    settled.record(plan.reversal(kind="vegetal.loss_explained", on=MARKET))
    settled.record(plan.reversal(kind="stock_written_off", on=MARKET), lost)
    own = vegetal.nursery(settled.state)
    assert (len(own.losses), own.causes) == (1, {})


def test_other_events_are_reversed_as_ever(settled: Session) -> None:
    settled.record(sold())
    settled.record(plan.reversal(kind="vegetal.care_described", on=MARKET))
    assert vegetal.nursery(settled.state).care == {}


# --- refusals ------------------------------------------------------------------------------------

REFUSED: Mapping[str, tuple[object, str, str]] = {
    "a rate of nothing": (attrs.evolve(DECIDED, product="hat"), "unknown-product", "product"),
    "5.5 %": (attrs.evolve(DECIDED, rate=550), "vegetal.rate-not-allowed", "rate"),
    "another rate than the product's": (
        attrs.evolve(DECIDED, rate=1_000),
        "vegetal.rate-differs-from-product",
        "rate",
    ),
    "an exclusion of nothing": (attrs.evolve(BISCUIT, product="hat"), "unknown-product", "product"),
    "a passport of nothing": (attrs.evolve(PASSPORT, product="hat"), "unknown-product", "product"),
    "a country in full": (attrs.evolve(PASSPORT, origin="France"), "vegetal.not-a-country", "origin"),
    "a country in small letters": (attrs.evolve(PASSPORT, origin="fr"), "vegetal.not-a-country", "origin"),
    "an exemption of nothing": (attrs.evolve(EXEMPTED, product="hat"), "unknown-product", "product"),
    "care of nothing": (attrs.evolve(CARE, product="hat"), "unknown-product", "product"),
    "a loss that never was": (
        vegetal.LossExplained(on=MARKET, reference="perte-9", product="kokedama", cause="dried"),
        "vegetal.unknown-loss",
        "reference",
    ),
    "a loss of another product": (
        vegetal.LossExplained(on=MARKET, reference="perte-1", product="fougere", cause="dried"),
        "vegetal.unknown-loss",
        "reference",
    ),
    "a sample, which is no loss": (
        vegetal.LossExplained(on=MARKET, reference="don-1", product="kokedama", cause="dried"),
        "vegetal.unknown-loss",
        "reference",
    ),
    "a loss explained twice": (
        vegetal.LossExplained(on=MARKET, reference="perte-1", product="kokedama", cause="frost"),
        "vegetal.loss-explained",
        "reference",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_refused_by_its_name_and_place(settled: Session, case: str) -> None:
    event, name, where = REFUSED[case]
    settled.record(
        *vegetal.loss("kokedama", 1_000, "dried", reference="perte-1", proof="photo-1", on=MARKET),
        e.StockWrittenOff(on=MARKET, reference="don-1", product="kokedama", quantity=1_000, fate="sample"),
    )
    version = settled.version
    with pytest.raises(Refused) as refused:
        settled.record(event)
    assert [(refusal.name, refusal.where) for refusal in refused.value.refusals] == [(name, where)]
    assert refused.value.say("fr") != refused.value.say("en")
    assert settled.version == version


def test_an_unknown_product_is_refused_once(settled: Session) -> None:
    line = e.SaleLine(product="hat", quantity=1_000, price=12_00, gross=12_00, rate=2_000, net=10_00)
    sale = e.SaleMade(
        on=MARKET,
        ticket="T-1",
        channel="en-ligne",
        lines=(line,),
        totals=(e.RateTotal(rate=2_000, net=10_00, vat=2_00, gross=12_00),),
        paid=(e.SalePayment(means="platform", cents=12_00),),
    )
    assert refused_names(settled, sale) == ("unknown-product",)


def test_each_refusal_has_words_in_both_languages_with_the_same_facts() -> None:
    for name, (french, english) in TEXTS.items():
        facts = [[field for _, field, _, _ in Formatter().parse(text) if field] for text in (french, english)]
        assert sorted(facts[0]) == sorted(facts[1]), name
    filiere = vegetal.flashcoop_filiere()
    rules = [rule for kind in filiere.extension.kinds for rule in kind.rules]
    rules += [rule for of in filiere.extension.rules.values() for rule in of]
    named = {name for rule in rules for name in rule.names if name.startswith("vegetal.")}
    assert named | {"vegetal.care-missing"} == set(TEXTS)


# --- what people read ----------------------------------------------------------------------------


def test_the_filiere_leaves_the_doubtful_rates_to_the_accountant() -> None:
    filiere = vegetal.flashcoop_filiere()
    assert {category.name: (category.rate, category.certain) for category in filiere.vat_categories} == {
        "plant": (1_000, True),
        "assembly": (1_000, False),
        "kokedama": (2_000, False),
        "composition": (2_000, False),
        "container": (2_000, True),
    }
    assert {day: len(items) for day, items in filiere.checklists.items()} == {1: 2, 2: 3, 4: 6, 5: 3}
    assert all(text.strip() == text != "" for items in filiere.checklists.values() for item in items for text in item)


def test_the_vat_report_says_who_decided_what_and_what_is_left(coop: Session) -> None:
    coop.record(DECIDED, BISCUIT)
    french, english = coop.report("vegetal:vat"), coop.report("vegetal:vat", lang="en")
    assert [row.cells for row in french.tables[0].rows] == [
        ("kokedama", "20\u00a0%", "18/11/2024", "f-02", "la façon domine ; 10 % écarté")
    ]
    assert french.tables[0].notes == (
        "biscuit, pas un végétal\u00a0: alimentaire",
        "⚠ Taux à décider avant de vendre\u00a0: fougere",
    )
    assert english.tables[0].notes == ("biscuit, no plant: alimentaire", "⚠ Rate to be decided before selling: fougere")
    assert english.data == {
        "decided": [
            {
                "product": "kokedama",
                "rate": 2_000,
                "on": "2024-11-18",
                "decided_by": "f-02",
                "reason": "la façon domine ; 10 % écarté",
            }
        ],
        "undecided": ["fougere"],
        "excluded": {"biscuit": "alimentaire"},
    }


def test_the_passport_report_gives_each_passport_or_why_there_is_none(settled: Session) -> None:
    settled.record(product("mousse"))
    french, english = settled.report("vegetal:passport"), settled.report("vegetal:passport", lang="en")
    assert [row.cells for row in french.tables[0].rows] == [
        ("fougere", "sans passeport\u00a0: vendue coupée et séchée", "", "", ""),
        ("kokedama", "Ficus microcarpa", "FR-NA00000", "L-118", "NL"),
        ("kokedama", "Nephrolepis exaltata", "FR-NA00000", "-", "FR"),
        ("mousse", "⚠ à enregistrer", "", "", ""),
    ]
    assert english.tables[0].rows[-1].cells[1] == "⚠ to be recorded"
    assert french.tables[0].notes == ("Canaux à distance\u00a0: en-ligne",)
    assert isinstance(english.data, dict)
    assert [line["product"] for line in english.data["products"] if line["missing"]] == ["mousse"]


def test_a_session_without_distance_says_so(coop: Session) -> None:
    assert coop.report("vegetal:passport", lang="en").tables[0].notes == ("Channels at a distance: none declared",)


def test_losses_are_told_by_day_and_by_cause_as_a_share_of_what_was_made(settled: Session) -> None:
    settled.record(
        *vegetal.loss("kokedama", 3_000, "dried", reference="p-1", proof="photo-1", on=MARKET),
        *vegetal.loss("kokedama", 1_000, "dried", reference="p-2", proof="photo-2", on=MARKET),
        *vegetal.loss("fougere", 2_000, "frost", reference="p-3", proof="photo-3", on=ONLINE),
        e.StockReceived(on=MARKET, reference="r-1", stock="stock_goods", cents=0, product="fougere", quantity=36_000),
        e.StockWrittenOff(
            on=MARKET, reference="p-4", product="kokedama", quantity=500, fate="spoiled", proof="photo-4"
        ),
    )
    french, english = settled.report("vegetal:losses"), settled.report("vegetal:losses", lang="en")
    assert [row.cells for row in french.tables[0].rows] == [
        ("22/11/2024", "kokedama", "Séché", "4", "6,25\u00a0%"),
        ("22/11/2024", "kokedama", "À expliquer", "0,5", "0,78\u00a0%"),
        ("23/11/2024", "fougere", "Gel", "2", "2\u00a0%"),
    ]
    assert [row.cells for row in english.tables[1].rows] == [
        ("Dried out", "4", "1.75%"),
        ("Frost", "2", "0.88%"),
        ("To be explained", "0.5", "0.22%"),
        ("Total", "6.5", "2.85%"),
    ]
    data = english.data
    assert isinstance(data, dict)
    assert sum(line["quantity"] for line in data["by_day"]) == sum(line["quantity"] for line in data["by_cause"])
    assert data["made"] == {"biscuit": 64_000, "fougere": 100_000, "kokedama": 64_000}


def test_a_session_that_made_nothing_has_no_share_to_tell() -> None:
    coop = Ledger.open(plugins=PluginManager.of(vegetal=vegetal)).open_session(OPENING)
    (by_day, by_cause) = coop.report("vegetal:losses", lang="en").tables
    assert by_day.rows == ()
    assert [row.cells for row in by_cause.rows] == [("Total", "0", "-")]


def test_a_care_label_says_how_to_keep_a_plant_alive(settled: Session) -> None:
    (file,) = settled.report("vegetal:care").files
    assert file.name == "entretien-kokedama.txt"
    assert file.whole().decode() == (
        "Kokedama\n"
        "Ficus microcarpa, Nephrolepis exaltata\n"
        "Lumière\u00a0: vive, sans soleil direct\n"
        "Eau\u00a0: tremper la motte dix minutes, puis égoutter, tous les 7 jours\n"
        "Jamais sous 12\u00a0°C\n"
        "⚠ toxique pour les animaux domestiques\n"
        "⚠ décoration, ne se mange pas\n"
        "Jinsei'Coop, CAE des Exemples\n"
    )
    assert "Water: soak the ball ten minutes, then let it drip, every 7 days" in str(
        settled.report("vegetal:care", {"product": "kokedama"}, lang="en").tables[0]
    )


def test_every_word_of_care_is_said_in_both_languages(settled: Session) -> None:
    for light in get_args(Light):
        for watering in get_args(Watering):
            everything = attrs.evolve(
                CARE, light=light, watering=watering, water_every=1, cautions=get_args(Caution), on=MARKET
            )
            settled.record(everything)
            french, english = (care_label(settled.state, "kokedama", lang) for lang in ("fr", "en"))
            assert len(french) == len(english) == 6 + len(get_args(Caution))
            assert "chaque jour" in french[3]
            assert "every day" in english[3]
    assert set(CAUSES) == {*get_args(Cause), None}


def test_a_care_label_needs_its_description(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.report("vegetal:care", {"product": "kokedama"})
    assert refused.value.names == ("vegetal.care-missing",)
    assert coop.report("vegetal:care").files == ()


def test_the_cost_sheet_is_that_of_the_estimate(settled: Session) -> None:
    document = settled.report("vegetal:cost-sheet", {"product": "kokedama", "price": "8", "target": "30"}, lang="en")
    (table,) = document.tables
    assert [row.cells for row in table.rows if row.cells[0] == "Margin"] == [("Margin", "1.70", "68.00")]
    assert table.rows[-1].cells == ("Suggested price, VAT included, for a margin of 30%", "8.60", "")
