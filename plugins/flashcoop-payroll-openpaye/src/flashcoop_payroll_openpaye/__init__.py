"""Pay elements of a Flashcoop as bodies for the API of OpenPaye, written to files.

OpenPaye is a payroll program with an API. Nothing here calls it: the files hold the requests, in the order in
which the host sends them. Nothing here computes net pay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flashcoop_core.hooks import File, Payroll, PayRun, Roster, hookimpl
from flashcoop_payroll_openpaye.exact_json import exact_json
from flashcoop_payroll_openpaye.identities import NEEDED
from flashcoop_payroll_openpaye.requests import requests_of
from flashcoop_payroll_openpaye.settings import SETTINGS, Choices

__all__ = ["flashcoop_pay_files", "flashcoop_payroll"]

#: The basis as the name of a file says it; the code of the bonus says it in the body.
_BASIS = {"cost": "cout", "gross": "brut", "net": "net"}


@hookimpl
def flashcoop_payroll() -> Payroll:
    """OpenPaye needs what everyone has: numbers, names, birth date."""
    return Payroll(
        label=("OpenPaye : requêtes pour son API", "OpenPaye: requests for its API"),
        bases=("cost", "gross", "net"),
        identity=NEEDED,
        settings=SETTINGS,
    )


@hookimpl
def flashcoop_pay_files(run: PayRun, roster: Roster, settings: Mapping[str, str]) -> Iterable[File]:
    """Three files of requests, numbered in the order in which they are sent.

    Raises:
        Refused: a setting, or a field of an identity, that cannot be written.
    """
    requests = requests_of(run, roster, Choices.of(settings))
    return tuple(
        File(f"openpaye-{run.session}-{run.month}-{_BASIS[run.basis]}-{at}-{kind}.json", exact_json(found))
        for at, (kind, found) in enumerate(requests.items(), 1)
    )
