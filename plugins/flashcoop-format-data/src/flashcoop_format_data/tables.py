"""Parquet, by pyarrow: written in groups of rows, so that memory stays flat."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pyarrow as pa
from pyarrow import parquet

from flashcoop_format_data.rows import Cell

__all__ = ["as_parquet"]

#: Rows a group.
_GROUP = 10_000

_TYPES: Mapping[type, pa.DataType] = {str: pa.string(), int: pa.int64()}


class _Outlet(io.RawIOBase):
    """Where pyarrow writes: what it wrote is taken away piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, piece: bytes, /) -> int:  # type: ignore[override] # pyarrow writes bytes
        self._pieces.append(bytes(piece))
        self._written += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def as_parquet(columns: Mapping[str, type], rows: Iterable[Mapping[str, Cell]]) -> Iterator[bytes]:
    """The rows as a Parquet file, piece by piece: texts and 64-bit integers, amounts in cents."""
    schema = pa.schema([(name, _TYPES[of]) for name, of in columns.items()])
    outlet = _Outlet()
    pending = iter(rows)
    with parquet.ParquetWriter(outlet, schema, compression="zstd") as writer:
        while group := [dict(row) for row in islice(pending, _GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
            yield outlet.taken()
    yield outlet.taken()
