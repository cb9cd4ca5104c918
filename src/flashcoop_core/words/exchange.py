"""Sentences of importing: a line's place in its session, and what it says it booked."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "entries-differ": (
        "Les écritures de cet événement (version {version}) ne sont pas celles que le registre calcule. Reprenez l'export d'origine, sans le modifier.",
        "The entries of this event (version {version}) are not those the ledger computes. Take the original export, unchanged.",
    ),
    "no-urn-here": (
        "Ce registre est tenu par un module qui n'a pas d'urne\u00a0: votez {decision} à bulletin ouvert, ou tenez la session dans un fichier.",
        "This ledger is kept by a plugin that has no urn: vote {decision} openly, or keep the session in a file.",
    ),
    "origin-differs": (
        "Cette ligne dit venir de {origin}, que la session n'a pas activé ou dont ce n'est pas le genre (module {plugin}). Reprenez l'export d'origine, sans le modifier.",
        "This line says it comes from {origin}, which the session has not activated or whose kind it is not (plugin {plugin}). Take the original export, unchanged.",
    ),
    "out-of-order": (
        "La session {session} attend sa version {expected}, la ligne porte la version {version}. Importez d'abord les lignes qui précèdent, dans leur ordre.",
        "Session {session} expects its version {expected}, the line has version {version}. Import the lines before it first, in their order.",
    ),
    "recorded-earlier": (
        "Cet événement dit avoir été enregistré à {at}, avant le dernier de sa session ({last}). Reprenez l'export d'origine, dans son ordre.",
        "This event says it was recorded at {at}, before the last of its session ({last}). Take the original export, in its order.",
    ),
    "recorded-later": (
        "Cet événement dit avoir été enregistré à {at}, après l'heure de cette machine ({now}). Réglez l'horloge, puis recommencez.",
        "This event says it was recorded at {at}, after this machine's time ({now}). Set the clock, then try again.",
    ),
    "session-needed": (
        "Cette ligne ne dit pas à quelle session elle appartient. Nommez la session\u00a0: --session.",
        "This line does not say which session it belongs to. Name the session: --session.",
    ),
}
