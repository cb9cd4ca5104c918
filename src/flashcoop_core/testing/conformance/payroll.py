"""The kit of payroll plugins: what goes out is what members earned, and of people no more than was asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import combinations
from typing import get_args

from flashcoop_core.errors import Refused
from flashcoop_core.hooks.files import is_file_name
from flashcoop_core.hooks.payroll import Basis, PayRun
from flashcoop_core.hooks.settings import chosen
from flashcoop_core.testing.conformance.declared import check_settings, check_spoken, check_words
from flashcoop_core.testing.conformance.kit import NotConforming, drawn, must, needs
from flashcoop_core.testing.conformance.paying import WRITES
from flashcoop_core.testing.conformance.people import NAMES, SEPARATORS, WRITTEN_OUT, spied, with_field
from flashcoop_core.testing.conformance.results import ResultsConformance
from flashcoop_core.testing.conformance.runs import contract, pay_run, pay_runs, shown
from flashcoop_core.testing.conformance.text import texts_of
from flashcoop_core.vault import Identity, Roster
from flashcoop_core.written import cents

__all__ = ["PayrollConformance"]

#: A word that no file holds by chance.
_MARK = "Zqxwvkj"
_EURO = 100


class PayrollConformance(ResultsConformance, kit=True):
    """The kit of payroll plugins.

    ```python
    class TestAtelier(PayrollConformance):
        plugin = flashcoop_payroll_atelier
    ```
    """

    def check_declared_values(self) -> None:
        """What it says of itself can be read and relied on: its name, what amounts are, its edges, its settings."""
        payroll = self.payroll
        check_words(payroll.label, "the label of the payroll")
        unknown = [basis for basis in payroll.bases if basis not in get_args(Basis)]
        must(payroll.bases and not unknown, f"its amounts are {payroll.bases!r}: there are cost, gross, net")
        odd = [edge for edge in payroll.edges if type(edge) is not int or edge < 0]
        must(not odd, f"its edges hold {odd}: they are amounts in whole cents, of 0 or more")
        check_settings(payroll.settings, self.settings, "the payroll")

    @needs(WRITES)
    def check_files(self) -> None:
        """It writes at least one file, of whole bytes, under a name that any computer takes."""
        for name, run in self.runs():
            files = self.written(run)
            must(files, f"it writes no file for {name}")
            unsafe = [file for file in files if not is_file_name(file)]
            must(not unsafe, f"it calls a file {unsafe}: use letters without accents, digits, . _ -")

    @needs(WRITES)
    @drawn(run=lambda kit: pay_runs(kit.payroll.bases, kit.edges, kit.contracts))
    def check_amounts_add_up(self, run: PayRun) -> None:
        """The amounts in its files are those that the members earned: each to the cent, and so is their sum."""
        self._must_add_up(run)

    @needs(WRITES)
    def check_amounts_at_the_edges(self) -> None:
        """The amounts hold at every edge too: 0, 1, 49, 50, 51, 99 and 100 cents, and a cent around each of its own."""
        for basis in self.payroll.bases:
            for edge in self.edges:
                self._must_add_up(pay_run((edge,), basis, [contract(self.contracts[0])]))
            self._must_add_up(pay_run(self.edges, basis, [contract(kind) for kind in self.contracts]))

    @needs(WRITES)
    def check_no_member_forgotten(self) -> None:
        """Whoever is due pay stands in its files, the first and the last, alone or among many, under any contract."""
        for basis in self.payroll.bases:
            for kind in self.contracts:
                for number in (1, 2, 13):
                    run = pay_run((1_00,) * number, basis, [contract(kind)])
                    found = self._amounts(run)
                    forgotten = [element.member for element in run.elements if element.member not in found]
                    must(not forgotten, f"its files forget {', '.join(forgotten)} of {number}, contract {kind}")

    @needs(WRITES)
    def check_basis_stated(self) -> None:
        """Whoever reads its files knows what the amounts are: the total cost, the gross or the net."""
        said = {basis: self.written(pay_run((123_45, 99), basis)) for basis in self.payroll.bases}
        for one, other in combinations(said, 2):
            same = said[one] == said[other]
            must(not same, f"its files for {one} and for {other} are the same: nobody can tell them apart")
        for basis in set(get_args(Basis)) - set(said):
            try:
                self.written(pay_run((123_45,), basis))
            except Refused:
                continue
            raise NotConforming(f"it writes amounts by {basis}, which it does not say it takes")

    @needs(WRITES)
    def check_names_survive(self) -> None:
        """Every letter of a name or number is written, or it is refused with a reason: none is dropped or made a ?."""
        for field in self._written_out():
            for name in NAMES:
                try:
                    text = texts_of(self._with(field, name))
                except Refused as refused:
                    check_spoken(refused)
                    continue
                must(
                    name.casefold() in text.casefold(),
                    f"{field} {name!r} is not in its files{_became(name, text)}: write every letter, in an encoding "
                    "that has it, or refuse the name",
                )

    @needs(WRITES)
    def check_separators_in_names(self) -> None:
        """A semicolon, quote or line end in a name or number moves no amount to another cell: quoted, or refused."""
        run = pay_run((123_45, 67_89), self.payroll.bases[0], [contract(self.contracts[0])])
        usual = self._amounts(run)
        for field in self._written_out():
            for word in SEPARATORS:
                people = self._people_with(run, field, word)
                try:
                    files = self.written(run, people)
                except Refused as refused:
                    check_spoken(refused)
                    continue
                try:
                    found = dict(self.amounts_in(files, run, Roster(people)))
                except (LookupError, ValueError, Refused):
                    found = {}
                must(found == usual, f"with {field} {word!r} its files cannot be read any more: quote it, or refuse it")

    @needs(WRITES)
    def check_identity_declared(self) -> None:
        """It reads of each person what it says it needs, and nothing more: the host can say whom it told what."""
        for name, run in self.runs():
            roster, reads = spied(self.people(run))
            self.made((run, roster, chosen(self.payroll.settings, self.settings, of=self.called), None))
            more = sorted(reads - set(self.asked))
            must(
                not more,
                f"for {name} it reads {', '.join(more)}, which it does not say: add it to `identity`, or do without",
            )

    @needs(WRITES)
    def check_incomplete_roster_refused(self) -> None:
        """Where something that it needs of a person is not known, nothing is written: who and what is said instead.

        What it merely takes where it is known may be missing.
        """
        run = pay_run((123_45, 67_89), self.payroll.bases[0], [contract(self.contracts[0])])
        people = self.people(run)
        last = run.elements[-1].member
        without = {member: who for member, who in people.items() if member != last}
        self._must_refuse(run, without, f"{last} is not in the roster at all")
        for field in self.payroll.identity:
            lacking = {**people, last: with_field(people[last], field, "")}
            self._must_refuse(run, lacking, f"the {field} of {last} is not known")
        for field in self.payroll.optional_identity:
            self.written(run, {**people, last: with_field(people[last], field, "")})

    # -- how -----------------------------------------------------------------------------------------

    def _amounts(self, run: PayRun, people: Mapping[str, Identity] | None = None) -> dict[str, int]:
        """What its files say that each member is paid."""
        known = self.people(run) if people is None else people
        try:
            files = self.written(run, known)
        except Refused as refused:
            raise NotConforming(
                f"it refuses a sound run: {refused.say('en')}\n{shown(run)}\n"
                "If the payroll takes only some contracts, say so in the class: contracts = ('cape',)"
            ) from refused
        amounts = dict(self.amounts_in(files, run, Roster(known)))
        for member, amount in amounts.items():
            must(type(amount) is int, f"{member} is paid {amount!r}: amounts are whole cents\n{shown(run)}")
        return amounts

    def _must_add_up(self, run: PayRun) -> None:
        written = self._amounts(run)
        wanted = {element.member: element.cents for element in run.elements}
        strangers = sorted(written.keys() - wanted.keys())
        must(not strangers, f"its files pay {', '.join(strangers)}, who is not in the run\n{shown(run)}")
        for member, due in wanted.items():
            must(
                not due or member in written,
                f"{member} earned {cents(due, 'en')} and is not in its files\n{shown(run)}",
            )
            paid = written.get(member, 0)
            rounded = due and not paid % _EURO and due % _EURO and abs(paid - due) < _EURO
            why = ": it was rounded by itself, so the sum is no longer what was shared" if rounded else ""
            must(
                paid == due,
                f"{member} earned {cents(due, 'en')} and its files say {cents(paid, 'en')}{why}\n{shown(run)}",
            )

    def _must_refuse(self, run: PayRun, people: Mapping[str, Identity], lacking: str) -> None:
        try:
            self.written(run, people)
        except Refused as refused:
            check_spoken(refused)
            return
        raise NotConforming(f"{lacking}, and files are written all the same")

    def _people_with(self, run: PayRun, field: str, value: str) -> dict[str, Identity]:
        """The people of a run, the first of whom has another value in `field`."""
        first, *_ = run.elements
        people = self.people(run)
        return {**people, first.member: with_field(people[first.member], field, value)}

    def _with(self, field: str, value: str) -> dict[str, bytes]:
        run = pay_run((123_45, 67_89), self.payroll.bases[0], [contract(self.contracts[0])])
        return self.written(run, self._people_with(run, field, value))

    def _written_out(self) -> tuple[str, ...]:
        """The fields of words that it asks for and that stand in its files."""
        return tuple(field for field in WRITTEN_OUT if field in self.asked and self._stands(field))

    def _stands(self, field: str) -> bool:
        """Whether a word in `field` is written. A payroll whose numbers are figures refuses one."""
        try:
            return _MARK.casefold() in texts_of(self._with(field, _MARK)).casefold()
        except Refused as refused:
            check_spoken(refused)
            return False


def _became(name: str, text: str) -> str:
    """What a name was made to be in a text, as far as it can be recognised."""
    replaced = (name.encode(encoding, "replace").decode(encoding) for encoding in ("ascii", "latin-1", "cp1252"))
    parted = unicodedata.normalize("NFD", name)
    for made in (*replaced, parted.encode("ascii", "ignore").decode(), parted):
        if made.casefold() in text.casefold():
            return f": it became {made!r}"
    return ""
