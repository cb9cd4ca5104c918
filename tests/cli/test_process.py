"""The program in a process of its own: streams, encodings, signals, and how lightly it starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "flashcoop_core"]


def started(*args: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    here = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONIO"))}
    return subprocess.run(
        [*COMMAND, *map(str, args)], env={**here, **env}, capture_output=True, check=False, timeout=60
    )


def modules(*args: object) -> set[str]:
    """The modules that a run has loaded."""
    code = (
        "import sys\n"
        "from flashcoop_core.cli.program import run\n"
        f"run({[str(arg) for arg in args]!r}, {{}})\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(said.stderr.split())


def test_help_loads_no_ledger() -> None:
    loaded = modules("--help")
    assert loaded.isdisjoint({"apsw", "attrs", "msgspec", "tabulate", "flashcoop_core.ledger", "flashcoop_core.errors"})


def test_a_balance_sheet_loads_no_rule_no_codec_and_no_event_but_the_opening(lived: Path) -> None:
    loaded = modules("statements", lived, "balance-sheet")
    assert loaded.isdisjoint({"cattrs", "pluggy", "flashcoop_core.events.vocabulary"})
    assert not {name for name in loaded if name.startswith(("flashcoop_core.session", "flashcoop_core.codec"))}
    chapters = {name for name in loaded if name.startswith("flashcoop_core.events.")}
    assert chapters <= {"flashcoop_core.events.fields", "flashcoop_core.events.opening"}


def test_an_old_terminal_gets_every_figure_and_no_traceback(lived: Path) -> None:
    said = started("statements", lived, "balance-sheet", PYTHONIOENCODING="ascii")
    assert said.returncode == 0
    assert b"50,00" in said.stdout
    assert said.stderr == b""


def test_a_reader_that_goes_away_leaves_no_traceback(lived: Path) -> None:
    with subprocess.Popen([*COMMAND, "statements", str(lived)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_an_interruption_ends_with_130_and_one_line(ledger: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--lang", "en", "record", str(ledger), "--kind", "member_left"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stderr is not None
        run.stderr.read(1)  # the first question
        run.send_signal(signal.SIGINT)
        assert b"Interrupted" in run.stderr.read()
    assert run.returncode == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_under_stdout_is_said(lived: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        said = subprocess.run([*COMMAND, "log", str(lived)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert said.returncode == 4
    assert b"ENOSPC" in said.stderr
    assert b"Traceback" not in said.stderr
