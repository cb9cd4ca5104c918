"""Plants in a Flashcoop: VAT decisions, losses of living stock, plant passports, care labels, cost sheets."""

from __future__ import annotations

from collections.abc import Sequence

from flashcoop_core.events import EventReversed, SaleMade, TakingsRecorded
from flashcoop_core.hooks import EventKind, Extension, Filiere, Report, VatCategory, hookimpl
from flashcoop_core.reports import cost_sheet_report
from flashcoop_filiere_vegetal import rules
from flashcoop_filiere_vegetal.care import CARE
from flashcoop_filiere_vegetal.checks import CHECKLISTS
from flashcoop_filiere_vegetal.events import (
    CareDescribed,
    ChannelDeclared,
    LossExplained,
    PassportExempted,
    PassportRecorded,
    ProductExcluded,
    VatDecided,
)
from flashcoop_filiere_vegetal.losses import LOSSES, loss
from flashcoop_filiere_vegetal.nursery import Nursery, evolve, nursery
from flashcoop_filiere_vegetal.papers import PASSPORTS, RATES
from flashcoop_filiere_vegetal.texts import TEXTS

__all__ = [
    "CareDescribed",
    "ChannelDeclared",
    "LossExplained",
    "Nursery",
    "PassportExempted",
    "PassportRecorded",
    "ProductExcluded",
    "VatDecided",
    "flashcoop_filiere",
    "flashcoop_reports",
    "loss",
    "nursery",
]

_KINDS = (
    EventKind(
        name="vat_decided",
        event=VatDecided,
        label=("Taux de TVA décidé", "VAT rate decided"),
        rules=rules.VAT,
        reversible=True,
    ),
    EventKind(
        name="product_excluded",
        event=ProductExcluded,
        label=("Produit qui n'est pas végétal", "Product that is none of plants"),
        rules=rules.EXCLUSION,
        reversible=True,
    ),
    EventKind(
        name="loss_explained",
        event=LossExplained,
        label=("Perte expliquée", "Loss explained"),
        rules=rules.LOSS,
        reversible=True,
    ),
    EventKind(
        name="channel_declared",
        event=ChannelDeclared,
        label=("Canal de vente déclaré", "Sales channel declared"),
        reversible=True,
    ),
    EventKind(
        name="passport_recorded",
        event=PassportRecorded,
        label=("Passeport phytosanitaire enregistré", "Plant passport recorded"),
        rules=rules.PASSPORT,
        reversible=True,
    ),
    EventKind(
        name="passport_exempted",
        event=PassportExempted,
        label=("Produit sans passeport phytosanitaire", "Product without plant passport"),
        rules=rules.EXEMPTION,
        reversible=True,
    ),
    EventKind(
        name="care_described",
        event=CareDescribed,
        label=("Entretien décrit", "Care described"),
        rules=rules.CARE,
        reversible=True,
    ),
)

_EXTENSION = Extension(
    kinds=_KINDS,
    rules={SaleMade: rules.SALE, TakingsRecorded: rules.SALE, EventReversed: rules.REVERSAL},
    texts=TEXTS,
    initial=Nursery(),
    evolve=evolve,
)

_PLANTS = "CGI art. 278 bis 3° bis ; BOI-TVA-LIQ-30-10-35"
_VAT = (
    VatCategory(
        name="plant",
        label=("Plante ou fleur sans aucune transformation", "Plant or flower without any transformation"),
        rate=1_000,
        article=_PLANTS,
    ),
    VatCategory(
        name="assembly",
        label=(
            "Assemblage simple, éléments ajoutés de 25 % au plus du prix d'achat HT des plantes",
            "Simple assembly, elements added of at most 25% of the plants' purchase price net of VAT",
        ),
        rate=1_000,
        article=_PLANTS,
        certain=False,
    ),
    VatCategory(
        name="kokedama",
        label=("Kokedama : 10 % ou 20 % selon la part de la façon", "Kokedama: 10% or 20% by the part of labour"),
        rate=2_000,
        article=_PLANTS,
        certain=False,
    ),
    VatCategory(
        name="composition",
        label=("Composition où la main-d'œuvre domine", "Composition in which labour prevails"),
        rate=2_000,
        article=f"{_PLANTS} ; CE, 28/01/2015, n° 370455",
        certain=False,
    ),
    VatCategory(
        name="container",
        label=("Pot, support, décoration vendus à part", "Pot, support, decoration sold apart"),
        rate=2_000,
        article="CGI art. 278",
    ),
)


@hookimpl
def flashcoop_filiere() -> Filiere:
    """See `FiliereHooks`."""
    return Filiere(label=("Végétal", "Plants"), extension=_EXTENSION, vat_categories=_VAT, checklists=CHECKLISTS)


@hookimpl
def flashcoop_reports() -> Sequence[Report]:
    """See `ReportHooks`."""
    return [RATES, PASSPORTS, LOSSES, CARE, cost_sheet_report()]
