"""What is said of many sessions together: the command, its refusals, the report and the national demonstration."""

from __future__ import annotations

__all__ = ["TEXTS"]

_COMMAND: dict[str, tuple[str, str]] = {
    "help-network": (
        "Lire plusieurs registres comme un seul réseau.\n\nLe tour des sessions, les personnes accueillies, les comptes consolidés, les indicateurs. Les effectifs de moins de 5 sont masqués, et ceux qui les redonneraient par différence.",
        "Read several ledgers as one network.\n\nThe tour of the sessions, the people reached, consolidated books, indicators. Counts of fewer than 5 people are hidden, and those that would give one back by a difference.",
    ),
    "help-argument-ledgers": ("Les fichiers des registres.", "The files of the ledgers."),
    "help-option-network-format": (
        "La forme du rapport. Par défaut, des tableaux pour l'écran.",
        "The form of the report. Tables for the screen by default.",
    ),
    "help-option-network-out": (
        "Le fichier où écrire\u00a0; obligatoire pour xlsx. Sinon, sur la sortie standard.",
        "The file to write to; needed for xlsx. On stdout otherwise.",
    ),
    "help-option-threshold": (
        "Le plus petit effectif montré (5 par défaut)\u00a0; 0 ne masque rien.",
        "The least count of people that is told (5 by default); 0 hides nothing.",
    ),
    "help-option-network-by": (
        "Regrouper par CAE (par défaut), filière, territoire ou année.",
        "Group by host (default), trade (filière), territory or year.",
    ),
    "help-option-network-on": (
        "Le jour où arrêter les apprentissages\u00a0: ce qui est daté d'après ne compte pas. Aujourd'hui, par défaut.",
        "The day up to which learning counts: what is dated later does not. Today by default.",
    ),
    "help-option-about": (
        "Un JSON qui dit ce que le registre ne dit pas\u00a0: public, territoire, hypothèses.",
        "A JSON that tells what the log does not: public, territory, assumptions.",
    ),
    "help-option-apart": (
        "Un identifiant qui désigne des sessions différentes dans des registres différents.",
        "An id that means different sessions in different ledgers.",
    ),
    "help-option-processes": (
        "Combien de processus lisent à la fois\u00a0; sinon, selon ce qu'il y a à lire.",
        "How many processes read at once; otherwise by how much there is to read.",
    ),
    "usage-network-out": (
        "Un classeur ne s'affiche pas. Dites où l'écrire\u00a0: --out FICHIER.xlsx.",
        "A workbook cannot be printed. Say where to write it: --out FILE.xlsx.",
    ),
    "network-progress": ("Lecture des sessions", "Reading the sessions"),
    "network-left": ("{path} ({bytes} octets)", "{path} ({bytes} bytes)"),
}

_REFUSALS: dict[str, tuple[str, str]] = {
    "session-histories-differ": (
        "La session {session} n'a pas la même histoire dans «\u00a0{first}\u00a0» et dans «\u00a0{second}\u00a0»\u00a0: elles se séparent à la version {version}. Vérifiez les deux registres (`verify`), gardez celui qui dit vrai et retirez l'autre.",
        "Session {session} has not the same history in “{first}” and in “{second}”: they part at version {version}. Check both ledgers (`verify`), keep the one that is right and leave out the other.",
    ),
    "session-openings-differ": (
        "L'identifiant {session} désigne deux ouvertures différentes, dans «\u00a0{first}\u00a0» et dans «\u00a0{second}\u00a0». Si c'est la même session saisie deux fois, retirez l'un des registres\u00a0; si ce sont deux sessions, dites-le\u00a0: --apart {session}.",
        "The id {session} means two different openings, in “{first}” and in “{second}”. If it is one session entered twice, leave out one of the ledgers; if these are two sessions, say so: --apart {session}.",
    ),
    "session-not-apart": (
        "L'identifiant {session} ne désigne pas des sessions différentes dans ces registres. Retirez --apart {session}.",
        "The id {session} does not mean different sessions in these ledgers. Leave out --apart {session}.",
    ),
    "about-unknown-session": (
        "Aucun de ces registres ne contient la session {session}. Corrigez l'identifiant ou retirez cette ligne.",
        "None of these ledgers holds session {session}. Correct the id or take this entry away.",
    ),
    "about-twice": (
        "La session {session} est décrite deux fois. Gardez une seule description.",
        "Session {session} is described twice. Keep one description.",
    ),
    "xlsx-writer-missing": (
        "Pour écrire un classeur, il faut XlsxWriter. Installez-le (`pip install flashcoop-core[xlsx]`) ou prenez --format html.",
        "Writing a workbook takes XlsxWriter. Install it (`pip install flashcoop-core[xlsx]`) or take --format html.",
    ),
}

