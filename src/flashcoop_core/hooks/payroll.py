"""Payroll plugins: what members earned goes out to a payroll, what it computed comes back.

The library computes no net pay: it sends pay elements and takes results back. Writing is chosen at
the command; reading shapes the log, so the opening activates it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, Protocol

import attrs

from flashcoop_core.events import Contract, Host
from flashcoop_core.hooks.files import File
from flashcoop_core.hooks.markers import hookspec
from flashcoop_core.hooks.settings import Setting
from flashcoop_core.session.extension import Words
from flashcoop_core.vault import Roster

__all__ = ["Basis", "PayElement", "PayResult", "PayRun", "Payroll", "PayrollHooks", "PayrollReaderHooks", "is_month"]

#: What an amount is: what it costs the host in all, the gross, or the net.
Basis = Literal["cost", "gross", "net"]

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def is_month(text: str) -> bool:
    """Whether `text` is a month of pay: `2026-03`."""
    return _MONTH.fullmatch(text) is not None


@attrs.frozen(kw_only=True)
class PayElement:
    """What one member is to be paid.

    `cents` is in the basis of the run; `minutes` is the time that they worked.
    """

    member: str
    cents: int
    contract: Contract
    minutes: int = 0


@attrs.frozen(kw_only=True)
class PayRun:
    """All that a payroll needs to know of a session for one month, but for identities.

    Attributes:
        session: its id in the ledger.
        name: the name of the cooperative.
        host: the CAE that pays: name, SIREN, analytic section.
        month: the month of pay, `2026-03`.
        starts, ends: the days that the work was done between, both included.
        basis: what the amounts are. The members' shares are total cost; gross or net amounts come from
            the host, who knows its rates.
        decision: the id of the members' decision on the split.
        decided: the day on which it was applied.
        elements: a line for each member with a contract, by member id; of 0 cents where no pay is due,
            since the host may still owe a flat charge (CSS D412-99).
    """

    session: str
    name: str
    host: Host
    month: str
    starts: date
    ends: date
    basis: Basis
    decision: str
    decided: date
    elements: tuple[PayElement, ...]

    @property
    def first(self) -> date:
        """The first day of the month of pay."""
        return date.fromisoformat(f"{self.month}-01")


@attrs.frozen(kw_only=True)
class PayResult:
    """What a payroll computed for one member, in cents, none below zero.

    gross + employer + taxes + other_charges = net + withheld + social_security + other_social: both are
    what the pay really cost. `month` and `contract` are what the result says of itself. `where` is the
    place of the member in the file, as a spreadsheet names it (`A9`): refusals quote it.
    """

    member: str
    month: str
    contract: Literal["cape", "cesa", "salaried", "other"]
    gross: int
    net: int
    withheld: int = 0
    employer: int
    taxes: int = 0
    other_charges: int = 0
    social_security: int
    other_social: int = 0
    where: str = attrs.field(default="", eq=False)


@attrs.frozen(kw_only=True, eq=False)
class Payroll:
    """What a payroll plugin says of itself.

    Attributes:
        label: the payroll software, for people.
        bases: what the amounts it writes may be; the first unless another is asked for.
        identity: the fields of `Identity` that it needs of each member.
        optional_identity: those that it takes where they are known, and does without: a person may have no
            bank account, no NIR yet, no need of a work permit.
        settings: what may be set for it (codes, accounts, separators).
        edges: amounts (cents) around which it behaves differently, for the test kit.
    """

    label: Words
    bases: tuple[Basis, ...] = ("cost",)
    identity: tuple[str, ...] = ()
    optional_identity: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    edges: tuple[int, ...] = ()


class PayrollHooks(Protocol):
    r"""What a payroll plugin implements to write pay elements.

    ```python
    from collections.abc import Iterable, Mapping
    from flashcoop_core.hooks import File, Payroll, PayrollHooks, PayRun, Roster, hookimpl

    class Plain:
        @hookimpl
        def flashcoop_payroll(self) -> Payroll:
            return Payroll(label=("Paie maison", "Our own payroll"), identity=("employee_number",))

        @hookimpl
        def flashcoop_pay_files(self, run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
            lines = [f"{roster[pay.member].employee_number};{pay.cents}\r\n" for pay in run.elements]
            return [File(f"paie-{run.month}.csv", "".join(lines).encode("cp1252"))]

    _: PayrollHooks = Plain()
    ```
    """

    @hookspec
    def flashcoop_payroll(self) -> Payroll:
        """What the plugin needs and takes: called once, when it is loaded."""
        ...

    @hookspec
    def flashcoop_pay_files(self, run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
        """The files that the payroll imports.

        `roster` holds the identity of every member of `run`, with the fields that the plugin needs or takes: no
        control character or line end in them, none over 500 characters. `settings` has a value for each of its
        settings. A pure function: no clock, chance, network.

        Raises:
            Refused: a setting or an identity cannot be written in the payroll's form.
        """
        ...


class PayrollReaderHooks(Protocol):
    """What a payroll plugin implements to read results back, beside `flashcoop_payroll` of `PayrollHooks`.

    ```python
    from collections.abc import Iterable, Mapping
    from flashcoop_core.hooks import Payroll, PayResult, PayrollReaderHooks, PayRun, Roster, hookimpl

    class Plain:
        @hookimpl
        def flashcoop_payroll(self) -> Payroll:
            return Payroll(label=("Paie maison", "Our own payroll"), identity=("employee_number",))

        @hookimpl
        def flashcoop_pay_results(
            self, content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
        ) -> Iterable[PayResult]:
            for line in content.decode("cp1252").splitlines():
                number, gross, net, employer = line.split(";")
                yield PayResult(
                    member=roster.member_of("employee_number", number),
                    month=run.month,
                    contract="cape",
                    gross=int(gross),
                    net=int(net),
                    employer=int(employer),
                    social_security=int(gross) + int(employer) - int(net),
                )

    _: PayrollReaderHooks = Plain()
    ```
    """

    @hookspec
    def flashcoop_pay_results(
        self, content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
    ) -> Iterable[PayResult]:
        """The results in a file that the payroll exports.

        What they add up to, and whether they are those of `run`, the core checks.

        Raises:
            Refused: the file is not in the payroll's form; the refusal names the line.
        """
        ...
