"""Two real sessions, played by the library itself: what `flashcoop demo` tells and leaves behind.

A story is performed on its own clock with its own ids, so its heads never change.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from flashcoop_core.demo.stage import Stage
from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.written import Lang

__all__ = ["NAMES", "Stage", "play"]

#: The stories, the first by default.
NAMES = ("jinsei", "coopkies")


def play(name: str, stage: Stage, ledger: Ledger, tell: Callable[[str], None], lang: Lang = "fr") -> Session:
    """Play the story `name` in `ledger`, opened with `stage.clock` and `stage.ids`, telling it line by line."""
    stage.voice(tell, lang)
    import_module(f"{__name__}.{name}").play(stage, ledger)
    return stage.session
