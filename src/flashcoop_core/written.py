"""How amounts, quantities and dates are written for people, in French and in English.

Pure text: nothing here computes or rounds. Cents, thousandths and basis points come in as integers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

__all__ = ["Lang", "cents", "day", "quantity", "rate", "value"]

Lang = Literal["fr", "en"]

#: (between groups of three digits, before the decimals). French groups with a narrow no-break space.
_MARKS: dict[Lang, tuple[str, str]] = {"fr": ("\u202f", ","), "en": (",", ".")}


def _decimal(units: int, places: int, lang: Lang) -> str:
    group, point = _MARKS[lang]
    whole, part = divmod(abs(units), 10**places)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole:,}".replace(",", group) + f"{point}{part:0{places}d}"


def cents(amount: int, lang: Lang = "fr", *, symbol: bool = True) -> str:
    """Write `amount` (cents): `1 234,56 €` in French, `€1,234.56` in English."""
    text = _decimal(amount, 2, lang)
    if not symbol:
        return text
    return f"{text}\u00a0€" if lang == "fr" else text.replace("-", "-€") if amount < 0 else f"€{text}"


def quantity(thousandths: int, lang: Lang = "fr") -> str:
    """Write a quantity (thousandths) without useless decimals: `12`, `0,5`."""
    text = _decimal(thousandths, 3, lang)
    return text.rstrip("0").rstrip(",.")


def rate(basis_points: int, lang: Lang = "fr") -> str:
    """Write a rate (basis points): `5,5 %` in French, `5.5%` in English."""
    text = _decimal(basis_points, 2, lang).rstrip("0").rstrip(",.")
    return f"{text}\u00a0%" if lang == "fr" else f"{text}%"


def day(on: date, lang: Lang = "fr") -> str:
    """Write a day: `07/03/2026` in French, `2026-03-07` in English."""
    return on.strftime("%d/%m/%Y") if lang == "fr" else on.isoformat()


_UNITS: Mapping[str, Callable[[int, Lang], str]] = MappingProxyType(
    {"cents": cents, "quantity": quantity, "rate": rate}
)


def value(fact: object, spec: str, lang: Lang) -> str:
    """Write one fact of a message. `spec` is `cents`, `quantity`, `rate` or empty; of a table, each key and value."""
    if spec and isinstance(fact, int):
        return _UNITS[spec](fact, lang)
    if isinstance(fact, datetime):
        return fact.isoformat()
    if isinstance(fact, date):
        return day(fact, lang)
    if isinstance(fact, Mapping):
        return ", ".join(f"{key} {value(part, spec, lang)}" for key, part in fact.items())
    if isinstance(fact, (tuple, list, frozenset)):
        return ", ".join(value(part, spec, lang) for part in fact)
    return str(fact)
