"""Exact amounts: reading them, rounding them, taking VAT out of them, splitting them.

Integers only. Amounts are cents, rates basis points (5.5 % is 550), quantities thousandths
(1.5 kg is 1500). Nothing here tolerates a difference; what is not exact is rounded once, by
`half_up`, or refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from flashcoop_core.errors import AmountError

__all__ = [
    "BasisPoints",
    "Cents",
    "Thousandths",
    "half_up",
    "largest_remainder",
    "line_amount",
    "net_of",
    "parse_cents",
    "parse_quantity",
    "percentage",
    "vat_of",
]

Cents: TypeAlias = int
"""An amount of money, in cents of a euro."""

BasisPoints: TypeAlias = int
"""A rate, in hundredths of a percent: 20 % is 2000."""

Thousandths: TypeAlias = int
"""A quantity, in thousandths of its unit: one piece is 1000."""

#: More digits than any cooperative needs, and still exact in JSON readers (below 2^53).
_MOST_DIGITS = 15

#: Digits and separators, no needless zero before them; `_WRITINGS` says how they may stand.
_NUMBER = r"(?P<number>(?!0[0-9])[0-9](?:[0-9., \u00a0\u202f]*[0-9])?)"
_SIGN = r"(?P<sign>[-\u2212]?)"
_SPACE = r"[ \u00a0\u202f]"
_EURO = re.compile(rf"{_SIGN}(?P<before>€{_SPACE}?)?{_NUMBER}(?P<after>{_SPACE}?€)?")
_BARE = re.compile(rf"{_SIGN}{_NUMBER}")

#: The ways a number may be written. Each yields its whole digits and, if any, its decimals.
_WRITINGS = (
    re.compile(r"(0|[1-9][0-9]*)(?:[.,]([0-9]+))?"),
    re.compile(rf"([1-9][0-9]{{0,2}}(?P<space>{_SPACE})[0-9]{{3}}(?:(?P=space)[0-9]{{3}})*)(?:[.,]([0-9]+))?"),
    re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?"),
)


def _readings(number: str) -> set[tuple[str, str]]:
    """Every (whole digits, decimals) that `number` can be read as."""
    found = set()
    for writing in _WRITINGS:
        if match := writing.fullmatch(number):
            digits, *rest = match.groups()
            found.add((re.sub("[^0-9]", "", digits), rest[-1] or ""))
    return found


def _read(number: str, places: int, subject: str, too_fine: str) -> int:
    """The integer that `number` writes, in units of 10^-`places`, or an `AmountError`."""
    readings = _readings(number)
    if len(readings) != 1:
        # 1,234 has two readings; 1.234,56 and 12 34 have none that French or English agree on.
        raise AmountError(f"{subject}-ambiguous" if set(number) & set("., \u00a0\u202f") else f"{subject}-not-a-number")
    whole, decimals = readings.pop()
    if len(decimals) > places:
        raise AmountError(too_fine, decimals=len(decimals))
    digits = (whole + decimals.ljust(places, "0")).lstrip("0")
    if len(digits) > _MOST_DIGITS:
        raise AmountError(f"{subject}-too-large", digits=len(digits))
    return int(digits or "0")


def parse_cents(text: str) -> Cents:
    """Read an amount as people write it in French or in English, in cents.

    `1 234,56 €`, `1234.56`, `€1,234.56`, `-12` and `12,5` are read; groups may be parted by an
    ordinary, a no-break or a narrow no-break space. A single comma before exactly three digits
    (`1,234`) is a thousand to some and a fraction to others: refused, like every writing that
    leaves a doubt. No exponent, no NaN, no sign but minus, no digits but 0 to 9, no stray space.

    Raises:
        AmountError: `amount-not-a-number`, `amount-not-whole-cents` (over two decimals, even
            zeros), `amount-ambiguous`, `amount-too-large` (over 15 digits, cents counted).
            The text itself is never quoted: it may hold anything.
    """
    match = _EURO.fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        raise AmountError("amount-not-a-number")
    cents = _read(match["number"], 2, "amount", "amount-not-whole-cents")
    return -cents if match["sign"] else cents


def parse_quantity(text: str) -> Thousandths:
    """Read a quantity as people write it in French or in English, in thousandths.

    The same writings as `parse_cents`, without the currency, with up to three decimals: `12`,
    `0,5`, `1.250`. `1,250` is refused as ambiguous; `1.250` and `1 250` are not.

    Raises:
        AmountError: `quantity-not-a-number`, `quantity-not-thousandths` (over three decimals),
            `quantity-ambiguous`, `quantity-too-large` (over 15 digits, thousandths counted).
    """
    match = _BARE.fullmatch(text)
    if match is None:
        raise AmountError("quantity-not-a-number")
    thousandths = _read(match["number"], 3, "quantity", "quantity-not-thousandths")
    return -thousandths if match["sign"] else thousandths


def half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` to the nearest integer, halves away from zero.

    The one place where anything is rounded. French tax law rounds so (a half goes up), and so
    does EN 16931; a refund then rounds exactly as the sale it undoes.

    Raises:
        ValueError: the denominator is not positive.
    """
    if denominator <= 0:
        message = "the denominator must be positive"
        raise ValueError(message)
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -rounded if numerator < 0 else rounded


