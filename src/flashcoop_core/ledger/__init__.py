"""What people hold: a ledger, its sessions, and what they answer."""

from __future__ import annotations

from flashcoop_core.ledger.ledger import Ledger
from flashcoop_core.ledger.session import Session

__all__ = ["Ledger", "Session"]
