# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for
"""Why bodies for OpenPaye are refused, in French and in English, and what to do. No sentence quotes an identity."""

from __future__ import annotations

from flashcoop_core.hooks import Refusal

__all__ = ["TEXTS", "refusal"]

#: reason -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "setting-number": (
        "Le réglage {setting} est un nombre de neuf chiffres au plus, sans zéro en tête\u00a0: reprenez celui d'OpenPaye.",
        "The setting {setting} is a number of nine digits at most, without a leading zero: copy that of OpenPaye.",
    ),
    "setting-text": (
        "Le réglage {setting} est vide ou contient un caractère qui ne s'écrit pas\u00a0: reprenez le code d'OpenPaye.",
        "The setting {setting} is empty or has a character that cannot be written: copy the code of OpenPaye.",
    ),
    "no-code": (
        "Aucun code de prime n'est donné pour des montants en {basis:basis}\u00a0: donnez celui de votre dossier par --set code-{basis}=…",
        "No code of a bonus is given for amounts by {basis:basis}: give the one of your file by --set code-{basis}=…",
    ),
    "employee-number-twice": (
        "Ces membres ont le même matricule\u00a0: {members}. Corrigez le fichier d'identités.",
        "These members have the same employee number: {members}. Correct the roster.",
    ),
    "contract-number-too-long": (
        "Le numéro de contrat de {member} a plus de {most} caractères\u00a0: reprenez-le dans OpenPaye.",
        "The contract number of {member} has more than {most} characters: copy it from OpenPaye.",
    ),
    "birth-date": (
        "La date de naissance de {member} n'est pas une date\u00a0: écrivez-la AAAA-MM-JJ dans le fichier d'identités.",
        "The birth date of {member} is no date: write it YYYY-MM-DD in the roster.",
    ),
    "text-unwritable": (
        "La colonne {field:identity} de {member} contient une fin de ligne ou un caractère invisible qui ne s'écrit pas\u00a0: corrigez le fichier d'identités.",
        "The column {field:identity} of {member} has an end of line or an invisible character that cannot be written: correct the roster.",
    ),
}


def refusal(reason: str, where: str = "", /, **facts: object) -> Refusal:
    """The refusal `openpaye.<reason>`, with its words."""
    return Refusal(f"openpaye.{reason}", facts, where, texts=TEXTS[reason])
