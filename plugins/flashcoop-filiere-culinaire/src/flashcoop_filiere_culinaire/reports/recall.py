"""The report `recall`: from a lot, of flour or of cookies, to every ticket that may hold a piece of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flashcoop_core.hooks import Document, Report, SessionView, Setting, State
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang, day, quantity
from flashcoop_filiere_culinaire.allergens import named
from flashcoop_filiere_culinaire.kitchen import Gone, Kitchen, Way, kitchen_of
from flashcoop_filiere_culinaire.recall import Bounds, Held, Left, Unknown, recall
from flashcoop_filiere_culinaire.reports.base import (
    NONE,
    amount_of,
    ingredient_name,
    pick,
    product_name,
    refused,
    until,
)
from flashcoop_filiere_culinaire.shelf import without_lot

# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for

__all__ = ["RECALL"]

_WAYS: Mapping[Way, tuple[str, str]] = {
    "sold": ("vendu", "sold"),
    "kept": ("gardé", "kept"),
    "given": ("donné ou goûté", "given or tasted"),
    "written_off": ("passé en perte", "written off"),
}


_UNKNOWN = (
    "⚠ Des pièces n'ont pas de lot et peuvent en contenir\u00a0: {pieces}. Elles sont comptées ici\u00a0; enregistrez leur lot, puis refaites ce rappel.",
    "⚠ Pieces have no lot and may hold some: {pieces}. They are counted here; record their lot, then make this recall again.",
)


def _make(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    state, wanted = session.state, settings["lot"]
    kitchen = kitchen_of(state)
    if wanted not in kitchen.received and wanted not in kitchen.lots:
        known = (*kitchen.received, *kitchen.lots) or (NONE,)
        raise refused("culinaire.unknown-lot", "lot", lot=wanted, known=known)
    received = kitchen.received.get(wanted)
    suspects = (wanted,) if received is None else kitchen.made_from(wanted)
    pieces = {} if received is None else _without_lot(state, kitchen)
    held, left = recall(kitchen, suspects, *([Unknown(pieces, received.on)] if received else []))
    return Document(
        tables=(
            *([_ingredient(kitchen, wanted, lang)] if wanted in kitchen.received else ()),
            _suspects(state, kitchen, suspects, pieces, lang),
            _tickets(state, held, lang),
            _left(state, left, lang),
        ),
        data={
            "lot": wanted,
            "lots": list(suspects),
            "without_lot": pieces,
            "held": [_plain(each) for each in held],
            "left": [{"product": each.product, "left": each.left, **_bounds(each.bounds)} for each in left],
        },
    )


def _without_lot(state: State, kitchen: Kitchen) -> dict[str, int]:
    """Food of which there are pieces, in stock or gone, without a lot: product -> thousandths."""
    food = (name for name in sorted(state.products) if kitchen.is_food(state, name))
    return {name: pieces for name in food if (pieces := without_lot(state, kitchen, name)) > 0}


def _plain(held: Held) -> dict[str, Any]:
    gone = held.taken.gone
    return {
        "on": gone.on.isoformat(),
        "way": gone.way,
        "reference": gone.reference,
        "to": gone.to,
        "product": gone.product,
        "quantity": gone.quantity,
        "returned": gone.returned,
        **_bounds(held.bounds),
    }


def _bounds(bounds: Bounds) -> dict[str, int]:
    return {"at_least": bounds.at_least, "by_date": bounds.by_date, "at_most": bounds.at_most}


def _ingredient(kitchen: Kitchen, name: str, lang: Lang) -> Table:
    lot = kitchen.received[name]
    rows = (
        Row((pick(("Ingrédient", "Ingredient"), lang), ingredient_name(kitchen, lot.ingredient))),
        Row((pick(("Reçu le", "Received on"), lang), day(lot.on, lang))),
        Row((pick(("Fournisseur", "Supplier"), lang), lot.supplier)),
        Row((pick(("Pièce", "Voucher"), lang), lot.voucher)),
        Row((pick(("Lot du fournisseur", "Supplier's lot"), lang), lot.supplier_lot or NONE)),
        Row((pick(("Quantité", "Quantity"), lang), amount_of(kitchen, lot.ingredient, lot.quantity, lang))),
        Row(("Date", until(lot.until, lang))),
        Row((pick(("Allergènes", "Allergens"), lang), ", ".join(named(lot.allergens, lang)) or NONE)),
    )
    columns = (Column(pick(("Quoi", "What"), lang)), Column(pick(("Comme reçu", "As received"), lang)))
    title = pick(("Rappel du lot d'ingrédient", "Recall of ingredient lot"), lang)
    return Table(f"{title} {name}", columns, rows)


def _suspects(state: State, kitchen: Kitchen, suspects: Iterable[str], pieces: Mapping[str, int], lang: Lang) -> Table:
    columns = (
        Column("Lot"),
        Column(pick(("Produit", "Product"), lang)),
        Column(pick(("Fait le", "Made on"), lang)),
        Column(pick(("Fait", "Pieces"), lang), "right"),
        Column("Date"),
    )
    made = [kitchen.lots[name] for name in suspects]
    rows = tuple(
        Row(
            (
                lot.lot,
                product_name(state, lot.product),
                day(lot.on, lang),
                quantity(lot.quantity, lang),
                until(lot.until, lang),
            )
        )
        for lot in made
    )
    counted = ", ".join(f"{product_name(state, name)} {quantity(of, lang)}" for name, of in pieces.items())
    notes = (
        *(() if rows else (pick(("Il n'est parti dans aucun lot.", "It went into no lot."), lang),)),
        *((pick(_UNKNOWN, lang).format(pieces=counted),) if pieces else ()),
    )
    return Table(pick(("Lots à rappeler", "Lots to recall"), lang), columns, rows, notes)


def _three(lang: Lang) -> tuple[Column, Column, Column]:
    return (
        Column(pick(("Certain", "Certain"), lang), "right"),
        Column(pick(("Par date", "By date"), lang), "right"),
        Column(pick(("Au plus", "At most"), lang), "right"),
    )


def _shown(bounds: Bounds, lang: Lang) -> tuple[str, str, str]:
    return (quantity(bounds.at_least, lang), quantity(bounds.by_date, lang), quantity(bounds.at_most, lang))


def _how(gone: Gone, lang: Lang) -> str:
    """How pieces left, and by which channel or for whom."""
    return ", ".join(part for part in (pick(_WAYS[gone.way], lang), gone.to) if part)


def _pieces(gone: Gone, lang: Lang) -> str:
    """What was kept; of what was taken, if some came back."""
    kept = quantity(gone.kept, lang)
    return f"{kept} {pick(('sur', 'of'), lang)} {quantity(gone.quantity, lang)}" if gone.returned else kept


def _tickets(state: State, held: Iterable[Held], lang: Lang) -> Table:
    columns = (
        Column(pick(("Ticket, pièce", "Ticket, voucher"), lang)),
        Column(pick(("Le", "On"), lang)),
        Column(pick(("Comment", "How"), lang)),
        Column(pick(("Produit", "Product"), lang)),
        Column(pick(("Gardé", "Kept"), lang), "right"),
        *_three(lang),
    )
    rows = tuple(
        Row(
            (
                each.taken.gone.reference,
                day(each.taken.gone.on, lang),
                _how(each.taken.gone, lang),
                product_name(state, each.taken.gone.product),
                _pieces(each.taken.gone, lang),
                *_shown(each.bounds, lang),
            )
        )
        for each in held
    )
    notes = (
        (
            "Chacun de ces tickets peut contenir des pièces du lot\u00a0: rappelez-les tous. Aucun autre n'en a.",
            "Each of these tickets may hold pieces of the lot: recall them all. No other holds any.",
        ),
        (
            "Certain quel que soit l'ordre\u00a0; par date si le plus ancien part d'abord\u00a0; au plus, le maximum.",
            "Certain whatever the order; by date if the oldest leaves first; at most, the highest there can be.",
        ),
    )
    title = pick(("Ce qui est sorti et peut en contenir", "What left and may hold some"), lang)
    empty = (pick(("Rien n'est sorti.", "Nothing left."), lang),)
    return Table(title, columns, rows, tuple(pick(note, lang) for note in notes) if rows else empty)


def _left(state: State, left: Iterable[Left], lang: Lang) -> Table:
    columns = (
        Column(pick(("Produit", "Product"), lang)),
        Column(pick(("En stock", "In stock"), lang), "right"),
        *_three(lang),
    )
    rows = tuple(
        Row((product_name(state, each.product), quantity(each.left, lang), *_shown(each.bounds, lang))) for each in left
    )
    note = ("Mettez de côté tout ce qui reste.", "Put aside all that is left.")
    anything = any(each.bounds.at_most for each in left)
    title = pick(("Ce qui reste et peut en contenir", "What is left and may hold some"), lang)
    return Table(title, columns, rows, (pick(note, lang),) if anything else ())


RECALL = Report(
    name="recall",
    label=(
        "Rappel d'un lot\u00a0: les tickets qui peuvent en contenir",
        "Recall of a lot: the tickets that may hold it",
    ),
    make=_make,
    settings=(Setting(name="lot", label=("Lot d'ingrédient ou lot fabriqué", "Ingredient lot or lot made")),),
)
