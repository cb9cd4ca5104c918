"""A file that a plugin makes: its name and its bytes, in one piece or as they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

__all__ = ["File", "is_file_name"]

_NAME = re.compile(r"(?!\.)[A-Za-z0-9._-]{1,120}")


def is_file_name(name: str) -> bool:
    """Whether `name` is safe in any folder: ASCII letters, digits, `.`, `_`, `-`, no path, not hidden."""
    return _NAME.fullmatch(name) is not None


@attrs.frozen(eq=False)
class File:
    """A file to be written by the core, whole or not at all.

    Attributes:
        name: without a path; see `is_file_name`.
        content: its bytes, or pieces of them as an iterable: a long file need not stand in memory.
    """

    name: str
    content: bytes | Iterable[bytes]

    def pieces(self) -> Iterator[bytes]:
        """The content, piece by piece."""
        return iter((self.content,) if isinstance(self.content, bytes) else self.content)

    def whole(self) -> bytes:
        """The content, in one piece."""
        return b"".join(self.pieces())
