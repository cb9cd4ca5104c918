"""Writes sessions as plain text accounting: one document a program, every session under accounts of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from flashcoop_core.books.books import Books

#: session -> (account, analytic) -> cents, without zeros.
Found = dict[str, dict[tuple[str, str], int]]

#: The first part of an account's name must be one of five for beancount; the class decides which.
_ROOTS: Mapping[str, str] = {"6": "Expenses", "7": "Income"}


def account_name(session: str, number: str, aux: str) -> str:
    """`Expenses:S7:N601:Xp-0`: what all three programs take for an account. No analytic is a leaf too: `None`."""
    return ":".join((_ROOTS.get(number[0], "Assets"), session.capitalize(), f"N{number}", f"X{aux}" if aux else "None"))


def read_name(name: str) -> tuple[str, str, str]:
    """The session, the account and the analytic of a name."""
    _, session, number, aux = name.split(":")
    return session.lower(), number[1:], "" if aux == "None" else aux[1:]


def amount(cents: int) -> str:
    """`-12.05`: cents as decimals, by their digits."""
    digits = f"{abs(cents):03d}"
    return f"{'-' if cents < 0 else ''}{digits[:-2]}.{digits[-2:]}"


def cents_of(text: str) -> int:
    """The cents of an amount as the programs print it."""
    found = re.fullmatch(r"(-?)([0-9]+)(?:\.([0-9]{1,2})0*)?", text.strip())
    if found is None:
        raise ValueError(text)
    whole = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return -whole if found[1] else whole


def postings(session: str, books: Books) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """The day and the named postings of each entry."""
    for envelope in books.booked():
        for _, _, lines in envelope.entries:
            yield envelope.on, [(account_name(session, account, aux), cents) for account, aux, cents, _ in lines]


def for_ledger(sessions: Mapping[str, Books]) -> str:
    """As ledger and hledger read it."""
    lines = []
    for session, books in sessions.items():
        for on, named in sorted(postings(session, books), key=lambda entry: entry[0]):
            lines.append(f"{on} * {session}")
            lines += [f"    {name}    {amount(cents)} EUR" for name, cents in named]
            lines.append("")
    return "\n".join(lines)


def for_beancount(sessions: Mapping[str, Books]) -> str:
    """As beancount reads it: accounts opened first, no tolerance."""
    lines: list[str] = []
    names: set[str] = set()
    for session, books in sessions.items():
        for on, named in postings(session, books):
            names |= {name for name, _ in named}
            lines.append(f'{on} * "{session}"')
            lines += [f"  {name}  {amount(cents)} EUR" for name, cents in named]
            lines.append("")
    heading = ['option "inferred_tolerance_default" "*:0"', 'option "tolerance_multiplier" "0"', ""]
    return "\n".join([*heading, *(f"1970-01-01 open {name} EUR" for name in sorted(names)), *lines])


def balances(sessions: Mapping[str, Books]) -> Found:
    """What our own books say."""
    found = {
        session: {(total.account, total.aux): total.balance for total in books.balances.totals if total.balance}
        for session, books in sessions.items()
    }
    return {session: balance for session, balance in found.items() if balance}


def gathered(pairs: Iterable[tuple[str, int]]) -> Found:
    """(name, cents) pairs as `balances`."""
    found: Found = {}
    for name, cents in pairs:
        session, number, aux = read_name(name)
        if cents:
            found.setdefault(session, {})[number, aux] = cents
    return found
