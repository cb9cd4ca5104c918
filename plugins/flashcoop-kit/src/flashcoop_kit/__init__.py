"""The documents around a Flashcoop: press, partners, rights, evaluation; in French, filled with what its ledger knows.

Templates are text files, in a small notation; a document is blocks; two writers make DOCX and PDF of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from flashcoop_core.hooks import KitDocument, hookimpl
from flashcoop_kit.catalogue import documents

__all__ = ["flashcoop_kit"]


@hookimpl
def flashcoop_kit() -> Sequence[KitDocument]:
    """The documents of the kit."""
    return list(documents())
