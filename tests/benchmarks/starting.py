"""How fast `flashcoop --help` starts with twenty plugins installed that nobody activated, beside none.

PYTHONPATH=tests uv run python tests/benchmarks/starting.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from installing import install

_PLUGINS = 20
#: A plugin that takes a tenth of a second to import: it would be noticed.
_SLOW = "import time\n\ntime.sleep(0.1)\n"


def _seconds(site: str) -> float:
    """The CPU time of one run, as the kernel counts it."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "flashcoop_core", "--help"],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": site},
    )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main(rounds: str = "15") -> None:
    """Print the ratio of both, round by round: its median, least and most."""
    with TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty", Path(folder) / "full"
        empty.mkdir()
        for at in range(_PLUGINS):
            install(full, f"idle-{at:02}", _SLOW)
        ratios = [_seconds(str(full)) / _seconds(str(empty)) for _ in range(int(rounds))]
    print(
        f"flashcoop --help, {_PLUGINS} inactive plugins / none: "
        f"{statistics.median(ratios):.2f} [{min(ratios):.2f}..{max(ratios):.2f}]"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
