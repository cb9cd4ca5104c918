"""What the kit of payrolls asks a payroll with: runs, people, files written, results read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from flashcoop_core.errors import Refused
from flashcoop_core.hooks.files import File
from flashcoop_core.hooks.payroll import Basis, PayResult, Payroll, PayRun
from flashcoop_core.hooks.settings import chosen
from flashcoop_core.ledger.making import pay_files, pay_results
from flashcoop_core.testing.conformance.kit import NotConforming
from flashcoop_core.testing.conformance.people import identity
from flashcoop_core.testing.conformance.pure import PureConformance
from flashcoop_core.testing.conformance.runs import PayCase, around, contract, pay_run
from flashcoop_core.vault import Identity, Roster

__all__ = ["READS", "WRITES", "PayingConformance", "costing"]

#: The hooks of a payroll that writes, and of one that reads.
WRITES, READS = "flashcoop_pay_files", "flashcoop_pay_results"

#: As many members as make sure that no order comes about by luck.
_MANY = 12
#: 70 % of what a member costs is gross, 80 % of that is net: figures without a meaning, that add up.
_GROSS, _NET, _WHOLE = 7, 8, 10

_Given = tuple[PayRun, Roster, dict[str, str], bytes | None]


def costing(run: PayRun, amounts: Mapping[str, int]) -> tuple[PayResult, ...]:
    """Results of a payroll whose real costs are `amounts` (member -> cents)."""
    contracts = {element.member: element.contract.kind for element in run.elements}
    results = []
    for member, cents in amounts.items():
        gross = cents * _GROSS // _WHOLE
        net = gross * _NET // _WHOLE
        results.append(
            PayResult(
                member=member,
                month=run.month,
                contract=contracts[member],
                gross=gross,
                net=net,
                employer=cents - gross,
                social_security=cents - net,
            )
        )
    return tuple(results)


class PayingConformance(PureConformance, kit=True):
    """What the kit knows of a payroll. A test class may say more.

    Attributes:
        settings: values of its settings, where it asks for some.
        contracts: the kinds of contract that it takes.
    """

    settings: ClassVar[Mapping[str, str]] = MappingProxyType({})
    contracts: ClassVar[Sequence[str]] = ("cape", "cesa", "salaried", "other")

    # -- what a test class may say ------------------------------------------------------------------

    def identity(self, number: int) -> Identity:
        """The `number`th member, from 1, in the form that the payroll takes (its own employee numbers)."""
        return identity(number)

    def amounts_in(self, files: Mapping[str, bytes], run: PayRun, roster: Roster) -> Mapping[str, int]:
        """What `files` (name -> content) say that each member is paid: member id -> cents.

        Without an answer of the class, the plugin's own reader is asked, in case it reads what it writes.
        """
        found = [result for content in files.values() for result in self._read_back(content, run, roster)]
        if not found:
            raise NotConforming(
                "the kit cannot read the amounts in the files: say how, by a method of the class "
                "`amounts_in(self, files, run, roster)` that gives the cents of each member"
            )
        return {result.member: _in_basis(result, run.basis) for result in found}

    # Its arguments are for the class that says how.
    def results_file(self, results: Sequence[PayResult], run: PayRun, roster: Roster) -> bytes:  # noqa: ARG002
        """The file in which the payroll would export `results`."""
        raise NotConforming(
            "the kit does not know how the payroll exports its results: say how, by a method of the class "
            "`results_file(self, results, run, roster)` that gives the bytes of such a file"
        )

    # -- asking it ------------------------------------------------------------------------------------

    @cached_property
    def payroll(self) -> Payroll:
        """What the plugin says of itself."""
        payroll = self.loaded.payroll
        if payroll is None:
            raise NotConforming("it does not say what it needs: implement flashcoop_payroll")
        return payroll

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields of an identity that it is given: those that it needs, and those that it takes where known."""
        return (*self.payroll.identity, *self.payroll.optional_identity)

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """The amounts (cents) around which it may behave differently."""
        return around(self.payroll.edges)

    def people(self, run: PayRun) -> dict[str, Identity]:
        """An identity for each member of a run."""
        return {element.member: self.identity(number) for number, element in enumerate(run.elements, 1)}

    def written(self, run: PayRun, people: Mapping[str, Identity] | None = None) -> dict[str, bytes]:
        """The files that it writes, name -> content, as the core asks for them."""
        roster = Roster(self.people(run) if people is None else people)
        files = pay_files(self.plugins, self.called, run, roster, self.settings)
        return {file.name: file.whole() for file in files}

    def read(self, content: bytes, run: PayRun, people: Mapping[str, Identity] | None = None) -> tuple[PayResult, ...]:
        """The results that it reads in a file, as the core asks for them."""
        roster = Roster(self.people(run) if people is None else people)
        return pay_results(self.plugins, self.called, content, run, roster, self.settings)

    def _read_back(self, content: bytes, run: PayRun, roster: Roster) -> tuple[PayResult, ...]:
        if READS not in self.loaded.hooks:
            return ()
        try:
            return self.read(content, run, roster)
        except Refused:
            return ()

    # -- cases ------------------------------------------------------------------------------------------

    def runs(self) -> Iterator[tuple[str, PayRun]]:
        """A few runs that are the same in every process, by name."""
        contracts = [contract(kind) for kind in self.contracts]
        for basis in self.payroll.bases:
            yield f"one member, {basis}", pay_run((123_45,), basis, contracts)
            amounts = tuple(self.edges[at % len(self.edges)] + 10_000 * at for at in range(_MANY))
            yield f"{_MANY} members, {basis}", pay_run(amounts, basis, contracts, tuple(range(0, 37 * _MANY, 37)))

    def cases(self) -> Mapping[str, bytes]:
        """See `PureConformance.cases`: each run written and, where results are read, a file of them read."""
        # Without an export of the payroll, reading is for `check_results_come_back` to ask about.
        reads = READS in self.loaded.hooks and type(self).results_file is not PayingConformance.results_file
        found: dict[str, bytes] = {}
        for name, run in self.runs():
            people = self.people(run)
            case = PayCase(run=run, people=people, settings=dict(self.settings))
            if WRITES in self.loaded.hooks:
                found[f"the files of {name}"] = case.packed()
            if reads:
                results = costing(run, {element.member: element.cents for element in run.elements})
                content = self.results_file(results, run, Roster(people))
                found[f"the results of {name}"] = case.with_results(content).packed()
        return found

    def given(self, case: bytes) -> _Given:
        """See `PureConformance.given`: what the core would hand over."""
        unpacked = PayCase.unpacked(case)
        members = [element.member for element in unpacked.run.elements]
        roster = Roster(unpacked.people).only(members, self.asked)
        return unpacked.run, roster, chosen(self.payroll.settings, unpacked.settings, of=self.called), unpacked.results

    def made(self, given: _Given) -> object:
        """See `PureConformance.made`. The hooks are called with the very objects given, whole inside of the call."""
        run, roster, settings, content = given
        hook = self.loaded.hook(WRITES if content is None else READS)

        def called() -> tuple[object, ...]:
            if content is None:
                return tuple(_whole(file) for file in hook(run=run, roster=roster, settings=settings))
            return tuple(hook(content=content, run=run, roster=roster, settings=settings))

        return self.plugins.call(self.called, called)


def _whole(file: Any) -> object:  # noqa: ANN401 - what the plugin gives
    return File(file.name, file.whole()) if isinstance(file, File) else file


def _in_basis(result: PayResult, basis: Basis) -> int:
    """The amount of a result that stands for what was to be paid."""
    if basis == "cost":
        return result.gross + result.employer + result.taxes + result.other_charges
    return result.gross if basis == "gross" else result.net
