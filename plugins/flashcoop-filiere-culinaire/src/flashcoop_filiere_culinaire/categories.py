"""What food is to VAT: categories, their rates in metropolitan France, and where each stands in the law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from flashcoop_core.events import ProductDefined
from flashcoop_core.events.fields import ProductNature
from flashcoop_core.hooks import Refusal, Refused, VatCategory
from flashcoop_filiere_culinaire.texts import TEXTS

__all__ = ["CATEGORIES", "NOT_FOOD", "category_of", "product_in"]

_FOOD = "CGI art. 278-0 bis A 1°\u00a0; BOI-TVA-LIQ-30-10-10"
_EXCEPTED = "CGI art. 278-0 bis A 1° (exceptions) et 278\u00a0; BOI-TVA-LIQ-30-10-10"

#: The category of what is sold beside the food, and bears neither lots nor allergens.
NOT_FOOD = "not-food"

#: By name. Rates and articles: note `france`, 3.
CATEGORIES: Mapping[str, VatCategory] = MappingProxyType(
    {
        category.name: category
        for category in (
            VatCategory(
                name="packaged-food",
                label=("Aliment emballé, qui se conserve", "Packaged food, which keeps"),
                rate=550,
                article=_FOOD,
            ),
            VatCategory(
                name="eaten-at-once",
                label=("Préparation à manger tout de suite, à emporter", "Food to be eaten at once, taken away"),
                rate=1_000,
                article="CGI art. 279 n\u00a0; BOI-TVA-LIQ-30-20-10-20",
            ),
            VatCategory(
                name="eaten-on-the-spot",
                label=("Repas ou boisson sans alcool, servi sur place", "Meal or soft drink served on the spot"),
                rate=1_000,
                article="CGI art. 279 m\u00a0; BOI-TVA-LIQ-30-20-10-20",
            ),
            VatCategory(
                name="drink-to-keep",
                label=(
                    "Boisson sans alcool, en bouteille ou canette fermée",
                    "Soft drink in a closed bottle or can",
                ),
                rate=550,
                article=_FOOD,
            ),
            VatCategory(
                name="drink-to-drink-at-once",
                label=("Boisson sans alcool, au gobelet ou à la tasse", "Soft drink in a cup"),
                rate=1_000,
                article="CGI art. 279 n\u00a0; BOI-TVA-LIQ-30-20-10-20",
            ),
            VatCategory(
                name="alcohol",
                label=("Boisson alcoolique, emportée ou servie", "Alcoholic drink, taken away or served"),
                rate=2_000,
                article="CGI art. 278, 278-0 bis A 1° et 279 m et n (exceptions)",
            ),
            VatCategory(
                name="margarine-or-caviar",
                label=("Margarine ou caviar", "Margarine or caviar"),
                rate=2_000,
                article=_EXCEPTED,
            ),
            VatCategory(name="confectionery", label=("Confiserie", "Confectionery"), rate=2_000, article=_EXCEPTED),
            VatCategory(
                name="chocolate",
                label=(
                    "Chocolat au lait, blanc ou fourré, produit composé de chocolat ou de cacao",
                    "Milk, white or filled chocolate, product composed of chocolate or cocoa",
                ),
                rate=2_000,
                article=_EXCEPTED,
            ),
            VatCategory(
                name="chocolate-at-reduced-rate",
                label=(
                    "Chocolat noir non fourré, bonbon de chocolat (5 cm et 20 g au plus, un quart de chocolat)",
                    "Plain dark chocolate, small chocolate (at most 5 cm and 20 g, a quarter of it chocolate)",
                ),
                rate=550,
                article=_FOOD,
                certain=False,
            ),
            VatCategory(
                name="chocolate-chip-biscuit",
                label=("Biscuit aux pépites de chocolat", "Chocolate-chip biscuit"),
                rate=550,
                article="usage de la biscuiterie, pas d'article\u00a0; à rapprocher du CGI art. 278-0 bis A 1°",
                certain=False,
            ),
            VatCategory(
                name=NOT_FOOD,
                label=("Autre chose que de la nourriture", "Something else than food"),
                rate=2_000,
                article="CGI art. 278, sauf article contraire",
                certain=False,
            ),
        )
    }
)


def product_in(  # noqa: PLR0913 - what a product is known by
    category: str,
    *,
    on: date,
    product: str,
    name: str,
    decided_by: str,
    unit: str = "pièce",
    nature: ProductNature = "finished",
    rate: int | None = None,
    vat_liable: bool = True,
) -> ProductDefined:
    """A product of that category. Its reason begins with the category, by which the rules know it again.

    `rate` (basis points) is what the accountant decided; by default, and where the category is certain,
    the category's own. A host that is not liable to VAT sells at rate 0 (CGI art. 293 B).

    Raises:
        Refused: `culinaire.unknown-category`.
    """
    found = CATEGORIES.get(category)
    if found is None:
        facts = {"category": category, "known": tuple(CATEGORIES)}
        unknown = "culinaire.unknown-category"
        raise Refused([Refusal(unknown, facts, "category", TEXTS[unknown])])
    article = found.article if vat_liable else "TVA non applicable, CGI art. 293 B"
    return ProductDefined(
        on=on,
        product=product,
        name=name,
        unit=unit,
        nature=nature,
        vat_rate=(found.rate if rate is None else rate) if vat_liable else 0,
        vat_reason=f"{found.name} - {found.label[0]} ({article})",
        decided_by=decided_by,
    )


def category_of(definition: ProductDefined) -> VatCategory | None:
    """The category that the reason of a definition begins with; None if it begins with none."""
    return CATEGORIES.get(definition.vat_reason.partition(" ")[0])
