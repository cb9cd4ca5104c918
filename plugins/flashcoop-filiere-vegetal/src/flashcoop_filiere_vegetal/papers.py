"""Two reports on what must be settled before a sale: the VAT rate of each product, and its plant passport."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flashcoop_core import written
from flashcoop_core.hooks import Document, Report, SessionView, State
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang
from flashcoop_filiere_vegetal.events import PassportRecorded
from flashcoop_filiere_vegetal.nursery import Nursery, nursery
from flashcoop_filiere_vegetal.rules import passport_needed, rate_needed
from flashcoop_filiere_vegetal.speech import colon, said

__all__ = ["PASSPORTS", "RATES"]


# --- VAT -----------------------------------------------------------------------------------------


def _rates(session: SessionView, _: Mapping[str, str], lang: Lang) -> Document:
    state, own = session.state, nursery(session.state)
    rows = [
        (name, written.rate(event.rate, lang), written.day(event.on, lang), event.decided_by, event.reason)
        for name, event in sorted(own.rates.items())
    ]
    missing = [name for name in sorted(state.products) if rate_needed(state, name)]
    heads = (("Produit", "Product"), ("Taux", "Rate"), ("Décidé le", "Decided on"), ("Par", "By"), ("Raison", "Reason"))
    table = Table(
        said(("TVA des végétaux", "VAT of plants"), lang),
        tuple(Column(said(head, lang)) for head in heads),
        tuple(Row(cells) for cells in rows),
        tuple(_notes(own, missing, lang)),
    )
    data = {
        "decided": [
            {
                "product": name,
                "rate": event.rate,
                "on": event.on.isoformat(),
                "decided_by": event.decided_by,
                "reason": event.reason,
            }
            for name, event in sorted(own.rates.items())
        ],
        "undecided": missing,
        "excluded": {name: event.reason for name, event in sorted(own.excluded.items())},
    }
    return Document(tables=(table,), data=data)


def _notes(own: Nursery, missing: list[str], lang: Lang) -> Iterator[str]:
    for name, event in sorted(own.excluded.items()):
        yield f"{name}, {said(('pas un végétal', 'no plant'), lang)}{colon(lang)}{event.reason}"
    if missing:
        silent = said(("⚠ Taux à décider avant de vendre", "⚠ Rate to be decided before selling"), lang)
        yield f"{silent}{colon(lang)}{', '.join(missing)}"


# --- plant passports -----------------------------------------------------------------------------

_HEADS = (
    ("Produit", "Product"),
    ("A. Nom botanique", "A. Botanical name"),
    ("B. Opérateur", "B. Operator"),
    ("C. Traçabilité", "C. Traceability"),
    ("D. Origine", "D. Origin"),
)


def _passport_rows(state: State, lang: Lang) -> Iterator[Row]:
    own = nursery(state)
    for name in sorted(state.products):
        for passport in own.passports.get(name, ()):
            fields = (passport.botanical_name, passport.operator, passport.traceability or "-", passport.origin)
            yield Row((name, *fields))
        if name in own.exemptions:
            exempt = said(("sans passeport", "no passport"), lang)
            yield Row((name, f"{exempt}{colon(lang)}{own.exemptions[name].reason}", "", "", ""))
        elif passport_needed(state, name):
            yield Row((name, said(("⚠ à enregistrer", "⚠ to be recorded"), lang), "", "", ""))


def _passports(session: SessionView, _: Mapping[str, str], lang: Lang) -> Document:
    state, own = session.state, nursery(session.state)
    distant = sorted(channel for channel, distance in own.distant.items() if distance)
    channels = said(("Canaux à distance", "Channels at a distance"), lang)
    none = said(("aucun déclaré", "none declared"), lang)
    table = Table(
        said(("Passeports phytosanitaires", "Plant passports"), lang),
        tuple(Column(said(head, lang)) for head in _HEADS),
        tuple(_passport_rows(state, lang)),
        (f"{channels}{colon(lang)}{', '.join(distant) or none}",),
    )
    data = {
        "distant": distant,
        "products": [
            {
                "product": name,
                "passports": [_fields(passport) for passport in own.passports.get(name, ())],
                "exempt": own.exemptions[name].reason if name in own.exemptions else None,
                "missing": passport_needed(state, name),
            }
            for name in sorted(state.products)
        ],
    }
    return Document(tables=(table,), data=data)


def _fields(passport: PassportRecorded) -> dict[str, str | None]:
    return {
        "botanical_name": passport.botanical_name,
        "operator": passport.operator,
        "traceability": passport.traceability,
        "origin": passport.origin,
    }


#: The rate of each product, who decided it and why.
RATES = Report(name="vat", label=("TVA des végétaux", "VAT of plants"), make=_rates)

#: The passport of each product, or why it needs none, and the channels where it matters.
PASSPORTS = Report(name="passport", label=("Passeports phytosanitaires", "Plant passports"), make=_passports)
