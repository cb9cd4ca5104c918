"""Measures speed and memory against peers, in one run, taking turns, and prints ratios with their spread.

    uv run --group bench python tests/benchmarks/run.py [--events N] [--rounds R] [--quick]

What is measured and why is written in docs/reference/benchmarks.md. Before any time is taken, every
program must find the same balance of every account, to the cent. Absolute figures belong to one
machine on one day: only the ratios, taken side by side, mean something elsewhere.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Cost, Failed, cost_of, output_of, spread
from peers import Files, Runner, available, beside, halves, ours
from report import Line, table

_HERE = Path(__file__).parent

#: Peak memory that a replay may take, in MB, however long the log.
_MOST_MEMORY = 40

#: Events of the books that the command line is tried on.
_SMALL = 300


def _run(program: str, *arguments: object) -> str:
    return output_of((sys.executable, str(_HERE / program), *map(str, arguments)))


def _say(text: str) -> None:
    print(text, flush=True)


def _agree(runners: Sequence[Runner], files: Files) -> int:
    """That all find the same balances; how many accounts that is.

    Raises:
        Failed: a program finds another balance.
    """
    expected = {account: cents for account, cents in ours.balances(files).items() if cents}
    for runner in runners:
        found = {account: cents for account, cents in runner.balances(files).items() if cents}
        if found != expected:
            wrong = sorted(
                account for account in found.keys() | expected.keys() if found.get(account) != expected.get(account)
            )
            raise Failed(f"{runner.name} finds other balances than we do: {', '.join(wrong)}")
    return len(expected)


def _replay(files: Files, rounds: int) -> Iterator[Line]:
    """Each peer beside our own replay, each time one after the other."""
    runners, missing = available()
    _say(f"all agree on the balances of {_agree(runners, files)} accounts, to the cent\n")
    pairs: dict[str, list[tuple[Cost, Cost]]] = {runner.name: [] for runner in runners}
    for runner in (ours, *runners):
        cost_of(runner.command(files))  # what was compiled or read once is so for all
    for _ in range(rounds):
        for runner in runners:
            own = halves if runner.halved else ours
            for _ in range(3 if runner.often else 1):
                pairs[runner.name].append((cost_of(own.command(files)), cost_of(runner.command(files))))
    for runner in runners:
        cpu = spread([theirs.cpu / own.cpu for own, theirs in pairs[runner.name]])
        wall = spread([theirs.wall / own.wall for own, theirs in pairs[runner.name]])
        peak = spread([theirs.peak / own.peak for own, theirs in pairs[runner.name]])
        target = f"at least {runner.target:g}" if runner.target else ""
        yield Line(f"{runner.name}: CPU time", cpu, target, cpu.median >= runner.target if target else None)
        yield Line(f"{runner.name}: elapsed time", wall)
        yield Line(f"{runner.name}: peak memory", peak)
    for runner in missing:
        yield Line(f"{runner.name}: not installed ({runner.needs})", "-")
    alone = [cost for runner in runners if not runner.halved for cost, _ in pairs[runner.name]]
    yield Line("(our replay itself: CPU seconds here)", spread([cost.cpu for cost in alone]))
    yield Line("(our replay itself: elapsed seconds here)", spread([cost.wall for cost in alone]))
    yield _memory("our replay: peak memory, MB", [cost.peak for cost in alone])


def _memory(what: str, peaks: Sequence[float]) -> Line:
    found = spread(peaks)
    return Line(what, found, f"below {_MOST_MEMORY}", found.most < _MOST_MEMORY)


def _long(folder: Path, events: int) -> Iterator[Line]:
    """Memory stays where it is when the log is ten times as long."""
    _run("make.py", folder, events, "8", "--ledger-only")
    cost = cost_of(ours.command(Files.of(folder)))
    yield _memory(f"our replay of {events:,} events: peak memory, MB", [cost.peak])
    yield Line("(its CPU seconds here)", f"{cost.cpu:.2f}")


def _append(folder: Path, rounds: int, single: int, bulk: int) -> Iterator[Line]:
    """Ours beside bare apsw and eventsourcing, in one process, chunk by chunk."""
    if find_spec("eventsourcing") is None:
        yield Line("eventsourcing is not installed", "-")
        return
    folder.mkdir()
    found = json.loads(_run("appending.py", folder, rounds, single, bulk))

    def ratio(mode: str, way: str, peer: str, least: float = 0) -> Line:
        rates = spread([rates[way] / rates[peer] for rates in found[mode]])
        size = "one a transaction" if mode == "one" else "1,000 a transaction"
        target = f"at least {least:g}" if least else ""
        return Line(f"{size}: {way} / {peer}", rates, target, rates.median >= least if least else None)

    yield ratio("one", "ours", "bare", 0.9)
    yield ratio("one", "record", "bare")
    yield ratio("one", "ours", "eventsourcing")
    yield ratio("bulk", "ours", "application", 3)
    yield ratio("bulk", "ours", "eventsourcing")
    yield ratio("bulk", "ours", "bare")
    yield ratio("bulk", "record", "application")


def _command_line(folder: Path, rounds: int) -> Iterator[Line]:
    """From a file of 300 events to a printed balance sheet, cold."""
    _run("make.py", folder, _SMALL, "1")
    files = Files.of(folder)
    command = (beside("flashcoop"), "statements", str(files.ledger), "balance-sheet")
    peer = ("hledger", "-f", str(files.journal), "balancesheet")
    if not shutil.which("hledger"):
        yield Line("hledger is not installed", "-")
        return
    try:
        output_of(command)
    except (Failed, OSError) as error:
        yield Line(f"`flashcoop statements` does not run here: {str(error).splitlines()[-1][-80:]}", "-")
        return
    cost_of(command), cost_of(peer)
    pairs = [(cost_of(command), cost_of(peer)) for _ in range(rounds)]
    cpu = spread([own.cpu / theirs.cpu for own, theirs in pairs])
    yield Line("process time", cpu, "at most 3.5", cpu.median <= 3.5)
    yield Line("elapsed time", spread([own.wall / theirs.wall for own, theirs in pairs]))
    yield Line("(ours: CPU milliseconds here)", spread([own.cpu * 1000 for own, _ in pairs]))


def _machine() -> str:
    build = f"Python {platform.python_version()} ({platform.python_compiler()})"
    return f"{build}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def main() -> None:
    """Measure everything and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000, help="events of the log that is replayed")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; programs that are quick run 3 times in each")
    parser.add_argument("--quick", action="store_true", help="a small run that only shows that all of it works")
    asked = parser.parse_args()
    events, rounds = (600, 1) if asked.quick else (asked.events, asked.rounds)
    single, bulk = (20, 1000) if asked.quick else (1000, 20_000)
    with TemporaryDirectory(prefix="flashcoop-bench-") as name:
        folder = Path(name)
        _say(f"{_machine()}\n{_run('make.py', folder / 'trade', events).strip()}")
        files = Files.of(folder / "trade")
        if find_spec("eventsourcing") is not None:
            _run("aggregate.py", "build", files.aggregate, events)
        _say(table("checked replay: theirs / ours", _replay(files, rounds)))
        _say(table("memory", _long(folder / "long", events * 10)))
        _say(table("append, durable: events a second", _append(folder / "append", max(rounds, 3), single, bulk)))
        cold = _command_line(folder / "cold", 1 if asked.quick else rounds * 5)
        _say(table(f"command line, {_SMALL} events: ours / hledger balancesheet", cold))


if __name__ == "__main__":
    main()
