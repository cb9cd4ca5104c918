"""The words of the workbook that the statements do not have already, and how a sheet speaks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from flashcoop_core.hooks import Words
from flashcoop_core.words import label, say
from flashcoop_core.written import Lang

__all__ = ["TABS", "TEXTS", "Speech"]

#: What each tab says: at most 31 characters, none of []:*?/\, no quote at an end.
TABS: Mapping[str, Words] = MappingProxyType(
    {
        "cover": ("Couverture", "Cover"),
        "checks": ("Contrôles", "Checks"),
        "journal": ("Journal", "Journal"),
        "general-ledger": ("Grand livre", "General ledger"),
        "trial-balance": ("Balance", "Trial balance"),
        "income-statement": ("Résultat", "Income statement"),
        "balance-sheet": ("Bilan", "Balance sheet"),
        "cash-flow": ("Trésorerie", "Cash flow"),
        "vat-summary": ("TVA", "VAT"),
        "till-book": ("Caisse", "Till book"),
        "product-margins": ("Marges", "Margins"),
        "stock": ("Stock", "Stock"),
        "distribution": ("Partage", "Distribution"),
        "members": ("Membres", "Members"),
        "member-account": ("Comptes des membres", "Member accounts"),
        "reconciliation": ("Rapprochement", "Reconciliation"),
    }
)

TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        "label": (
            "Les comptes en classeur\u00a0: une feuille par état, totaux en formules, contrôles visibles",
            "The books as a workbook: a sheet a statement, totals as formulas, checks in sight",
        ),
        "too-many-lines": (
            "La feuille «\u00a0{sheet}\u00a0» aurait plus de {most} lignes, ce qu'aucun tableur ne lit. Exportez plutôt `data:parquet` ou `data:jsonl`.",
            "The sheet {sheet} would have more than {most} rows, which no spreadsheet reads. Export `data:parquet` or `data:jsonl` instead.",
        ),
        # columns that no printed statement has
        "column-version": ("N°", "No."),
        "column-aux": ("Analytique", "Analytic"),
        "column-vat-rate": ("Taux de TVA", "VAT rate"),
        "column-by-ledger": ("Solde au grand livre", "In the general ledger"),
        "column-third-party": ("Tiers ou membre", "Third party or member"),
        "column-channel": ("Canal", "Channel"),
        "column-month": ("Mois", "Month"),
        "column-day-end": ("Fin de journée", "End of day"),
        "column-unit": ("Unité", "Unit"),
        "column-produced": ("Fabriqués", "Made"),
        "column-pieces-received": ("Reçus", "Received"),
        "column-written-off": ("Perdus", "Written off"),
        "column-given": ("Donnés", "Given"),
        "column-kept": ("Gardés", "Kept"),
        "column-counted-on": ("Compté le", "Counted on"),
        "column-by-balance": ("Selon la balance", "By the trial balance"),
        "column-member": ("Membre", "Member"),
        "column-weight": ("Poids", "Weight"),
        "column-cause": ("Cause", "Cause"),
        "column-advanced": ("Achats avancés", "Purchases advanced"),
        "column-paid-member": ("Versé au membre", "Paid to the member"),
        "column-owed-end": ("Reste dû", "Still owed"),
        "column-check": ("Contrôle", "Check"),
        "column-sheet": ("Feuille", "Sheet"),
        "column-figure": ("Ce chiffre", "This figure"),
        "column-must-equal": ("doit égaler", "must equal"),
        "column-gap": ("Écart", "Difference"),
        "column-verdict": ("Verdict", "Verdict"),
        "column-fact": ("Fait", "Fact"),
        "column-what": ("Ce qu'on y lit", "What it shows"),
        # lines
        "line-of-account": ("Total du compte {account}", "Total of account {account}"),
        "line-parties": ("Balance des tiers et des membres (classe 4)", "Third parties and members (class 4)"),
        "line-cash-balance": ("Trésorerie selon la balance", "Cash by the trial balance"),
        "line-cash-transfers": ("Échanges entre notre trésorerie et la CAE", "Between our cash and the host"),
        "line-cash-link": ("Solde du compte de liaison", "Balance of the link"),
        "line-vat-accounts": ("Selon les comptes de TVA de la balance", "By the VAT accounts of the trial balance"),
        "line-vat-self-supply": (
            "dont TVA sur des pièces gardées ou données, due sans vente",
            "of which VAT on pieces kept or given, due without a sale",
        ),
        "line-till-balance": ("Caisse selon la balance", "Till by the trial balance"),
        "line-pieces": ("En pièces", "In pieces"),
        "line-envelope": ("Somme à partager", "Sum to share"),
        "line-as-decided": ("Somme partagée, telle que décidée", "Sum shared, as decided"),
        "line-as-booked": ("Somme partagée, telle que comptabilisée", "Sum shared, as booked"),
        "line-shares": ("Parts", "Shares"),
        "line-pay": ("Résultats de paie", "Payroll results"),
        "line-of-member": ("Total de {member}", "Total of {member}"),
        "line-link-explained": ("Solde expliqué", "Balance explained"),
        "line-link-trial": ("Solde selon la balance", "Balance by the trial balance"),
        "note-nothing-shared": ("Rien n'a encore été partagé.", "Nothing was shared yet."),
        # checks
        "good": ("OK", "OK"),
        "bad": ("ÉCART", "DIFFERS"),
        "verdict": ("Contrôles\u00a0: ", "Checks: "),
        "checks-title": ("Contrôles d'articulation", "Articulation checks"),
        "checks-note": (
            "Chaque contrôle est une formule\u00a0: il devient rouge si un chiffre de ce classeur est changé sans l'autre.",
            "Each check is a formula: it turns red if a figure of this workbook is changed without the other.",
        ),
        "check-journal-balanced": ("Journal\u00a0: débits = crédits", "Journal: debits = credits"),
        "check-ledger-debits": ("Grand livre = journal, débits", "General ledger = journal, debits"),
        "check-ledger-credits": ("Grand livre = journal, crédits", "General ledger = journal, credits"),
        "check-trial-debits": ("Balance = grand livre, débits", "Trial balance = general ledger, debits"),
        "check-trial-credits": ("Balance = grand livre, crédits", "Trial balance = general ledger, credits"),
        "check-trial-balanced": ("Balance\u00a0: débits = crédits", "Trial balance: debits = credits"),
        "check-trial-sides": (
            "Balance\u00a0: soldes débiteurs = soldes créditeurs",
            "Trial balance: debit balances = credit balances",
        ),
        "check-trial-accounts": (
            "Balance et grand livre\u00a0: écarts, compte par compte",
            "Trial balance and general ledger: differences, account by account",
        ),
        "check-result": ("Résultat = résultat au bilan", "Result = result on the balance sheet"),
        "check-balance-sheet": ("Bilan\u00a0: actif = passif", "Assets = liabilities"),
        "check-cash-change": ("Trésorerie\u00a0: flux par nature = balance", "Cash: flows by kind = trial balance"),
        "check-cash-days": ("Trésorerie\u00a0: flux par jour = balance", "Cash: flows by day = trial balance"),
        "check-cash-link": (
            "Trésorerie\u00a0: par la CAE + échanges = compte de liaison",
            "Cash: by the host + transfers = link",
        ),
        "check-vat": ("TVA restant à déclarer = comptes de TVA", "VAT still to settle = VAT accounts"),
        "check-till-end": ("Livre de caisse = compte de caisse", "Till book = till account"),
        "check-till-above-zero": (
            "Caisse jamais sous zéro en fin de journée\u00a0: le plus bas",
            "Till never below zero at the end of a day: the lowest",
        ),
        "check-margins": ("Marges et reste = résultat avant rémunérations", "Margins and the rest = result before pay"),
        "check-stock-pieces": (
            "Stock\u00a0: aucun produit sous zéro, le plus bas",
            "Stock: no product below zero, the lowest",
        ),
        "check-stock-above-zero": (
            "Stock\u00a0: aucune valeur sous zéro, la plus basse",
            "Stock: no value below zero, the lowest",
        ),
        "check-stock-values": (
            "Stock et balance\u00a0: écarts, compte par compte",
            "Stock and trial balance: differences, account by account",
        ),
        "check-envelope": ("Somme à partager = somme partagée", "Sum to share = sum shared"),
        "check-shares": ("Somme partagée = total des parts", "Sum shared = total of the shares"),
        "check-booked": ("Somme partagée = somme comptabilisée", "Sum shared = sum booked"),
        "check-members": (
            "Membres et balance\u00a0: écarts, membre par membre",
            "Members and trial balance: differences, member by member",
        ),
        "check-member-accounts": (
            "Comptes des membres, en tout = balance",
            "Member accounts, in all = trial balance",
        ),
        "check-link-moved": ("Compte de liaison\u00a0: mouvements = balance", "Link: movements = trial balance"),
        "check-link-explained": ("Compte de liaison\u00a0: solde = explication", "Link: balance = what explains it"),
        # the cover
        "cover-title": ("Comptes de la session", "Books of the session"),
        "fact-session": ("Session", "Session"),
        "fact-id": ("Identifiant", "Id"),
        "fact-host": ("CAE qui héberge", "Host"),
        "fact-siren": ("SIREN", "SIREN"),
        "fact-section": ("Section", "Section"),
        "fact-place": ("Lieu", "Place"),
        "fact-filiere": ("Filière", "Filière"),
        "fact-starts": ("Début du programme", "Programme starts"),
        "fact-ends": ("Fin du programme", "Programme ends"),
        "fact-year-end": ("Clôture de l'exercice", "Fiscal year ends"),
        "fact-plugins": ("Modules", "Plugins"),
        "fact-state": ("État des comptes", "Accounts"),
        "state-open": ("en cours", "open"),
        "state-closed": ("clos", "closed"),
        "fact-version": ("Version (nombre d'événements)", "Version (number of events)"),
        "fact-on": ("Dernier jour comptable", "Last accounting day"),
        "fact-until": ("Arrêtés au", "As of"),
        "fact-recorded": ("Tels qu'enregistrés jusqu'au", "As recorded up to"),
        "fact-head": ("Empreinte", "Head"),
        "fact-checking": ("Pour vérifier", "How to check"),
        "fact-command": ("Commande", "Command"),
        "command": ("flashcoop verify REGISTRE --head {head}", "flashcoop verify LEDGER --head {head}"),
        "fact-imagined": ("Attention", "Beware"),
        "imagined": (
            "Comptes imaginés\u00a0: une partie de ces événements n'a jamais été enregistrée.",
            "Imagined books: some of these events were never recorded.",
        ),
        "checking": (
            "Demandez le registre à la CAE et lancez la commande ci-dessous\u00a0: elle relit chaque événement et confirme que l'empreinte en fait partie.",
            "Ask the host for the ledger and run the command below: it reads every event again and confirms that the head is part of it.",
        ),
        "cover-note": (
            "Les montants sont exacts au centime. Les totaux sont des formules, arrondies au centime à chaque étape parce qu'un tableur calcule en binaire. Ce classeur est une copie pour la lecture\u00a0: seul le registre fait foi.",
            "Amounts are exact to the cent. Totals are formulas, rounded to the cent at each step because a spreadsheet reckons in binary. This workbook is a copy to read: only the ledger is the record.",
        ),
        "page": ("page", "page"),
        # what each sheet shows
        "what-checks": ("Ce qui doit être égal, feuille par feuille", "What must be equal, sheet by sheet"),
        "what-journal": ("Chaque écriture, ligne par ligne", "Every entry, line by line"),
        "what-general-ledger": ("Chaque compte, mouvement par mouvement", "Every account, movement by movement"),
        "what-trial-balance": ("Débits, crédits et soldes par compte", "Debits, credits and balances by account"),
        "what-income-statement": ("Produits, charges, résultat", "Income, charges, result"),
        "what-balance-sheet": ("Actif et passif", "Assets and liabilities"),
        "what-cash-flow": ("Entrées et sorties d'argent", "What came in and went out"),
        "what-vat-summary": ("TVA par mois et par taux", "VAT by month and rate"),
        "what-till-book": ("La caisse, jour par jour", "The till, day by day"),
        "what-product-margins": ("Marge et seuil de rentabilité par produit", "Margin and break-even by product"),
        "what-stock": ("Pièces et valeurs", "Pieces and values"),
        "what-distribution": ("La somme à partager et les parts", "The sum to share and the shares"),
        "what-members": ("Parts, paie, reste dû, membre par membre", "Shares, pay, still owed, member by member"),
        "what-member-account": ("Les mouvements de chaque membre", "The movements of each member"),
        "what-reconciliation": ("Le compte de liaison et son miroir à la CAE", "The link and its mirror at the host"),
    }
)


@attrs.frozen
class Speech:
    """How a sheet says things: its language, and what plugins call their own kinds of event."""

    lang: Lang
    plugins: Mapping[str, Words]

    def say(self, name: str, **facts: object) -> str:
        """A text of the workbook, or of the statements, with its facts."""
        return TEXTS[name][self._at].format(**facts) if name in TEXTS else label(name, self.lang)

    def title(self, sheet: str, session: str) -> str:
        """The title of a sheet: the statement, or what its tab says where it shows several, and the session."""
        many = sheet in ("members", "member-account")
        title = self.tab(sheet) if many else label(f"statement-{sheet}", self.lang)
        return say("heading-title", {"title": title, "name": session}, self.lang)

    def tab(self, name: str) -> str:
        """What the tab of a sheet says."""
        return TABS[name][self._at]

    def column(self, name: str) -> str:
        """The label of a column."""
        # One label of the core has an underscore, as the field it shows.
        return self.say(f"column-{name if name == 'reverse_charged' else name.replace('_', '-')}")

    def line(self, name: str) -> str:
        """The label of a line."""
        return self.say(f"line-{name}")

    def key(self, key: str) -> str:
        """How something was shared; the name of a key that only a plugin knows."""
        return label(f"key-{key}", self.lang, otherwise=key)

    def kind(self, kind: str) -> str:
        """What happened; the wire name of a kind whose plugin is not here."""
        own = self.plugins.get(kind)
        return label(f"kind-{kind}", self.lang, otherwise=kind) if own is None else own[self._at]

    @property
    def _at(self) -> int:
        return 0 if self.lang == "fr" else 1
