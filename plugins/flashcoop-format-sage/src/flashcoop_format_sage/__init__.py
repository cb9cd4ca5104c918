"""The journal of a Flashcoop as Sage imports it in a CAE: each general line doubled by an analytic one.

The layout is the one that the management program of many CAEs gives to Sage (note `france`, section 6.3): the
accountant has its import description already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from flashcoop_core.hooks import File, LedgerFormat, Report, SessionView, Setting, hookimpl
from flashcoop_core.reports import (
    HOST_SETTINGS,
    FlatForm,
    HostBooks,
    HostChoice,
    HostEntry,
    host_journal,
    instead_of,
    one_of,
)
from flashcoop_core.written import Lang
from flashcoop_format_sage.lines import Codes, encoded, header

__all__ = ["flashcoop_reports"]

_ENCODINGS = ("cp1252", "iso-8859-15")

_SETTINGS = (
    Setting(
        name="encoding",
        label=("Encodage\u00a0: cp1252 ou iso-8859-15", "Encoding: cp1252 or iso-8859-15"),
        default="cp1252",
    ),
    Setting(
        name="vat-codes",
        label=(
            "Codes taxe de la CAE, comme V2000=C20,A2000=D20\u00a0: V ventes, A achats, puis les centièmes de\u00a0%",
            "Tax codes of the host, such as V2000=C20,A2000=D20: V sales, A purchases, then hundredths of 1%",
        ),
        default="",
    ),
    Setting(
        name="host-section",
        label=(
            "Section analytique de la CAE, pour les écritures miroir (sans ligne analytique si vide)",
            "Analytic section of the host, for the mirror entries (no analytic line if empty)",
        ),
        default="",
    ),
    *HOST_SETTINGS,
)


@hookimpl
def flashcoop_reports() -> Sequence[Report | LedgerFormat]:
    """The format `sage:sage`."""
    label = (
        "Le journal pour Sage, lignes générales et analytiques",
        "The journal for Sage, general and analytic lines",
    )
    return [LedgerFormat(name="sage", label=label, write=_write, settings=_SETTINGS)]


def _write(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Iterator[File]:  # noqa: ARG001 - French by law
    """A file for each fiscal year. Every row is made once before any file is given."""
    # Sage takes the double quote for the edge of a field.
    encoding = one_of("encoding", settings["encoding"], _ENCODINGS)
    form = FlatForm(";", encoding, without='"', instead=instead_of(settings))
    choice = HostChoice.of(settings)
    codes = Codes.of(session, settings)
    books = HostBooks.of(session)
    for year in books.years:
        for _ in _pieces(host_journal(books, year, choice), form, codes):
            pass
    for year in books.years:
        name = f"{session.id}-sage-{year.last:%Y%m%d}.txt"
        yield File(name, _pieces(host_journal(books, year, choice), form, codes))


def _pieces(entries: Iterable[HostEntry], form: FlatForm, codes: Codes) -> Iterator[bytes]:
    """The whole file, an entry at a time."""
    yield header(form)
    for entry in entries:
        yield encoded(entry, form, codes)
