# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for
"""Why Silae files are refused, in French and in English, and what to do. No sentence says who or what it read."""

from __future__ import annotations

from flashcoop_core.hooks import Refusal

__all__ = ["TEXTS", "refusal"]

#: reason -> (French, English). A line is counted from 1, the heading included.
TEXTS: dict[str, tuple[str, str]] = {
    # settings
    "setting-value": (
        "Le réglage {setting} prend une de ces valeurs\u00a0: {known}.",
        "The setting {setting} takes one of these values: {known}.",
    ),
    "setting-contracts": (
        "Le réglage contracts s'écrit code:contrat, séparés par des virgules, chaque code une fois, par exemple 32:cape,01:salaried\u00a0; les contrats sont {known}.",
        "The setting contracts is written code:contract, parted by commas, each code once, for example 32:cape,01:salaried; the contracts are {known}.",
    ),
    "setting-cell": (
        "Le réglage {setting} ne tient pas dans une cellule du fichier Silae\u00a0: écrivez le code sans point-virgule, guillemet, fin de ligne, ni espace au bord, en caractères cp1252.",
        "The setting {setting} does not fit a cell of the Silae file: write the code without semicolon, quote, end of line or space at its edge, in characters of cp1252.",
    ),
    "no-code": (
        "Aucun code Silae n'est donné pour des montants en {basis:basis}\u00a0: donnez celui de votre dossier par --set code-{basis}=…",
        "No Silae code is given for amounts by {basis:basis}: give the one of your file by --set code-{basis}=…",
    ),
    # what goes out
    "employee-number-twice": (
        "Ces membres ont le même matricule\u00a0: {members}. Corrigez le fichier d'identités.",
        "These members have the same employee number: {members}. Correct the roster.",
    ),
    "employee-number-not-cp1252": (
        "Le matricule de {member} a un caractère que l'encodage du fichier Silae (cp1252) ne connaît pas\u00a0: reprenez-le dans Silae.",
        "The employee number of {member} has a character that the encoding of the Silae file (cp1252) does not know: copy it from Silae.",
    ),
    "employee-number-not-a-cell": (
        "Le matricule de {member} contient un point-virgule, un guillemet, une fin de ligne, ou une espace au bord\u00a0: reprenez-le dans Silae.",
        "The employee number of {member} has a semicolon, a quote, an end of line or a space at its edge: copy it from Silae.",
    ),
    # what comes back
    "results-encoding": (
        "Ligne {line}\u00a0: le fichier de résultats n'est pas en cp1252. Exportez-le dans cet encodage, sans marque d'ordre des octets.",
        "Line {line}: the file of results is not in cp1252. Export it in this encoding, without a byte order mark.",
    ),
    "results-workbook": (
        "Ce fichier est un classeur (XLSX), pas un CSV\u00a0: exportez les résultats de Silae en CSV, ou enregistrez ce classeur en «\u00a0CSV (séparateur\u00a0: point-virgule)\u00a0».",
        "This file is a workbook (XLSX), no CSV: export the results from Silae as CSV, or save this workbook as CSV parted by semicolons.",
    ),
    "results-header": (
        "Ligne 1\u00a0: l'en-tête n'est pas celui attendu. Il manque\u00a0: {missing}\u00a0; colonnes en trop ou en double\u00a0: {extra}. Exportez les onze colonnes, sous ces noms, et vérifiez le séparateur (réglage results-separator).",
        "Line 1: the heading is not the expected one. Missing: {missing}; columns too many or doubled: {extra}. Export the eleven columns under these names, and check the separator (setting results-separator).",
    ),
    "results-cells": (
        "Ligne {line}\u00a0: {found} cellules pour {expected} colonnes. Exportez à nouveau le fichier, sans ligne vide ni total.",
        "Line {line}: {found} cells for {expected} columns. Export the file again, without empty lines or totals.",
    ),
    "results-unknown-number": (
        "Ligne {line}\u00a0: aucun membre de cette session n'a ce matricule. Exportez les seuls membres de la session, matricules complets (zéros de tête compris), sans ligne de total, et vérifiez le fichier d'identités.",
        "Line {line}: no member of this session has this employee number. Export the members of the session alone, with whole numbers (leading zeros too), no line of totals, and check the roster.",
    ),
    "results-period": (
        "Ligne {line}\u00a0: la période s'écrit MM/AAAA, par exemple 03/2026. Exportez-la ainsi.",
        "Line {line}: the period is written MM/YYYY, for example 03/2026. Export it so.",
    ),
    "results-contract": (
        "Ligne {line}\u00a0: ce code de nature de contrat n'est pas connu. Ajoutez-le au réglage contracts, ou faites corriger le contrat (CAPE\u00a0: 32).",
        "Line {line}: this code of a kind of contract is not known. Add it to the setting contracts, or have the contract corrected (CAPE: 32).",
    ),
    "amount-not-a-number": (
        "Ligne {line}, colonne {column}\u00a0: ce n'est pas un montant. Exportez des chiffres, 0 où il n'y a rien.",
        "Line {line}, column {column}: this is not an amount. Export digits, 0 where there is nothing.",
    ),
    "amount-not-whole-cents": (
        "Ligne {line}, colonne {column}\u00a0: le montant a {decimals} décimales, un centime en a deux. Exportez deux décimales au plus.",
        "Line {line}, column {column}: the amount has {decimals} decimals, a cent has two. Export two decimals at most.",
    ),
    "amount-ambiguous": (
        "Ligne {line}, colonne {column}\u00a0: les séparateurs de ce montant ne se lisent pas d'une seule façon. Exportez les montants avec deux décimales, sans séparateur de milliers.",
        "Line {line}, column {column}: the separators of this amount can be read in more than one way, or in none. Export amounts with two decimals, without a thousands separator.",
    ),
    "amount-too-large": (
        "Ligne {line}, colonne {column}\u00a0: le montant a {digits} chiffres. Vérifiez le fichier.",
        "Line {line}, column {column}: the amount has {digits} digits. Check the file.",
    ),
    "amount-other-decimal": (
        "Ligne {line}, colonne {column}\u00a0: le signe décimal n'est pas celui du réglage decimal. Changez le réglage ou l'export.",
        "Line {line}, column {column}: the decimal sign is not that of the setting decimal. Change the setting or the export.",
    ),
    "amount-negative": (
        "Ligne {line}, colonne {column}\u00a0: le montant est négatif. Une régularisation se traite en paie, pas ici.",
        "Line {line}, column {column}: the amount is below zero. A correction is made in the payroll, not here.",
    ),
}


def refusal(reason: str, where: str = "", /, **facts: object) -> Refusal:
    """The refusal `silae.<reason>`, with its words."""
    return Refusal(f"silae.{reason}", facts, where, texts=TEXTS[reason])
