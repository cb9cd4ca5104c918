"""Amounts are read strictly, rounded once, and split without losing or inventing a cent."""

from __future__ import annotations

import re
from fractions import Fraction
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flashcoop_core import written
from flashcoop_core.errors import AmountError
from flashcoop_core.money import (
    half_up,
    largest_remainder,
    line_amount,
    net_of,
    parse_cents,
    parse_quantity,
    percentage,
    vat_of,
)

amounts = st.integers(-(10**15) + 1, 10**15 - 1)
rates = st.sampled_from([0, 210, 550, 1_000, 2_000]) | st.integers(0, 10_000)
weights = st.dictionaries(
    st.text("abc-0123", min_size=1, max_size=4), st.integers(0, 40), min_size=1, max_size=9
).filter(lambda found: any(found.values()))
totals = st.integers(-5_000, 5_000) | st.integers(-(10**12), 10**12)


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("0", 0),
        ("7", 700),
        ("12,5", 1_250),
        ("1234.56", 123_456),
        ("1234,56", 123_456),
        ("1 234,56 €", 123_456),
        ("1\u00a0234,56\u00a0€", 123_456),
        ("1\u202f234\u202f567,89\u00a0€", 123_456_789),
        ("1 234.56", 123_456),
        ("1,234.56", 123_456),
        ("1,234,567", 123_456_700),
        ("€1,234.56", 123_456),
        ("€ 12", 1_200),
        ("12€", 1_200),
        ("-0,01", -1),
        ("\u221212,00 €", -1_200),
        ("-€1,234.56", -123_456),
        ("9999999999999,99", 999_999_999_999_999),
    ],
)
def test_an_amount_is_read_as_french_and_english_write_it(text: str, cents: int) -> None:
    assert parse_cents(text) == cents


REFUSED_AMOUNTS = {
    "amount-not-a-number": [
        "", " ", "€", "-", "abc", "12 euros", "1e5", "1E-2", "NaN", "nan", "inf", "-Infinity", "0x10", "1_000",
        "+12", "--1", "- 1", "12-", "(12)", " 12", "12 ", "12\n", "12,", ".5", ",5", "007", "00,50", "€12€", "$12",
        "\u0661\u0662", "\uff11\uff12", "12\u2009345", "1 234'00",
    ],
    "amount-not-whole-cents": [
        "0.005", "0,005", "10.005", "1234,567", "1 234,567", "1,234.567", "1.000", "0.0000000001",
    ],
    "amount-ambiguous": [
        "1,234", "12,345 €", "1.234,56", "1.234.567", "12 34", "1 2345", "1\u00a0234 567", "1,2,3", "1,,2",
    ],
    "amount-too-large": ["10000000000000", "10 000 000 000 000,00 €", "9" * 500],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in REFUSED_AMOUNTS.items() for text in texts])
def test_anything_else_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_cents(text)
    assert caught.value.name == name


def test_a_refusal_never_quotes_the_text_it_refused() -> None:
    with pytest.raises(AmountError) as caught:
        parse_cents("Nadia B., 12 rue Haute")
    assert "Nadia" not in f"{caught.value.say('fr')} {caught.value.say('en')} {caught.value.facts} {caught.value!r}"


@pytest.mark.parametrize("text", ["9" * 1_000_000, "1 " * 500_000, "1,234" * 200_000, "1e999999999"])
def test_huge_texts_are_refused_without_being_computed(text: str) -> None:
    with pytest.raises(AmountError):
        parse_cents(text)


@given(amounts, st.sampled_from(["fr", "en"]), st.booleans())
def test_every_amount_that_is_written_is_read_back(cents: int, lang: written.Lang, symbol: bool) -> None:
    assert parse_cents(written.cents(cents, lang, symbol=symbol)) == cents