_REPORT: dict[str, tuple[str, str]] = {
    "network-title": (
        "Le réseau des Flashcoops. Sessions\u00a0: {sessions}, registres\u00a0: {ledgers}",
        "The network of Flashcoops. Sessions: {sessions}, ledgers: {ledgers}",
    ),
    "network-tour": ("Le tour des Flashcoops", "The tour of the Flashcoops"),
    "network-people": ("Participants par groupe et par année", "Participants by group and year"),
    "network-books": ("Comptes consolidés (en euros)", "Consolidated books (in euros)"),
    "network-income": (
        "Compte de résultat de tout le réseau (en euros)",
        "Income statement of the whole network (in euros)",
    ),
    "network-balances": ("Balance de tout le réseau (en euros)", "Trial balance of the whole network (in euros)"),
    "network-indicators": ("Indicateurs", "Indicators"),
    "network-ledgers": ("Registres lus", "Ledgers read"),
    # the names of the sheets of a workbook: 31 characters at most
    "network-sheet-tour": ("Tour", "Tour"),
    "network-sheet-people": ("Participants", "Participants"),
    "network-sheet-books": ("Comptes consolidés", "Consolidated books"),
    "network-sheet-income": ("Compte de résultat", "Income statement"),
    "network-sheet-balances": ("Balance", "Trial balance"),
    "network-sheet-indicators": ("Indicateurs", "Indicators"),
    "network-sheet-ledgers": ("Registres", "Ledgers"),
    # headings
    "network-session": ("Flashcoop", "Flashcoop"),
    "network-host": ("CAE", "Host"),
    "network-place": ("Lieu", "Place"),
    "network-dates": ("Dates", "Dates"),
    "network-participants": ("Participants", "Participants"),
    "network-public": ("Public", "Public"),
    "network-filiere": ("Filière", "Trade"),
    "network-territory": ("Territoire", "Territory"),
    "network-year": ("Année", "Year"),
    "network-product": ("Produit", "Product"),
    "network-venue": ("Lieu de vente", "Place of sale"),
    "network-turnover": ("Chiffre d'affaires HT", "Turnover, net of VAT"),
    "network-source": ("Source", "Source"),
    "network-total": ("Total", "Total"),
    "network-sessions": ("Sessions", "Sessions"),
    "network-other-income": ("Autres produits", "Other income"),
    "network-charges": ("Charges d'activité", "Charges"),
    "network-before": ("Avant partage", "Before sharing"),
    "network-shared": ("Partagé", "Shared"),
    "network-left-over": ("Non affecté", "Unassigned"),
    "network-item": ("Poste", "Item"),
    "network-amount": ("Montant", "Amount"),
    "network-account": ("Compte", "Account"),
    "network-debit": ("Débit", "Debit"),
    "network-credit": ("Crédit", "Credit"),
    "network-indicator": ("Indicateur", "Indicator"),
    "network-part": ("Numérateur", "Numerator"),
    "network-whole": ("Dénominateur", "Denominator"),
    "network-rate": ("Rapport", "Rate"),
    "network-read-from": ("Lu dans", "Read from"),
    "network-ledger": ("Registre", "Ledger"),
    "network-head": ("Empreinte", "Head"),
    "network-nowhere": ("non précisé", "not stated"),
    # notes
    "network-secret": ("effectif ou montant masqué", "count or amount hidden"),
    "network-assumed": (
        "{mark} marque ce qu'aucune source ne donne\u00a0: une hypothèse.",
        "{mark} marks what no source gives: an assumption.",
    ),
    "network-hidden": (
        "{mark}\u00a0: secret. Effectifs masqués dans ce rapport\u00a0: {counts}, parce qu'ils sont inférieurs à {threshold} ou qu'ils en redonneraient un par différence.",
        "{mark}: secret. Counts hidden in this report: {counts}, because they are below {threshold} or would give such a one back by a difference.",
    ),
    "network-nothing-hidden": (
        "Aucun effectif n'est masqué (seuil\u00a0: {threshold}).",
        "No count is hidden (threshold: {threshold}).",
    ),
    "network-hidden-amounts": (
        "Groupes ou indicateurs dont les montants partagés sont masqués\u00a0: {amounts}. Trop peu de membres y ont une part.",
        "Groups or indicators whose shared amounts are hidden: {amounts}. Too few members have a share there.",
    ),
    "network-nameless": (
        "Sessions sans participant enregistré, absentes de ces effectifs\u00a0: {sessions}.",
        "Sessions without a participant on record, in none of these counts: {sessions}.",
    ),
    "network-net": (
        "Montants hors taxes, tels que les écritures enregistrées les donnent. Un tiret\u00a0: rien n'est enregistré à ce titre.",
        "Amounts net of VAT, as the stored entries give them. A dash: nothing of the kind is on record.",
    ),
    "network-closed-only": (
        "Les membres comptés ici sont ceux des sessions closes\u00a0: avant la clôture, ce qui manque peut encore venir.",
        "The members counted here are those of closed sessions: before the closing, what is missing may still come.",
    ),
    "network-learning": (
        "Apprentissages des sessions closes, lus à côté de leurs registres (REGISTRE.learning). Gardés\u00a0: {kept}\u00a0; absents\u00a0: {absent}\u00a0; effacés\u00a0: {erased}. Ce qui est absent ou effacé n'est dans aucun chiffre.",
        "Learning of closed sessions, read beside their ledgers (LEDGER.learning). Kept: {kept}; absent: {absent}; erased: {erased}. What is absent or erased is in no figure.",
    ),
    "network-learning-until": (
        "Apprentissages arrêtés au {on}\u00a0: ce qui est daté d'après ne compte pas. Le livret compte dès qu'un de ses jours est rempli.",
        "Learning up to {on}: what is dated later does not count. The booklet counts once one of its days is filled in.",
    ),
    "network-learning-partly": (
        "Sessions dont une partie des apprentissages est effacée, à la demande de quelqu'un\u00a0: {partly_erased}.",
        "Sessions of whose learning a part is erased, because somebody asked for it: {partly_erased}.",
    ),
    "session-twice": (
        "La session {session} est la même dans «\u00a0{read}\u00a0» et dans «\u00a0{also}\u00a0»\u00a0: elle compte une fois.",
        "Session {session} is the same in “{read}” and in “{also}”: it counts once.",
    ),
    "session-longer": (
        "La session {session} va jusqu'à la version {version} dans «\u00a0{read}\u00a0», jusqu'à la version {also_version} dans «\u00a0{also}\u00a0»\u00a0: même histoire, la plus longue est lue.",
        "Session {session} goes up to version {version} in “{read}”, up to version {also_version} in “{also}”: the same history, of which the longer is read.",
    ),
}

