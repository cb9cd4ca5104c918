"""What a closing hands over and what a reversal brings back."""

from __future__ import annotations

from collections.abc import Iterable

from flashcoop_core.books.entries import Entry
from flashcoop_core.events import ClosingLine, ReversedEntry, ReversedPosting
from flashcoop_core.session.state import State

__all__ = ["balance_lines", "last_of", "reversed_entries"]


def balance_lines(state: State) -> tuple[ClosingLine, ...]:
    """Every balance-sheet account with its third party and balance, but the link with the host.

    Treasury (class 5) is one line an account: the channel that money came by is no third party.
    """
    inside = {state.chart[role] for role in ("link", "internal_purchases", "internal_sales")}
    lines: dict[tuple[str, str], int] = {}
    for (account, aux), cents in state.balances.items():
        if account[0] < "6" and account not in inside:
            key = (account, "" if account[0] == "5" else aux)
            lines[key] = lines.get(key, 0) + cents
    return tuple(
        ClosingLine(account=account, aux=aux, cents=cents) for (account, aux), cents in sorted(lines.items()) if cents
    )


def reversed_entries(entries: Iterable[Entry]) -> tuple[ReversedEntry, ...]:
    """The entries with their sides swapped."""
    return tuple(
        ReversedEntry(
            journal=journal,  # type: ignore[arg-type]  # only our own journals are ever stored
            piece=piece,
            postings=tuple(
                ReversedPosting(account=account, aux=aux, cents=-cents, vat=vat)
                for account, aux, cents, vat in postings
            ),
        )
        for journal, piece, postings in entries
    )


def last_of(state: State, kind: str) -> str | None:
    """The id of the latest event of `kind` that is not reversed."""
    ids = (fact.id for fact in reversed(state.facts.values()) if fact.kind == kind and fact.id not in state.reversed)
    return next(ids, None)
