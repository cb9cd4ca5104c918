"""Random sessions, exported for plain text accounting: beancount, hledger and ledger find every balance, to the cent.

The three programs are part of the test. Where one is absent the test fails: install it, do not skip it.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import pytest
from beancount.loader import load_file

from flashcoop_core.books.books import Books
from flashcoop_core.hooks import PluginManager, SessionView
from flashcoop_core.ledger.making import ledger_files
from flashcoop_format_plaintext.names import Names
from programs import program

#: name of an account -> cents, without zeros.
Found = dict[str, int]


def _run(name: str, *arguments: str) -> str:
    done = subprocess.run([program(name), *arguments], capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


def _not_needed() -> NoReturn:
    raise AssertionError("plain text is made of the books alone")


def _written(form: str, sessions: Mapping[str, Books], folder: Path) -> Iterator[Path]:
    """The file of each session, its accounts kept under its name."""
    for name, books in sessions.items():
        view = SessionView(id=name, books=books, opening=_not_needed, state=_not_needed)
        for file in ledger_files(PluginManager.installed(), view, f"plaintext:{form}", {"under": name.upper()}, "en"):
            path = folder / file.name
            path.write_bytes(file.whole())
            yield path


@pytest.fixture(scope="module")
def journal(sessions: Mapping[str, Books], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journal")
    path = folder / "all.journal"
    path.write_text("".join(f"include {file.name}\n" for file in _written("hledger", sessions, folder)))
    return path


def _cents(text: str) -> int:
    """The cents of an amount as the programs print it."""
    found = re.fullmatch(r"(-?)([0-9]+)(?:\.([0-9]{1,2})0*)?", text.strip())
    assert found is not None, text
    whole = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return -whole if found[1] else whole


@pytest.fixture(scope="module")
def ours(sessions: Mapping[str, Books]) -> Found:
    """What our own books say, under the names that the plugin gives."""
    return {
        Names.of(books.chart, "en", name.upper()).name(total.account, total.aux): total.balance
        for name, books in sessions.items()
        for total in books.balances.totals
        if total.balance
    }


def _gathered(pairs: Iterator[tuple[str, int]]) -> Found:
    return {name: cents for name, cents in pairs if cents}


def test_the_sessions_are_enough_to_mean_something(sessions: Mapping[str, Books], ours: Found) -> None:
    assert len(sessions) >= 200
    assert len({name.split(":")[1] for name in ours}) >= 200
    assert len({name.split(":")[2].partition("-")[0] for name in ours}) >= 40


def test_hledger_finds_the_same_balances(journal: Path, ours: Found) -> None:
    assert _run("hledger", "-f", str(journal), "check", "--strict") == ""
    printed = _run("hledger", "-f", str(journal), "balance", "--flat", "--empty", "--no-total", "-O", "csv")
    rows = list(csv.reader(io.StringIO(printed)))[1:]
    assert _gathered((name, 0 if text == "0" else _cents(text.removesuffix(" EUR"))) for name, text in rows) == ours


def test_ledger_finds_the_same_balances(journal: Path, ours: Found) -> None:
    layout = "%(account)\t%(quantity(scrub(amount)))\n"
    arguments = ("--pedantic", "--args-only", "balance", "--flat", "--empty", "--no-total", "--format", layout)
    printed = _run("ledger", "-f", str(journal), *arguments)
    rows = (line.split("\t") for line in printed.splitlines() if line)
    assert _gathered((name, _cents(text)) for name, text in rows) == ours


def test_beancount_finds_the_same_balances(sessions: Mapping[str, Books], ours: Found, tmp_path: Path) -> None:
    path = tmp_path / "all.beancount"
    heading = 'option "inferred_tolerance_default" "*:0"\noption "tolerance_multiplier" "0"\n'
    included = "".join(f'include "{file.name}"\n' for file in _written("beancount", sessions, tmp_path))
    path.write_text(heading + included, encoding="utf-8")
    assert _run("bean-check", "--no-cache", str(path)) == ""
    entries, errors, _ = load_file(str(path))
    assert errors == []
    sums: dict[str, Decimal] = {}
    for entry in entries:
        for posting in getattr(entry, "postings", ()):
            sums[posting.account] = sums.get(posting.account, Decimal(0)) + posting.units.number
    assert _gathered((name, _cents(str(number))) for name, number in sums.items()) == ours


@pytest.mark.parametrize("reader", ["hledger", "ledger", "bean-check"])
def test_the_programs_would_see_a_cent(reader: str, sessions: Mapping[str, Books], tmp_path: Path) -> None:
    """A document with one cent astray is refused: what they accept means something."""
    form = "beancount" if reader == "bean-check" else "hledger"
    (path,) = _written(form, {"s1": sessions["s1"]}, tmp_path)
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if re.search(r"  [0-9]+\.[0-9]{2} EUR$", line))
    name, amount = line.rsplit("  ", 1)
    cents = _cents(amount.removesuffix(" EUR")) + 1
    path.write_text(text.replace(line, f"{name}  {cents // 100}.{cents % 100:02} EUR", 1), encoding="utf-8")
    command = ["--no-cache", str(path)] if reader == "bean-check" else ["-f", str(path), "balance"]
    done = subprocess.run([program(reader), *command], capture_output=True, check=False, timeout=60)
    assert done.returncode != 0


@pytest.mark.parametrize("reader", ["hledger", "ledger", "bean-check"])
def test_the_programs_would_see_a_wrong_balance_at_a_closing(
    reader: str, sessions: Mapping[str, Books], tmp_path: Path
) -> None:
    form = "beancount" if reader == "bean-check" else "hledger"
    (path,) = _written(form, {"s1": sessions["s1"]}, tmp_path)
    text = path.read_text(encoding="utf-8")
    asserted = r" balance (\S+)  (\S+) EUR" if reader == "bean-check" else r"    (\S+)    0\.00 EUR = (\S+) EUR"
    found = re.search(asserted, text)
    assert found is not None
    wrong = found[0].replace(f"{found[2]} EUR", f"{Decimal(found[2]) + 1} EUR")
    path.write_text(text.replace(found[0], wrong, 1), encoding="utf-8")
    command = ["--no-cache", str(path)] if reader == "bean-check" else ["-f", str(path), "balance"]
    done = subprocess.run([program(reader), *command], capture_output=True, check=False, timeout=60)
    assert done.returncode != 0
