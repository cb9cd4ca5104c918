"""`python -m flashcoop_core` is `flashcoop`."""

from __future__ import annotations

from flashcoop_core.cli import main

main()
