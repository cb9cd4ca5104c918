"""What is wrong with the form of an event, before any rule is asked: types, bounds, texts, JSON."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    # one value
    "wrong-type": (
        "Cette valeur s'écrit {expected}, pas {given}. Corrigez-la.",
        "This value is written {expected}, not {given}. Correct it.",
    ),
    "wrong-length": (
        "Cette liste a {length} éléments et doit en avoir {expected}. Ajoutez ou retirez ce qu'il faut.",
        "This list has {length} elements and must have {expected}. Add or take away what it needs.",
    ),
    "too-small": (
        "{value} est trop petit. Donnez {limit} ou plus, dans l'unité du champ.",
        "{value} is too small. Give {limit} or more, in the unit of the field.",
    ),
    "too-large": (
        "{value} est trop grand. Donnez {limit} ou moins, dans l'unité du champ.",
        "{value} is too large. Give {limit} or less, in the unit of the field.",
    ),
    "integer-too-wide": (
        "Ce nombre dépasse {limit}, le plus grand que tout programme lit exactement. Vérifiez la saisie.",
        "This number is beyond {limit}, the largest that every program reads exactly. Check what was typed.",
    ),
    "too-short": (
        "Ce texte a {length} caractères et doit en avoir au moins {limit}. Complétez-le.",
        "This text has {length} characters and must have at least {limit}. Complete it.",
    ),
    "too-long": (
        "Ce texte a {length} caractères et peut en avoir {limit} au plus. Raccourcissez-le.",
        "This text has {length} characters and may have {limit} at most. Shorten it.",
    ),
    "bad-pattern": (
        "Ce texte n'a pas la forme attendue. Écrivez-le comme {example}, selon le motif {pattern}.",
        "This text does not have the expected form. Write it like {example}, to the pattern {pattern}.",
    ),
    "not-an-id": (
        "Ce n'est pas un identifiant opaque. Employez des minuscules sans accent, des chiffres et des tirets, jamais le nom d'une personne.",
        "This is no opaque id. Use lower-case letters without accents, digits and hyphens, never a person's name.",
    ),
    "not-a-choice": (
        "Cette valeur n'est pas dans la liste. Choisissez parmi\u00a0: {choices}.",
        "This value is not in the list. Choose among: {choices}.",
    ),
    "text-not-clean": (
        "Ce texte contient des caractères invisibles ou de contrôle ({characters}). Effacez-les, ou retapez le texte.",
        "This text holds invisible or control characters ({characters}). Delete them, or type the text again.",
    ),
    "text-not-composed": (
        "Les accents de ce texte sont écrits à part de leur lettre. Retapez-le, ou convertissez-le en Unicode NFC.",
        "The accents of this text are written apart from their letters. Type it again, or convert it to Unicode NFC.",
    ),
    "not-a-date": (
        "Ce n'est pas un jour du calendrier. Écrivez un jour qui existe, comme 2026-03-07.",
        "This is not a day of the calendar. Write a day that exists, like 2026-03-07.",
    ),
    "not-a-moment": (
        "Le jour de ce moment n'existe pas. Reprenez la ligne telle qu'elle a été exportée.",
        "The day of this moment does not exist. Take the line again as it was exported.",
    ),
    # fields and kinds
    "unknown-field": (
        "Ce champ n'existe pas ici. Retirez-le, ou prenez l'un de ceux-ci\u00a0: {known}.",
        "There is no such field here. Take it away, or use one of these: {known}.",
    ),
    "missing-field": (
        "Ce champ manque. Ajoutez-le.",
        "This field is missing. Add it.",
    ),
    "unknown-kind": (
        "Aucun événement ne s'appelle {kind}. Vérifiez le nom dans la liste des événements, ou installez une version plus récente.",
        "No event is called {kind}. Check the name in the list of events, or install a later version.",
    ),
    "later-schema": (
        "Cet événement {kind} est de la version {schema}\u00a0; ce programme connaît la version {current}. Installez une version plus récente.",
        "This event {kind} is of version {schema}; this program knows version {current}. Install a later version.",
    ),
    "unknown-schema": (
        "L'événement {kind} n'a jamais eu de version {schema}. Les versions commencent à 1\u00a0: corrigez le numéro.",
        "The event {kind} never had a version {schema}. Versions start at 1: correct the number.",
    ),
    # the JSON text
    "not-json": (
        "Ce texte n'est pas du JSON (ligne {row} du texte, caractère {column}). Corrigez la ponctuation à cet endroit.",
        "This text is not JSON (row {row} of the text, character {column}). Correct the punctuation there.",
    ),
    "json-cut-short": (
        "Ce texte est coupé avant sa fin (ligne {row} du texte, caractère {column}). Reprenez le fichier d'origine, entier.",
        "This text is cut before its end (row {row} of the text, character {column}). Take the original file again, whole.",
    ),
    "empty-line": (
        "Cette ligne est vide. Supprimez-la\u00a0: chaque ligne contient un événement.",
        "This line is empty. Delete it: each line holds one event.",
    ),
    "duplicate-key": (
        "Ce champ est donné deux fois. Gardez la bonne valeur, effacez l'autre.",
        "This field is given twice. Keep the right value, delete the other.",
    ),
    "float-not-allowed": (
        "Un nombre à virgule n'est jamais exact. Écrivez un nombre entier\u00a0: 12,50 € s'écrit 1250 (centimes), 0,5 pièce 500 (millièmes), 5,5 % 550.",
        "A number with a point is never exact. Write an integer: €12.50 is 1250 (cents), 0.5 piece 500 (thousandths), 5.5% 550.",
    ),
    "nan-not-allowed": (
        "NaN et l'infini ne sont pas des nombres de livres de comptes. Écrivez un nombre entier.",
        "NaN and infinity are not numbers of account books. Write an integer.",
    ),
    "nested-too-deep": (
        "Plus de {limit} niveaux sont emboîtés, aucun événement n'en a tant. Vérifiez que le fichier est le bon.",
        "More than {limit} levels are nested, no event has so many. Check that this is the right file.",
    ),
    "input-too-big": (
        "Ce texte a une taille de {size}, la limite est {limit} octets. Donnez un seul événement par ligne.",
        "This text has a size of {size}, the limit is {limit} bytes. Give one event a line.",
    ),
    "not-utf8": (
        "Le texte n'est pas en UTF-8 (octet {byte}). Enregistrez le fichier en UTF-8.",
        "The text is not UTF-8 (byte {byte}). Save the file as UTF-8.",
    ),
    "starts-with-bom": (
        "Le fichier commence par une marque d'ordre des octets. Enregistrez-le en UTF-8 sans BOM.",
        "The file starts with a byte order mark. Save it as UTF-8 without BOM.",
    ),
    # a line that was exported
    "not-canonical": (
        "Cette ligne a été réécrite\u00a0: ses octets ne sont plus ceux du journal. Reprenez l'export d'origine.",
        "This line was written again: its bytes are no longer those of the log. Take the original export.",
    ),
    "days-differ": (
        "La ligne et son événement ({on}) ne donnent pas le même jour. Reprenez l'export d'origine.",
        "The line and its event ({on}) do not give the same day. Take the original export.",
    ),
}
