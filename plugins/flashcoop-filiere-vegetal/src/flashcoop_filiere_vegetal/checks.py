"""What is checked with plants, by programme day: water, tools, allergies, waste.

Days follow the usual programme: the company (1), the offer (2), communication (3), making (4), selling (5).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.hooks import Words

__all__ = ["CHECKLISTS"]

CHECKLISTS: Mapping[int, tuple[Words, ...]] = MappingProxyType(
    {
        1: (
            (
                "Allergies demandées à chacun : pollen, moisissures, sève, latex des gants",
                "Everyone asked about allergies: pollen, mould, sap, latex of gloves",
            ),
            (
                "Vaccin contre le tétanos conseillé, trousse de secours sur place",
                "Tetanus vaccine advised, first-aid kit at hand",
            ),
        ),
        2: (
            (
                "Taux de TVA de chaque produit décidé par le comptable de la CAE",
                "VAT rate of each product decided by the host's accountant",
            ),
            (
                "Passeport phytosanitaire demandé à la pépinière si l'on vend en ligne",
                "Plant passport asked of the nursery if there is a sale online",
            ),
            ("Plantes toxiques écartées, ou signalées sur l'étiquette", "Toxic plants left out, or told on the label"),
        ),
        4: (
            (
                "Point d'eau et bacs de trempage prêts, sol non glissant",
                "Water and soaking tubs ready, floor not slippery",
            ),
            (
                "Eau des bacs changée, jamais bue ni pulvérisée au visage",
                "Water of the tubs changed, never drunk nor sprayed at faces",
            ),
            (
                "Sécateurs, couteaux et fil comptés, désinfectés, rangés",
                "Secateurs, knives and wire counted, disinfected, put away",
            ),
            ("Gants et masque pour manier terreau sec et mousse", "Gloves and mask for dry compost and moss"),
            (
                "Plantes malades mises à part, sans contact avec les saines",
                "Sick plants set apart, away from healthy ones",
            ),
            (
                "Déchets verts au compost, plantes malades aux ordures, plastiques triés",
                "Green waste composted, sick plants binned, plastics sorted",
            ),
        ),
        5: (
            (
                "Plantes arrosées avant le départ, protégées du gel et du soleil",
                "Plants watered before leaving, kept from frost and sun",
            ),
            ("Étiquettes d'entretien et de prix sur chaque pièce", "Care and price labels on each piece"),
            ("Mains lavées avant de tenir la caisse et de manger", "Hands washed before the till and before eating"),
        ),
    }
)