def net_of(gross: Cents, rate_bp: BasisPoints) -> Cents:
    """The amount without VAT of `gross`, which bears VAT at `rate_bp`.

    Gross is master: it is what the customer paid. Net is gross / (1 + rate), half up; the VAT is
    what remains, so that net + VAT = gross by construction. `rate_bp` is zero or more.
    """
    return half_up(gross * 10_000, 10_000 + rate_bp)


def vat_of(gross: Cents, rate_bp: BasisPoints) -> Cents:
    """The VAT contained in `gross` at `rate_bp`: gross minus `net_of`, never rounded apart."""
    return gross - net_of(gross, rate_bp)


def line_amount(price_cents: Cents, thousandths: Thousandths) -> Cents:
    """What `thousandths` of a unit cost at `price_cents` a unit, half up to the cent."""
    return half_up(price_cents * thousandths, 1_000)


def percentage(cents: Cents, basis_points: BasisPoints) -> Cents:
    """`basis_points` of `cents`, half up to the cent: 10 % of 4.45 is 0.45."""
    return half_up(cents * basis_points, 10_000)


def largest_remainder(total: Cents, weights: Mapping[str, int]) -> dict[str, Cents]:
    """Split `total` over the keys of `weights`, in proportion, to the cent.

    Each key gets its share rounded down; the cents left go one by one to the largest remainders,
    ties to the heavier weight, then to the key that sorts first. So the sum is exact, a weight of
    zero gets nothing, a heavier weight never gets less, no share is off by a whole cent, and the
    order in which `weights` was filled does not matter. A negative total is split as its opposite
    and each share takes the sign. The result is sorted by key.

    A cent more to split may still lower one share (the Alabama paradox), so a split that was paid
    is never computed again: it is recorded.

    Raises:
        AmountError: `split-without-weight` (no key, or only zeros), `split-weight-negative`.
    """
    if any(weight < 0 for weight in weights.values()):
        raise AmountError("split-weight-negative")
    whole = sum(weights.values())
    if whole == 0:
        raise AmountError("split-without-weight")
    sign = -1 if total < 0 else 1
    quotas = {key: divmod(abs(total) * weights[key], whole) for key in sorted(weights)}
    left = abs(total) - sum(floor for floor, _ in quotas.values())
    nearest = sorted(quotas, key=lambda key: (-quotas[key][1], -weights[key], key))
    raised = frozenset(nearest[:left])
    return {key: sign * (floor + (key in raised)) for key, (floor, _) in quotas.items()}
