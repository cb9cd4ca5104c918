"""How each event moves the kitchen on. Pure: a reversed event is left out and the fold made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_core.events import (
    Event,
    SaleDelivered,
    SaleLine,
    SaleMade,
    SaleRefunded,
    StockGiven,
    StockKept,
    StockWrittenOff,
    TakingsRecorded,
)
from flashcoop_filiere_culinaire.events import (
    AllergensDeclared,
    CategoryDecided,
    HygieneChecked,
    IngredientLotReceived,
    LotMade,
    RecipeSet,
)
from flashcoop_filiere_culinaire.kitchen import Gone, Kitchen, Way, with_key

__all__ = ["by_product", "evolve"]


def by_product(lines: Iterable[SaleLine]) -> Iterator[tuple[str, int]]:
    """(product, thousandths), each product once."""
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.product] = sums.get(line.product, 0) + line.quantity
    return iter(sorted(sums.items()))


def _decided(kitchen: Kitchen, event: CategoryDecided) -> Kitchen:
    return attrs.evolve(kitchen, decided=with_key(kitchen.decided, event.product, event))


def _recipe(kitchen: Kitchen, event: RecipeSet) -> Kitchen:
    return attrs.evolve(kitchen, recipes=with_key(kitchen.recipes, event.product, event))


def _declared(kitchen: Kitchen, event: AllergensDeclared) -> Kitchen:
    return attrs.evolve(kitchen, declared=with_key(kitchen.declared, event.product, event))


def _received(kitchen: Kitchen, event: IngredientLotReceived) -> Kitchen:
    return attrs.evolve(kitchen, received=with_key(kitchen.received, event.lot, event))


def _made(kitchen: Kitchen, event: LotMade) -> Kitchen:
    return attrs.evolve(kitchen, lots=with_key(kitchen.lots, event.lot, event))


def _checked(kitchen: Kitchen, event: HygieneChecked) -> Kitchen:
    return attrs.evolve(kitchen, checks=(*kitchen.checks, event))


def _sold(kitchen: Kitchen, event: SaleMade | SaleDelivered | TakingsRecorded) -> Kitchen:
    if isinstance(event, SaleMade) and not event.delivered:
        return kitchen  # it leaves the stock when it is handed over
    ticket = event.voucher if isinstance(event, TakingsRecorded) else event.ticket
    gone = (
        Gone(on=event.on, product=product, quantity=quantity, way="sold", reference=ticket, to=event.channel)
        for product, quantity in by_product(event.lines)
    )
    return attrs.evolve(kitchen, gone=(*kitchen.gone, *gone))


def _refunded(kitchen: Kitchen, event: SaleRefunded) -> Kitchen:
    back = dict(by_product(event.lines)) if event.returned else {}
    gone = (
        attrs.evolve(each, returned=each.returned + back.get(each.product, 0))
        if (each.way, each.reference) == ("sold", event.ticket)
        else each
        for each in kitchen.gone
    )
    return attrs.evolve(kitchen, gone=tuple(gone))


def _gone(kitchen: Kitchen, event: StockKept | StockGiven | StockWrittenOff, way: Way, to: str = "") -> Kitchen:
    product, quantity = event.product, event.quantity
    gone = Gone(on=event.on, product=product, quantity=quantity, way=way, reference=event.reference, to=to)
    return attrs.evolve(kitchen, gone=(*kitchen.gone, gone))


def _kept(kitchen: Kitchen, event: StockKept) -> Kitchen:
    return _gone(kitchen, event, "kept", event.member)


def _given(kitchen: Kitchen, event: StockGiven) -> Kitchen:
    return _gone(kitchen, event, "given")


def _written_off(kitchen: Kitchen, event: StockWrittenOff) -> Kitchen:
    # A sample, a gift or a charity's share is eaten: it is not thrown away.
    return _gone(kitchen, event, "written_off" if event.fate in ("spoiled", "missing") else "given")


_APPLY: Mapping[type[Event], Callable[[Kitchen, Any], Kitchen]] = MappingProxyType(
    {
        CategoryDecided: _decided,
        RecipeSet: _recipe,
        AllergensDeclared: _declared,
        IngredientLotReceived: _received,
        LotMade: _made,
        HygieneChecked: _checked,
        SaleMade: _sold,
        SaleDelivered: _sold,
        TakingsRecorded: _sold,
        SaleRefunded: _refunded,
        StockKept: _kept,
        StockGiven: _given,
        StockWrittenOff: _written_off,
    }
)


def evolve(kitchen: Kitchen, event: Event) -> Kitchen:
    """The kitchen after `event`; the same one where the event is none of its business."""
    apply = _APPLY.get(type(event))
    return kitchen if apply is None else apply(kitchen, event)
