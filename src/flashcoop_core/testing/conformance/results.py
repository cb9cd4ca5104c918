"""The checks of what a payroll plugin reads back: every cent as it stands in the file, every oddity named."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from hypothesis import strategies as st

from flashcoop_core.errors import Refused
from flashcoop_core.hooks.payroll import PayResult, PayRun
from flashcoop_core.ledger import Session
from flashcoop_core.ledger.paying import pay_lines
from flashcoop_core.testing.conformance.declared import check_spoken
from flashcoop_core.testing.conformance.kit import drawn, must, needs
from flashcoop_core.testing.conformance.paying import READS, PayingConformance, costing
from flashcoop_core.testing.conformance.runs import pay_runs, shown
from flashcoop_core.testing.conformance.sessions import ledger_of, session_at
from flashcoop_core.testing.conformance.told import difference, told
from flashcoop_core.vault import Roster
from flashcoop_core.written import cents

__all__ = ["ResultsConformance"]

_AMOUNTS = tuple(field.name for field in attrs.fields(PayResult) if str(field.type) == "int")


class ResultsConformance(PayingConformance, kit=True):
    """A kit for payrolls whose results are read."""

    @needs(READS)
    @drawn(run=lambda kit: pay_runs(kit.payroll.bases, kit.edges, kit.contracts, least=1))
    def check_results_come_back(self, run: PayRun) -> None:
        """Every amount that the payroll computed is read as it stands in its file, to the cent and to the member."""
        exported = costing(run, _amounts(run))
        read = self._read(exported, run)
        for result in read:
            for name in _AMOUNTS:
                amount = getattr(result, name)
                must(type(amount) is int, f"{name} of {result.member} is read as {amount!r}: amounts are whole cents")
                must(amount >= 0, f"{name} of {result.member} is read as {cents(amount, 'en')}: none is below zero")
        apart = difference(_by_member(exported), _by_member(read), ("in the file", "as read"))
        must(not apart, f"what it reads is not what the payroll exported:\n{apart}\n{shown(run)}")

    @needs(READS)
    def check_results_of_a_member_forgotten_are_named(self) -> None:
        """A member whom the payroll forgot is not left out in silence: the file is refused, and says who is missing."""
        for name, run in self.runs():
            amounts = _amounts(run)
            forgotten = next(member for member, due in amounts.items() if due)
            rest = {member: due for member, due in amounts.items() if member != forgotten}
            taken = self._taken(run, costing(run, rest))
            must(not taken, f"a file of {name} without {forgotten}, who is due pay, is read as if it were whole")

    @needs(READS)
    def check_results_given_twice_are_named(self) -> None:
        """A member who stands twice in the file is not paid twice, nor once by chance: the file is refused."""
        for name, run in self.runs():
            results = costing(run, _amounts(run))
            taken = self._taken(run, (*results, results[-1]))
            must(not taken, f"a file of {name} in which {results[-1].member} stands twice is read as if all was well")

    @needs(READS)
    @drawn(content=lambda _: st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
    def check_other_files_are_refused(self, content: bytes) -> None:
        """A file that is not the payroll's is refused with a reason: it stops no program and reads as no result."""
        _, run = next(iter(self.runs()))
        try:
            found = self.read(content, run)
        except Refused as refused:
            check_spoken(refused)
            return
        must(not found, f"it reads {found[0] if found else ''} in a file that the payroll never wrote: {content!r}")

    @needs(READS)
    def check_differences_are_named(self) -> None:
        """A cent of difference between what was shared and what pay really cost is named, member by member."""
        for gap in (-1, 1):
            session = session_at("shared", ledger_of(self.plugins), plugin=self.called, contract=self.contracts[0])
            shares = {member: share.cents for member, share in session.state.shares.items()}
            first = next(iter(shares))
            costs = {**shares, first: shares[first] + gap}
            found = self._settled(session, costs)
            wanted = {member: shares[member] - costs[member] for member in costs}
            must(
                found == wanted,
                f"the share of {first} was {cents(shares[first], 'en')} and the real cost {cents(costs[first], 'en')}, "
                f"but the settlement names these differences: {_amounts_shown(found)}",
            )

    def _settled(self, session: Session, costs: Mapping[str, int]) -> dict[str, int]:
        """The differences that are named once a payroll by which the members cost `costs` is settled."""
        basis = self.payroll.bases[0]
        shares = {member: share.cents for member, share in session.state.shares.items()}
        run = session.pay_run("2026-03", basis=basis, amounts=None if basis == "cost" else shares)
        roster = Roster(self.people(run))
        content = self.results_file(costing(run, costs), run, roster)
        (receipt,) = session.settle_pay(
            self.called, content, run, roster, self.settings, reference="paie-3", acknowledged_by="f-01"
        )
        return {line.member: line.difference for line in receipt.event.lines}

    def _read(self, exported: tuple[PayResult, ...], run: PayRun) -> tuple[PayResult, ...]:
        people = self.people(run)
        return self.read(self.results_file(exported, run, Roster(people)), run, people)

    def _taken(self, run: PayRun, exported: tuple[PayResult, ...]) -> bool:
        """Whether a file of `exported` is let in for `run`."""
        try:
            pay_lines(run, self._read(exported, run))
        except Refused:
            return False
        return True


def _amounts(run: PayRun) -> dict[str, int]:
    return {element.member: element.cents for element in run.elements}


def _amounts_shown(amounts: Mapping[str, int]) -> str:
    return ", ".join(f"{member} {cents(amount, 'en')}" for member, amount in amounts.items())


def _by_member(results: tuple[PayResult, ...]) -> tuple[str, ...]:
    return told({result.member: result for result in sorted(results, key=lambda result: result.member)})
