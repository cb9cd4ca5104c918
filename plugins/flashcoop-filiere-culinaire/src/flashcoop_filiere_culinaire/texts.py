"""Why the plugin refuses, and what to do next: (French, English)."""

# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.hooks import Words

__all__ = ["TEXTS"]

#: Refusal -> its sentence.
TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        # VAT categories
        "culinaire.unknown-category": (
            "Il n'y a pas de catégorie de TVA {category}\u00a0: prenez une de celles-ci\u00a0: {known}.",
            "There is no VAT category {category}: use one of these: {known}.",
        ),
        "culinaire.rate-not-of-category": (
            "{product} est à {rate:rate}, mais sa catégorie ou la décision dit {expected:rate}\u00a0: définissez un produit à ce taux, ou faites décider la bonne catégorie.",
            "{product} is at {rate:rate}, but its category or the decision says {expected:rate}: define a product at that rate, or have the right category decided.",
        ),
        "culinaire.accountant-decides": (
            "La catégorie {category} ne suffit pas à donner un taux, et {by} n'est pas comptable de la session\u00a0: faites décider le comptable de la CAE, après l'avoir engagé (facilitator_engaged, accountant).",
            "Category {category} alone gives no rate, and {by} is no accountant of the session: have the host's accountant decide, engaged before (facilitator_engaged, accountant).",
        ),
        "culinaire.category-undecided": (
            "La catégorie de TVA de {product} n'est pas décidée\u00a0: demandez-la au comptable de la CAE et enregistrez sa décision (culinaire.category_decided) avant de vendre.",
            "The VAT category of {product} is not decided: ask the host's accountant and record the decision (culinaire.category_decided) before selling.",
        ),
        # recipes and allergens
        "culinaire.recipe-empty": (
            "La recette de {product} n'a pas d'ingrédient\u00a0: écrivez-en un au moins.",
            "The recipe of {product} has no ingredient: write one at least.",
        ),
        "culinaire.ingredient-twice": (
            "L'ingrédient {ingredient} figure deux fois dans la recette\u00a0: additionnez ses quantités sur une ligne.",
            "Ingredient {ingredient} stands twice in the recipe: add its quantities up on one line.",
        ),
        "culinaire.allergens-missing": (
            "La déclaration de {product} oublie\u00a0: {fr}. Ses ingrédients en contiennent\u00a0: déclarez-les (culinaire.allergens_declared) et affichez-les.",
            "The declaration of {product} forgets: {en}. Its ingredients contain them: declare them (culinaire.allergens_declared) and show them.",
        ),
        "culinaire.allergens-not-declared": (
            "Les allergènes de {product} ne sont pas déclarés\u00a0: déclarez-les avant de vendre (culinaire.allergens_declared), même s'il n'y en a aucun.",
            "The allergens of {product} are not declared: declare them before selling (culinaire.allergens_declared), even if there are none.",
        ),
        # lots
        "culinaire.lot-exists": (
            "Le lot {lot} existe déjà\u00a0: donnez à celui-ci un autre identifiant.",
            "Lot {lot} exists already: give this one another id.",
        ),
        "culinaire.lot-from-nothing": (
            "Le lot {lot} ne dit pas de quels lots d'ingrédients il vient\u00a0: nommez-les, sans eux aucun rappel n'est possible.",
            "Lot {lot} does not say which ingredient lots it comes from: name them, without them no recall is possible.",
        ),
        "culinaire.unknown-ingredient-lot": (
            "Le lot d'ingrédient {lot} n'a pas été reçu\u00a0: vérifiez l'identifiant, ou enregistrez d'abord sa réception (culinaire.ingredient_lot_received).",
            "Ingredient lot {lot} was not received: check the id, or record its receipt first (culinaire.ingredient_lot_received).",
        ),
        "culinaire.received-later": (
            "Le lot d'ingrédient {lot} est reçu le {received}, après cette fabrication du {on}\u00a0: corrigez une des deux dates, ou nommez le lot qui a servi.",
            "Ingredient lot {lot} came in on {received}, after this was made on {on}: correct one of the two dates, or name the lot that was used.",
        ),
        "culinaire.lot-exceeds-stock": (
            "Ce lot de {quantity:quantity} dépasse les {product} faits qui n'ont pas encore de lot, {free:quantity}\u00a0: enregistrez d'abord la fabrication (goods_produced), ou corrigez la quantité.",
            "This lot of {quantity:quantity} exceeds the {product} made that have no lot yet, {free:quantity}: record the production first (goods_produced), or correct the quantity.",
        ),
        "culinaire.date-before-making": (
            "La date limite du {day} précède la fabrication du {on}\u00a0: corrigez une des deux dates.",
            "The last day, {day}, comes before the making on {on}: correct one of the two dates.",
        ),
        "culinaire.ingredient-past-use-by": (
            "Le lot d'ingrédient {lot} était à consommer jusqu'au {day}\u00a0: rien ne se fabrique avec le {on}. Jetez-le, et nommez le lot qui a servi.",
            "Ingredient lot {lot} was to be used by {day}: nothing is made of it on {on}. Throw it away, and name the lot that was used.",
        ),
        "culinaire.past-use-by": (
            "Il reste {left:quantity} {product} du lot {lot}, à consommer jusqu'au {day}\u00a0: retirez-les de la vente et passez-les en perte (stock_written_off, spoiled), avant tout autre {product}.",
            "There are {left:quantity} {product} left of lot {lot}, to be used by {day}: take them off the stall and write them off (stock_written_off, spoiled), before any other {product}.",
        ),
        "culinaire.pieces-without-lot": (
            "{quantity:quantity} {product} ne sont dans aucun lot\u00a0: enregistrez leur lot (culinaire.lot_made) avant que d'autres ne sortent, sinon un rappel oublierait des clients.",
            "{quantity:quantity} {product} are in no lot: record their lot (culinaire.lot_made) before more leave, or a recall would forget customers.",
        ),
        "culinaire.not-in-a-lot": (
            "{quantity:quantity} {product} sortent le {on}, mais les lots faits ce jour-là ou avant n'en ont plus que {left:quantity}\u00a0: corrigez la date ou la quantité, ou enregistrez d'abord le lot.",
            "{quantity:quantity} {product} leave on {on}, but the lots made by that day hold {left:quantity}: correct the date or the quantity, or record the lot first.",
        ),
        # what may be undone
        "culinaire.ingredient-lot-used": (
            "Le lot d'ingrédient {lot} a servi aux lots {lots}\u00a0: contre-passez-les d'abord.",
            "Ingredient lot {lot} went into lots {lots}: reverse them first.",
        ),
        "culinaire.lot-stands-on-it": (
            "Sans cette entrée, un lot de {product} compterait plus que le stock ({free:quantity} sont sans lot)\u00a0: contre-passez d'abord le lot.",
            "Without this entry, a lot of {product} would count more than the stock ({free:quantity} have no lot): reverse the lot first.",
        ),
        # hygiene
        "culinaire.nothing-checked": (
            "Cette vérification ne dit rien\u00a0: cochez un point au moins, ou notez une température.",
            "This check says nothing: tick an item at least, or note a temperature.",
        ),
        "culinaire.unknown-check": (
            "Le jour {day} n'a pas de point {item}\u00a0: ses points sont {known}.",
            "Day {day} has no item {item}: its items are {known}.",
        ),
        # reports
        "culinaire.unknown-lot": (
            "Il n'y a pas de lot {lot}\u00a0: les lots sont {known}.",
            "There is no lot {lot}: the lots are {known}.",
        ),
        "culinaire.no-recipe": (
            "{product} n'a pas de recette\u00a0: enregistrez-la d'abord (culinaire.recipe_set).",
            "{product} has no recipe: record it first (culinaire.recipe_set).",
        ),
        "culinaire.no-lot": (
            "{product} n'a pas de lot {lot}\u00a0: enregistrez-le d'abord (culinaire.lot_made), ou choisissez-en un autre\u00a0: {known}.",
            "{product} has no lot {lot}: record it first (culinaire.lot_made), or choose another: {known}.",
        ),
        "culinaire.no-such-day": (
            "Aucune liste n'est prévue le jour {day}\u00a0: il y en a pour les jours {known}.",
            "No list is planned for day {day}: there are lists for days {known}.",
        ),
        "culinaire.not-a-day": (
            "Ce n'est pas une date\u00a0: écrivez-la ainsi, 2026-03-07.",
            "This is not a date: write it like 2026-03-07.",
        ),
    }
)
