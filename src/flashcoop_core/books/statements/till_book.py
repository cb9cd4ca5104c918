"""Till book: every movement of cash with the balance after it, the end of each day, counts and closings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import ClassVar, Literal

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import Problem, Source, Statement, amount, kind_label, numbers, party, side
from flashcoop_core.books.statements.selector import Selector
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["TillBook", "TillDay", "TillMovement", "till_book"]

_MARKS: dict[str, Literal["count", "closing"]] = {"till_counted": "count", "till_closed": "closing"}


@attrs.frozen
class TillMovement:
    """What one event moved in the till, and what should be in it after. Cents.

    A `mark` is a count or a closing, which may move nothing: a count that agrees books no gap.
    """

    version: int
    id: str
    kind: str
    piece: str
    channel: str
    received: int
    paid: int
    balance: int
    mark: Literal["", "count", "closing"]


@attrs.frozen
class TillDay:
    """A day of the till: its movements, what came in and out, what is left. Cents."""

    on: date
    movements: tuple[TillMovement, ...]
    received: int
    paid: int
    balance: int
    selectors: tuple[Selector, ...]

    @property
    def counted(self) -> bool:
        """Whether the till was counted that day."""
        return any(move.mark == "count" for move in self.movements)


@attrs.frozen
class TillBook(Statement):
    """The till day by day. `cents` is what should be in it, by the trial balance."""

    name: ClassVar[str] = "till-book"

    days: tuple[TillDay, ...]
    cents: int
    selectors: tuple[Selector, ...]

    def check(self) -> tuple[Problem, ...]:
        """Never below zero at the end of a day; the book ends at the balance of the till's account."""
        problems = [
            Problem("till-below-zero", {"on": day.on, "balance": day.balance}) for day in self.days if day.balance < 0
        ]
        end = self.days[-1].balance if self.days else 0
        if end != self.cents:
            problems.append(Problem("till-book-differs", {"book": end, "balance": self.cents}))
        return tuple(problems)

    def table(self, lang: Lang = "fr") -> Table:
        """The movements of each day, then what is left at its end."""
        columns = (
            *(Column(label(f"column-{name}", lang)) for name in ("day", "piece", "wording")),
            *(Column(label(f"column-{name}", lang), "right") for name in ("received", "paid", "in-till")),
        )
        return self._table(lang, columns, self._rows(lang))

    def _rows(self, lang: Lang) -> Iterator[Row]:
        for day in self.days:
            for number, move in enumerate(day.movements):
                text = kind_label(move.kind, lang)
                cells = (side(move.received, lang), side(move.paid, lang), amount(move.balance, lang))
                text = f"{text} · {party(move.channel, lang)}" if move.channel else text
                yield Row((written.day(day.on, lang), move.piece, text, *cells), total=number == 0)
            ends = label("line-day-end-counted" if day.counted else "line-day-end", lang)
            sums = (side(day.received, lang), side(day.paid, lang), amount(day.balance, lang))
            yield Row(("", "", ends, *sums))


def till_book(source: Source) -> TillBook:
    """The till book of `source`, from its stored entries."""
    till = numbers(source.chart, "till") or ("53",)
    touched = [
        (envelope.on, envelope.version, envelope)
        for envelope in source.booked()
        if envelope.kind in _MARKS or any(account in till for _, _, lines in envelope.entries for account, *_ in lines)
    ]
    balance = 0
    days = []
    for on, found in groupby(sorted(touched, key=lambda each: each[:2]), key=lambda each: each[0]):
        moves = []
        for _, version, envelope in found:
            sums: dict[tuple[str, str], int] = {}
            for _, piece, postings in envelope.entries:
                for account, aux, cents, _ in postings:
                    if account in till:
                        sums[piece, aux] = sums.get((piece, aux), 0) + cents
            if not sums and envelope.kind in _MARKS:
                sums["", ""] = 0
            for (piece, aux), cents in sums.items():
                balance += cents
                moves.append(
                    TillMovement(
                        version,
                        envelope.id,
                        envelope.kind,
                        piece,
                        aux,
                        max(cents, 0),
                        max(-cents, 0),
                        balance,
                        _MARKS.get(envelope.kind, ""),
                    )
                )
        selectors = (Selector(accounts=till, last=on),)
        received, paid = sum(move.received for move in moves), sum(move.paid for move in moves)
        days.append(TillDay(date.fromisoformat(on), tuple(moves), received, paid, balance, selectors))
    ends = source.balances.by_account()
    cents = sum(ends[account][0] - ends[account][1] for account in till if account in ends)
    return TillBook(source.heading, tuple(days), cents, (Selector(accounts=till),))
