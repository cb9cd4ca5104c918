"""Pay runs to try a payroll with: drawn ones, those at the edges, and a few that every process knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs
import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core.events import Contract, Host
from flashcoop_core.hooks.payroll import Basis, PayElement, PayRun
from flashcoop_core.vault import Identity
from flashcoop_core.written import cents

__all__ = ["EVERYDAY_EDGES", "PayCase", "around", "contract", "member", "pay_run", "pay_runs", "shown"]

#: Where rounding to the half and to the whole euro turns, in cents.
EVERYDAY_EDGES = (0, 1, 49, 50, 51, 99, 100)

#: As much as a member can earn in a session, and more: 1,000,000.00.
_MOST = 100_000_000
_SIGNED, _ENDS = date(2026, 3, 2), date(2026, 6, 30)
_CAPE = Contract(signed=_SIGNED, ends=_ENDS)


@attrs.frozen(kw_only=True)
class PayCase:
    """A pay run, who its members are, and the settings; `results` are the payroll's, where they are read back."""

    run: PayRun
    people: dict[str, Identity]
    settings: dict[str, str]
    results: bytes | None = None

    def with_results(self, results: bytes) -> PayCase:
        """The same case, where a file of results is read."""
        return attrs.evolve(self, results=results)

    def packed(self) -> bytes:
        """The case in bytes, for another process."""
        return msgspec.json.encode(self)

    @classmethod
    def unpacked(cls, packed: bytes) -> PayCase:
        """The case that was packed."""
        return msgspec.json.decode(packed, type=cls)


def around(edges: Iterable[int]) -> tuple[int, ...]:
    """The everyday edges and `edges` (cents), each with a cent less and a cent more; none below zero, ascending."""
    near = {edge + step for edge in edges for step in (-1, 0, 1)}
    return tuple(sorted({*EVERYDAY_EDGES, *(cents for cents in near if cents >= 0)}))


def member(number: int) -> str:
    """The id of the `number`th member of a run, from 1."""
    return f"m-{number:02}"


def contract(kind: str) -> Contract:
    """A signed contract of that kind, in force during every run."""
    return Contract(kind=kind, signed=_SIGNED, ends=_ENDS)  # type: ignore[arg-type] # one of the four


def pay_run(
    amounts: Sequence[int],
    basis: Basis,
    contracts: Sequence[Contract] = (_CAPE,),
    minutes: Sequence[int] = (420,),
) -> PayRun:
    """A run in which the members earn `amounts` (cents), in order; contracts and minutes are taken in turn."""
    return PayRun(
        session="les-essais",
        name="Les Essais",
        host=Host(name="CAE des Exemples", siren="000000000", section="essais"),
        month="2026-03",
        starts=date(2026, 3, 2),
        ends=date(2026, 3, 27),
        basis=basis,
        decision="partage",
        decided=date(2026, 3, 27),
        elements=tuple(
            PayElement(
                member=member(number),
                cents=amount,
                contract=contracts[(number - 1) % len(contracts)],
                minutes=minutes[(number - 1) % len(minutes)],
            )
            for number, amount in enumerate(amounts, 1)
        ),
    )


def pay_runs(
    bases: Sequence[Basis], edges: Sequence[int], kinds: Sequence[str], least: int = 0
) -> SearchStrategy[PayRun]:
    """Runs of one to six members with contracts of `kinds`, often at an edge; each earns `least` cents or more."""
    amounts = st.sampled_from([edge for edge in edges if edge >= least]) | st.integers(least, _MOST)
    contracts = st.sampled_from(kinds).map(contract)
    return st.builds(
        pay_run,
        st.lists(amounts, min_size=1, max_size=6),
        st.sampled_from(bases),
        st.lists(contracts, min_size=1, max_size=6),
        st.lists(st.integers(0, 60 * 151), min_size=1, max_size=6),
    )


def shown(run: PayRun) -> str:
    """A run as an accountant reads it: who earns how much, and what it adds up to."""
    lines = [f"  {element.member} {cents(element.cents, 'en')}" for element in run.elements]
    total = sum(element.cents for element in run.elements)
    return "\n".join([f"With this run ({run.basis}):", *lines, f"  in all {cents(total, 'en')}"])
