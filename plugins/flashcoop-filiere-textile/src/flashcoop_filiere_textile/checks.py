"""What is checked in the workshop, and on which programme day: needles, blades, irons, cables.

Days follow the usual programme: the company (1), the offer (2), communication (3), making (4), selling (5).
Making and selling may take longer; what is asked of day 4 holds for each later day of making.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from flashcoop_core.hooks import Words

__all__ = ["CHECKLISTS", "DUE", "ITEMS", "CheckItem"]

CheckItem = Literal[
    "workshop_shown",
    "first_aid",
    "machines_guarded",
    "cables_clear",
    "samples_kept_apart",
    "needles_counted",
    "blades_away",
    "irons_cold",
    "pieces_searched",
]

#: item -> what is asked, for people.
ITEMS: Mapping[CheckItem, Words] = MappingProxyType(
    {
        "workshop_shown": (
            "Atelier présenté : sorties, extincteur, point d'eau, arrêt d'urgence",
            "Workshop shown: exits, extinguisher, water, emergency stop",
        ),
        "first_aid": (
            "Trousse de secours complète, brûlures et coupures comprises",
            "First-aid kit complete, burns and cuts included",
        ),
        "machines_guarded": (
            "Machines : protège-doigts en place, aiguille changée machine arrêtée",
            "Machines: finger guards on, needles changed with the machine off",
        ),
        "cables_clear": (
            "Câbles des fers et des machines hors des passages, intacts",
            "Cables of irons and machines out of the way, undamaged",
        ),
        "samples_kept_apart": (
            "Échantillons et épingles rangés hors du coin réunion",
            "Samples and pins kept away from the meeting table",
        ),
        "needles_counted": (
            "Aiguilles, épingles et lames comptées, à la sortie et au retour",
            "Needles, pins and blades counted, out and back",
        ),
        "blades_away": ("Ciseaux et cutters rangés, lames rentrées", "Scissors and cutters away, blades in"),
        "irons_cold": ("Fers débranchés, froids, vidés", "Irons unplugged, cold, emptied"),
        "pieces_searched": (
            "Pièces finies passées à l'aimant : aucune épingle ni aiguille",
            "Finished pieces searched with a magnet: no pin or needle left",
        ),
    }
)

_MAKING: tuple[CheckItem, ...] = (
    "first_aid",
    "machines_guarded",
    "cables_clear",
    "needles_counted",
    "blades_away",
    "irons_cold",
)

#: programme day -> the items that are due.
DUE: Mapping[int, tuple[CheckItem, ...]] = MappingProxyType(
    {
        1: ("workshop_shown", "first_aid"),
        2: ("samples_kept_apart", "needles_counted"),
        4: (*_MAKING, "pieces_searched"),
        5: ("cables_clear", "needles_counted", "pieces_searched"),
    }
)

#: The same, as people read it.
CHECKLISTS: Mapping[int, tuple[Words, ...]] = MappingProxyType(
    {day: tuple(ITEMS[item] for item in items) for day, items in DUE.items()}
)