@given(st.text(alphabet="0123456789-., €\u00a0\u202f+eE_", max_size=24))
def test_an_amount_that_is_read_is_what_its_digits_say(text: str) -> None:
    try:
        cents = parse_cents(text)
    except AmountError:
        return
    digits = "".join(char for char in text if char.isdigit())
    exact = {Fraction(int(digits), 10**places) for places in range(3)}
    assert Fraction(abs(cents), 100) in exact
    assert cents <= 0 if text.startswith("-") else cents >= 0


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("0", 0),
        ("12", 12_000),
        ("0,5", 500),
        ("1.250", 1_250),
        ("0,001", 1),
        ("1 250", 1_250_000),
        ("1,250.5", 1_250_500),
    ],
)
def test_a_quantity_is_read_in_thousandths(text: str, thousandths: int) -> None:
    assert parse_quantity(text) == thousandths


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12 kg", "quantity-not-a-number"),
        ("12 €", "quantity-not-a-number"),
        ("1e3", "quantity-not-a-number"),
        ("0,0005", "quantity-not-thousandths"),
        ("1,250", "quantity-ambiguous"),
        ("1.250,5", "quantity-ambiguous"),
        ("1000000000000", "quantity-too-large"),
    ],
)
def test_a_quantity_in_doubt_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_quantity(text)
    assert caught.value.name == name


@given(amounts | st.integers(-2_000, 2_000).map(lambda units: units * 1_000), st.sampled_from(["fr", "en"]))
@example(1_250, "fr")
@example(1_250_000, "en")
def test_a_quantity_that_is_written_is_read_back_or_refused_never_misread(thousandths: int, lang: written.Lang) -> None:
    text = written.quantity(thousandths, lang)
    if re.fullmatch("-?[1-9][0-9]{0,2},[0-9]{3}", text):  # `1,250` is 1.25 in French, 1250 in English
        with pytest.raises(AmountError) as caught:
            parse_quantity(text)
        assert caught.value.name == "quantity-ambiguous"
    else:
        assert parse_quantity(text) == thousandths


# --- rounding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(1, 2, 1), (-1, 2, -1), (3, 2, 2), (5, 2, 3), (-5, 2, -3), (49, 100, 0), (50, 100, 1), (51, 100, 1), (0, 7, 0)],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert half_up(numerator, denominator) == rounded


@given(st.integers(), st.integers(1, 10**9))
def test_rounding_is_off_by_a_half_at_most_and_then_away_from_zero(numerator: int, denominator: int) -> None:
    error = Fraction(half_up(numerator, denominator)) - Fraction(numerator, denominator)
    assert abs(error) <= Fraction(1, 2)
    if abs(error) == Fraction(1, 2):
        assert (error > 0) == (numerator > 0)


@pytest.mark.parametrize("denominator", [0, -1])
def test_a_denominator_that_is_not_positive_is_refused(denominator: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        half_up(1, denominator)


# --- VAT, lines, percentages ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gross", "rate_bp", "net", "vat"),
    [
        (52_800, 2_000, 44_000, 8_800),  # the worked case of the books
        (15_000, 550, 14_218, 782),  # 100 cookies at 1.50, on the total
        (150, 550, 142, 8),  # one of them: by line the hundred would give 142.00
        (3, 2_000, 3, 0),  # 2.5 cents: the half goes to the net
        (1_000, 0, 1_000, 0),
        (-52_800, 2_000, -44_000, -8_800),
    ],
)
def test_vat_is_taken_out_of_the_gross(gross: int, rate_bp: int, net: int, vat: int) -> None:
    assert (net_of(gross, rate_bp), vat_of(gross, rate_bp)) == (net, vat)


@given(amounts, rates)
def test_net_is_nearest_and_a_refund_mirrors_its_sale(gross: int, rate_bp: int) -> None:
    net, vat = net_of(gross, rate_bp), vat_of(gross, rate_bp)
    assert net + vat == gross
    assert abs(Fraction(gross * 10_000, 10_000 + rate_bp) - net) <= Fraction(1, 2)
    assert net_of(-gross, rate_bp) == -net
    assert vat_of(-gross, rate_bp) == -vat


@pytest.mark.parametrize(("rate_bp", "disagreements"), [(2_000, 833), (1_000, 0), (550, 0)])
def test_net_first_is_a_choice_that_shows_only_on_ties(rate_bp: int, disagreements: int) -> None:
    vat_first = (half_up(gross * rate_bp, 10_000 + rate_bp) for gross in range(1, 5_001))
    net_first = (vat_of(gross, rate_bp) for gross in range(1, 5_001))
    assert sum(one != other for one, other in zip(vat_first, net_first, strict=True)) == disagreements


@pytest.mark.parametrize(
    ("price", "thousandths", "cents"),
    [(150, 100_000, 15_000), (800, 66_000, 52_800), (299, 1_500, 449), (1, 500, 1), (1, 499, 0), (-299, 1_500, -449)],
)
def test_a_line_is_price_times_quantity(price: int, thousandths: int, cents: int) -> None:
    assert line_amount(price, thousandths) == cents


