"""What both forms write: the accounts in use, the entries day by day, and what each closing has come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

import attrs

from flashcoop_core.hooks import SessionView
from flashcoop_core.log import Envelope
from flashcoop_core.reports import in_date_order
from flashcoop_core.words import label
from flashcoop_core.written import Lang
from flashcoop_format_plaintext.names import Names

__all__ = ["Account", "Closing", "accounts_in_use", "amount", "days", "first_day", "told", "written"]

#: Account number and analytic.
Account = tuple[str, str]

#: The kinds of event that close something: the balances of their day are asserted.
_CLOSINGS = frozenset({"till_closed", "session_closed"})


@attrs.frozen
class Closing:
    """The balance of every account in use at the end of a day on which something was closed (cents)."""

    on: str
    balances: Mapping[Account, int]


def amount(cents: int) -> str:
    """`-12.05`: cents as decimals, digit by digit."""
    digits = f"{abs(cents):03d}"
    return f"{'-' if cents < 0 else ''}{digits[:-2]}.{digits[-2:]}"


def told(envelope: Envelope, lang: Lang) -> str:
    """What happened, for people; the wire name of a kind that only a plugin knows."""
    return label(f"kind-{envelope.kind}", lang, otherwise=envelope.kind)


def accounts_in_use(session: SessionView) -> list[Account]:
    """Every account and analytic with a posting, sorted."""
    used = {
        (account, aux)
        for envelope in session.books.booked()
        for _, _, lines in envelope.entries
        for account, aux, _, _ in lines
    }
    return sorted(used)


def first_day(session: SessionView) -> str:
    """The earliest accounting day with an entry; of an empty session, a day that is before any."""
    return min((envelope.on for envelope in session.books.booked() if envelope.entries), default="1970-01-01")


def days(session: SessionView) -> Iterator[tuple[list[Envelope], Closing | None]]:
    """What was booked each day, in the order recorded, and what that day's closing has come to, if it has one.

    In memory are one day and one sum an account, never the session.
    """
    balances: dict[Account, int] = {}
    for on, envelopes in groupby(in_date_order(session.books), lambda envelope: envelope.on):
        day = list(envelopes)
        for envelope in day:
            for _, _, lines in envelope.entries:
                for account, aux, cents, _ in lines:
                    balances[account, aux] = balances.get((account, aux), 0) + cents
        closes = any(envelope.kind in _CLOSINGS for envelope in day)
        yield [envelope for envelope in day if envelope.entries], Closing(on, dict(balances)) if closes else None


def written(
    session: SessionView,
    names: Names,
    heading: Callable[[SessionView, Names], Iterator[str]],
    transactions: Callable[[Envelope, Names], Iterator[str]],
    assertions: Callable[[Closing, Names], Iterator[str]],
) -> Iterator[bytes]:
    """The whole file, a piece for each entry: its heading, then day by day what was booked and asserted."""
    yield _lines(heading(session, names))
    for booked, closing in days(session):
        for envelope in booked:
            yield _lines(transactions(envelope, names))
        if closing is not None:
            yield _lines(assertions(closing, names))


def _lines(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