_INDICATORS: dict[str, tuple[str, str]] = {
    "indicator-sold": ("Sessions qui ont vendu", "Sessions that sold"),
    "source-sold": ("sale_made, takings_recorded", "sale_made, takings_recorded"),
    "indicator-closed": ("Sessions aux comptes clos", "Sessions with closed books"),
    "source-closed": ("session_closed", "session_closed"),
    "indicator-turnover": ("Chiffre d'affaires par session qui a vendu", "Turnover a session that sold"),
    "source-turnover": ("comptes 70, sale_made, takings_recorded", "accounts 70, sale_made, takings_recorded"),
    "indicator-signed": ("Membres sous contrat", "Members with a contract"),
    "source-signed": ("member_joined, contract_signed", "member_joined, contract_signed"),
    "indicator-stayed": ("Membres présents jusqu'au bout", "Members who stayed to the end"),
    "source-stayed": ("member_joined, member_left", "member_joined, member_left"),
    "indicator-voted": ("Membres qui ont voté", "Members who voted"),
    "source-voted": ("vote_cast", "vote_cast"),
    "indicator-worked": ("Membres dont le travail est noté", "Members whose work is on record"),
    "source-worked": ("work_recorded", "work_recorded"),
    "indicator-shared": ("Membres qui ont une part du résultat", "Members with a share of the profit"),
    "source-shared": ("profit_distributed", "profit_distributed"),
    "indicator-hours": ("Heures par membre dont le travail est noté", "Hours a member whose work is on record"),
    "source-hours": ("work_recorded", "work_recorded"),
    "indicator-sharing": ("Part du résultat versée ou donnée", "Profit that was paid or given away"),
    "indicator-followed": ("Membres dont les apprentissages sont gardés", "Members whose learning is kept"),
    "source-followed": ("member_joined, REGISTRE.learning", "member_joined, LEDGER.learning"),
    "indicator-observed": ("Membres dont le devenir est connu", "Members of whom an outcome is known"),
    "source-observed": ("outcome_observed", "outcome_observed"),
    "indicator-outcome": ("Devenir\u00a0: {of}", "Outcome: {of}"),
    "source-outcome": ("outcome_observed, le dernier de chacun", "outcome_observed, the latest of each"),
    "indicator-answered": ("Réponses\u00a0: {of}", "Answers: {of}"),
    "source-answered": ("form_answered, skills_assessed", "form_answered, skills_assessed"),
    "indicator-progress": (
        "Compétences en progrès, vues par {of}",
        "Skills that went up, as seen by {of}",
    ),
    "source-progress": ("skills_assessed, deux jours ou plus", "skills_assessed, two days or more"),
    "source-sharing": ("classes 6 et 7, rémunérations et dons", "classes 6 and 7, pay and gifts"),
}

