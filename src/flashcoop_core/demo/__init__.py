"""Real sessions, recorded by the library itself: what `flashcoop demo` tells and leaves behind.

Two are played from their opening to their closed books. Those of the national experiment, and later ones, are
recorded together, as far as they are published. Each is performed on its own clock with its own ids, so its
heads never change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from flashcoop_core.demo.stage import Stage
from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.demo.national import National

__all__ = ["NAMES", "NATIONAL", "Stage", "follow", "load_national", "play"]

#: The stories, the first by default.
NAMES = ("jinsei", "coopkies")

#: What holds many sessions in one ledger.
NATIONAL = "national"


def play(name: str, stage: Stage, ledger: Ledger, tell: Callable[[str], None], lang: Lang = "fr") -> Session:
    """Play the story `name` in `ledger`, opened with `stage.clock` and `stage.ids`, telling it line by line."""
    stage.voice(tell, lang)
    import_module(f"{__name__}.{name}").play(stage, ledger)
    return stage.session


def follow(name: str, stage: Stage) -> date | None:
    """Record beside the ledger what the members of `name` learnt and became; its last day, None if nothing is told.

    After the story: the ids drawn here are none of the ledger's.
    """
    if name != "jinsei":
        return None
    from flashcoop_core.demo import jinsei_learning  # noqa: PLC0415 - one story has it

    jinsei_learning.follow(stage)
    return stage.today


def load_national(stage: Stage, ledger: Ledger, tell: Callable[[str], None], lang: Lang = "fr") -> National:
    """Record the sessions of the national experiment and the later ones in `ledger`; what the sources say."""
    from flashcoop_core.demo.national import load, national  # noqa: PLC0415 - a story needs none of it

    stage.voice(tell, lang)
    facts = national()
    load(facts, stage, ledger)
    return facts
