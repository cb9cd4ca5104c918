"""An auditor that shares no code with the core: the books, till, stock and refusals of a session, the slow way.

`model` keeps the list of facts and answers from it, `books` says what each event books, the chapters (`members`,
`programme`, `governance`, `offer`, `purchases`, `sales`, `stock`, `treasury`, `closing`, `corrections`) what each
must be refused with, `rules` asks them all.
"""

from __future__ import annotations

from flashcoop_core.testing.auditor.books import ACCOUNTS, rounded, split
from flashcoop_core.testing.auditor.model import Auditor
from flashcoop_core.testing.auditor.rules import AUDITED, refusals

__all__ = ["ACCOUNTS", "AUDITED", "Auditor", "refusals", "rounded", "split"]
