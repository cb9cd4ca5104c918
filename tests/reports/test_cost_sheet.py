"""A cost sheet loses no cent, breaks even at the least quantity, and suggests the least price that is enough."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flashcoop_core.errors import Refused
from flashcoop_core.events import Contribution
from flashcoop_core.reports import AtPrice, CostLine, CostSheet, cost_sheet

PLANTS = CostLine(name="plants", label=("Plantes", "Plants"), cents=120_00, per=64_000)
BAGS = CostLine(name="bags", label=("Sachets", "Bags"), cents=23, per=1_000, kind="packaging")
PITCH = CostLine(name="pitch", label=("Droit de place", "Pitch"), cents=12_00, kind="stall")
LOGO = CostLine(name="logo", label=("Logo", "Logo"), cents=60_00, kind="services")
TENTH = Contribution(rate=1_000)


def sheet(  # noqa: PLR0913 - as many as the module takes
    *lines: CostLine,
    quantity: int = 64_000,
    vat_rate: int = 2_000,
    contribution: Contribution | None = None,
    price: int | None = None,
    target: int | None = None,
    step: int = 10,
) -> CostSheet:
    return cost_sheet(
        "Kokedama",
        quantity=quantity,
        lines=lines,
        vat_rate=vat_rate,
        contribution=contribution,
        price=price,
        target=target,
        step=step,
    )


def sold(found: CostSheet) -> AtPrice:
    assert found.sold is not None
    return found.sold


# --- worked by hand --------------------------------------------------------------------------------


def test_a_sheet_worked_by_hand() -> None:
    found = sheet(PLANTS, BAGS, PITCH, LOGO, contribution=TENTH, price=12_00, target=5_000)
    assert found.cost == 120_00 + 64 * 23 + 12_00 + 60_00
    assert found.cost_per_piece == Fraction(206_72, 64)  # 3.23 exactly
    assert sold(found) == AtPrice(
        price=12_00,
        gross=768_00,
        net=640_00,
        contribution=64_00,
        margin=640_00 - 206_72 - 64_00,
        rate=5_770,
        break_even=11_000,  # 72 / (10 - 1 - 1.875 - 0.23) = 10.4
    )
    assert found.margin_per_piece == Fraction(369_28, 64)
    assert found.suggested == 9_70  # 3.23 / (1 - 10 % - 50 %) x 1.2 = 9.69


def test_without_a_price_or_a_target_only_costs_are_told() -> None:
    found = sheet(PLANTS)
    assert (found.cost, found.sold, found.suggested, found.margin_per_piece) == (120_00, None, None, None)
    assert [row.cells[0] for row in found.table("en").rows] == ["Materials and supplies", "Plants", "Cost, without VAT"]


def test_the_printed_sheet_is_the_same_in_both_languages() -> None:
    found = sheet(PLANTS, BAGS, PITCH, contribution=TENTH, price=12_00, target=5_000)
    french, english = found.table("fr"), found.table("en")
    assert str(found) == str(french)
    assert french.title == "Fiche de coût de revient — Kokedama (en euros)"
    assert english.title == "Cost sheet — Kokedama (in euros)"
    assert [tuple(cell.replace(",", ".").replace("\u00a0%", "%") for cell in row.cells[1:]) for row in french.rows] == [
        row.cells[1:] for row in english.rows
    ]
    assert french.rows[1].cells == ("Plantes", "1,88", "120,00")
    assert english.rows[-1].cells == ("Suggested price, VAT included, for a margin of 50%", "6.90", "")


def test_the_data_hold_whole_numbers_and_exact_fractions() -> None:
    found = sheet(PLANTS, PITCH, price=12_00).data()
    assert found["cost_per_piece"] == "825/4"
    assert found["lines"][0] == {
        "name": "plants",
        "kind": "materials",
        "label": {"fr": "Plantes", "en": "Plants"},
        "cents": 120_00,
        "per": 64_000,
        "total": 120_00,
    }
    assert found["sold"]["margin"] == 640_00 - 132_00
    assert sheet(PLANTS).data()["margin_per_piece"] is None


@pytest.mark.parametrize(
    ("contribution", "owed"),
    [
        (None, 0),
        (TENTH, 64_00),
        (Contribution(rate=1_000, base="margin"), 64_00 - 12_00 - 1_47),  # plants and bags are used, the pitch is not
        (Contribution(rate=10_000), 640_00),
    ],
)
def test_the_host_s_contribution_follows_its_terms(contribution: Contribution | None, owed: int) -> None:
    assert sold(sheet(PLANTS, BAGS, PITCH, contribution=contribution, price=12_00)).contribution == owed


@pytest.mark.parametrize(("in_loss", "owed"), [(True, 5_33), (False, 0)])
def test_a_batch_sold_at_a_loss_owes_a_contribution_only_where_the_terms_say_so(*, in_loss: bool, owed: int) -> None:
    found = sold(sheet(PLANTS, contribution=Contribution(rate=1_000, in_loss=in_loss), price=1_00))
    assert (found.net, found.contribution, found.margin) == (53_33, owed, 53_33 - 120_00 - owed)


def test_no_contribution_is_below_zero() -> None:
    found = sold(sheet(PLANTS, contribution=Contribution(rate=1_000, base="margin"), price=1_00))
    assert found.contribution == 0


@pytest.mark.parametrize("price", [1_20, 2_40])
def test_nothing_breaks_even_where_a_piece_sells_for_its_variable_cost_or_less(price: int) -> None:
    each = CostLine(name="plants", label=("Plantes", "Plants"), cents=2_00, per=1_000)
    assert sold(sheet(each, PITCH, price=price)).break_even is None


def test_nothing_to_pay_for_breaks_even_from_the_first_piece() -> None:
    assert sold(sheet(PLANTS, price=12_00)).break_even == 0


@pytest.mark.parametrize(("target", "contribution"), [(9_000, TENTH), (9_999, TENTH)])
def test_no_price_is_suggested_where_none_leaves_so_much(target: int, contribution: Contribution) -> None:
    found = sheet(PLANTS, contribution=contribution, target=target)
    assert found.suggested is None
    assert found.table("en").rows[-1].cells[1] == "-"


def test_a_piece_that_costs_nothing_is_not_sold_for_nothing() -> None:
    assert sheet(target=0, step=50).suggested == 50


@pytest.mark.parametrize(
    ("changes", "name", "where"),
    [
        ({"quantity": 0}, "too-small", "quantity"),
        ({"price": 0}, "too-small", "price"),
        ({"step": 0}, "too-small", "step"),
        ({"target": -1}, "too-small", "target"),
        ({"target": 10_000}, "too-large", "target"),
        ({"vat_rate": -1}, "too-small", "vat_rate"),
        ({"vat_rate": 10_001}, "too-large", "vat_rate"),
    ],
)
def test_a_value_out_of_its_bounds_is_refused_by_its_name(changes: dict[str, int], name: str, where: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet(PLANTS, **changes)  # type: ignore[arg-type] # keywords of one type
    assert [(refusal.name, refusal.where) for refusal in refused.value.refusals] == [(name, where)]
    assert "cost-sheet" in refused.value.say("fr")


def test_every_line_out_of_bounds_is_named_at_once() -> None:
    wrong = CostLine(name="x", label=("x", "x"), cents=-1, per=0)
    with pytest.raises(Refused) as refused:
        sheet(PLANTS, wrong)
    assert [refusal.where for refusal in refused.value.refusals] == ["lines[1].cents", "lines[1].per"]


# --- whatever is drawn -----------------------------------------------------------------------------

kinds = st.sampled_from(("materials", "packaging", "stall", "services", "other"))
quantities = st.integers(1, 500).map(lambda pieces: pieces * 1_000) | st.integers(1, 500_000)
drawn_lines = st.lists(
    st.builds(
        CostLine,
        name=st.just("x"),
        label=st.just(("x", "x")),
        cents=st.integers(0, 500_00),
        per=st.none() | st.just(1_000) | st.integers(1, 100_000),
        kind=kinds,
    ),
    max_size=6,
)
terms = st.builds(
    Contribution,
    rate=st.sampled_from((0, 1_000, 10_000)) | st.integers(0, 10_000),
    base=st.sampled_from(("net_sales", "margin")),
    in_loss=st.booleans(),
)
rates = st.sampled_from((0, 550, 1_000, 2_000)) | st.integers(0, 10_000)
prices = st.integers(1, 200_00)


@given(quantities, drawn_lines, rates, terms, prices)
def test_no_cent_is_lost(
    quantity: int, lines: list[CostLine], vat_rate: int, contribution: Contribution, price: int
) -> None:
    found = sheet(*lines, quantity=quantity, vat_rate=vat_rate, contribution=contribution, price=price)
    batch, pieces = sold(found), Fraction(quantity, 1_000)
    assert found.cost_per_piece * pieces == found.cost == sum(line.for_quantity(quantity) for line in lines)
    assert found.margin_per_piece == batch.margin / pieces
    assert batch.net == batch.margin + found.cost + batch.contribution
    assert abs(batch.net * (10_000 + vat_rate) - batch.gross * 10_000) * 2 <= 10_000 + vat_rate
    assert batch.contribution >= 0


def left_of(pieces: int, lines: list[CostLine], vat_rate: int, contribution: Contribution, price: int) -> Fraction:
    """What selling so many whole pieces leaves, written without a look at the module."""
    net = pieces * Fraction(price) / (1 + Fraction(vat_rate, 10_000))
    used = spent = Fraction()
    for line in lines:
        cents = Fraction(line.cents) if line.per is None else line.cents * pieces / Fraction(line.per, 1_000)
        spent += cents
        used += cents if line.kind in ("materials", "packaging") else 0
    before = net - spent
    owed = (net - used if contribution.base == "margin" else net) * Fraction(contribution.rate, 10_000)
    return before if owed < 0 or (before < 0 and not contribution.in_loss) else before - owed


@example([PITCH, CostLine(name="x", label=("x", "x"), cents=50)], 0, Contribution(rate=3_333, base="margin"), 2_00)
@given(drawn_lines, rates, terms, prices)
def test_the_break_even_is_the_least_quantity_that_loses_nothing(
    lines: list[CostLine], vat_rate: int, contribution: Contribution, price: int
) -> None:
    found = sold(sheet(*lines, vat_rate=vat_rate, contribution=contribution, price=price)).break_even
    if found is None:
        # One more piece never improves what is left, however many were sold.
        many = 10**9
        assert left_of(many + 1, lines, vat_rate, contribution, price) <= left_of(
            many, lines, vat_rate, contribution, price
        )
        return
    pieces, rest = divmod(found, 1_000)
    assert rest == 0
    assert left_of(pieces, lines, vat_rate, contribution, price) >= 0
    assert pieces == 0 or left_of(pieces - 1, lines, vat_rate, contribution, price) < 0


@given(st.integers(1, 500), drawn_lines, st.tuples(rates, terms), st.integers(0, 9_999), st.sampled_from((1, 10, 50)))
def test_the_price_suggested_is_the_least_multiple_that_leaves_the_target(
    pieces: int, lines: list[CostLine], frame: tuple[int, Contribution], target: int, step: int
) -> None:
    vat_rate, contribution = frame
    found = sheet(
        *lines, quantity=pieces * 1_000, vat_rate=vat_rate, contribution=contribution, target=target, step=step
    ).suggested

    def is_enough(price: int) -> bool:
        net = pieces * Fraction(price) / (1 + Fraction(vat_rate, 10_000))
        return left_of(pieces, lines, vat_rate, contribution, price) >= net * Fraction(target, 10_000)

    if found is None:
        assert target + contribution.rate >= 10_000
        return
    assert found % step == 0
    assert is_enough(found)
    assert found == step or not is_enough(found - step)


@given(drawn_lines, prices, rates)
def test_what_is_written_is_what_was_computed_half_up(lines: list[CostLine], price: int, vat_rate: int) -> None:
    found = sheet(*lines, quantity=7_000, vat_rate=vat_rate, price=price)
    cell = next(row for row in found.table("en").rows if row.cells[0] == "Cost, without VAT").cells[1]
    written = int(cell.replace(",", "").replace(".", ""))
    assert written in (floor(found.cost_per_piece), ceil(found.cost_per_piece))
    assert abs(found.cost_per_piece - written) <= Fraction(1, 2)
