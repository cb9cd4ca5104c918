"""Areas, in square millimetres, and the plan of a cutting: what is left over is computed, not guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.hooks import State
from flashcoop_filiere_textile.events import CutPiece, CuttingDone, Offcut
from flashcoop_filiere_textile.texts import TEXTS
from flashcoop_filiere_textile.workshop import workshop

__all__ = ["area_in", "area_of_offcuts", "area_of_pieces", "cutting"]


def area_in(event: CuttingDone) -> int:
    """The fabric that was cut."""
    return event.length * event.width


def area_of_pieces(pieces: Iterable[CutPiece]) -> int:
    """The rectangles in which the pieces lie."""
    return sum(piece.count * piece.length * piece.width for piece in pieces)


def area_of_offcuts(offcuts: Iterable[Offcut]) -> int:
    """The rectangles that are kept."""
    return sum(kept.length * kept.width for kept in offcuts)


def cutting(
    lot: str, length: int, pieces: Iterable[CutPiece], offcuts: Iterable[Offcut] = (), *, on: date
) -> Callable[[State], CuttingDone]:
    """A plan: `length` (millimetres) of `lot` cut over its whole width; what `pieces` and `offcuts` leave is waste.

    The rules check it like any other event: a waste below zero is refused.

    Raises:
        Refused: `textile.unknown-lot`, when the plan is made an event.
    """
    cut, kept = tuple(pieces), tuple(offcuts)

    def plan(state: State) -> CuttingDone:
        found = workshop(state).lots.get(lot)
        if found is None:
            name = "textile.unknown-lot"
            raise Refused([Refusal(name, {"lot": lot}, "lot", texts=TEXTS[name])])
        waste = length * found.width - area_of_pieces(cut) - area_of_offcuts(kept)
        return CuttingDone(on=on, lot=lot, length=length, width=found.width, pieces=cut, offcuts=kept, waste=waste)

    return plan
