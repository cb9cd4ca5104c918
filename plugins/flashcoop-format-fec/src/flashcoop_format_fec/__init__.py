"""The journal of a Flashcoop in the layout of article A47 A-1 of the LPF, to merge into its host's; and a reader.

What is written is no FEC: that one is the host's, and covers the whole of it (note `accounting`, section 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from flashcoop_core.hooks import File, LedgerFormat, Report, SessionView, Setting, hookimpl
from flashcoop_core.reports import (
    HOST_SETTINGS,
    FlatForm,
    HostBooks,
    HostChoice,
    HostEntry,
    host_entries,
    host_journal,
    instead_of,
    one_of,
)
from flashcoop_core.written import Lang
from flashcoop_format_fec.columns import name_of
from flashcoop_format_fec.description import description
from flashcoop_format_fec.entries import FecBook, FecEntry
from flashcoop_format_fec.lines import FecLine
from flashcoop_format_fec.reading import read
from flashcoop_format_fec.tally import tally
from flashcoop_format_fec.writing import encoded, pieces

__all__ = ["FecBook", "FecEntry", "FecLine", "flashcoop_reports", "read"]

_SEPARATORS: Mapping[str, str] = MappingProxyType({"tab": "\t", "pipe": "|"})
_ENCODINGS = ("iso-8859-15", "utf-8")

_SETTINGS = (
    Setting(name="separator", label=("Séparateur\u00a0: tab ou pipe (|)", "Separator: tab or pipe (|)"), default="tab"),
    Setting(
        name="encoding",
        label=("Encodage\u00a0: iso-8859-15 ou utf-8", "Encoding: iso-8859-15 or utf-8"),
        default="iso-8859-15",
    ),
    *HOST_SETTINGS,
)


@hookimpl
def flashcoop_reports() -> Sequence[Report | LedgerFormat]:
    """The format `fec:fec`."""
    label = (
        "Le journal à intégrer à celui de la CAE, dans la disposition du FEC",
        "The journal, to merge into the host's",
    )
    return [LedgerFormat(name="fec", label=label, write=_write, settings=_SETTINGS)]


def _write(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Iterator[File]:  # noqa: ARG001 - French by law
    """For each fiscal year, the journal and its description. Every row is made once before any file is given."""
    separator = _SEPARATORS[one_of("separator", settings["separator"], _SEPARATORS)]
    form = FlatForm(separator, one_of("encoding", settings["encoding"], _ENCODINGS), instead=instead_of(settings))
    choice = HostChoice.of(settings)
    books = HostBooks.of(session)
    tallies = {year: tally(_writable(host_entries(books, year, choice), form)) for year in books.years}
    for year, (kept, left) in tallies.items():
        name = name_of(session.opening.host.siren, f"{year.last:%Y%m%d}")
        yield File(f"{name}.txt", pieces(host_journal(books, year, choice), form))
        described = description(session, year, form, choice, kept, left, f"{name}.txt")
        yield File(f"{name}-description.txt", described)


def _writable(entries: Iterable[HostEntry], form: FlatForm) -> Iterator[HostEntry]:
    """The same entries, each that is kept encoded: what cannot be written is refused before a file is begun."""
    for entry in entries:
        if entry.number:
            encoded(entry, form)
        yield entry
