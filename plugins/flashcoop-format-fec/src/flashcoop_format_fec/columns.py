"""The 18 fields of article A47 A-1 of the LPF, in their order, and what each holds here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["COLUMNS", "MAY_BE_EMPTY", "SIGNED", "name_of"]

#: Name -> what the description says of it, in French. The order is the law's.
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "JournalCode": "code du journal (voir ci-dessous)",
        "JournalLib": "libellé du journal",
        "EcritureNum": "numéro de l'écriture : de 1 en 1 dans l'exercice, dans l'ordre des dates",
        "EcritureDate": "date de l'écriture",
        "CompteNum": "numéro de compte du plan de la session, complété par des zéros",
        "CompteLib": "libellé du compte",
        "CompAuxNum": "tiers ou membre, par un identifiant ; vide si le compte n'est pas un compte de tiers",
        "CompAuxLib": "le même identifiant : aucun nom de personne ne figure dans le fichier",
        "PieceRef": "numéro de la pièce ; sans pièce, la session et le numéro de l'événement qui justifie l'écriture",
        "PieceDate": "date portée sur la pièce ; à défaut, date de l'écriture",
        "EcritureLib": "section analytique, opération, fournisseur, produit ou canal ; [CAE] : voir ci-dessous",
        "Debit": "débit en euros",
        "Credit": "crédit en euros",
        "EcritureLet": "vide : le lettrage se fait dans la comptabilité de la CAE",
        "DateLet": "vide",
        "ValidDate": "date de validation : jour (UTC) de l'enregistrement, au plus tôt la date de l'écriture",
        "Montantdevise": "vide : tout est en euros",
        "Idevise": "vide",
    }
)

#: The two fields that may stand in the place of `Debit` and `Credit`.
SIGNED = ("Montant", "Sens")

#: Every other field is filled on every line.
MAY_BE_EMPTY = frozenset({"CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise"})


def name_of(siren: str, closing: str) -> str:
    """The name that the article gives such a file, without `.txt`: SIREN, `FEC`, closing day (`20261231`)."""
    return f"{siren}FEC{closing}"
