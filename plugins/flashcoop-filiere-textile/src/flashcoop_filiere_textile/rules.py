"""What the filière refuses. Rules only look; those that miss a product or a lot leave it to the rule that names it."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.events import EventReversed, SaleMade, TakingsRecorded
from flashcoop_core.hooks import Refusal, State, refuse, rule
from flashcoop_filiere_textile.checks import DUE
from flashcoop_filiere_textile.cutting import area_in, area_of_offcuts, area_of_pieces
from flashcoop_filiere_textile.events import (
    Component,
    CompositionDeclared,
    CuttingDone,
    FabricReceived,
    LabelExempted,
    SafetyChecked,
    SizesDefined,
)
from flashcoop_filiere_textile.workshop import workshop

__all__ = [
    "CHECKED",
    "COMPOSITION",
    "CUTTING",
    "EXEMPTION",
    "FABRIC",
    "MOST_OTHER",
    "MOST_OTHERS",
    "REVERSAL",
    "SALE",
    "SIZES",
]

#: A fibre that is not named, and all of them together: shares of the weight, in basis points (art. 9.2).
MOST_OTHER, MOST_OTHERS = 500, 1_500

_WHOLE = 10_000


# --- compositions --------------------------------------------------------------------------------


@rule("unknown-product")
def _known_product(state: State, event: CompositionDeclared | LabelExempted | SizesDefined) -> Iterator[Refusal]:
    if event.product not in state.products:
        yield refuse("unknown-product", "product", product=event.product)


@rule("textile.no-components", "textile.parts-not-named")
def _parts(_: State, event: CompositionDeclared) -> Iterator[Refusal]:
    names = [component.part for component in event.components]
    if not names:
        yield refuse("textile.no-components", "components")
    if len(names) > 1 and (None in names or len(set(names)) < len(names)):
        yield refuse("textile.parts-not-named", "components")


@rule("textile.share-of-nothing", "textile.fibre-twice", "textile.shares-not-whole", "textile.not-descending")
def _fibres(_: State, event: CompositionDeclared) -> Iterator[Refusal]:
    for at, component in enumerate(event.components):
        yield from _shares(component, f"components[{at}]")


def _shares(component: Component, where: str) -> Iterator[Refusal]:
    """Each fibre once, the heaviest first, 100 % in all (art. 9.1)."""
    seen: set[str] = set()
    before: int | None = None
    for at, line in enumerate(component.fibres):
        if line.fibre in seen:
            yield refuse("textile.fibre-twice", f"{where}.fibres[{at}].fibre", fibre=line.fibre)
        if before is not None and line.share > before:
            yield refuse("textile.not-descending", f"{where}.fibres[{at}].share", share=line.share, before=before)
        seen.add(line.fibre)
        before = line.share
    shares = (*(line.share for line in component.fibres), *component.others)
    if 0 in shares:
        yield refuse("textile.share-of-nothing", where)
    if sum(shares) != _WHOLE:
        yield refuse("textile.shares-not-whole", where, sum=sum(shares))


@rule("textile.other-fibre-to-name", "textile.other-fibres-too-many")
def _others(_: State, event: CompositionDeclared) -> Iterator[Refusal]:
    for at, component in enumerate(event.components):
        where = f"components[{at}].others"
        for number, share in enumerate(component.others):
            if share > MOST_OTHER:
                yield refuse("textile.other-fibre-to-name", f"{where}[{number}]", share=share, limit=MOST_OTHER)
        if sum(component.others) > MOST_OTHERS:
            yield refuse("textile.other-fibres-too-many", where, sum=sum(component.others), limit=MOST_OTHERS)


@rule("textile.composition-missing")
def _declared(state: State, event: SaleMade | TakingsRecorded) -> Iterator[Refusal]:
    """A textile product is made available with its composition (art. 4): not before it is declared."""
    own = workshop(state)
    for at, line in enumerate(event.lines):
        told = line.product in own.compositions or line.product in own.exemptions
        if not told and line.nature != "service" and line.product in state.products:
            yield refuse("textile.composition-missing", f"lines[{at}].product", product=line.product)


# --- sizes, fabric, cutting ----------------------------------------------------------------------


@rule("textile.sizes-empty-or-twice")
def _sizes(_: State, event: SizesDefined) -> Iterator[Refusal]:
    if not event.sizes or len(set(event.sizes)) < len(event.sizes):
        yield refuse("textile.sizes-empty-or-twice", "sizes")


@rule("textile.lot-known")
def _new_lots(state: State, event: FabricReceived | CuttingDone) -> Iterator[Refusal]:
    named = [event.lot] if isinstance(event, FabricReceived) else [kept.lot for kept in event.offcuts]
    known = set(workshop(state).lots)
    for at, lot in enumerate(named):
        if lot in known:
            where = "lot" if isinstance(event, FabricReceived) else f"offcuts[{at}].lot"
            yield refuse("textile.lot-known", where, lot=lot)
        known.add(lot)


@rule("textile.unknown-lot", "textile.width-differs", "textile.lot-too-short")
def _lot(state: State, event: CuttingDone) -> Iterator[Refusal]:
    lot = workshop(state).lots.get(event.lot)
    if lot is None:
        yield refuse("textile.unknown-lot", "lot", lot=event.lot)
        return
    if event.width != lot.width:
        yield refuse("textile.width-differs", "width", lot=event.lot, width=event.width, expected=lot.width)
    if event.length > lot.left:
        yield refuse("textile.lot-too-short", "length", lot=event.lot, length=event.length, left=lot.left)


@rule("unknown-product", "textile.unknown-size")
def _cut_for(state: State, event: CuttingDone) -> Iterator[Refusal]:
    sizes = workshop(state).sizes
    for at, piece in enumerate(event.pieces):
        where = f"pieces[{at}]"
        if piece.product not in state.products:
            yield refuse("unknown-product", f"{where}.product", product=piece.product)
        elif piece.size is not None and piece.size not in sizes.get(piece.product, ()):
            yield refuse("textile.unknown-size", f"{where}.size", product=piece.product, size=piece.size)


@rule("textile.does-not-fit")
def _fits(_: State, event: CuttingDone) -> Iterator[Refusal]:
    fabric = sorted((event.length, event.width))
    sides = {f"pieces[{at}]": (piece.length, piece.width) for at, piece in enumerate(event.pieces)}
    sides |= {f"offcuts[{at}]": (kept.length, kept.width) for at, kept in enumerate(event.offcuts)}
    for where, (length, width) in sides.items():
        if any(side > room for side, room in zip(sorted((length, width)), fabric, strict=True)):
            yield refuse("textile.does-not-fit", where, length=length, width=width)


@rule("textile.areas-differ", "textile.more-cut-than-fabric")
def _areas(_: State, event: CuttingDone) -> Iterator[Refusal]:
    """Pieces + offcuts + waste = fabric in, to the square millimetre."""
    parts = area_of_pieces(event.pieces) + area_of_offcuts(event.offcuts)
    excess = parts - area_in(event)
    if excess > 0:
        yield refuse("textile.more-cut-than-fabric", "pieces", excess=excess)
    elif event.waste != -excess:
        yield refuse("textile.areas-differ", "waste", fabric=area_in(event), parts=parts + event.waste)


# --- safety --------------------------------------------------------------------------------------


@rule("textile.no-checklist", "textile.checks-missing")
def _checks(_: State, event: SafetyChecked) -> Iterator[Refusal]:
    if event.day not in DUE:
        yield refuse("textile.no-checklist", "day", day=event.day, days=tuple(DUE))
    elif missing := tuple(item for item in DUE[event.day] if item not in event.items):
        yield refuse("textile.checks-missing", "items", day=event.day, items=missing)


@rule("textile.needles-missing")
def _needles(_: State, event: SafetyChecked) -> Iterator[Refusal]:
    found = event.needles_back + event.needles_broken
    if found != event.needles_out:
        yield refuse("textile.needles-missing", "needles_back", out=event.needles_out, found=found)


# --- reversals -----------------------------------------------------------------------------------


@rule("in-use-since")
def _unused(state: State, event: EventReversed) -> Iterator[Refusal]:
    """What was sold under a label keeps it; fabric that was cut was received."""
    fact = state.facts.get(event.event)
    if fact is None:
        return
    later = [
        other.event for other in state.facts.values() if other.version > fact.version and other.id not in state.reversed
    ]
    match fact.event:
        case CompositionDeclared(product=product) | LabelExempted(product=product):
            used = any(
                line.product == product
                for sale in later
                if isinstance(sale, (SaleMade, TakingsRecorded))
                for line in sale.lines
            )
        case FabricReceived(lot=lot):
            used = _is_cut({lot}, later)
        case CuttingDone(offcuts=offcuts):
            used = _is_cut({kept.lot for kept in offcuts}, later)
        case _:
            used = False
    if used:
        yield refuse("in-use-since", "event", version=fact.version, kind=fact.kind)


def _is_cut(lots: set[str], later: list[object]) -> bool:
    return any(isinstance(event, CuttingDone) and event.lot in lots for event in later)


COMPOSITION = (_known_product, _parts, _fibres, _others)
EXEMPTION = (_known_product,)
SIZES = (_known_product, _sizes)
FABRIC = (_new_lots,)
CUTTING = (_lot, _cut_for, _new_lots, _fits, _areas)
CHECKED = (_checks, _needles)
SALE = (_declared,)
REVERSAL = (_unused,)
