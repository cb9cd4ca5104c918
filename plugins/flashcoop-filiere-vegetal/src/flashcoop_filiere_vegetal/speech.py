"""A text for people, in the language asked for."""

from __future__ import annotations

from flashcoop_core.hooks import Words
from flashcoop_core.written import Lang

__all__ = ["colon", "said"]


def said(words: Words, lang: Lang) -> str:
    """The French or the English of a pair."""
    return words[0] if lang == "fr" else words[1]


def colon(lang: Lang) -> str:
    """A colon and its space; in French a no-break space stands before it."""
    return said(("\u00a0: ", ": "), lang)