_NATIONAL: dict[str, tuple[str, str]] = {
    "national-net": (
        "Aucune source ne dit si les chiffres d'affaires sont HT ou TTC. Ils sont lus hors taxes, comme l'est un chiffre d'affaires (C. com. D123-200), et repris tels quels.",
        "No source says whether turnovers are net of VAT. They are read as net, as a turnover is (Code de commerce D123-200), and taken over as they are.",
    ),
    "national-lines": (
        "Les lignes (l.) sont celles du texte de chaque document\u00a0; le numéro du département est ajouté.",
        "Lines (l.) are those of the text of each document; the number of the département is added.",
    ),
    "national-published": (
        "Ces effectifs sont publiés par leurs auteurs\u00a0: rien n'est masqué ici. Avec --out, `flashcoop network` relit le registre et masque, par défaut, les effectifs de moins de 5.",
        "These counts are published by their authors: nothing is hidden here. With --out, `flashcoop network` reads the ledger again and hides counts below 5, by default.",
    ),
    "national-sheets": (
        "Les sept fiches de l'expérimentation nationale",
        "The seven sheets of the national experiment",
    ),
    "national-checks": (
        "Ce qui est publié des sept, et ce que font leurs fiches",
        "What is published of the seven, and what their sheets make",
    ),
    "national-where": (
        "[publié\u00a0: {published_at}\u00a0; parties\u00a0: {parts_at}]",
        "[published: {published_at}; parts: {parts_at}]",
    ),
    "national-sum": ("Somme", "Sum"),
    "national-no-number": ("aucun n de 10 à 60", "no n from 10 to 60"),
    "network-lines": ("Lignes", "Lines"),
    "network-check": ("Sujet", "Subject"),
    "network-published": ("Publié", "Published"),
    "network-parts": ("Parties", "Parts"),
    "check-participants": ("Participants", "Participants"),
    "checked-participants": (
        "Les fiches nomment 7 personnes de moins que les «\u00a050 participants\u00a0» du bilan, dit aussi «\u00a0une cinquantaine\u00a0».",
        "The sheets name 7 people fewer than the “50 participants” of the report, which also says “about fifty”.",
    ),
    "check-turnover": ("Chiffre d'affaires", "Turnover"),
    "checked-turnover": (
        "Aucun total n'est publié\u00a0: celui-ci est la somme des fiches.",
        "No total is published: this is the sum of the sheets.",
    ),
    "check-hosts": ("CAE porteuses", "Hosts"),
    "checked-hosts": (
        "Sept CAE annoncées, six nommées\u00a0: Coodem porte deux Flashcoops.",
        "Seven hosts announced, six named: Coodem hosts two Flashcoops.",
    ),
    "check-hosts-at-first": ("CAE engagées au départ", "Hosts at first"),
    "checked-hosts-at-first": (
        "Le bilan dit 10 CAE engagées «\u00a0initialement\u00a0», puis 7 «\u00a0initialement engagées\u00a0».",
        "The report says 10 hosts were engaged “initially”, then 7 “initially engaged”.",
    ),
    "check-date": ("Dernier jour à Albi", "Last day in Albi"),
    "checked-date": (
        "Dernière fiche du bilan, seule date d'avant septembre 2019\u00a0; la Covid-19 arrête la démarche en mars 2020. Lu 2020, marqué ≈.",
        "The last sheet of the report, the only date before September 2019; Covid-19 stopped it all in March 2020. Read as 2020, marked ≈.",
    ),
    "check-women": ("Femmes", "Women"),
    "checked-women": (
        "Avec les 43 personnes des fiches, 82\u00a0% ne peut pas être atteint\u00a0; 41 sur 50 le fait.",
        "With the 43 people of the sheets 82% cannot be reached; 41 of 50 makes it.",
    ),
    "check-days": ("Jours ouvrés", "Working days"),
    "checked-days": (
        "«\u00a07 jours\u00a0» est un format\u00a0: entre les dates des fiches il y a de 6 à 11 jours ouvrés.",
        "“7 days” is a format: between the dates of the sheets there are 6 to 11 working days.",
    ),
    "check-profile": ("Sans emploi, projet, femmes", "No job, project, women"),
    "checked-profile": (
        "Ces trois pourcentages ne vont ensemble ni pour 43 ni pour 50 personnes.",
        "These three percentages go together neither for 43 nor for 50 people.",
    ),
    "check-school": ("Niveau scolaire", "Schooling"),
    "checked-school": (
        "Les parties d'un tout, mais d'aucun nombre de personnes\u00a0: les dénominateurs ne sont pas les mêmes, ou un arrondi est forcé.",
        "Parts of a whole, but of no number of people: the denominators differ, or a rounding was forced.",
    ),
    "check-territory": ("QPV, ZRR, abords", "QPV, ZRR, nearby"),
    "checked-territory": (
        "Possible pour 50 personnes, pas pour les 43 des fiches.",
        "Possible for 50 people, not for the 43 of the sheets.",
    ),
    "check-effects": ("Six effets déclarés", "Six effects reported"),
    "checked-effects": (
        "Un seul nombre de réponses convient\u00a0: 36. Le bilan ne le donne pas.",
        "One number of answers fits: 36. The report does not give it.",
    ),
}

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {**_COMMAND, **_REFUSALS, **_REPORT, **_INDICATORS, **_NATIONAL}
