"""The financial statements: one module each, imported when the statement is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from flashcoop_core.words.labels import TEXTS

__all__ = ["STATEMENTS", "Named"]


class Named(NamedTuple):
    """A statement on the command line: the method of `Books` that computes it, its French and English titles.

    `of_member` is true where the method takes the id of a member.
    """

    method: str
    french: str
    english: str
    of_member: bool = False


_NAMES = (
    "journal",
    "general-ledger",
    "trial-balance",
    "income-statement",
    "balance-sheet",
    "cash-flow",
    "vat-summary",
    "till-book",
    "product-margins",
    "stock",
    "distribution",
    "member-account",
    "reconciliation",
)

#: By the name of the statement, in the order in which they are listed.
STATEMENTS: Mapping[str, Named] = MappingProxyType(
    {name: Named(name.replace("-", "_"), *TEXTS[f"statement-{name}"], name == "member-account") for name in _NAMES}
)
