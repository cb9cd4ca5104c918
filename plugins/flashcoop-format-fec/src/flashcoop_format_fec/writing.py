"""The rows of the file: one a posting, amounts never negative, `0,00` on the other side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flashcoop_core.reports import JOURNALS, FlatForm, HostEntry, decimal_comma
from flashcoop_format_fec.columns import COLUMNS

__all__ = ["encoded", "header", "pieces"]

_NAMES = tuple(COLUMNS)


def header(form: FlatForm) -> bytes:
    """The first row: the names of the fields."""
    return form.row(_NAMES, _NAMES, 0)


def encoded(entry: HostEntry, form: FlatForm) -> bytes:
    """The rows of one entry.

    Raises:
        Refused: a text holds a character that the file cannot; the refusal names the event and the field.
    """
    return b"".join(form.row(_NAMES, values, entry.version) for values in _values(entry, form))


def pieces(entries: Iterable[HostEntry], form: FlatForm) -> Iterator[bytes]:
    """The whole file, an entry at a time."""
    yield header(form)
    for entry in entries:
        yield encoded(entry, form)


def _values(entry: HostEntry, form: FlatForm) -> Iterator[tuple[str, ...]]:
    for line in entry.lines:
        yield (
            entry.journal,
            JOURNALS[entry.journal],
            str(entry.number),
            f"{entry.on:%Y%m%d}",
            line.account,
            form.label(line.label),
            line.aux,
            line.aux,
            entry.piece,
            f"{entry.piece_date:%Y%m%d}",
            form.label(line.text),
            decimal_comma(max(line.cents, 0)),
            decimal_comma(max(-line.cents, 0)),
            "",
            "",
            f"{entry.recorded:%Y%m%d}",
            "",
            "",
        )
