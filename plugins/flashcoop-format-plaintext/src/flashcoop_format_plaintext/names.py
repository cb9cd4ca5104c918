"""What accounts are called: root, number and label of the plan comptable, then the analytic, if there is one.

`Charges:601-Achats-stockés:Kokedama`. No two accounts share a name, whatever they hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from flashcoop_core.hooks import Chart
from flashcoop_core.written import Lang

__all__ = ["ROOTS", "Names", "Root"]

#: Which of the five kinds an account is of: beancount has no others.
Root = str

#: kind -> (what beancount calls it in its options, what hledger calls it, French, English).
ROOTS: Mapping[Root, tuple[str, str, str, str]] = MappingProxyType(
    {
        "assets": ("name_assets", "A", "Actif", "Assets"),
        "liabilities": ("name_liabilities", "L", "Passif", "Liabilities"),
        "equity": ("name_equity", "E", "Capitaux", "Equity"),
        "income": ("name_income", "R", "Produits", "Income"),
        "expenses": ("name_expenses", "X", "Charges", "Expenses"),
    }
)

#: Beginning of a number -> kind; the longest one counts. The link (181) is what the session owes its host.
_KINDS: Mapping[str, Root] = MappingProxyType(
    {
        "1": "liabilities",
        "186": "expenses",
        "187": "income",
        "2": "assets",
        "3": "assets",
        "4": "assets",
        "40": "liabilities",
        "409": "assets",
        "419": "liabilities",
        "42": "liabilities",
        "43": "liabilities",
        "442": "liabilities",
        "4452": "liabilities",
        "4455": "liabilities",
        "4457": "liabilities",
        "44567": "assets",
        "46": "liabilities",
        "467": "assets",
        "487": "liabilities",
        "5": "assets",
        "6": "expenses",
        "7": "income",
    }
)

_PLAIN = re.compile(r"(?!x-)[a-z0-9][a-z0-9-]*")
_LONGEST_LABEL = 60


def kind_of(number: str) -> Root:
    """The kind of an account by its number."""
    return next(_KINDS[number[:size]] for size in range(len(number), 0, -1) if number[:size] in _KINDS)


def _slug(label: str) -> str:
    """A label as part of a name: letters and digits, the rest as hyphens."""
    kept = "".join(char if char.isalnum() else "-" for char in unicodedata.normalize("NFC", label))
    return re.sub("-+", "-", kept)[:_LONGEST_LABEL].strip("-")


def _analytic(aux: str) -> str:
    """An analytic as part of a name: `m-01` is `M-01`; one that is no plain id has a form of its own, `X-…`."""
    if _PLAIN.fullmatch(aux):
        return aux[0].upper() + aux[1:]
    # Ids are in lower case, so a capital stands for nothing but itself.
    return "X-" + "".join(
        char if char in "abcdefghijklmnopqrstuvwxyz0123456789-" else f"Z{ord(char):06x}" for char in aux
    )


@attrs.frozen
class Names:
    """Names of accounts in one language; `under` is a part of its own after the root, if several sessions meet."""

    labels: Mapping[str, str]
    lang: Lang
    under: str = ""

    @classmethod
    def of(cls, chart: Chart, lang: Lang, under: str = "") -> Names:
        """The names of the accounts of `chart`."""
        return cls({account.number: account.label for account in chart.accounts}, lang, under)

    def root(self, number: str) -> str:
        """The first part of a name."""
        return ROOTS[kind_of(number)][2 if self.lang == "fr" else 3]

    def account(self, number: str) -> str:
        """The name of a whole account."""
        slug = _slug(self.labels.get(number, ""))
        last = f"{number}-{slug}" if slug else number
        return ":".join(part for part in (self.root(number), self.under, last) if part)

    def name(self, number: str, aux: str) -> str:
        """The name that a posting goes to."""
        return f"{self.account(number)}:{_analytic(aux)}" if aux else self.account(number)
