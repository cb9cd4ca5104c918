"""What each statement says, in a sentence above it."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    "about-general-ledger": (
        "Les mêmes lignes que le journal, rangées par {word_account:compte} : chacun se lit comme un relevé de banque.",
        "The same lines as the journal, sorted by {word_account:account}: each reads like a bank statement.",
    ),
    "about-trial-balance": (
        "Une ligne par {word_account:compte}. Le total des {word_debit:débits} est toujours celui des {word_debit:crédits} : c'est ainsi qu'on voit que rien ne manque.",
        "A line an {word_account:account}. {word_debit:Debits} always add up to {word_debit:credits}: that is how one sees that nothing is missing.",
    ),
    "about-income-statement": (
        "Ce que l'activité a rapporté, ce qu'elle a coûté, et ce qu'il en reste : le {word_result:résultat}.",
        "What the activity brought in, what it cost, and what is left of it: the {word_result:result}.",
    ),
    "about-balance-sheet": (
        "Ce que la session possède ({word_assets:actif}) et ce qu'elle doit ({word_assets:passif}), un jour donné. Les deux côtés sont égaux.",
        "What the session has ({word_assets:assets}) and what it owes ({word_assets:liabilities}) on a day. Both sides are equal.",
    ),
    "about-cash-flow": (
        "D'où est venu l'argent et où il est parti. Ce que la CAE a payé ou reçu pour la session est à part.",
        "Where money came from and where it went. What the host paid or received for the session stands apart.",
    ),
    "about-vat-summary": (
        "Pour chaque mois et chaque taux : la {word_vat:TVA} des ventes, celle des achats, et la différence.",
        "For each month and rate: the {word_vat:VAT} on sales, that on purchases, and the difference.",
    ),
    "about-till-book": (
        "Chaque pièce entrée dans la {word_till:caisse} ou sortie d'elle, et ce qu'il devait y avoir après.",
        "Each coin that went into the {word_till:till} or out of it, and what had to be in it after.",
    ),
    "about-product-margins": (
        "Ce que chaque produit a rapporté moins ce qu'il a coûté : sa {word_margin:marge}. Et le {word_break_even:seuil} à partir duquel il paie aussi le reste.",
        "What each product brought in less what it cost: its {word_margin:margin}. And the {word_break_even:break-even} from which it pays for the rest too.",
    ),
    "about-stock": (
        "Les pièces entrées, vendues, sorties autrement et restantes ; puis la valeur du {word_stock:stock}, telle qu'elle a été comptée.",
        "The pieces that came in, were sold, went out otherwise and are left; then the value of the {word_stock:stock}, as it was counted.",
    ),
    "about-distribution": (
        "L'{word_envelope:enveloppe} ligne par ligne, la part de chacun, et ce que la paie en a fait.",
        "The {word_envelope:envelope} line by line, each share, and what payroll made of it.",
    ),
    "about-member-account": (
        "Ce que la coopérative doit à {member}, et ce qu'elle lui a payé.",
        "What the cooperative owes {member}, and what it paid.",
    ),
    "about-reconciliation": (
        "Tout ce qui est passé entre la session et sa CAE, par le {word_link:compte de liaison}, avec l'écriture que la CAE passe de son côté.",
        "All that passed between the session and its host, through the {word_link:link account}, with the entry that the host books on its side.",
    ),
    "about-journal": (
        "Chaque événement noté, à sa date, avec les {word_entry:écritures} qu'il passe. Rien n'est jamais effacé : une erreur est {word_reversal:annulée} par un nouvel événement.",
        "Every event recorded, on its day, with the {word_entry:entries} that it books. Nothing is ever erased: a mistake is {word_reversal:reversed} by a new event.",
    ),
}
