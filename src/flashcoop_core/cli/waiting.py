"""Whoever waits at a terminal sees that the work goes on: a line on stderr, which is gone at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["waiting"]

#: Seconds after which the line is drawn, and drawn again.
_BEAT = 1.0

#: What erases a line of a terminal.
_ERASED = "\r\x1b[K"


@contextmanager
def waiting(lang: Lang) -> Iterator[Callable[[Iterable[bytes]], Iterator[bytes]]]:
    """What counts the pieces that pass through it. Nothing is drawn where nobody looks, nor for short work."""
    begun, written = monotonic(), 0

    def counted(pieces: Iterable[bytes]) -> Iterator[bytes]:
        nonlocal written
        for piece in pieces:
            written += len(piece)
            yield piece

    if not sys.stderr.isatty():
        yield counted
        return
    done = Event()

    def tick() -> None:
        # A document is made whole before its first byte, and its maker is another's code: time is all that is known.
        while not done.wait(_BEAT):
            facts = {"seconds": int(monotonic() - begun), "bytes": written}
            sys.stderr.write(_ERASED + say("export-progress", facts, lang))
            sys.stderr.flush()

    ticking = Thread(target=tick, daemon=True)
    ticking.start()
    try:
        yield counted
    finally:
        done.set()
        ticking.join()
        if monotonic() - begun >= _BEAT:
            sys.stderr.write(_ERASED)
            sys.stderr.flush()
