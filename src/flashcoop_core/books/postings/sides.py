"""The words that the tables of this package are written in: debit, credit, entry.

An amount of zero leaves no posting and an entry without postings is left out, so that a table can
name all that may happen. A negative amount books on the other side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry, Posting
from flashcoop_core.events.vocabulary import Event

__all__ = ["MONEY", "Row", "Side", "credit", "debit", "entry", "money_journal"]

#: The role of each place that money comes from or goes to. The bank of the host is the link with it.
MONEY: Mapping[str, str] = MappingProxyType({"cash": "till", "till": "till", "bank": "bank", "host": "link"})


@attrs.frozen
class Row:
    """How one kind of event is booked.

    `book` computes its entries; `text` says the same in roles of the chart, for people: debits
    after D, credits after C, entries parted by `;`, alternatives by `or`.
    """

    event: type[Event]
    book: Callable[[Any, Chart], tuple[Entry, ...]]
    text: str


def debit(account: str, cents: int, aux: str = "", vat: int | None = None) -> tuple[Posting, ...]:
    """A posting of `cents` on the debit side, or none for zero."""
    return ((account, aux, cents, vat),) if cents else ()


def credit(account: str, cents: int, aux: str = "", vat: int | None = None) -> tuple[Posting, ...]:
    """A posting of `cents` on the credit side, or none for zero."""
    return ((account, aux, -cents, vat),) if cents else ()


#: `debit` or `credit`, for the tables that one event reads forwards and another backwards.
Side = Callable[[str, int, str, int | None], tuple[Posting, ...]]


def entry(journal: str, piece: str, *sides: tuple[Posting, ...]) -> tuple[Entry, ...]:
    """The entry made of `sides`, debits first as a journal is read, or none if all of them are empty."""
    given = [posting for side in sides for posting in side]
    postings = (*(posting for posting in given if posting[2] > 0), *(posting for posting in given if posting[2] < 0))
    return ((journal, piece, postings),) if postings else ()


def money_journal(*places: str) -> str:
    """CA if money moves through the till, else BQ. `places` are keys of `MONEY`, or means of payment."""
    return "CA" if "cash" in places or "till" in places else "BQ"
