"""What lets food be made and sold. One module a subject; rules only look."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.events import (
    Event,
    EventReversed,
    ProductDefined,
    SaleDelivered,
    SaleMade,
    StockGiven,
    StockKept,
    StockWrittenOff,
    TakingsRecorded,
)
from flashcoop_core.hooks import Rule
from flashcoop_filiere_culinaire.rules import lots, offer

__all__ = ["RULES"]

_LEAVING = (lots.within_use_by, lots.in_a_lot)
_HANDED_OVER = (offer.allergens_told, *_LEAVING)

#: Kind of the core -> what the plugin asks of it besides.
RULES: Mapping[type[Event], tuple[Rule, ...]] = MappingProxyType(
    {
        ProductDefined: (offer.rate_of_definition,),
        SaleMade: (offer.rate_of_sale, *_HANDED_OVER),
        TakingsRecorded: (offer.rate_of_sale, *_HANDED_OVER),
        SaleDelivered: _HANDED_OVER,
        StockKept: _LEAVING,
        StockGiven: _LEAVING,
        StockWrittenOff: _LEAVING,
        EventReversed: (lots.nothing_stands_on_it,),
    }
)
