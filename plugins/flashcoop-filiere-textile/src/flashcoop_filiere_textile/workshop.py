"""What the textile filière remembers of a session: the fold of its events. Values replaced whole."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

import attrs

from flashcoop_core.hooks import State
from flashcoop_filiere_textile.events import (
    CompositionDeclared,
    CuttingDone,
    FabricReceived,
    LabelExempted,
    SafetyChecked,
    SizesDefined,
)

__all__ = ["Lot", "Workshop", "evolve", "workshop"]


@attrs.frozen
class Lot:
    """Fabric, or an offcut that was kept: received so long, this much is left (millimetres)."""

    name: str
    received: int
    left: int
    width: int


@attrs.frozen
class Workshop:
    """By product: compositions, exemptions, sizes. By id: lots. In order: cuttings, safety checks."""

    compositions: Mapping[str, CompositionDeclared] = MappingProxyType({})
    exemptions: Mapping[str, LabelExempted] = MappingProxyType({})
    sizes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    lots: Mapping[str, Lot] = MappingProxyType({})
    cuttings: tuple[CuttingDone, ...] = ()
    checks: tuple[SafetyChecked, ...] = ()


def workshop(state: State) -> Workshop:
    """The workshop of a session that has activated the filière; an empty one where it has not."""
    return cast("Workshop", state.plugins.get("textile", Workshop()))


def evolve(own: Workshop, event: object) -> Workshop:
    """The workshop after `event`."""
    match event:
        case CompositionDeclared():
            own = attrs.evolve(own, compositions={**own.compositions, event.product: event})
        case LabelExempted():
            own = attrs.evolve(own, exemptions={**own.exemptions, event.product: event})
        case SizesDefined():
            own = attrs.evolve(own, sizes={**own.sizes, event.product: event.sizes})
        case FabricReceived():
            lot = Lot(event.name, event.length, event.length, event.width)
            own = attrs.evolve(own, lots={**own.lots, event.lot: lot})
        case CuttingDone():
            own = _cut(own, event)
        case SafetyChecked():
            own = attrs.evolve(own, checks=(*own.checks, event))
        case _:
            pass
    return own


def _cut(own: Workshop, event: CuttingDone) -> Workshop:
    """The length leaves its lot; each offcut is a lot from now on, of the same fabric.

    Where the fabric's own event was reversed since, only the cutting itself is kept.
    """
    lot = own.lots.get(event.lot)
    if lot is None:
        return attrs.evolve(own, cuttings=(*own.cuttings, event))
    lots = {**own.lots, event.lot: attrs.evolve(lot, left=lot.left - event.length)}
    lots |= {kept.lot: Lot(lot.name, kept.length, kept.length, kept.width) for kept in event.offcuts}
    return attrs.evolve(own, lots=lots, cuttings=(*own.cuttings, event))
