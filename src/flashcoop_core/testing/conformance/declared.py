"""What any plugin declares of itself: labels in two languages, settings, texts with the same facts in both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import Formatter

from flashcoop_core.errors import Refused
from flashcoop_core.hooks.settings import Setting
from flashcoop_core.testing.conformance.kit import NotConforming, must
from flashcoop_core.written import Lang

__all__ = ["check_settings", "check_spoken", "check_texts", "check_words", "facts_of"]

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_UNITS = frozenset({"", "cents", "quantity", "rate"})
_BOTH = 2
_LANGUAGES: tuple[Lang, ...] = ("fr", "en")


def check_words(words: object, what: str) -> None:
    """Refuse a label that does not say the same thing in French and in English."""
    pair = isinstance(words, tuple) and len(words) == _BOTH
    must(pair, f"{what} is {words!r}: give (French, English)")
    for text, language in zip(words, ("French", "English"), strict=True):  # type: ignore[call-overload] # a pair
        clean = isinstance(text, str) and text.strip() == text != ""
        must(clean, f"{what} is {text!r} in {language}: write a text, without spaces around it")


def check_settings(settings: Iterable[Setting], given: Mapping[str, str], of: str) -> None:
    """Refuse settings without a name or a label, and those of the class (`given`) that do not exist."""
    names = [setting.name for setting in settings]
    for setting in settings:
        must(_NAME.fullmatch(setting.name), f"a setting of {of} is called {setting.name!r}: use a-z, 0-9 and -")
        check_words(setting.label, f"the label of setting {setting.name}")
        text = setting.default is None or isinstance(setting.default, str)
        must(text, f"the default of setting {setting.name} is {setting.default!r}: settings are texts")
    twice = sorted({name for name in names if names.count(name) > 1})
    must(not twice, f"{of} has the setting {', '.join(twice)} twice")
    unknown = sorted(set(given) - set(names))
    must(not unknown, f"the class gives settings that {of} does not have: {', '.join(unknown)}")
    lacking = [setting.name for setting in settings if setting.default is None and setting.name not in given]
    must(not lacking, f"{of} asks for {', '.join(lacking)}: give the kit a value in `settings` of the class")


def check_texts(texts: Mapping[str, object]) -> None:
    """Refuse a refusal that lacks a language, or whose sentences do not quote the same facts.

    A fact that is a word has a name for each language: `{product_fr}` and `{product_en}`, or `{fr}` and `{en}`.
    """
    for name, words in texts.items():
        check_words(words, f"the text of {name}")
        french, english = (facts_of(text) for text in words)  # type: ignore[attr-defined] # a pair
        apart = sorted(_whatever_language(french) ^ _whatever_language(english))
        must(not apart, f"the French and the English text of {name} do not quote the same facts: {', '.join(apart)}")
        for fact, unit in french | english:
            must(fact.isidentifier(), f"the text of {name} quotes a fact without a name: {{{fact}}}")
            must(unit in _UNITS, f"the text of {name} gives {fact} the unit {unit}: there are cents, quantity, rate")


def _whatever_language(facts: set[tuple[str, str]]) -> set[str]:
    return {re.sub(r"(^|_)(fr|en)$", r"\1fr/en", fact) for fact, _ in facts}


def check_spoken(refused: Refused) -> None:
    """Refuse a refusal that cannot be said, in French or in English."""
    for refusal in refused.refusals:
        for language in _LANGUAGES:
            try:
                said = refusal.say(language)
            except KeyError as unsaid:
                fact = unsaid.args[0]
                raise NotConforming(f"the refusal {refusal.name} cannot be said: no {fact!r} was given") from None
            must(said.strip(), f"the refusal {refusal.name} says nothing")


def facts_of(text: str) -> set[tuple[str, str]]:
    """The facts that a text quotes, each with its unit."""
    return {(fact, unit or "") for _, fact, unit, _ in Formatter().parse(text) if fact is not None}
