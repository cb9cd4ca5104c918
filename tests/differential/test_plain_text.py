"""Random sessions, read by beancount, hledger and ledger: every balance is the same to the cent.

The three programs are part of the test. Where one is absent the test fails: install it, do not skip it.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from beancount.loader import load_file
from hypothesis import given
from hypothesis import strategies as st

from differential.plain_text import amount, balances, cents_of, for_beancount, for_ledger, gathered
from flashcoop_core.books.books import Books


def _where(program: str) -> str:
    beside = Path(sys.executable).parent / program
    where = str(beside) if beside.exists() else shutil.which(program)
    assert where, f"{program} is not installed: on Debian, `apt-get install {program}`"
    return where


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run([_where(program), *arguments], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def journal(sessions: Mapping[str, Books], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("journal") / "sessions.journal"
    path.write_text(for_ledger(sessions), encoding="utf-8")
    return path


def test_the_sessions_are_enough_to_mean_something(sessions: Mapping[str, Books]) -> None:
    ours = balances(sessions)
    assert len(sessions) >= 50
    assert len(ours) >= 50
    assert len({account.rstrip("0") for found in ours.values() for account, _ in found}) >= 40


def test_hledger_finds_the_same_balances(sessions: Mapping[str, Books], journal: Path) -> None:
    printed = _run("hledger", "-f", str(journal), "balance", "--flat", "--empty", "--no-total", "-O", "csv")
    rows = list(csv.reader(io.StringIO(printed)))[1:]
    found = gathered((name, 0 if text == "0" else cents_of(text.removesuffix(" EUR"))) for name, text in rows)
    assert found == balances(sessions)


def test_ledger_finds_the_same_balances(sessions: Mapping[str, Books], journal: Path) -> None:
    layout = "%(account)\t%(quantity(scrub(amount)))\n"
    printed = _run("ledger", "-f", str(journal), "--args-only", "balance", "--flat", "--no-total", "--format", layout)
    rows = [line.split("\t") for line in printed.splitlines() if line]
    found = gathered((name, cents_of(text)) for name, text in rows)
    assert found == balances(sessions)


def test_beancount_finds_the_same_balances(sessions: Mapping[str, Books], tmp_path: Path) -> None:
    path = tmp_path / "sessions.beancount"
    path.write_text(for_beancount(sessions), encoding="utf-8")
    _run("bean-check", "--no-cache", str(path))
    entries, errors, _ = load_file(str(path))
    assert errors == []
    sums: dict[str, Decimal] = {}
    for entry in entries:
        for posting in getattr(entry, "postings", ()):
            sums[posting.account] = sums.get(posting.account, Decimal(0)) + posting.units.number
    assert gathered((name, cents_of(str(number))) for name, number in sums.items()) == balances(sessions)


def test_the_programs_would_see_a_cent(sessions: Mapping[str, Books], tmp_path: Path) -> None:
    """A document with one cent astray is refused: what they accept means something."""
    text = for_ledger({"s1": sessions["s1"]})
    line = next(line for line in text.splitlines() if line.endswith(" EUR"))
    name, cents = line.rsplit("    ", 1)
    astray = f"{name}    {amount(cents_of(cents.removesuffix(' EUR')) + 1)} EUR"
    path = tmp_path / "astray.journal"
    path.write_text(text.replace(line, astray, 1), encoding="utf-8")
    for program in ("hledger", "ledger"):
        done = subprocess.run(
            [_where(program), "-f", str(path), "balance"], capture_output=True, check=False, timeout=60
        )
        assert done.returncode != 0


@given(st.integers(-(10**15), 10**15))
def test_amounts_are_written_as_they_are_read(cents: int) -> None:
    assert cents_of(amount(cents)) == cents
