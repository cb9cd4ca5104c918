"""A session of bags, from the roll of fabric to the market, with the filière active; and all that it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import get_args

import attrs
import pytest

import flashcoop_filiere_textile as textile
from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.events.fields import ProductNature
from flashcoop_core.hooks import FiliereHooks, PluginManager, ReportHooks
from flashcoop_core.session import plan
from flashcoop_filiere_textile.checks import DUE, ITEMS, CheckItem
from flashcoop_filiere_textile.fibres import FIBRES, Fibre
from flashcoop_filiere_textile.texts import TEXTS
from flashcoop_filiere_textile.workshop import Workshop, evolve

_F: FiliereHooks = textile
_R: ReportHooks = textile

MONDAY, MAKING, MARKET = date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 6)

OPENING = e.SessionOpened(
    on=MONDAY,
    name="Sacrésac",
    host=e.Host(name="CAE des Exemples", siren="123456782", section="sac"),
    place="Gap",
    starts=MONDAY,
    ends=date(2026, 3, 10),
    fiscal_year_ends=date(2026, 12, 31),
    filiere="textile",
    contribution=e.Contribution(rate=1_000),
    plugins=(e.PluginActivation(name="textile", hook_api=1),),
)
COTTON = textile.CompositionDeclared(
    on=MAKING,
    product="sac",
    components=(
        textile.Component(part="Extérieur", fibres=(textile.FibreShare(fibre="cotton", share=10_000),)),
        textile.Component(
            part="Doublure",
            fibres=(
                textile.FibreShare(fibre="cotton", share=7_000),
                textile.FibreShare(fibre="polyester", share=2_150),
            ),
            others=(500, 350),
        ),
    ),
    recycled="Extérieur coupé dans des draps récupérés",
    animal_parts=True,
)
CARDS = textile.LabelExempted(on=MAKING, product="carte", reason="not_textile", decided_by="f-01")
SIZES = textile.SizesDefined(on=MAKING, product="sac", sizes=("petit", "grand"))
SHEETS = textile.FabricReceived(
    on=MAKING, lot="drap-1", name="Drap de coton", origin="recovered", length=2_400, width=1_600
)
FRONTS = textile.CutPiece(product="sac", size="grand", part="face", count=8, length=450, width=400)
STRAPS = textile.CutPiece(product="sac", part="anse", count=10, length=600, width=80)
CUT = textile.cutting(
    "drap-1", 1_800, (FRONTS, STRAPS), (textile.Offcut(lot="chute-1", length=600, width=500),), on=MAKING
)
SAFE = textile.SafetyChecked(
    on=MAKING, day=4, items=DUE[4], needles_out=40, needles_back=39, needles_broken=1, checked_by="f-01"
)


def product(name: str, nature: ProductNature = "finished") -> e.ProductDefined:
    return e.ProductDefined(
        on=MONDAY,
        product=name,
        name=name.title(),
        nature=nature,
        vat_rate=2_000,
        vat_reason="taux normal (CGI art. 278)",
        decided_by="f-02",
    )


def begun(ledger: Ledger) -> Session:
    """A session whose products and prices are known, before anything is made."""
    coop = ledger.open_session(OPENING)
    priced = ("sac", "carte", "retouche")
    coop.record(
        e.FundsAdvanced(on=MONDAY, reference="av-1", cents=100_00),
        e.MemberJoined(on=MONDAY, member="m-01", contract=e.Contract(signed=MONDAY, ends=date(2026, 8, 31))),
        product("sac"),
        product("carte"),
        product("retouche", nature="service"),
        e.DecisionProposed(
            on=MONDAY,
            decision="prix",
            subject="price",
            question="Quels prix ?",
            options=(
                e.Option(
                    option="quinze",
                    label="15 €",
                    prices=tuple(e.PriceOption(product=name, channel="marche", price=15_00) for name in priced),
                ),
            ),
        ),
        e.VoteCast(on=MONDAY, decision="prix", member="m-01", option="quinze"),
        plan.decision_closing("prix", on=MONDAY),
        *(e.PriceSet(on=MONDAY, product=name, channel="marche", price=15_00, decision="prix") for name in priced),
        e.BudgetEstimated(
            on=MONDAY,
            product="sac",
            quantity=20_000,
            lines=(
                e.BudgetLine(charge="materials", cents=2_50, per_unit=True),
                e.BudgetLine(charge="hire", cents=12_00),
            ),
        ),
        *(e.GoodsProduced(on=MAKING, product=name, quantity=20_000) for name in ("sac", "carte")),
    )
    return coop


@pytest.fixture
def coop() -> Session:
    return begun(Ledger.open(plugins=PluginManager.of(textile=textile)))


@pytest.fixture
def made(coop: Session) -> Session:
    """The same, once bags are cut and declared."""
    coop.record(SHEETS, SIZES, COTTON, CARDS, CUT, SAFE)
    return coop


def refused_names(coop: Session, *whats: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        coop.record(*whats)
    return refused.value.names


# --- a whole session -----------------------------------------------------------------------------


def test_a_session_is_played_from_the_roll_to_the_till(made: Session) -> None:
    made.record(
        plan.sale("sac", 3, channel="marche", on=MARKET),
        plan.sale("carte", 2, channel="marche", on=MARKET),
        plan.sale("retouche", 1, channel="marche", on=MARKET),
        plan.takings({"sac": 2_000}, voucher="Z-1", channel="marche", on=MARKET),
        plan.till_close("session", on=MARKET),
    )
    own = textile.workshop(made.state)
    assert {name: lot.left for name, lot in own.lots.items()} == {"drap-1": 600, "chute-1": 600}
    assert made.state.products["sac"].sold == 5_000
    assert made.books.trial_balance().check() == ()
    assert not [envelope for envelope in made.books.booked() if envelope.origin and envelope.entries]


def test_the_installed_plugin_is_the_one_that_is_tested() -> None:
    coop = begun(Ledger.open(plugins=PluginManager.installed()))
    coop.record(COTTON, plan.sale("sac", 1, channel="marche", on=MARKET))
    assert textile.workshop(coop.state).compositions["sac"] == COTTON


def test_a_session_survives_being_closed_and_opened_again(tmp_path: object) -> None:
    path = f"{tmp_path}/sac.flashcoop"
    plugins = PluginManager.of(textile=textile)
    with Ledger.open(path, plugins=plugins) as ledger:
        begun(ledger).record(SHEETS, SIZES, COTTON, CARDS, CUT, SAFE)
    with Ledger.open(path, plugins=plugins) as ledger:
        again = textile.workshop(ledger.session().state)
        assert again.compositions["sac"] == COTTON
        assert again.checks == (SAFE,)
        assert again.cuttings[0].waste == 1_800 * 1_600 - 8 * 450 * 400 - 10 * 600 * 80 - 600 * 500


def test_an_offcut_is_a_lot_that_is_cut_later(made: Session) -> None:
    small = textile.CutPiece(product="sac", size="petit", count=2, length=300, width=500)
    made.record(textile.cutting("chute-1", 600, (small,), on=MAKING))
    own = textile.workshop(made.state)
    assert own.lots["chute-1"].left == 0
    assert own.cuttings[-1].waste == 0


def test_a_composition_declared_again_is_the_one_on_the_label(made: Session) -> None:
    linen = textile.CompositionDeclared(
        on=MARKET,
        product="sac",
        components=(textile.Component(fibres=(textile.FibreShare(fibre="linen", share=10_000),)),),
    )
    made.record(plan.sale("sac", 1, channel="marche", on=MARKET), linen)
    data = made.report("textile:label", {"product": "sac"}).data
    assert isinstance(data, dict)
    assert data["labels"][0]["lines"] == ["Sac", "Taille petit", "100\u00a0% lin", "Sacrésac, CAE des Exemples"]


# --- reversals -----------------------------------------------------------------------------------


def test_a_reversal_takes_back_what_was_declared_received_and_cut(made: Session) -> None:
    for kind in ("safety_checked", "cutting_done", "label_exempted", "composition_declared", "fabric_received"):
        made.record(plan.reversal(kind=f"textile.{kind}", on=MAKING))
    own = textile.workshop(made.state)
    assert (own.compositions, own.exemptions, own.lots, own.cuttings, own.checks) == ({}, {}, {}, (), ())
    assert own.sizes == {"sac": ("petit", "grand")}
    assert refused_names(made, plan.sale("sac", 1, channel="marche", on=MARKET)) == ("textile.composition-missing",)


@pytest.mark.parametrize(("kind", "name"), [("composition_declared", "sac"), ("label_exempted", "carte")])
def test_a_label_that_was_sold_under_is_not_taken_back(made: Session, kind: str, name: str) -> None:
    made.record(plan.sale(name, 1, channel="marche", on=MARKET))
    assert refused_names(made, plan.reversal(kind=f"textile.{kind}", on=MARKET)) == ("in-use-since",)


def test_fabric_that_was_cut_was_received(made: Session) -> None:
    assert refused_names(made, plan.reversal(kind="textile.fabric_received", on=MAKING)) == ("in-use-since",)


def test_a_cutting_whose_offcut_was_cut_again_stands(made: Session) -> None:
    (cut,) = (fact.id for fact in made.state.facts.values() if fact.kind == "textile.cutting_done")
    small = textile.CutPiece(product="sac", size="petit", count=1, length=300, width=500)
    made.record(textile.cutting("chute-1", 600, (small,), on=MAKING))
    assert refused_names(made, plan.reversal(cut, on=MAKING)) == ("in-use-since",)
    made.record(plan.reversal(kind="textile.cutting_done", on=MAKING))
    made.record(plan.reversal(cut, on=MAKING))
    assert textile.workshop(made.state).lots["drap-1"].left == 2_400


def test_a_reversal_of_nothing_is_refused_by_the_core_alone(made: Session) -> None:
    nothing = e.EventReversed(
        on=MAKING, event="00" * 16, version=1, kind="textile.cutting_done", reason="error", entries=()
    )
    assert refused_names(made, nothing) == ("unknown-event",)


def test_other_events_are_reversed_as_ever(made: Session) -> None:
    made.record(plan.reversal(kind="funds_advanced", on=MAKING))
    assert made.state.till_balance == 0


# --- refusals ------------------------------------------------------------------------------------


def declared(*components: textile.Component, product: str = "sac") -> textile.CompositionDeclared:
    return textile.CompositionDeclared(on=MAKING, product=product, components=components)


def part(*shares: tuple[Fibre, int], others: tuple[int, ...] = (), name: str | None = None) -> textile.Component:
    fibres = tuple(textile.FibreShare(fibre=fibre, share=share) for fibre, share in shares)
    return textile.Component(part=name, fibres=fibres, others=others)


ALL_COTTON = part(("cotton", 10_000))


def cut(*pieces: textile.CutPiece) -> textile.CuttingDone:
    """Half a metre of the sheet, cut to the square millimetre."""
    area = sum(piece.count * piece.length * piece.width for piece in pieces)
    return textile.CuttingDone(on=MAKING, lot="drap-1", length=500, width=1_600, pieces=pieces, waste=800_000 - area)


def offcuts(*sides: tuple[str, int, int]) -> tuple[textile.Offcut, ...]:
    return tuple(textile.Offcut(lot=lot, length=length, width=width) for lot, length, width in sides)


def piece(
    count: int = 2, length: int = 450, width: int = 400, *, product: str = "sac", size: str | None = None
) -> textile.CutPiece:
    return textile.CutPiece(product=product, size=size, count=count, length=length, width=width)


REFUSED: Mapping[str, tuple[object, str, str]] = {
    "an unknown product": (declared(ALL_COTTON, product="hat"), "unknown-product", "product"),
    "nothing declared": (declared(), "textile.no-components", "components"),
    "two parts, one name": (
        declared(attrs.evolve(ALL_COTTON, part="a"), attrs.evolve(ALL_COTTON, part="a")),
        "textile.parts-not-named",
        "components",
    ),
    "two parts, one of them without a name": (
        declared(attrs.evolve(ALL_COTTON, part="a"), ALL_COTTON),
        "textile.parts-not-named",
        "components",
    ),
    "a fibre at nothing": (
        declared(part(("cotton", 10_000), ("linen", 0))),
        "textile.share-of-nothing",
        "components[0]",
    ),
    "a fibre twice": (
        declared(part(("cotton", 5_000), ("cotton", 5_000))),
        "textile.fibre-twice",
        "components[0].fibres[1].fibre",
    ),
    "99.99 %": (declared(part(("cotton", 9_999))), "textile.shares-not-whole", "components[0]"),
    "100.01 %": (declared(part(("cotton", 10_000), ("linen", 1))), "textile.shares-not-whole", "components[0]"),
    "no fibre at all": (declared(part()), "textile.shares-not-whole", "components[0]"),
    "the lighter fibre first": (
        declared(part(("cotton", 4_000), ("linen", 6_000))),
        "textile.not-descending",
        "components[0].fibres[1].share",
    ),
    "a fibre too heavy to go unnamed": (
        declared(part(("cotton", 9_499), others=(501,))),
        "textile.other-fibre-to-name",
        "components[0].others[0]",
    ),
    "too many unnamed": (
        declared(part(("cotton", 8_499), others=(500, 500, 500, 1))),
        "textile.other-fibres-too-many",
        "components[0].others",
    ),
    "an exemption of nothing": (attrs.evolve(CARDS, product="hat"), "unknown-product", "product"),
    "sizes of nothing": (attrs.evolve(SIZES, product="hat"), "unknown-product", "product"),
    "no size": (attrs.evolve(SIZES, sizes=()), "textile.sizes-empty-or-twice", "sizes"),
    "a size twice": (attrs.evolve(SIZES, sizes=("M", "M")), "textile.sizes-empty-or-twice", "sizes"),
    "a lot twice": (SHEETS, "textile.lot-known", "lot"),
    "an offcut called as its lot": (
        attrs.evolve(cut(), offcuts=offcuts(("drap-1", 500, 1_600)), waste=0),
        "textile.lot-known",
        "offcuts[0].lot",
    ),
    "two offcuts called alike": (
        attrs.evolve(cut(), offcuts=offcuts(("x", 500, 800), ("x", 500, 800)), waste=0),
        "textile.lot-known",
        "offcuts[1].lot",
    ),
    "an unknown lot": (attrs.evolve(cut(), lot="x"), "textile.unknown-lot", "lot"),
    "another width": (attrs.evolve(cut(), width=1_500, waste=750_000), "textile.width-differs", "width"),
    "more than is left": (attrs.evolve(cut(), length=601, waste=961_600), "textile.lot-too-short", "length"),
    "a cut for nothing": (cut(piece(product="hat")), "unknown-product", "pieces[0].product"),
    "an unknown size": (cut(piece(size="XXL")), "textile.unknown-size", "pieces[0].size"),
    "a piece wider than the fabric": (cut(piece(1, 501, 501)), "textile.does-not-fit", "pieces[0]"),
    "an offcut longer than the fabric": (
        attrs.evolve(cut(), offcuts=offcuts(("x", 1_601, 100)), waste=800_000 - 160_100),
        "textile.does-not-fit",
        "offcuts[0]",
    ),
    "a square millimetre lost": (attrs.evolve(cut(piece()), waste=439_999), "textile.areas-differ", "waste"),
    "a square millimetre found": (attrs.evolve(cut(piece()), waste=440_001), "textile.areas-differ", "waste"),
    "more pieces than fabric": (cut(piece(5)), "textile.more-cut-than-fabric", "pieces"),
    "a day without checks": (attrs.evolve(SAFE, day=3), "textile.no-checklist", "day"),
    "a check left out": (attrs.evolve(SAFE, items=DUE[4][1:]), "textile.checks-missing", "items"),
    "a needle missing": (attrs.evolve(SAFE, needles_broken=0), "textile.needles-missing", "needles_back"),
    "a needle too many": (attrs.evolve(SAFE, needles_back=40), "textile.needles-missing", "needles_back"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_refused_by_its_name_and_place(made: Session, case: str) -> None:
    event, name, where = REFUSED[case]
    version = made.version
    with pytest.raises(Refused) as refused:
        made.record(event)
    assert (refused.value.refusals[0].name, refused.value.refusals[0].where) == (name, where)
    assert refused.value.say("fr") != refused.value.say("en")
    assert made.version == version


def test_a_name_that_is_in_no_annex_is_refused(made: Session) -> None:
    tencel = declared(part(("tencel", 10_000)))  # type: ignore[arg-type] # a trade name
    assert refused_names(made, tencel) == ("not-a-choice",)


@pytest.mark.parametrize(
    "sold",
    [
        plan.sale("sac", 1, channel="marche", on=MARKET),
        plan.takings({"sac": 1_000}, voucher="Z-1", channel="marche", on=MARKET),
    ],
    ids=["a ticket", "a day of takings"],
)
def test_a_textile_is_not_sold_before_its_composition_is_declared(coop: Session, sold: plan.Plan) -> None:
    with pytest.raises(Refused) as refused:
        coop.record(sold)
    (refusal,) = refused.value.refusals
    assert (refusal.name, refusal.where, refusal.facts) == (
        "textile.composition-missing",
        "lines[0].product",
        {"product": "sac"},
    )
    assert "déclarez-la avant de vendre" in refusal.say("fr")
    coop.record(COTTON, sold)


def test_a_service_bears_no_label(coop: Session) -> None:
    coop.record(plan.sale("retouche", 1, channel="marche", on=MARKET))


def test_an_unknown_product_is_refused_once(made: Session) -> None:
    line = e.SaleLine(product="hat", quantity=1_000, price=12_00, gross=12_00, rate=2_000, net=10_00)
    sale = e.SaleMade(
        on=MARKET,
        ticket="T-1",
        channel="marche",
        lines=(line,),
        totals=(e.RateTotal(rate=2_000, net=10_00, vat=2_00, gross=12_00),),
        paid=(e.SalePayment(means="cash", cents=12_00),),
    )
    assert refused_names(made, sale) == ("unknown-product",)


def test_a_plan_of_a_cutting_names_the_lot_that_is_not_there(made: Session) -> None:
    assert refused_names(made, textile.cutting("x", 100, (), on=MAKING)) == ("textile.unknown-lot",)


def test_a_fibre_of_five_percent_may_go_unnamed_and_three_of_them_too(made: Session) -> None:
    made.record(declared(part(("cotton", 8_500), others=(500, 500, 500))))


def test_each_refusal_has_words_in_both_languages_with_the_same_facts() -> None:
    for name, (french, english) in TEXTS.items():
        facts = [[field for _, field, _, _ in Formatter().parse(text) if field] for text in (french, english)]
        assert sorted(facts[0]) == sorted(facts[1]), name
    filiere = textile.flashcoop_filiere()
    rules = [rule for kind in filiere.extension.kinds for rule in kind.rules]
    rules += [rule for of in filiere.extension.rules.values() for rule in of]
    named = {name for rule in rules for name in rule.names if name.startswith("textile.")}
    assert named == set(TEXTS)


# --- what people read ----------------------------------------------------------------------------


def test_the_lists_are_whole() -> None:
    assert set(FIBRES) == set(get_args(Fibre))
    assert set(ITEMS) == set(get_args(CheckItem))
    assert all(text.strip() == text != "" for words in (*FIBRES.values(), *ITEMS.values()) for text in words)
    assert len(set(FIBRES.values())) == len(FIBRES)


def test_the_filiere_declares_its_rate_and_its_checklists() -> None:
    filiere = textile.flashcoop_filiere()
    assert [(category.rate, category.article) for category in filiere.vat_categories] == [(2_000, "CGI art. 278")]
    assert {day: len(items) for day, items in filiere.checklists.items()} == {1: 2, 2: 2, 4: 7, 5: 3}


def test_the_label_says_what_the_law_asks_in_the_language_asked_for(made: Session) -> None:
    french, english = made.report("textile:label"), made.report("textile:label", lang="en")
    (file,) = french.files
    assert file.name == "etiquette-sac.txt"
    assert file.whole().decode() == (
        "Sac\n"
        "Taille petit\n"
        "Extérieur\u00a0: 100\u00a0% coton\n"
        "Doublure\u00a0: 70\u00a0% coton, 21,5\u00a0% polyester, 8,5\u00a0% autres fibres\n"
        "Contient des parties non textiles d'origine animale\n"
        "Extérieur coupé dans des draps récupérés\n"
        "Sacrésac, CAE des Exemples\n"
        "\n"
        "Sac\n"
        "Taille grand\n"
        "Extérieur\u00a0: 100\u00a0% coton\n"
        "Doublure\u00a0: 70\u00a0% coton, 21,5\u00a0% polyester, 8,5\u00a0% autres fibres\n"
        "Contient des parties non textiles d'origine animale\n"
        "Extérieur coupé dans des draps récupérés\n"
        "Sacrésac, CAE des Exemples\n"
    )
    assert "Doublure: 70% cotton, 21.5% polyester, 8.5% other fibres\n" in english.files[0].whole().decode()
    assert french.tables[0].notes == ("carte\u00a0: sans étiquette, pas un produit textile",)
    assert english.tables[0].notes == ("carte: no label, no textile product",)


def test_the_label_report_names_what_may_not_be_sold_yet(coop: Session) -> None:
    found = coop.report("textile:label", lang="en")
    assert found.tables[0].notes == ("⚠ Composition to be declared before selling: carte, sac",)
    assert found.files == ()
    with pytest.raises(Refused) as refused:
        coop.report("textile:label", {"product": "sac"})
    assert refused.value.names == ("textile.composition-missing",)


def test_the_cutting_report_tells_where_the_fabric_went(made: Session) -> None:
    french, english = made.report("textile:cutting"), made.report("textile:cutting", lang="en")
    assert [row.cells for row in english.tables[0].rows] == [
        ("chute-1", "Drap de coton", "0.5", "0.6", "0.6"),
        ("drap-1", "Drap de coton", "1.6", "2.4", "0.6"),
    ]
    assert [row.cells for row in french.tables[1].rows] == [
        ("05/03/2026", "drap-1", "28\u202f800,00", "19\u202f200,00", "3\u202f000,00", "6\u202f600,00", "22,92\u00a0%"),
        ("Total", "", "28\u202f800,00", "19\u202f200,00", "3\u202f000,00", "6\u202f600,00", "22,92\u00a0%"),
    ]
    # Down to the square millimetre: 16.00 = 15.00 + 1.00, where thousandths of a square metre would not add up.
    sliver = textile.CutPiece(product="sac", part="biais", count=3, length=1, width=500)
    made.record(textile.cutting("drap-1", 1, (sliver,), on=MAKING))
    _, line, total = made.report("textile:cutting").tables[1].rows
    assert line.cells[2:6] == ("16,00", "15,00", "0,00", "1,00")
    assert total.cells[2:6] == ("28\u202f816,00", "19\u202f215,00", "3\u202f000,00", "6\u202f601,00")
    data = english.data
    assert isinstance(data, dict)
    (cutting,) = data["cuttings"]
    assert cutting["fabric_mm2"] == cutting["pieces_mm2"] + cutting["offcuts_mm2"] + cutting["waste_mm2"]


def test_a_workshop_that_cut_nothing_has_an_empty_report(coop: Session) -> None:
    assert [table.rows for table in coop.report("textile:cutting").tables] == [(), ()]


def test_the_safety_report_tells_what_is_due_and_when_it_was_done(made: Session) -> None:
    french, english = made.report("textile:safety"), made.report("textile:safety", lang="en")
    assert [row.cells[2] for row in french.tables[0].rows] == [*[""] * 4, *["05/03/2026"] * 7, *[""] * 3]
    assert french.tables[1].rows[0].cells == ("05/03/2026", "4", "40", "39", "1")
    assert "Irons unplugged, cold, emptied" in str(english.tables[0])


def test_the_cost_sheet_is_that_of_the_estimate(made: Session) -> None:
    (french,) = made.report("textile:cost-sheet", {"product": "sac"}).tables
    (english,) = made.report("textile:cost-sheet", {"product": "sac"}, lang="en").tables
    assert french.title == "Fiche de coût de revient — Sac, marche (en euros)"
    margin = next(row for row in english.rows if row.cells[0] == "Margin")
    assert margin.cells == ("Margin", "8.15", "163.00")  # 20 x (12.50 - 2.50) - 12 - 25


def test_a_cutting_of_a_fabric_that_was_reversed_is_kept_alone() -> None:
    cutting = textile.CuttingDone(on=MAKING, lot="gone", length=100, width=100, pieces=(FRONTS,), waste=0)
    own = evolve(Workshop(), cutting)
    assert (own.cuttings, own.lots) == ((cutting,), {})
