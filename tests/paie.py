"""A payroll plugin for the tests: a line a member, amounts in cents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flashcoop_core.hooks import (
    File,
    PayResult,
    Payroll,
    PayRun,
    Refusal,
    Refused,
    Roster,
    Setting,
    hookimpl,
)


@hookimpl
def flashcoop_payroll() -> Payroll:
    return Payroll(
        label=("Paie d'essai", "Trial payroll"),
        bases=("cost", "gross"),
        identity=("employee_number",),
        settings=(Setting(name="code", label=("Code", "Code"), default="EV-1"),),
    )


@hookimpl
def flashcoop_pay_files(run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterator[File]:
    lines = [f"{roster[pay.member].employee_number};{settings['code']};{pay.cents}\r\n" for pay in run.elements]
    yield File(f"paie-{run.month}.csv", "".join(lines).encode("cp1252"))


@hookimpl
def flashcoop_pay_results(
    content: bytes, run: PayRun, roster: Roster, settings: Mapping[str, str]
) -> Iterable[PayResult]:
    for at, line in enumerate(content.decode("cp1252").splitlines(), 1):
        cells = line.split(";")
        if len(cells) != 5:
            texts = ("La ligne {line} a trop peu de cellules.", "Line {line} has too few cells.")
            raise Refused([Refusal("paie.cells", {"line": at}, texts=texts)])
        number, month, gross, net, employer = cells
        yield PayResult(
            member=roster.member_of("employee_number", number),
            month=month,
            contract="cape",
            gross=int(gross),
            net=int(net),
            employer=int(employer),
            social_security=int(gross) + int(employer) - int(net),
        )
