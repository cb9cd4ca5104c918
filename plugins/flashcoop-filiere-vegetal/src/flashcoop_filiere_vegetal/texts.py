"""The sentence of each refusal of the filière, in French and English; each says what to do next."""

# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.hooks import Words

__all__ = ["TEXTS"]

TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        "vegetal.vat-not-decided": (
            "Le taux de TVA de {product} n'est pas décidé\u00a0: 10\u00a0% ou 20\u00a0%, demandez au comptable de la CAE et enregistrez sa décision et sa raison avant la première vente (ou que ce produit n'est pas végétal).",
            "The VAT rate of {product} is not decided: 10% or 20%, ask the host's accountant and record the decision and its reason before the first sale (or that this is no plant product).",
        ),
        "vegetal.rate-not-allowed": (
            "Le taux d'un produit végétal est de 10\u00a0% ou de 20\u00a0%, pas {rate:rate}\u00a0: corrigez-le.",
            "The rate of a plant product is 10% or 20%, not {rate:rate}: correct it.",
        ),
        "vegetal.rate-differs-from-product": (
            "{product} est défini à {expected:rate}, la décision dit {rate:rate}\u00a0: définissez un autre produit au taux décidé.",
            "{product} is defined at {expected:rate}, the decision says {rate:rate}: define another product at the rate decided.",
        ),
        "vegetal.unknown-loss": (
            "Aucune perte de {product} n'est enregistrée sous {reference}\u00a0: sortez d'abord les pièces du stock, comme abîmées.",
            "No loss of {product} is recorded as {reference}: first write the pieces off the stock, as spoiled.",
        ),
        "vegetal.loss-explained": (
            "La perte {reference} de {product} est déjà expliquée\u00a0: contre-passez d'abord cette explication.",
            "The loss {reference} of {product} is explained already: reverse that explanation first.",
        ),
        "vegetal.passport-missing": (
            "{product} se vend à distance sur {channel}\u00a0: un végétal à planter y voyage avec un passeport phytosanitaire (règlement UE 2016/2031). Enregistrez celui de la pépinière, ou la raison pour laquelle il n'en faut pas.",
            "{product} is sold at a distance on {channel}: there a plant for planting travels with a plant passport (Regulation EU 2016/2031). Record the nursery's, or the reason why none is needed.",
        ),
        "vegetal.not-a-country": (
            "Un pays d'origine s'écrit en deux lettres majuscules, comme FR\u00a0: reprenez la ligne D du passeport.",
            "A country of origin is written in two capital letters, like FR: take line D of the passport.",
        ),
        "vegetal.care-missing": (
            "L'entretien de {product} n'est pas décrit\u00a0: décrivez-le pour imprimer son étiquette.",
            "The care of {product} is not described: describe it to print its label.",
        ),
    }
)
