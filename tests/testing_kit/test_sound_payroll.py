from __future__ import annotations
from collections.abc import Iterable, Mapping
from flashcoop_core.hooks import *
from flashcoop_core.hooks import File, Payroll, PayRun, PayResult, Roster, hookimpl
from flashcoop_core.testing import PayrollConformance

class Plain:
    @hookimpl
    def flashcoop_payroll(self) -> Payroll:
        return Payroll(label=("Paie maison", "Our own payroll"), identity=("employee_number","last_name"))

    @hookimpl
    def flashcoop_pay_files(self, run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
        lines = [f"{roster[pay.member].employee_number};{roster[pay.member].last_name};{pay.cents}\r\n" for pay in run.elements]
        return [File(f"paie-{run.month}.csv", "".join(lines).encode("utf8"))]

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

class TestPlain(PayrollConformance):
    plugin = Plain()
    contracts = ("cape",)
    def amounts_in(self, files, run, roster):
        (content,) = files.values()
        found={}
        for line in content.decode("utf8").splitlines():
            n,_,c=line.split(";")
            found[roster.member_of("employee_number",n)]=int(c)
        return found
    def results_file(self, results, run, roster):
        return "".join(f"{roster[r.member].employee_number};{r.gross};{r.net};{r.employer}\n" for r in results).encode()
