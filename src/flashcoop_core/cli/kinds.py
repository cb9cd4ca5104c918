"""What happened, for people: the kinds of the core, and those of the plugins that a session has activated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flashcoop_core.ledger import Ledger, Session
    from flashcoop_core.ledger.recording import Receipt
    from flashcoop_core.session.extension import Words

__all__ = ["Kinds", "called", "labels_of"]


class Kinds:
    """What the events of a ledger are called. A plugin is asked only where an event is of its kind."""

    def __init__(self, ledger: Ledger, lang: Lang) -> None:
        self._ledger = ledger
        self._lang = lang
        self._labels: dict[str, Mapping[str, Words]] = {}

    def __call__(self, session: str, kind: str) -> str:
        """What an event of that session is called."""
        if "." in kind and session not in self._labels:
            self._labels[session] = self._ledger.session(session).state.activated.labels
        return called(kind, self._labels.get(session, {}), self._lang)


def labels_of(session: Session, receipts: Iterable[Receipt]) -> Mapping[str, Words]:
    """What plugins call the kinds of what was recorded; none is asked if it was all of the core."""
    return session.state.activated.labels if any("." in receipt.kind for receipt in receipts) else {}


def called(kind: str, labels: Mapping[str, Words], lang: Lang) -> str:
    """What an event of that kind is called, by these labels or those of the core; else its wire name."""
    from flashcoop_core.books.statements.base import kind_label  # noqa: PLC0415 - `--help` needs none of it

    return labels[kind][0 if lang == "fr" else 1] if kind in labels else kind_label(kind, lang)
