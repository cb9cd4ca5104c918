"""The report `label`: what a label must say of a product and a lot, as far as the session knows it.

Regulation (EU) 1169/2011: mandatory particulars (art. 9), ingredients in descending order of weight
(art. 18), allergens emphasised in it (art. 21), dates (art. 24, annex X). No price and no VAT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from flashcoop_core.hooks import Document, File, Report, SessionView, Setting
from flashcoop_core.money import half_up
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang, quantity, rate
from flashcoop_filiere_culinaire.allergens import Allergen, named
from flashcoop_filiere_culinaire.events import Ingredient, LotMade, RecipeSet, Until
from flashcoop_filiere_culinaire.kitchen import Kitchen, kitchen_of
from flashcoop_filiere_culinaire.reports.base import NONE, known_product, pick, refused

__all__ = ["LABEL"]

_DATES = {
    "use_by": ("À consommer jusqu'au", "Use by"),
    "best_before": ("À consommer de préférence avant le", "Best before"),
}


def _make(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    state = session.state
    product, kitchen = known_product(state, settings["product"]), kitchen_of(state)
    recipe, lot = _recipe(kitchen, product), _lot(kitchen, product, settings["lot"])
    ingredients = _by_weight(recipe)
    lines = {
        "name": state.products[product].definition.name,
        "ingredients": ", ".join(map(_emphasised, ingredients)),
        "contains": ", ".join(name.upper() for name in named(_unnamed(kitchen, recipe), lang)),
        "net_quantity": recipe.net_quantity or "",
        "date": _date(lot.until, lang),
        "storage": settings["storage"],
        "lot": f"L {lot.lot}",
        "operator": ", ".join(part for part in (state.opened.host.name, settings["address"]) if part),
    }
    text = "".join(f"{line}\n" for line in _text(lines, lang))
    return Document(
        tables=(_label(lines, lang), _weights(ingredients, lang), _to_check(recipe, lot.until, settings, lang)),
        data={**lines, "product": product, "until": {"kind": lot.until.kind, "day": lot.until.day.isoformat()}},
        files=(File(f"{pick(('etiquette', 'label'), lang)}-{lot.lot}.txt", text.encode()),),
    )


def _recipe(kitchen: Kitchen, product: str) -> RecipeSet:
    if product not in kitchen.recipes:
        raise refused("culinaire.no-recipe", "product", product=product)
    if product not in kitchen.declared:
        raise refused("culinaire.allergens-not-declared", "product", product=product)
    return kitchen.recipes[product]


def _lot(kitchen: Kitchen, product: str, wanted: str) -> LotMade:
    """The lot asked for; the one made last, if none is."""
    lots = kitchen.lots_of(product)
    found = [lot for lot in lots if wanted in ("", lot.lot)]
    if not found:
        known = tuple(lot.lot for lot in lots) or (NONE,)
        raise refused("culinaire.no-lot", "lot", product=product, lot=wanted or NONE, known=known)
    return max(found, key=lambda lot: lot.on)


def _grams(ingredient: Ingredient) -> int:
    """What a recipe takes of it, in thousandths of a gram."""
    return ingredient.quantity * ingredient.unit_grams


def _by_weight(recipe: RecipeSet) -> list[Ingredient]:
    return sorted(recipe.ingredients, key=lambda ingredient: (-_grams(ingredient), ingredient.ingredient))


def _emphasised(ingredient: Ingredient) -> str:
    """Its name with its allergens in capitals: `farine de BLÉ`; after it, if the name does not say them."""
    text, unsaid = ingredient.name, []
    for allergen in ingredient.allergens:
        pattern = re.compile(rf"\b{re.escape(allergen.word)}\b", re.IGNORECASE)
        if pattern.search(text):
            text = pattern.sub(lambda match: match[0].upper(), text)
        else:
            unsaid.append(allergen.word.upper())
    return f"{text} ({', '.join(unsaid)})" if unsaid else text


def _unnamed(kitchen: Kitchen, recipe: RecipeSet) -> set[Allergen]:
    """Allergens that were declared, or came in with a lot, and that no ingredient of the recipe names."""
    listed = {allergen.allergen for ingredient in recipe.ingredients for allergen in ingredient.allergens}
    return {*kitchen.declared[recipe.product].allergens, *kitchen.allergens_in(recipe.product)} - listed


def _date(until: Until, lang: Lang) -> str:
    # Day, month, year, in that order in every language: annex X.
    return f"{pick(_DATES[until.kind], lang)} {until.day:%d/%m/%Y}"


def _titles(lang: Lang) -> dict[str, str]:
    return {
        "name": pick(("Dénomination", "Name"), lang),
        "ingredients": pick(("Ingrédients", "Ingredients"), lang),
        "contains": pick(("Contient", "Contains"), lang),
        "net_quantity": pick(("Quantité nette", "Net quantity"), lang),
        "date": "Date",
        "storage": pick(("Conservation", "Storage"), lang),
        "lot": "Lot",
        "operator": pick(("Exploitant", "Operator"), lang),
    }


def _text(lines: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """The label, line by line. Name, date, storage and lot say what they are by themselves."""
    titles, colon = _titles(lang), pick(("\u00a0: ", ": "), lang)
    for key, text in lines.items():
        if text:
            yield text if key in {"name", "date", "storage", "lot"} else f"{titles[key]}{colon}{text}"


def _label(lines: Mapping[str, str], lang: Lang) -> Table:
    titles = _titles(lang)
    rows = tuple(Row((titles[key], text)) for key, text in lines.items() if text)
    columns = (Column(pick(("Mention", "Particular"), lang)), Column(pick(("Sur l'étiquette", "On the label"), lang)))
    return Table(pick(("Étiquette", "Label"), lang), columns, rows)


def _weights(ingredients: list[Ingredient], lang: Lang) -> Table:
    whole = sum(map(_grams, ingredients))
    rows = tuple(
        Row(
            (
                ingredient.name,
                quantity(_grams(ingredient), lang),
                rate(half_up(_grams(ingredient) * 10_000, whole), lang),
            )
        )
        for ingredient in ingredients
    )
    columns = (
        Column(pick(("Ingrédient", "Ingredient"), lang)),
        Column("g", "right"),
        Column("%", "right"),
    )
    note = (
        "Un ingrédient mis en avant dans le nom ou par une image porte son pourcentage (art. 22).",
        "An ingredient that the name or a picture puts forward bears its percentage (art. 22).",
    )
    title = pick(("Ingrédients par poids mis en œuvre", "Ingredients by weight used"), lang)
    return Table(title, columns, rows, (pick(note, lang),))


def _to_check(recipe: RecipeSet, until: Until, settings: Mapping[str, str], lang: Lang) -> Table:
    found: list[tuple[str, str]] = []
    if recipe.net_quantity is None:
        found.append(
            (
                "Quantité nette\u00a0: à dire dans la recette (net_quantity), sauf vente à la pièce devant le client.",
                "Net quantity: to be said in the recipe (net_quantity), unless sold by the piece before the customer.",
            )
        )
    if not settings["address"]:
        found.append(("Adresse de l'exploitant\u00a0: --set address=…", "Address of the operator: --set address=…"))
    if not settings["storage"] and until.kind == "use_by":
        found.append(
            (
                "Conservation, obligatoire après une DLC\u00a0: --set storage=…",
                "Storage, mandatory after a use-by date: --set storage=…",
            )
        )
    found.append(
        (
            "Déclaration nutritionnelle\u00a0: pas pour de petites quantités vendues en direct (annexe V, 19).",
            "Nutrition declaration: not for small quantities sold directly (annex V, 19).",
        )
    )
    if lang == "en":
        found.append(("", "In France the label is in French: make this report in French, and add English if useful."))
    columns = (Column(pick(("À vérifier avant d'imprimer", "To check before printing"), lang)),)
    return Table("", columns, tuple(Row((pick(words, lang),)) for words in found))


LABEL = Report(
    name="label",
    label=("Étiquette d'un produit", "Label of a product"),
    make=_make,
    settings=(
        Setting(name="product", label=("Produit", "Product")),
        Setting(name="lot", label=("Lot, le dernier fait si vide", "Lot, the last made if empty"), default=""),
        Setting(name="address", label=("Adresse de l'exploitant", "Address of the operator"), default=""),
        Setting(
            name="storage",
            label=("Conservation\u00a0: à conserver entre 0 et 4\u00a0°C", "Storage: keep between 0 and 4\u00a0°C"),
            default="",
        ),
    ),
)
