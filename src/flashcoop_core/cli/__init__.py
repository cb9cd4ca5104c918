"""The command line: `flashcoop [--lang fr|en] COMMAND`. One small module a command, loaded when it is run."""

from __future__ import annotations

from flashcoop_core.cli.program import main

__all__ = ["main"]
