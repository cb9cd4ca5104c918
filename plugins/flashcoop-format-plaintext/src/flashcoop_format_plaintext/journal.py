"""The books as hledger and ledger read them: accounts declared, balances asserted at each closing."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.hooks import SessionView
from flashcoop_core.log import Envelope
from flashcoop_core.written import Lang
from flashcoop_format_plaintext.names import Names
from flashcoop_format_plaintext.reading import Closing, accounts_in_use, amount, told, written

__all__ = ["as_journal"]


def as_journal(session: SessionView, lang: Lang, under: str = "") -> Iterator[bytes]:
    """The file, piece by piece."""
    names = Names.of(session.books.chart, lang, under)
    return written(session, names, _heading, _transactions, _assertions)


def _heading(session: SessionView, names: Names) -> Iterator[str]:
    heading = session.books.heading
    yield f"; {heading.name}"
    yield f"; {heading.sentence(names.lang)}"
    yield ""
    yield "commodity EUR"
    yield "    format 1000.00 EUR"
    yield ""
    used = accounts_in_use(session)
    declared = dict.fromkeys(
        name for account, aux in used for name in (names.account(account), names.name(account, aux))
    )
    yield from (f"account {name}" for name in declared)
    yield ""
    yield from (f"tag {tag}" for tag in ("event", "version", "kind", "journal", "piece", "vat"))
    yield ""


def _transactions(envelope: Envelope, names: Names) -> Iterator[str]:
    for journal, piece, lines in envelope.entries:
        yield f"{envelope.on} * {told(envelope, names.lang)}"
        yield f"    ; event: {envelope.id}"
        yield f"    ; version: {envelope.version}"
        yield f"    ; kind: {envelope.kind}"
        yield f"    ; journal: {journal}"
        if piece:
            yield f"    ; piece: {piece}"
        for account, aux, cents, rate in lines:
            yield f"    {names.name(account, aux)}    {amount(cents)} EUR"
            if rate is not None:
                yield f"    ; vat: {rate}"
        yield ""


def _assertions(closing: Closing, names: Names) -> Iterator[str]:
    """Each account alone, without its analytics: what both programs mean by `=`."""
    yield f"{closing.on} * {'Soldes à la clôture' if names.lang == 'fr' else 'Balances at the closing'}"
    for (account, aux), cents in sorted(closing.balances.items()):
        yield f"    {names.name(account, aux)}    0.00 EUR = {amount(cents)} EUR"
    yield ""
