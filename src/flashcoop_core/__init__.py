"""An event-sourced ledger for cooperatives that live seven days.

The whole life of a session is one append-only log of facts; who is a member, what lies in the till
and the balance sheet are readings of that log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flashcoop_core import errors, events, money
    from flashcoop_core.ledger import Ledger, Session

__all__ = ["Ledger", "Session", "__version__", "errors", "events", "money"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class or a module, as the imports above say
    # The package itself loads nothing: each entry point brings what it needs.
    from importlib import import_module  # noqa: PLC0415

    if name in ("Ledger", "Session"):
        return getattr(import_module("flashcoop_core.ledger"), name)
    if name in ("errors", "events", "money"):
        return import_module(f"flashcoop_core.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
