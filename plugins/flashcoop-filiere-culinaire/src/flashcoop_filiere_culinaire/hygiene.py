"""What is checked on each day of the programme: the basics of good hygiene practice, and of HACCP.

Regulation (EC) 852/2004, annex II; temperatures of the arrêté of 21 December 2009, annex I. It is a start:
the host's own plan (plan de maîtrise sanitaire) may ask for more, and lower temperatures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from flashcoop_core.hooks import Refusal, State, Words, refuse, rule
from flashcoop_filiere_culinaire.events import HygieneChecked, ReadingKind

__all__ = ["CHECKLISTS", "LIMITS", "Item", "Limit", "known_items"]


@attrs.frozen
class Item:
    """One thing to check: its id among those of its day, and what it asks."""

    id: str
    words: Words


@attrs.frozen
class Limit:
    """A temperature not to be passed, in tenths of a degree: the highest allowed, or the lowest."""

    bound: Literal["highest", "lowest"]
    tenths: int
    label: Words

    def holds(self, tenths: int) -> bool:
        """Whether a reading keeps within it."""
        return tenths <= self.tenths if self.bound == "highest" else tenths >= self.tenths


#: Arrêté of 21 December 2009, annex I, direct sale: very perishable food, frozen food, hot meals.
LIMITS: Mapping[ReadingKind, Limit] = MappingProxyType(
    {
        "chilled": Limit("highest", 40, ("Froid, aliments très périssables", "Chilled, very perishable food")),
        "frozen": Limit("highest", -180, ("Surgelé", "Frozen")),
        "hot": Limit("lowest", 630, ("Chaud, jusqu'au service", "Hot, until served")),
    }
)

_HANDS = Item(
    "hands",
    (
        "Mains lavées en arrivant, après chaque pause, après le cru et après les déchets\u00a0; ni bijou ni plaie nue",
        "Hands washed on arrival, after each break, after raw food and after waste; no jewel, no bare wound",
    ),
)
_HEALTH = Item(
    "health",
    (
        "Personne de malade au poste\u00a0; cheveux attachés, tenue propre",
        "Nobody ill at work; hair tied back, clean clothes",
    ),
)
_COLD = Item(
    "cold",
    (
        "Froid relevé\u00a0: frais à 4\u00a0°C au plus, surgelé à -18\u00a0°C au plus",
        "Cold read: chilled at 4\u00a0°C at most, frozen at -18\u00a0°C at most",
    ),
)
_SURFACES = Item(
    "surfaces",
    (
        "Plans et ustensiles nettoyés et désinfectés avant et après\u00a0; le cru séparé du cuit",
        "Worktops and tools cleaned and disinfected before and after; raw kept apart from cooked",
    ),
)
_WASTE = Item(
    "waste",
    (
        "Déchets jetés à part, poubelle fermée, vidée en fin de journée",
        "Waste thrown apart, bin closed, emptied at the end of the day",
    ),
)

#: Programme day -> what is checked. Day 2 chooses the product, day 4 makes it, day 5 sells it, day 6 counts.
CHECKLISTS: Mapping[int, tuple[Item, ...]] = MappingProxyType(
    {
        2: (
            Item(
                "recipe",
                (
                    "Recette écrite\u00a0: quantités, coûts, allergènes lus sur chaque emballage",
                    "Recipe written: quantities, costs, allergens read on each packet",
                ),
            ),
            Item(
                "dates",
                (
                    "Date choisie avec un professionnel\u00a0: DLC si le produit est fragile, sinon DDM",
                    "Date chosen with a professional: use-by if the product is fragile, else best-before",
                ),
            ),
            Item(
                "allergens",
                (
                    "Allergènes du produit déclarés, même s'il n'y en a aucun",
                    "Allergens of the product declared, even if there are none",
                ),
            ),
        ),
        4: (
            _HANDS,
            _HEALTH,
            Item(
                "reception",
                (
                    "Livraison vérifiée\u00a0: emballages intacts, dates, températures\u00a0; lots notés",
                    "Delivery checked: packets whole, dates, temperatures; lots noted",
                ),
            ),
            _COLD,
            _SURFACES,
            Item(
                "allergens",
                (
                    "Allergènes\u00a0: ustensiles à part, rien d'ajouté à la recette sans nouvelle déclaration",
                    "Allergens: tools kept apart, nothing added to the recipe without a new declaration",
                ),
            ),
            Item(
                "traceability",
                (
                    "Traçabilité\u00a0: étiquettes des ingrédients gardées, lot fabriqué enregistré",
                    "Traceability: labels of the ingredients kept, lot made recorded",
                ),
            ),
            Item(
                "labels",
                (
                    "Étiquettes\u00a0: nom, ingrédients, allergènes en majuscules, date, lot, exploitant",
                    "Labels: name, ingredients, allergens in capitals, date, lot, operator",
                ),
            ),
            _WASTE,
        ),
        5: (
            _HANDS,
            _HEALTH,
            _COLD,
            Item(
                "stall",
                (
                    "Étal propre, produits à l'abri des mains et de la poussière",
                    "Clean stall, products out of reach of hands and dust",
                ),
            ),
            Item(
                "allergens",
                (
                    "Allergènes affichés par écrit près des produits",
                    "Allergens shown in writing near the products",
                ),
            ),
            Item(
                "dates",
                (
                    "Dates relues avant l'ouverture\u00a0: rien au-delà de sa DLC",
                    "Dates read again before opening: nothing past its use-by date",
                ),
            ),
            Item(
                "traceability",
                (
                    "Traçabilité\u00a0: les lots les plus anciens vendus d'abord",
                    "Traceability: the oldest lots sold first",
                ),
            ),
            _WASTE,
        ),
        6: (
            Item(
                "unsold",
                (
                    "Invendus comptés\u00a0; ce qui a passé sa DLC est jeté, jamais donné",
                    "Unsold pieces counted; what is past its use-by date is thrown away, never given",
                ),
            ),
            _SURFACES,
            _WASTE,
            Item(
                "records",
                (
                    "Étiquettes, bons de livraison et relevés remis à la CAE",
                    "Labels, delivery notes and readings handed to the host",
                ),
            ),
        ),
    }
)


@rule("culinaire.nothing-checked", "culinaire.unknown-check")
def known_items(state: State, event: HygieneChecked) -> Iterator[Refusal]:  # noqa: ARG001 - rules share one signature
    """What is ticked stands on the list of that day. A temperature out of bounds is shown, not refused."""
    if not event.done and not event.readings:
        yield refuse("culinaire.nothing-checked")
    known = tuple(item.id for item in CHECKLISTS.get(event.day, ()))
    for at, item in enumerate(event.done):
        if item not in known:
            where = f"done[{at}]"
            yield refuse("culinaire.unknown-check", where, day=event.day, item=item, known=known or ("-",))
