"""Two reports: where the fabric went, and what was checked on which day."""

from __future__ import annotations

from collections.abc import Mapping

from flashcoop_core import written
from flashcoop_core.hooks import Document, Report, SessionView, Words
from flashcoop_core.money import half_up
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang
from flashcoop_filiere_textile.checks import DUE, ITEMS
from flashcoop_filiere_textile.cutting import area_in, area_of_offcuts, area_of_pieces
from flashcoop_filiere_textile.events import CuttingDone, SafetyChecked
from flashcoop_filiere_textile.speech import said
from flashcoop_filiere_textile.workshop import Workshop, workshop

__all__ = ["CUTTING", "SAFETY"]


def _columns(lang: Lang, texts: tuple[Words, ...], figures: tuple[Words, ...]) -> tuple[Column, ...]:
    return (*(Column(said(text, lang)) for text in texts), *(Column(said(text, lang), "right") for text in figures))


# --- fabric --------------------------------------------------------------------------------------


def _areas(event: CuttingDone) -> dict[str, int]:
    """Where the fabric of a cutting went, in square millimetres."""
    return {
        "fabric_mm2": area_in(event),
        "pieces_mm2": area_of_pieces(event.pieces),
        "offcuts_mm2": area_of_offcuts(event.offcuts),
        "waste_mm2": event.waste,
    }


def _area_cells(areas: Mapping[str, int], lang: Lang) -> tuple[str, ...]:
    """The areas as square centimetres, and the part that is lost.

    A square millimetre is a hundredth of one: nothing is rounded, so a line adds up, and a column too.
    """
    lost = half_up(areas["waste_mm2"] * 10_000, areas["fabric_mm2"])
    return (*(written.cents(area, lang, symbol=False) for area in areas.values()), written.rate(lost, lang))


def _lots_table(own: Workshop, lang: Lang) -> Table:
    return Table(
        said(("Tissus et chutes (en mètres)", "Fabrics and offcuts (in metres)"), lang),
        _columns(
            lang, (("Lot", "Lot"), ("Tissu", "Fabric")), (("Laize", "Width"), ("Reçu", "Received"), ("Reste", "Left"))
        ),
        tuple(
            Row((name, lot.name, *(written.quantity(part, lang) for part in (lot.width, lot.received, lot.left))))
            for name, lot in sorted(own.lots.items())
        ),
    )


def _cuttings_table(own: Workshop, lang: Lang) -> Table:
    found = [(event, _areas(event)) for event in own.cuttings]
    rows = [Row((written.day(event.on, lang), event.lot, *_area_cells(areas, lang))) for event, areas in found]
    if found:
        sums = {name: sum(areas[name] for _, areas in found) for name in found[0][1]}
        rows.append(Row(("Total", "", *_area_cells(sums, lang)), total=True))
    return Table(
        said(("Coupes (en cm²)", "Cuttings (in cm²)"), lang),
        _columns(
            lang,
            (("Date", "Date"), ("Lot", "Lot")),
            (
                ("Tissu", "Fabric"),
                ("Pièces", "Pieces"),
                ("Chutes gardées", "Offcuts kept"),
                ("Déchets", "Waste"),
                ("Part perdue", "Share lost"),
            ),
        ),
        tuple(rows),
    )


def _cutting(session: SessionView, _: Mapping[str, str], lang: Lang) -> Document:
    own = workshop(session.state)
    data = {
        "lots": [
            {"lot": name, "width_mm": lot.width, "received_mm": lot.received, "left_mm": lot.left}
            for name, lot in sorted(own.lots.items())
        ],
        "cuttings": [{"on": event.on.isoformat(), "lot": event.lot, **_areas(event)} for event in own.cuttings],
    }
    return Document(tables=(_lots_table(own, lang), _cuttings_table(own, lang)), data=data)


# --- safety --------------------------------------------------------------------------------------


def _due_table(checks: tuple[SafetyChecked, ...], lang: Lang) -> Table:
    done = {day: ", ".join(written.day(check.on, lang) for check in checks if check.day == day) for day in DUE}
    return Table(
        said(("À vérifier", "To be checked"), lang),
        _columns(lang, (("Jour", "Day"), ("Vérification", "Check"), ("Fait le", "Done on")), ()),
        tuple(Row((str(day), said(ITEMS[item], lang), done[day])) for day, items in DUE.items() for item in items),
    )


def _needles_table(checks: tuple[SafetyChecked, ...], lang: Lang) -> Table:
    counted = ((check.on, (check.day, check.needles_out, check.needles_back, check.needles_broken)) for check in checks)
    return Table(
        said(("Aiguilles, épingles et lames", "Needles, pins and blades"), lang),
        _columns(
            lang,
            (("Date", "Date"),),
            (("Jour", "Day"), ("Sorties", "Out"), ("Revenues", "Back"), ("Cassées, retrouvées", "Broken, found")),
        ),
        tuple(Row((written.day(on, lang), *map(str, figures))) for on, figures in counted),
    )


def _safety(session: SessionView, _: Mapping[str, str], lang: Lang) -> Document:
    checks = workshop(session.state).checks
    data = {
        "due": {str(day): list(items) for day, items in DUE.items()},
        "checked": [
            {
                "on": check.on.isoformat(),
                "day": check.day,
                "items": list(check.items),
                "needles_out": check.needles_out,
                "needles_back": check.needles_back,
                "needles_broken": check.needles_broken,
                "checked_by": check.checked_by,
            }
            for check in checks
        ],
    }
    return Document(tables=(_due_table(checks, lang), _needles_table(checks, lang)), data=data)


#: Lots of fabric, and each cutting: pieces, offcuts, waste.
CUTTING = Report(name="cutting", label=("Tissus et coupes", "Fabrics and cuttings"), make=_cutting)

#: The checks due on each programme day, when they were made, and the needles counted.
SAFETY = Report(name="safety", label=("Sécurité de l'atelier", "Safety of the workshop"), make=_safety)
