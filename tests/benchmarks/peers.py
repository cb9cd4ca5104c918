"""The programs that read the books of the same events, one runner each: what is timed, and what it finds.

`command` is what is measured, as people would type it; `balances` asks the same program for the
balance of every account, in cents, so that no time is compared between different answers.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from measure import output_of

__all__ = ["Files", "Runner", "available", "beside", "halves", "ours"]

_HERE = Path(__file__).parent

#: Account (`53`) -> balance in cents.
Balances = Mapping[str, int]


class Files(NamedTuple):
    """The same events in the form that each program reads."""

    ledger: Path
    journal: Path
    beancount: Path
    aggregate: Path

    @classmethod
    def of(cls, folder: Path) -> Files:
        """Where they stand in `folder`."""
        return cls(*(folder / f"books.{end}" for end in ("flashcoop", "journal", "beancount", "aggregate")))


class Runner(NamedTuple):
    """A program to be measured.

    `needs` is what must be installed (a command, or a module after `python:`). `target` is how many
    times as long as our replay it should take. `often` marks the quick ones, measured three times a round,
    `halved` those that are measured beside our replay in two processes instead of one.
    """

    name: str
    needs: str
    command: Callable[[Files], tuple[str, ...]]
    balances: Callable[[Files], Balances]
    target: float = 0
    often: bool = False
    halved: bool = False

    @property
    def installed(self) -> bool:
        """Whether it can be run here."""
        if self.needs.startswith("python:"):
            from importlib.util import find_spec

            return find_spec(self.needs.removeprefix("python:")) is not None
        return shutil.which(self.needs) is not None


def beside(name: str) -> str:
    """The path of a program that came with this Python environment, or else the one on the path."""
    own = Path(sys.executable).parent / name
    return str(own) if own.exists() else name


def _python(program: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, str(_HERE / program), *arguments)


def _said(command: tuple[str, ...]) -> Balances:
    found: dict[str, int] = json.loads(output_of(command))
    return found


def _cents(euros: str) -> int:
    whole, _, part = euros.replace("EUR", "").replace(",", "").strip().partition(".")
    sign = -1 if whole.startswith("-") else 1
    return int(whole or 0) * 100 + sign * int(part.ljust(2, "0")[:2])


def _by_line(text: str) -> Balances:
    """Lines of `account;amount`, the account under a root: `Assets:53;12.00 EUR`."""
    rows = csv.reader(text.splitlines(), delimiter=";")
    return {account.rpartition(":")[2]: _cents(amount) for account, amount in rows}


def _ledger(files: Files) -> Balances:
    form = "%(account);%(quantity(scrub(display_total)))\n"
    command = ("ledger", "-f", str(files.journal), "balance", "--flat", "--no-total", "--empty")
    return _by_line(output_of((*command, "--balance-format", form)))


def _hledger(files: Files) -> Balances:
    text = output_of(("hledger", "-f", str(files.journal), "balance", "--flat", "-N", "-E", "-O", "csv"))
    rows = list(csv.reader(text.splitlines()))[1:]
    return {account.rpartition(":")[2]: _cents(amount) for account, amount in rows}


ours = Runner(
    "flashcoop_core",
    "python:flashcoop_core",
    lambda files: _python("ours.py", "replay", str(files.ledger)),
    lambda files: _said(_python("ours.py", "balances", str(files.ledger))),
)

halves = Runner(
    "flashcoop_core, two processes",
    "python:flashcoop_core",
    lambda files: _python("ours.py", "replay", str(files.ledger), "2"),
    lambda files: _said(_python("ours.py", "balances", str(files.ledger), "2")),
    often=True,
)

_LEDGER = Runner(
    "ledger balance",
    "ledger",
    lambda files: ("ledger", "-f", str(files.journal), "balance"),
    _ledger,
    target=2,
    often=True,
)

_PEERS = (
    halves,
    _LEDGER,
    _LEDGER._replace(name="ledger balance, beside our two processes", target=0, halved=True),
    Runner(
        "hledger check", "hledger", lambda files: ("hledger", "-f", str(files.journal), "check"), _hledger, target=8
    ),
    Runner(
        "bean-check --no-cache",
        "python:beancount",
        lambda files: (beside("bean-check"), "--no-cache", str(files.beancount)),
        lambda files: _said(_python("beans.py", str(files.beancount))),
        target=15,
    ),
    Runner(
        "eventsourcing, an aggregate rebuilt",
        "python:eventsourcing",
        lambda files: _python("aggregate.py", "rebuild", str(files.aggregate)),
        lambda files: _said(_python("aggregate.py", "balances", str(files.aggregate))),
        target=20,
    ),
)


def available() -> tuple[tuple[Runner, ...], tuple[Runner, ...]]:
    """The peers that can be run here, and those that are not installed."""
    return tuple(peer for peer in _PEERS if peer.installed), tuple(peer for peer in _PEERS if not peer.installed)
