"""Payrolls with one fault each: the kit names it, in words that an accountant understands."""

from __future__ import annotations

import locale
import os
import random
import re
import socket
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

import pytest

from flashcoop_core.hooks import (
    File,
    Identity,
    PayElement,
    PayResult,
    Payroll,
    PayRun,
    Refusal,
    Refused,
    Roster,
    hookimpl,
)
from flashcoop_core.testing import PayrollConformance
from flashcoop_core.testing.conformance.kit import Conformance

Complaint = Callable[[type[Conformance], str], str]


def refused(reason: str) -> Refused:
    texts = (
        "Le fichier n'est pas celui de la paie\u00a0: exportez-le de nouveau.",
        "Not the payroll's file: export it again.",
    )
    return Refused([Refusal(f"essai.{reason}", texts=texts)])


class Sound:
    """A payroll without a fault: number;name;cents, a line a member."""

    bases: ClassVar[tuple[str, ...]] = ("cost", "gross")

    @hookimpl
    def flashcoop_payroll(self) -> Payroll:
        return Payroll(
            label=("Paie d'essai", "Trial payroll"),
            bases=self.bases,  # type: ignore[arg-type] # some of the three
            identity=("employee_number", "last_name"),
            edges=(1_234,),
        )

    @hookimpl
    def flashcoop_pay_files(self, run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
        lines = [self.head(run), *(self.line(pay, roster[pay.member]) for pay in self.paid(run))]
        return [File(self.file(run), self.encoded("".join(f"{line}\r\n" for line in lines)))]

    @hookimpl
    def flashcoop_pay_results(
        self, content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
    ) -> Iterator[PayResult]:
        try:
            lines = content.decode("utf-8").splitlines()
            for line in lines:
                number, month, contract, *amounts = line.split(";")
                member = roster.member_of("employee_number", number)
                yield self.result(member, month, contract, [int(amount) for amount in amounts])
        except ValueError:
            raise refused("unreadable") from None

    def head(self, run: PayRun) -> str:
        return f"{run.month};{run.basis};"

    def paid(self, run: PayRun) -> Sequence[PayElement]:
        return run.elements

    def line(self, pay: PayElement, who: Identity) -> str:
        if ";" in who.last_name:
            raise refused("separator")
        return f"{who.employee_number};{who.last_name};{self.cents(pay)}"

    def cents(self, pay: PayElement) -> int:
        return pay.cents

    def file(self, run: PayRun) -> str:
        return f"paie-{run.month}.csv"

    def encoded(self, text: str) -> bytes:
        return text.encode("utf-8")

    def result(self, member: str, month: str, contract: str, amounts: Sequence[int]) -> PayResult:
        gross, net, employer = amounts
        return PayResult(
            member=member,
            month=month,
            contract=contract,  # type: ignore[arg-type] # one of the four
            gross=gross,
            net=net,
            employer=employer,
            social_security=gross + employer - net,
        )


class Kit(PayrollConformance):
    """What every payroll below is tried with."""

    plugin = Sound()

    def amounts_in(self, files: Mapping[str, bytes], run: PayRun, roster: Roster) -> Mapping[str, int]:
        ((_, *lines),) = (content.decode("utf-8").splitlines() for content in files.values())
        cells = [line.split(";") for line in lines]
        return {roster.member_of("employee_number", number): int(cents) for number, _, cents in cells}

    def results_file(self, results: Sequence[PayResult], run: PayRun, roster: Roster) -> bytes:
        lines = [
            (roster[one.member].employee_number, one.month, one.contract, one.gross, one.net, one.employer)
            for one in results
        ]
        return "\n".join(";".join(map(str, cells)) for cells in lines).encode()


class TestSound(Kit):
    """And this one has none."""


# -- amounts and members --------------------------------------------------------------------------------


class Rounding(Sound):
    def cents(self, pay: PayElement) -> int:
        return round(pay.cents / 100) * 100


class Stumbling(Sound):
    """Wrong at one amount among all: only its declared edge shows it."""

    def cents(self, pay: PayElement) -> int:
        return 1_234 if pay.cents == 1_235 else pay.cents


class Forgetting(Sound):
    def paid(self, run: PayRun) -> Sequence[PayElement]:
        return run.elements[:12]


class Silent(Sound):
    """Says nothing of what the amounts are."""

    def head(self, run: PayRun) -> str:
        return run.month


# -- what depends on when, where and how often it is asked --------------------------------------------------


class Counting(Sound):
    asked = 0

    def head(self, run: PayRun) -> str:
        self.asked += 1
        return f"{run.basis};{self.asked % 100}"


class Dated(Sound):
    def head(self, run: PayRun) -> str:
        return f"{run.basis};{date.today()}"  # noqa: DTZ011 - the fault


class Hasty(Sound):
    """Swallows whatever keeps it from looking at the clock."""

    def head(self, run: PayRun) -> str:
        try:
            return f"{run.basis};{time.time() // 10**9}"
        except Exception:  # noqa: BLE001 - the fault
            return run.basis


class Numbering(Sound):
    def head(self, run: PayRun) -> str:
        return f"{run.basis};{random.randrange(10**6)}"  # noqa: S311 - the fault


class Shuffling(Sound):
    def paid(self, run: PayRun) -> Sequence[PayElement]:
        by_member = {pay.member: pay for pay in run.elements}
        return [by_member[member] for member in set(by_member)]


class Zoned(Sound):
    def head(self, run: PayRun) -> str:
        return f"{run.basis};{datetime.fromtimestamp(0).hour}"  # noqa: DTZ006 - the fault


class Localised(Sound):
    def encoded(self, text: str) -> bytes:
        return f"{text}{locale.getpreferredencoding(do_setlocale=False)}\r\n".encode()


class Rooted(Sound):
    def head(self, run: PayRun) -> str:
        return f"{run.basis};{Path.cwd()}"


class Reading(Sound):
    def head(self, run: PayRun) -> str:
        with Path("rates.txt").open(encoding="utf-8") as rates:
            return rates.read()


class Calling(Sound):
    def head(self, run: PayRun) -> str:
        with socket.create_connection(("192.0.2.1", 443), timeout=1):
            return run.basis


class Asking(Sound):
    def head(self, run: PayRun) -> str:
        return f"{run.basis};{os.environ.get('PAYROLL_CODE', '')}"


class Taking(Sound):
    """Takes a setting out of what it was given."""

    @hookimpl
    def flashcoop_pay_files(self, run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
        settings["seen"] = "yes"  # type: ignore[index] # the fault
        return super().flashcoop_pay_files(run, roster, settings)


# -- people ---------------------------------------------------------------------------------------------


class Questioning(Sound):
    """Encodes to ASCII: what it has no letter for becomes a ?."""

    def encoded(self, text: str) -> bytes:
        return text.encode("ascii", "replace")


class Dropping(Sound):
    """Knows the letters of Western Europe, and drops the others."""

    def encoded(self, text: str) -> bytes:
        return text.encode("cp1252", "ignore")


class Stripping(Sound):
    def line(self, pay: PayElement, who: Identity) -> str:
        bare = unicodedata.normalize("NFKD", who.last_name).encode("ascii", "ignore").decode()
        return f"{who.employee_number};{bare};{pay.cents}"


class Curious(Sound):
    def line(self, pay: PayElement, who: Identity) -> str:
        return f"{super().line(pay, who)}{who.social_security_number[:0]}"


class Unquoted(Sound):
    def line(self, pay: PayElement, who: Identity) -> str:
        return f"{who.employee_number};{who.last_name};{pay.cents}"


class Misplacing(Sound):
    def file(self, run: PayRun) -> str:
        return f"../paie-{run.month}.csv"


# -- results --------------------------------------------------------------------------------------------


class Smoothing(Sound):
    """Reads every amount as whole euros."""

    def result(self, member: str, month: str, contract: str, amounts: Sequence[int]) -> PayResult:
        return super().result(member, month, contract, [amount // 100 * 100 for amount in amounts])


class Floating(Sound):
    def result(self, member: str, month: str, contract: str, amounts: Sequence[int]) -> PayResult:
        *whole, employer = amounts
        return super().result(member, month, contract, [*whole, employer * 1.0])  # type: ignore[list-item] # the fault


class Merging(Sound):
    """Keeps the last line of a member that stands twice."""

    @hookimpl
    def flashcoop_pay_results(
        self, content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
    ) -> Iterator[PayResult]:
        yield from {one.member: one for one in super().flashcoop_pay_results(content, run, roster, settings)}.values()


class Completing(Sound):
    """Makes up a result for whoever the payroll forgot."""

    @hookimpl
    def flashcoop_pay_results(
        self, content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
    ) -> Iterator[PayResult]:
        found = list(super().flashcoop_pay_results(content, run, roster, settings))
        yield from found
        for pay in run.elements:
            if pay.member not in {one.member for one in found}:
                yield self.result(pay.member, run.month, pay.contract.kind, (pay.cents, pay.cents, 0))


class Levelling(Sound):
    """Hides what pay cost more or less than was shared: the employer's part is made to fit."""

    @hookimpl
    def flashcoop_pay_results(
        self, content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
    ) -> Iterator[PayResult]:
        due = {pay.member: pay.cents for pay in run.elements}
        for one in super().flashcoop_pay_results(content, run, roster, settings):
            amounts = (one.gross, one.net, due[one.member] - one.gross)
            yield self.result(one.member, one.month, one.contract, amounts)


class Breaking(Sound):
    @hookimpl
    def flashcoop_pay_results(
        self, content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
    ) -> Iterator[PayResult]:
        for line in content.decode("utf-8", "replace").splitlines():
            number, month, contract, gross, net, employer = line.split(";")
            member = roster.member_of("employee_number", number)
            yield self.result(member, month, contract, (int(gross), int(net), int(employer)))


# -- what the kit says of them --------------------------------------------------------------------------


class ShufflingKit(Kit):
    plugin = Shuffling()


class ZonedKit(Kit):
    plugin = Zoned()


class LocalisedKit(Kit):
    plugin = Localised()


class RootedKit(Kit):
    plugin = Rooted()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("plugin", "check", "said"),
    [
        (Rounding(), "amounts_add_up", r"m-01 earned €0\.\d\d and its files say €\d\.00: it was rounded by itself"),
        (Rounding(), "amounts_at_the_edges", r"m-01 earned €0\.01 and its files say €0\.00: it was rounded by itself"),
        (Stumbling(), "amounts_at_the_edges", r"m-01 earned €12\.35 and its files say €12\.34"),
        (Forgetting(), "no_member_forgotten", r"forget m-13 of 13, contract cape"),
        (Silent(), "basis_stated", r"its files for cost and for gross are the same"),
        (Counting(), "same_every_time", r"call 2 gives something else than the first"),
        (Dated(), "no_clock", r"it asks date\.today\(\) what time it is, in test_planted_payroll_faults\.py, line \d+"),
        (Hasty(), "no_clock", r"it asks time\.time\(\) what time it is"),
        (Numbering(), "no_chance", r"it draws at random \(getrandbits\)"),
        (Rooted(), "nothing_of_the_machine", r"it asks in which folder the program was started"),
        (Reading(), "nothing_outside", r"it opens rates\.txt, in test_planted_payroll_faults\.py"),
        (Calling(), "nothing_outside", r"it reaches outside \(socket\."),
        (Asking(), "nothing_of_the_machine", r"it reads the environment variable PAYROLL_CODE"),
        (Taking(), "inputs_unchanged", r"it changes what it is given(.|\n)*seen"),
        (Questioning(), "names_survive", r"last_name 'Échantillon' is not in its files: it became '\?chantillon'"),
        (Dropping(), "names_survive", r"last_name 'Łódź' is not in its files"),
        (Stripping(), "names_survive", r"last_name 'Échantillon' is not in its files: it became 'Echantillon'"),
        (Curious(), "identity_declared", r"it reads social_security_number, which it does not say"),
        (Unquoted(), "separators_in_names", r"with last_name 'Ab;Cd' its files cannot be read any more"),
        (Misplacing(), "files", r"gave a file the name '\.\./paie-2026-03\.csv'"),
        (Smoothing(), "results_come_back", r"is not what the payroll exported(.|\n)*in the file:"),
        (Floating(), "results_come_back", r"employer of m-01 is read as \d+\.0: amounts are whole cents"),
        (Merging(), "results_given_twice_are_named", r"stands twice is read as if all was well"),
        (Completing(), "results_of_a_member_forgotten_are_named", r"without m-\d\d, .* is read as if it were whole"),
        (Levelling(), "differences_are_named", r"the real cost €\d+\.\d\d, but the .* differences: m-01 €0\.00"),
        (Breaking(), "other_files_are_refused", r"it failed: ValueError"),
    ],
    ids=lambda part: part if isinstance(part, str) else type(part).__name__,
)
def test_a_planted_fault_is_named(complaint: Complaint, plugin: Sound, check: str, said: str) -> None:
    kit = type("Tried", (Kit,), {"plugin": plugin})
    assert re.search(said, complaint(kit, check))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kit", "on"),
    [
        (ShufflingKit, "the order in which Python happens to keep a set"),
        (ZonedKit, "the time zone of the machine"),
        (LocalisedKit, "the language of the machine"),
        (RootedKit, "the folder in which the program is started"),
    ],
)
def test_what_an_answer_depends_on_is_named(complaint: Complaint, kit: type[Kit], on: str) -> None:
    assert complaint(kit, "same_elsewhere").startswith(f"its answer depends on {on}, for the files of ")
