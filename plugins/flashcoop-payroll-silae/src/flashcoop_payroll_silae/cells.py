"""What one cell of a Silae file may hold: there are no quotes around it, so nothing in it may end it."""

from __future__ import annotations

__all__ = ["ENCODING", "decimal", "encodable", "is_cell"]

#: Silae reads files as Windows writes them in France (note `france`, section 5).
ENCODING = "cp1252"

_ENDS = frozenset(';"')


def is_cell(text: str) -> bool:
    """Whether `text` stays one cell: no `;`, quote, control character or end of line, no space at its edge."""
    return text == text.strip() and text.isprintable() and not _ENDS & set(text)


def encodable(text: str) -> bool:
    """Whether every character of `text` exists in cp1252: none is ever replaced."""
    try:
        text.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def decimal(hundredths: int, sign: str) -> str:
    """`hundredths` (cents, or hundredths of an hour) with two decimals after `sign`, no thousands separator."""
    whole, part = divmod(abs(hundredths), 100)
    return f"{'-' if hundredths < 0 else ''}{whole}{sign}{part:02d}"
