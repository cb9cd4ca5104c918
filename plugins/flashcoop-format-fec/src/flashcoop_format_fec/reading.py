"""A file in the layout of article A47 A-1 of the LPF, read back: ours, a host's own, or that of any program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from flashcoop_core.hooks import Refusal, Refused
from flashcoop_format_fec.entries import FecBook, checked, entries_of
from flashcoop_format_fec.layout import decoded, rows
from flashcoop_format_fec.lines import FecLine, read_line
from flashcoop_format_fec.texts import defect

__all__ = ["MOST", "read"]

#: More defects than these are not listed: they have one cause, and a file may have a million lines.
MOST = 100


def read(content: bytes) -> FecBook:
    """The entries of a file: tabs or `|`, UTF-8 or ISO 8859-15, debit and credit or amount and side.

    Entries are judged once every line could be read. The currency of a foreign amount is not read.

    Raises:
        Refused: `fec.…`, one for each defect, with its line; the first `MOST` of them.
    """
    lines: list[FecLine] = []
    found = list(islice(_defects(content, lines), MOST + 1))
    if len(found) > MOST:
        found[MOST:] = [defect("more", most=MOST)]
    if found:
        raise Refused(found, kind="fec")
    return FecBook(entries_of(lines))


def _defects(content: bytes, lines: list[FecLine]) -> Iterator[Refusal]:
    """Each defect; `lines` takes what could be read."""
    sound = True
    for number, fields in rows(decoded(content)):
        line = [fields] if isinstance(fields, Refusal) else read_line(number, fields)
        if isinstance(line, FecLine):
            lines.append(line)
        else:
            sound = False
            yield from line
    if sound:
        yield from checked(entries_of(lines))
