"""The words of accounting and of cooperatives, explained as one would to a new member."""

from __future__ import annotations

__all__ = ["GLOSSARY", "TEXTS"]

#: Key -> (word, what it means), each in French and in English.
GLOSSARY: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "flashcoop": (
        ("Coopérative éphémère, Flashcoop", "Short-lived cooperative, Flashcoop"),
        (
            "Une vraie coopérative qui vit quelques jours : un groupe décide, fabrique, vend, tient ses comptes et partage ce qui reste.",
            "A real cooperative that lives for a few days: a group decides, makes, sells, keeps its books and shares what is left.",
        ),
    ),
    "host": (
        ("CAE, coopérative d'activité et d'emploi", "CAE, the host"),
        (
            "L'entreprise qui héberge la session : elle prête son numéro, son assurance, sa comptabilité et sa paie.",
            "The company that hosts the session: it lends its number, its insurance, its accounting and its payroll.",
        ),
    ),
    "ledger": (
        ("Registre, événement", "Ledger, event"),
        (
            "Le fichier où chaque fait de la session est noté à la suite des autres, et jamais changé. Un fait noté est un événement ; il a un numéro.",
            "The file where each fact of the session is recorded after the others and never changed. A fact recorded is an event; it has a number.",
        ),
    ),
    "head": (
        ("Empreinte", "Head"),
        (
            "Un nombre de 64 signes calculé sur tout ce qui est noté jusqu'ici : s'il est le même, rien n'a changé.",
            "A number of 64 signs computed from all that is recorded so far: if it is the same, nothing has changed.",
        ),
    ),
    "reversal": (
        ("Annulation, contre-passation", "Reversal"),
        (
            "Un événement qui en défait un autre. Les deux restent visibles.",
            "An event that undoes another. Both stay in sight.",
        ),
    ),
    "majority": (
        ("Majorité", "Majority"),
        (
            "La réponse choisie par plus de la moitié des bulletins qui ne sont pas blancs.",
            "The answer that more than half of the ballots that are not blank have chosen.",
        ),
    ),
    "consent": (
        ("Consentement", "Consent"),
        (
            "Une proposition passe quand quelqu'un la veut et que personne ne s'y oppose.",
            "A proposal passes when somebody wants it and nobody objects.",
        ),
    ),
    "blank": (
        ("Bulletin blanc", "Blank ballot"),
        ("Un vote qui ne choisit aucune réponse.", "A vote that chooses no answer."),
    ),
    "dissent": (
        ("Voix contre", "Against"),
        (
            "Les bulletins qui voulaient une autre réponse, et les oppositions. Le livre les garde : une décision n'efface pas les désaccords.",
            "The ballots that wanted another answer, and the objections. The book keeps them: a decision does not erase disagreement.",
        ),
    ),
    "channel": (
        ("Canal de vente", "Channel"),
        (
            "Où et comment on vend : le marché, en ligne, entre membres. Un produit peut avoir un prix par canal.",
            "Where and how things are sold: at the market, online, among members. A product may have a price a channel.",
        ),
    ),
    "gross": (
        ("TTC, toutes taxes comprises", "VAT included"),
        ("Le prix que paie le client, TVA dedans.", "The price that the customer pays, VAT in it."),
    ),
    "net": (
        ("HT, hors taxe", "Net, without VAT"),
        (
            "Le prix sans la TVA : ce qui revient vraiment à la coopérative.",
            "The price without VAT: what is really the cooperative's.",
        ),
    ),
    "vat": (
        ("TVA, taxe sur la valeur ajoutée", "VAT, value added tax"),
        (
            "Un impôt compris dans les prix. L'entreprise le reçoit de ses clients et le reverse à l'État.",
            "A tax that is part of prices. The company takes it from its customers and passes it on to the State.",
        ),
    ),
    "collected": (
        ("TVA collectée", "Collected VAT"),
        ("La TVA reçue des clients.", "The VAT taken from customers."),
    ),
    "deductible": (
        ("TVA déductible", "Deductible VAT"),
        (
            "La TVA payée sur les achats, que l'État rend quand la facture est au nom de la CAE.",
            "The VAT paid on purchases, which the State gives back when the invoice is in the host's name.",
        ),
    ),
    "reverse_charged": (
        ("TVA autoliquidée", "Reverse-charged VAT"),
        (
            "La TVA d'un fournisseur étranger, que la CAE déclare et déduit à sa place.",
            "The VAT of a foreign supplier, which the host declares and deducts in its place.",
        ),
    ),
    "cash": (
        ("Trésorerie", "Cash"),
        (
            "L'argent disponible, ou qui arrive bientôt : caisse, banque, cartes et chèques reçus.",
            "The money at hand, or about to come: till, bank, cards and cheques received.",
        ),
    ),
    "till": (
        ("Caisse", "Till"),
        (
            "Les pièces et les billets. On les compte ; ce qui manque ou dépasse est un écart de caisse, noté.",
            "The coins and notes. They are counted; what lacks or exceeds is a till gap, and is recorded.",
        ),
    ),
    "account": (
        ("Compte", "Account"),
        (
            "Une case de la comptabilité, avec un numéro : 53 pour la caisse, 701 pour les ventes de ce qu'on fabrique.",
            "A box of accounting, with a number: 53 for the till, 701 for sales of what is made.",
        ),
    ),
    "entry": (
        ("Écriture", "Entry"),
        (
            "Un fait écrit en comptes : autant au débit qu'au crédit.",
            "A fact written in accounts: as much debit as credit.",
        ),
    ),
    "debit": (
        ("Débit, crédit", "Debit, credit"),
        (
            "Les deux côtés d'un compte. Ce qui entre quelque part (débit) vient toujours d'ailleurs (crédit).",
            "The two sides of an account. What goes in somewhere (debit) always comes from elsewhere (credit).",
        ),
    ),
    "result": (
        ("Résultat", "Result"),
        (
            "Ce que l'activité a rapporté moins ce qu'elle a coûté. Au-dessus de zéro un bénéfice, au-dessous une perte.",
            "What the activity brought in less what it cost. Above zero a profit, below zero a loss.",
        ),
    ),
    "assets": (
        ("Actif, passif", "Assets, liabilities"),
        (
            "Ce que la session possède ou qu'on lui doit ; ce qu'elle doit, avec son résultat.",
            "What the session has or is owed; what it owes, with its result.",
        ),
    ),
    "margin": (
        ("Marge", "Margin"),
        (
            "Les ventes hors taxe d'un produit, moins ce qu'il a coûté à faire.",
            "The sales of a product without VAT, less what it cost to make.",
        ),
    ),
    "break_even": (
        ("Seuil de rentabilité", "Break-even"),
        (
            "Combien il fallait en vendre pour payer aussi les autres charges.",
            "How many had to be sold to pay the other charges too.",
        ),
    ),
    "stock": (
        ("Stock", "Stock"),
        (
            "Ce qui est acheté ou fabriqué et pas encore vendu. Il vaut ce qu'on a compté.",
            "What is bought or made and not sold yet. It is worth what was counted.",
        ),
    ),
    "contribution": (
        ("Contribution à la CAE", "Contribution to the host"),
        (
            "La part que la CAE demande pour l'accueil, à un taux connu dès l'ouverture.",
            "The part that the host asks for hosting, at a rate known from the opening.",
        ),
    ),
    "envelope": (
        ("Enveloppe, surplus", "Envelope, surplus"),
        (
            "Ce qui peut se partager : les ventes hors taxe encaissées, moins les charges et la contribution. Les subventions n'en font pas partie.",
            "What can be shared: the sales collected, without VAT, less charges and the contribution. Grants are no part of it.",
        ),
    ),
    "share": (
        ("Part", "Share"),
        ("Ce qui revient à un membre de la somme partagée.", "What a member gets of the sum that is shared."),
    ),
    "remainders": (
        ("Plus forts restes", "Largest remainders"),
        (
            "Quand une somme ne se divise pas juste, les centimes restants vont un par un aux parts qui en ont perdu le plus à l'arrondi ; à égalité, au plus grand poids, puis dans l'ordre des identifiants.",
            "When a sum does not divide evenly, the cents left go one by one to the shares that rounding cost most; where level, to the larger weight, then in the order of ids.",
        ),
    ),
    "cost": (
        ("Coût total", "Total cost"),
        (
            "Tout ce que la paie d'un membre coûte à la CAE : le salaire brut et les cotisations de l'employeur.",
            "All that the pay of a member costs the host: gross pay and the employer's contributions.",
        ),
    ),
    "social": (
        ("Cotisations", "Contributions"),
        (
            "Ce que la paie verse à la sécurité sociale : maladie, retraite, chômage, accidents du travail.",
            "What payroll pays to social security: health, pension, unemployment, accidents at work.",
        ),
    ),
    "net_pay": (
        ("Brut, net", "Gross, net"),
        (
            "Le brut est le salaire avant les cotisations du membre ; le net est ce qui arrive sur son compte.",
            "Gross is pay before the member's contributions; net is what arrives on their account.",
        ),
    ),
    "link": (
        ("Compte de liaison, 181", "Link account, 181"),
        (
            "Ce qui passe entre la session et la CAE. À la fin, un débit est un bénéfice laissé à la CAE, un crédit une perte qu'elle supporte.",
            "What passes between the session and its host. At the end, a debit is a profit left to the host, a credit a loss that it bears.",
        ),
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"word-{key}": word for key, (word, _) in GLOSSARY.items()},
    **{f"meaning-{key}": meaning for key, (_, meaning) in GLOSSARY.items()},
}
