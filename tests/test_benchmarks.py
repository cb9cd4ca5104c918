"""The benchmarks run, and all programs at hand find the same balances. What they measure is no test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_RUN = Path(__file__).parent / "benchmarks" / "run.py"


@pytest.mark.slow
def test_a_quick_run_of_the_benchmarks_works() -> None:
    done = subprocess.run([sys.executable, str(_RUN), "--quick"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "600 events in 8 sessions" in done.stdout
    assert "all agree on the balances" in done.stdout
    assert "our replay of 6,000 events: peak memory" in done.stdout
