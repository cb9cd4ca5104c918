"""What a whole process costs, from its start to its end, as the kernel counts it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

__all__ = ["Cost", "Failed", "Spread", "cost_of", "output_of", "spread"]


class Failed(RuntimeError):
    """A program that is measured did not do its work."""


class Cost(NamedTuple):
    """CPU seconds (user and system, with children), elapsed seconds, peak resident memory in MB (of 10**6 bytes)."""

    cpu: float
    wall: float
    peak: float


class Spread(NamedTuple):
    """What several rounds gave: the middle one, the least and the most."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        places = 2 if self.median < 10 else 0 if self.median >= 1000 else 1
        return f"{self.median:,.{places}f} [{self.least:,.{places}f}..{self.most:,.{places}f}]"


def spread(values: Sequence[float]) -> Spread:
    """The spread of `values`, one a round."""
    return Spread(median(values), min(values), max(values))


def _environment() -> dict[str, str]:
    # As installed programs run: modules are compiled once, not at each start.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cost_of(command: Sequence[str]) -> Cost:
    """Run `command` to its end.

    The kernel counts what this process holds as the first memory of those it starts, so whoever
    calls this stays small and loads nothing that is measured.

    Raises:
        Failed: it ended with another status than 0.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=_environment())
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command)} ended with status {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024 / 1e6)


def output_of(command: Sequence[str]) -> str:
    """What `command` prints.

    Raises:
        Failed: it ended with another status than 0.
    """
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=_environment()
    )
    if done.returncode:
        raise Failed(f"{' '.join(command)} ended with status {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout
