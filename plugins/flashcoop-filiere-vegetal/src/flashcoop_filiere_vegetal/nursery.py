"""What the plant filière remembers of a session: the fold of its events. Values replaced whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

import attrs

from flashcoop_core.events import GoodsProduced, StockReceived, StockWrittenOff
from flashcoop_core.hooks import State
from flashcoop_filiere_vegetal.events import (
    CareDescribed,
    Cause,
    ChannelDeclared,
    LossExplained,
    PassportExempted,
    PassportRecorded,
    ProductExcluded,
    VatDecided,
)

__all__ = ["Loss", "Nursery", "evolve", "nursery"]

_Passports = tuple[PassportRecorded, ...]


@attrs.frozen
class Loss:
    """Pieces (thousandths) of a product that were written off as spoiled."""

    on: date
    reference: str
    product: str
    quantity: int


@attrs.frozen
class Nursery:
    """By product: VAT decisions, exclusions, passports, exemptions, care, quantities made or received (thousandths).

    `distant` says of each declared channel whether it is at a distance; `causes` are those of losses, by
    reference and product.
    """

    rates: Mapping[str, VatDecided] = MappingProxyType({})
    excluded: Mapping[str, ProductExcluded] = MappingProxyType({})
    passports: Mapping[str, _Passports] = MappingProxyType({})
    exemptions: Mapping[str, PassportExempted] = MappingProxyType({})
    care: Mapping[str, CareDescribed] = MappingProxyType({})
    made: Mapping[str, int] = MappingProxyType({})
    distant: Mapping[str, bool] = MappingProxyType({})
    losses: tuple[Loss, ...] = ()
    causes: Mapping[tuple[str, str], Cause] = MappingProxyType({})


def nursery(state: State) -> Nursery:
    """The nursery of a session that has activated the filière; an empty one where it has not."""
    return cast("Nursery", state.plugins.get("vegetal", Nursery()))


def evolve(own: Nursery, event: object) -> Nursery:
    """The nursery after `event`."""
    match event:
        case VatDecided():
            own = attrs.evolve(own, rates={**own.rates, event.product: event})
        case ProductExcluded():
            own = attrs.evolve(own, excluded={**own.excluded, event.product: event})
        case PassportRecorded():
            more = (*own.passports.get(event.product, ()), event)
            own = attrs.evolve(own, passports={**own.passports, event.product: more})
        case PassportExempted():
            own = attrs.evolve(own, exemptions={**own.exemptions, event.product: event})
        case ChannelDeclared():
            own = attrs.evolve(own, distant={**own.distant, event.channel: event.distance})
        case CareDescribed():
            own = attrs.evolve(own, care={**own.care, event.product: event})
        case LossExplained():
            own = attrs.evolve(own, causes={**own.causes, (event.reference, event.product): event.cause})
        case _:
            own = _stock(own, event)
    return own


def _stock(own: Nursery, event: object) -> Nursery:
    """What events of the core tell: pieces that came in alive, and those that were lost."""
    match event:
        case StockWrittenOff(fate="spoiled"):
            loss = Loss(event.on, event.reference, event.product, event.quantity)
            return attrs.evolve(own, losses=(*own.losses, loss))
        case GoodsProduced(product=product, quantity=quantity) | StockReceived(product=str(product), quantity=quantity):
            return attrs.evolve(own, made={**own.made, product: own.made.get(product, 0) + quantity})
        case _:
            return own
