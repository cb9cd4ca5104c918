"""People who do not exist, with every field that a payroll may ask of a person in a valid form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from flashcoop_core.vault import Identity, Roster

__all__ = ["NAMES", "SEPARATORS", "WRITTEN_OUT", "identity", "spied", "with_field"]

#: Words with every letter and mark that French names and towns hold, and some that cp1252 or Latin-1 lack.
NAMES = (
    "Échantillon",
    "D'Exemple",
    "D’Épreuve",
    "Çà-et-Là",
    "Œuvre",
    "Ÿ Ïle Naïve",
    "Straße",
    "Łódź",
    "Ağaç",
    "Ștefănești",
)

#: What parts cells and lines in files, inside of a word.
SEPARATORS = ("Ab;Cd", "Ab,Cd", "Ab\tCd", 'Ab"Cd', "Ab|Cd", "Ab\nCd", "Ab\r\nCd")

#: The fields of an identity that hold words as people write them, and numbers that may hold any letter.
WRITTEN_OUT = (
    "birth_name",
    "last_name",
    "first_names",
    "birth_place",
    "street",
    "town",
    "account_holder",
    "employee_number",
    "contract_number",
)

_BANK, _BRANCH = 30006, 1
#: F and R, as the key of an IBAN counts them.
_FR = "1527"


def identity(number: int) -> Identity:
    """The `number`th person, from 1. Their NIR and IBAN have valid keys and belong to nobody."""
    nir = f"2{70 + number % 30:02}0186139{number % 1000:03}"
    account = f"{_BANK:05}{_BRANCH:05}{number:011}{97 - (89 * _BANK + 15 * _BRANCH + 3 * number) % 97:02}"
    return Identity(
        employee_number=f"{number:05}",
        contract_number=f"{number:05}01",
        civility="Mme",
        birth_name=f"Essai {_letters(number)}",
        last_name=f"Exemple {_letters(number)}",
        first_names=f"Modele {_letters(number)}",
        birth_date=f"{1970 + number % 30}-01-{number % 28 + 1:02}",
        birth_place="Lusignan",
        birth_department="86",
        birth_country="FR",
        nationality="FR",
        social_security_number=f"{nir}{97 - int(nir) % 97:02}",
        work_permit=f"9900{number:06}",
        work_permit_ends="2030-12-31",
        street=f"{number} rue des Essais",
        postal_code="86600",
        town="Lusignan",
        country="FR",
        email=f"essai{number}@example.org",
        telephone=f"05490000{number % 100:02}",
        iban=f"FR{98 - int(f'{account}{_FR}00') % 97:02}{account}",
        bic="AGRIFRPPXXX",
        account_holder=f"Exemple {_letters(number)}",
    )


def _letters(number: int) -> str:
    """`A`, `B`, … `Z`, `AA`, …: names hold no figures."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def with_field(who: Identity, field: str, value: str) -> Identity:
    """`who`, with another value in one field."""
    return attrs.evolve(who, **{field: value})


def spied(people: Mapping[str, Identity]) -> tuple[Roster, set[str]]:
    """A roster of `people`, and the set in which each field that is read of any of them is noted from now on."""
    reads: set[str] = set()
    fields = tuple(attrs.fields_dict(Identity))

    class Noted(Identity):
        def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - any field or method
            if name in fields:
                reads.add(name)
            return super().__getattribute__(name)

    roster = Roster(
        {member: Noted(**{field: getattr(who, field) for field in fields}) for member, who in people.items()}
    )
    reads.clear()
    return roster, reads
