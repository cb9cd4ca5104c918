"""Networks for tests: summaries as if a session had been read, and ledgers with a few sessions in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.books.balances import Balances, Total
from flashcoop_core.network import Network, Summary
from flashcoop_core.session import plan

__all__ = ["ALL_MARKS", "equations_solved", "network", "opening", "run_session", "summary"]

#: What is said of a member of whom all may be said.
ALL_MARKS = ("signed", "stayed", "voted", "worked", "shared")

_MONDAY, _LAST = date(2026, 3, 2), date(2026, 3, 10)

SUMMARY = Summary(
    session="s-0",
    ledger="a.flashcoop",
    version=9,
    head="0f" * 32,
    origin="0e" * 32,
    name="Les Essais",
    host="Coodem",
    siren="000000000",
    place="Laval (53)",
    territory="53",
    filiere="culinaire",
    starts=_MONDAY,
    ends=_LAST,
    closed=_LAST,
    products=("Cookie",),
    venues=(),
    people=((ALL_MARKS, 6),),
    minutes=360,
    sold=True,
    income=(
        ("before-sharing", 100_00),
        ("result", 1_00),
        ("sales", 100_00),
        ("sharing", 99_00),
        ("total-charges", 0),
        ("total-income", 100_00),
    ),
    balances=Balances((Total("181", "", 100_00, 0), Total("701", "", 0, 100_00))),
)


def summary(session: str = "s-0", *, year: int = 2026, sharing: int | None = None, **changes: Any) -> Summary:  # noqa: ANN401 - any field
    """A session that was read; `sharing` is what its members shared, in cents."""
    if sharing is not None:
        lines = {**dict(SUMMARY.income), "sharing": sharing, "result": 100_00 - sharing}
        changes["income"] = tuple(sorted(lines.items()))
    dates = {"starts": date(year, 3, 2), "ends": date(year, 3, 10)}
    return attrs.evolve(SUMMARY, **{"session": session, **dates, **changes})


def network(*sessions: Summary) -> Network:
    """What reading these sessions would have given."""
    return Network(tuple(sorted(sessions, key=lambda read: (read.starts, read.session))), ())


def opening(name: str = "Les Essais", **changes: Any) -> ev.SessionOpened:  # noqa: ANN401 - any field
    """A session that opens in Laval."""
    fields = {
        "on": _MONDAY,
        "name": name,
        "host": ev.Host(name="Coodem", siren="123456782", section="essais"),
        "place": "Laval (53)",
        "starts": _MONDAY,
        "ends": _LAST,
        "fiscal_year_ends": date(2026, 12, 31),
        "filiere": "culinaire",
    }
    return ev.SessionOpened(**{**fields, **changes})


def run_session(
    path: Path,
    id: str,
    members: Sequence[str] = ("m-1", "m-2"),
    *,
    cents: int = 0,
    **changes: Any,  # noqa: ANN401 - of the opening
) -> str:
    """Open a session in the ledger at `path`, with members under contract, and one sale of `cents`. Its head."""
    contract = ev.Contract(signed=_MONDAY, ends=date(2026, 12, 31))
    with Ledger.open(path) as ledger:
        coop = ledger.open_session(opening(**changes), id=id)
        coop.record(*(ev.MemberJoined(on=_MONDAY, member=member, contract=contract) for member in members))
        if cents:
            price = ev.PriceOption(product="lot", channel="market", price=cents)
            option = ev.Option(option="one", label="one", prices=(price,))
            coop.record(
                ev.ProductDefined(
                    on=_MONDAY, product="lot", name="Lot", vat_rate=0, vat_reason="293 B", decided_by="f-1"
                ),
                ev.DecisionProposed(on=_MONDAY, decision="p", subject="price", question="?", options=(option,)),
                *(ev.VoteCast(on=_MONDAY, decision="p", member=member, option="one") for member in members),
                plan.decision_closing("p", on=_MONDAY),
                ev.PriceSet(on=_MONDAY, product="lot", channel="market", price=cents, decision="p"),
                ev.GoodsProduced(on=_MONDAY, product="lot", quantity=1_000),
                plan.takings({"lot": 1_000}, voucher="Z-1", channel="market", paid_by="host", on=_MONDAY),
            )
        return coop.head


def equations_solved(
    equations: Iterable[tuple[Mapping[str, int], int]], unknowns: Iterable[str]
) -> dict[str, Fraction]:
    """The unknowns that the equations determine: each (coefficients, value)."""
    names = sorted(unknowns)
    rows = [[Fraction(of.get(name, 0)) for name in names] + [Fraction(value)] for of, value in equations]
    done = 0
    for at in range(len(names)):
        pivot = next((row for row in rows[done:] if row[at]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[at] for value in pivot]
        rows = [[value - row[at] * by for value, by in zip(row, pivot, strict=True)] for row in rows]
        rows.insert(done, pivot)
        done += 1
    found = {}
    for row in rows[:done]:
        held = [name for name, value in zip(names, row, strict=False) if value]
        if len(held) == 1:
            found[held[0]] = row[-1]
    return found
