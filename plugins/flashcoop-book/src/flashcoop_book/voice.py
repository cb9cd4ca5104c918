"""How the book speaks: its words in one language, with amounts, days and quantities written in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from string import Formatter

import attrs
from markupsafe import Markup

from flashcoop_book.markup import Html, Part, joined, tag
from flashcoop_book.words import TEXTS
from flashcoop_core import written
from flashcoop_core.words import fill
from flashcoop_core.written import Lang

__all__ = ["Voice"]

_WEEKDAYS: Mapping[Lang, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: Mapping[Lang, tuple[str, ...]] = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


@attrs.frozen
class Voice:
    """A language and what is said in it."""

    lang: Lang

    def say(self, name: str, /, **facts: object) -> str:
        """The sentence called `name`, its facts written in the language."""
        return fill(TEXTS[name], facts, self.lang)

    def rich(self, name: str, /, **facts: object) -> Html:
        """The sentence called `name` as HTML: a fact that is HTML stays so, all else is escaped.

        A field `word_x` is a link to the word `x` of the glossary, shown as the field says.
        """
        parts: list[Part] = []
        for text, field, spec, _ in Formatter().parse(self.pick(TEXTS[name])):
            parts.append(text)
            if field is None:
                continue
            if field.startswith("word_"):
                parts.append(self.word(field.removeprefix("word_"), spec or ""))
            else:
                fact = facts[field]
                parts.append(fact if isinstance(fact, Markup) else written.value(fact, spec or "", self.lang))
        return joined(parts)

    @staticmethod
    def word(key: str, shown: str) -> Html:
        """A word that the glossary explains: screen readers say its meaning too."""
        return tag("a", shown, class_="word", href=f"#word-{key}", aria_describedby=f"meaning-{key}")

    def many(self, name: str, count: int, /, **facts: object) -> str:
        """The sentence `name` for that many: `<name>-one` where there is one (in French also for none)."""
        return self.say(self.number(name, count), count=count, **facts)

    def number(self, name: str, count: int) -> str:
        """The name of the sentence for that many."""
        one = count == 1 or (count == 0 and self.lang == "fr")
        return f"{name}-one" if one else name

    def pick(self, texts: tuple[str, str]) -> str:
        """Of a pair (French, English), the one that is spoken."""
        return texts[0 if self.lang == "fr" else 1]

    def cents(self, amount: int, *, signed: bool = False) -> str:
        """An amount with its unit; `signed` shows a `+` too."""
        return ("+" if signed and amount > 0 else "") + written.cents(amount, self.lang)

    def bare(self, amount: int) -> str:
        """An amount in a column that says its unit."""
        return written.cents(amount, self.lang, symbol=False)

    def quantity(self, thousandths: int) -> str:
        """A quantity."""
        return written.quantity(thousandths, self.lang)

    def rate(self, basis_points: int) -> str:
        """A rate."""
        return written.rate(basis_points, self.lang)

    def day(self, on: date) -> str:
        """A day in digits."""
        return written.day(on, self.lang)

    def short_day(self, on: date) -> str:
        """A day in a chart: `22/11`, `22 Nov`."""
        return on.strftime("%d/%m") if self.lang == "fr" else f"{on.day} {_MONTHS['en'][on.month - 1][:3]}"

    def long_day(self, on: date) -> str:
        """A day in words: `19 novembre 2024`."""
        number = "1er" if self.lang == "fr" and on.day == 1 else str(on.day)
        return f"{number} {_MONTHS[self.lang][on.month - 1]} {on.year}"

    def weekday(self, on: date) -> str:
        """A day in words, with its weekday."""
        return f"{_WEEKDAYS[self.lang][on.weekday()]} {self.long_day(on)}"

    def month(self, month: str) -> str:
        """A month in words, of `2024-11`."""
        year, number = month.split("-")
        return f"{_MONTHS[self.lang][int(number) - 1]} {year}"

    def hours(self, minutes: int) -> str:
        """A time worked: `7 h 20`."""
        hours, rest = divmod(minutes, 60)
        return f"{hours}\u00a0h\u00a0{rest:02}" if rest else f"{hours}\u00a0h"

    def listed(self, parts: Iterable[str]) -> str:
        """The parts as a sentence lists them: `a, b et c`."""
        *first, last = parts
        return f"{', '.join(first)} {'et' if self.lang == 'fr' else 'and'} {last}" if first else last
