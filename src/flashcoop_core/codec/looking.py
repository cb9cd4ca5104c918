"""Classes that msgspec reads, looked at by one thread at a time."""

from __future__ import annotations

from threading import RLock
from typing import TypeVar

import msgspec

__all__ = ["looked_at"]

_T = TypeVar("_T")

_LOOKING = RLock()
_known: set[type] = set()


def looked_at(cls: type[_T]) -> type[_T]:
    """`cls`, of which and of whose parts msgspec has found out all that it needs: threads may read it from now on.

    It finds out at the first use, and what it has found so far crashes the process where another thread reads.
    """
    if cls not in _known:
        with _LOOKING:
            msgspec.json.Decoder(cls)
        _known.add(cls)
    return cls
