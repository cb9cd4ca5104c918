"""What `flashcoop plugins` says of a plugin: its state, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["STATES", "PluginStatus"]

#: Every state, healthy ones first. Each has a sentence, `plugin-<state>`, with its reason and remedy.
STATES = ("active", "inactive", "missing", "broken", "incompatible", "duplicate")


@attrs.frozen
class PluginStatus:
    """One plugin as it stands.

    Attributes:
        name: what openings and commands call it.
        state: one of `STATES`.
        distributions: what brought it, each with its version; several if it is a duplicate.
        hooks: those it implements, where it was loaded.
        facts: what the sentence quotes.
    """

    name: str
    state: str
    distributions: tuple[str, ...]
    hooks: tuple[str, ...]
    facts: Mapping[str, object]

    def say(self, lang: Lang = "fr") -> str:
        """Why it is in this state, and what to do, in `lang`."""
        return say(f"plugin-{self.state}", self.facts, lang)
