"""The words of the journals that a host imports: what may be set for them, and what cannot be written."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "host-without": (
        "Ce que la CAE tient elle-même, à laisser de côté\u00a0: payroll, transfers, closing, bank, séparés par des virgules",
        "What the host books itself, to be left out: payroll, transfers, closing, bank, parted by commas",
    ),
    "host-mirror": (
        "Ajouter les écritures miroir de la CAE, qui ramènent le compte de liaison à zéro\u00a0: yes ou no",
        "Add the mirror entries of the host, which bring the link account to zero: yes or no",
    ),
    "host-bank": (
        "Le compte de banque de la CAE, pour les écritures miroir",
        "The host's bank account, for the mirror entries",
    ),
    "host-digits": (
        "Longueur des numéros de compte, complétés par des zéros\u00a0: de 3 à 10 chiffres",
        "Length of account numbers, padded with zeros: 3 to 10 digits",
    ),
    "host-instead": (
        "Ce qui remplace un caractère que le fichier ne peut pas contenir\u00a0: - _ ou .\u00a0; no\u00a0: il est refusé",
        "What takes the place of a character that the file cannot hold: - _ or . ; no: it is refused",
    ),
    "setting-value-unknown": (
        "«\u00a0{setting}\u00a0» prend l'une de ces valeurs\u00a0: {known}. Choisissez-en une.",
        "`{setting}` takes one of these values: {known}. Choose one of them.",
    ),
    "host-bank-unknown": (
        "Le compte de banque de la CAE est un numéro de la classe 5 du plan comptable, comme 512\u00a0: corrigez-le.",
        "The host's bank account is a number of class 5 of the plan comptable, such as 512: correct it.",
    ),
    "host-digits-unknown": (
        "La longueur des comptes est un nombre de {least} à {most}\u00a0: corrigez-la.",
        "The length of account numbers is a number from {least} to {most}: correct it.",
    ),
    "host-accounts-alike": (
        "Complétés à {digits} chiffres, les comptes {account} et {other} seraient confondus\u00a0: choisissez une autre longueur, ou un autre numéro pour l'un des deux.",
        "Padded to {digits} digits, the accounts {account} and {other} would be the same: choose another length, or another number for one of them.",
    ),
    "flat-separator": (
        "L'événement {version} contient le caractère {character}, qui sépare ou entoure les zones du fichier\u00a0: choisissez un autre séparateur s'il y en a un, ou ce qui le remplace, --set instead=-.",
        "Event {version} holds the character {character}, which parts or encloses the fields of the file: choose another separator if there is one, or what takes its place, --set instead=-.",
    ),
    "flat-hidden-character": (
        "L'événement {version} contient un caractère invisible, {character}\u00a0: choisissez ce qui le remplace, --set instead=-.",
        "Event {version} holds a character that nobody can see, {character}: choose what takes its place, --set instead=-.",
    ),
    "flat-encoding": (
        "L'événement {version} contient le caractère {character}, que l'encodage {encoding} n'a pas\u00a0: choisissez un autre encodage, ou ce qui le remplace, --set instead=-.",
        "Event {version} holds the character {character}, which the encoding {encoding} lacks: choose another encoding, or what takes its place, --set instead=-.",
    ),
}
