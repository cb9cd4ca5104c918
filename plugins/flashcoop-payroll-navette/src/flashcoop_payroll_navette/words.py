"""What the files and the refusals say, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from flashcoop_core.hooks import Basis, PayRun, Refusal, Refused, Words
from flashcoop_core.written import Lang, day

__all__ = [
    "BASES",
    "CONTRACTS",
    "CONTRACT_NOTE",
    "CONTRACT_SHEET",
    "FOOTER",
    "NO_AMOUNT",
    "PAY_SHEET",
    "PEOPLE_NOTE",
    "PEOPLE_SHEET",
    "TEXTS",
    "TOTAL",
    "ContractKind",
    "in_lang",
    "instructions",
    "language",
    "refusal",
    "title_lines",
]

ContractKind: TypeAlias = Literal["cape", "cesa", "salaried", "other"]

#: What an amount is -> how a cell says it.
BASES: Mapping[Basis, Words] = MappingProxyType(
    {"cost": ("coût", "cost"), "gross": ("brut", "gross"), "net": ("net", "net")}
)
#: A kind of contract -> how a cell says it.
CONTRACTS: Mapping[ContractKind, Words] = MappingProxyType(
    {
        "cape": ("CAPE", "CAPE"),
        "cesa": ("CESA", "CESA"),
        "salaried": ("Salarié", "Salaried"),
        "other": ("Autre", "Other"),
    }
)

PAY_SHEET: Words = ("Paie", "Pay")
PEOPLE_SHEET: Words = ("Identités", "Identities")
CONTRACT_SHEET: Words = ("Contrats", "Contracts")
TOTAL: Words = ("Total", "Total")
FOOTER: Words = ("Données personnelles\u00a0: pour la paie seulement", "Personal data: for the payroll only")
#: Shown where what was typed in a cell is no amount: a title, a message.
NO_AMOUNT: tuple[Words, Words] = (
    ("Montant attendu", "An amount is expected"),
    (
        "Un montant en euros, zéro ou plus, sans formule\u00a0: 1234,56. Écrivez 0 s'il n'y a rien.",
        "An amount in euros, zero or more, no formula: 1234.56. Write 0 where there is none.",
    ),
)

#: What the sheet of identities is for.
PEOPLE_NOTE: Words = (
    "Pour créer ou vérifier les dossiers en paie. Cette feuille ne se remplit pas et n'est pas relue.",
    "To create or check the payroll's files. This sheet is not filled in and not read back.",
)
#: What the sheet of contracts is for. Source of the code: see `rows.dsn`.
CONTRACT_NOTE: Words = (
    "Nature DSN (S21.G00.40.007)\u00a0: 32 est le contrat d'appui au projet d'entreprise, à confirmer en paie. Cette feuille ne se remplit pas et n'est pas relue.",
    "DSN kind (S21.G00.40.007): 32 is the contrat d'appui au projet d'entreprise, for the payroll to confirm. This sheet is not filled in and not read back.",
)

_TITLE: Words = (
    "Fiche navette de {run.name}, paie de {month}",
    "Fiche navette of {run.name}, payroll of {month}",
)
_ABOUT: Words = (
    "Pour {run.host.name} (SIREN {run.host.siren}), section {run.host.section}. Travail du {starts} au {ends}. Décision {run.decision} du {decided}.",
    "For {run.host.name} (SIREN {run.host.siren}), section {run.host.section}. Work from {starts} to {ends}. Decision {run.decision} of {decided}.",
)
_INSTRUCTIONS: tuple[Words, ...] = (
    (
        "Remplissez les cases jaunes, une ligne par personne, en euros, sans formule (0 s'il n'y a rien). Ne changez rien d'autre et renvoyez ce fichier.",
        "Fill in the yellow cells, one line a person, in euros, no formula (0 where there is none). Change nothing else and send this file back.",
    ),
    (
        "{amount} Ligne à 0,00\u00a0: à remplir si une cotisation forfaitaire est due (CSS D412-99), sinon à laisser vide.",
        "{amount} Line of 0.00: fill it in if a flat contribution is due (CSS D412-99), else leave it empty.",
    ),
    (
        "Sur chaque ligne, brut + patronales + taxes + autres charges = net + impôt + Urssaf + autres organismes. Une ligne rouge ne tombe pas juste.",
        "On each line, gross + employer + taxes + other charges = net + tax + Urssaf + other bodies. A red line does not add up.",
    ),
)
_AMOUNTS: Mapping[Basis, Words] = MappingProxyType(
    {
        "cost": (
            "Le montant est le coût total pour la CAE\u00a0: le brut et tout ce qui s'y ajoute.",
            "The amount is the total cost to the host: gross pay and all that comes on top.",
        ),
        "gross": ("Le montant est le brut.", "The amount is the gross pay."),
        "net": (
            "Le montant est le net, que la CAE a fixé avec vous.",
            "The amount is the net pay, as the host has agreed with you.",
        ),
    }
)

#: Refusal -> (French, English).
TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        "navette.unknown-language": (
            "Le réglage lang vaut fr ou en\u00a0: choisissez l'un des deux.",
            "The setting lang is fr or en: choose one of them.",
        ),
        "navette.not-a-day": (
            "Le fichier d'identités ne donne pas un jour de 1900 ou d'après, écrit 2001-09-30, dans la colonne {field:identity} pour le membre {member}\u00a0: corrigez-le.",
            "The roster gives no day of 1900 or later, written 2001-09-30, in the column {field:identity} for member {member}: correct it.",
        ),
        "navette.unreadable": (
            "Ce fichier n'est ni le classeur (XLSX) ni le CSV d'une fiche navette, ou ses titres (Matricule, Nom de naissance…) n'y sont plus\u00a0: enregistrez-le sous sa forme d'origine.",
            "This file is neither the workbook (XLSX) nor the CSV of a fiche navette, or its headings (Employee no., Birth name…) are gone: save it in its original form.",
        ),
        "navette.no-sheet": (
            "Ce classeur n'a pas une feuille, et une seule, du nom de la feuille à remplir ({names})\u00a0: rendez-lui ce nom, retirez l'autre.",
            "This workbook has not one sheet, and one alone, of the name of the sheet to fill in ({names}): give it that name again, take the other away.",
        ),
        "navette.ragged-line": (
            "Cette ligne a {cells} cases, l'en-tête en a {columns}\u00a0: rendez-lui une case par colonne.",
            "This line has {cells} cells, the heading has {columns}: give it one a column again.",
        ),
        "navette.unknown-column": (
            "Cette colonne n'est pas de la fiche navette\u00a0: retirez-la, ou rendez-lui son titre.",
            "This column is not of the fiche navette: take it away, or give it its title again.",
        ),
        "navette.column-twice": (
            "Cette colonne figure deux fois\u00a0: gardez-en une.",
            "This column stands twice: keep one.",
        ),
        "navette.columns-missing": (
            "Il manque des colonnes\u00a0: {columns}. Remettez-les, ou remplissez le fichier d'origine.",
            "Columns are missing: {columns}. Put them back, or fill in the original file.",
        ),
        "navette.stray-cell": (
            "Cette case est hors du tableau\u00a0: videz-la.",
            "This cell is outside of the table: empty it.",
        ),
        "navette.empty-cell": (
            "Cette case est vide sur une ligne remplie\u00a0: écrivez-y le montant, 0 s'il n'y a rien.",
            "This cell is empty on a line that is filled in: write the amount, 0 where there is none.",
        ),
        "navette.not-a-value": (
            "Cette case contient une formule, une date, une erreur ou un choix vrai/faux\u00a0: écrivez-y le montant lui-même.",
            "This cell holds a formula, a date, an error or a true/false: write the amount itself.",
        ),
        "navette.below-zero": (
            "Ce montant est négatif\u00a0: écrivez zéro ou plus, la paie corrigée si besoin.",
            "This amount is below zero: write zero or more, of a corrected payroll if need be.",
        ),
        "navette.cell-changed": (
            "Cette case n'est plus telle que la CAE l'a envoyée\u00a0: vérifiez que les lignes n'ont pas été triées ni mélangées, puis rétablissez-la.",
            "This cell is not as the host sent it any more: check that the lines were not sorted or mixed, then restore it.",
        ),
        "navette.other-basis": (
            "Cette fiche donne des montants en {basis:basis}, et elle est relue comme si c'était en {expected:basis}\u00a0: relisez-la avec le même --basis qu'à l'envoi, ou rétablissez la case.",
            "This sheet gives amounts by {basis:basis}, and is read back as if by {expected:basis}: read it with the same --basis as it was sent with, or restore the cell.",
        ),
        "navette.not-a-month": (
            "Cette case n'est pas un mois écrit 2026-03\u00a0: rétablissez-la telle que la CAE l'a envoyée. Si un tableur l'a transformée à l'ouverture du CSV, remplissez le classeur (XLSX).",
            "This cell is no month written 2026-03: restore it as the host sent it. If a spreadsheet changed it when it opened the CSV, fill in the workbook (XLSX).",
        ),
        "navette.not-a-contract": (
            "Cette case n'est pas un contrat connu\u00a0: écrivez {known}.",
            "This cell is no known contract: write {known}.",
        ),
    }
)


def in_lang(words: Words, lang: Lang) -> str:
    """The French or the English of a pair."""
    return words[0 if lang == "fr" else 1]


def refusal(name: str, where: str = "", **facts: object) -> Refusal:
    """The refusal called `navette.<name>`, with its words."""
    full = f"navette.{name}"
    return Refusal(full, facts, where, texts=TEXTS[full])


def language(settings: Mapping[str, str]) -> Lang:
    """The language of the files.

    Raises:
        Refused: `navette.unknown-language`.
    """
    match settings["lang"]:
        case "fr":
            return "fr"
        case "en":
            return "en"
        case _:
            raise Refused([refusal("unknown-language", "lang")])


def title_lines(run: PayRun, lang: Lang) -> tuple[str, str]:
    """Which payroll it is: the title; then the host, the days of work and the decision."""
    month = f"{run.first:%m/%Y}" if lang == "fr" else run.month
    days = {"starts": day(run.starts, lang), "ends": day(run.ends, lang), "decided": day(run.decided, lang)}
    return in_lang(_TITLE, lang).format(run=run, month=month), in_lang(_ABOUT, lang).format(run=run, **days)


def instructions(run: PayRun, lang: Lang) -> tuple[str, ...]:
    """How the sheet is filled in, a sentence or two a line."""
    amount = in_lang(_AMOUNTS[run.basis], lang)
    return tuple(in_lang(words, lang).format(amount=amount) for words in _INSTRUCTIONS)
