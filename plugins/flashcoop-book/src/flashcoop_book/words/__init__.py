"""The texts of the book, (French, English), one module a subject.

They are written with ordinary spaces; French asks for no-break spaces before high signs and inside quotes, which
`TEXTS` has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_book.words import chapters, glossary, papers, statements, story

__all__ = ["TEXTS"]

_HIGH = re.compile(r" (?=[:;!?»%€])|(?<=«) ")


def _tidy(texts: tuple[str, str]) -> tuple[str, str]:
    french, english = texts
    return _HIGH.sub("\u00a0", french), english


#: By name. Facts stand in braces, with their unit: `{cents:cents}`.
TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        name: _tidy(texts)
        for module in (story, chapters, statements, glossary, papers)
        for name, texts in module.TEXTS.items()
    }
)
