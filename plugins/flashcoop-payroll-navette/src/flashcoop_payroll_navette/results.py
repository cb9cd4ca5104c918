"""What a payroll filled in, read strictly: every cell at fault is named, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import attrs

from flashcoop_core.errors import AmountError
from flashcoop_core.hooks import PayElement, PayResult, PayRun, Refusal, Refused, Roster
from flashcoop_core.money import parse_cents
from flashcoop_core.written import Lang
from flashcoop_payroll_navette.columns import BY_KEY, FILLED_IN, NEEDED, SAME, heading_of, one_form
from flashcoop_payroll_navette.grid import Cell, Grid, Line, grid_of, name_of
from flashcoop_payroll_navette.words import BASES, CONTRACTS, ContractKind, in_lang, refusal

__all__ = ["pay_results"]

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def pay_results(content: bytes, run: PayRun, roster: Roster, lang: Lang) -> tuple[PayResult, ...]:
    """The results in a workbook or CSV that was filled in, a line a member.

    A line whose cells were all left empty gives no result: if pay was due, the core misses it. `lang` is
    for what refusals call columns and contracts; both languages are read.

    Raises:
        Refused: `navette.unreadable`, `navette.no-sheet`, `navette.ragged-line`; or all that is wrong with the
            headings: `navette.unknown-column`, `navette.column-twice`, `navette.columns-missing`; or all that is
            wrong with the lines, each at its cell (`B7`): `navette.stray-cell`, `navette.empty-cell`,
            `navette.not-a-value`, `navette.below-zero`, `navette.cell-changed`, `navette.other-basis`,
            `navette.not-a-month`, `navette.not-a-contract`, `roster-has-no-such`, `roster-ambiguous`,
            `pay-member-unknown`, and the refusals of `flashcoop_core.money.parse_cents`.
    """
    grid = grid_of(content)
    places = _places(grid.heading, lang)
    faults = _Faults()
    faults.extend(_stray_cells(grid))
    reading = _Reading(run, roster, lang, places, faults)
    results = [reading.result(line) for line in grid.lines if reading.is_filled_in(line)]
    if faults:
        raise Refused(faults, kind="navette")
    return tuple(result for result in results if result is not None)


class _Faults(list[Refusal]):
    """What is wrong with a file so far."""

    @contextmanager
    def at(self, cell: str) -> Iterator[None]:
        """What is refused inside is noted, at `cell`, and the reading goes on."""
        try:
            yield
        except Refused as refused:
            self.extend(attrs.evolve(one, where=cell) for one in refused.refusals)
        except AmountError as error:
            self.append(Refusal(error.name, error.facts, cell))


def _places(heading: Line, lang: Lang) -> Mapping[str, int]:
    """Where each column stands, by key."""
    places: dict[str, int] = {}
    faults = []
    line, cells = heading
    for at, cell in enumerate(cells):
        key = heading_of(cell or "")
        if key in places:
            faults.append(refusal("column-twice", name_of(line, at)))
        elif key is not None:
            places[key] = at
        elif cell != "":
            faults.append(refusal("unknown-column", name_of(line, at)))
    if not places:
        raise Refused([refusal("unreadable")], kind="navette")
    missing = tuple(in_lang(BY_KEY[key].header, lang) for key in NEEDED if key not in places)
    if missing:
        faults.append(refusal("columns-missing", columns=missing))
    if faults:
        raise Refused(faults, kind="navette")
    return places


def _stray_cells(grid: Grid) -> Iterator[Refusal]:
    headings = grid.heading[1]
    for line, cells in grid.lines:
        for at, cell in enumerate(cells):
            if cell != "" and headings[at] == "":
                yield refusal("stray-cell", name_of(line, at))


@attrs.frozen(eq=False)
class _Reading:
    """How lines become results: the run and the roster that they are held against, what is wrong so far."""

    run: PayRun
    roster: Roster
    lang: Lang
    places: Mapping[str, int]
    faults: _Faults

    def is_filled_in(self, line: Line) -> bool:
        """Whether the payroll wrote anything on the line."""
        return any(self.cell(line, key) != "" for key in FILLED_IN)

    def cell(self, line: Line, key: str) -> Cell:
        """What stands in a column of the line."""
        return line[1][self.places[key]]

    def name(self, line: Line, key: str) -> str:
        """The name of that cell."""
        return name_of(line[0], self.places[key])

    def result(self, line: Line) -> PayResult | None:
        """The result on the line; None if something is wrong with it."""
        before = len(self.faults)
        member, month = "", ""
        contract: ContractKind = "other"
        amounts: dict[str, int] = {}
        where = self.name(line, "employee_number")
        with self.faults.at(where):
            member = self.roster.member_of("employee_number", self.cell(line, "employee_number") or "")
            element = self.element(member)
        if len(self.faults) > before:
            return None  # a line of nobody, a total: nothing in it is anybody's
        self.check_same(line, element)
        with self.faults.at(self.name(line, "month")):
            month = _month(self.cell(line, "month"))
        with self.faults.at(self.name(line, "contract_kind")):
            contract = _contract(self.cell(line, "contract_kind"), self.lang)
        for key in FILLED_IN:
            with self.faults.at(self.name(line, key)):
                amounts[key] = _amount(self.cell(line, key))
        if len(self.faults) > before:
            return None
        return PayResult(member=member, month=month, contract=contract, where=where, **amounts)

    def element(self, member: str) -> PayElement:
        """What the run says of `member`.

        Raises:
            Refused: `pay-member-unknown`.
        """
        for element in self.run.elements:
            if element.member == member:
                return element
        raise Refused([Refusal("pay-member-unknown", {"member": member, "month": self.run.month})])

    def check_same(self, line: Line, element: PayElement) -> None:
        """Note what is not as it was sent: lines that were sorted in part would pay the wrong person."""
        who = self.roster[element.member]
        sent = {"birth_name": who.birth_name, "first_names": who.first_names, "decision": self.run.decision}
        for key in SAME:
            if one_form(self.cell(line, key) or "") != one_form(sent[key]):
                self.faults.append(refusal("cell-changed", self.name(line, key)))
        if self.is_of_another_basis(line):
            return  # its amounts are other ones for that reason
        with self.faults.at(self.name(line, "amount")):
            if _amount(self.cell(line, "amount")) != element.cents:
                raise Refused([refusal("cell-changed")])

    def is_of_another_basis(self, line: Line) -> bool:
        """Whether the line, if it says its basis still, does not say that of the run: then it is noted."""
        if "basis" not in self.places:
            return False
        cell = one_form(self.cell(line, "basis") or "").casefold()
        found = next((basis for basis, words in BASES.items() if cell in words), None)
        if found == self.run.basis:
            return False
        facts = {"basis": found, "expected": self.run.basis}
        name, where = "cell-changed" if found is None else "other-basis", self.name(line, "basis")
        self.faults.append(refusal(name, where, **facts))
        return True


def _amount(cell: Cell) -> int:
    """The cents that a cell says."""
    if cell is None:
        raise Refused([refusal("not-a-value")])
    if not cell.strip():
        raise Refused([refusal("empty-cell")])
    cents = parse_cents(cell.strip())
    if cents < 0:
        raise Refused([refusal("below-zero")])
    return cents


def _month(cell: Cell) -> str:
    """The month that a cell says; whether it is that of the run, the core checks."""
    if cell is None or not _MONTH.fullmatch(cell):
        raise Refused([refusal("not-a-month")])
    return cell


def _contract(cell: Cell, lang: Lang) -> ContractKind:
    """The kind of contract that a cell says; whether it is that of the member, the core checks."""
    said = one_form(cell or "").casefold()
    for kind, words in CONTRACTS.items():
        if said in {word.casefold() for word in words}:
            return kind
    known = tuple(in_lang(words, lang) for words in CONTRACTS.values())
    raise Refused([refusal("not-a-contract", known=known)])
