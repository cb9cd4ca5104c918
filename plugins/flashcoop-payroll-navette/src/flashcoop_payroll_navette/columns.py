"""The columns of a fiche navette: their headings, what they hold, where they stand.

The CSV has them all on one line a member. The workbook shows them on three sheets, pay to fill in, identities
and contracts: on a single page of paper nobody could read forty of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from flashcoop_core.hooks import Words

__all__ = [
    "BY_KEY",
    "COLUMNS",
    "CONTRACTS",
    "FILLED_IN",
    "HEADING",
    "IDENTITY",
    "NEEDED",
    "PAY",
    "PEOPLE",
    "SAME",
    "Band",
    "Column",
    "heading_of",
    "one_form",
]


@attrs.frozen(kw_only=True)
class Column:
    """One column.

    Attributes:
        key: what it is called in the code.
        header: its heading.
        kind: what its cells hold: a text, a day, an amount (cents), a time (minutes).
        width: of its cells on a sheet, in characters.
    """

    key: str
    header: Words
    kind: Literal["text", "day", "amount", "time"] = "text"
    width: int = 12


@attrs.frozen
class Band:
    """Columns that stand side by side on a sheet, under one title."""

    title: Words
    keys: tuple[str, ...]


_IDENTITY = (
    Column(key="employee_number", header=("Matricule", "Employee no."), width=9),
    Column(key="civility", header=("Civilité", "Civility"), width=8),
    Column(key="birth_name", header=("Nom de naissance", "Birth name"), width=14),
    Column(key="last_name", header=("Nom d'usage", "Name used"), width=13),
    Column(key="first_names", header=("Prénoms", "First names"), width=14),
    Column(key="birth_date", header=("Naissance", "Born on"), kind="day", width=10),
    Column(key="birth_place", header=("Lieu de naissance", "Birth place"), width=12),
    Column(key="birth_department", header=("Département de naissance", "Birth department"), width=12),
    Column(key="birth_country", header=("Pays de naissance", "Birth country"), width=10),
    Column(key="nationality", header=("Nationalité", "Nationality"), width=11),
    Column(key="social_security_number", header=("NIR ou NTT", "NIR or NTT"), width=16),
    Column(key="work_permit", header=("Autorisation de travail", "Work permit"), width=12),
    Column(key="work_permit_ends", header=("Fin de l'autorisation", "Permit ends"), kind="day", width=12),
    Column(key="street", header=("Adresse", "Street"), width=18),
    Column(key="postal_code", header=("Code postal", "Postal code"), width=7),
    Column(key="town", header=("Commune", "Town"), width=13),
    Column(key="country", header=("Pays", "Country"), width=8),
    Column(key="iban", header=("IBAN", "IBAN"), width=28),
    Column(key="bic", header=("BIC", "BIC"), width=12),
    Column(key="account_holder", header=("Titulaire du compte", "Account holder"), width=14),
)

_CONTRACT = (
    Column(key="contract_kind", header=("Contrat", "Contract"), width=8),
    Column(key="contract_number", header=("N° de contrat", "Contract no."), width=11),
    Column(key="contract_dsn", header=("Nature DSN", "DSN kind"), width=8),
    Column(key="contract_signed", header=("Signé le", "Signed on"), kind="day", width=11),
    Column(key="contract_ends", header=("Finit le", "Ends on"), kind="day", width=11),
)

_PAY = (
    Column(key="month", header=("Mois de paie", "Pay month"), width=9),
    Column(key="starts", header=("Premier jour", "First day"), kind="day", width=11),
    Column(key="ends", header=("Dernier jour", "Last day"), kind="day", width=11),
    Column(key="minutes", header=("Heures (h:mm)", "Hours (h:mm)"), kind="time", width=8),
    Column(key="basis", header=("Base", "Basis"), width=6),
    Column(key="amount", header=("Montant (€)", "Amount (€)"), kind="amount", width=11),
    Column(key="section", header=("Section analytique", "Analytic section"), width=14),
    Column(key="decision", header=("Décision", "Decision"), width=13),
    Column(key="decided", header=("Décision du", "Decision of"), kind="day", width=11),
)

_FILLED_IN = (
    Column(key="gross", header=("Brut", "Gross"), kind="amount", width=10),
    Column(key="net", header=("Net versé", "Net paid"), kind="amount", width=10),
    Column(key="withheld", header=("Impôt retenu (PAS)", "Tax withheld (PAS)"), kind="amount", width=10),
    Column(key="employer", header=("Cotisations patronales", "Employer contributions"), kind="amount", width=11),
    Column(key="taxes", header=("Taxes sur rémunérations", "Taxes on pay"), kind="amount", width=13),
    Column(key="other_charges", header=("Autres charges", "Other charges"), kind="amount", width=11),
    Column(key="social_security", header=("Dû à l'Urssaf", "Owed to Urssaf"), kind="amount", width=10),
    Column(key="other_social", header=("Dû aux autres organismes", "Owed to other bodies"), kind="amount", width=11),
)

#: Every column, in the order of the CSV.
COLUMNS = (*_IDENTITY, *_CONTRACT, *_PAY, *_FILLED_IN)
BY_KEY: Mapping[str, Column] = MappingProxyType({column.key: column for column in COLUMNS})

#: The columns that the roster knows: fields of `Identity`.
IDENTITY = (*(column.key for column in _IDENTITY), "contract_number")
#: The columns that the payroll fills in, amounts in euros: the fields of a `PayResult`.
FILLED_IN = tuple(column.key for column in _FILLED_IN)
#: Texts that must come back as they were sent: they show lines that were sorted, or the file of another run.
SAME = ("birth_name", "first_names", "decision")
#: What a file that comes back must have. The other columns may be taken away.
NEEDED = ("employee_number", *SAME, "contract_kind", "month", "amount", *FILLED_IN)


def one_form(text: str) -> str:
    """`text` with its accents in one form, since programs write them in two, and its spaces as one each."""
    return " ".join(unicodedata.normalize("NFC", text).split())


_HEADERS: Mapping[str, str] = MappingProxyType(
    {one_form(header).casefold(): column.key for column in COLUMNS for header in column.header}
)


def heading_of(text: str) -> str | None:
    """The key of the column that `text` is the heading of, in French or in English, in capitals or not."""
    return _HEADERS.get(one_form(text).casefold())


_PERSON = Band(("Personne", "Person"), ("employee_number", "birth_name", "last_name", "first_names"))

#: The sheet to fill in.
PAY = (
    _PERSON,
    Band(("À passer en paie", "To be paid"), ("contract_kind", "month", "minutes", "basis", "amount", "decision")),
    Band(("À remplir par la paie", "To be filled in by the payroll"), FILLED_IN),
)
#: The line of its headings, from 1. Above it: notes, titles of bands, totals.
HEADING = 8

#: The sheet of identities.
PEOPLE = (
    Band(("Personne", "Person"), ("employee_number", "civility", "birth_name", "last_name", "first_names")),
    Band(("Naissance", "Birth"), ("birth_date", "birth_place", "birth_department", "birth_country", "nationality")),
    Band(("Droits", "Rights"), ("social_security_number", "work_permit", "work_permit_ends")),
    Band(("Adresse", "Address"), ("street", "postal_code", "town", "country")),
    Band(("Compte", "Account"), ("iban", "bic", "account_holder")),
)
#: The sheet of contracts, and of the work that is paid.
CONTRACTS = (
    _PERSON,
    Band(
        ("Contrat", "Contract"),
        ("contract_kind", "contract_number", "contract_dsn", "contract_signed", "contract_ends"),
    ),
    Band(("Travail payé", "Work that is paid"), ("month", "starts", "ends", "section", "decision", "decided")),
)
