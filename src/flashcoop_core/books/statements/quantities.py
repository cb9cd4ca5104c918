"""How many pieces of each product were made, sold, given up and are left, by the events that stand.

Value enters the stock by counts only; quantities are told by the events themselves (thousandths).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from flashcoop_core.books.statements.base import Source, standing
from flashcoop_core.events import (
    Event,
    GoodsProduced,
    ProductDefined,
    SaleDelivered,
    SaleMade,
    SaleRefunded,
    StockCounted,
    StockGiven,
    StockKept,
    StockReceived,
    StockWrittenOff,
    TakingsRecorded,
)

__all__ = ["Pieces", "pieces"]


@attrs.frozen
class Pieces:
    """The quantities of one product, in thousandths of its unit. `sold` is net of what came back.

    `counted` is the last count and `counted_on` its day; None if it was never counted.
    """

    product: str
    name: str = ""
    unit: str = ""
    nature: str = "finished"
    produced: int = 0
    received: int = 0
    sold: int = 0
    written_off: int = 0
    given: int = 0
    kept: int = 0
    counted: int | None = None
    counted_on: date | None = None

    @property
    def left(self) -> int:
        """What should be in stock; nothing of a service is."""
        if self.nature == "service":
            return 0
        return self.produced + self.received - self.sold - self.written_off - self.given - self.kept


def pieces(source: Source) -> dict[str, Pieces]:
    """Product -> its quantities, by product id."""
    found: dict[str, Pieces] = {}
    for _, event in standing(source):
        for product, change in _changes(event):
            was = found.get(product, Pieces(product))
            # Quantities add up; a definition or a count replaces the one before.
            sums = {name: getattr(was, name) + more for name, more in change.items() if name in _SUMS}
            found[product] = attrs.evolve(was, **{**change, **sums})
    return dict(sorted(found.items()))


_SUMS = frozenset({"produced", "received", "sold", "written_off", "given", "kept"})


def _changes(event: Event) -> Iterator[tuple[str, dict[str, Any]]]:
    """What one event changes: (product, field -> quantity added or value set)."""
    match event:
        case ProductDefined():
            yield event.product, {"name": event.name, "unit": event.unit, "nature": event.nature}
        case GoodsProduced():
            yield event.product, {"produced": event.quantity}
        case StockReceived() if event.product:
            yield event.product, {"received": event.quantity}
        case SaleMade(delivered=True) | SaleDelivered() | TakingsRecorded():
            yield from ((line.product, {"sold": line.quantity}) for line in event.lines)
        case SaleRefunded(returned=True):
            yield from ((line.product, {"sold": -line.quantity}) for line in event.lines)
        case StockWrittenOff():
            yield event.product, {"written_off": event.quantity}
        case StockGiven():
            yield event.product, {"given": event.quantity}
        case StockKept():
            yield event.product, {"kept": event.quantity}
        case StockCounted():
            counts = event.products
            yield from ((count.product, {"counted": count.counted, "counted_on": event.on}) for count in counts)
        case _:
            pass
