"""Rules of lots: where food comes from, until when it is good, and what may be undone."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.events import (
    EventReversed,
    GoodsProduced,
    SaleDelivered,
    SaleMade,
    StockGiven,
    StockKept,
    StockReceived,
    StockWrittenOff,
    TakingsRecorded,
)
from flashcoop_core.hooks import Refusal, State, refuse, rule
from flashcoop_filiere_culinaire.events import IngredientLotReceived, LotMade
from flashcoop_filiere_culinaire.fold import by_product
from flashcoop_filiere_culinaire.kitchen import is_past, is_unsafe, kitchen_of
from flashcoop_filiere_culinaire.shelf import available, shelf, without_lot

__all__ = [
    "in_a_lot",
    "ingredients_safe",
    "made_of_something",
    "new_lot",
    "nothing_stands_on_it",
    "within_use_by",
]

_Sale = SaleMade | SaleDelivered | TakingsRecorded
_Other = StockKept | StockGiven | StockWrittenOff


def _food_leaving(state: State, event: _Sale | _Other) -> Iterator[tuple[str, int]]:
    """(product, thousandths) of the food that leaves the stock."""
    if isinstance(event, (StockKept, StockGiven, StockWrittenOff)):
        leaving = iter([(event.product, event.quantity)])
    elif getattr(event, "delivered", True):
        leaving = by_product(event.lines)
    else:
        return  # an order: it leaves when it is handed over
    kitchen = kitchen_of(state)
    yield from (each for each in leaving if each[0] in state.products and kitchen.is_food(state, each[0]))


@rule("culinaire.lot-exists")
def new_lot(state: State, event: IngredientLotReceived | LotMade) -> Iterator[Refusal]:
    """A lot has an id of its own, among all lots: a recall asks for one."""
    kitchen = kitchen_of(state)
    if event.lot in kitchen.received or event.lot in kitchen.lots:
        yield refuse("culinaire.lot-exists", "lot", lot=event.lot)


@rule(
    "unknown-product",
    "culinaire.lot-from-nothing",
    "culinaire.unknown-ingredient-lot",
    "culinaire.received-later",
    "culinaire.lot-exceeds-stock",
    "culinaire.date-before-making",
)
def made_of_something(state: State, event: LotMade) -> Iterator[Refusal]:
    """A lot is of pieces that are in stock, made of ingredient lots that were there (regulation (EC) 178/2002, 18)."""
    kitchen = kitchen_of(state)
    if event.product not in state.products:
        yield refuse("unknown-product", "product", product=event.product)
    elif state.products[event.product].definition.nature != "service":
        free = without_lot(state, kitchen, event.product)
        if event.quantity > free:
            name = "culinaire.lot-exceeds-stock"
            yield refuse(name, "quantity", product=event.product, quantity=event.quantity, free=free)
    if not event.ingredient_lots:
        yield refuse("culinaire.lot-from-nothing", "ingredient_lots", lot=event.lot)
    for at, name in enumerate(event.ingredient_lots):
        received = kitchen.received.get(name)
        if received is None:
            yield refuse("culinaire.unknown-ingredient-lot", f"ingredient_lots[{at}]", lot=name)
        elif event.on < received.on:
            where = f"ingredient_lots[{at}]"
            yield refuse("culinaire.received-later", where, lot=name, on=event.on, received=received.on)
    if is_past(event.until, event.on):
        yield refuse("culinaire.date-before-making", "until.day", day=event.until.day, on=event.on)


@rule("culinaire.ingredient-past-use-by")
def ingredients_safe(state: State, event: LotMade) -> Iterator[Refusal]:
    """Nothing is made from an ingredient past its use-by date: it is unsafe (regulation (EU) 1169/2011, art. 24)."""
    kitchen = kitchen_of(state)
    for at, name in enumerate(event.ingredient_lots):
        received = kitchen.received.get(name)
        if received is not None and received.until is not None and is_unsafe(received.until, event.on):
            where, day = f"ingredient_lots[{at}]", received.until.day
            yield refuse("culinaire.ingredient-past-use-by", where, lot=name, day=day, on=event.on)


@rule("culinaire.past-use-by")
def within_use_by(state: State, event: _Sale | _Other) -> Iterator[Refusal]:
    """While pieces past their use-by date are left, none of that product is eaten: they could be the ones.

    What is given or kept is eaten too; only a loss may be past its date (regulation (EC) 178/2002, art. 14).
    """
    if isinstance(event, StockWrittenOff) and event.fate in ("spoiled", "missing"):
        return
    kitchen = kitchen_of(state)
    for product, _ in _food_leaving(state, event):
        unsafe = [lot for lot in kitchen.lots_of(product) if is_unsafe(lot.until, event.on)]
        left = shelf(kitchen, product, by=event.on).left if unsafe else {}
        for lot in unsafe:
            if left.get(lot.lot):
                facts = {"product": product, "lot": lot.lot, "day": lot.until.day, "left": left[lot.lot]}
                yield refuse("culinaire.past-use-by", "on", **facts)


@rule("culinaire.pieces-without-lot", "culinaire.not-in-a-lot")
def in_a_lot(state: State, event: _Sale | _Other) -> Iterator[Refusal]:
    """What leaves has a lot, and so has all that lies beside it, or a recall could miss a ticket."""
    kitchen = kitchen_of(state)
    for product, quantity in _food_leaving(state, event):
        free, left = without_lot(state, kitchen, product), available(kitchen, product, event.on)
        if free > 0:
            yield refuse("culinaire.pieces-without-lot", product=product, quantity=free)
        elif quantity > left:
            yield refuse("culinaire.not-in-a-lot", product=product, quantity=quantity, left=left, on=event.on)


@rule("culinaire.ingredient-lot-used", "culinaire.lot-stands-on-it")
def nothing_stands_on_it(state: State, event: EventReversed) -> Iterator[Refusal]:
    """A lot is not undone under what was made of it, nor pieces under their lot.

    A lot of which pieces have left may be undone, to be recorded again as it was: until then nothing
    more of that product leaves.
    """
    fact, kitchen = state.facts.get(event.event), kitchen_of(state)
    undone = fact.event if fact is not None and fact.id not in state.reversed else None
    if isinstance(undone, IngredientLotReceived):
        if lots := kitchen.made_from(undone.lot):
            yield refuse("culinaire.ingredient-lot-used", "event", lot=undone.lot, lots=lots)
    elif isinstance(undone, (GoodsProduced, StockReceived)) and undone.product is not None:
        service = state.products[undone.product].definition.nature == "service"
        free = without_lot(state, kitchen, undone.product)
        if kitchen.lots_of(undone.product) and not service and free < undone.quantity:
            yield refuse("culinaire.lot-stands-on-it", "event", product=undone.product, free=free)
