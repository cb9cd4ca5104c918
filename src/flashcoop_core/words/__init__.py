"""The sentences and labels people read, in French and in English.

Each module of this package owns the texts of one subject: a `TEXTS` table from a stable name to
(French, English). A name is the same everywhere: in `Refused`, on the command line, in the docs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from string import Formatter
from typing import cast

from flashcoop_core import written
from flashcoop_core.written import Lang

__all__ = ["SUBJECTS", "fill", "label", "names", "say"]

#: The modules that hold texts, in the order in which a name is looked for: first those of every command.
#: Sentences may carry facts in braces, with a unit: `{till:cents}`.
SUBJECTS = (
    "terminal",
    "labels",
    "amounts",
    "exchange",
    "learning",
    "learning_forms",
    "logs",
    "network",
    "plugins",
    "programme",
    "rules",
    "scaffold",
    "shapes",
    "plugin_commands",
    "host_journal",
    "vault",
    "choices",
)


#: What is written by a word of its own: `{contract:contract}` says the text called `contract-cape`.
_WORDED = frozenset({"basis", "contract", "identity", "matter"})


class _Writer(Formatter):
    """`str.format` that writes cents, quantities, rates, dates and what has a word of its own in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec in _WORDED:
            names = value if isinstance(value, (tuple, list)) else (value,)
            return ", ".join(say(f"{format_spec}-{name}", {}, self._lang) for name in names)
        return written.value(value, format_spec, self._lang)


@cache
def _texts(subject: str) -> Mapping[str, tuple[str, str]]:
    """The texts of one subject, read only when one of them is first said."""
    return cast(
        "Mapping[str, tuple[str, str]]",
        import_module(f"flashcoop_core.words.{subject}").TEXTS,
    )


def names(subject: str) -> frozenset[str]:
    """The names that `subject` has a text for."""
    return frozenset(_texts(subject))


def say(name: str, facts: Mapping[str, object], lang: Lang = "fr") -> str:
    """The sentence called `name`, with its `facts` written in `lang`.

    Raises:
        KeyError: no text has that name; a test keeps names and texts in step.
    """
    for subject in SUBJECTS:
        texts = _texts(subject)
        if name in texts:
            return fill(texts[name], facts, lang)
    raise KeyError(name)


def fill(texts: tuple[str, str], facts: Mapping[str, object], lang: Lang = "fr") -> str:
    """The sentence in `lang` of a pair (French, English), with its `facts` written in that language."""
    return _Writer(lang).vformat(texts[0 if lang == "fr" else 1], (), dict(facts))


def label(name: str, lang: Lang = "fr", *, otherwise: str | None = None) -> str:
    """The label called `name` (a column, a line of a statement) in `lang`.

    `otherwise` is shown where there is none: a kind, a method or a key that only a plugin knows.

    Raises:
        KeyError: no label has that name, and nothing was given instead.
    """
    texts = _texts("labels")
    if name not in texts and otherwise is not None:
        return otherwise
    return texts[name][0 if lang == "fr" else 1]
