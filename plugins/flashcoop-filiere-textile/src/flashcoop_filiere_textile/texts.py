"""The sentence of each refusal of the filière, in French and English; each says what to do next."""

# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.hooks import Words

__all__ = ["TEXTS"]

TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        # compositions and sales
        "textile.composition-missing": (
            "La composition de {product} n'est pas déclarée\u00a0: déclarez-la avant de vendre (règlement UE 1007/2011), ou enregistrez pourquoi ce produit n'a pas besoin d'étiquette.",
            "The composition of {product} is not declared: declare it before selling (Regulation EU 1007/2011), or record why this product needs no label.",
        ),
        "textile.no-components": (
            "La composition est vide\u00a0: donnez au moins une partie et ses fibres.",
            "The composition is empty: give at least one part and its fibres.",
        ),
        "textile.parts-not-named": (
            "Quand un produit a plusieurs parties, chacune porte un nom et un seul\u00a0: nommez-les («\u00a0extérieur\u00a0», «\u00a0doublure\u00a0»).",
            "Where a product has several parts, each has a name of its own: name them (outer fabric, lining).",
        ),
        "textile.share-of-nothing": (
            "Une fibre à 0\u00a0% n'est pas une fibre du produit\u00a0: retirez-la.",
            "A fibre at 0% is no fibre of the product: take it away.",
        ),
        "textile.fibre-twice": (
            "La fibre {fibre} est donnée deux fois\u00a0: additionnez ses parts.",
            "The fibre {fibre} is given twice: add up its shares.",
        ),
        "textile.shares-not-whole": (
            "Les parts font {sum:rate} du poids et doivent faire 100\u00a0%\u00a0: corrigez-les.",
            "The shares make {sum:rate} of the weight and must make 100%: correct them.",
        ),
        "textile.not-descending": (
            "Les fibres vont de la plus lourde à la plus légère\u00a0: placez {share:rate} avant {before:rate}.",
            "Fibres go from the heaviest to the lightest: put {share:rate} before {before:rate}.",
        ),
        "textile.other-fibre-to-name": (
            "Une fibre à {share:rate} doit être nommée\u00a0: «\u00a0autres fibres\u00a0» en réunit de {limit:rate} au plus chacune.",
            "A fibre of {share:rate} must be named: “other fibres” are of {limit:rate} at most each.",
        ),
        "textile.other-fibres-too-many": (
            "«\u00a0Autres fibres\u00a0» ferait {sum:rate} du poids, {limit:rate} au plus\u00a0: nommez-en une partie.",
            "“Other fibres” would make {sum:rate} of the weight, {limit:rate} at most: name some of them.",
        ),
        # sizes
        "textile.sizes-empty-or-twice": (
            "Donnez au moins une taille, et chacune une seule fois.",
            "Give at least one size, and each only once.",
        ),
        "textile.unknown-size": (
            "{product} n'est pas fait en taille {size}\u00a0: corrigez la taille, ou définissez-la d'abord.",
            "{product} is not made in size {size}: correct the size, or define it first.",
        ),
        # fabric and cutting
        "textile.lot-known": (
            "Le lot de tissu {lot} existe déjà\u00a0: donnez un autre identifiant.",
            "The fabric lot {lot} exists already: give another id.",
        ),
        "textile.unknown-lot": (
            "Aucun tissu n'est enregistré sous {lot}\u00a0: vérifiez l'identifiant, ou enregistrez d'abord ce tissu.",
            "No fabric is recorded as {lot}: check the id, or record this fabric first.",
        ),
        "textile.width-differs": (
            "Le tissu {lot} fait {expected:quantity} m de large, pas {width:quantity} m\u00a0: reprenez sa laize.",
            "The fabric {lot} is {expected:quantity} m wide, not {width:quantity} m: take its width.",
        ),
        "textile.lot-too-short": (
            "Il reste {left:quantity} m de {lot}, pas {length:quantity} m\u00a0: coupez moins, ou dans un autre lot.",
            "{left:quantity} m are left of {lot}, not {length:quantity} m: cut less, or from another lot.",
        ),
        "textile.does-not-fit": (
            "Une pièce de {length:quantity} m sur {width:quantity} m ne tient pas dans le tissu coupé\u00a0: vérifiez ses mesures.",
            "A piece of {length:quantity} m by {width:quantity} m does not fit in the fabric cut: check its measures.",
        ),
        "textile.areas-differ": (
            "Le tissu coupé fait {fabric} mm², les pièces, chutes et déchets {parts} mm²\u00a0: les deux doivent être égaux. Corrigez les mesures ou les déchets.",
            "The fabric cut is {fabric} mm², pieces, offcuts and waste {parts} mm²: both must be equal. Correct the measures or the waste.",
        ),
        "textile.more-cut-than-fabric": (
            "Les pièces et les chutes dépassent le tissu de {excess} mm²\u00a0: retirez des pièces, ou prenez plus de tissu.",
            "Pieces and offcuts exceed the fabric by {excess} mm²: take pieces away, or take more fabric.",
        ),
        # safety
        "textile.no-checklist": (
            "Aucune vérification n'est prévue au jour {day}\u00a0: prenez l'un des jours {days}.",
            "No check is planned for day {day}: take one of the days {days}.",
        ),
        "textile.checks-missing": (
            "Il manque au jour {day}\u00a0: {items}. Faites ces vérifications, puis enregistrez le tout.",
            "Day {day} lacks: {items}. Make these checks, then record them all.",
        ),
        "textile.needles-missing": (
            "{out} aiguilles sont sorties, {found} sont retrouvées\u00a0: cherchez les autres (aimant, pièces, sol) avant de quitter l'atelier et de vendre quoi que ce soit.",
            "{out} needles were handed out, {found} are found: search for the others (magnet, pieces, floor) before anyone leaves or anything is sold.",
        ),
    }
)
