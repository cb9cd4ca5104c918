"""The books as beancount reads them: full entries, no tolerance, balances asserted at each closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from flashcoop_core.hooks import SessionView
from flashcoop_core.log import Envelope
from flashcoop_core.written import Lang
from flashcoop_format_plaintext.names import ROOTS, Names
from flashcoop_format_plaintext.reading import Closing, accounts_in_use, amount, first_day, told, written

__all__ = ["as_beancount"]


def as_beancount(session: SessionView, lang: Lang, under: str = "") -> Iterator[bytes]:
    """The file, piece by piece."""
    names = Names.of(session.books.chart, lang, under)
    return written(session, names, _heading, _transactions, _assertions)


def _text(text: str) -> str:
    """A text between quotes."""
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))


def _heading(session: SessionView, names: Names) -> Iterator[str]:
    heading = session.books.heading
    yield f"; {heading.sentence(names.lang)}"
    yield f'option "title" {_text(heading.name)}'
    yield 'option "operating_currency" "EUR"'
    # Beancount would take its tolerance from the least precise amount of a transaction.
    yield 'option "inferred_tolerance_default" "*:0"'
    yield 'option "tolerance_multiplier" "0"'
    for option, _, french, english in ROOTS.values():
        yield f'option "{option}" "{french if names.lang == "fr" else english}"'
    yield ""
    opened = first_day(session)
    used = accounts_in_use(session)
    for number in dict.fromkeys(number for number, _ in used):
        yield f"{opened} open {names.account(number)} EUR"
        yield f"  number: {_text(number)}"
        yield f"  label: {_text(names.labels.get(number, ''))}"
        yield from (
            f"{opened} open {names.name(account, aux)} EUR" for account, aux in used if aux and account == number
        )
    yield ""


def _transactions(envelope: Envelope, names: Names) -> Iterator[str]:
    for journal, piece, lines in envelope.entries:
        yield f"{envelope.on} * {_text(told(envelope, names.lang))}"
        yield f"  event: {_text(envelope.id)}"
        yield f"  version: {envelope.version}"
        yield f"  kind: {_text(envelope.kind)}"
        yield f"  journal: {_text(journal)}"
        if piece:
            yield f"  piece: {_text(piece)}"
        for account, aux, cents, rate in lines:
            yield f"  {names.name(account, aux)}  {amount(cents)} EUR"
            if rate is not None:
                yield f"    vat: {rate}"
        yield ""


def _assertions(closing: Closing, names: Names) -> Iterator[str]:
    """Balances are asserted at the beginning of a day, and include those of the analytics below an account."""
    totals: dict[str, int] = {}
    for (account, _), cents in closing.balances.items():
        totals[account] = totals.get(account, 0) + cents
    morrow = (date.fromisoformat(closing.on) + timedelta(days=1)).isoformat()
    for account, cents in sorted(totals.items()):
        yield f"{morrow} balance {names.account(account)}  {amount(cents)} EUR"
    yield ""
