"""JSON: one document, or a line a posting. Keys in the order of their columns; the same books, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from flashcoop_core.hooks import SessionView
from flashcoop_format_data.rows import Cell, postings

__all__ = ["as_json", "as_lines"]


def as_lines(rows: Iterable[Mapping[str, Cell]]) -> Iterator[bytes]:
    """Each row as a line of JSON."""
    return (_written(row) + b"\n" for row in rows)


def as_json(session: SessionView, schema: int) -> Iterator[bytes]:
    """One document: its schema, the statements, the postings. Pieces of it, so that memory stays flat."""
    yield b'{"schema": %d,\n"statements": [' % schema
    for at, statement in enumerate(session.books.statements()):
        yield (b",\n" if at else b"\n") + _written(statement.data())
    yield b'\n],\n"postings": ['
    for at, row in enumerate(postings(session)):
        yield (b",\n" if at else b"\n") + _written(row)
    yield b"\n]}\n"


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
