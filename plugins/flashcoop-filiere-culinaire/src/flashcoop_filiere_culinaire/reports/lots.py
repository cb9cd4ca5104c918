"""The report `lots`: the register of ingredient lots and of lots made, and what is past its date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flashcoop_core.hooks import Document, Report, SessionView, Setting, State
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang, day, quantity
from flashcoop_filiere_culinaire.events import LotMade, Until
from flashcoop_filiere_culinaire.kitchen import Kitchen, is_past, kitchen_of
from flashcoop_filiere_culinaire.reports.base import (
    NONE,
    amount_of,
    day_given,
    ingredient_name,
    pick,
    product_name,
    until,
)
from flashcoop_filiere_culinaire.shelf import shelf

__all__ = ["LOTS"]


def _make(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    state = session.state
    kitchen = kitchen_of(state)
    on = day_given(settings["on"], state.latest or date.min)
    products = sorted({lot.product for lot in kitchen.lots.values()})
    left = {name: part for product in products for name, part in shelf(kitchen, product).left.items()}
    return Document(
        tables=(_received(kitchen, on, lang), _made(state, kitchen, left, on, lang)),
        data={
            "on": on.isoformat(),
            "received": [
                {
                    "lot": lot.lot,
                    "ingredient": lot.ingredient,
                    "supplier": lot.supplier,
                    "voucher": lot.voucher,
                    "supplier_lot": lot.supplier_lot,
                    "quantity": lot.quantity,
                    "until": _dated(lot.until),
                    "past": is_past(lot.until, on),
                    "went_into": list(kitchen.made_from(lot.lot)),
                }
                for lot in kitchen.received.values()
            ],
            "made": [
                {
                    "lot": name,
                    "product": lot.product,
                    "on": lot.on.isoformat(),
                    "quantity": lot.quantity,
                    "left": left[name],
                    "ingredient_lots": list(lot.ingredient_lots),
                    "until": _dated(lot.until),
                    "past": is_past(lot.until, on),
                    "without_lot": list(_without_lot(kitchen, lot)),
                }
                for name, lot in kitchen.lots.items()
            ],
        },
    )


def _dated(of: Until | None) -> dict[str, str] | None:
    return None if of is None else {"kind": of.kind, "day": of.day.isoformat()}


def _state_of(of: Until | None, on: date, lang: Lang) -> str:
    """What a date means on the day `on`: past its best is shown, unsafe is shouted."""
    if of is None or not is_past(of, on):
        return pick(("bon", "good"), lang)
    if of.kind == "use_by":
        return pick(("DLC DÉPASSÉE, à jeter", "PAST USE BY, to throw away"), lang)
    return pick(("DDM passée, encore vendable", "past its best, may be sold"), lang)


def _without_lot(kitchen: Kitchen, lot: LotMade) -> tuple[str, ...]:
    """Ingredients of the recipe of which a lot made names no lot."""
    recipe = kitchen.recipes.get(lot.product)
    named = {kitchen.received[name].ingredient for name in lot.ingredient_lots}
    ingredients = recipe.ingredients if recipe else ()
    return tuple(each.ingredient for each in ingredients if each.ingredient not in named)


def _received(kitchen: Kitchen, on: date, lang: Lang) -> Table:
    columns = (
        Column("Lot"),
        Column(pick(("Ingrédient", "Ingredient"), lang)),
        Column(pick(("Reçu le", "Received"), lang)),
        Column(pick(("Fournisseur, pièce, son lot", "Supplier, voucher, their lot"), lang)),
        Column(pick(("Quantité", "Quantity"), lang), "right"),
        Column(pick(("Date", "Date"), lang)),
        Column(pick(("État", "State"), lang)),
        Column(pick(("Parti dans", "Went into"), lang)),
    )
    rows = tuple(
        Row(
            (
                lot.lot,
                ingredient_name(kitchen, lot.ingredient),
                day(lot.on, lang),
                ", ".join((lot.supplier, lot.voucher, lot.supplier_lot or NONE)),
                amount_of(kitchen, lot.ingredient, lot.quantity, lang),
                until(lot.until, lang),
                _state_of(lot.until, on, lang),
                ", ".join(kitchen.made_from(lot.lot)) or NONE,
            )
        )
        for lot in kitchen.received.values()
    )
    title = ("Lots d'ingrédients, le", "Ingredient lots, on")
    return Table(f"{pick(title, lang)} {day(on, lang)}", columns, rows)


def _made(state: State, kitchen: Kitchen, left: Mapping[str, int], on: date, lang: Lang) -> Table:
    columns = (
        Column("Lot"),
        Column(pick(("Produit", "Product"), lang)),
        Column(pick(("Fait le", "Made"), lang)),
        Column(pick(("Fait", "Pieces"), lang), "right"),
        Column(pick(("Reste", "Left"), lang), "right"),
        Column("Date"),
        Column(pick(("État", "State"), lang)),
        Column(pick(("Fait de", "Made of"), lang)),
    )
    lots = [lot for product in state.products for lot in kitchen.lots_of(product)]
    rows = tuple(
        Row(
            (
                lot.lot,
                product_name(state, lot.product),
                day(lot.on, lang),
                quantity(lot.quantity, lang),
                quantity(left[lot.lot], lang),
                until(lot.until, lang),
                _state_of(lot.until, on, lang) if left[lot.lot] else pick(("épuisé", "gone"), lang),
                ", ".join(lot.ingredient_lots),
            )
        )
        for lot in lots
    )
    title = ("Lots fabriqués, le", "Lots made, on")
    notes = [
        pick(
            (
                "Ce qui reste suppose que les plus anciens sortent d'abord.",
                "What is left supposes that the oldest leave first.",
            ),
            lang,
        )
    ]
    for lot in lots:
        if without := _without_lot(kitchen, lot):
            text = ("{}\u00a0: aucun lot noté pour {}.", "{}: no lot noted for {}.")
            notes.append(
                pick(text, lang).format(lot.lot, ", ".join(ingredient_name(kitchen, each) for each in without))
            )
    return Table(f"{pick(title, lang)} {day(on, lang)}", columns, rows, tuple(notes))


LOTS = Report(
    name="lots",
    label=("Registre des lots et de leurs dates", "Register of lots and their dates"),
    make=_make,
    settings=(
        Setting(
            name="on",
            label=(
                "Date à laquelle lire les dates limites, la dernière enregistrée si vide",
                "Day on which to read the dates, the last recorded if empty",
            ),
            default="",
        ),
    ),
)
