"""The command line: `flashcoop [--lang fr|en] COMMAND`. One small module a command, loaded when it is run."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

__all__ = ["main"]

#: How many more objects must be there before Python looks for cycles among them: more than a short command makes.
_PATIENCE = 50_000


def main() -> NoReturn:
    """The entry point `flashcoop`."""
    # What a command loads it needs to its end, and it makes next to no cycles. To search all of it again
    # and again on the way, and once more at the end, would take a tenth of the time of a balance sheet.
    gc.set_threshold(_PATIENCE)
    from flashcoop_core.cli.program import run  # noqa: PLC0415 - only now: half of all there is to load

    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a narrow no-break space still gets every figure.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # the standard ones are TextIOWrapper
    status = run(sys.argv[1:], os.environ)
    gc.freeze()
    sys.exit(status)
