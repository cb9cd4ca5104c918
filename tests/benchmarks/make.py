"""Writes the input, in a process of its own: `make.py FOLDER EVENTS [SESSIONS] [--ledger-only]`."""

from __future__ import annotations

import sys
from pathlib import Path

from synthetic import SESSIONS, write


def main(folder: str, events: str, sessions: str = str(SESSIONS), *more: str) -> None:
    """Print what was written."""
    Path(folder).mkdir(exist_ok=True)
    print(write(int(events), Path(folder), int(sessions), texts="--ledger-only" not in more))


if __name__ == "__main__":
    main(*sys.argv[1:])
