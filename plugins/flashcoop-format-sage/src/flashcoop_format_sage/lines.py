"""The lines: general (`G`) and analytic (`A`), in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from flashcoop_core.hooks import Refusal, Refused, SessionView
from flashcoop_core.reports import FlatForm, HostEntry, HostLine, decimal_comma

__all__ = ["COLUMNS", "Codes", "encoded", "header"]

#: The fields, in order.
COLUMNS = (
    "Numéro de pièce",
    "Code Journal",
    "Date de pièce",
    "N° compte général",
    "Numéro de facture",
    "Numéro de compte tiers",
    "Code taxe",
    "Libellé d'écriture",
    "Date d'échéance",
    "Montant débit",
    "Montant crédit",
    "Type de ligne",
    "Numéro analytique",
)

_CODE = re.compile(r"([VA][0-9]{1,5})=([A-Za-z0-9._-]{1,13})")
_SECTION = re.compile(r"[A-Za-z0-9._-]{0,64}")

_TEXTS = (
    "Les codes taxe s'écrivent V2000=C20,A550=D05\u00a0: V ou A, le taux en centièmes de\u00a0%, le code de la CAE.",
    "Tax codes are written V2000=C20,A550=D05: V or A, the rate in hundredths of 1%, then the host's code.",
)
_SECTION_TEXTS = (
    "Une section analytique est faite de lettres sans accent, de chiffres, de points et de tirets\u00a0: corrigez-la.",
    "An analytic section is made of letters without accents, digits, dots and hyphens: correct it.",
)


@attrs.frozen
class Codes:
    """The codes of the host: its section and the session's, its tax code for each of ours (`V2000`)."""

    section: str
    host_section: str
    vat: Mapping[str, str]

    @classmethod
    def of(cls, session: SessionView, settings: Mapping[str, str]) -> Codes:
        """What `settings` say; a rate without a code of the host's keeps ours.

        Raises:
            Refused: `sage.vat-codes`, `sage.host-section`.
        """
        found = [_CODE.fullmatch(pair.strip()) for pair in settings["vat-codes"].split(",") if pair.strip()]
        if None in found:
            raise Refused([Refusal("sage.vat-codes", {}, "vat-codes", texts=_TEXTS)])
        if _SECTION.fullmatch(settings["host-section"]) is None:
            raise Refused([Refusal("sage.host-section", {}, "host-section", texts=_SECTION_TEXTS)])
        vat = {pair[1]: pair[2] for pair in found if pair}
        return cls(session.opening.host.section, settings["host-section"], vat)


def header(form: FlatForm) -> bytes:
    """The first row: the names of the fields."""
    return form.row(COLUMNS, COLUMNS, 0)


def encoded(entry: HostEntry, form: FlatForm, codes: Codes) -> bytes:
    """The rows of one entry: each line as `G`, then as `A` with its section.

    Raises:
        Refused: a text holds a character that the file cannot; the refusal names the event and the field.
    """
    return b"".join(form.row(COLUMNS, values, entry.version) for values in _values(entry, form, codes))


def _values(entry: HostEntry, form: FlatForm, codes: Codes) -> Iterator[tuple[str, ...]]:
    section = codes.host_section if entry.mirror else codes.section
    for line in entry.lines:
        shared = _shared(entry, line, form, codes)
        yield (*shared, "G", "")
        if section:
            yield (*shared, "A", section)


def _shared(entry: HostEntry, line: HostLine, form: FlatForm, codes: Codes) -> tuple[str, ...]:
    """What the general and the analytic line have in common. No due date is known: that field is empty."""
    return (
        str(entry.number),
        entry.journal,
        f"{entry.on:%d%m%y}",
        line.account,
        entry.piece,
        line.aux,
        codes.vat.get(line.vat, line.vat),
        form.label(line.text),
        "",
        decimal_comma(max(line.cents, 0)),
        decimal_comma(max(-line.cents, 0)),
    )
