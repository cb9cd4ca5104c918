"""Textiles in a Flashcoop: fibre labels, sizes, cutting plans, cost sheets, safety checklists."""

from __future__ import annotations

from collections.abc import Sequence

from flashcoop_core.events import EventReversed, SaleMade, TakingsRecorded
from flashcoop_core.hooks import EventKind, Extension, Filiere, Report, VatCategory, hookimpl
from flashcoop_core.reports import cost_sheet_report
from flashcoop_filiere_textile import rules
from flashcoop_filiere_textile.checks import CHECKLISTS
from flashcoop_filiere_textile.cutting import cutting
from flashcoop_filiere_textile.events import (
    Component,
    CompositionDeclared,
    CutPiece,
    CuttingDone,
    FabricReceived,
    FibreShare,
    LabelExempted,
    Offcut,
    SafetyChecked,
    SizesDefined,
)
from flashcoop_filiere_textile.fibres import FIBRES
from flashcoop_filiere_textile.followup import CUTTING, SAFETY
from flashcoop_filiere_textile.labels import LABELS
from flashcoop_filiere_textile.texts import TEXTS
from flashcoop_filiere_textile.workshop import Workshop, evolve, workshop

__all__ = [
    "FIBRES",
    "Component",
    "CompositionDeclared",
    "CutPiece",
    "CuttingDone",
    "FabricReceived",
    "FibreShare",
    "LabelExempted",
    "Offcut",
    "SafetyChecked",
    "SizesDefined",
    "Workshop",
    "cutting",
    "flashcoop_filiere",
    "flashcoop_reports",
    "workshop",
]

_KINDS = (
    EventKind(
        name="composition_declared",
        event=CompositionDeclared,
        label=("Composition textile déclarée", "Textile composition declared"),
        rules=rules.COMPOSITION,
        reversible=True,
    ),
    EventKind(
        name="label_exempted",
        event=LabelExempted,
        label=("Produit sans étiquette de composition", "Product without composition label"),
        rules=rules.EXEMPTION,
        reversible=True,
    ),
    EventKind(name="sizes_defined", event=SizesDefined, label=("Tailles définies", "Sizes defined"), rules=rules.SIZES),
    EventKind(
        name="fabric_received",
        event=FabricReceived,
        label=("Tissu reçu", "Fabric received"),
        rules=rules.FABRIC,
        reversible=True,
    ),
    EventKind(
        name="cutting_done",
        event=CuttingDone,
        label=("Tissu coupé", "Fabric cut"),
        rules=rules.CUTTING,
        reversible=True,
    ),
    EventKind(
        name="safety_checked",
        event=SafetyChecked,
        label=("Sécurité de l'atelier vérifiée", "Safety of the workshop checked"),
        rules=rules.CHECKED,
        reversible=True,
    ),
)

_EXTENSION = Extension(
    kinds=_KINDS,
    rules={SaleMade: rules.SALE, TakingsRecorded: rules.SALE, EventReversed: rules.REVERSAL},
    texts=TEXTS,
    initial=Workshop(),
    evolve=evolve,
)

_TEXTILES = VatCategory(
    name="textile",
    label=("Textile : sacs, lingettes, sérigraphie", "Textiles: bags, wipes, screen prints"),
    rate=2_000,
    article="CGI art. 278",
)


@hookimpl
def flashcoop_filiere() -> Filiere:
    """See `FiliereHooks`."""
    return Filiere(
        label=("Textile", "Textiles"), extension=_EXTENSION, vat_categories=(_TEXTILES,), checklists=CHECKLISTS
    )


@hookimpl
def flashcoop_reports() -> Sequence[Report]:
    """See `ReportHooks`."""
    return [LABELS, CUTTING, cost_sheet_report(), SAFETY]
