"""What is wrong with a file that was read: the sentence of each defect, in French and English."""

# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.hooks import Refusal, Words

__all__ = ["TEXTS", "defect"]

TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        # the file
        "encoding": (
            "Le fichier n'est ni en UTF-8 ni en ISO 8859-15\u00a0: réexportez-le dans l'un des deux.",
            "The file is neither in UTF-8 nor in ISO 8859-15: export it again in one of them.",
        ),
        "separator": (
            "Les zones ne sont séparées ni par une tabulation ni par «\u00a0|\u00a0»\u00a0: réexportez le fichier avec l'un des deux.",
            "The fields are parted neither by tabs nor by `|`: export the file again with one of them.",
        ),
        "columns-missing": (
            "Il manque à la première ligne\u00a0: {columns}. Ajoutez ces zones, même vides (article A47 A-1 du LPF).",
            "The first line lacks: {columns}. Add these fields, even if they are empty (article A47 A-1 of the LPF).",
        ),
        "columns-twice": (
            "Des zones figurent deux fois à la première ligne\u00a0: {columns}. N'en gardez qu'une de chaque.",
            "Fields stand twice in the first line: {columns}. Keep one of each.",
        ),
        "columns-order": (
            "Les zones ne sont pas dans l'ordre\u00a0: {column} est à la place {place}, où l'on attend {expected}. Remettez-les dans l'ordre de l'article A47 A-1 du LPF.",
            "The fields are not in order: {column} stands at place {place}, where {expected} is expected. Put them in the order of article A47 A-1 of the LPF.",
        ),
        # a line
        "blank-line": (
            "Ligne {line}\u00a0: elle est vide. Retirez-la.",
            "Line {line}: it is blank. Take it away.",
        ),
        "field-count": (
            "Ligne {line}\u00a0: {found} zones au lieu de {expected}. Un texte contient sans doute le séparateur ou un retour à la ligne\u00a0: retirez-le.",
            "Line {line}: {found} fields instead of {expected}. A text may hold the separator or a line end: take it away.",
        ),
        "control-character": (
            "Ligne {line}\u00a0: caractère de contrôle {character}. Retirez-le.",
            "Line {line}: control character {character}. Take it away.",
        ),
        "empty-field": (
            "Ligne {line}\u00a0: la zone est vide. Remplissez-la.",
            "Line {line}: the field is empty. Fill it in.",
        ),
        "date": (
            "Ligne {line}\u00a0: ce n'est pas une date AAAAMMJJ. Corrigez-la.",
            "Line {line}: this is no date AAAAMMJJ (year, month, day). Correct it.",
        ),
        "amount-negative": (
            "Ligne {line}\u00a0: le montant est négatif. Portez-le de l'autre côté.",
            "Line {line}: the amount is negative. Enter it on the other side.",
        ),
        "amount-dot": (
            "Ligne {line}\u00a0: la décimale est un point. Écrivez une virgule.",
            "Line {line}: the decimal mark is a dot. Write a comma.",
        ),
        "amount-thousands": (
            "Ligne {line}\u00a0: le montant a un séparateur de milliers. Retirez-le.",
            "Line {line}: the amount has a thousands separator. Take it away.",
        ),
        "amount-not-cents": (
            "Ligne {line}\u00a0: le montant a plus de deux décimales. Arrondissez-le au centime.",
            "Line {line}: the amount has more than two decimals. Round it to the cent.",
        ),
        "amount": (
            "Ligne {line}\u00a0: ce n'est pas un montant. Écrivez-le comme 1234,56.",
            "Line {line}: this is no amount. Write it as 1234,56.",
        ),
        "side": (
            "Ligne {line}\u00a0: le sens est D, C, +1 ou -1. Corrigez-le.",
            "Line {line}: the side is D, C, +1 or -1. Correct it.",
        ),
        "both-sides": (
            "Ligne {line}\u00a0: un débit de {debit:cents} et un crédit de {credit:cents} à la fois. Faites-en deux lignes.",
            "Line {line}: a debit of {debit:cents} and a credit of {credit:cents} at once. Make two lines of it.",
        ),
        "no-amount": (
            "Ligne {line}\u00a0: ni débit ni crédit. Donnez le montant, ou retirez la ligne.",
            "Line {line}: neither debit nor credit. Give the amount, or take the line away.",
        ),
        "account": (
            "Ligne {line}\u00a0: le numéro de compte ne commence pas par trois chiffres. Complétez-le par des zéros.",
            "Line {line}: the account number does not begin with three digits. Pad it with zeros.",
        ),
        "auxiliary": (
            "Ligne {line}\u00a0: le compte auxiliaire a un numéro sans libellé, ou un libellé sans numéro. Donnez les deux, ou aucun.",
            "Line {line}: the auxiliary account has a number without a label, or a label without a number. Give both, or none.",
        ),
        "currency": (
            "Ligne {line}\u00a0: un montant en devise sans devise, ou une devise sans montant. Donnez les deux, ou aucun.",
            "Line {line}: an amount in a currency without the currency, or the other way round. Give both, or none.",
        ),
        "date-after-validation": (
            "Ligne {line}\u00a0: l'écriture du {on} est validée le {valid}, avant sa propre date. Corrigez l'une des deux.",
            "Line {line}: the entry of {on} is validated on {valid}, before its own date. Correct one of them.",
        ),
        # entries
        "number": (
            "Ligne {line}\u00a0: le numéro d'écriture ne finit pas par un nombre. Numérotez les écritures de 1 en 1.",
            "Line {line}: the number of the entry does not end with a number. Number the entries one by one.",
        ),
        "entry-one-line": (
            "Ligne {line}\u00a0: l'écriture n'a qu'une ligne. Ajoutez sa contrepartie.",
            "Line {line}: the entry has only one line. Add its other side.",
        ),
        "entry-unbalanced": (
            "Ligne {line}\u00a0: l'écriture n'est pas équilibrée, débit {debit:cents}, crédit {credit:cents}. Corrigez-la.",
            "Line {line}: the entry does not balance, debit {debit:cents}, credit {credit:cents}. Correct it.",
        ),
        "entry-dates": (
            "Ligne {line}\u00a0: l'écriture a deux dates, {on} et {other}. Donnez-lui une seule date.",
            "Line {line}: the entry has two dates, {on} and {other}. Give it one.",
        ),
        "entry-scattered": (
            "Ligne {line}\u00a0: l'écriture avait commencé ligne {first}, et d'autres sont passées entre-temps. Remettez ses lignes ensemble.",
            "Line {line}: the entry began at line {first}, and others have come in between. Put its lines together.",
        ),
        "number-gap": (
            "Ligne {line}\u00a0: il manque {missing} numéro(s) d'écriture juste avant. Renumérotez, ou expliquez la rupture.",
            "Line {line}: {missing} number(s) of entries are missing just before. Number them again, or explain the gap.",
        ),
        "number-order": (
            "Ligne {line}\u00a0: le numéro d'écriture est plus petit que celui qui précède. Rangez les écritures par numéro.",
            "Line {line}: the number of the entry is lower than the one before. Sort the entries by number.",
        ),
        "date-order": (
            "Ligne {line}\u00a0: l'écriture du {on} vient après une écriture du {before}. Numérotez-les dans l'ordre des dates.",
            "Line {line}: the entry of {on} comes after one of {before}. Number them in the order of their dates.",
        ),
        "more": (
            "La lecture s'est arrêtée à {most} défauts, il peut y en avoir d'autres\u00a0: corrigez ceux-ci, puis relisez le fichier.",
            "Reading stopped at {most} defects, there may be more: correct these, then read the file again.",
        ),
    }
)


def defect(name: str, where: str = "", **facts: object) -> Refusal:
    """The refusal `fec.<name>`, in the column `where`. Facts are lines, amounts and dates, never what the file says."""
    return Refusal(f"fec.{name}", facts, where, texts=TEXTS[name])
