"""How the documents say days, numbers and lists, in French."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

__all__ = ["count", "listed", "long_day", "month", "months_after", "period", "siren", "time"]

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
#: A session of so many days, from its first to its last, lasts some days; some weeks.
_DAYS, _WEEKS = 16, 62
_NUMBERS = (
    *("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)


def long_day(on: date, *, weekday: bool = False, year: bool = True) -> str:
    """A day in words: `lundi 18 novembre 2024`."""
    number = "1er" if on.day == 1 else str(on.day)
    text = f"{number}\u00a0{_MONTHS[on.month - 1]}"
    if weekday:
        text = f"{_WEEKDAYS[on.weekday()]} {text}"
    return f"{text} {on.year}" if year else text


def period(starts: date, ends: date) -> str:
    """From a day to another: `du 18 au 26 novembre 2024`."""
    if starts == ends:
        return f"le {long_day(starts)}"
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"du {'1er' if starts.day == 1 else starts.day} au {long_day(ends)}"
    return f"du {long_day(starts, year=starts.year != ends.year)} au {long_day(ends)}"


def time(starts: date, ends: date) -> str:
    """About how long a session lasts: `quelques jours`."""
    days = (ends - starts).days
    return "quelques jours" if days <= _DAYS else "quelques semaines" if days <= _WEEKS else "quelques mois"


def month(on: date) -> str:
    """A month in words: `mars 2025`."""
    return f"{_MONTHS[on.month - 1]} {on.year}"


def months_after(on: date, months: int) -> date:
    """The first day of the month that comes so many months later."""
    year, number = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, number + 1, 1)


def count(number: int, one: str, many: str) -> str:
    """How many there are, of a feminine noun: `sept personnes`."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} {one if number == 1 else many}"


def listed(parts: Iterable[str]) -> str:
    """The parts as a sentence lists them: `a, b et c`."""
    *first, last = parts
    return f"{', '.join(first)} et {last}" if first else last


def siren(digits: str) -> str:
    """A SIREN, in groups of three digits."""
    return "\u00a0".join(digits[at : at + 3] for at in range(0, 9, 3))
