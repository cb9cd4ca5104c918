"""Why a written amount, a quantity or a split was refused, and what to write instead."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    "amount-not-a-number": (
        "Ce n'est pas un montant. Écrivez des chiffres, sans lettre, exposant ni zéro en tête, par exemple 1 234,56 ou -12,00.",
        "This is not an amount. Write digits, without letter, exponent or leading zero, for example 1,234.56 or -12.00.",
    ),
    "amount-not-whole-cents": (
        "Un montant est un nombre entier de centimes\u00a0; celui-ci a {decimals} décimales. Écrivez-en deux au plus.",
        "An amount is a whole number of cents; this one has {decimals} decimals. Write two at most.",
    ),
    "amount-ambiguous": (
        "Les séparateurs de ce montant ne se lisent pas d'une seule façon. Écrivez 1 234,00 ou 1.23.",
        "The separators of this amount can be read in more than one way, or in none. Write 1,234.00 or 1.23.",
    ),
    "amount-too-large": (
        "Ce montant a {digits} chiffres, centimes compris\u00a0; le plus grand en a 15. Vérifiez la saisie.",
        "This amount has {digits} digits, cents included; the largest has 15. Check what was typed.",
    ),
    "quantity-not-a-number": (
        "Ce n'est pas une quantité. Écrivez des chiffres, sans unité, exposant ni zéro en tête, par exemple 12 ou 0,5.",
        "This is not a quantity. Write digits, without unit, exponent or leading zero, for example 12 or 0.5.",
    ),
    "quantity-not-thousandths": (
        "Une quantité est un nombre entier de millièmes\u00a0; celle-ci a {decimals} décimales. Écrivez-en trois au plus.",
        "A quantity is a whole number of thousandths; this one has {decimals} decimals. Write three at most.",
    ),
    "quantity-ambiguous": (
        "Les séparateurs de cette quantité ne se lisent pas d'une seule façon. Écrivez 1.250 (un et quart) ou 1 250.",
        "The separators of this quantity can be read in more than one way, or in none. Write 1.250 (one and a quarter) or 1250.",
    ),
    "quantity-too-large": (
        "Cette quantité a {digits} chiffres, millièmes compris\u00a0; la plus grande en a 15. Vérifiez la saisie.",
        "This quantity has {digits} digits, thousandths included; the largest has 15. Check what was typed.",
    ),
    "split-without-weight": (
        "Rien ne dit entre qui partager\u00a0: aucun poids n'est supérieur à zéro. Donnez un poids à une personne au moins.",
        "Nothing says who shares: no weight is above zero. Give at least one person a weight.",
    ),
    "split-weight-negative": (
        "Un poids de partage est négatif. Donnez à chacun zéro ou plus.",
        "A weight of the split is negative. Give each person zero or more.",
    ),
}
