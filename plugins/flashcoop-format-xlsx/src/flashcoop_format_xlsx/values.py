"""What stands in a cell: its kind, a formula with what we say it comes to, a figure that other sheets name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

import attrs

__all__ = ["PLACES", "Figure", "Formula", "Kind", "Shown", "Value", "exact"]

#: `side` is an amount of a debit or credit column, blank where there is none; `pieces` a quantity without a fraction;
#: `number` a number that identifies, `count` one that counts.
Kind = Literal["text", "day", "number", "count", "cents", "side", "quantity", "pieces", "rate"]

#: How many decimals each kind of number has: cents are euros to two places, a rate is a fraction of one to four.
PLACES: Mapping[Kind, int] = MappingProxyType(
    {"number": 0, "count": 0, "cents": 2, "side": 2, "quantity": 3, "pieces": 3, "rate": 4}
)


@attrs.frozen
class Formula:
    """A formula without its `=`, and its value as our books have it: cents, thousandths, a text."""

    expression: str
    value: int | str


@attrs.frozen
class Shown:
    """A value of another kind than its column."""

    kind: Kind
    value: str | int | date | Formula


#: What a cell may be given; whole numbers are in the unit of its kind. None leaves it blank.
Value = str | int | date | Formula | Shown | None


@attrs.frozen
class Figure:
    """A figure by which sheets are held against each other: how a formula reads it, and its value in our books."""

    expression: str
    value: int
    kind: Kind = "cents"


def exact(value: int, kind: Kind) -> Decimal:
    """`value`, a whole number in the unit of its kind, as the number that people read: 1205 cents are 12.05."""
    # From a text: arithmetic on decimals would depend on a context that anyone may change.
    return Decimal(f"{value}e-{PLACES[kind]}")
