"""The requests of a run, in the order in which they are sent: who is new, under which contract, what they are paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from flashcoop_core import written
from flashcoop_core.hooks import Identity, PayElement, PayRun, Refused, Roster
from flashcoop_payroll_openpaye.exact_json import Euros, Value
from flashcoop_payroll_openpaye.identities import identity_faults
from flashcoop_payroll_openpaye.published import FIELDS
from flashcoop_payroll_openpaye.settings import Choices
from flashcoop_payroll_openpaye.texts import refusal

__all__ = ["requests_of"]


def requests_of(run: PayRun, roster: Roster, choices: Choices) -> Mapping[str, list[Value]]:
    """The requests of `run`: key of `FIELDS` -> one a member.

    Only a CAPE makes an employee and a contract: who is under another contract is in the host's payroll already.
    A member to whom nothing is due has a bonus of 0.00: the host may owe a flat charge for them (CSS D412-99).

    Raises:
        Refused: `openpaye.no-code`, and whatever `identity_faults` finds.
    """
    refusals = [*identity_faults(roster)]
    if not choices.codes[run.basis]:
        refusals.append(refusal("no-code", f"code-{run.basis}", basis=run.basis))
    if refusals:
        raise Refused(refusals, kind="openpaye")
    return {
        "salaries": [_request("salaries", choices.dossier, _employee(roster[pay.member])) for pay in _under_cape(run)],
        "contrats": [
            _request("contrats", choices.dossier, _contract(pay, roster[pay.member], choices))
            for pay in _under_cape(run)
        ],
        "primes": [_request("primes", _named(roster[pay.member]), _bonus(pay, run, choices)) for pay in run.elements],
    }


def _under_cape(run: PayRun) -> Iterator[PayElement]:
    return (pay for pay in run.elements if pay.contract.kind == "cape")


def _request(kind: str, query: Value, body: Value) -> Value:
    published = FIELDS[kind]
    return {"method": "POST", "path": published.path, "query": {published.query: query}, "body": body}


def _named(who: Identity) -> Value:
    """The contract, by what is known of it: OpenPaye gives its id when it is created."""
    return {"matricule_salarie": who.employee_number, "numero_contrat": who.contract_number}


def _employee(who: Identity) -> Value:
    return {
        "matricule_salarie": who.employee_number,
        "nom": who.last_name,
        "prenom": who.first_names,
        "nom_naissance": who.birth_name,
        "date_naissance": written.day(date.fromisoformat(who.birth_date)),
    }


def _contract(pay: PayElement, who: Identity, choices: Choices) -> Value:
    return {
        "code_etablissement": choices.establishment,
        "matricule_salarie": who.employee_number,
        "numero_contrat": who.contract_number,
        "type_contrat_travail": choices.cape_type,
        "statut_professionnel": choices.cape_status,
        "regime_retraite": choices.cape_retirement,
        "date_debut_contrat": written.day(pay.contract.signed),
        "date_fin_previsionnelle_contrat": written.day(pay.contract.ends),
    }


def _bonus(pay: PayElement, run: PayRun, choices: Choices) -> Value:
    return {
        "code": choices.codes[run.basis],
        "montant": Euros(pay.cents),
        "mois": run.first.month,
        # The API takes the year as a text and the month as a number.
        "annee": run.month[:4],
    }