@pytest.mark.parametrize(
    ("cents", "basis_points", "part"),
    [(44_000, 1_000, 4_400), (445, 1_000, 45), (-445, 1_000, -45), (999, 0, 0), (999, 10_000, 999)],
)
def test_a_percentage_is_rounded_half_up(cents: int, basis_points: int, part: int) -> None:
    assert percentage(cents, basis_points) == part


# --- splits --------------------------------------------------------------------------------------


def equal(members: int) -> dict[str, int]:
    return {f"m-{number:02}": 1 for number in range(1, members + 1)}


@pytest.mark.parametrize(
    ("total", "members", "shares"),
    [
        (29_100, 7, [4_158] + 6 * [4_157]),  # the worked case: 6 x 41.57 + 41.58
        (27_600, 7, 6 * [3_943] + [3_942]),  # its variant without the stock
        (91_744, 7, 2 * [13_107] + 5 * [13_106]),  # 917.44 by seven
        (20_474, 4, 2 * [5_119] + 2 * [5_118]),  # 204.74 by four: half-even would pay 51.18 four times
        (2, 3, [1, 1, 0]),
        (0, 3, [0, 0, 0]),
        (-20_474, 4, 2 * [-5_119] + 2 * [-5_118]),
    ],
)
def test_equal_shares_differ_by_a_cent_the_first_keys_first(total: int, members: int, shares: list[int]) -> None:
    assert list(largest_remainder(total, equal(members)).values()) == shares


def test_what_other_methods_get_wrong() -> None:
    assert largest_remainder(2, {"a": 3, "b": 3, "c": 4}) == {"a": 1, "b": 0, "c": 1}
    assert largest_remainder(9_999, {"a": 25, "b": 75}) == {"a": 2_500, "b": 7_499}
    assert min(largest_remainder(6, equal(9)).values()) == 0


def test_a_tie_goes_to_the_heavier_weight_then_to_the_first_key() -> None:
    # Quotas 0.5, 1.5 and 1.0: one cent is left, the remainders of a and b are equal, b weighs more.
    assert largest_remainder(3, {"a": 1, "b": 3, "c": 2}) == {"a": 0, "b": 2, "c": 1}
    assert largest_remainder(1, {"b": 1, "a": 1}) == {"a": 1, "b": 0}


@given(totals, weights)
@example(1, {"a": 0, "b": 1})
@example(-1, {"a": 1, "b": 1})
def test_a_split_is_exact_and_fair(total: int, weights: dict[str, int]) -> None:
    shares = largest_remainder(total, weights)
    whole = sum(weights.values())
    assert shares.keys() == weights.keys()
    assert sum(shares.values()) == total
    for key, share in shares.items():
        assert share * total >= 0
        assert weights[key] or share == 0
        assert abs(share - Fraction(total * weights[key], whole)) < 1


@given(totals, weights)
def test_a_heavier_weight_never_gets_less(total: int, weights: dict[str, int]) -> None:
    shares = largest_remainder(total, weights)
    by_weight = sorted(weights, key=lambda key: (weights[key], abs(shares[key])))
    sizes = [abs(shares[key]) for key in by_weight]
    assert sizes == sorted(sizes)


@given(totals, weights, st.randoms(use_true_random=False))
def test_a_split_does_not_depend_on_order(total: int, weights: dict[str, int], random: Random) -> None:
    shuffled = list(weights.items())
    random.shuffle(shuffled)
    assert list(largest_remainder(total, dict(shuffled)).items()) == list(largest_remainder(total, weights).items())


@given(totals, weights)
def test_a_negative_total_is_split_as_its_opposite(total: int, weights: dict[str, int]) -> None:
    opposite = largest_remainder(-total, weights)
    assert largest_remainder(total, weights) == {key: -share for key, share in opposite.items()}


@pytest.mark.parametrize(
    ("weights", "name"),
    [
        ({}, "split-without-weight"),
        ({"a": 0, "b": 0}, "split-without-weight"),
        ({"a": 2, "b": -1}, "split-weight-negative"),
    ],
)
@pytest.mark.parametrize("total", [0, 100])
def test_a_split_between_nobody_is_refused(weights: dict[str, int], name: str, total: int) -> None:
    with pytest.raises(AmountError) as caught:
        largest_remainder(total, weights)
    assert caught.value.name == name
