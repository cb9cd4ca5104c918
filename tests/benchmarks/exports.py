"""What each export of a long session costs, beside computing its statements: CPU time and peak memory.

uv run python tests/benchmarks/exports.py [EVENTS] [ROUNDS] [FORMAT]...

Without a format, all are measured but those for paper: nobody prints ten thousand events. Each is a whole process.
The ratio is to the process that computes every statement, round by round.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Cost, cost_of, output_of, spread

_FIRST, _DAYS = date(2026, 3, 2), 30
_BATCH = 500


def make(path: Path, events: int) -> None:
    """A session with that many events, nearly all of them sales, let in by the rules."""
    from flashcoop_core import Ledger
    from flashcoop_core import events as e
    from flashcoop_core.session import plan

    cape = e.Contract(signed=_FIRST, ends=date(2026, 12, 31))
    price = e.Option(option="p", label="12 €", prices=(e.PriceOption(product="mirror", channel="market", price=1_200),))
    with Ledger.open(path) as ledger:
        session = ledger.open_session(
            e.SessionOpened(
                on=_FIRST,
                name="Longue",
                host=e.Host(name="CAE des Exemples", siren="123456782", section="longue"),
                place="Lusignan",
                starts=_FIRST,
                ends=_FIRST + timedelta(days=_DAYS),
                fiscal_year_ends=date(2026, 12, 31),
                filiere="essai",
                format="long",
            ),
            id="longue",
        )
        session.record(
            *(e.MemberJoined(on=_FIRST, member=f"m-{at}", contract=cape) for at in range(8)),
            e.ProductDefined(
                on=_FIRST, product="mirror", name="Miroir", vat_rate=2_000, vat_reason="verre", decided_by="f-1"
            ),
            e.DecisionProposed(on=_FIRST, decision="price", subject="price", question="Combien ?", options=(price,)),
            *(e.VoteCast(on=_FIRST, decision="price", member=f"m-{at}", option="p") for at in range(8)),
            plan.decision_closing("price", on=_FIRST),
            e.PriceSet(on=_FIRST, product="mirror", channel="market", price=1_200, decision="price"),
            e.GoodsProduced(on=_FIRST, product="mirror", quantity=events * 1_000),
        )
        left = events - session.version
        for day in range(_DAYS):
            on = _FIRST + timedelta(days=day)
            today = left // _DAYS + (day < left % _DAYS) - 1
            for start in range(0, today, _BATCH):
                sales = min(_BATCH, today - start)
                session.record(*(plan.sale("mirror", 1, channel="market", on=on) for _ in range(sales)))
            session.record(plan.till_close("day", on=on))


_STATEMENTS = """
import sys
from flashcoop_core import Ledger
with Ledger.open(sys.argv[1], read_only=True) as ledger:
    for statement in ledger.session().books.statements():
        statement.data()
"""


#: Made for a sheet or for some dozens of pages.
_PAPER = frozenset({"livre:pdf", "livre:attestation"})

_FORMATS = """
from flashcoop_core.hooks import LedgerFormat, PluginManager
manager = PluginManager.installed()
for plugin in manager.found:
    for report in manager.load(plugin.name).reports:
        if isinstance(report, LedgerFormat):
            print(f"{plugin.name}:{report.name}")
"""


def main(events: str = "10000", rounds: str = "3", *formats: str) -> None:
    """Print a line for each format: its ratio, its seconds, its peak memory."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "longue.flashcoop"
        # In a process of its own: what this one holds would count as memory of those it starts.
        output_of((sys.executable, __file__, "make", str(path), events))
        statements = (sys.executable, "-c", _STATEMENTS, str(path))
        base = [cost_of(statements) for _ in range(int(rounds))]
        print(f"{events} events; every statement computed: {_shown(base)}")
        for name in formats or sorted(set(output_of((sys.executable, "-c", _FORMATS)).split()) - _PAPER):
            out = str(Path(scratch) / "out")
            command = (sys.executable, "-m", "flashcoop_core", "export", str(path), "--format", name, "--out", out)
            costs = [cost_of(command) for _ in range(int(rounds))]
            ratio = spread([cost.cpu / other.cpu for cost, other in zip(costs, base, strict=True)])
            print(f"{name}: {ratio} times the statements; {_shown(costs)}")


def _shown(costs: list[Cost]) -> str:
    cpu, peak = spread([cost.cpu for cost in costs]), spread([cost.peak for cost in costs])
    return f"{cpu} s of CPU, {peak} MB at the peak"


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        make(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(*sys.argv[1:])
