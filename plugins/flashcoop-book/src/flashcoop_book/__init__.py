"""*Le livre de la coopérative*: the days, decisions and accounts of a session, for those who lived it.

One HTML page, the same as a PDF, and for each member the attestation of what they were paid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flashcoop_book.attestation import attestations, file_name
from flashcoop_book.book import Book
from flashcoop_book.page import page, style
from flashcoop_book.words import TEXTS
from flashcoop_core.hooks import File, LedgerFormat, Refusal, Refused, Report, SessionView, hookimpl
from flashcoop_core.written import Lang

__all__ = ["flashcoop_reports"]


def _html(session: SessionView, _: Mapping[str, str], lang: Lang) -> Iterator[File]:
    yield File(f"{session.id}.html", page(Book.of(session, lang)))


def _pdf(session: SessionView, _: Mapping[str, str], lang: Lang) -> Iterator[File]:
    from flashcoop_book.pdf import as_pdf  # noqa: PLC0415 - an extra

    yield File(f"{session.id}.pdf", as_pdf(b"".join(page(Book.of(session, lang))), style("paper")))


def _attestations(session: SessionView, _: Mapping[str, str], lang: Lang) -> Iterator[File]:
    from flashcoop_book.pdf import as_pdf  # noqa: PLC0415 - an extra

    papers = list(attestations(Book.of(session, lang)))
    if not papers:
        raise Refused([Refusal("livre.nothing-shared", texts=TEXTS["refusal-nothing-shared"])])
    for member, document in papers:
        yield File(file_name(session.id, member), as_pdf(document))


@hookimpl
def flashcoop_reports() -> Sequence[Report | LedgerFormat]:
    """The three forms of the book."""
    return [
        LedgerFormat(name="html", label=TEXTS["label-html"], write=_html),
        LedgerFormat(name="pdf", label=TEXTS["label-pdf"], write=_pdf),
        LedgerFormat(name="attestation", label=TEXTS["label-attestation"], write=_attestations),
    ]
